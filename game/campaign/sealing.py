"""Sealed politics: with the setting `simultaneous` all seats decide on the same day, revealed together.

Each seat acts on a copy of the world of its own, so that its own orders show and the others' do not. When the
last has finished, all orders are judged and carried out on the common world in the drawn order; what is not
possible any more is dropped, and its giver is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import ClassVar

from game.campaign.books.chronicle import Entry
from game.campaign.books.logbook import LoggedOrder
from game.rules.orders import Order, Refusal
from game.world.records import PowerWord, Record
from game.world.state.world import World

OWN_IDS = 1_000_000  # things made on a copy have ids that no common world knows


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDropped(Record):
    """An order given in sealed politics had become impossible when all were opened."""

    type: ClassVar[str] = "order_dropped"
    power: PowerWord
    order: str
    why: str


def notice_of_drop(world: World, order: Order, refusal: Refusal) -> OrderDropped:
    """What the giver of an order that is not possible any more is told."""
    name = world.roster[order.power].id
    return OrderDropped(power=name, order=order.kind, why=refusal.code, readers=(name,))


@dataclass(slots=True)
class Sealing:
    """What is sealed in this phase. ``common`` is the world all know, while a seat acts on a copy."""

    orders: list[LoggedOrder] = field(default_factory=list)
    is_open: bool = False  # whether this phase's papers have been opened
    common: World | None = None
    log_mark: int = 0
    chronicle_mark: int = 0

    def begin(self, world: World, log: list[LoggedOrder], told: list[Entry]) -> World:
        """A seat sits down: the copy of the world that is its own."""
        self.common, self.log_mark, self.chronicle_mark = world, len(log), len(told)
        own = world.copy()
        own.next_id += OWN_IDS
        return own

    def end(self, log: list[LoggedOrder], told: list[Entry]) -> World:
        """It rises: its orders go from the log under seal, and the world is again what all know."""
        assert self.common is not None
        self.orders += log[self.log_mark :]
        del log[self.log_mark :]
        del told[self.chronicle_mark :]
        common, self.common = self.common, None
        return common

    def speaks_of_what_is_sealed(self, world: World, order: Order) -> bool:
        """Whether an order is about something that the same seat has only ordered under seal."""
        made = [table for table in (world.forces, world.bodies, world.treaties, world.wars) if table]
        named = [getattr(order, field.name) for field in fields(order)]
        ids = [i for value in named for i in (value if isinstance(value, tuple) else (value,))]
        return any(isinstance(i, int) and i >= OWN_IDS and any(i in table for table in made) for i in ids)

    def own_orders(self, log: list[LoggedOrder]) -> list[LoggedOrder]:
        """What the seat that acts now has ordered so far."""
        return log[self.log_mark :] if self.common is not None else []

    def common_log(self, log: list[LoggedOrder]) -> list[LoggedOrder]:
        """The log without that."""
        return log[: self.log_mark] if self.common is not None else log

    def common_entries(self, told: list[Entry]) -> list[Entry]:
        """The chronicle without what came of it."""
        return told[: self.chronicle_mark] if self.common is not None else told

    def take_up(self, orders: Iterable[LoggedOrder], active: int) -> list[LoggedOrder]:
        """Of orders that a save kept the acting seat's own come back; the others' stay sealed."""
        own: list[LoggedOrder] = []
        for entry in orders:
            (own if entry.order.power == active else self.orders).append(entry)
        return own

    def open(self) -> list[LoggedOrder]:
        """Open all papers: the orders in them, in the order in which the seats acted."""
        self.is_open = True
        sealed, self.orders = self.orders, []
        return sealed
