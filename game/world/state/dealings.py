"""Dealings: what a power has said and done to others that is neither a treaty nor a war.

Embargoes, warnings, inspections, reassurances and the like are public. The tables are never changed but
replaced, so that copies of a power may share them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from game.world.numbers import PowerNumber

T = TypeVar("T")

DEGREES = (1, 2, 3)  # of an embargo: on arms, on most goods, on everything


@dataclass(frozen=True, slots=True)
class Embargo:
    """How far a power has stopped its trade with another, since when, and for which crisis (-1: its own)."""

    degree: int
    since: int
    crisis: int = -1


@dataclass(frozen=True, slots=True)
class StandingWarning:
    """A power has warned ``to`` that it would stand beside ``about`` against it; binds until a turn."""

    to: PowerNumber
    about: PowerNumber
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Dealings:
    """One power's dealings with others, by the other's index."""

    embargoes: Mapping[PowerNumber, Embargo] = field(default_factory=dict)
    warnings: tuple[StandingWarning, ...] = ()
    inspections: Mapping[PowerNumber, int] = field(
        default_factory=dict
    )  # whose arms it looks into, to which turn
    opened: int = -1  # turn to which its own arms are open to all
    reassured: Mapping[PowerNumber, int] = field(
        default_factory=dict
    )  # whom it reassured last, and in which turn
    courted: Mapping[PowerNumber, int] = field(
        default_factory=dict
    )  # whom it courted last, and in which turn
    torn: Mapping[PowerNumber, int] = field(
        default_factory=dict
    )  # with whom it broke a truce, and to which turn that would have bound

    def warns(self, to: int, about: int, turn: int) -> bool:
        """Whether a warning of this power binds it in a turn."""
        return any(w.to == to and w.about == about and w.since <= turn <= w.until for w in self.warnings)


@dataclass(frozen=True, slots=True)
class Gift:
    """When a power last gave another money, and whether only the two know."""

    turn: int
    is_secret: bool


def with_entry(table: Mapping[int, T], key: int, value: T) -> dict[int, T]:
    """A table with an entry more, in its order.

    >>> with_entry({3: "c"}, 1, "a")
    {1: 'a', 3: 'c'}
    """
    return dict(sorted({**table, key: value}.items()))


def struck(table: Mapping[int, T], key: int) -> dict[int, T]:
    """A table with an entry less."""
    return {k: value for k, value in table.items() if k != key}
