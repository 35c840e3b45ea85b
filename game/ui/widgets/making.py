"""Makes the widgets of pygame_gui for what can be pressed."""

from __future__ import annotations

import pygame
from pygame_gui import UIManager
from pygame_gui.core import ObjectID, UIElement
from pygame_gui.elements import UIButton, UIHorizontalSlider, UITextEntryLine

from game.ui.theme import BODY, HEAD, SMALL, STRONG, TEXT, TITLE, legible, text_size
from game.ui.widgets.layout import Layout, caption
from game.ui.widgets.rows import Button, Card, Entry, Hotspot, Item, Picture, Slider, Slip, Text
from game.ui.widgets.sheets import Spot

INDENT = "       "  # room for a flag, a patch or the sign of a heading


def element(spot: Spot, box: pygame.Rect, manager: UIManager, layout: Layout) -> UIElement | None:
    """The widget for a thing to press; a picture needs none."""
    row = spot.what
    if isinstance(row, Picture):
        return None
    if isinstance(row, Slider):
        bounds = (row.low, row.high if row.high > row.low else row.low + 1)
        return UIHorizontalSlider(box, row.value, bounds, manager, click_increment=row.step)
    if isinstance(row, Entry):
        line = UITextEntryLine(box, manager, initial_text=row.text)
        line.set_text_hidden(row.is_secret)
        if row.is_number:
            line.set_allowed_characters("numbers")
        return line
    lit = "_lit" if isinstance(row, Button | Item) and row.is_lit else ""
    if isinstance(row, Text | Slip | Card | Hotspot):
        style, text = "@ghost", ""
    elif isinstance(row, Item):
        style = "@fold" if row.opens is not None else f"@left{lit}"
        text = _cut(row, box, layout)
    else:
        style, text = f"@great{lit}" if spot.is_great else (lit and "@lit") or "@plain", caption(row)
        if spot.is_great and _is_wide(text, box, layout):
            style, text = (
                ("@lit" if lit else "@plain", text) if _is_wide(row.text, box, layout) else (style, row.text)
            )
    found = UIButton(box, legible(text, BODY), manager, object_id=ObjectID(class_id=style))
    if isinstance(row, Button | Item | Hotspot) and not row.is_on:
        found.disable()
    return found


def _is_wide(text: str, box: pygame.Rect, layout: Layout) -> bool:
    """Whether a text in large letters is too wide for a button."""
    return text_size(text, TITLE, layout.px(HEAD))[0] > box.width - layout.px(16)


def _cut(row: Item, box: pygame.Rect, layout: Layout) -> str:
    """An item's text as far as it fits beside its note."""
    px = layout.px
    indent = INDENT if row.swatch or row.opens is not None else ""
    room = box.width - px(24) - text_size(row.note, STRONG, px(SMALL))[0]
    text = indent + caption(row)
    while text and text_size(text, BODY, px(TEXT))[0] > room:
        text = text[:-2] + "…" if len(text) > 2 else ""
    return text
