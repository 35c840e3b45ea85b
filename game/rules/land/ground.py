"""The ground as marching armies know it: what each step costs, worked out once for a map.

Costs are integers in twelfths of a plain hex. A step costs what the hex entered costs (terrain, more in
winter) plus what is lost at the river side or the narrow water between. Only land can be entered;
reservoirs are water where the era has built them. Who holds the ground is no matter here: see
`game.rules.land.movement`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.words import Branch, RiverRank, Terrain
from game.world import fixed
from game.world.constants.ruleset import RuleSet
from game.world.map.gamemap import GameMap
from game.world.map.hexes import NOWHERE
from game.world.map.mapindex import index_of
from game.world.state.reader import Reader
from game.world.units import METRES, TWELVE

#: What lies between two hexes: a `RiverRank`, or this for a narrow water with a ferry or a bridge.
CROSSING = len(RiverRank)

Steps = tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Every step from land to land, ordered by (src, dst); three columns of equal length."""

    src: NDArray[np.int32]
    dst: NDArray[np.int32]
    between: NDArray[np.int8]  # RiverRank, or CROSSING


@dataclass(frozen=True, slots=True, eq=False)
class Toll:
    """What a kind of force pays in a season: by terrain, and by what lies between two hexes.

    There is one of each kind, so that tables kept for it are found at once.
    """

    terrain: tuple[int, ...]
    between: tuple[int, ...]
    floods_reservoirs: bool


def twelfths(game_map: GameMap, km: int) -> int:
    """A distance in twelfths of a plain hex of this map, rounded down.

    Works for any scale: 60 km are twelve twelfths where a hex is 60 km wide, 36 where it is 20.
    """
    return km * TWELVE * METRES // round(game_map.km * METRES)


def hexes_in(game_map: GameMap, km: int) -> int:
    """How many hexes of this map a distance spans, rounded down."""
    return km * METRES // round(game_map.km * METRES)


def is_winter(reader: Reader) -> bool:
    """Whether it is the quarter of snow and mud."""
    return reader.facts.calendar.is_winter(reader.turn)


@lru_cache(maxsize=8)
def adjacent(game_map: GameMap) -> tuple[tuple[int, ...], ...]:
    """Land hexes on the six sides of each land hex, by direction; nothing for water."""
    land = game_map.is_land
    rows = game_map.neighbours.tolist()
    dry = land.tolist()
    return tuple(
        tuple(n for n in rows[h] if n != NOWHERE and dry[n]) if dry[h] else () for h in range(game_map.size)
    )


def in_contact(game_map: GameMap, a: int, b: int) -> bool:
    """Whether forces on two hexes can fight: sides touch, or a crossing joins them, or it is one hex."""
    return a == b or b in adjacent(game_map)[a] or (a, b) in index_of(game_map).crossings


def between(game_map: GameMap, a: int, b: int) -> int:
    """What lies between two hexes in contact: a `RiverRank`, or `CROSSING` for narrow water."""
    sides = game_map.neighbours[a].tolist()
    if b in sides:
        return int(game_map.river[a, sides.index(b)])
    return CROSSING if (a, b) in index_of(game_map).crossings else RiverRank.NONE


@lru_cache(maxsize=8)
def edges_of(game_map: GameMap) -> Edges:
    """All steps of a map, crossings included."""
    land = game_map.is_land
    src, direction = np.nonzero(game_map.neighbours != NOWHERE)
    dst = game_map.neighbours[src, direction]
    dry = land[src] & land[dst]
    src, dst, rank = src[dry], dst[dry], game_map.river[src, direction][dry]
    beside = set(zip(src.tolist(), dst.tolist(), strict=True))
    pairs = [pair for pair in sorted(index_of(game_map).crossings) if pair not in beside]
    ferries = np.array(pairs, np.int32).reshape(-1, 2)
    src = np.concatenate([src, ferries[:, 0]])
    dst = np.concatenate([dst, ferries[:, 1]])
    kind = np.concatenate([rank, np.full(len(ferries), CROSSING)])
    order = np.lexsort((dst, src))
    return Edges(src[order].astype(np.int32), dst[order].astype(np.int32), kind[order].astype(np.int8))


def toll_of(reader: Reader, branch: Branch) -> Toll:
    """What forces of a branch pay this season."""
    return _toll(reader.map, reader.rules, branch is Branch.HORSE, is_winter(reader))


@lru_cache(maxsize=32)
def _toll(game_map: GameMap, rules: RuleSet, is_horse: bool, is_winter: bool) -> Toll:
    movement = rules.movement
    season = movement.winter if is_winter else fixed.ONE
    ground = (rules.terrain[kind] for kind in Terrain)
    terrain = tuple(fixed.mul(rule.horse if is_horse else rule.foot, season) for rule in ground)
    water = [twelfths(game_map, movement.river_km[rank]) for rank in RiverRank]
    return Toll(terrain, (*water, twelfths(game_map, movement.crossing_km)), movement.reservoirs)


def can_enter(reader: Reader, branch: Branch, hex_id: int) -> bool:
    """Whether the ground of a hex lets forces of a branch in at all."""
    toll = toll_of(reader, branch)
    flooded = toll.floods_reservoirs and bool(reader.map.reservoir[hex_id])
    return toll.terrain[int(reader.map.terrain[hex_id])] > 0 and not flooded


@lru_cache(maxsize=32)
def costs(game_map: GameMap, toll: Toll) -> NDArray[np.int32]:
    """Cost of every step of `edges_of`, same order; 0 for a step that cannot be made."""
    edges = edges_of(game_map)
    entry = np.array(toll.terrain, np.int32)[game_map.terrain]
    if toll.floods_reservoirs:
        entry[game_map.reservoir] = 0
    cost = entry[edges.dst]
    price = np.where(cost > 0, cost + np.array(toll.between, np.int32)[edges.between], 0).astype(np.int32)
    price.flags.writeable = False
    return price


@lru_cache(maxsize=32)
def steps(game_map: GameMap, toll: Toll) -> Steps:
    """For each hex its possible steps (hex entered, cost), by hex id."""
    edges = edges_of(game_map)
    rows: list[list[tuple[int, int]]] = [[] for _ in range(game_map.size)]
    listed = zip(edges.src.tolist(), edges.dst.tolist(), costs(game_map, toll).tolist(), strict=True)
    for src, dst, cost in listed:
        if cost:
            rows[src].append((dst, cost))
    return tuple(tuple(row) for row in rows)


def steps_of(reader: Reader, branch: Branch) -> Steps:
    """The possible steps of a branch this season, for each hex."""
    return steps(reader.map, toll_of(reader, branch))
