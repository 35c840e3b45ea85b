"""Homes: where forces go that may not stay where they are."""

from __future__ import annotations

from collections.abc import Container

from game.world.map.hexes import distance
from game.world.state import queries
from game.world.state.reader import Reader


def nearest_town(reader: Reader, power: int, start: int, avoid: Container[int] = ()) -> int:
    """Centre of the nearest province a power owns and holds, by straight distance; -1 without any.

    Provinces to ``avoid`` do not count.
    """
    towns = [
        reader.map.places[p].centre
        for p in queries.owned_by(reader, power)
        if p not in avoid and reader.map.places[p].centre >= 0 and queries.holder_of(reader, p) == power
    ]
    return min(towns, key=lambda town: (distance(start, town, reader.map.width), town), default=-1)
