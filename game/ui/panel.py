"""Paper panels over the atlas: boxes, wrapped text and buttons, drawn with the atlas's own letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.ui.map.pigments import FAINT_INK, GOLD, INK, PAPER, TABLE, Colour
from game.ui.theme import font as face

BODY = "AlegreyaSans_400Regular"
STRONG = "AlegreyaSans_700Bold"
TITLE = "Cinzel_600SemiBold"
MARGIN = 12


@dataclass(slots=True)
class Button:
    """Something to click, with the key that does the same."""

    action: str
    text: str
    key: str
    box: pygame.Rect
    is_lit: bool = False


def sheet(surface: pygame.Surface, box: pygame.Rect) -> None:
    """A sheet of paper with a fine double rim."""
    shade = pygame.Surface(box.size, pygame.SRCALPHA)
    shade.fill((*PAPER, 236))
    surface.blit(shade, box)
    pygame.draw.rect(surface, INK, box, 1)
    pygame.draw.rect(surface, GOLD, box.inflate(-6, -6), 1)


@lru_cache(maxsize=2048)
def line(text: str, name: str, pixels: int, ink: Colour = INK) -> pygame.Surface:
    """One line of text."""
    return face(name, pixels).render(text, True, ink)


@lru_cache(maxsize=512)
def paragraph(text: str, name: str, pixels: int, width: int, ink: Colour = INK) -> pygame.Surface:
    """Text broken to a width."""
    return face(name, pixels).render(text, True, ink, None, width)


def draw_button(surface: pygame.Surface, button: Button, pixels: int, pointer: tuple[int, int]) -> None:
    """A button with its key; darker under the pointer, golden when lit."""
    hover = button.box.collidepoint(pointer)
    ground = GOLD if button.is_lit else TABLE if hover else PAPER
    ink = PAPER if hover and not button.is_lit else INK
    pygame.draw.rect(surface, ground, button.box, border_radius=4)
    pygame.draw.rect(surface, INK, button.box, 1, border_radius=4)
    label = line(button.text, STRONG, pixels, ink)
    key = line(button.key, BODY, max(11, pixels - 3), ink if hover or button.is_lit else FAINT_INK)
    middle = button.box.centery
    surface.blit(label, label.get_rect(midleft=(button.box.x + MARGIN, middle)))
    surface.blit(key, key.get_rect(midright=(button.box.right - MARGIN, middle)))


def button_size(text: str, key: str, pixels: int) -> tuple[int, int]:
    """How large a button must be so that nothing of it is clipped."""
    words = face(STRONG, pixels).size(text)[0] + face(BODY, max(11, pixels - 3)).size(key)[0]
    return words + 3 * MARGIN + 4, pixels + 16
