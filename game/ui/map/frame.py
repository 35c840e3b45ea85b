"""Where the map lies on the screen's paper: pixels of every zoom level, hexes and kilometres.

A zoom level is named by ``rows``, the pixels between the centres of two hexes one above the other. Paper
pixels count from the map's upper left corner, x to the right and y down.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from game.world.map import projection
from game.world.map.gamemap import GameMap

#: Side of a square chunk of paper in pixels. Its many divisors let relief of every level fill it exactly.
CHUNK = 504
#: Pixels a hex row that relief tiles can be brought to without a seam (see `game.ui.map.printing.relief`).
SEAMLESS = (8, 9, 12, 14, 16, 18, 21, 24, 28, 32, 36, 42, 48, 56, 63, 72, 84, 96, 112, 126, 144, 168, 192)
#: The zoom levels at scale 1: from all of Europe in a small window to a province filling the screen.
LEVELS = (9, 12, 16, 21, 28, 42, 63, 96)

ChunkKey = tuple[int, int, int]  # rows, column, row


@dataclass(frozen=True, slots=True)
class Frame:
    """The paper of a map: extent in km, and how its hexes lie on it."""

    width: int
    height: int
    km: float
    west: float
    north: float

    @staticmethod
    def of(game_map: GameMap) -> Frame:
        """The paper that just holds all hexes of a map."""
        west = game_map.origin[0] - game_map.km / 3**0.5
        return Frame(game_map.width, game_map.height, game_map.km, west, game_map.origin[1] + game_map.km / 2)

    def size(self, rows: int) -> tuple[int, int]:
        """Width and height of the paper in pixels at a zoom level."""
        across = (self.width - 1) * projection.COLUMN + 2 / 3**0.5
        return round(across * rows), round((self.height + (0.5 if self.width > 1 else 0.0)) * rows)

    def centre(self, hex_id: int, rows: int) -> tuple[float, float]:
        """Paper pixel of a hex's centre."""
        row, col = divmod(hex_id, self.width)
        return rows / 3**0.5 + col * projection.COLUMN * rows, (0.5 + row + 0.5 * (col & 1)) * rows

    def hex_at(self, x: float, y: float, rows: int) -> int:
        """The hex under a paper pixel, -1 outside the map."""
        origin = (rows / 3**0.5, -rows / 2)
        return projection.hex_at(x, -y, self.width, self.height, float(rows), origin)


@dataclass(frozen=True)
class Grid:
    """All hexes of a map at once, for layers that draw many."""

    frame: Frame

    @cached_property
    def centres(self) -> NDArray[np.float64]:
        """Centres of all hexes in units of ``rows``, shape (hexes, 2), x and y from the paper's corner."""
        row, col = np.divmod(np.arange(self.frame.width * self.frame.height), self.frame.width)
        x = 1 / 3**0.5 + col * projection.COLUMN
        return np.stack([x, 0.5 + row + 0.5 * (col & 1)], axis=1)

    def inside(self, left: float, top: float, right: float, bottom: float) -> NDArray[np.int64]:
        """Hexes whose centre lies in a rectangle given in units of ``rows``, ascending."""
        x, y = self.centres[:, 0], self.centres[:, 1]
        return np.flatnonzero((x >= left) & (x <= right) & (y >= top) & (y <= bottom))


def levels(scale: float) -> tuple[int, ...]:
    """The zoom levels of a screen scale, each the seamless one nearest to what is wanted, ascending."""
    found = {min(SEAMLESS, key=lambda good: (abs(good - rows * scale), good)) for rows in LEVELS}
    return tuple(sorted(found))


def hex_ring(rows: int) -> list[tuple[float, float]]:
    """Corners of a hex around its centre in pixels, clockwise from the upper left."""
    x, y = rows / 3**0.5 / 2, rows / 2
    return [(-x, -y), (x, -y), (2 * x, 0.0), (x, y), (-x, y), (-2 * x, 0.0)]
