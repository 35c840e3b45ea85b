"""Deals cards out on a sheet: one size for all, and what is of a kind on one line from card to card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

import pygame

from game.ui.memory import keep
from game.ui.theme import BODY, SMALL, STRONG, TEXT, TITLE, Palette, render, text_size
from game.ui.widgets.rows import Card, Cards, Tone

PART = "EBGaramond_400Regular_Italic"
CREST = 62  # greatest height of a flag
TITLES = (19, 17, 15)  # heights tried for a name until it fits on one line
DOT = 5  # radius
GAP, INSET = 10, 12

Px = Callable[[float], int]
Placed = tuple[pygame.Surface, tuple[int, int]]
Section = list[pygame.Surface]


def deal(
    row: Cards, room: pygame.Rect, palette: Palette, px: Px
) -> Iterator[tuple[Card, pygame.Rect, list[Placed]]]:
    """Each card with its place and what is drawn of it."""
    gap, across = px(GAP), max(1, row.across)
    lines = [row.cards[n : n + across] for n in range(0, len(row.cards), across)]
    width = (room.width - gap * (across - 1)) // across
    least = (room.height - gap * (len(lines) - 1)) // len(lines) if lines else 0
    top = room.y
    for line in lines:
        faces = [_sections(card, width - 2 * px(INSET), palette, px) for card in line]
        heights = [max(map(_height, of_a_kind)) for of_a_kind in zip_longest(*faces, fillvalue=[])]
        gaps = px(6) * sum(height > 0 for height in heights) + 2 * px(INSET)
        height = max(least, sum(heights) + gaps)
        left = room.x + (room.width - len(line) * (width + gap) + gap) // 2
        for card, face in zip(line, faces, strict=True):
            box = pygame.Rect(left, top, width, height)
            yield card, box, _placed(card, face, heights, box, palette, px)
            left = box.right + gap
        top += height + gap


def _placed(
    card: Card, face: Sequence[Section], heights: Sequence[int], box: pygame.Rect, palette: Palette, px: Px
) -> list[Placed]:
    """The ground of a card, and its sections from the top down; the last one at its foot."""
    found: list[Placed] = [(_ground(box.size, palette, card.is_lit), box.topleft)]
    y = box.y + px(INSET)
    for number, (section, height) in enumerate(zip(face, heights, strict=True)):
        if number == len(heights) - 1:
            y = max(y, box.bottom - px(INSET) - height)
        at = y
        for picture in section:
            found.append((picture, (box.x + px(INSET), at)))
            at += picture.get_height()
        y += height + (px(6) if height else 0)
    return found


def _sections(card: Card, width: int, palette: Palette, px: Px) -> list[Section]:
    """What stands on a card, part by part; a part that has nothing to say is empty."""

    def write(text: str, tone: Tone = Tone.TEXT, pixels: int = SMALL, face: str = BODY) -> Section:
        colour = getattr(palette, tone.value)
        return [render(text, face, px(pixels), colour, width)] if text else []

    size = next((s for s in TITLES if text_size(card.title, TITLE, px(s))[0] <= width), TITLES[-1])
    found = [
        _crest(card, width, px),
        [*write(card.title, Tone.TITLE, size, TITLE), *write(card.line, Tone.FAINT)],
        write(card.part, pixels=TEXT + 4, face=PART),
        write(card.text),
    ]
    found += [[*write(about, Tone.FAINT), *write(told, face=STRONG)] for about, told in card.facts]
    if card.grade is not None:
        about, told, tone = card.grade
        words = [*write(about, Tone.FAINT), *write(told, tone, face=STRONG)]
        found.append([*words, _dots(card.dots, palette, px)])
    return found


def _height(section: Section) -> int:
    return sum(picture.get_height() for picture in section)


def _crest(card: Card, width: int, px: Px) -> Section:
    """Flag and seal side by side."""
    height = min(px(CREST), width // 3)
    board = pygame.Surface((width, height + px(4)), pygame.SRCALPHA)
    if card.flag is not None:
        board.blit(card.flag.drawn(height), (0, px(2)))
    if card.seal is not None:
        seal = card.seal.drawn(height + px(4))
        board.blit(seal, seal.get_rect(topright=(width, 0)))
    return [board] if card.flag or card.seal else []


def _dots(dots: tuple[int, int], palette: Palette, px: Px) -> pygame.Surface:
    """A row of dots of which the first are lit."""
    lit, whole = dots
    r, step = px(DOT), px(DOT * 3.4)
    board = pygame.Surface((whole * step, 2 * r + px(8)), pygame.SRCALPHA)
    for n in range(whole):
        colour = palette.title if n < lit else palette.button
        pygame.draw.circle(board, colour, (r + n * step, r + px(6)), r)
    return board


@keep
def _ground(size: tuple[int, int], palette: Palette, is_lit: bool) -> pygame.Surface:
    """The ground of a card; that of one chosen is warmer and has a rim in gold."""
    board = pygame.Surface(size, pygame.SRCALPHA)
    warm = tuple((3 * a + b) // 4 for a, b in zip(palette.sheet, palette.lit, strict=True))
    board.fill((*(warm if is_lit else palette.sheet), palette.sheet_alpha))
    pygame.draw.rect(board, palette.table, board.get_rect(), 1)
    rim, thick = (palette.title, 3) if is_lit else (palette.rim, 1)
    pygame.draw.rect(board, rim, board.get_rect().inflate(-4, -4), thick)
    return board
