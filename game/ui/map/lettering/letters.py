"""Draws the names of states and seas letter by letter, fading with the zoom."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

import pygame

from game.ui.map.faces import letter, width_of
from game.ui.map.lettering.names import Name
from game.ui.map.pigments import Colour

Blit = tuple[pygame.Surface, tuple[int, int]]

#: Heights of type in pixels: invisible below, full from, fading from, gone from.
FADE = (8.0, 11.0, 44.0, 96.0)
STRONGEST = 205
ALPHA_STEP = 15


def strength(pixels: float, scale: float) -> int:
    """How strong a name of a height is drawn, 0..255, in few steps."""
    size = pixels / scale
    if size <= FADE[0] or size >= FADE[3]:
        return 0
    rise = min(1.0, (size - FADE[0]) / (FADE[1] - FADE[0]))
    fall = min(1.0, (FADE[3] - size) / (FADE[3] - FADE[2]))
    return round(STRONGEST * rise * fall / ALPHA_STEP) * ALPHA_STEP


def spelled(name: Name, face_name: str, ink: Colour, rows: int, scale: float) -> tuple[Blit, ...]:
    """A name's letters and the paper pixels of their upper left corners; empty if it does not show."""
    pixels = round(name.size * rows)
    alpha = strength(name.size * rows, scale)
    if not alpha or pixels < 1:
        return ()
    widths = [width_of(sign, face_name, pixels) for sign in name.text]
    gap = (name.width * rows - sum(widths)) / max(1, len(widths) - 1)
    gap = min(gap, 1.9 * pixels)
    if gap < -0.08 * pixels:
        return ()
    at = -(sum(widths) + gap * (len(widths) - 1)) / 2
    found = []
    for sign, width in zip(name.text, widths, strict=True):
        u = (at + width / 2) / rows
        at += width + gap
        if sign == " ":
            continue
        x, y, slope = _point(name, u)
        tilt = -math.degrees(name.angle + math.atan(slope))
        picture = letter(sign, face_name, pixels, ink, round(tilt / 2) * 2, alpha)
        found.append(
            (picture, (round(x * rows - picture.get_width() / 2), round(y * rows - picture.get_height() / 2)))
        )
    return tuple(found)


@lru_cache(maxsize=512)
def boxes(name: Name, rows: int, scale: float) -> tuple[pygame.Rect, ...]:
    """The paper that a name's letters take, a square for each; none if it hardly shows."""
    if strength(name.size * rows, scale) < STRONGEST // 2:
        return ()
    signs = len(name.text)
    side = round(name.size * rows * 0.7)
    found = []
    for number, sign in enumerate(name.text):
        if sign != " ":
            x, y, _ = _point(name, name.width * (number / max(1, signs - 1) - 0.5) * 0.93)
            box = pygame.Rect(0, 0, side, side)
            box.center = round(x * rows), round(y * rows)
            found.append(box)
    return tuple(found)


def _point(name: Name, along: float) -> tuple[float, float, float]:
    """The point of a name's line at a distance from its middle, in hex rows, and its slope there."""
    a, b, c = name.bend
    off, slope = a + b * along + c * along * along, b + 2 * c * along
    x = name.x + along * math.cos(name.angle) - off * math.sin(name.angle)
    y = name.y + along * math.sin(name.angle) + off * math.cos(name.angle)
    return x, y, slope


def visible(blits: Iterable[Blit], left: int, top: int, size: tuple[int, int]) -> list[Blit]:
    """Those of the pictures that touch the window, moved to it."""
    found = []
    for picture, (x, y) in blits:
        x, y = x - left, y - top
        if -picture.get_width() < x < size[0] and -picture.get_height() < y < size[1]:
            found.append((picture, (x, y)))
    return found
