"""Where a note lies: inside the window, near what it is about, and never over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pygame

GAP = 6  # pixels between a note and its source: the pointer crosses them at once
ROW = 48  # pixels that a note may stand off to leave a row of buttons free
TALL = 70  # pixels
LARGE = 0.12  # share of the window from which a source is so large that the pointer stands for it


def beside(
    source: pygame.Rect, size: tuple[int, int], window: pygame.Rect, pointer: tuple[int, int],
    pressed: Iterable[pygame.Rect] = (),
) -> pygame.Rect:  # fmt: skip
    """Below the source if there is room, else above it, else at its right or left.

    A single row of what can be ``pressed`` right below it stays free.
    """
    source = source.clip(window)
    area = source.width * source.height
    if not area or area > LARGE * window.width * window.height:
        source = pygame.Rect(pointer, (1, 1)).inflate(12, 20)
    inner = window.inflate(-4, -4)
    left = max(inner.left, min(pointer[0] - 24, source.right - 24, inner.right - size[0]))
    top = max(inner.top, min(source.top, inner.bottom - size[1]))
    below = pygame.Rect((left, source.bottom + GAP), size)
    tried = [
        _past(below, [box for box in pressed if not box.colliderect(source)]) or below,
        below,
        pygame.Rect((left, source.top - GAP - size[1]), size),
        pygame.Rect((source.right + GAP, top), size),
        pygame.Rect((source.left - GAP - size[0], top), size),
    ]
    if source.height > TALL:  # what belongs to it is likelier below than beside it
        tried = [*tried[3:], *tried[:3]]
    fits = (box for box in tried if inner.contains(box) and not box.colliderect(source))
    return next(fits, None) or tried[0].clamp(inner)


def _past(below: pygame.Rect, pressed: Sequence[pygame.Rect]) -> pygame.Rect | None:
    """A note moved down past what it would cover; None if that is more than a row."""
    covered = [box for box in pressed if box.colliderect(below) and box.top < below.top + ROW]
    moved = below.move(0, max((box.bottom + GAP - below.top for box in covered), default=0))
    return moved if moved.top <= below.top + ROW and moved.collidelist(list(pressed)) < 0 else None
