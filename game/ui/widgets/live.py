"""What of a sheet lives on the screen: widgets, and what was done with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pygame
from pygame_gui.core import UIElement
from pygame_gui.elements import UIButton

from game.ui.widgets.rows import Action, Item
from game.ui.widgets.sheets import Sheet, Spot


@dataclass(frozen=True, slots=True)
class Deed:
    """Something was pressed, moved or typed: the action of its row, and the new value if it has one."""

    action: Action
    value: Any = None


@dataclass(slots=True)
class Live:
    """A widget on the screen."""

    sheet: Sheet
    spot: Spot
    box: pygame.Rect  # in the window
    element: UIElement | None


def whole(live: Live, tip: str) -> str:
    """A tip that begins with the whole of a text that had no room."""
    what = live.spot.what
    if isinstance(what, Item) and isinstance(live.element, UIButton) and live.element.text.endswith("…"):
        return what.text if tip in ("", what.text) else f"{what.text}\n{tip}"
    return tip
