"""What all maps have in common once their parts are known: which waters touch, and a fingerprint of all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from game.scenarios.reading.prints import print_of
from game.words import Terrain
from game.world.map.gamemap import City, Crossing, GameMap, Place, Strait

Shape = tuple[int, int, float, tuple[float, float], tuple[float, float]]
Links = tuple[tuple[int, int], ...]


def made(
    shape: Shape,
    columns: tuple[NDArray[np.uint8], NDArray[np.bool_], NDArray[np.int16], NDArray[np.uint8]],
    neighbours: NDArray[np.int32],
    places: tuple[Place, ...],
    cities: tuple[City, ...],
    crossings: tuple[Crossing, ...],
    straits: tuple[Strait, ...],
    links: Links,
    ports: dict[int, tuple[int, ...]],
) -> GameMap:
    """The map of these parts, read-only from now on.

    ``shape`` is width, height, km, origin and centre; ``columns`` are terrain, reservoirs, places and rivers.
    """
    for column in (*columns, neighbours):
        column.setflags(write=False)
    mark = hashlib.blake2b(repr(shape).encode(), digest_size=16)
    for part in (*columns, places, cities, crossings, straits, links, ports):
        mark.update(part.tobytes() if isinstance(part, np.ndarray) else print_of(part).encode())
    return GameMap(
        *shape, *columns, neighbours, places, cities, crossings, straits, links, ports, mark.hexdigest()
    )


def touching_waters(
    terrain: NDArray[np.uint8], place: NDArray[np.int16], neighbours: NDArray[np.int32], but: Iterable[Strait]
) -> set[tuple[int, int]]:
    """The pairs of sea zones (a < b) that lie side by side, but for those that a strait joins."""
    here = np.repeat(np.arange(terrain.size), neighbours.shape[1])
    there = neighbours.ravel()
    both = (there >= 0) & (terrain[here] == Terrain.SEA) & (terrain[there] == Terrain.SEA)
    pairs = np.stack([place[here[both]], place[there[both]]], axis=1)
    found = {(int(a), int(b)) for a, b in np.unique(pairs[pairs[:, 0] < pairs[:, 1]], axis=0)}
    return found - {(strait.a, strait.b) for strait in but}
