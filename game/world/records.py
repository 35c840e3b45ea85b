"""Records: what happened, in the past tense and complete in numbers.

A record is the line of the chronicle, the row of the laboratory, the cue of the screen's animation
and the reason shown to a player. Records name powers and places by their words, forces, wars and
hexes by their ids. Each rule file defines its own records on this base.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing that happened.

    ``readers`` names the powers that may read it; an empty tuple means everybody.
    """

    type: ClassVar[str] = "record"
    readers: tuple[str, ...] = ()

    def readable_by(self, power: str) -> bool:
        """Whether the power's people would have heard of this."""
        return not self.readers or power in self.readers
