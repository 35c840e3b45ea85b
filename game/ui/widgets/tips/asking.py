"""What sheets tell: at a point of the window, and figure after figure for whoever asks by keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pygame

from game.ui.widgets.live import Live
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.tips.notes import Source


def source_at(
    sheet: Sheet, offset: int, position: tuple[int, int], tip: str, lives: Iterable[Live]
) -> Source:
    """What a sheet tells at a point, and where that lies."""
    across, down = sheet.view.x, sheet.view.y - offset
    x, y = position[0] - across, position[1] - down
    about, named = next(((b, a) for b, a in sheet.abouts if b.collidepoint(x, y)), (None, ""))
    box = next((box for box, _ in sheet.tips if box.collidepoint(x, y)), about)
    here = next((live.box for live in lives if live.box.collidepoint(position)), None)
    where = box.move(across, down).clip(sheet.view) if box is not None else here
    return Source(where, tip, named) if where is not None else Source()


def figures(sheets: Iterable[Sheet], offsets: Mapping[str, int]) -> list[tuple[Sheet, pygame.Rect]]:
    """All in sight of which an entry tells more, in the order of the screen."""
    found = []
    for sheet in sheets:
        for box, _ in sheet.abouts:
            here = box.move(sheet.view.x, sheet.view.y - offsets[sheet.panel.name])
            if sheet.view.contains(here):
                found.append((sheet, here))
    return found
