"""A kit for tests on tiny maps: one line for a map, one for a force, one for a war.

>>> world = small_world("A.B\\n...", owners={"A": "red", "B": "blue"})  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np

from game.campaign import door
from game.events.engine import EventBook
from game.rules.orders import Code, Order, Refusal
from game.scenarios.tables.rules import load_rules
from game.words import CasusBelli, Era, Phase, PlaceKind, Preset, Rank, Rung, Terrain, TreatyKind
from game.world.calendar import Calendar
from game.world.dice import Dice
from game.world.map.gamemap import City, Crossing, GameMap, Place, Strait
from game.world.map.hexes import neighbour_table
from game.world.records import Record
from game.world.sight.view import View
from game.world.state.beliefs import Beliefs
from game.world.state.bodies import Institution
from game.world.state.facts import ScenarioFacts
from game.world.state.forces import Force
from game.world.state.powers import Budget, Power, PowerFacts
from game.world.state.treaties import NEVER, Treaty, War
from game.world.state.world import Columns, Settings, World

SIGNS = {
    " ": Terrain.VOID, "~": Terrain.SEA, "o": Terrain.LAKE, ".": Terrain.PLAIN, "f": Terrain.FOREST,
    "h": Terrain.HILLS, "m": Terrain.MOUNTAIN, "a": Terrain.ALPINE, "w": Terrain.MARSH,
    "d": Terrain.DESERT, "s": Terrain.STEPPE, "t": Terrain.TUNDRA,
}  # fmt: skip
POWERS = ("red", "blue", "green", "white")
RED, BLUE, GREEN, WHITE = range(4)
Kind = TypeVar("Kind", bound=Record)


def small_map(
    terrain: str,
    provinces: str = "",
    rivers: Mapping[tuple[int, int], int] | None = None,
    crossings: tuple[tuple[int, int], ...] = (),
    straits: tuple[tuple[str, str, tuple[int, ...]], ...] = (),
    ports: tuple[int, ...] = (),
    boxes: Mapping[str, str] | None = None,
) -> GameMap:
    """A map from rows of signs (see SIGNS). Columns are hex columns; odd columns lie half a hex lower.

    ``provinces`` has the same shape: an upper-case letter names a land province, a lower-case letter a
    sea zone; the first hex of each letter is its centre. Left out, all land is province "A" and all
    sea zone "z". ``rivers`` maps (hex, direction) to a rank and is mirrored. ``straits`` are
    (zone letter, zone letter, shore hexes). ``boxes`` maps an off-map box to the sea zone by it.
    """
    rows = terrain.strip("\n").split("\n")
    width, height = max(len(row) for row in rows), len(rows)
    signs = "".join(row.ljust(width) for row in rows)
    ground = np.array([SIGNS[s] for s in signs], np.uint8)
    if provinces:
        letters = "".join(row.ljust(width) for row in provinces.strip("\n").split("\n"))
    else:
        letters = "".join("A" if g >= Terrain.PLAIN else "z" if g == Terrain.SEA else " " for g in ground)
    names = sorted({s for s in letters if s.isupper()}) + sorted({s for s in letters if s.islower()})
    place = np.array([names.index(s) if s in names else -1 for s in letters], np.int16)
    near = neighbour_table(width, height)
    river = np.zeros((width * height, 6), np.uint8)
    for (hex_id, direction), rank in (rivers or {}).items():
        river[hex_id, direction] = rank
        river[near[hex_id, direction], (direction + 3) % 6] = rank
    places = tuple(_place(i, name, letters.index(name)) for i, name in enumerate(names))
    far = tuple(
        Place(len(places) + i, name, PlaceKind.BOX, dict.fromkeys(Era, name), -1)
        for i, name in enumerate(boxes or {})
    )
    lanes = {(names.index(zone), box.index) for box, zone in zip(far, (boxes or {}).values(), strict=True)}
    touching = {
        (min(a, b), max(a, b))
        for h in range(width * height)
        for n in near[h].tolist()
        if n >= 0 and (a := int(place[h])) >= 0 and (b := int(place[n])) >= 0 and a != b
        and places[a].kind is PlaceKind.SEA and places[b].kind is PlaceKind.SEA
    }  # fmt: skip
    return GameMap(
        width=width, height=height, km=60.0, origin=(0.0, 0.0), centre=(18.0, 50.0), terrain=ground,
        reservoir=np.zeros(width * height, np.bool_), place=place, river=river, neighbours=near,
        places=(*places, *far),
        cities=tuple(
            City(p.id, dict.fromkeys(Era, p.id), p.centre, 3, p.centre in ports, 0)
            for p in places if p.kind is PlaceKind.LAND
        ),
        crossings=tuple(Crossing(f"c{i}", f"crossing {i}", a, b) for i, (a, b) in enumerate(crossings)),
        straits=tuple(
            Strait(f"s{i}", f"strait {i}", names.index(a), names.index(b), shores)
            for i, (a, b, shores) in enumerate(straits)
        ),
        links=tuple(sorted(touching | lanes)),
        ports={
            h: tuple(sorted({int(place[n]) for n in near[h] if n >= 0 and ground[n] == Terrain.SEA}))
            for h in sorted(ports)
        },
        hash=f"small:{signs}:{letters}:{boxes}",
    )  # fmt: skip


def _place(index: int, letter: str, centre: int) -> Place:
    kind = PlaceKind.LAND if letter.isupper() else PlaceKind.SEA
    return Place(index, letter, kind, dict.fromkeys(Era, letter), centre)


@lru_cache(maxsize=1)
def small_facts() -> ScenarioFacts:
    """Facts of a campaign without events: 1816 to 1848, four policy makers."""
    return ScenarioFacts(
        "small", "A small war", Era.CONCERT, Calendar(1816, 1), 131, 163, (0, 1, 2, 3), (), ()
    )


def small_world(
    terrain: str, provinces: str = "", owners: Mapping[str, str] | None = None, **geography: object
) -> World:
    """A world of four great powers (red, blue, green, white) on a small map.

    ``owners`` gives provinces by letter to powers; red owns the rest. Every power has a budget, 100,000
    men of manpower, 10,000 in the treasury and in the chest, and three envoys.
    """
    game_map = small_map(terrain, provinces, **geography)  # type: ignore[arg-type]
    count = len(game_map.places)
    columns = Columns.empty(count)
    controller = np.full(game_map.size, -1, np.int16)
    for place in game_map.places:
        if place.kind is PlaceKind.LAND:
            owner = POWERS.index((owners or {}).get(place.id, "red"))
            columns.owner[place.index] = owner
            columns.population[place.index] = 1_000_000
            columns.development[place.index] = 80
            controller[game_map.place == place.index] = owner
        elif place.id in (owners or {}):  # a box that is somebody's country
            columns.owner[place.index] = POWERS.index((owners or {})[place.id])
            columns.population[place.index], columns.development[place.index] = 5_000_000, 80
    capitals = [next((p.index for p in game_map.places if columns.owner[p.index] == i), -1) for i in range(4)]
    roster = tuple(
        PowerFacts(i, name, name.upper()[:3], name.title(), name.title(), (90, 90, 90), {})
        for i, name in enumerate(POWERS)
    )
    powers = [
        Power(
            exists=True, rank=Rank.GREAT, capital=capitals[i], treasury=10_000, chest=10_000, budget=Budget(),
            manpower=100_000, envoys=3,
        )
        for i in range(4)
    ]  # fmt: skip
    return World(
        game_map,
        load_rules(),
        small_facts(),
        roster,
        Settings(),
        7,
        4,
        Phase.OPERATIONS,
        1,
        controller,
        columns,
        powers,
        Beliefs.untested(len(powers)),
    )


def power(name: str) -> int:
    """Index of a power by its colour."""
    return POWERS.index(name)


def corps(
    world: World,
    owner: int,
    hex_id: int,
    strength: int | None = None,
    kind: str = "infantry_corps",
    **fields: object,
) -> Force:
    """Put a land force on a hex, full strength by default, with its movement points for the round."""
    unit = world.rules.units[kind]
    force = Force(
        world.take_id(), owner, kind, f"{POWERS[owner]} {kind}", hex_id, strength or unit.full_strength
    )
    force.points = world.rules.movement.in_a_round(unit.march_km) * 12 // int(world.map.km)
    for name, value in fields.items():
        setattr(force, name, value)
    world.forces[force.id] = force
    return force


def given(world: World, order: Order) -> list[Record]:
    """Carry out an order that the rules must allow; what happened."""
    answer = give(world, order)
    assert not isinstance(answer, Refusal), answer
    return answer


def give(world: World, order: Order) -> list[Record] | Refusal:
    """Judge an order on its power's View and carry it out; the refusal or the records."""
    refusal = door.judge(View(world, order.power), order)
    return refusal if refusal is not None else door.execute(world, Dice(7), EventBook(), order)


def refused(answer: Sequence[Record] | Refusal | None) -> Code:
    """Why an order was refused; it must have been."""
    assert isinstance(answer, Refusal), answer
    return answer.code


def among(records: Iterable[Record], kind: type[Kind]) -> list[Kind]:
    """The records of a kind."""
    return [record for record in records if isinstance(record, kind)]


def every(answer: Iterable[Record] | Refusal, kind: type[Kind]) -> list[Kind]:
    """The records that came of an order or a rule, which must all be of a kind."""
    assert not isinstance(answer, Refusal), answer
    records = list(answer)
    found = among(records, kind)
    assert len(found) == len(records), records
    return found


def budget_of(world: World, power: int) -> Budget:
    """The budget of a power that has one."""
    found = world.powers[power].budget
    assert found is not None
    return found


def commit(power: Power, stage: int) -> None:
    """Put a power at a stage of commitment, and let everybody know."""
    power.stage = power.stage_shown = stage


def armed_row(*rows: str, each: int = 1, **armies: int) -> World:
    """Red, blue, green and white from west to east on rows of letters (A to D, and E another of blue's).

    Eight million people live in each province; ``armies`` says who has other than ``each`` corps.
    """
    owners = {"B": "blue", "E": "blue", "C": "green", "D": "white"}
    world = small_world("\n".join("." * len(row) for row in rows), "\n".join(rows), owners)
    world.phase, world.round = Phase.POLITICS, 0
    world.places.population[:] = 8_000_000
    for owner, name in enumerate(POWERS):
        for _ in range(armies.get(name, each)):
            corps(world, owner, owner * 2)
    return world


def four_in_a_row(*spots: int) -> World:
    """Red, blue, green and white from west to east, a corps of each on its spot, in the phase of politics."""
    world = small_world(
        "........\n........", provinces="AABBCCDD\nAABBCCDD",
        owners={"B": "blue", "C": "green", "D": "white"},
    )  # fmt: skip
    world.phase, world.round = Phase.POLITICS, 0
    for power, spot in enumerate(spots or (0, 2, 4, 6)):
        corps(world, power, spot)
    return world


def four_neighbours() -> World:
    """Red, blue, green and white, a province of two hexes each from west to east; nobody in arms."""
    return small_world("....\n....", provinces="ABCD\nABCD", owners={"B": "blue", "C": "green", "D": "white"})


def a_body(
    world: World,
    preset: Preset = Preset.CONCERT,
    members: tuple[int, ...] = (RED, BLUE, GREEN, WHITE),
    rung: Rung = Rung.COUNCIL,
    cohesion: int = 6_000,
    number: int = -1,
    **changed: Any,
) -> Institution:
    """A body of a kind in which some powers sit, with some of its parameters changed."""
    terms = replace(world.rules.institutions.presets[preset], **changed)
    key = world.take_id() if number < 0 else number
    seats = dict.fromkeys(members, rung)
    found = Institution(key, "body", preset, "Body", 0, terms, seats, cohesion)
    world.bodies[found.id] = found
    return found


def four_with_a_body(
    preset: Preset = Preset.CONCERT,
    members: tuple[int, ...] = (RED, BLUE, GREEN, WHITE),
    rung: Rung = Rung.COUNCIL,
    cohesion: int = 6_000,
    stage: int = 3,
    **changed: Any,
) -> World:
    """Four powers in a row, a corps each, in the phase of politics; some of them sit in the body 50."""
    world = armed_row("AABBCCDD")
    for state in world.powers:
        commit(state, stage)
    a_body(world, preset, members, rung, cohesion, number=50, **changed)
    return world


def place_called(world: World, letter: str) -> int:
    """A place by its letter."""
    return next(place.index for place in world.map.places if place.id == letter)


def fleet(
    world: World, owner: int, port: int = -1, zone: int = -1, kind: str = "battle_squadron", **fields: object
) -> Force:
    """Put a fleet in a port hex or in a sea zone."""
    return corps(world, owner, port, None, kind, zone=zone, **fields)


def at_war(world: World, attackers: int | tuple[int, ...], defenders: int | tuple[int, ...]) -> War:
    """A war between two sides since the current turn."""
    first = [attackers] if isinstance(attackers, int) else list(attackers)
    second = [defenders] if isinstance(defenders, int) else list(defenders)
    war = War(world.take_id(), "a war", world.turn, first, second, CasusBelli.CLAIM, (), first[0])
    world.wars[war.id] = war
    return war


def treaty(world: World, kind: TreatyKind, *parties: int, **fields: object) -> Treaty:
    """A treaty in force without end."""
    bond = Treaty(world.take_id(), kind, tuple(sorted(parties)), 0, NEVER)
    for name, value in fields.items():
        setattr(bond, name, value)
    world.treaties[bond.id] = bond
    return bond


def in_review(world: World, power: int) -> World:
    """The world in the next quarter in which a power does what it does once a year."""
    while world.roster[power].since_review(world.turn):
        world.turn += 1
    return world


def weigh_anew(world: World, room: str, **weights: object) -> None:
    """Change what the computer's minds weigh in this world: ``weigh_anew(w, "war", look_again=10_000)``."""
    minds = world.rules.minds
    changed = replace(minds, **{room: replace(getattr(minds, room), **weights)})
    world.rules = replace(world.rules, minds=changed)
