"""Cost fields over the whole map: how far every hex is from (or to) the nearest of some hexes.

Costs are integers in twelfths of a plain hex and stay exact in the search's floating point (they are far
below 2**53), so fields are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import scipy  # brings its parts in when they are first used: half a second that the title does without
from numpy.typing import NDArray

from game.rules.land.ground import edges_of
from game.world.map.gamemap import GameMap

UNREACHED = int(np.iinfo(np.int32).max)


def spread(
    game_map: GameMap, cost: NDArray[np.int32], sources: Sequence[int], limit: int = UNREACHED - 1,
    is_backward: bool = False,
) -> NDArray[np.int32]:  # fmt: skip
    """Cost from the nearest source to every hex, or with ``is_backward`` from every hex to the nearest.

    ``cost`` has one entry for each step of `edges_of`, 0 for a step that cannot be made. Returns shape
    (hexes,); `UNREACHED` where there is no way within the limit.
    """
    if not len(sources):
        return np.full(game_map.size, UNREACHED, np.int32)
    dijkstra = scipy.sparse.csgraph.dijkstra
    price = cost[_reversed(game_map)] if is_backward else cost
    graph = _graph(game_map)
    graph.data[:] = np.where(price > 0, price, np.inf)
    far = dijkstra(graph, indices=np.array(sources, np.int32), min_only=True, limit=float(limit))
    return np.where(np.isfinite(far), far, UNREACHED).astype(np.int32)


@lru_cache(maxsize=4)
def _graph(game_map: GameMap) -> scipy.sparse.csr_array:
    """The map's steps as a sparse graph whose weights are filled in for each search."""
    edges = edges_of(game_map)
    ends = np.array(offsets(game_map), np.int32)
    weights = np.zeros(len(edges.src), np.float64)
    graph: scipy.sparse.csr_array = scipy.sparse.csr_array(
        (weights, edges.dst, ends), shape=(game_map.size, game_map.size)
    )
    return graph


@lru_cache(maxsize=4)
def offsets(game_map: GameMap) -> tuple[int, ...]:
    """Where each hex's steps begin in `edges_of`; one entry more than hexes, the last is their number."""
    starts: list[int] = np.searchsorted(edges_of(game_map).src, np.arange(game_map.size + 1)).tolist()
    return tuple(starts)


@lru_cache(maxsize=4)
def _reversed(game_map: GameMap) -> NDArray[np.int64]:
    """For each step the number of the step back; every step has one."""
    edges = edges_of(game_map)
    order: NDArray[np.int64] = np.lexsort((edges.src, edges.dst))
    return order
