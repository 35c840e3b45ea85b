"""Cuts a window out of a map: some provinces, those near them, and the waters around.

A province is in a window as a whole or not at all. Land that is not becomes void, which the screen shows as
bare paper, and the rectangle is drawn so that it just holds what is left, with a rim of sea.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.rules.land.ground import hexes_in
from game.scenarios.maps.hexgroups import hexes_by_place, middle
from game.scenarios.maps.whole import made, touching_waters
from game.words import PlaceKind, RiverRank, Terrain
from game.world.map import hexes
from game.world.map.gamemap import City, Crossing, GameMap, Place, Strait
from game.world.map.mapindex import index_of
from game.world.map.projection import COLUMN

RIM: Final = 2  # hexes of the map around a window's land, so that coasts have their sea


@lru_cache(maxsize=8)
def cut(game_map: GameMap, provinces: tuple[str, ...], margin: int) -> GameMap:
    """The map of a window: the provinces named and those whose main town lies within ``margin`` km of one.

    Names that the map does not have count for nothing; where it has none of them, the map is whole.
    """
    known = index_of(game_map)
    wanted = [known.by_id[name] for name in provinces if known.by_id.get(name, -1) in known.land_places]
    if not wanted:
        return game_map
    steps = min(hexes_in(game_map, margin), game_map.width + game_map.height)
    return _Cutter(game_map, wanted, steps).cut()


class _Cutter:
    """One window being cut: what stays of places and hexes, and their new numbers."""

    def __init__(self, game_map: GameMap, wanted: Sequence[int], steps: int) -> None:
        self.map = game_map
        near = hexes.dilate(np.isin(game_map.place, wanted), game_map.neighbours, steps)
        land = [p for p in index_of(game_map).land_places if p in wanted or near[game_map.places[p].centre]]
        inside = np.isin(game_map.place, land)
        self.rows, self.cols = self._box(inside | near)
        self.kept = np.flatnonzero(self._on_paper())  # old hexes in order of their new numbers
        self.hex = np.full(game_map.size + 1, hexes.NOWHERE, dtype=np.int64)  # new numbers; nowhere for -1
        self.hex[self.kept] = np.arange(len(self.kept))
        waters = self._waters()
        places = [p for p in range(len(game_map.places)) if p in {*land, *waters}]
        self.place = np.full(len(game_map.places) + 1, -1, dtype=np.int16)  # new numbers of places; -1 for -1
        self.place[places] = np.arange(len(places))

    def _box(self, mask: NDArray[np.bool_]) -> tuple[range, range]:
        """Rows and columns that hold all hexes of a mask and a rim, from an even column on, as in Tiled."""
        row, col = np.divmod(np.flatnonzero(mask), self.map.width)
        left = max(0, int(col.min()) - RIM)
        rows = range(max(0, int(row.min()) - RIM), min(self.map.height, int(row.max()) + RIM + 1))
        return rows, range(left - left % 2, min(self.map.width, int(col.max()) + RIM + 1))

    def _on_paper(self) -> NDArray[np.bool_]:
        row, col = np.divmod(np.arange(self.map.size), self.map.width)
        in_rows = (row >= self.rows.start) & (row < self.rows.stop)
        return in_rows & (col >= self.cols.start) & (col < self.cols.stop)

    def _waters(self) -> set[int]:
        """Sea zones with any water in the window, and the boxes that can be reached from them."""
        sea = self.map.terrain[self.kept] == Terrain.SEA
        found = {int(zone) for zone in np.unique(self.map.place[self.kept[sea]])}
        while more := {
            there
            for link in self.map.links
            for here, there in (link, link[::-1])
            if here in found and there not in found and self._is_box(there)
        }:
            found |= more
        return found

    def _is_box(self, place: int) -> bool:
        return self.map.places[place].kind is PlaceKind.BOX

    def cut(self) -> GameMap:
        """The map of what stays, everything in its new numbers."""
        old, width, height = self.map, len(self.cols), len(self.rows)
        neighbours = hexes.neighbour_table(width, height)
        place = self.place[old.place[self.kept]]
        terrain = old.terrain[self.kept].copy()
        terrain[(terrain >= Terrain.PLAIN) & (place < 0)] = Terrain.VOID
        is_land = terrain >= Terrain.PLAIN
        river = old.river[self.kept].copy()
        river[~(is_land[:, None] & np.append(is_land, False)[neighbours])] = RiverRank.NONE
        ports = self._ports()
        straits = self._straits(is_land)
        links = touching_waters(terrain, place, neighbours, straits) | self._ways_out()
        km, (west, north) = old.km, old.origin
        origin = (west + self.cols.start * km * COLUMN, north - self.rows.start * km)
        return made(
            (width, height, km, origin, old.centre),
            (terrain, old.reservoir[self.kept] & is_land, place, river),
            neighbours,
            self._places(place, width),
            self._cities(is_land, ports),
            self._crossings(is_land),
            straits,
            tuple(sorted(links)),
            ports,
        )

    def _places(self, place: NDArray[np.int16], width: int) -> tuple[Place, ...]:
        stay = [old for old in self.map.places if self.place[old.index] >= 0]
        holding = hexes_by_place(place, len(stay))
        found = []
        for number, old in enumerate(stay):
            centre = int(self.hex[old.centre])
            if old.kind is PlaceKind.SEA and (centre < 0 or place[centre] != number):
                centre = middle(holding[number], width)
            found.append(replace(old, index=number, centre=centre))
        return tuple(found)

    def _stands(self, hex_id: int, is_land: NDArray[np.bool_]) -> bool:
        """Whether an old hex is land of the window."""
        return self.hex[hex_id] >= 0 and bool(is_land[self.hex[hex_id]])

    def _cities(self, is_land: NDArray[np.bool_], ports: dict[int, tuple[int, ...]]) -> tuple[City, ...]:
        stay = [city for city in self.map.cities if self._stands(city.hex, is_land)]
        moved = [replace(city, hex=int(self.hex[city.hex])) for city in stay]
        return tuple(replace(city, port=city.port and city.hex in ports) for city in moved)

    def _ports(self) -> dict[int, tuple[int, ...]]:
        found = {}
        for here, zones in self.map.ports.items():
            open_to = tuple(int(self.place[zone]) for zone in zones if self.place[zone] >= 0)
            if open_to and self.hex[here] >= 0 and self.place[self.map.place[here]] >= 0:
                found[int(self.hex[here])] = open_to
        return found

    def _crossings(self, is_land: NDArray[np.bool_]) -> tuple[Crossing, ...]:
        both = [c for c in self.map.crossings if self._stands(c.a, is_land) and self._stands(c.b, is_land)]
        return tuple(replace(c, a=int(self.hex[c.a]), b=int(self.hex[c.b])) for c in both)

    def _straits(self, is_land: NDArray[np.bool_]) -> tuple[Strait, ...]:
        """Those between two zones of the window that have a shore in it: without, nobody could close one."""
        found = []
        for strait in self.map.straits:
            a, b = int(self.place[strait.a]), int(self.place[strait.b])
            shores = tuple(int(self.hex[h]) for h in strait.shores if self._stands(h, is_land))
            if min(a, b) >= 0 and shores:
                found.append(replace(strait, a=a, b=b, shores=shores))
        return tuple(found)

    def _ways_out(self) -> set[tuple[int, int]]:
        """The links of boxes with what else stays."""
        pairs = [(int(self.place[a]), int(self.place[b])) for a, b in self.map.links if self._leads_out(a, b)]
        return {(a, b) for a, b in pairs if min(a, b) >= 0}

    def _leads_out(self, a: int, b: int) -> bool:
        return self._is_box(a) or self._is_box(b)
