"""An easel: draws a scene, and remembers what was written on it and what of it can be pressed."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.ui.theme import BODY, SMALL, Palette, render, text_size
from game.ui.widgets.rows import Action, Hotspot, Scene

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]


class Easel:
    """A picture in the making; sizes of type are those of the theme, all else is in pixels."""

    def __init__(self, size: tuple[int, int], palette: Palette, px: Callable[[float], int]) -> None:
        self.board = pygame.Surface(size, pygame.SRCALPHA)
        self.palette, self.px = palette, px
        self._texts: list[str] = []
        self._spots: list[Hotspot] = []

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.board.get_size()

    def write(
        self, text: str, at: tuple[int, int], colour: Colour, *, pixels: int = SMALL, face: str = BODY,
        width: int = 0, anchor: str = "midtop", most: int = 0,
    ) -> pygame.Rect:  # fmt: skip
        """Write a text with its anchor at a point, broken to a width, with so many lines at most."""
        size = self.px(pixels)
        shown = shortened(text, face, size, width, most) if width and most else text
        picture = render(shown, face, size, colour, width)
        if width and not anchor.endswith("left"):
            picture = _centred(shown, face, size, colour, width)
        box = picture.get_rect(**{anchor: at})
        self.board.blit(picture, box)
        self._texts.append(text)
        return box

    def put(self, picture: pygame.Surface, at: tuple[int, int], anchor: str = "center") -> pygame.Rect:
        """Put a picture with its anchor at a point."""
        box = picture.get_rect(**{anchor: at})
        self.board.blit(picture, box)
        return box

    def spot(
        self, name: str, box: pygame.Rect, action: Action, *, key: str = "", tip: str = "",
        is_on: bool = True, about: str = "",
    ) -> None:  # fmt: skip
        """Let a part be pressed."""
        inside = box.clip(self.board.get_rect())
        self._spots.append(
            Hotspot(name, (inside.x, inside.y, inside.width, inside.height), action, key, tip, is_on, about)
        )

    def scene(self) -> Scene:
        """What was drawn, as a row of a sheet."""
        return Scene(self.board, tuple(self._spots), tuple(self._texts))


def shortened(text: str, face: str, size: int, width: int, most: int) -> str:
    """A text cut to so many lines of a width; whole where it has room."""
    line = text_size("A", face, size)[1]
    room = most * line + line // 2
    if _fits(text, face, size, width, room):
        return text
    words = text.split()
    while len(words) > 1 and not _fits(" ".join(words) + "…", face, size, width, room):
        words.pop()
    short = " ".join(words)
    while len(short) > 1 and not _fits(short + "…", face, size, width, room):
        short = short[:-1]  # a single word that is too long for its line
    return short + "…"


def _fits(text: str, face: str, size: int, width: int, room: int) -> bool:
    """Whether each word has room on a line, and all lines have room in the height."""
    longest = max((text_size(word, face, size)[0] for word in text.split()), default=0)
    return longest <= width and text_size(text, face, size, width)[1] <= room


def _centred(text: str, face: str, size: int, colour: Colour, width: int) -> pygame.Surface:
    """A text broken to a width, each of its lines in the middle."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_size(longer, face, size)[0] > width:
            lines.append(line)
            line = word
        else:
            line = longer
    pictures = [render(part, face, size, colour) for part in (*lines, line)]
    high = sum(p.get_height() for p in pictures)
    wide = max(p.get_width() for p in pictures)
    board = pygame.Surface((wide, high), pygame.SRCALPHA)
    y = 0
    for picture in pictures:
        board.blit(picture, ((wide - picture.get_width()) // 2, y))
        y += picture.get_height()
    return board
