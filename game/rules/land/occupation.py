"""Occupation: whose boots are on the ground. Title is another matter and passes only by treaty.

**The rule.** An army that enters a hex an enemy controls takes control of it. Whoever takes the main city of
a province, if no fortress holds out there, takes the whole province: all its hexes that an enemy controls,
except those on which an enemy force stands. Ground that belongs to one's own side is handed back
to its owner (liberated), unless the taker is at war with him; other ground falls to the taker. Ships in a
harbour that falls put to sea; those that find no open water, and troops still forming there, are lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.rules.land.zoc import Board
from game.world.map.mapindex import index_of
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOccupied(Record):
    """A province's main city fell into foreign hands; ``was`` held it before."""

    type: ClassVar[str] = "place_occupied"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    place: PlaceWord
    by: PowerWord
    was: str
    owner: PowerWord
    hexes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLiberated(Record):
    """A province came back into its owner's hands; ``by`` drove out ``was``."""

    type: ClassVar[str] = "place_liberated"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    place: PlaceWord
    by: PowerWord
    was: str
    owner: PowerWord
    hexes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetDrivenOut(Record):
    """A fleet left a harbour that fell; ``zone`` is empty where it could not and was lost."""

    type: ClassVar[str] = "fleet_driven_out"
    power: PowerWord
    force: int
    hex: int
    zone: PlaceWord


def enter(world: World, board: Board, power: int, hex_id: int) -> list[Record]:
    """An army of a power stands on a hex: take control of what falls to it by that."""
    if int(world.controller[hex_id]) not in board.enemies(power):
        return []
    if board.hostile_fortress(power, hex_id) >= 0:
        return []
    war = queries.war_between(world, power, int(world.controller[hex_id]))
    if war is not None and war.struck < 0:
        war.struck = power  # who takes ground breaks an armistice as who gives battle does
    place = int(world.map.place[hex_id])
    if place >= 0 and index_of(world.map).centre[place] == hex_id:
        return take_place(world, board, power, place)
    return _flip(world, board, power, [hex_id], _taker(world, board, power, place))


def settle(world: World, board: Board) -> list[Record]:
    """Armies that a war found on enemy ground, or before walls nobody mans any more, take what they hold."""
    records: list[Record] = []
    for hex_id, stack in board.stacks.items():
        for power in dict.fromkeys(force.power for force in stack if force.aboard < 0):
            if not board.hostile_on(power, hex_id):
                records += enter(world, board, power, hex_id)
    return records


def take_place(world: World, board: Board, power: int, place: int) -> list[Record]:
    """A power takes a province by taking its main city; its fortress, if any, has fallen."""
    centre = int(index_of(world.map).centre[place])
    was = int(world.controller[centre])
    taker = _taker(world, board, power, place)
    enemies = board.enemies(power)
    fallen = [
        h
        for h in index_of(world.map).hexes[place]
        if int(world.controller[h]) in enemies and (h == centre or h not in board.blocked(power))
    ]
    records = _flip(world, board, power, fallen, taker)
    mark_occupation(world, place)
    world.places.siege[place] = 0
    owner = int(world.places.owner[place])
    kind = PlaceLiberated if taker == owner else PlaceOccupied
    names = [world.roster[p].id if p >= 0 else "" for p in (power, was, owner)]
    records.append(
        kind(place=world.map.place_id(place), by=names[0], was=names[1], owner=names[2], hexes=len(fallen))
    )
    return records


def mark_occupation(world: World, place: int) -> None:
    """Note since when a foreign power holds a place's main city; -1 while its owner does.

    Call it whenever the control of a centre or the title to a place changed.
    """
    held = queries.holder_of(world, place)
    if held == int(world.places.owner[place]):
        world.places.occupied_since[place] = -1
    elif world.places.occupied_since[place] < 0:
        world.places.occupied_since[place] = world.turn


def _taker(world: World, board: Board, power: int, place: int) -> int:
    """Who controls ground that a power's army takes from an enemy: its owner if he is a friend."""
    owner = int(world.places.owner[place]) if place >= 0 else -1
    return owner if owner in board.friends(power) else power


def _flip(world: World, board: Board, power: int, hexes: list[int], taker: int) -> list[Record]:
    """Hand hexes to a new controller and clear their harbours and depots of the old one's forces."""
    records: list[Record] = []
    for hex_id in hexes:
        world.controller[hex_id] = taker
    fallen = set(hexes)
    enemies = board.enemies(power)
    for force in list(world.forces.values()):
        if force.hex in fallen and force.power in enemies and queries.is_fleet(world, force):
            records.append(_drive_out(world, force))
    return records


def _drive_out(world: World, fleet: Force) -> Record:
    """The fleet and all aboard put to sea, or are lost."""
    harbour = fleet.hex
    zones = world.map.ports.get(harbour, ())
    aboard = [f for f in world.forces.values() if f.aboard == fleet.id]
    if zones and fleet.ready_turn <= world.turn:
        for force in (fleet, *aboard):
            force.hex, force.zone = NOWHERE, zones[0]
    else:
        for force in (fleet, *aboard):
            del world.forces[force.id]
    name = world.map.place_id(zones[0]) if fleet.zone >= 0 else ""
    return FleetDrivenOut(power=world.roster[fleet.power].id, force=fleet.id, hex=harbour, zone=name)
