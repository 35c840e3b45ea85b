"""Sealed politics: with the setting `simultaneous` all seats decide on the same day, revealed together.

Each seat acts on a copy of the world of its own, so that its own orders show and the others' do not. When the
last has finished, all orders are judged and carried out on the common world in the drawn order; what is not
possible any more is dropped, and its giver is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from game.campaign.logbook import LoggedOrder
from game.world.records import Record
from game.world.state.world import World

if TYPE_CHECKING:
    from game.campaign.campaign import Campaign

OWN_IDS = 1_000_000  # things made on a copy have ids that no common world knows


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDropped(Record):
    """An order given in sealed politics had become impossible when all were opened."""

    type: ClassVar[str] = "order_dropped"
    power: str
    order: str
    why: str


@dataclass(slots=True)
class Sealing:
    """What is sealed in this phase. ``common`` is the world all know, while a seat acts on a copy."""

    orders: list[LoggedOrder] = field(default_factory=list)
    is_open: bool = False  # whether this phase's papers have been opened
    common: World | None = None
    log_mark: int = 0
    chronicle_mark: int = 0

    def begin(self, campaign: Campaign) -> None:
        """A seat sits down to a copy of the world."""
        self.common = campaign.world
        self.log_mark, self.chronicle_mark = len(campaign.log), len(campaign.chronicle.entries)
        campaign.world = self.common.copy()
        campaign.world.next_id += OWN_IDS
        campaign.revision += 1

    def end(self, campaign: Campaign) -> None:
        """It rises: its orders are sealed, and the world is again what all know."""
        assert self.common is not None
        self.orders += self.own_orders(campaign)
        del campaign.log[self.log_mark :]
        del campaign.chronicle.entries[self.chronicle_mark :]
        campaign.world, self.common = self.common, None
        campaign.revision += 1

    def own_orders(self, campaign: Campaign) -> list[LoggedOrder]:
        """What the seat that acts now has ordered so far."""
        return campaign.log[self.log_mark :] if self.common is not None else []

    def restore(self, campaign: Campaign, orders: list[LoggedOrder]) -> None:
        """Go on after a load: the orders of the seat that was acting are given again on its copy."""
        own = [entry for entry in orders if entry.order.power == campaign.active]
        self.orders = [entry for entry in orders if entry.order.power != campaign.active]
        if own:
            self.begin(campaign)
            for entry in own:
                campaign.submit(entry.order, entry.reasons, entry.otherwise)

    def open(self, campaign: Campaign) -> None:
        """Open all papers: every order is judged on what is so now, and carried out or dropped."""
        self.is_open = True
        sealed, self.orders = self.orders, []
        for entry in sealed:
            order = entry.order
            refusal = campaign.judge(order)
            if refusal is None:
                campaign.carry_out(order, entry.reasons, entry.otherwise)
                continue
            name = campaign.world.roster[order.power].id
            dropped = OrderDropped(power=name, order=order.kind, why=refusal.code, readers=(name,))
            campaign.record([dropped])
