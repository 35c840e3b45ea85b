"""Towns on the map: their marks, and names laid so that none covers another, a mark or a counter.

The most important come first; a town whose name finds no room shows its mark alone, or nothing if even
that would cover a name. A name keeps the side it had while it can, so that the map stays calm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pygame

from game.ui.map import glyphs
from game.ui.map.faces import TOWNS, VILLAGES, line_of_text, width_of
from game.ui.map.frame import Frame
from game.ui.map.pigments import INK
from game.ui.text import called
from game.words import Rank
from game.world.sight.view import View

Blit = tuple[pygame.Surface, tuple[int, int]]

#: Where a town's mark may lie about the hex's centre, in hex rows: below the counters, in the middle, and for
#: the greatest towns beside a counter that covers the hex.
SPOTS = ((0.0, 0.27), (0.0, 0.0), (0.0, 0.76), (0.86, 0.25), (-0.86, 0.25))
SHOWN_FROM = {0: 9, 1: 14, 2: 21, 3: 36, 4: 56}  # rows a hex; 0 for capitals of great and regional powers
CELL = 96


@dataclass(frozen=True, slots=True)
class Town:
    """A town as the map shows it."""

    id: str
    name: str
    hex: int
    rank: int  # 0 for the seat of a power that makes policy
    is_capital: bool
    is_port: bool
    fortress: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A town with its place on the paper of one zoom level; ``label`` is empty if the name has no room."""

    town: Town
    mark: pygame.Rect
    label: pygame.Rect
    side: int


@dataclass(slots=True)
class Boxes:
    """Rectangles already taken, found quickly."""

    cells: dict[tuple[int, int], list[pygame.Rect]] = field(default_factory=dict)

    def add(self, box: pygame.Rect) -> None:
        """Take a rectangle."""
        for cell in self._cells(box):
            self.cells.setdefault(cell, []).append(box)

    def is_free(self, box: pygame.Rect) -> bool:
        """Whether a rectangle overlaps none that is taken."""
        return all(box.collidelist(self.cells.get(cell, [])) < 0 for cell in self._cells(box))

    def _cells(self, box: pygame.Rect) -> Iterator[tuple[int, int]]:
        for x in range(box.left // CELL, (box.right - 1) // CELL + 1):
            for y in range(box.top // CELL, (box.bottom - 1) // CELL + 1):
                yield x, y


def towns_of(view: View) -> tuple[Town, ...]:
    """All towns of the moment, the most important first."""
    capitals: dict[int, bool] = {}
    for power in view.powers:
        if power.exists and power.capital >= 0:
            centre = view.map.places[power.capital].centre
            capitals[centre] = capitals.get(centre, False) or power.rank is not Rank.MINOR
    forts = {
        place.centre: int(view.places.fortress[place.index])
        for place in view.map.places
        if place.centre >= 0 and view.places.fortress[place.index] > 0
    }
    year, era = view.facts.calendar.year(view.turn), view.facts.era
    found = []
    for city in view.map.cities:
        if city.not_before <= year:
            rank = 0 if capitals.get(city.hex) else min(city.rank, 2) if city.hex in capitals else city.rank
            found.append(
                Town(
                    city.id,
                    called(city.names[era]),
                    city.hex,
                    rank,
                    city.hex in capitals,
                    city.port,
                    forts.get(city.hex, 0),
                )
            )
    return tuple(sorted(found, key=lambda t: (t.rank, not t.is_capital, -t.fortress, t.id)))


def lay_out(
    towns: Iterable[Town],
    frame: Frame,
    rows: int,
    scale: float,
    taken: Iterable[pygame.Rect] = (),
    shunned: Iterable[pygame.Rect] = (),
    before: dict[str, int] | None = None,
) -> list[Placed]:
    """Place the towns that show at a zoom level.

    Nothing covers what is ``taken``; names keep off what is ``shunned`` where they can. ``before`` maps town
    ids to the side their name had, and is brought up to date.
    """
    boxes, soft = Boxes(), Boxes()
    for box in taken:
        boxes.add(box)
    for box in shunned:
        soft.add(box)
    sides = before if before is not None else {}
    found = []
    for town in towns:
        if rows < SHOWN_FROM[town.rank] * scale:
            continue
        x, y = frame.centre(town.hex, rows)
        size = mark_size(town, rows, scale)
        mark = pygame.Rect(0, 0, size, size)
        for dx, dy in SPOTS if town.rank <= 1 else SPOTS[:2]:
            mark.center = round(x + dx * rows), round(y + dy * rows)
            if boxes.is_free(mark):
                break
        else:
            continue
        label, side = _label(town, mark, rows, scale, (boxes, soft), sides.get(town.id, 0))
        boxes.add(mark)
        if side >= 0:
            boxes.add(label)
            sides[town.id] = side
        found.append(Placed(town, mark, label, side))
    return found


def _label(
    town: Town, mark: pygame.Rect, rows: int, scale: float, boxes: tuple[Boxes, Boxes], first: int
) -> tuple[pygame.Rect, int]:
    """A free place for a town's name beside its mark, and its number; -1 if there is none."""
    name, pixels = lettering(town, rows, scale)
    width, height = width_of(town.name, name, pixels), round(pixels * 0.92)
    gap = max(2, pixels // 6)
    extra = round(pixels * 0.75) if town.is_port and rows >= 36 * scale else 0
    second_best: tuple[pygame.Rect, int] | None = None
    for number in (first, *(i for i in range(8) if i != first)):
        box = _beside(mark, width + extra, height, gap, number)
        if boxes[0].is_free(box):
            if boxes[1].is_free(box):
                return box, number
            second_best = second_best or (box, number)
    return second_best or (pygame.Rect(0, 0, 0, 0), -1)


def _beside(mark: pygame.Rect, width: int, height: int, gap: int, side: int) -> pygame.Rect:
    """A name's box on one of eight sides of a mark: right, left, below, above, then the corners."""
    box = pygame.Rect(0, 0, width, height)
    lift = height * 2 // 3
    match side:
        case 0:
            box.midleft = mark.right + gap, mark.centery
        case 1:
            box.midright = mark.left - gap, mark.centery
        case 2:
            box.midtop = mark.centerx, mark.bottom
        case 3:
            box.midbottom = mark.centerx, mark.top
        case 4 | 5:
            box.midleft = mark.right + gap // 2, mark.centery + (lift if side == 4 else -lift)
        case _:
            box.midright = mark.left - gap // 2, mark.centery + (lift if side == 6 else -lift)
    return box


def mark_size(town: Town, rows: int, scale: float) -> int:
    """Pixels of a town's mark."""
    grown: float = min(1.5, max(0.75, (rows / scale / 36) ** 0.4))
    base = 13 if town.fortress and rows >= 21 * scale else 11 if town.rank == 0 else 11 - town.rank
    return max(5, round(base * grown * scale))


def lettering(town: Town, rows: int, scale: float) -> tuple[str, int]:
    """Typeface and height of a town's name."""
    grown = min(1.45, max(0.85, (rows / scale / 36) ** 0.35))
    pixels = {0: 18, 1: 16, 2: 15, 3: 13, 4: 12}[town.rank] + (1 if town.is_capital else 0)
    return (TOWNS if town.rank <= 2 else VILLAGES), round(pixels * grown * scale)


def pictures(placed: Placed, rows: int, scale: float) -> list[Blit]:
    """What is drawn for a town, at paper pixels."""
    town, mark = placed.town, placed.mark
    if town.fortress and rows >= 21 * scale:
        found = [(glyphs.fortress(town.fortress, mark.width), mark.topleft)]
        if town.is_capital:
            heart = glyphs.town(0, True, max(5, mark.width * 5 // 9))
            found.append((heart, heart.get_rect(center=mark.center).topleft))
    else:
        found = [(glyphs.town(town.rank, town.is_capital, mark.width), mark.topleft)]
    if placed.side >= 0:
        name, pixels = lettering(town, rows, scale)
        halo = max(1, round(pixels / 9))
        text = line_of_text(town.name, name, pixels, INK, halo)
        found.append((text, text.get_rect(midleft=(placed.label.left - halo, placed.label.centery)).topleft))
        if town.is_port and rows >= 36 * scale:
            sign = glyphs.anchor(round(pixels * 0.62))
            at = sign.get_rect(midright=(placed.label.right, placed.label.centery))
            found.append((sign, at.topleft))
    return found
