"""Records: what happened, in the past tense and complete in numbers.

A record is the line of the chronicle, the row of the laboratory, the cue of the screen's animation
and the reason shown to a player. Records name powers and places by their words, forces, wars and
hexes by their ids. Each rule file defines its own records on this base, and says by a field's type that
a power, a place or a crisis stands in it: whoever asks what a record is about asks that.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, get_args, get_type_hints


class Mark(StrEnum):
    """What a field of a record names, where it is no mere word or number."""

    POWER = "power"
    PLACE = "place"
    CRISIS = "crisis"


PowerWord = Annotated[str, Mark.POWER]  # the id of a power that has a part in it, "" for none
PlaceWord = Annotated[str, Mark.PLACE]  # the id of a place, "" for none
CrisisNumber = Annotated[int, Mark.CRISIS]  # -1 for none


class Chapter(StrEnum):
    """What a line of the chronicle belongs to, for looking things up."""

    WARS = "wars"
    DIPLOMACY = "diplomacy"
    EVENTS = "events"
    HOME = "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing that happened.

    ``readers`` names the powers that may read it; an empty tuple means everybody. What a kind of record is
    to those who read it stands on its class.
    """

    type: ClassVar[str] = "record"
    headline: ClassVar[bool] = False  # a newspaper would print it; the others are ledgers and marching orders
    decision: ClassVar[bool] = False  # a seat decided it, so that one can ask why
    chapter: ClassVar[Chapter | None] = None
    told_by: ClassVar[str] = ""  # the field by whose value it reads differently, if one does
    readers: tuple[str, ...] = ()

    def readable_by(self, power: str) -> bool:
        """Whether the power's people would have heard of this."""
        return not self.readers or power in self.readers

    def is_news(self) -> bool:
        """Whether a newspaper would print this one."""
        return self.headline

    def is_routine(self) -> bool:
        """Whether it is the daily business of offices, which nobody looks up: it stands among everything."""
        return False

    def names(self) -> frozenset[str]:
        """Powers that have a part in it, by id."""
        found: set[str] = set()
        for value in self._marked(Mark.POWER):
            found.update((value,) if isinstance(value, str) else value)
        return frozenset(found - {""})

    def where(self) -> str:
        """The place it is about, by id; "" where it is about none or about many."""
        return next((value for value in self._marked(Mark.PLACE) if isinstance(value, str)), "")

    def affair(self) -> int:
        """The crisis it belongs to, -1 for none."""
        return next(iter(self._marked(Mark.CRISIS)), -1)

    def _marked(self, mark: Mark) -> list[Any]:
        return [getattr(self, name) for name in fields_with(type(self), mark)]

    def alarms(self) -> tuple[str, ...]:
        """Powers that would not want to miss it."""
        return ()


_MARKED: dict[tuple[type, Mark], tuple[str, ...]] = {}


def fields_with(kind: type[Record], mark: Mark) -> tuple[str, ...]:
    """The fields of a kind of record in which a power, a place or a crisis stands, alone or among others."""
    if (kind, mark) not in _MARKED:
        hints = get_type_hints(kind, include_extras=True)
        _MARKED[kind, mark] = tuple(name for name, hint in hints.items() if _bears(hint, mark))
    return _MARKED[kind, mark]


def _bears(hint: Any, mark: Mark) -> bool:
    return mark in getattr(hint, "__metadata__", ()) or any(_bears(inner, mark) for inner in get_args(hint))
