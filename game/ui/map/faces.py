"""The atlas's lettering: typefaces at a size, and words drawn with a halo. Everything drawn is kept."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.ui.map.pigments import HALO, Colour
from game.ui.memory import keep
from game.ui.theme import font

STATES = "EBGaramond_600SemiBold"
SEAS = "EBGaramond_400Regular_Italic"
TOWNS = "EBGaramond_600SemiBold"
VILLAGES = "EBGaramond_400Regular"
FIGURES = "AlegreyaSans_700Bold"
TITLES = "Cinzel_600SemiBold"


@lru_cache(maxsize=4096)
def width_of(text: str, name: str, pixels: int) -> int:
    """How wide a text is, without its halo."""
    return font(name, pixels).size(text)[0]


@keep
def line_of_text(text: str, name: str, pixels: int, ink: Colour, halo: int = 0) -> pygame.Surface:
    """A line of text, with a soft halo of paper that many pixels wide around it."""
    letters = font(name, pixels).render(text, True, ink)
    if not halo:
        return letters
    picture = pygame.Surface(
        (letters.get_width() + 2 * halo, letters.get_height() + 2 * halo), pygame.SRCALPHA
    )
    glow = font(name, pixels).render(text, True, HALO)
    glow.set_alpha(110)
    for dx in range(-halo, halo + 1):
        for dy in range(-halo, halo + 1):
            if (dx or dy) and dx * dx + dy * dy <= halo * halo + 1:
                picture.blit(glow, (halo + dx, halo + dy))
    picture.blit(letters, (halo, halo))
    return picture


@keep
def letter(sign: str, name: str, pixels: int, ink: Colour, tilt: int, alpha: int) -> pygame.Surface:
    """A single letter turned by whole degrees against the clock, its middle in the picture's middle."""
    big = font(name, pixels * 2).render(sign, True, ink)
    glow = font(name, pixels * 2).render(sign, True, HALO)
    board = pygame.Surface((big.get_width() + 8, big.get_height() + 8), pygame.SRCALPHA)
    glow.set_alpha(90)
    for dx, dy in ((-3, 0), (3, 0), (0, -3), (0, 3)):
        board.blit(glow, (4 + dx, 4 + dy))
    board.blit(big, (4, 4))
    turned = pygame.transform.rotozoom(board, tilt, 0.5)
    turned.fill(
        (255, 255, 255, alpha), special_flags=pygame.BLEND_RGBA_MULT
    )  # quicker to draw than set_alpha
    return turned
