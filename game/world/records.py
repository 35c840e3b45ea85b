"""Records: what happened, in the past tense and complete in numbers.

A record is the line of the chronicle, the row of the laboratory, the cue of the screen's animation
and the reason shown to a player. Records name powers and places by their words, forces, wars and
hexes by their ids. Each rule file defines its own records on this base.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


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

    def alarms(self) -> tuple[str, ...]:
        """Powers that would not want to miss it."""
        return ()
