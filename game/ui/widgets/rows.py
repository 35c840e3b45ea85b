"""What a sheet holds: rows of text, figures, bars and things to press.

Rows are plain values, compared to see what changed. An `Action` says what to do; screens match on its class.
Text is finished, in the player's language.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import pygame

from game.ui.heraldry.flown import Flag
from game.ui.heraldry.seals import Seal
from game.ui.theme import Colour

Swatch = Colour | Flag  # what stands before a name: a patch of its colour on the map, or its flag


class Action:
    """What a press means. Each is a small frozen dataclass below this; screens match on the class."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class LookUp(Action):
    """Open an entry of the encyclopedia."""

    entry: str


class Tone(StrEnum):
    """How a text is meant."""

    TEXT = "text"
    FAINT = "faint"
    TITLE = "title"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"


class Look(StrEnum):
    """How a sheet is drawn."""

    SHEET = "sheet"  # dark, rimmed, over the atlas
    BAR = "bar"  # a strip along an edge
    BARE = "bare"  # nothing but its rows


@dataclass(frozen=True, slots=True)
class Head:
    """A heading with a rule below it."""

    text: str
    about: str = ""  # the entry that a note about it opens; so in other rows, too


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; broken to the sheet's width. With an action the whole of it can be pressed."""

    text: str
    tone: Tone = Tone.TEXT
    tip: str = ""
    pixels: int = 0  # 0: the theme's usual height
    face: str = ""
    centred: bool = False
    action: Action | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a text that belong together; with an action they are a link."""

    text: str
    action: Action | None = None
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Rich:
    """A paragraph with links, broken to the sheet's width."""

    runs: tuple[Run, ...]
    tone: Tone = Tone.TEXT
    pixels: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure and what it is; ``terms`` are what it is made of, shown when it is opened."""

    label: str
    value: str
    tone: Tone = Tone.TEXT
    tip: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    colour: Swatch | None = None  # before the label
    about: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A share drawn as a bar, permyriad, with its figure."""

    label: str
    share: int
    value: str
    colour: Colour
    tip: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; ``key`` presses it too; ``tip`` says why it is off, or what it does."""

    text: str
    action: Action
    key: str = ""
    is_on: bool = True
    is_lit: bool = False
    tip: str = ""
    swatch: Swatch | None = None
    is_quiet: bool = False  # its key is not written on it
    about: str = ""


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons side by side, on as many lines as they need; ``is_great``: large, one below the other."""

    buttons: tuple[Button, ...]
    is_great: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list that can be pressed: a label on the left, a note on the right.

    ``opens`` makes it a heading that folds what is below it away: whether that is shown now. ``chooses``: the
    lit one of its list is what the sheet beside it, or a button, is about; so the keyboard's frame lights it.
    """

    text: str
    action: Action
    note: str = ""
    is_lit: bool = False
    is_on: bool = True
    tip: str = ""
    swatch: Swatch | None = None
    tone: Tone = Tone.TEXT
    key: str = ""
    opens: bool | None = None
    chooses: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """A card on the table: what kind of thing, its title, a sentence, and what can be done about it at once.

    A press on it leads to what it is about.
    """

    kicker: str
    title: str
    text: str
    colour: Colour  # of the stripe at its edge
    action: Action | None = None
    buttons: tuple[Button, ...] = ()
    flag: Flag | None = None  # of whom it is about, in its corner
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody to choose: flag and seal, a name, a part to play, what it is about, how hard it is.

    ``chooses``: one of the cards is chosen, and arrows go from card to card; else each is pressed by itself.
    """

    title: str
    action: Action
    line: str = ""  # below the title
    part: str = ""
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()  # what they are about, and what is said
    grade: tuple[str, str, Tone] | None = None  # what is graded, the grade, and how it is meant
    dots: tuple[int, int] = (0, 0)  # how many of how many are lit
    flag: Flag | None = None
    seal: Seal | None = None
    is_lit: bool = False
    chooses: bool = True
    is_on: bool = True
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side, so many across, as high as the sheet has room for."""

    cards: tuple[Card, ...]
    across: int


@dataclass(frozen=True, slots=True)
class Slider:
    """A value to set by dragging or with the arrow keys; its text is renewed in place."""

    label: str
    action: Action
    low: int
    high: int
    step: int
    value: int = field(compare=False)
    text: str = field(compare=False)
    tip: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of text to type."""

    label: str
    action: Action
    text: str = field(compare=False)
    is_secret: bool = False
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be clicked (the place of the click is the value); compared by identity."""

    surface: pygame.Surface
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A part of a scene that can be pressed: where in it, what it is called, what it does and tells."""

    name: str
    box: tuple[int, int, int, int]
    action: Action
    key: str = ""
    tip: str = ""
    is_on: bool = True
    about: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawn picture in which parts have names: Tab walks them, the pointer lights them.

    ``texts`` are what is written in it, for whoever reads without seeing; compared by the picture's identity.
    """

    surface: pygame.Surface
    spots: tuple[Hotspot, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Space:
    """Room between rows."""

    pixels: int = 8


Row = (
    Head | Text | Rich | Pair | Bar | Buttons | Item | Slip | Cards | Slider | Entry | Picture | Scene | Space
)


@dataclass(frozen=True, slots=True)
class Panel:
    """A sheet on the screen. ``fits``: as low as its rows allow, growing up from ``rect.bottom`` or down."""

    name: str
    rect: tuple[int, int, int, int]
    rows: tuple[Row, ...]
    title: str = ""
    look: Look = Look.SHEET
    fits: str = ""  # "down" or "up": no higher than its rows
    is_row: bool = False  # figures side by side, each as wide as it needs (bars only)
    to_end: bool = False  # begins scrolled to its end
    hugs: bool = False  # no wider than its buttons


def strings_in(value: Any) -> list[str]:
    """All texts inside a value."""
    if isinstance(value, StrEnum | Flag):  # how it looks, and no text
        return []
    if isinstance(value, str):
        return [str(value)]
    if isinstance(value, tuple):
        return [text for part in value for text in strings_in(part)]
    if hasattr(value, "__dataclass_fields__"):
        return [
            t
            for name in value.__dataclass_fields__
            if name != "about"
            for t in strings_in(getattr(value, name))
        ]
    return []
