"""The cloth of a flag: layers drawn large, shrunk, and folded a little in the wind."""

from __future__ import annotations

from math import cos, pi

import pygame

from game.scenarios.tables.flags import CHARGES, Colour, Layer
from game.ui.heraldry import charges
from game.ui.memory import keep
from game.ui.theme import TITLE, font

OVER = 4  # drawn so many times as large, then shrunk
SHADE = 26  # how dark the folds are
RATIO = 1.5  # of a flag's width to its height
RED, BLUE, WHITE = (200, 16, 46), (31, 63, 143), (244, 240, 230)


@keep
def flag(layers: tuple[Layer, ...], letter: str, colour: Colour, height: int) -> pygame.Surface:
    """A flag so high; where there are no layers, arms of a colour with a letter."""
    size = round(height * RATIO), height
    board = pygame.Surface((size[0] * OVER, size[1] * OVER), pygame.SRCALPHA)
    if layers:
        for layer in layers:
            _lay(board, layer)
    else:
        _arms(board, letter, colour)
    cloth = pygame.transform.smoothscale(board, size)
    if height >= 14:
        _fold(cloth)
    pygame.draw.rect(cloth, (20, 15, 12), cloth.get_rect(), 1)
    return cloth


def _arms(board: pygame.Surface, letter: str, colour: Colour) -> None:
    """A field in the colour of the map, with a letter."""
    board.fill(colour)
    ink = (30, 23, 18) if sum(colour) > 380 else (244, 240, 230)
    sign = font(TITLE, board.get_height() * 3 // 5).render(letter, True, ink)
    board.blit(sign, sign.get_rect(center=board.get_rect().center))


def _fold(cloth: pygame.Surface) -> None:
    """Light and shadow of two folds."""
    width, height = cloth.get_size()
    shade = pygame.Surface((width, height), pygame.SRCALPHA)
    for x in range(width):
        depth = (1 - cos(2 * pi * 2 * x / width)) / 2
        pygame.draw.line(shade, (0, 0, 0, round(SHADE * depth)), (x, 0), (x, height))
    cloth.blit(shade, (0, 0))


def _lay(board: pygame.Surface, layer: Layer) -> None:
    """One layer on the cloth."""
    width, height = board.get_size()
    numbers, colours = layer.numbers, [colour for colour, _ in layer.colours]
    if layer.shape in CHARGES:
        x, y, size, *turn = numbers
        middle = x * width, y * height
        charges.draw(board, layer.shape, colours[0], middle, size * height, turn[0] if turn else 0)
        return
    match layer.shape:
        case "field":
            board.fill(colours[0])
        case "h" | "v":
            _stripes(board, layer)
        case "bars":
            parts = round(numbers[0])
            for n in range(parts):
                top = height * n // parts
                board.fill(colours[n % 2], (0, top, width, height * (n + 1) // parts - top))
        case "cross" | "nordic":
            _cross(board, colours[0], numbers[0], at=0.5 if layer.shape == "cross" else 0.36)
        case "saltire":
            _saltire(board, colours[0], numbers[0] * height)
        case "hoist":
            pygame.draw.polygon(board, colours[0], [(0, 0), (numbers[0] * width, height / 2), (0, height)])
        case "canton":
            board.fill(colours[0], (0, 0, numbers[0] * width, numbers[1] * height))
        case "box":
            x, y, w, h = numbers
            board.fill(colours[0], (x * width, y * height, w * width, h * height))
        case "rim":
            pygame.draw.rect(board, colours[0], board.get_rect(), round(numbers[0] * height))
        case "chequer":
            _chequer(board, colours, numbers)
        case "lozenges":
            _lozenges(board, colours[0])
        case "jack":
            _jack(board)


def _stripes(board: pygame.Surface, layer: Layer) -> None:
    """Stripes across or upright, each as wide as its parts."""
    width, height = board.get_size()
    whole, done = sum(parts for _, parts in layer.colours), 0.0
    for colour, parts in layer.colours:
        start, done = done, done + parts / whole
        if layer.shape == "h":
            board.fill(
                colour, (0, round(start * height), width, round(done * height) - round(start * height))
            )
        else:
            board.fill(colour, (round(start * width), 0, round(done * width) - round(start * width), height))


def _cross(board: pygame.Surface, colour: Colour, thick: float, at: float) -> None:
    width, height = board.get_size()
    arm = thick * height
    board.fill(colour, (0, (height - arm) / 2, width, arm))
    board.fill(colour, (at * width - arm / 2, 0, arm, height))


def _saltire(board: pygame.Surface, colour: Colour, thick: float) -> None:
    width, height = board.get_size()
    for start, end in (((0, 0), (width, height)), ((0, height), (width, 0))):
        along = (pygame.Vector2(end) - start).normalize()
        aside = along.rotate(90) * thick / 2
        corners = (start + aside, start - aside, end - aside, end + aside)
        pygame.draw.polygon(board, colour, [(c.x, c.y) for c in map(pygame.Vector2, corners)])


def _chequer(board: pygame.Surface, colours: list[Colour], numbers: tuple[float, ...]) -> None:
    """A square of five by five in two colours, around a middle."""
    width, height = board.get_size()
    side = numbers[2] * 2 * height / 5
    left, top = numbers[0] * width - 2.5 * side, numbers[1] * height - 2.5 * side
    for row in range(5):
        for column in range(5):
            box = (left + column * side, top + row * side, side + 1, side + 1)
            board.fill(colours[(row + column) % 2], box)


def _lozenges(board: pygame.Surface, colour: Colour) -> None:
    """A field of leaning lozenges."""
    width, height = board.get_size()
    w, h = width / 7, height / 3
    for row in range(-1, 4):
        for column in range(-1, 9):
            x, y = column * w + row * w / 2, row * h
            pygame.draw.polygon(
                board, colour, [(x, y), (x + w / 2, y + h / 2), (x, y + h), (x - w / 2, y + h / 2)]
            )


def _jack(board: pygame.Surface) -> None:
    """The crosses of three kingdoms."""
    height = board.get_height()
    board.fill(BLUE)
    _saltire(board, WHITE, height * 0.2)
    _saltire(board, RED, height * 0.08)
    _cross(board, WHITE, 0.34, 0.5)
    _cross(board, RED, 0.2, 0.5)
