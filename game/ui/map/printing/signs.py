"""Terrain signs of a chunk at close zoom, as an engraver would scatter them: trees, reeds, hills, sand."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.map import pigments
from game.ui.map.frame import CHUNK, Frame, Grid
from game.ui.map.printing.lattice import Lattice
from game.ui.map.printing.paint import Paint
from game.words import Terrain

FIRST = 28  # rows a hex at which signs appear
OVER = 4  # signs are drawn this much larger and brought down
PLACES = 64  # different scatterings, taken in turn by hex id
#: Kind of ground: how many signs a hex gets, and their height in hex rows.
SCATTER = {
    Terrain.FOREST: (7, 0.13),
    Terrain.HILLS: (4, 0.10),
    Terrain.MARSH: (5, 0.085),
    Terrain.DESERT: (5, 0.07),
    Terrain.STEPPE: (4, 0.065),
    Terrain.TUNDRA: (3, 0.06),
}
GREEN = (74, 92, 58)
SAND = (150, 116, 70)
REED = (66, 100, 104)
BROWN = (112, 84, 58)

Stroke = Callable[[pygame.Surface, int, int], None]


@lru_cache(maxsize=1)
def _scatter() -> NDArray[np.float64]:
    """Offsets from the hex's centre in hex rows, spread apart, lower ones last; (PLACES, 8, 2)."""
    dice = np.random.default_rng(1763)
    found = np.zeros((PLACES, 8, 2))
    for place in range(PLACES):
        chosen: list[NDArray[np.float64]] = []
        reach = 0.2
        while len(chosen) < 8:
            x, y = dice.uniform(-0.42, 0.42, 2)
            reach *= 0.995  # what cannot be kept apart moves closer
            if np.hypot(x, y) < 0.42 and all(np.hypot(*(p - (x, y))) > reach for p in chosen):
                chosen.append(np.array([x, y]))
        found[place] = np.array(chosen)
    return found


def draw_signs(
    picture: pygame.Surface, frame: Frame, under: Lattice, paint: Paint, land: NDArray[np.float32]
) -> None:
    """Scatter signs over the land of a chunk. A hex looks the same from whichever chunk it is drawn."""
    rows = under.rows
    if rows < FIRST:
        return
    left, top, side = under.left / rows, under.top / rows, CHUNK / rows
    near = Grid(frame).inside(left - 1, top - 1, left + side + 1, top + side + 1)
    ground = land.reshape(CHUNK, CHUNK)
    blits = []
    for hex_id in near.tolist():
        kind = Terrain(int(paint.terrain[hex_id]))
        if kind not in SCATTER or paint.floods[hex_id]:
            continue
        count, _ = SCATTER[kind]
        x, y = frame.centre(hex_id, rows)
        offsets = _scatter()[hex_id * 7 % PLACES][:count]
        for number, (dx, dy) in enumerate(offsets[np.argsort(offsets[:, 1])].tolist()):
            sign = _sign(kind, rows, (hex_id + number) % 3)
            at = round(x + dx * rows) - under.left, round(y + dy * rows) - under.top
            inside = 0 <= at[0] < CHUNK and 0 <= at[1] < CHUNK
            if not inside or ground[at[1], at[0]] > 0.9:
                blits.append((sign, (at[0] - sign.get_width() // 2, at[1] - sign.get_height())))
    picture.fblits(blits)


@lru_cache(maxsize=256)
def _sign(kind: Terrain, rows: int, variant: int) -> pygame.Surface:
    """One sign, with its foot at the bottom in the middle."""
    height = max(4, round(SCATTER[kind][1] * rows * (0.9 + 0.1 * variant)))
    width = height * 2
    big = pygame.Surface((width * OVER, height * OVER), pygame.SRCALPHA)
    _STROKES[kind](big, width * OVER, height * OVER)
    small = pygame.transform.smoothscale(big, (width, height))
    small.set_alpha(150 if rows < 42 else 185)
    return small


def _tree(board: pygame.Surface, width: int, height: int) -> None:
    x = width // 2
    pygame.draw.line(board, pigments.INK, (x, height - 1), (x, height * 0.7), max(2, height // 10))
    crown = pygame.Rect(0, 0, height * 0.72, height * 0.8)
    crown.midtop = (x, 0)
    pygame.draw.ellipse(board, (*GREEN, 190), crown)
    shade = crown.inflate(-crown.width * 0.3, -crown.height * 0.3)
    shade.move_ip(-crown.width * 0.1, -crown.height * 0.1)
    pygame.draw.ellipse(board, (112, 130, 84, 200), shade)
    pygame.draw.ellipse(board, (*pigments.INK, 200), crown, max(1, height // 16))


def _hill(board: pygame.Surface, width: int, height: int) -> None:
    thick = max(2, height // 7)
    arc = pygame.Rect(width * 0.08, height * 0.12, width * 0.84, height * 1.7)
    pygame.draw.arc(board, (*BROWN, 230), arc, 0.2, 2.94, thick)
    for number in range(3):
        x = width * (0.58 + 0.11 * number)
        start, end = (x, height * (0.22 + 0.11 * number)), (x + width * 0.06, height * (0.62 + 0.08 * number))
        pygame.draw.line(board, (*BROWN, 200), start, end, max(1, thick // 2))


def _reeds(board: pygame.Surface, width: int, height: int) -> None:
    thick = max(2, height // 9)
    foot = height - thick
    pygame.draw.line(board, (*REED, 220), (width * 0.06, foot), (width * 0.94, foot), thick)
    pygame.draw.line(board, (*REED, 140), (width * 0.25, height * 0.74), (width * 0.75, height * 0.74), thick)
    for lean in (-0.2, 0.0, 0.2):
        x = width * (0.5 + lean * 0.5)
        pygame.draw.line(board, (*GREEN, 230), (x, foot), (x + width * lean * 0.5, 0), thick)


def _dunes(board: pygame.Surface, width: int, height: int) -> None:
    dot = max(2, height // 8)
    for x, y in ((0.1, 0.8), (0.28, 0.45), (0.45, 0.9), (0.6, 0.3), (0.75, 0.7), (0.92, 0.5)):
        pygame.draw.circle(board, (*SAND, 230), (width * x, height * y), dot)


def _grass(board: pygame.Surface, width: int, height: int) -> None:
    thick = max(2, height // 8)
    for lean in (-0.24, -0.08, 0.08, 0.24):
        end = (width * (0.5 + lean), height * (0.15 + abs(lean)))
        pygame.draw.line(board, (*GREEN, 200), (width * (0.5 + lean * 0.3), height - 1), end, thick)


_STROKES: dict[Terrain, Stroke] = {
    Terrain.FOREST: _tree,
    Terrain.HILLS: _hill,
    Terrain.MARSH: _reeds,
    Terrain.DESERT: _dunes,
    Terrain.STEPPE: _grass,
    Terrain.TUNDRA: _grass,
}
