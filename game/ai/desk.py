"""The desk: what an AI is given to decide with, and how it says why.

The campaign provides a desk for each AI seat; tests provide their own. An AI reads the View, throws
only its own fork of the dice, and submits orders with the terms that decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from game.events.engine import EventBook
from game.rules.orders import Order, Refusal
from game.world.dice import Dice
from game.world.records import Record
from game.world.view import View


@dataclass(frozen=True, slots=True)
class Reason:
    """One named term of a decision and what it weighed; the shown terms sum to the score."""

    term: str
    weight: int


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
    def submit(self, order: Order, reasons: Sequence[Reason] = ()) -> list[Record] | Refusal: ...
