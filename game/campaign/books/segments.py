"""Segments: the stretches of a campaign that were played by one set of rules each.

A campaign begins with one. Another begins where it takes over other rules, or where a version of the game
goes on with it that gives other results; what came before stays as it was played, and is replayed so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from game.world.records import Record
from game.world.state.facts import Content
from game.world.state.world import World

#: Which results this version of the game gives: a fingerprint of campaigns played on rules that never change.
#: `python tests/goldens/build.py --hashes` writes it anew where they come out otherwise.
RULES_VERSION: Final = "d1b15f1a03"
#: The version of the oldest stretches, once there were so many that they became one.
FOLDED: Final = "folded"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesTaken(Record):
    """From here on the campaign is played with the files of this version; ``files`` names what differed."""

    type: ClassVar[str] = "files_taken"
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Where a stretch begins (turn, step, who still had to act, how many orders came before) and its rules.

    ``state`` is the world at that moment as a packed block, empty where it is a scenario's first morning.
    """

    content: Content
    version: str
    turn: int = 0
    step: int = 0
    agenda: tuple[int, ...] | None = None
    orders: int = 0
    state: bytes = b""

    @staticmethod
    def first(world: World) -> Segment:
        """The stretch that begins with a scenario."""
        return Segment(world.facts.content, RULES_VERSION)


@dataclass(frozen=True, slots=True)
class PackedTurns:
    """Turns that are over, as saves hold them: packed once, for nothing in them ever changes.

    ``orders`` and ``entries`` count what log and chronicle hold up to their end.
    """

    block: bytes
    orders: int
    entries: int
