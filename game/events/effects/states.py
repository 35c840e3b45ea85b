"""States born: how a rising changes who exists, and what becomes of land and men; what ends them is
`game.politics.war.consequences.endings`'s.

A state born in revolt holds its ground but not the title to it: that comes only with a peace.
A state that neither owns nor holds anything any more has ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from game.events.effects.void import void
from game.politics.home import styles
from game.politics.war.consequences.endings import dissolve
from game.politics.war.consequences.passing import send_home
from game.rules.money import economy
from game.rules.money.raising import depot_of, force_name
from game.words import Branch
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force
from game.world.state.powers import Budget
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFounded(Record):
    """A new state appeared on the map, out of another's provinces."""

    type: ClassVar[str] = "state_founded"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    power: PowerWord
    out_of: str
    places: tuple[PlaceWord, ...]
    titled: bool
    men: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcesRose(Record):
    """Men took up arms for a power without its government raising them in the usual way."""

    type: ClassVar[str] = "forces_rose"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    told_by: ClassVar[str] = "men"
    power: PowerWord
    place: PlaceWord
    forces: tuple[str, ...]
    men: int


def found(
    world: World, power: int, out_of: int, places: Iterable[int], *, titled: bool, army: Mapping[str, int],
    joins: bool = False,
) -> list[Record]:  # fmt: skip
    """Let a state begin in those of the places that the other power owns and holds; the first is its capital.

    Royal troops and ships leave the places, unless the army there ``joins`` it; half the garrisons go over.
    Nothing happens if no place is left for it.
    """
    places = list(places)
    taken = [p for p in places if world.places.owner[p] == out_of and queries.holder_of(world, p) == out_of]
    left = [p for p in places if p not in taken]
    kept: list[Record] = [void(world, "not_held", [out_of], left, rest=bool(taken))] if left else []
    if not taken:
        return kept
    _begin(world, power, taken)
    before = queries.strength_of(world, power)
    for place in taken:
        _take_over(world, power, out_of, place, titled=titled)
        if joins:
            _go_over(world, power, out_of, place)
    keep_capital(world, out_of)
    send_home(world, out_of)
    rose = raise_forces(world, power, taken[0], army)
    record = StateFounded(
        power=world.roster[power].id, out_of=world.roster[out_of].id,
        places=tuple(world.map.place_id(p) for p in taken), titled=titled,
        men=queries.strength_of(world, power) - before,
    )  # fmt: skip
    return [record, *rose, *kept]


def _begin(world: World, power: int, places: list[int]) -> None:
    """A government's first day."""
    state = world.powers[power]
    state.exists = True
    state.capital = places[0]
    state.overlord, state.overlord_kind = -1, None
    state.budget = Budget()
    state.envoys = 0
    people = int(world.places.population[places].astype(np.int64).sum())
    state.manpower = fixed.mul(people, world.rules.economy.manpower_share)
    styles.begin(world, power)


def _take_over(world: World, power: int, out_of: int, place: int, *, titled: bool) -> None:
    """Police, guns and, with a title, the land register of a province change hands."""
    hexes = np.array(index_of(world.map).hexes[place], np.int64)
    world.controller[hexes[world.controller[hexes] == out_of]] = power
    world.places.garrison[place] //= 2
    world.places.siege[place] = 0
    world.places.fortress_ready[place] = -1
    if titled:
        world.places.owner[place] = power
        world.places.occupied_since[place] = -1
    else:
        world.places.occupied_since[place] = world.turn


def _go_over(world: World, power: int, out_of: int, place: int) -> None:
    """All that stands in a province, and the ships in its ports, serve another government from today."""
    where = world.map.place
    for force in list(queries.forces_of(world, out_of)):
        if force.hex >= 0 and int(where[force.hex]) == place:
            force.name = force_name(world, power, force.kind)
            force.power, force.earmarked = power, NOWHERE


def raise_forces(world: World, power: int, place: int, army: Mapping[str, int]) -> list[Record]:
    """Full forces of the given kinds and numbers appear in a place the power holds, else in its capital."""
    state = world.powers[power]
    if not state.exists:
        return []
    spot = next((p for p in (place, state.capital) if p >= 0 and queries.holder_of(world, p) == power), -1)
    if spot < 0:
        return [void(world, "no_spot", [power], [place])]
    wanted = [kind for kind, count in army.items() for _ in range(count)]
    raised = [f for kind in wanted if (f := _raised(world, power, kind, spot)) is not None]
    amiss = _raised_otherwise(world, power, (place, spot), lacks=len(wanted) > len(raised), rest=bool(raised))
    if not raised:
        return amiss
    men = sum(f.strength for f in raised if not queries.is_fleet(world, f))
    name, where = world.roster[power].id, world.map.place_id(spot)
    return [ForcesRose(power=name, place=where, forces=tuple(f.name for f in raised), men=men), *amiss]


def _raised_otherwise(
    world: World, power: int, spots: tuple[int, int], *, lacks: bool, rest: bool
) -> list[Record]:
    """That forces rose elsewhere than was said, or that ships had no port to rise in."""
    meant, there = spots
    records: list[Record] = []
    if meant != there and rest:
        records.append(void(world, "elsewhere", [power], spots, rest=True))
    if lacks:
        records.append(void(world, "no_port", [power], [there], rest=rest))
    return records


def _raised(world: World, power: int, kind: str, place: int) -> Force | None:
    """One full force of a kind; None for a fleet without a port."""
    unit = world.rules.units[kind]
    where, box = depot_of(world, place, afloat=unit.branch is Branch.FLEET)
    if where < 0 and box < 0:
        return None
    name = force_name(world, power, kind)
    force = Force(world.take_id(), power, kind, name, where, unit.full_strength, box)
    world.forces[force.id] = force
    return force


def end_landless(world: World) -> list[Record]:
    """States that neither own nor hold anything any more end."""
    size = len(world.powers)
    owned = np.bincount(world.places.owner[world.places.owner >= 0], minlength=size)
    held = np.bincount(world.controller[world.controller >= 0], minlength=size)
    records: list[Record] = []
    for power in queries.existing(world):
        if not owned[power] and not held[power]:
            records += dissolve(world, power, -1)
    return records


def keep_capital(world: World, power: int) -> None:
    """A government whose capital became another's moves to its richest province."""
    state = world.powers[power]
    owned = queries.owned_by(world, power)
    land = [p for p in owned if queries.is_land_place(world, p)]
    if not land or state.capital in owned:
        return
    yields = economy.province_outputs(world)
    state.capital = max(land, key=lambda p: (int(yields[p]), -p))
