"""Charges: what stands on a flag, each an outline in a square from -1 to 1 with y down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from typing import Final

import pygame

from game.scenarios.tables.flags import Colour

Point = tuple[float, float]
Outline = Sequence[Point]


def _star(points: int, inner: float) -> Outline:
    """A star with so many points, one of them up."""
    turn = pi / points
    return [
        ((1 if n % 2 == 0 else inner) * sin(n * turn), -(1 if n % 2 == 0 else inner) * cos(n * turn))
        for n in range(2 * points)
    ]


def _mirrored(right: Outline) -> Outline:
    """A right half and its like on the left, from the top round."""
    return [*right, *((-x, y) for x, y in reversed(right))]


_EAGLE: Final = _mirrored([
    (0.0, -0.62), (0.2, -0.5), (0.42, -0.62), (0.72, -0.78), (0.98, -0.6), (0.86, -0.42), (0.98, -0.22),
    (0.8, -0.16), (0.88, 0.06), (0.66, 0.06), (0.68, 0.28), (0.44, 0.2), (0.26, 0.16), (0.2, 0.42),
    (0.42, 0.66), (0.2, 0.66), (0.16, 0.96), (0.0, 0.8),
])  # fmt: skip
#: Outlines filled with the charge's colour; those of one charge lie side by side.
OUTLINES: Final[Mapping[str, Sequence[Outline]]] = {
    "star4": [_star(4, 0.38)], "star5": [_star(5, 0.382)], "star6": [_star(6, 0.577)],
    "star7": [_star(7, 0.5)], "star8": [_star(8, 0.52)], "sun": [_star(16, 0.62)],
    "plus": [[(-0.32, -1), (0.32, -1), (0.32, -0.32), (1, -0.32), (1, 0.32), (0.32, 0.32), (0.32, 1),
              (-0.32, 1), (-0.32, 0.32), (-1, 0.32), (-1, -0.32), (-0.32, -0.32)]],
    "eagle": [_EAGLE, [(-0.14, -0.56), (0.14, -0.56), (0.12, -0.9), (-0.02, -1.0), (-0.3, -0.86), (-0.1,
     -0.8)]],
    "eagle2": [
        _EAGLE,
        [(-0.2, -0.5), (0.0, -0.5), (-0.06, -0.84), (-0.2, -0.96), (-0.46, -0.82), (-0.24, -0.76)],
        [(0.2, -0.5), (0.0, -0.5), (0.06, -0.84), (0.2, -0.96), (0.46, -0.82), (0.24, -0.76)],
    ],
    "fleur": [
        [(0, -1), (0.26, -0.52), (0.14, 0.24), (-0.14, 0.24), (-0.26, -0.52)],
        [(0.16, 0.24), (0.3, -0.3), (0.66, -0.58), (0.94, -0.22), (0.72, 0.0), (0.56, -0.2), (0.4, 0.24)],
        [(-0.16, 0.24), (-0.3, -0.3), (-0.66, -0.58), (-0.94, -0.22), (-0.72, 0.0), (-0.56, -0.2), (-0.4,
         0.24)],
        [(-0.5, 0.26), (0.5, 0.26), (0.5, 0.44), (-0.5, 0.44)],
        [(0, 1), (0.24, 0.46), (-0.24, 0.46)],
    ],
    "crown": [[(-1, -0.5), (-0.5, 0.0), (0, -0.9), (0.5, 0.0), (1, -0.5), (0.8, 0.55), (-0.8, 0.55)],
              [(-0.8, 0.68), (0.8, 0.68), (0.8, 0.9), (-0.8, 0.9)]],
    "castle": [[(-0.9, 0.95), (-0.9, -0.7), (-0.5, -0.7), (-0.5, -0.4), (-0.22, -0.4), (-0.22, -0.95),
                (0.22, -0.95), (0.22, -0.4), (0.5, -0.4), (0.5, -0.7), (0.9, -0.7), (0.9, 0.95), (0.26, 0.95),
                (0.26, 0.35), (-0.26, 0.35), (-0.26, 0.95)]],
    "tree": [[(0, -1), (0.5, -0.3), (0.28, -0.3), (0.72, 0.2), (0.44, 0.2), (0.86, 0.66), (0.14, 0.66),
              (0.14, 1), (-0.14, 1), (-0.14, 0.66), (-0.86, 0.66), (-0.44, 0.2), (-0.72, 0.2), (-0.28, -0.3),
              (-0.5, -0.3)]],
    "sabre": [[(-1, -0.3), (-0.4, 0.12), (0.2, 0.28), (0.72, 0.2), (0.72, 0.4), (0.1, 0.5), (-0.56, 0.3)],
              [(0.76, -0.02), (0.86, -0.02), (0.86, 0.62), (0.76, 0.62)],
              [(0.9, 0.22), (1.1, 0.26), (1.1, 0.4), (0.9, 0.38)]],
    "horse": [[(-0.95, 0.1), (-0.7, -0.2), (-0.1, -0.25), (0.25, -0.7), (0.45, -0.98), (0.55, -0.75),
               (0.98, -0.45), (0.85, -0.22), (0.6, -0.3), (0.45, 0.05), (0.85, 0.1), (0.95, 0.42), (0.75,
                0.42),
               (0.66, 0.26), (0.3, 0.32), (-0.25, 0.3), (-0.05, 0.62), (-0.2, 0.95), (-0.38, 0.9),
               (-0.32, 0.64), (-0.6, 0.36), (-0.72, 0.9), (-0.92, 0.9), (-0.8, 0.3)]],
    "lion": [[(-0.15, 0.98), (-0.35, 0.98), (-0.1, 0.6), (-0.25, 0.1), (-0.62, 0.3), (-0.7, 0.14), (-0.3,
     -0.1),
              (-0.68, -0.12), (-0.72, -0.28), (-0.25, -0.35), (-0.4, -0.7), (-0.2, -0.95), (0.15, -0.98),
              (0.36, -0.72), (0.28, -0.4), (0.5, 0.05), (0.72, -0.3), (0.62, -0.65), (0.82, -0.78),
              (0.9, -0.25), (0.6, 0.3), (0.62, 0.6), (0.5, 0.98), (0.26, 0.98), (0.36, 0.6), (0.12, 0.45)]],
    "key": [[(-0.12, -0.3), (0.12, -0.3), (0.12, 0.95), (-0.12, 0.95)],
            [(0.12, 0.5), (0.5, 0.5), (0.5, 0.64), (0.12, 0.64)], [(0.12, 0.78), (0.5, 0.78), (0.5,
             0.95), (0.12, 0.95)]],
    "sickle": [[(-0.8, -0.55), (-0.55, -0.8), (0.9, 0.7), (0.7, 0.9)],
               [(-0.98, -0.3), (-0.3, -0.98), (0.02, -0.7), (-0.7, 0.02)]],
}  # fmt: skip


def draw(board: pygame.Surface, name: str, colour: Colour, middle: Point, size: float, turn: float) -> None:
    """Put a charge on a flag; sizes in pixels, ``turn`` in degrees."""
    if name == "disc":
        pygame.draw.circle(board, colour, middle, size)
    elif name == "ring" or (name == "key" and size > 0):
        at = middle if name == "ring" else (middle[0], middle[1] - size * 0.62)
        reach = size if name == "ring" else size * 0.36
        pygame.draw.circle(board, colour, at, reach, max(1, round(reach * 0.3)))
    elif name in ("crescent", "sickle"):
        _crescent(board, colour, middle, size, opens=-45 if name == "sickle" else turn)
    for outline in OUTLINES.get(name, ()):
        moved = (pygame.Vector2(point).rotate(turn) * size + middle for point in outline)
        pygame.draw.polygon(board, colour, [(p.x, p.y) for p in moved])


def _crescent(board: pygame.Surface, colour: Colour, middle: Point, size: float, opens: float) -> None:
    """A moon that is open to the right, or turned."""
    away = pygame.Vector2(0.42 * size, 0).rotate(opens)
    outer = [pygame.Vector2(size, 0).rotate(a + opens) for a in range(48, 313, 6)]
    inner = [away + pygame.Vector2(0.8 * size, 0).rotate(a + opens) for a in range(292, 67, -6)]
    pygame.draw.polygon(board, colour, [(middle[0] + p.x, middle[1] + p.y) for p in (*outer, *inner)])
