"""A chart of curves: a scale on the left, years below, each curve's name and last figure at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from game.ui.screens.base import Context
from game.ui.text import say
from game.ui.theme import BODY, LEGIBLE, SMALL, STRONG, TEXT, Colour, contrast, render, text_size
from game.world.calendar import Calendar

Line = tuple[str, Colour, list[tuple[int, int]]]  # name, colour, (turn, value)
Point = tuple[int, int]

STEPS = 5  # lines of the scale
MOST_YEARS = 9  # years written below
DARKEST = 120  # lightness a curve must have on the dark sheet


def chart(
    lines: Sequence[Line], size: Point, context: Context, calendar: Calendar, figure: Callable[[int], str]
) -> pygame.Surface:
    """The curves as a picture of a size; says so where there is nothing to draw."""
    px, palette = context.px, context.palette
    board = pygame.Surface(size, pygame.SRCALPHA)
    points = [p for _, _, row in lines for p in row]
    if not points:
        told = render(say("no_figures"), BODY, px(TEXT), palette.faint)
        board.blit(told, told.get_rect(center=board.get_rect().center))
        return board
    ends = [f"{name}  {figure(row[-1][1])}" for name, _, row in lines if row]
    room = max(text_size(text, STRONG, px(SMALL))[0] for text in ends) + px(28)
    area = pygame.Rect(px(74), px(12), size[0] - px(74) - room, size[1] - px(44))
    first, last = min(t for t, _ in points), max(t for t, _ in points)
    top = _round_up(max(1, max(v for _, v in points)))
    _scale(board, area, top, context, figure)
    _years(board, area, (first, last), context, calendar)
    span = max(1, last - first)

    def spot(turn: int, value: int) -> Point:
        return area.left + area.width * (turn - first) // span, area.bottom - area.height * value // top

    tails = []
    for name, colour, row in lines:
        if row:
            at = [spot(t, v) for t, v in row]
            ink = _light(colour)
            _curve(board, at, ink, context)
            tails.append((at[-1][1], f"{name}  {figure(row[-1][1])}", ink))
    _names(board, area, tails, context)
    return board


def _round_up(value: int) -> int:
    """A round figure not below a value, for the end of a scale.

    >>> _round_up(37), _round_up(2_150), _round_up(9_999)
    (40, 2500, 10000)
    """
    size: int = 10 ** (len(str(value)) - 1)
    return next(
        size * part // 4 for part in (4, 6, 8, 10, 12, 16, 20, 24, 32, 40) if size * part // 4 >= value
    )


def _light(colour: Colour) -> Colour:
    """A power's colour, light enough for the dark sheet."""
    mean = sum(colour) // 3
    lift = max(0, DARKEST - mean)
    red, green, blue = (min(255, c + lift) for c in colour)
    return red, green, blue


def _scale(
    board: pygame.Surface, area: pygame.Rect, top: int, context: Context, figure: Callable[[int], str]
) -> None:
    px, palette = context.px, context.palette
    for part in range(STEPS):
        y = area.bottom - area.height * part // (STEPS - 1)
        pygame.draw.line(board, (*palette.rim, 90), (area.left, y), (area.right, y))
        label = render(figure(top * part // (STEPS - 1)), BODY, px(SMALL), palette.faint)
        board.blit(label, label.get_rect(midright=(area.left - px(8), y)))


def _years(
    board: pygame.Surface, area: pygame.Rect, turns: Point, context: Context, calendar: Calendar
) -> None:
    """The years below, each at its first turn, no more than there is room for."""
    px, palette = context.px, context.palette
    first, last = turns
    begins = [t for t in range(first, last + 1) if t == first or calendar.year(t) != calendar.year(t - 1)]
    stride = -(-len(begins) // MOST_YEARS)
    for turn in begins[::stride]:
        x = area.left + area.width * (turn - first) // max(1, last - first)
        pygame.draw.line(board, (*palette.rim, 90), (x, area.bottom), (x, area.bottom + px(5)))
        label = render(str(calendar.year(turn)), BODY, px(SMALL), palette.faint)
        board.blit(label, label.get_rect(midtop=(x, area.bottom + px(8))))


def _curve(board: pygame.Surface, at: list[Point], ink: Colour, context: Context) -> None:
    if len(at) > 1:
        pygame.draw.lines(board, context.palette.table, False, at, context.px(5))
        pygame.draw.lines(board, ink, False, at, context.px(3))
        pygame.draw.aalines(board, ink, False, at)
    pygame.draw.circle(board, ink, at[-1], context.px(5))


def _names(
    board: pygame.Surface, area: pygame.Rect, tails: list[tuple[int, str, Colour]], context: Context
) -> None:
    """Names at the ends of curves, pushed apart where they would lie on each other."""
    px = context.px
    step = px(SMALL + 4)
    tops, floor = [], area.top - px(10)
    for wanted, _, _ in sorted(tails):
        floor = max(wanted - step // 2, floor)
        tops.append(floor)
        floor += step
    over = max(0, floor - board.get_height())
    for y, (_, text, ink) in zip(tops, sorted(tails), strict=True):
        if contrast(ink, context.palette.sheet) < LEGIBLE:
            ink = context.palette.text
        board.blit(render(text, STRONG, px(SMALL), ink), (area.right + px(14), max(0, y - over)))
