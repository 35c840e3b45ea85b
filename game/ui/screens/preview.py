"""A small picture of a save: who holds what, as its header tells, a few pixels a hex."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame

from game.campaign.saving.format.header import Preview
from game.ui.theme import Colour

NOBODY = 255  # the number of a hex that no power holds


@lru_cache(maxsize=16)
def picture_of(preview: Preview, wide: int, ground: Colour) -> pygame.Surface | None:
    """The picture at a width, on the colour of waters; None where the header holds none that can be drawn."""
    try:
        numbers = np.frombuffer(preview.pixels(), np.uint8).reshape(preview.height, preview.width)
    except ValueError:
        return None
    colours = np.full((NOBODY + 1, 3), ground, np.uint8)
    told = np.array(preview.colours[:NOBODY], np.int64).reshape(-1, 3)
    colours[: len(told)] = np.clip(told, 0, NOBODY)
    fine = np.repeat(np.repeat(numbers, 2, 0), 2, 1)  # every other column lies half a hex lower
    low = np.arange(fine.shape[1]) // 2 % 2 == 1
    board = np.full((fine.shape[0] + 1, fine.shape[1]), NOBODY, np.uint8)
    board[:-1, ~low], board[1:, low] = fine[:, ~low], fine[:, low]
    pixels = np.ascontiguousarray(colours[board])
    small = pygame.image.frombuffer(pixels.tobytes(), (board.shape[1], board.shape[0]), "RGB")
    return pygame.transform.smoothscale(small, (wide, round(wide * board.shape[0] / board.shape[1])))
