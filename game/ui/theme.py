"""The theme: one table of colours, typefaces and sizes for everything that is not the atlas itself."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pygame

from game.scenarios.reading.paths import data_root
from game.ui.memory import keep

Colour = tuple[int, int, int]

BODY = "AlegreyaSans_400Regular"
STRONG = "AlegreyaSans_700Bold"
SERIF = "EBGaramond_600SemiBold"
TITLE = "Cinzel_600SemiBold"

#: Heights of type in pixels at 100 %.
SMALL, TEXT, HEAD, DISPLAY = 15, 17, 21, 54
MARGIN, GAP = 14, 6
FONTS = 40  # typefaces at a size kept open; each keeps the letters it has drawn
LEGIBLE = 4.5  # the least contrast of a text with its ground


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for. Text keeps a contrast of at least 4.5 to 1 on `sheet` and `button`."""

    sheet: Colour = (38, 29, 23)
    sheet_alpha: int = 244
    rim: Colour = (150, 118, 62)
    title: Colour = (232, 203, 132)
    text: Colour = (240, 231, 208)
    faint: Colour = (190, 174, 144)
    button: Colour = (66, 51, 39)
    hover: Colour = (96, 74, 52)
    lit: Colour = (122, 88, 36)
    off: Colour = (48, 38, 31)
    off_text: Colour = (160, 146, 124)
    focus: Colour = (255, 226, 120)
    ok: Colour = (150, 204, 118)
    warn: Colour = (240, 188, 96)
    danger: Colour = (240, 136, 112)
    link: Colour = (146, 188, 232)
    table: Colour = (30, 23, 18)


PALETTES: dict[str, Palette] = {
    "period": Palette(),
    "colour_blind": replace(Palette(), ok=(112, 184, 240), warn=(240, 228, 100), danger=(244, 160, 60)),
}


BOX = "□"  # stands for a letter that a typeface does not have


@lru_cache(maxsize=FONTS)
def font(name: str, pixels: int) -> pygame.font.Font:
    """A typeface of ``assets/fonts`` at a height in pixels."""
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.font.Font(str(data_root() / "assets" / "fonts" / f"{name}.ttf"), max(6, pixels))


@keep
def render(text: str, name: str, pixels: int, colour: Colour, width: int = 0) -> pygame.Surface:
    """Text in a colour, broken to a width if one is given."""
    return font(name, pixels).render(legible(text, name), True, colour, None, width)


@lru_cache(maxsize=8192)
def text_size(text: str, name: str, pixels: int, width: int = 0) -> tuple[int, int]:
    """How much room a text takes, broken to a width if one is given."""
    face, text = font(name, pixels), legible(text, name)
    return face.render(text, True, (0, 0, 0), None, width).get_size() if width else face.size(text)


@lru_cache(maxsize=4096)
def legible(text: str, name: str) -> str:
    """A text in which a box stands for every letter that the typeface does not have.

    >>> legible("Zürich 維也納", BODY)
    'Zürich □□□'
    """
    return text if text.isascii() else "".join(letter if _has(letter, name) else BOX for letter in text)


@lru_cache(maxsize=4096)
def _has(letter: str, name: str) -> bool:
    """Whether a typeface shows a letter; what is never to be seen, such as a space, it need not show."""
    if letter.isspace() or unicodedata.category(letter)[0] in "CMZ":
        return True
    found = font(name, TEXT).metrics(letter)
    return bool(found) and found[0] is not None and found[0][0] != found[0][1]


def contrast(one: Colour, other: Colour) -> float:
    """How much two colours stand out from each other, 1 (not at all) to 21, as the web's guidelines reckon.

    >>> round(contrast((255, 255, 255), (0, 0, 0)), 1)
    21.0
    """
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: Colour) -> float:
    parts = [c / 255 for c in colour]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _code(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


def widget_theme(palette: Palette, scale: float) -> dict[str, Any]:
    """The same colours and typefaces for the widgets of pygame_gui."""
    fonts = data_root() / "assets" / "fonts"

    def face(name: str, pixels: int) -> dict[str, str]:
        path = str(fonts / f"{name}.ttf")
        return {"name": name, "size": str(round(pixels * scale)), "regular_path": path, "bold_path": path,
                "italic_path": path, "bold_italic_path": path}  # fmt: skip

    p = palette
    colours = {
        "normal_bg": _code(p.button), "hovered_bg": _code(p.hover), "active_bg": _code(p.lit),
        "selected_bg": _code(p.lit), "disabled_bg": _code(p.off), "dark_bg": _code(p.table),
        "normal_text": _code(p.text), "hovered_text": _code(p.text), "active_text": _code(p.text),
        "selected_text": _code(p.text), "disabled_text": _code(p.off_text),
        "normal_border": _code(p.rim), "hovered_border": _code(p.title), "active_border": _code(p.title),
        "selected_border": _code(p.title), "disabled_border": _code(p.button),
        "text_cursor": _code(p.text), "filled_bar": _code(p.lit), "unfilled_bar": _code(p.table),
    }  # fmt: skip
    flat = {"shape": "rectangle", "border_width": "1", "shadow_width": "0"}
    lit = {**colours, "normal_bg": _code(p.lit), "normal_border": _code(p.title)}
    left = {**flat, "text_horiz_alignment": "left", "text_horiz_alignment_padding": str(round(8 * scale))}
    bare = {"normal_bg": "#00000000", "normal_border": "#00000000", "disabled_bg": "#00000000",
            "disabled_border": "#00000000"}  # fmt: skip
    line = {**colours, **bare, "hovered_border": _code(p.rim)}
    fold = {**line, "normal_text": _code(p.title), "hovered_text": _code(p.title)}
    ghost = {**line, "hovered_bg": "#00000000", "active_bg": "#00000000", "selected_bg": "#00000000"}
    return {
        "defaults": {"colours": colours},
        "button": {"colours": colours, "font": face(BODY, TEXT), "misc": flat},
        "@lit": {"colours": lit, "font": face(BODY, TEXT), "misc": flat},
        "@left": {"colours": line, "font": face(BODY, TEXT), "misc": left},
        "@fold": {"colours": fold, "font": face(STRONG, TEXT), "misc": left},
        "@ghost": {"colours": ghost, "font": face(BODY, TEXT), "misc": flat},
        "@left_lit": {"colours": lit, "font": face(BODY, TEXT), "misc": left},
        "@great": {"colours": colours, "font": face(TITLE, HEAD), "misc": flat},
        "@great_lit": {"colours": lit, "font": face(TITLE, HEAD), "misc": flat},
        "text_entry_line": {"colours": colours, "font": face(BODY, TEXT), "misc": flat},
        "horizontal_slider": {"colours": colours, "misc": {**flat, "enable_arrow_buttons": "0"}},
        "horizontal_slider.#sliding_button": {"colours": lit, "misc": flat},
        "label": {"colours": colours, "font": face(BODY, TEXT)},
    }
