"""The page around the atlas: where the window is wider than the map one sees its sheet, not an empty table.

Grained paper a little darker than the map's, and around the map the ruled border of an old atlas, whose dark
and light bars measure degrees.
"""

from __future__ import annotations

import numpy as np
import pygame

from game.ui.map import pigments
from game.ui.map.lettering.letters import Blit
from game.ui.memory import keep

TILE = 256  # side of the grained piece that is laid side by side
GRAIN = 3.0
BAR = 42  # pixels of a bar of the border, about
BORDER, GAP = 8, 4  # width of the barred border, and of the paper between it and the map


def draw(surface: pygame.Surface, paper: pygame.Rect, scale: float) -> None:
    """Draw the page wherever a window shows more than the map, and the border of the map.

    ``paper`` is the map's rectangle in the window; nothing is drawn inside it.
    """
    window = surface.get_rect()
    if paper.contains(window):
        return
    for part in _around(paper, window):
        surface.set_clip(part)
        surface.fblits(_tiles(part, paper.topleft))
    surface.set_clip(None)
    gap, wide = round(GAP * scale), max(4, round(BORDER * scale))
    pygame.draw.rect(surface, pigments.INK, paper.inflate(2, 2), 1)
    inner = paper.inflate(2 * gap, 2 * gap)
    outer = inner.inflate(2 * wide, 2 * wide)
    _bars(surface, inner, outer, max(12, round(BAR * scale)))
    for box in (inner, outer):
        pygame.draw.rect(surface, pigments.INK, box.inflate(2, 2), 1)
    pygame.draw.rect(surface, pigments.INK, outer.inflate(4 * gap, 4 * gap), 2)


def _around(paper: pygame.Rect, window: pygame.Rect) -> list[pygame.Rect]:
    """The parts of the window beside the map."""
    inside = paper.clip(window)
    if not inside:
        return [window]
    parts = [
        pygame.Rect(0, 0, window.width, inside.top),
        pygame.Rect(0, inside.bottom, window.width, window.height - inside.bottom),
        pygame.Rect(0, inside.top, inside.left, inside.height),
        pygame.Rect(inside.right, inside.top, window.width - inside.right, inside.height),
    ]
    return [part for part in parts if part.width > 0 and part.height > 0]


def _tiles(part: pygame.Rect, start: tuple[int, int]) -> list[Blit]:
    """Pieces of paper over a part of the window; they move with the map."""
    left = part.left - (part.left - start[0]) % TILE
    top = part.top - (part.top - start[1]) % TILE
    piece = _grained()
    return [(piece, (x, y)) for x in range(left, part.right, TILE) for y in range(top, part.bottom, TILE)]


@keep
def _grained() -> pygame.Surface:
    """A piece of paper that continues at its edges."""
    dice = np.random.default_rng(1648)
    fine = dice.standard_normal((TILE, TILE))
    soft = fine + np.roll(fine, 1, 0) + np.roll(fine, 1, 1) + np.roll(fine, (1, 1), (0, 1))
    tones = np.clip(np.array(pigments.PAGE) + (soft * GRAIN / 2)[:, :, None], 0, 255).astype(np.uint8)
    piece = pygame.Surface((TILE, TILE), 0, 32, (0xFF0000, 0xFF00, 0xFF, 0))
    pygame.surfarray.blit_array(piece, tones)
    return piece


def _bars(surface: pygame.Surface, inner: pygame.Rect, outer: pygame.Rect, long: int) -> None:
    """The border's bars, dark and light in turn, a whole number of them along each side."""
    surface.fill(pigments.PAPER, pygame.Rect(outer.left, outer.top, outer.width, inner.top - outer.top))
    surface.fill(
        pigments.PAPER, pygame.Rect(outer.left, inner.bottom, outer.width, outer.bottom - inner.bottom)
    )
    surface.fill(pigments.PAPER, pygame.Rect(outer.left, inner.top, inner.left - outer.left, inner.height))
    surface.fill(pigments.PAPER, pygame.Rect(inner.right, inner.top, outer.right - inner.right, inner.height))
    for side, start, end in ((0, inner.left, inner.right), (1, inner.top, inner.bottom)):
        count = max(2, (end - start) // long // 2 * 2)
        for number in range(0, count, 2):
            a = start + (end - start) * number // count
            b = start + (end - start) * (number + 1) // count
            for low, high in _ends(inner, outer, side):
                box = (a, low, b - a, high - low) if side == 0 else (low, a, high - low, b - a)
                surface.fill(pigments.FAINT_INK, box)


def _ends(inner: pygame.Rect, outer: pygame.Rect, side: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """From where to where the border reaches across: above and below the map, or left and right of it."""
    if side == 0:
        return (outer.top, inner.top), (inner.bottom, outer.bottom)
    return (outer.left, inner.left), (inner.right, outer.right)
