"""Tables derived from the map once and kept: who borders whom, which hexes make a province, sea reach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.words import PlaceKind
from game.world.map.gamemap import GameMap
from game.world.map.hexes import NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class MapIndex:
    """What can be worked out from a map alone."""

    land_places: tuple[int, ...]
    hexes: tuple[tuple[int, ...], ...]  # hexes of each place, ascending
    borders: tuple[
        tuple[int, ...], ...
    ]  # land places that touch each land place (crossings count), ascending
    zones: tuple[tuple[int, ...], ...]  # sea zones each land place touches, ascending
    zone_links: tuple[
        tuple[int, ...], ...
    ]  # open water and boxes next to each zone or box, straits not counted
    crossings: dict[tuple[int, int], int]  # (hex, hex) both ways -> crossing number
    crossings_from: dict[int, tuple[int, ...]]  # hex -> hexes across a narrow water
    coast: NDArray[np.bool_]  # (n,) land hexes that touch the sea
    centre: NDArray[np.int32]  # (p,) centre hex of each place, NOWHERE for boxes
    by_id: dict[str, int]  # place slug -> index


@lru_cache(maxsize=8)
def index_of(game_map: GameMap) -> MapIndex:
    """The index of a map, built on first use."""
    hexes: list[list[int]] = [[] for _ in game_map.places]
    for hex_id, place in enumerate(game_map.place.tolist()):
        if place >= 0:
            hexes[place].append(hex_id)
    crossings = {}
    across: dict[int, set[int]] = {}
    for number, crossing in enumerate(game_map.crossings):
        crossings[crossing.a, crossing.b] = crossings[crossing.b, crossing.a] = number
        across.setdefault(crossing.a, set()).add(crossing.b)
        across.setdefault(crossing.b, set()).add(crossing.a)
    borders, zones = _contacts(game_map, crossings)
    return MapIndex(
        land_places=tuple(p.index for p in game_map.places if p.kind is PlaceKind.LAND),
        hexes=tuple(tuple(h) for h in hexes),
        borders=borders,
        zones=zones,
        zone_links=_links(game_map),
        crossings=crossings,
        crossings_from={h: tuple(sorted(there)) for h, there in sorted(across.items())},
        coast=_coast(game_map),
        centre=np.array([p.centre for p in game_map.places], np.int32),
        by_id={p.id: p.index for p in game_map.places},
    )


def _coast(game_map: GameMap) -> NDArray[np.bool_]:
    kinds = np.array([p.kind is PlaceKind.SEA for p in game_map.places] + [False])
    is_sea = np.append(kinds[game_map.place], False)
    coast: NDArray[np.bool_] = game_map.is_land & is_sea[game_map.neighbours].any(axis=1)
    return coast


def _contacts(
    game_map: GameMap, crossings: dict[tuple[int, int], int]
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """Land neighbours and sea zones of each place."""
    near: list[set[int]] = [set() for _ in game_map.places]
    seas: list[set[int]] = [set() for _ in game_map.places]
    pairs = {(int(a), int(b)) for direction in range(6) for a, b in _place_pairs(game_map, direction)}
    pairs |= {(int(game_map.place[a]), int(game_map.place[b])) for a, b in crossings}
    for a, b in sorted(pairs):
        if a == b or game_map.places[a].kind is not PlaceKind.LAND:
            continue
        if game_map.places[b].kind is PlaceKind.LAND:
            near[a].add(b)
        elif game_map.places[b].kind is PlaceKind.SEA:
            seas[a].add(b)
    return tuple(tuple(sorted(s)) for s in near), tuple(tuple(sorted(s)) for s in seas)


def _place_pairs(game_map: GameMap, direction: int) -> NDArray[np.int16]:
    there = game_map.neighbours[:, direction]
    here = np.flatnonzero(there != NOWHERE)
    pairs = np.stack([game_map.place[here], game_map.place[there[here]]], axis=1)
    unique: NDArray[np.int16] = np.unique(pairs[(pairs >= 0).all(axis=1)], axis=0)
    return unique


def _links(game_map: GameMap) -> tuple[tuple[int, ...], ...]:
    links: list[set[int]] = [set() for _ in game_map.places]
    for a, b in game_map.links:
        links[a].add(b)
        links[b].add(a)
    return tuple(tuple(sorted(s)) for s in links)
