"""Who is asked what in an expression: the questions, and a world or a View that answers them.

What can be asked stands in tables (`game.events.expressions.conditions`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from game.events.expressions.grammar import Type, Value
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state.reader import Reader
from game.world.state.world import World

SUBJECT: Final = "subject"  # the power an event with `each` is about
ASKED: Final = "asked"  # the power that answers an event's question
EACH: Final = "each"  # the power an effect with `each` is about
#: Words that stand for a power where it is known who is meant.
STAND_INS: Final = (SUBJECT, ASKED, EACH)


def option_flag(event: str, option: str, power: str = "") -> str:
    """Name of the public fact that an event was answered in this way, by anybody or by one of several."""
    return f"chose:{event}:{option}:{power}" if power else f"chose:{event}:{option}"


class Asker:
    """What an expression is asked of: one world or View, at one moment, about the powers that are meant."""

    __slots__ = ("_powers", "_views", "asked", "each", "reader", "subject")

    def __init__(self, reader: Reader, subject: str = "", asked: str = "", each: str = "") -> None:
        self.reader = reader
        self.subject, self.asked, self.each = subject, asked, each
        self._powers: dict[str, int] = {}
        self._views: dict[int, Reader] = {}

    @property
    def meant(self) -> dict[str, str]:
        """Which power each word stands for that stands for one."""
        words = ((SUBJECT, self.subject), (ASKED, self.asked), (EACH, self.each))
        return {word: power for word, power in words if power}

    def power(self, name: str) -> int:
        """Index of a power."""
        if not self._powers:
            self._powers = {facts.id: facts.index for facts in self.reader.roster}
        return self._powers[name]

    def place(self, name: str) -> int:
        """Index of a place."""
        return index_of(self.reader.map).by_id[name]

    def name_of(self, power: int) -> str:
        """Id of a power; '' for nobody."""
        return self.reader.roster[power].id if power >= 0 else ""

    def eyes_of(self, power: int) -> Reader:
        """What a power sees; of others, whoever only has a View knows what it shows him."""
        if not isinstance(self.reader, World):
            return self.reader
        if power not in self._views:
            self._views[power] = View(self.reader, power)
        return self._views[power]


@dataclass(frozen=True, slots=True)
class Name:
    """A value an expression may use by its bare name."""

    name: str
    result: Type
    doc: str
    ask: Callable[[Any], Value]


@dataclass(frozen=True, slots=True)
class Function:
    """A question an expression may ask, with what it takes and gives."""

    name: str
    arguments: tuple[Type, ...]
    result: Type
    doc: str
    ask: Callable[..., Value]

    @property
    def usage(self) -> str:
        """How it is written: ``owns(power, place)``."""
        return f"{self.name}({', '.join(self.arguments)})"


def powers_named(world: World, names: Iterable[str]) -> list[int]:
    """Indices of those of the powers that exist."""
    index = {facts.id: facts.index for facts in world.roster}
    return [index[name] for name in names if world.powers[index[name]].exists]


def places_named(world: World, names: Iterable[str]) -> list[int]:
    by_id = index_of(world.map).by_id
    return [by_id[name] for name in names]
