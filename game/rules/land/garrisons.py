"""Garrisons by treaty: land that a victor holds as a pledge, or that a guard keeps, without title.

The land stays its owner's, taxes and all; the ground is the holder's, and none of the owner's troops may
stand on it. Such land is no conquest, however long it is held: nobody recognises it as one. A *guard* stands
there by its owner's leave: who would fight over the land has to declare war on it first. Either may give
notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from game.rules.land.homes import nearest_town
from game.rules.land.occupation import mark_occupation
from game.words import TreatyKind
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import Treaty
from game.world.state.world import World
from game.world.versions import Part

#: Treaties by which one holds land of the other.
HELD: Final = (TreatyKind.OCCUPATION, TreatyKind.GUARD)


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeEvacuated(Record):
    """A victor marched out of border land that it had held as a pledge, or a guard out of what it kept."""

    type: ClassVar[str] = "pledge_evacuated"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "guard"
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord
    owner: PowerWord
    places: tuple[PlaceWord, ...]
    guard: bool = False


def holder_by(treaty: Treaty) -> int:
    """Who holds the land of a treaty of occupation or of a guard."""
    return next(p for p in treaty.parties if p != treaty.subject)


def pledged(reader: Reader) -> dict[int, Treaty]:
    """Provinces that are really held as a pledge or under guard today, and the treaty that says so."""
    return reader.common(_pledged, (Part.BONDS, Part.CONTROL, Part.GROUND))


def _pledged(reader: Reader) -> dict[int, Treaty]:
    found = {}
    for treaty in reader.treaties.values():
        if treaty.kind in HELD:
            for place in treaty.places:
                mine = int(reader.places.owner[place]) == treaty.subject
                if mine and queries.holder_of(reader, place) == holder_by(treaty):
                    found[place] = treaty
    return found


def subjects(reader: Reader) -> set[int]:
    """Powers of whose land a victor holds some as a pledge today."""
    return {t.subject for t in pledged(reader).values() if t.kind is TreatyKind.OCCUPATION}


def cost(reader: Reader, power: int, yields: NDArray[np.int64]) -> int:
    """What it costs a power in a quarter to hold land as a pledge: a share of what the land yields."""
    held = [place for place, treaty in pledged(reader).items() if holder_by(treaty) == power]
    return fixed.mul(sum(int(yields[p]) for p in held), reader.rules.politics.security.garrison)


def march_in(world: World, treaty: Treaty) -> None:
    """Hand the ground of a treaty of occupation to its holder."""
    _hand_over(world, treaty, holder_by(treaty))


def march_out(world: World, treaty: Treaty) -> list[Record]:
    """Hand the ground back to its owner; what stands on it goes to its nearest town at home."""
    held = [p for p in treaty.places if p in pledged(world)]
    if not held:
        return []
    holder = holder_by(treaty)
    _hand_over(world, treaty, treaty.subject)
    for force in queries.land_forces_of(world, holder):
        inside = force.hex >= 0 and not force.at_sea and int(world.map.place[force.hex]) in held
        if inside and (home := nearest_town(world, holder, force.hex)) >= 0:
            force.hex, force.entrenchment = home, 0
    one, other = queries.names(world, (holder, treaty.subject))
    places, is_guard = tuple(world.map.place_id(p) for p in held), treaty.kind is TreatyKind.GUARD
    return [PledgeEvacuated(power=one, owner=other, places=places, guard=is_guard)]


def _hand_over(world: World, treaty: Treaty, power: int) -> None:
    for place in treaty.places:
        if int(world.places.owner[place]) == treaty.subject:
            world.controller[list(index_of(world.map).hexes[place])] = power
            world.places.siege[place] = 0
            mark_occupation(world, place)
