"""Rivers of a chunk, by rank. The map knows them by hex sides; between hexes they bend like borders."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.ui.map import pigments
from game.ui.map.printing.ground import Canvas
from game.ui.map.printing.lattice import HEIGHT, Lattice
from game.words import RiverRank
from game.world.map.gamemap import GameMap
from game.world.map.hexes import STEPS

Plane = NDArray[np.float32]

WIDTHS = {RiverRank.MINOR: 0.42, RiverRank.MAJOR: 0.75, RiverRank.GREAT: 1.15}  # half, pixels at 28 rows
SHOWN_FROM = {RiverRank.MINOR: 21, RiverRank.MAJOR: 12, RiverRank.GREAT: 0}
#: Corners of a triangle that each of its sides joins, and the corner across from it.
SIDES = ((0, 1, 2), (1, 2, 0), (0, 2, 1))


@lru_cache(maxsize=4)
def _ranks(game_map: GameMap) -> dict[int, int]:
    """Rank of the river between two neighbours, by ``a * size + b``, both ways."""
    found = {}
    for direction in range(len(STEPS)):
        here = np.flatnonzero(game_map.river[:, direction])
        there = game_map.neighbours[here, direction]
        ranks = game_map.river[here, direction]
        for a, b, rank in zip(here.tolist(), there.tolist(), ranks.tolist(), strict=True):
            if b >= 0:
                found[a * game_map.size + b] = rank
    return found


def _sides(game_map: GameMap, ground: Lattice) -> NDArray[np.uint8]:
    """Rank of the river on each side of each triangle, in the order of SIDES; (triangles, 3)."""
    ranks, size = _ranks(game_map), game_map.size
    found = np.zeros((len(ground.corners), 3), np.uint8)
    corners = ground.corners.astype(np.int64)
    keys = [(corners[:, a] * size + corners[:, b]).tolist() for a, b, _ in SIDES]
    for triangle in np.flatnonzero(ground.present).tolist():
        for side in range(3):
            found[triangle, side] = ranks.get(keys[side][triangle], 0)
    return found


def lay_rivers(game_map: GameMap, ground: Lattice, canvas: Canvas, land: Plane) -> None:
    """Draw the rivers that this zoom level shows."""
    rows = ground.rows
    sides = _sides(game_map, ground)
    for rank, first in SHOWN_FROM.items():
        if rows < first:
            sides[sides == rank] = 0
    wet: NDArray[np.bool_] = sides.max(axis=1) > 0
    at = np.flatnonzero(wet[ground.tri])
    if not at.size:
        return
    tri = ground.tri[at]
    weights = [weight[at] for weight in ground.weights]
    away = _distance(sides, tri, weights, game_map.is_land[ground.corners])
    half = np.zeros(len(RiverRank), np.float32)
    for rank, width in WIDTHS.items():
        half[rank] = width * (rows / 28) ** 0.6
    wide = half[sides.max(axis=1)][tri]
    strength = np.clip(wide + 0.5 - away * np.float32(rows), 0, 1) * land[at] * np.float32(0.85)
    canvas.lay_at(at, pigments.RIVER, strength.astype(np.float32))


def _distance(
    sides: NDArray[np.uint8], tri: NDArray[np.int32], weights: list[Plane], is_land: NDArray[np.bool_]
) -> Plane:
    """How far pixels are from the river in their triangle, in hex rows.

    Two wet sides are one bend round the corner they share; one alone runs to the middle, or on into water.
    """
    wet = sides > 0
    count = wet.sum(axis=1)
    away = np.full(len(tri), 9.0, np.float32)
    for side, (a, b, across) in enumerate(SIDES):
        alone = wet[:, side] & (count != 2)
        limit = np.where(is_land[:, across], np.float32(0.36), np.float32(1.0))
        on = alone[tri] & (weights[across] <= limit[tri])
        away[on] = np.minimum(away[on], np.abs(weights[a][on] - weights[b][on]) / 2)
        bend = (count == 2) & ~wet[:, side]
        on = bend[tri]
        away[on] = np.abs(weights[across][on] - np.float32(0.5)) * np.float32(HEIGHT)
    return away
