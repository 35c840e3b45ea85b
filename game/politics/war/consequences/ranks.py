"""Ranks: what befalls men under arms by no battle: what they are worth, who goes home, what they leave."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from game.politics.war.consequences.passing import give_ground
from game.rules.land.homes import nearest_town
from game.rules.money import quarter
from game.rules.money.raising import port_of
from game.words import Branch
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force
from game.world.state.reader import Reader
from game.world.state.world import World
from game.world.units import POINTS

#: What of a force a purge, a mutiny or training moves, in points of 1,000.
QUALITIES: Final = ("experience", "command", "morale")
#: The bounds of an army's drill and equipment against the age's norm.
DRILL: Final = (1_000, 20_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityMoved(Record):
    """What a power's forces are worth moved at one blow; ``changes`` holds the steps asked for."""

    type: ClassVar[str] = "forces_quality"
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    power: PowerWord
    places: tuple[PlaceWord, ...]
    forces: int
    changes: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcesSentHome(Record):
    """Men and ships were struck off the rolls by no order of the staff; the men are a year at home."""

    type: ClassVar[str] = "forces_sent_home"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    power: PowerWord
    places: tuple[PlaceWord, ...]
    men: int
    forces: int  # that are no more


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcesWithdrew(Record):
    """A power's forces left some places for its nearest own ground, and what it held there without title."""

    type: ClassVar[str] = "forces_withdrew"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    power: PowerWord
    places: tuple[PlaceWord, ...]
    men: int


def chosen(reader: Reader, power: int, places: Collection[int], branches: Collection[Branch]) -> list[Force]:
    """A power's forces that stand in some places and are of some branches, by id; nothing named is all."""
    found = []
    for force in queries.forces_of(reader, power):
        where = int(reader.map.place[force.hex]) if force.hex >= 0 else force.zone
        branch = reader.rules.units[force.kind].branch
        if (not places or where in places) and (not branches or branch in branches):
            found.append(force)
    return found


def train(forces: Iterable[Force], steps: Mapping[str, int]) -> bool:
    """Move what forces are worth, within bounds; whether anything moved."""
    moved = False
    for force in forces:
        for quality, step in steps.items():
            before = getattr(force, quality)
            setattr(force, quality, fixed.clip(before + step, 0, POINTS))
            moved |= getattr(force, quality) != before
    return moved


def drill(world: World, power: int, step: int) -> bool:
    """Move an army's drill and equipment, within bounds; whether it moved."""
    state, before = world.powers[power], world.powers[power].army_quality
    state.army_quality = fixed.clip(before + step, *DRILL)
    return state.army_quality != before


def send_away(world: World, power: int, forces: Sequence[Force], share: int) -> tuple[int, int]:
    """Send a share of the men of forces home, ships broken up; men gone, and forces that are no more.

    Who is on the water stays.
    """
    men = lost = 0
    for force in forces:
        if force.at_sea and not queries.is_at_home_overseas(world, force):
            continue
        unit, gone = world.rules.units[force.kind], fixed.mul(force.strength, share)
        if not gone:
            continue
        quarter.discharge(world, power, gone * unit.manpower // unit.full_strength)
        men += 0 if unit.branch is Branch.FLEET else gone
        force.strength -= gone
        if not force.strength:
            del world.forces[force.id]
            lost += 1
    return men, lost


def leave(world: World, power: int, places: Sequence[int]) -> list[Force]:
    """Forces leave places for their nearest own town or port elsewhere, or for their box; who could.

    What the power held there of others with whom it is at peace goes back to its owner.
    """
    gone = []
    for force in chosen(world, power, frozenset(places), ()):
        if force.at_sea:
            continue
        afloat = queries.is_fleet(world, force)
        home = _port(world, power, places) if afloat else nearest_town(world, power, force.hex, places)
        box = queries.home_box(world, power) if home < 0 else NOWHERE
        if home >= 0 or box >= 0:
            force.hex, force.zone, force.entrenchment = home if home >= 0 else NOWHERE, box, 0
            gone.append(force)
    for place in places:
        owner = int(world.places.owner[place])
        held = any(int(world.controller[h]) == power for h in index_of(world.map).hexes[place])
        if held and owner >= 0 and owner != power and not queries.at_war(world, owner, power):
            give_ground(world, place, owner)
    return gone


def _port(reader: Reader, power: int, avoid: Container[int]) -> int:
    """The first port a power owns and holds outside some places; -1 without any."""
    for place in queries.owned_by(reader, power):
        if place not in avoid and queries.is_land_place(reader, place):
            port = port_of(reader, place)
            if port >= 0 and int(reader.controller[port]) == power:
                return port
    return -1
