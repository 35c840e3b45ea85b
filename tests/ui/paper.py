"""Surfaces that remember the words written on them, for tests of what a person can read.

While `tracing` is on, every surface that is made and every text that is rendered, by the screens or by the
widgets, is a `Paper`. A paper drawn on another hands its words on with their places and with what was cut
off, so the window ends up knowing each word on it to the pixel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pygame
import pygame_gui.core.gui_font_pygame as widget_fonts
import pygame_gui.core.text.text_line_chunk as widget_lines

from game.ui import theme
from game.ui.map import faces
from game.ui.memory import SHELF

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """A text on a surface: its letters as rendered, where they lie, and the part that was not cut off."""

    text: str
    colour: Colour
    letters: pygame.Surface
    x: int
    y: int
    shown: pygame.Rect
    pixels: int = 0  # height of the type

    @property
    def box(self) -> pygame.Rect:
        """The pixels that the letters take."""
        return self.letters.get_bounding_rect(min_alpha=64).move(self.x, self.y)


class Paper(pygame.Surface):
    """A surface that knows the texts on it."""

    texts: Sequence[Seen] = ()

    def _note(self, source: Any, dest: Any, area: Any) -> None:
        texts = getattr(source, "texts", ())
        if not texts:
            return
        left, top = (dest.x, dest.y) if isinstance(dest, pygame.Rect) else (int(dest[0]), int(dest[1]))
        part = pygame.Rect(area) if area is not None else source.get_rect()
        across, down = left - part.x, top - part.y
        found = []
        for seen in texts:
            shown = seen.shown.clip(part).move(across, down).clip(self.get_clip())
            if shown:
                found.append(replace(seen, x=seen.x + across, y=seen.y + down, shown=shown))
        self.texts = [*self.texts, *found]

    def _like(self, other: Any) -> Any:
        other.texts = list(self.texts)
        return other

    def blit(self, source: Any, dest: Any = (0, 0), area: Any = None, special_flags: int = 0) -> pygame.Rect:
        self._note(source, dest, area)
        return super().blit(source, dest, area, special_flags)

    def blits(self, blit_sequence: Iterable[Any], doreturn: Any = 1) -> Any:
        done = [self.blit(*one) for one in blit_sequence]
        return done if doreturn else None

    def fblits(self, blit_sequence: Iterable[Any], special_flags: int = 0) -> None:
        for source, dest in blit_sequence:
            self.blit(source, dest, None, special_flags)

    def fill(self, color: Any, rect: Any = None, special_flags: int = 0) -> pygame.Rect:
        if rect is None and not special_flags:
            self.texts = []
        elif rect is None and special_flags == pygame.BLEND_RGBA_MULT:  # widgets write white and dye it then
            dye = pygame.Color(color)
            self.texts = [
                replace(
                    s,
                    colour=(
                        s.colour[0] * dye.r // 255,
                        s.colour[1] * dye.g // 255,
                        s.colour[2] * dye.b // 255,
                    ),
                )
                for s in self.texts
            ]
        return super().fill(color, rect, special_flags)

    def copy(self) -> Any:
        return self._like(super().copy())

    def convert(self, *args: Any) -> Any:
        return self._like(super().convert(*args))

    def convert_alpha(self, *args: Any) -> Any:
        return self._like(super().convert_alpha(*args))

    def premul_alpha(self) -> Any:
        return self._like(super().premul_alpha())


class Pen(pygame.font.Font):
    """A typeface that writes on papers."""

    def __init__(self, name: Any, size: int, *args: Any) -> None:
        super().__init__(name, size, *args)
        self.pixels = size

    def render(self, text: Any, antialias: Any, color: Any, *args: Any) -> Paper:
        letters = super().render(text, antialias, color, *args)
        paper = Paper(letters.get_size(), pygame.SRCALPHA, 32)
        paper.blit(letters, (0, 0))
        if str(text).strip():
            ink = pygame.Color(color)
            paper.texts = [
                Seen(str(text), (ink.r, ink.g, ink.b), letters, 0, 0, letters.get_rect(), self.pixels)
            ]
        return paper


@contextmanager
def tracing() -> Iterator[None]:
    """Papers and pens instead of surfaces and fonts."""
    _forget()
    places = [(pygame, "Surface"), (pygame.surface, "Surface"), (widget_lines, "Surface")]
    fonts = [(pygame.font, "Font"), (widget_fonts, "Font")]
    before = [(module, name, getattr(module, name)) for module, name in places + fonts]
    for module, name in places:
        setattr(module, name, Paper)
    for module, name in fonts:
        setattr(module, name, Pen)
    try:
        yield
    finally:
        for module, name, usual in before:
            setattr(module, name, usual)
        _forget()


def _forget() -> None:
    """Drop pictures that were made the other way."""
    SHELF.clear()
    theme.font.cache_clear()
    theme.text_size.cache_clear()
    faces.width_of.cache_clear()
