"""Where a note lies: inside the window, near what it is about, and never over it."""

from __future__ import annotations

import pygame

GAP = 6  # pixels between a note and its source: the pointer crosses them at once
LARGE = 0.12  # share of the window from which a source is so large that the pointer stands for it


def beside(
    source: pygame.Rect, size: tuple[int, int], window: pygame.Rect, pointer: tuple[int, int]
) -> pygame.Rect:
    """Below the source if there is room, else above it, else at its right or left."""
    source = source.clip(window)
    area = source.width * source.height
    if not area or area > LARGE * window.width * window.height:
        source = pygame.Rect(pointer, (1, 1)).inflate(12, 20)
    inner = window.inflate(-4, -4)
    left = max(inner.left, min(pointer[0] - 24, source.right - 24, inner.right - size[0]))
    top = max(inner.top, min(source.top, inner.bottom - size[1]))
    tried = [
        pygame.Rect((left, source.bottom + GAP), size),
        pygame.Rect((left, source.top - GAP - size[1]), size),
        pygame.Rect((source.right + GAP, top), size),
        pygame.Rect((source.left - GAP - size[0], top), size),
    ]
    fits = (box for box in tried if inner.contains(box) and not box.colliderect(source))
    return next(fits, None) or tried[0].clamp(inner)
