"""The log of orders: what was accepted, when, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.ai.seat.desk import Reason
from game.campaign.books.chronicle import Entry
from game.rules.orders import Order
from game.world.records import Record


@dataclass(frozen=True, slots=True)
class LoggedOrder:
    """An accepted order, when it was given and, for an AI's, the terms that decided.

    ``otherwise`` is the score the other logic would have given it, where that was asked; ``told`` the number
    of its first line in the chronicle, of ``lines``.
    """

    turn: int
    step: int
    order: Order
    reasons: tuple[Reason, ...] = ()
    otherwise: int | None = None
    told: int = -1
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an order: its records, and the orders with which others answered it at once."""

    records: tuple[Record, ...] = ()
    answers: tuple[LoggedOrder, ...] = ()

    def reasons_of(self, power: int) -> tuple[Reason, ...]:
        """The terms with which a power answered; none where it was not asked, or a person answers later."""
        return next((a.reasons for a in reversed(self.answers) if a.order.power == power), ())


def order_behind(log: Sequence[LoggedOrder], told: Sequence[Entry], entry: Entry) -> LoggedOrder | None:
    """The order that a line of the chronicle tells of, None where no seat gave one."""
    number = next((i for i, line in enumerate(told) if line is entry), -1)
    return next((o for o in log if o.told <= number < o.told + o.lines), None)
