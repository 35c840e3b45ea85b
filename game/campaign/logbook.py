"""The log of orders: what was accepted, when, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.ai.seat.desk import Reason
from game.campaign.chronicle import Entry
from game.rules.orders import Order


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


def order_behind(log: Sequence[LoggedOrder], told: Sequence[Entry], entry: Entry) -> LoggedOrder | None:
    """The order that a line of the chronicle tells of, None where no seat gave one."""
    number = next((i for i, line in enumerate(told) if line is entry), -1)
    return next((o for o in log if o.told <= number < o.told + o.lines), None)
