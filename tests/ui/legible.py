"""What a person can read on the window, judged by its pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.app import App
from game.ui.map.pigments import HALO
from game.ui.map.view import MapView
from game.ui.theme import LEGIBLE, SMALL
from game.ui.widgets.rows import Card, Hotspot, Item, Slip, Text
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.tips.notes import Source
from tests.ui.paper import Colour, Paper, Seen

FULL = 235  # alpha from which a pixel of a letter has the ink's own colour
OFF = 26  # how far a channel may be from the ink there
COVERED = 0.02  # share of a text's pixels that may be somebody else's: a cursor's


@dataclass(slots=True)
class Window:
    """A frame as it was drawn: its pixels, the texts of the atlas, and those of the screen and its sheets."""

    app: App
    paper: Paper
    atlas: list[Seen]
    texts: list[Seen]

    @property
    def pixels(self) -> NDArray[np.uint8]:
        return pygame.surfarray.pixels3d(self.paper)


def look(app: App) -> Window:
    """Draw a frame on a paper and read it."""
    paper = app.window
    assert isinstance(paper, Paper)
    paper.texts = []
    spans: list[tuple[int, int]] = []
    whole = MapView.draw

    def traced(atlas: MapView, surface: Paper) -> None:
        before = len(surface.texts)
        whole(atlas, surface)
        spans.append((before, len(surface.texts)))

    MapView.draw = traced  # type: ignore[method-assign, assignment]
    try:
        app.draw()
    finally:
        MapView.draw = whole  # type: ignore[method-assign]
    on_map = {n for start, end in spans for n in range(start, end)}
    if app.screen.is_overlay:  # what lies below was painted when the screen opened
        below = getattr(app._below, "texts", [])
        on_map |= set(range(len(below)))
    return Window(
        app, paper,
        [seen for n, seen in enumerate(paper.texts) if n in on_map],
        [seen for n, seen in enumerate(paper.texts) if n not in on_map],
    )  # fmt: skip


def faults(window: Window) -> list[str]:
    """Everything about a frame that a reader would complain of."""
    found = [f"outside the window: {name}" for name in _outside(window)]
    found += _cut(window) + _shortened(window.app) + _covered(window) + _crossing(window.texts)
    found += _pale(window.texts, window.pixels) + _small(window)
    for sheet in window.app.gui.sheets.values():
        found += _sheet(sheet)
    return found


def _small(window: Window) -> list[str]:
    """Texts in a type smaller than the least of the theme."""
    least = window.app.context.px(SMALL)
    return [f"{seen.pixels} px high: {seen.text!r}" for seen in window.texts if 0 < seen.pixels < least]


def _outside(window: Window) -> list[str]:
    whole = window.paper.get_rect()
    gui = window.app.gui
    names = [name for name, sheet in gui.sheets.items() if not whole.contains(sheet.rect)]
    names += [
        f"{live.spot.what} of {live.sheet.panel.name}" for live in gui.live
        if not live.sheet.view.inflate(6, 6).contains(live.box)
    ]  # fmt: skip
    return names


def _cut(window: Window) -> list[str]:
    """Texts not shown whole, but for those that a sheet's scrolling hides for now."""
    found = []
    for seen in window.texts:
        if seen.shown.contains(seen.box):
            continue
        across = seen.shown.left <= seen.box.left and seen.box.right <= seen.shown.right
        if not (across and _scrolls(window, seen)):
            found.append(f"cut off: {seen.text!r} {seen.box} shows {seen.shown}")
    return found


def _scrolls(window: Window, seen: Seen) -> bool:
    sheets = window.app.gui.sheets.values()
    return any(sheet.hidden and sheet.view.colliderect(seen.shown) for sheet in sheets)


def _covered(window: Window) -> list[str]:
    """Texts of which pixels are missing on the frame."""
    found = []
    for seen in window.texts:
        part = seen.box.clip(seen.shown)
        here = window.pixels[part.left : part.right, part.top : part.bottom].astype(np.int16)
        inked = _alpha(seen, part) >= FULL
        off = (np.abs(here - np.array(seen.colour)) > OFF).any(axis=2) & inked
        if inked.any() and off.sum() > COVERED * inked.sum():
            found.append(f"covered: {seen.text!r} {part} by {off.sum()} of {inked.sum()} pixels")
    return found


def _alpha(seen: Seen, part: pygame.Rect) -> NDArray[np.uint8]:
    alpha = pygame.surfarray.array_alpha(seen.letters)
    return alpha[part.left - seen.x : part.right - seen.x, part.top - seen.y : part.bottom - seen.y]


def _crossing(texts: Sequence[Seen]) -> list[str]:
    """Pairs of texts that lie over one another."""
    once = {(seen.text, *seen.box.clip(seen.shown)): seen for seen in texts}  # a line typed in is drawn twice
    boxes = [pygame.Rect(box) for _, *box in once]
    names = [text for text, *_ in once]
    return [
        f"overlap: {names[number]!r} {box} and {names[other]!r} {boxes[other]}"
        for number, box in enumerate(boxes)
        for other in box.collidelistall(boxes)
        if other > number
    ]


def _shortened(app: App) -> list[str]:
    """Lines of lists that end in dots and tell the rest nowhere."""
    found = []
    for live in app.gui.live:
        what = live.spot.what
        shown = getattr(live.element, "text", "")
        if (
            isinstance(what, Item)
            and shown.endswith("…")
            and what.text not in app.gui.tip_at(live.box.center)
        ):
            found.append(f"shortened: {what.text!r} to {shown!r}")
    return found


def notes(app: App) -> list[str]:
    """Faults of the notes that appear under the pointer, each drawn where it would appear."""
    found = []
    for sheet in app.gui.sheets.values():
        for box, tip in sheet.tips:
            paper = Paper(app.context.size)
            area = box.move(sheet.view.x, sheet.view.y).clip(paper.get_rect())
            spot = area.center
            app.gui.notes.made(Source(area, tip), spot).draw(paper)
            found += [f"note cut off: {tip!r}" for seen in paper.texts if not seen.shown.contains(seen.box)]
            found += _pale(paper.texts, pygame.surfarray.pixels3d(paper))
    return found


def _pale(texts: Sequence[Seen], pixels: NDArray[np.uint8]) -> list[str]:
    """Texts that stand out too little from what is really behind them."""
    found = []
    for seen in texts:
        part = seen.box.clip(seen.shown)
        bare = _alpha(seen, part) == 0
        if bare.any():
            behind = pixels[part.left : part.right, part.top : part.bottom][bare]
            worst = float(np.quantile(contrasts(seen.colour, behind), 0.1))
            if worst < LEGIBLE:
                found.append(f"contrast {worst:.2f}: {seen.text!r} {seen.colour} {part}")
    return found


def pale_on_map(window: Window) -> list[str]:
    """Names and figures on the atlas that stand out too little from the paper right beside their strokes.

    Letters that make up a halo are no text of their own; what a sheet or a counter covers is not read.
    """
    found = []
    pixels, whole = window.pixels, window.paper.get_rect()
    over = [sheet.rect.inflate(16, 16) for sheet in window.app.gui.sheets.values()]
    over += [seen.shown.inflate(40, 30) for seen in window.texts]
    for seen in window.atlas:
        part = seen.box.inflate(4, 4)
        if seen.colour == HALO or not whole.contains(part) or part.collidelist(over) >= 0:
            continue
        inked = np.zeros(part.size, bool)
        inked[2:-2, 2:-2] = _alpha(seen, seen.box) > 40
        strokes = np.zeros(part.size, bool)
        strokes[2:-2, 2:-2] = _alpha(seen, seen.box) >= FULL
        here = pixels[part.left : part.right, part.top : part.bottom]
        drawn = (np.abs(here.astype(np.int16) - np.array(seen.colour)) <= OFF).all(axis=2) & strokes
        beside = _grown(_grown(inked)) & ~inked
        if strokes.any() and drawn.sum() >= 0.9 * strokes.sum() and beside.any():
            usual = float(np.median(contrasts(seen.colour, here[beside])))
            if usual < LEGIBLE:
                found.append(f"contrast {usual:.2f} on the map: {seen.text!r} {seen.colour} {part}")
    return found


def _grown(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """A mask with the pixels beside it."""
    found = mask.copy()
    found[1:] |= mask[:-1]
    found[:-1] |= mask[1:]
    found[:, 1:] |= mask[:, :-1]
    found[:, :-1] |= mask[:, 1:]
    return found


def _sheet(sheet: Sheet) -> list[str]:
    """Faults in a sheet's whole content, the part that is scrolled away included."""
    content = sheet.content
    assert isinstance(content, Paper)
    name, whole = sheet.panel.name, content.get_rect()
    found = [f"{name}: wider than its sheet: {s.text!r}" for s in content.texts if not whole.contains(s.box)]
    found += [f"{name}: {fault}" for fault in _crossing(content.texts)]
    boxes = [spot.box for spot in sheet.spots]
    for number, box in enumerate(boxes):
        if not whole.inflate(8, 8).contains(box):
            found.append(f"{name}: beyond its sheet: {sheet.spots[number].what}")
        found += [
            f"{name}: widgets overlap: {box} {boxes[n]}" for n in box.collidelistall(boxes) if n > number
        ]
        if not isinstance(
            sheet.spots[number].what, Text | Slip | Card | Hotspot
        ):  # that one is itself a text
            under = [s.text for s in content.texts if s.box.colliderect(box)]
            found += [f"{name}: text under a widget: {text!r}" for text in under]
    return found


def contrasts(ink: Colour, behind: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Contrast of an ink with each of many colours, (n, 3), as the web's guidelines reckon it."""
    light = _light(np.array([ink], np.uint8))[0]
    others = _light(behind)
    found: NDArray[np.float64] = (np.maximum(light, others) + 0.05) / (np.minimum(light, others) + 0.05)
    return found


def _light(colours: NDArray[np.uint8]) -> NDArray[np.float64]:
    parts = colours.astype(np.float64) / 255
    linear = np.where(parts <= 0.03928, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    light: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return light
