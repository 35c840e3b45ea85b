"""Desks for tests: an AI at work in a world where nobody else moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from game.ai.seat.desk import Reason
from game.campaign import door
from game.events.engine import EventBook
from game.rules.orders import Order, Refusal
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.view import View
from game.world.state.world import World

Kind = TypeVar("Kind", bound=Order)


@dataclass
class LoneDesk:
    """A desk in a frozen world: only this power's own orders happen; they are kept with their reasons."""

    world: World
    power: int
    book: EventBook = field(default_factory=EventBook)
    orders: list[tuple[Order, tuple[Reason, ...]]] = field(default_factory=list)

    @property
    def dice(self) -> Dice:
        return Dice(self.world.seed).fork("ai")

    @property
    def view(self) -> View:
        return View(self.world, self.power)

    def submit(
        self, order: Order, reasons: Sequence[Reason] = (), otherwise: int | None = None
    ) -> list[Record] | Refusal:
        refusal = door.judge(self.view, order)
        if refusal is not None:
            return refusal
        self.orders.append((order, tuple(reasons)))
        return door.execute(self.world, Dice(self.world.seed), self.book, order)

    def given(self, kind: type[Kind]) -> list[Kind]:
        """Orders of a kind that were given."""
        return [order for order, _ in self.orders if isinstance(order, kind)]


def weight_of(reasons: Iterable[Reason], term: str) -> int:
    """What a term weighs among reasons; nothing if it is not there."""
    return next((r.weight for r in reasons if r.term == term), 0)
