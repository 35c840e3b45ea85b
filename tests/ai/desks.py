"""Desks for tests: an AI at work in a world where nobody else moves."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.campaign import door
from game.events.engine import EventBook
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.world import World


@dataclass
class LoneDesk:
    """A desk in a frozen world: only this power's own orders happen; they are kept with their reasons."""

    world: World
    power: int
    book: EventBook = field(default_factory=EventBook)
    orders: list = field(default_factory=list)

    @property
    def dice(self):
        return Dice(self.world.seed).fork("ai")

    @property
    def view(self):
        return View(self.world, self.power)

    def submit(self, order, reasons=(), otherwise=None):
        refusal = door.judge(self.view, order)
        if refusal is not None:
            return refusal
        self.orders.append((order, tuple(reasons)))
        return door.execute(self.world, Dice(self.world.seed), self.book, order)

    def given(self, kind):
        """Orders of a kind that were given."""
        return [order for order, _ in self.orders if isinstance(order, kind)]
