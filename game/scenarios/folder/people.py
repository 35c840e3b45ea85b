"""Spreads a state's people over its provinces: by ground, rivers and cities, to the last man.

Historians know how many people a state had; where exactly they lived is a guess that the ground makes
well enough. Provinces with a number of their own are served first, the rest shares what is left.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.scenarios.folder.schema import PeopleWeights, ProvinceEntry
from game.words import RiverRank, Terrain
from game.world import fixed
from game.world.map.gamemap import GameMap
from game.world.map.mapindex import index_of


def place_weights(game_map: GameMap, weights: PeopleWeights, year: int) -> list[int]:
    """How many people the ground and the cities of each place attract, in no unit; by place index."""
    ground = np.zeros(len(Terrain), np.int64)
    for terrain, weight in weights.ground.items():
        ground[terrain] = weight
    river = np.zeros(len(RiverRank), np.int64)
    for rank, weight in weights.river.items():
        river[rank] = weight
    by_hex = ground[game_map.terrain] + river[game_map.river.max(axis=1)] * game_map.is_land
    for city in game_map.cities:
        if city.not_before <= year and city.rank <= len(weights.city):
            by_hex[city.hex] += weights.city[city.rank - 1]
    return [int(by_hex[list(hexes)].sum()) if hexes else 0 for hexes in index_of(game_map).hexes]


def spread(
    total: int, places: list[int], base: list[int], entries: dict[int, ProvinceEntry]
) -> NDArray[np.int64]:
    """People of each of a state's places, in its order; they sum to the total where any place is free to."""
    people = np.zeros(len(places), np.int64)
    free: list[int] = []
    for position, place in enumerate(places):
        entry = entries.get(place)
        if entry is not None and entry.population is not None:
            people[position] = entry.population * 1000
        else:
            free.append(position)
    rest = max(0, total - int(people.sum()))
    if free:
        shares = [max(1, _weight(base, entries, places[position])) for position in free]
        people[free] = fixed.share_out(rest, shares)
    return people


def _weight(base: list[int], entries: dict[int, ProvinceEntry], place: int) -> int:
    entry = entries.get(place)
    return fixed.mul(base[place] * 100, entry.weight if entry is not None else fixed.ONE)
