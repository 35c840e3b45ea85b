"""Where a slip of paper lies covering nothing that can be pressed, and little besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

STEP = 24  # pixels between the places that are tried
EDGE = 6
FAR = 1000  # what covering something to press weighs, against a pixel of the way from where it would lie best

Measure = Callable[[int], int]  # the height of the slip at a width


def room_for(
    size: tuple[int, int], widths: Sequence[int], height_at: Measure, pressable: Sequence[pygame.Rect],
    sheets: Sequence[pygame.Rect], kept: pygame.Rect | None = None,
) -> pygame.Rect:  # fmt: skip
    """The best place: where it lies now if nothing is in the way, else the freest near the upper edge."""
    window = pygame.Rect(0, 0, *size)
    if kept is not None and kept.collidelist([*pressable, *sheets]) < 0 and window.contains(kept):
        return pygame.Rect(kept.x, kept.y, kept.width, height_at(kept.width))
    best, least = pygame.Rect(EDGE, EDGE, widths[0], height_at(widths[0])), -1
    for width in widths:
        height = height_at(width)
        for y in range(EDGE, max(EDGE + 1, size[1] - height - EDGE), STEP):
            for x in range(EDGE, max(EDGE + 1, size[0] - width - EDGE), STEP):
                box = pygame.Rect(x, y, width, height)
                cost = _cost(box, size, pressable, sheets)
                if least < 0 or cost < least:
                    best, least = box, cost
    return best


def _cost(
    box: pygame.Rect, size: tuple[int, int], pressable: Sequence[pygame.Rect], sheets: Sequence[pygame.Rect]
) -> int:
    """How badly a place suits: what lies below it, then how far it is from the middle of the upper edge."""
    covered = sum(_area(box.clip(pressable[i])) for i in box.collidelistall(pressable))
    hidden = sum(_area(box.clip(sheets[i])) for i in box.collidelistall(sheets))
    away = abs(box.centerx - size[0] // 2) // 4 + box.y
    return covered * FAR + hidden + away


def _area(box: pygame.Rect) -> int:
    return box.width * box.height
