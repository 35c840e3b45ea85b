"""Small engraved pictures: the branches of forces, towns, fortresses, ports, battles and sieges.

Each is drawn large from strokes on a unit square and brought down once; pictures are kept by size.
"""

from __future__ import annotations

import math
from itertools import pairwise

import pygame

from game.ui.map import pigments
from game.ui.map.pigments import Colour
from game.ui.memory import keep
from game.words import Branch
from game.world.constants.ruleset import ViewRules

OVER = 8
Point = tuple[float, float]


class Plate:
    """A board on which strokes are drawn in fractions of its side."""

    def __init__(self, side: int, width: float = 1.0) -> None:
        self.side = side * OVER
        self.board = pygame.Surface((round(side * width) * OVER, side * OVER), pygame.SRCALPHA)

    def line(self, ink: Colour, thick: float, *points: tuple[float, float]) -> None:
        """A line with round ends through points."""
        at = [(x * self.side, y * self.side) for x, y in points]
        weight = max(1, round(thick * self.side))
        for start, end in pairwise(at):
            self._stroke(ink, start, end, weight)
        for x, y in at:
            pygame.draw.circle(self.board, ink, (x, y), weight / 2)

    def _stroke(self, ink: Colour, start: Point, end: Point, weight: int) -> None:
        long = math.hypot(end[0] - start[0], end[1] - start[1])
        if long:
            dx, dy = (end[1] - start[1]) / long * weight / 2, (start[0] - end[0]) / long * weight / 2
            corners = [(start[0] + dx, start[1] + dy), (end[0] + dx, end[1] + dy)]
            corners += [(end[0] - dx, end[1] - dy), (start[0] - dx, start[1] - dy)]
            pygame.draw.polygon(self.board, ink, corners)

    def shape(self, ink: Colour, *points: tuple[float, float]) -> None:
        """A filled outline."""
        pygame.draw.polygon(self.board, ink, [(x * self.side, y * self.side) for x, y in points])

    def disc(self, ink: Colour, x: float, y: float, radius: float, thick: float = 0.0) -> None:
        """A disc, or a ring if it has a thickness."""
        weight = max(1, round(thick * self.side)) if thick else 0
        pygame.draw.circle(self.board, ink, (x * self.side, y * self.side), radius * self.side, weight)

    def done(self) -> pygame.Surface:
        """The picture at its true size."""
        width, height = self.board.get_size()
        return pygame.transform.smoothscale(self.board, (width // OVER, height // OVER))


def _side(way: int, x: float, y: float) -> tuple[float, float]:
    """A point, or for -1 its mirror image left to right."""
    return 0.5 + way * (x - 0.5), y


@keep
def branch(kind: Branch, look: ViewRules, side: int, ink: Colour) -> pygame.Surface:
    """The sign of a branch in an era."""
    plate = Plate(side)
    if kind is Branch.HORSE and look.riders == "tank":
        _tank(plate, ink)
    else:
        _BRANCHES[kind](plate, ink)
    return plate.done()


def _foot(plate: Plate, ink: Colour) -> None:
    """Two muskets crossed, bayonets fixed."""
    for way in (1, -1):
        plate.line(ink, 0.075, _side(way, 0.14, 0.90), _side(way, 0.80, 0.16))
        plate.line(ink, 0.035, _side(way, 0.80, 0.16), _side(way, 0.92, 0.03))
        plate.line(ink, 0.15, _side(way, 0.10, 0.93), _side(way, 0.24, 0.78))
        plate.line(ink, 0.06, _side(way, 0.40, 0.66), _side(way, 0.46, 0.70))


def _horse(plate: Plate, ink: Colour) -> None:
    """A horse's head and neck."""
    plate.shape(
        ink, (0.30, 0.97), (0.28, 0.72), (0.33, 0.52), (0.28, 0.50), (0.14, 0.60), (0.06, 0.53), (0.10, 0.42),
        (0.26, 0.26), (0.34, 0.17), (0.40, 0.03), (0.47, 0.14), (0.60, 0.17), (0.74, 0.30), (0.84, 0.52),
        (0.88, 0.97),
    )  # fmt: skip
    plate.disc((0, 0, 0), 0.335, 0.315, 0.028)


def _tank(plate: Plate, ink: Colour) -> None:
    """Turret, gun and tracks."""
    plate.shape(ink, (0.30, 0.46), (0.36, 0.26), (0.64, 0.26), (0.72, 0.46))
    plate.line(ink, 0.07, (0.66, 0.34), (0.98, 0.28))
    plate.shape(ink, (0.08, 0.48), (0.92, 0.48), (0.86, 0.60), (0.14, 0.60))
    plate.line(ink, 0.20, (0.18, 0.74), (0.82, 0.74))


def _guns(plate: Plate, ink: Colour) -> None:
    """A field gun: barrel, wheel and trail."""
    plate.shape(ink, (0.22, 0.40), (0.97, 0.17), (0.99, 0.30), (0.28, 0.58))
    plate.line(ink, 0.09, (0.35, 0.52), (0.03, 0.86))
    plate.disc(ink, 0.52, 0.64, 0.28, 0.075)
    plate.disc(ink, 0.52, 0.64, 0.07)
    for turn in range(4):
        dx, dy = 0.26 * math.cos(turn * math.pi / 4), 0.26 * math.sin(turn * math.pi / 4)
        plate.line(ink, 0.035, (0.52 - dx, 0.64 - dy), (0.52 + dx, 0.64 + dy))


def _garrison(plate: Plate, ink: Colour) -> None:
    """A tower with battlements."""
    plate.shape(ink, (0.24, 0.95), (0.28, 0.42), (0.72, 0.42), (0.76, 0.95))
    plate.shape(ink, (0.18, 0.40), (0.18, 0.20), (0.82, 0.20), (0.82, 0.40))
    for left in (0.18, 0.43, 0.68):
        plate.shape(ink, (left, 0.22), (left, 0.08), (left + 0.14, 0.08), (left + 0.14, 0.22))
    plate.shape((0, 0, 0), (0.42, 0.95), (0.42, 0.72), (0.50, 0.62), (0.58, 0.72), (0.58, 0.95))


def _fleet(plate: Plate, ink: Colour) -> None:
    """A ship under sail."""
    plate.shape(ink, (0.04, 0.70), (0.96, 0.66), (0.82, 0.93), (0.18, 0.93))
    plate.line(ink, 0.045, (0.36, 0.70), (0.36, 0.04))
    plate.line(ink, 0.045, (0.66, 0.68), (0.66, 0.12))
    plate.shape(ink, (0.14, 0.60), (0.20, 0.36), (0.50, 0.36), (0.46, 0.60))
    plate.shape(ink, (0.22, 0.32), (0.26, 0.10), (0.46, 0.10), (0.44, 0.32))
    plate.shape(ink, (0.52, 0.60), (0.56, 0.38), (0.84, 0.38), (0.80, 0.60))
    plate.shape(ink, (0.57, 0.34), (0.60, 0.16), (0.77, 0.16), (0.75, 0.34))


_BRANCHES = {
    Branch.FOOT: _foot,
    Branch.HORSE: _horse,
    Branch.GUNS: _guns,
    Branch.GARRISON: _garrison,
    Branch.FLEET: _fleet,
}


@keep
def town(rank: int, is_capital: bool, side: int) -> pygame.Surface:
    """The mark of a town: a ring that grows with its rank, a red heart for a capital."""
    plate = Plate(side)
    radius = 0.46 if is_capital else 0.46 - 0.05 * rank
    plate.disc(pigments.INK, 0.5, 0.5, radius)
    plate.disc(pigments.HALO, 0.5, 0.5, radius * 0.74)
    if is_capital:
        plate.disc(pigments.INK, 0.5, 0.5, radius * 0.58)
        plate.disc(pigments.HEART, 0.5, 0.5, radius * 0.48)
    elif rank <= 2:
        plate.disc(pigments.INK, 0.5, 0.5, radius * (0.44 if rank == 1 else 0.3))
    return plate.done()


@keep
def fortress(level: int, side: int) -> pygame.Surface:
    """A bastioned trace with a point for each level from four on."""
    plate = Plate(side)
    points = 3 + max(1, min(level, 4))
    ring = []
    for corner in range(points * 2):
        turn = -math.pi / 2 + corner * math.pi / points
        reach = 0.48 if corner % 2 == 0 else 0.27
        ring.append((0.5 + reach * math.cos(turn), 0.5 + reach * math.sin(turn)))
    plate.shape(pigments.INK, *ring)
    plate.shape(pigments.HALO, *[(0.5 + (x - 0.5) * 0.66, 0.5 + (y - 0.5) * 0.66) for x, y in ring])
    return plate.done()


@keep
def anchor(side: int) -> pygame.Surface:
    """The mark of a port."""
    plate, ink = Plate(side), pigments.SEA_LETTERS
    plate.disc(ink, 0.5, 0.16, 0.12, 0.07)
    plate.line(ink, 0.10, (0.5, 0.28), (0.5, 0.92))
    plate.line(ink, 0.08, (0.28, 0.40), (0.72, 0.40))
    plate.line(ink, 0.10, (0.10, 0.60), (0.18, 0.80), (0.34, 0.91), (0.5, 0.94))
    plate.line(ink, 0.10, (0.5, 0.94), (0.66, 0.91), (0.82, 0.80), (0.90, 0.60))
    return plate.done()


@keep
def battle(side: int) -> pygame.Surface:
    """Two swords crossed in a burst of smoke."""
    plate = Plate(side)
    burst = []
    for corner in range(20):
        reach = 0.49 if corner % 2 == 0 else 0.36
        turn = corner * math.pi / 10
        burst.append((0.5 + reach * math.cos(turn), 0.5 + reach * math.sin(turn)))
    plate.shape(pigments.INK, *burst)
    plate.shape((250, 226, 170), *[(0.5 + (x - 0.5) * 0.88, 0.5 + (y - 0.5) * 0.88) for x, y in burst])
    for way in (1, -1):
        plate.line(pigments.FRONT, 0.075, _side(way, 0.26, 0.74), _side(way, 0.75, 0.24))
        plate.line(pigments.FRONT, 0.06, _side(way, 0.26, 0.58), _side(way, 0.42, 0.74))
    return plate.done()


@keep
def siege(side: int, tenths: int) -> pygame.Surface:
    """A ring of trenches, closed as far as the siege has come."""
    plate = Plate(side)
    spikes = 20
    for number in range(spikes):
        ink = pigments.FRONT if number * 10 < tenths * spikes else (150, 130, 110)
        turn = -math.pi / 2 + number * 2 * math.pi / spikes
        x, y = math.cos(turn), math.sin(turn)
        plate.line(ink, 0.045, (0.5 + x * 0.40, 0.5 + y * 0.40), (0.5 + x * 0.48, 0.5 + y * 0.48))
    plate.disc((150, 130, 110), 0.5, 0.5, 0.41, 0.03)
    return plate.done()
