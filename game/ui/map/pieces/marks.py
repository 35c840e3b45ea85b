"""What lies over the ground while one plans: hexes in reach, paths, targets, arrows, the selection."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pygame

from game.ui.map import pigments
from game.ui.map.camera.camera import Camera
from game.ui.map.frame import hex_ring
from game.ui.map.lettering.letters import Blit
from game.ui.map.pigments import Colour
from game.ui.memory import keep
from game.world.map.gamemap import GameMap
from game.world.map.hexes import NOWHERE

OVER = 3


class Highlight(StrEnum):
    """Why a hex is marked."""

    REACH = "reach"
    PATH = "path"
    TARGET = "target"
    DANGER = "danger"
    LAND = "land"  # what a sheet beside the map is about


class ArrowKind(StrEnum):
    """What an arrow stands for."""

    MARCH = "march"
    ATTACK = "attack"
    SUPPORT = "support"
    RETREAT = "retreat"
    SAIL = "sail"


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from hex to hex; with ``colour`` in a power's own."""

    start: int
    end: int
    kind: ArrowKind = ArrowKind.MARCH
    colour: Colour | None = None


FILLS: dict[Highlight, tuple[Colour, int, int]] = {  # colour, strength of the fill and of the outline
    Highlight.REACH: ((52, 104, 168), 62, 235),
    Highlight.PATH: ((232, 180, 50), 150, 250),
    Highlight.TARGET: ((190, 40, 30), 104, 240),
    Highlight.DANGER: ((206, 110, 40), 84, 200),
    Highlight.LAND: ((255, 214, 96), 118, 255),
}
ARROWS: dict[ArrowKind, Colour] = {
    ArrowKind.MARCH: (58, 74, 106),
    ArrowKind.ATTACK: (168, 30, 24),
    ArrowKind.SUPPORT: (62, 110, 72),
    ArrowKind.RETREAT: (120, 100, 84),
    ArrowKind.SAIL: (44, 92, 122),
}


#: How thick an arrow's shaft is, in hex rows, and in pixels at the least.
THICK: dict[ArrowKind, float] = dict.fromkeys(ArrowKind, 0.15) | {ArrowKind.ATTACK: 0.24}
LEAST = 4


def highlight_blits(marked: Mapping[int, Highlight], game_map: GameMap, camera: Camera) -> list[Blit]:
    """Marked hexes in the window; an outline runs only where the marking ends."""
    rows, found = camera.rows, []
    for hex_id, kind in marked.items():
        x, y = camera.of_hex(hex_id)
        if -rows < x < camera.size[0] + rows and -rows < y < camera.size[1] + rows:
            edges = 0
            for direction, near in enumerate(game_map.neighbours[hex_id].tolist()):
                edges |= (near == NOWHERE or marked.get(near) != kind) << direction
            picture = _marked_hex(kind, rows, edges)
            found.append((picture, (x - picture.get_width() // 2, y - picture.get_height() // 2)))
    return found


@keep
def _marked_hex(kind: Highlight, rows: int, edges: int) -> pygame.Surface:
    """A hex filled with a mark's colour, outlined on some of its sides (a bit for each direction)."""
    colour, fill, line = FILLS[kind]
    width, height = math.ceil(rows * 2 / 3**0.5) + 4, rows + 4
    board = pygame.Surface((width * OVER, height * OVER), pygame.SRCALPHA)
    middle = width * OVER / 2, height * OVER / 2
    ring = [(middle[0] + x * OVER, middle[1] + y * OVER) for x, y in hex_ring(rows)]
    pygame.draw.polygon(board, (*colour, fill), ring)
    inner = [(middle[0] + (x - middle[0]) * 0.965, middle[1] + (y - middle[1]) * 0.965) for x, y in ring]
    thick = max(OVER, round(rows / 22 * OVER))
    for direction in range(6):
        if edges >> direction & 1:
            pygame.draw.line(board, (*colour, line), inner[direction], inner[(direction + 1) % 6], thick)
    return pygame.transform.smoothscale(board, (width, height))


def arrow_blits(arrows: Sequence[Arrow], camera: Camera) -> list[Blit]:
    """Arrows in the window."""
    found = []
    for arrow in arrows:
        start = camera.frame.centre(arrow.start, camera.rows)
        end = camera.frame.centre(arrow.end, camera.rows)
        across, down = round(end[0] - start[0]), round(end[1] - start[1])
        thick = max(camera.rows * THICK[arrow.kind], LEAST * camera.scale)
        ink = arrow.colour or ARROWS[arrow.kind]
        picture, (left, top) = _arrow(across, down, camera.rows, round(thick), ink)
        x, y = camera.to_window(*start)
        x, y = x + left, y + top
        if -picture.get_width() < x < camera.size[0] and -picture.get_height() < y < camera.size[1]:
            found.append((picture, (x, y)))
    return found


@keep
def _arrow(
    across: int, down: int, rows: int, thick: int, colour: Colour
) -> tuple[pygame.Surface, tuple[int, int]]:
    """A swelling arrow, slightly bent, and where its picture lies from the arrow's foot."""
    long = max(1.0, math.hypot(across, down))
    ux, uy = across / long, down / long
    bow = min(0.16 * long, rows * 0.8)
    half = thick / 2
    head = min(max(half * 3.4, 8.0), long * 0.5)
    reach = long - rows * 0.14
    left_side, right_side = [], []
    for step in range(17):
        t = step / 16
        u, v = rows * 0.12 + (reach - head - rows * 0.12) * t, -bow * 4 * t * (1 - t) * 0.8
        wide = half * (0.45 + 0.75 * t)
        left_side.append((u, v - wide))
        right_side.append((u, v + wide))
    tip = [(reach - head, -half * 2.5), (reach, 0.0), (reach - head, half * 2.5)]
    outline = [*left_side, *tip, *reversed(right_side)]
    points = [(u * ux - v * uy, u * uy + v * ux) for u, v in outline]
    pad = 4
    left, top = math.floor(min(x for x, _ in points)) - pad, math.floor(min(y for _, y in points)) - pad
    width = math.ceil(max(x for x, _ in points)) + pad - left
    height = math.ceil(max(y for _, y in points)) + pad - top
    over = OVER if width * height < 1_000_000 else 1
    board = pygame.Surface((width * over, height * over), pygame.SRCALPHA)
    at = [((x - left) * over, (y - top) * over) for x, y in points]
    pygame.draw.polygon(board, (*colour, 205), at)
    pygame.draw.polygon(board, (*pigments.HALO, 235), at, max(1, round(over * max(1.2, rows / 45))))
    return pygame.transform.smoothscale(board, (width, height)), (left, top)


@keep
def ring(side: int, step: int) -> pygame.Surface:
    """The frame around the selected counter; ``step`` 0..7 makes it breathe."""
    pad = 5
    size = side + 2 * pad
    board = pygame.Surface((size * OVER, size * OVER), pygame.SRCALPHA)
    box = board.get_rect().inflate(-2 * OVER, -2 * OVER)
    glow = 150 + 12 * step
    pygame.draw.rect(board, (*pigments.INK, 200), box, 4 * OVER, border_radius=4 * OVER)
    pygame.draw.rect(
        board, (255, 226, 120, glow), box.inflate(-OVER, -OVER), 2 * OVER, border_radius=4 * OVER
    )
    return pygame.transform.smoothscale(board, (size, size))


@keep
def hex_outline(rows: int, colour: Colour) -> pygame.Surface:
    """The outline of a single hex: the one under the pointer, or the one chosen."""
    width, height = math.ceil(rows * 2 / 3**0.5) + 4, rows + 4
    board = pygame.Surface((width * OVER, height * OVER), pygame.SRCALPHA)
    middle = width * OVER / 2, height * OVER / 2
    points = [(middle[0] + x * OVER * 0.97, middle[1] + y * OVER * 0.97) for x, y in hex_ring(rows)]
    pygame.draw.polygon(board, (*pigments.INK, 150), points, max(2, round(rows / 14 * OVER)))
    pygame.draw.polygon(board, (*colour, 240), points, max(1, round(rows / 26 * OVER)))
    return pygame.transform.smoothscale(board, (width, height))
