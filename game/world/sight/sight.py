"""Sight: what ground can be seen from the ground that friends hold.

It depends on nothing but the hexes looked out from, so it is kept for each such set: armies march far more
often than what their side oversees changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.words import PlaceKind
from game.world.map.gamemap import GameMap
from game.world.map.hexes import dilate
from game.world.map.mapindex import index_of
from game.world.sight.appearance import frozen


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What is seen exactly; the arrays cannot be written."""

    hexes: NDArray[np.bool_]  # (hexes,)
    places: NDArray[np.bool_]  # (places,) those whose centre is seen
    waters: frozenset[int]  # sea zones of which some hex is seen


def sight_from(game_map: GameMap, held: NDArray[np.bool_], reach: int) -> Sight:
    """What is seen ``reach`` hexes far around those that are held."""
    return _sight(game_map, held.tobytes(), reach)


@lru_cache(maxsize=256)  # one for each power that acts, and some for powers whose armies go abroad
def _sight(game_map: GameMap, held: bytes, reach: int) -> Sight:
    hexes = dilate(np.frombuffer(held, np.bool_), game_map.neighbours, reach)
    centre = index_of(game_map).centre
    shown = np.zeros(len(game_map.places) + 1, np.bool_)  # the last entry is no place at all
    shown[game_map.place[hexes]] = True
    return Sight(
        frozen(hexes),
        frozen(np.where(centre >= 0, hexes[centre], False)),
        frozenset(z for z in np.flatnonzero(shown[:-1]).tolist() if game_map.places[z].kind is PlaceKind.SEA),
    )
