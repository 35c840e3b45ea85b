"""How states style themselves: what one is called, its colour on the atlas, and when that changes.

A state's own style is its entry's on the roster. Styles of a time or of a regime stand beside it there; which
of them is borne is part of the state (`Power.style`), for an event may give one that stands nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.words import Cabinet, Ideology
from game.world.calendar import Calendar
from game.world.numbers import PlaceNumber


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour as files write it.

    >>> rgb("#ff8000")
    (255, 128, 0)
    """
    number = int(colour[1:], 16)
    return number >> 16, number >> 8 & 255, number & 255


@dataclass(frozen=True, slots=True)
class Style:
    """What a state is called, and its colour on the atlas."""

    name: str
    adjective: str
    colour: tuple[int, int, int]
    article: bool | None = None  # whether its name takes one in sentences; None: as the language has it


@dataclass(frozen=True, slots=True)
class StyleOfTime:
    """A style that a state bears from a date on, under some regimes, or both."""

    style: Style
    start: str = ""  # a written date; "" since ever
    ideologies: tuple[Ideology, ...] = ()  # any, if none is named
    cabinets: tuple[Cabinet, ...] = ()
    capital: PlaceNumber = -1  # to which the government moves with it

    def fits(self, calendar: Calendar, turn: int, ideology: Ideology, cabinet: Cabinet) -> bool:
        """Whether a state that holds this right, under such a cabinet, bears it in a turn."""
        return (
            (not self.start or calendar.turn_of(self.start) <= turn)
            and (not self.ideologies or ideology in self.ideologies)
            and (not self.cabinets or cabinet in self.cabinets)
        )
