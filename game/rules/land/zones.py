"""Demilitarised zones: provinces in which their owner keeps no army and builds no fortress, by treaty.

The treaty names provinces of either party along their border; each party keeps its own empty. It binds in
peace: a party at war may march where it must, and withdraws when peace returns. To march or raise forces into
a zone is refused until the treaty has been denounced and has run out, or has been broken in the open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.rules.land.homes import nearest_town
from game.rules.orders import Code, Refusal, refuse
from game.words import TreatyKind
from game.world.dice import Dice
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneCleared(Record):
    """A power withdrew forces from provinces it keeps empty by treaty."""

    type: ClassVar[str] = "zone_cleared"
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord
    forces: int  # how many
    places: tuple[PlaceWord, ...]


def zone_of(reader: Reader, power: int) -> dict[int, int]:
    """Own provinces that a power must keep empty today, and the treaty that says so; none while it fights."""
    bonds = queries.treaties_of(reader, power, TreatyKind.DEMILITARISED_ZONE)
    if not bonds or queries.is_at_war(reader, power):
        return {}
    owner = reader.places.owner
    return {place: bond.id for bond in bonds for place in bond.places if int(owner[place]) == power}


def check_ground(reader: Reader, power: int, place: int) -> Refusal | None:
    """Nobody brings forces or works into what he keeps empty by treaty."""
    treaty = zone_of(reader, power).get(place)
    return None if treaty is None else refuse(Code.BOUND_BY_TREATY, treaty=treaty)


def keep_zones(world: World, dice: Dice) -> list[Record]:
    """Phase: who is at peace withdraws what stands in its zones to its nearest town outside them."""
    bound = {
        p for t in world.treaties.values()
        if t.kind is TreatyKind.DEMILITARISED_ZONE for p in t.parties
    }  # fmt: skip
    return [record for power in sorted(bound) for record in withdraw(world, power)]


def withdraw(world: World, power: int) -> list[Record]:
    """Send a power's forces out of its zones; fleets in port stay."""
    zone = zone_of(world, power)
    left: list[int] = []
    for force in queries.land_forces_of(world, power):
        place = int(world.map.place[force.hex]) if force.hex >= 0 and not force.at_sea else -1
        if place in zone and (home := nearest_town(world, power, force.hex, avoid=zone)) >= 0:
            force.hex, force.entrenchment = home, 0
            left.append(place)
    if not left:
        return []
    name = world.roster[power].id
    names = tuple(world.map.place_id(p) for p in sorted(set(left)))
    return [ZoneCleared(power=name, forces=len(left), places=names)]
