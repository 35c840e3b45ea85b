"""Counters of forces: the era's frame in the power's colour, branch, strength, bars, size of the stack.

A counter says more the larger it is drawn: from afar a coloured tile with the thousands of men, or a sign
for a fleet or a garrison; from near the branch, the strength in thousands (guns for a fleet), bars of supply
and morale where they are known, and a gilt corner if it may still march.
"""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.map import glyphs, pigments
from game.ui.map.faces import FIGURES, line_of_text
from game.ui.map.pigments import Colour
from game.ui.memory import keep
from game.ui.text import decimal, short_thousands
from game.ui.theme import LEGIBLE, contrast
from game.words import Branch
from game.world.constants.ruleset import ViewRules

OVER = 4
PLAIN_BELOW = 25  # pixels a side under which only a figure, or a sign, is drawn
FIGURE_FROM = 14  # and under which there is no room for a figure either
SIGNED = (Branch.FLEET, Branch.GARRISON)  # what shows its sign rather than its strength when small
USUAL = ViewRules(spread=0, rounding=0)  # how pieces look before anything is shown
SUPPLY_GOOD, SUPPLY_POOR = (112, 182, 92), (214, 92, 60)
MORALE = (236, 226, 196)
INKS: tuple[Colour, ...] = ((30, 20, 14), (252, 246, 232))
PLAIN_INKS: tuple[Colour, ...] = ((0, 0, 0), (255, 255, 255))


@dataclass(frozen=True, slots=True)
class Face:
    """All that a counter shows. Bars run 0..8; -1 means nobody knows."""

    colour: Colour
    branch: Branch
    label: str
    supply: int
    morale: int
    count: int
    may_move: bool


def strength_label(strength: int, is_fleet: bool) -> str:
    """Strength for a counter: thousands of men, or guns.

    >>> strength_label(54300, False), strength_label(7600, False), strength_label(450, True)
    ('54', '7.6', '450')
    """
    if is_fleet:
        return f"{strength}" if strength < 10_000 else short_thousands(strength)
    thousands = strength / 1000
    return decimal(thousands, 1) if thousands < 9.95 else f"{thousands:.0f}"


def tile_at(face: Face, side: int) -> tuple[int, int]:
    """Where a counter's tile lies in its picture: inside the halo, below what it lies on."""
    edge = max(1, side // 14)
    return edge, edge + (edge * 2 if face.count > 1 else 0)


@keep
def counter(face: Face, look: ViewRules, side: int) -> pygame.Surface:
    """The picture of a counter, its shadow and a halo of paper included that sets it off from names below;
    its tile is ``side`` pixels wide."""
    left, top = tile_at(face, side)
    tile = _counter(face, look, side)
    picture = pygame.Surface((tile.get_width() + left, tile.get_height() + left), pygame.SRCALPHA)
    for reach, strength in ((left, 90), (left // 2, 150)):
        box = pygame.Rect(left, left, side + top - left, side + top - left).inflate(2 * reach, 2 * reach)
        pygame.draw.rect(picture, (*pigments.HALO, strength), box, border_radius=reach + side // 8)
    picture.blit(tile, (left, left))
    return picture


def _counter(face: Face, look: ViewRules, side: int) -> pygame.Surface:
    """A counter and its shadow."""
    edge = max(1, side // 14)
    lift = edge * 2 if face.count > 1 else 0
    picture = pygame.Surface((side + lift + 2 * edge, side + lift + 2 * edge), pygame.SRCALPHA)
    shadow = _tile((20, 12, 8), (20, 12, 8), look, side)
    shadow.set_alpha(70)
    if lift:
        picture.blit(shadow, (lift + 2 * edge, 2 * edge))
        picture.blit(_tile(_darker(face.colour, 0.8), pigments.INK, look, side), (lift, edge))
    picture.blit(shadow, (2 * edge, lift + 2 * edge))
    picture.blit(_tile(face.colour, pigments.INK, look, side), (0, lift))
    ink = _ink_on(face.colour)
    if FIGURE_FROM <= side < PLAIN_BELOW and face.branch not in SIGNED:
        thousands = face.label.split(".")[0]
        figures = line_of_text(thousands, FIGURES, round(side * (0.82 if len(thousands) < 3 else 0.58)), ink)
        picture.blit(figures, figures.get_rect(center=(side // 2, lift + side // 2)))
    elif side < PLAIN_BELOW:
        sign = glyphs.branch(face.branch, look, max(5, round(side * 0.72)), ink)
        picture.blit(sign, sign.get_rect(center=(side // 2, lift + side // 2)))
    else:
        _details(picture, face, look, side, lift, ink)
    if face.may_move:
        _corner(picture, side, lift)
    return picture


def _details(picture: pygame.Surface, face: Face, look: ViewRules, side: int, lift: int, ink: Colour) -> None:
    """Branch above, strength below, bars at the foot, the number of forces in the corner."""
    has_bars = face.supply >= 0
    sign = glyphs.branch(face.branch, look, round(side * 0.44), ink)
    picture.blit(sign, sign.get_rect(midtop=(side // 2, lift + round(side * 0.09))))
    size = round(side * (0.44 if len(face.label) < 4 else 0.36))
    figures = line_of_text(face.label, FIGURES, size, ink)
    middle = round(side * (0.645 if has_bars else 0.70))
    picture.blit(figures, figures.get_rect(center=(side // 2, lift + middle)))
    if has_bars:
        high = max(2, side // 15)
        left, wide = round(side * 0.13), round(side * 0.74)
        ink_of_supply = SUPPLY_GOOD if face.supply >= 5 else SUPPLY_POOR
        top = lift + round(side * 0.955) - 2 * high - max(1, side // 30)
        for part, colour in ((face.supply, ink_of_supply), (face.morale, MORALE)):
            pygame.draw.rect(picture, (34, 24, 18), (left, top, wide, high))
            pygame.draw.rect(picture, colour, (left, top, round(wide * part / 8), high))
            top += high + 1
    if face.count > 1:
        badge = line_of_text(str(face.count), FIGURES, max(9, round(side * 0.32)), pigments.HALO)
        box = badge.get_rect().inflate(max(4, side // 8), 0)
        box.height = round(box.height * 0.82)
        box.topright = (side + lift, 0)
        pygame.draw.rect(picture, pigments.INK, box, border_radius=box.height // 2)
        picture.blit(badge, badge.get_rect(center=box.center))


def _corner(picture: pygame.Surface, side: int, lift: int) -> None:
    """A gilt corner: this one may still march."""
    reach = max(4, round(side * 0.26))
    corner = [(1, lift + 1), (reach, lift + 1), (1, lift + reach)]
    pygame.draw.polygon(picture, pigments.GOLD, corner)
    pygame.draw.aaline(picture, pigments.INK, corner[1], corner[2])


@keep
def _tile(colour: Colour, edge: Colour, look: ViewRules, side: int) -> pygame.Surface:
    """The bare tile in the era's frame: notched and double-ruled, plain and ruled, or rounded."""
    big = side * OVER
    board = pygame.Surface((big, big), pygame.SRCALPHA)
    if look.frame == "notched":
        _notched(board, colour, edge, big)
    else:
        bend = big // 5 if look.frame == "rounded" else big // 16
        box = board.get_rect()
        pygame.draw.rect(board, edge, box, border_radius=bend)
        box = box.inflate(-big // 9, -big // 9)
        pygame.draw.rect(board, _shade(colour), box, border_radius=max(1, bend * 3 // 4))
        if look.frame == "ruled" and side >= PLAIN_BELOW:
            rule = box.inflate(-big // 12, -big // 12)
            pygame.draw.rect(board, _darker(_shade(colour), 0.72), rule, max(1, big // 60))
    return pygame.transform.smoothscale(board, (side, side))


def _notched(board: pygame.Surface, colour: Colour, edge: Colour, big: int) -> None:
    face = _shade(colour)
    rings = ((0.0, edge), (0.055, face), (0.10, _darker(face, 0.74)), (0.125, face))
    for inset, ink in rings:
        notch = max(0.0, 0.11 - inset * 0.3)
        low, high = inset, 1 - inset
        ring = [(low + notch, low), (high - notch, low), (high, low + notch), (high, high - notch),
                (high - notch, high), (low + notch, high), (low, high - notch),
                (low, low + notch)]  # fmt: skip
        pygame.draw.polygon(board, ink, [(x * big, y * big) for x, y in ring])


def _shade(colour: Colour) -> Colour:
    """The power's colour made strong enough to stand on a map tinted with it."""
    mean = sum(colour) / 3
    rich = [max(0.0, min(255.0, (mean + (c - mean) * 1.55) * 0.86)) for c in colour]
    return round(rich[0]), round(rich[1]), round(rich[2])


def _darker(colour: Colour, share: float) -> Colour:
    return round(colour[0] * share), round(colour[1] * share), round(colour[2] * share)


def _ink_on(colour: Colour) -> Colour:
    """Dark or light ink, whichever reads better on a tile of a colour; black or white if neither will do."""
    tile = _shade(colour)
    best = max(INKS, key=lambda ink: contrast(ink, tile))
    return best if contrast(best, tile) >= LEGIBLE else max(PLAIN_INKS, key=lambda ink: contrast(ink, tile))
