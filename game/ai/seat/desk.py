"""The desk: what an AI is given to decide with, and how it says why.

The campaign provides a desk for each AI seat; tests provide their own. An AI reads the View, throws
only its own fork of the dice, and submits orders with the terms that decided and, where both logics weigh the
same thing differently, the score that the other one gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from game.events.engine import EventBook
from game.rules.orders import Order, Refusal
from game.words import Motive
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.view import View


@dataclass(frozen=True, slots=True)
class Reason:
    """One named term of a decision and what it weighed; the shown terms sum to the score."""

    term: Motive
    weight: int
    about: tuple[int, ...] = ()  # whom it speaks of; of land, which provinces

    def turned(self) -> Reason:
        """The same where the opposite is to be decided."""
        return Reason(self.term, -self.weight, self.about)


KEPT = 5


def score(reasons: Iterable[Reason]) -> int:
    """What the terms of a choice sum to: above zero it is made."""
    return sum(reason.weight for reason in reasons)


def weightiest(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """The weightiest terms of a decision and one for all the rest: what is kept still sums to the score."""
    if len(reasons) <= KEPT:
        return tuple(reasons)
    ordered = sorted(reasons, key=lambda r: (-abs(r.weight), r.term))
    rest = score(ordered[KEPT - 1 :])
    return (*ordered[: KEPT - 1], Reason(Motive.OTHER_TERMS, rest))


def deciding(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """The smallest set of terms without which the choice would be the other one; empty if nothing tips it.

    A choice is yes above zero. Taking away the greatest terms on its side first is the shortest way.
    """
    left = score(reasons)
    side = 1 if left > 0 else -1
    taken: list[Reason] = []
    for reason in sorted(reasons, key=lambda r: (-side * r.weight, r.term)):
        if side * reason.weight <= 0:
            break
        taken.append(reason)
        left -= reason.weight
        if (left > 0) != (side > 0):
            return tuple(taken)
    return ()


class Desk(Protocol):
    """One power's place at the table."""

    @property
    def power(self) -> int: ...
    @property
    def dice(self) -> Dice: ...
    @property
    def view(self) -> View: ...
    @property
    def book(self) -> EventBook: ...
    def submit(
        self, order: Order, reasons: Sequence[Reason] = (), otherwise: int | None = None
    ) -> list[Record] | Refusal: ...
