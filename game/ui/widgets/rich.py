"""Texts with links: broken into lines, each piece with its place, links dotted below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pygame

from game.ui.memory import keep
from game.ui.theme import BODY, STRONG, Colour, font, render, text_size
from game.ui.widgets.rows import Action, Run

DOT, STEP = 2, 4  # width of a dot below a link, and how far it is to the next


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one run on one line."""

    text: str
    box: pygame.Rect
    action: Action | None
    face: str


@dataclass(frozen=True, slots=True)
class Typeset:
    """A text in pieces, and how large it is."""

    pieces: tuple[Piece, ...]
    size: tuple[int, int]


def typeset(runs: Sequence[Run], pixels: int, width: int) -> Typeset:
    """A text broken to a width, from the upper left corner; a line break in it begins a line."""
    high = font(BODY, pixels).get_linesize()
    found: list[Piece] = []
    x = y = widest = 0
    for word in _words(runs):
        if not word:
            x, y = 0, y + high
            continue
        long = sum(text_size(text, _face(run), pixels)[0] for text, run in word)
        gap = text_size(" ", BODY, pixels)[0] if x else 0
        if x and x + gap + long > width:
            x, y, gap = 0, y + high, 0
        for nth, (text, run) in enumerate(word):
            space = " " if gap and not nth else ""
            last = found[-1] if found else None
            is_more = last is not None and x and last.box.y == y and last.action == run.action
            is_more = is_more and last is not None and last.face == _face(run)
            if is_more and last is not None:  # the same run on the same line
                whole = f"{last.text}{space}{text}"
                box = pygame.Rect(last.box.topleft, text_size(whole, last.face, pixels))
                found[-1] = Piece(whole, box, last.action, last.face)
            else:
                left = x + (gap if space else 0)
                box = pygame.Rect((left, y), text_size(text, _face(run), pixels))
                found.append(Piece(text, box, run.action, _face(run)))
            x = found[-1].box.right
            widest = max(widest, x)
    return Typeset(tuple(found), (widest, y + high))


def _face(run: Run) -> str:
    return STRONG if run.is_strong else BODY


def _words(runs: Sequence[Run]) -> Iterator[list[tuple[str, Run]]]:
    """What is not broken between lines, in parts by their runs; an empty list breaks the line."""
    word: list[tuple[str, Run]] = []
    for run in runs:
        for part in re.split(r"(\s+)", run.text):
            if not part.isspace():
                word += [(part, run)] if part else []
                continue
            if word:
                yield word
            word = []
            yield from ([] for _ in range(part.count("\n")))
    if word:
        yield word


def drawn(
    found: Typeset, pixels: int, colour: Colour, link: Colour
) -> Iterator[tuple[pygame.Surface, tuple[int, int]]]:
    """The pictures of a text and where they lie."""
    for piece in found.pieces:
        ink = link if piece.action is not None else colour
        yield render(piece.text, piece.face, pixels, ink), piece.box.topleft
        if piece.action is not None:
            yield dotted(piece.box.width, link), (piece.box.x, piece.box.bottom - 2)


@keep
def dotted(width: int, colour: Colour) -> pygame.Surface:
    """A dotted line."""
    line = pygame.Surface((max(1, width), 1), pygame.SRCALPHA)
    for x in range(0, width, STEP):
        line.fill(colour, (x, 0, DOT, 1))
    return line
