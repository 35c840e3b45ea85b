"""The relief under the map: light and shadow of the ground, tones of the sea, and where the coast runs.

`Tiles` brings the shipped pictures (``maps/relief``, see ``docs/map.md``) to any zoom level; `Plain` makes
do without them for maps that have none.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import gcd
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
import pygame
import scipy
from numpy.typing import NDArray

from game.ui.map.frame import CHUNK, Frame, Grid
from game.ui.map.printing.lattice import Lattice, blend
from game.ui.memory import apart, bytes_of
from game.words import Terrain
from game.world.map.gamemap import GameMap

Plane = NDArray[np.float32]
Shift = tuple[float, float]  # across and down, in hex rows

FLAT = 0.82  # light on level ground
OPEN_SEA = 0.75
TILES_KEPT = 24  # a megabyte each
TILES_KM = 60.0  # from hex to hex of the map that the shipped tiles show
ALIKE = 0.9  # share of hexes that are land or sea in both, where a picture shows a map
NEAR_KM = 26.0  # how far the coast colours the land behind it


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """The relief of one chunk, each (pixels,): ``tone`` is light on land and depth at sea, both 0..1;
    ``land`` is how much of a pixel is land; ``inland`` and ``offshore`` are km from the coast, capped."""

    tone: Plane
    land: Plane
    inland: Plane
    offshore: Plane


class Relief(Protocol):
    """Where chunks get their relief from."""

    def patch(self, ground: Lattice) -> Patch:
        """The relief under a chunk."""

    def shows_land(self, centres: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which hexes, given by centres in units of rows, have a good part of land in the picture."""


def relief_for(game_map: GameMap, folder: Path) -> Relief:
    """The shipped tiles if they show this map or what it is a window of, else plain ground."""
    if (folder / "index.json").is_file() and (game_map.centre, game_map.km) == ((18.0, 50.0), TILES_KM):
        tiles, frame = _tiles_in(folder), Frame.of(game_map)
        shift = (frame.west - tiles.west) / frame.km, (tiles.north - frame.north) / frame.km
        if max(map(abs, shift)) * frame.km < 1:
            return tiles
        part = Part(tiles, shift)
        if part.agrees(game_map):
            return part
    return Plain(game_map)


@lru_cache(maxsize=1)
def _tiles_in(folder: Path) -> Tiles:
    """The tiles of a folder, the same for one campaign after another: the ground does not change."""
    return Tiles(folder, json.loads((folder / "index.json").read_text("utf-8")))


class Tiles:
    """Shaded relief in tiles for four levels; other levels are made from the next finer one."""

    def __init__(self, folder: Path, index: dict[str, Any]) -> None:
        self.folder = folder
        self.west, self.north = float(index["west_km"]), float(index["north_km"])
        self.side = int(index["tile"])
        self.levels = sorted(int(level["row_pixels"]) for level in index["levels"])
        self.sizes = {int(v["row_pixels"]): (int(v["width"]), int(v["height"])) for v in index["levels"]}
        self._tiles: OrderedDict[tuple[int, int, int], pygame.Surface] = OrderedDict()
        self._lock = Lock()  # the printer and the window may both want a tile

    def patch(self, ground: Lattice, shift: Shift = (0.0, 0.0)) -> Patch:
        """The relief under a chunk, brought to its level once; ``shift`` is where its paper begins in the
        pictures."""
        rows = ground.rows
        source = next((level for level in self.levels if level >= rows), self.levels[-1])
        near, step = rows // gcd(rows, source), source // gcd(rows, source)
        margin = near * -(-4 // near)  # whole pixels of both levels, so that neighbours meet without a seam
        spread = margin // near * step
        side = CHUNK * source // rows + 2 * spread
        picture = self._window(
            source,
            ground.left * source // rows + round(shift[0] * source) - spread,
            ground.top * source // rows + round(shift[1] * source) - spread,
            side,
        )
        if side != CHUNK + 2 * margin:
            picture = pygame.transform.smoothscale(picture, (CHUNK + 2 * margin, CHUNK + 2 * margin))
        inner = pygame.surfarray.pixels2d(picture).T[margin : margin + CHUNK, margin : margin + CHUNK]
        tone = (inner & 255).astype(np.float32).ravel() * np.float32(1 / 255)
        land = (inner >> 24 & 255).astype(np.float32).ravel() * np.float32(1 / 255)
        sharp = max(1.0, 0.8 * rows / source)
        land = np.clip((land - 0.5) * np.float32(sharp) + 0.5, 0, 1)
        inland, offshore = (self._shore(ground, away, shift) for away in (self._inland, self._offshore))
        return Patch(tone, land, inland, offshore)

    def _window(self, level: int, left: int, top: int, side: int) -> pygame.Surface:
        """A square cut out of a level's tiles; beyond the paper it is open sea."""
        first = self._tile(level, 0, 0)
        window = pygame.Surface((side, side), pygame.SRCALPHA, 32, first.get_masks())
        window.fill((round(OPEN_SEA * 255),) * 3 + (0,))
        for column in range(max(left // self.side, 0), (left + side - 1) // self.side + 1):
            for row in range(max(top // self.side, 0), (top + side - 1) // self.side + 1):
                if column * self.side < self.sizes[level][0] and row * self.side < self.sizes[level][1]:
                    at = (column * self.side - left, row * self.side - top)
                    window.blit(self._tile(level, column, row), at)
        return window

    def _tile(self, level: int, column: int, row: int) -> pygame.Surface:
        key = level, column, row
        with self._lock:
            tile = self._tiles.pop(key, None)
            if tile is None:
                picture = pygame.image.load(self.folder / f"{level}_{column}_{row}.webp")
                picture.set_alpha(None)  # alpha is data here: blits copy it
                tile = apart(picture)
            self._tiles[key] = tile
            while len(self._tiles) > TILES_KEPT:
                self._tiles.popitem(last=False)
            return tile

    def kept_bytes(self) -> int:
        """How much memory the tiles read so far take."""
        with self._lock:
            return sum(map(bytes_of, self._tiles.values()))

    def shows_land(self, centres: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which hexes have land in the picture: a fifth of the square around their centre."""
        rows, reach = self.levels[1], self.levels[1] // 3
        land = np.pad(self._coarse, reach)
        total = np.zeros(len(centres), np.int32)
        x, y = (centres * rows).astype(np.int64).T
        for dx in range(2 * reach + 1):
            for dy in range(2 * reach + 1):
                row, column = np.clip(y + dy, 0, len(land) - 1), np.clip(x + dx, 0, land.shape[1] - 1)
                total += land[row, column]
        return total * 5 > (2 * reach + 1) ** 2

    # --- distance from the coast, coarse: it only colours ---------------------------------------------

    @cached_property
    def _coarse(self) -> NDArray[np.bool_]:
        """Where land is at the second level; (height, width)."""
        level = self.levels[1]
        width, height = self.sizes[level]
        land = np.zeros((height, width), np.bool_)
        for left in range(0, width, self.side):
            for top in range(0, height, self.side):
                tile = self._tile(level, left // self.side, top // self.side)
                part = pygame.surfarray.pixels2d(tile).T >> 24 & 255
                land[top : top + part.shape[0], left : left + part.shape[1]] = part > 127
        return land

    @cached_property
    def _inland(self) -> Plane:
        return _distance(self._coarse)

    @cached_property
    def _offshore(self) -> Plane:
        return _distance(~self._coarse)

    def _shore(self, ground: Lattice, away: Plane, shift: Shift) -> Plane:
        """A coarse distance read at a chunk's pixels, in km."""
        level = self.levels[1]
        per = level / ground.rows
        km = np.float32(TILES_KM / level)
        down = _between(away, (ground.top + np.arange(CHUNK) + 0.5) * per - 0.5 + shift[1] * level)
        across = _between(down.T, (ground.left + np.arange(CHUNK) + 0.5) * per - 0.5 + shift[0] * level)
        return across.T.ravel() * km


class Part:
    """A part of the shipped tiles, for a map that is a window of the one they show."""

    def __init__(self, tiles: Tiles, shift: Shift) -> None:
        self.tiles, self.shift = tiles, shift

    def patch(self, ground: Lattice) -> Patch:
        """The relief under a chunk."""
        return self.tiles.patch(ground, self.shift)

    def shows_land(self, centres: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which hexes have land in the picture."""
        return self.tiles.shows_land(centres + self.shift)

    def agrees(self, game_map: GameMap) -> bool:
        """Whether the picture has land and sea about where this map has them, so that it is one of it."""
        known = game_map.terrain > Terrain.VOID
        alike = self.shows_land(Grid(Frame.of(game_map)).centres) == game_map.is_land
        return bool(alike[known].mean() >= ALIKE) if known.any() else False


def _distance(where: NDArray[np.bool_]) -> Plane:
    """How far each true cell is from the nearest false one, in cells."""
    away: Plane = scipy.ndimage.distance_transform_edt(where).astype(np.float32)
    return away


def _between(rows: Plane, at: NDArray[np.floating]) -> Plane:
    """Rows of a table read at fractional places, the last ones beyond its edge."""
    at = np.clip(at, 0, len(rows) - 1.001)
    first = at.astype(np.int64)
    share = (at - first).astype(np.float32)[:, None]
    read: Plane = rows[first] * (1 - share) + rows[first + 1] * share
    return read


class Plain:
    """Level ground and open sea, the coast half-way between hexes of land and of water."""

    def __init__(self, game_map: GameMap) -> None:
        self._land = game_map.is_land.astype(np.float32)

    def patch(self, ground: Lattice) -> Patch:
        """The relief under a chunk."""
        share = blend(ground, self._land)
        land = np.clip((share - 0.5) * np.float32(ground.rows) + 0.5, 0, 1)
        tone = np.where(land > 0.5, np.float32(FLAT), np.float32(OPEN_SEA))
        away = (share - 0.5) * np.float32(2 * NEAR_KM)
        return Patch(tone, land, np.maximum(away, 0), np.maximum(-away, 0))

    def shows_land(self, centres: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Every hex of land: the picture is made from them."""
        return self._land > 0
