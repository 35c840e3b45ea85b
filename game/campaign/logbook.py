"""The log of orders: what was accepted, when, and why."""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.desk import Reason
from game.rules.orders import Order


@dataclass(frozen=True, slots=True)
class LoggedOrder:
    """An accepted order, when it was given and, for an AI's, the terms that decided."""

    turn: int
    step: int
    order: Order
    reasons: tuple[Reason, ...] = ()
