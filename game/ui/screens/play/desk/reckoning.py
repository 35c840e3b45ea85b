"""What is reckoned once and kept until something moves: a quarter's account, and what orders cost."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.campaign.campaign import Campaign
from game.campaign.price import Price, price_of
from game.rules.money import economy
from game.rules.money.economy import Account
from game.rules.orders import Order
from game.rules.sea import naval

Moment = tuple[int, int]  # the revision of the campaign, and whose eyes


@dataclass(slots=True)
class Reckoning:
    """The sums of one moment."""

    _moment: Moment = (-1, -1)
    _account: Account | None = None
    _prices: dict[tuple[Order, ...], Price] = field(default_factory=dict)

    def account(self, campaign: Campaign, seat: int) -> Account:
        """A seat's coming quarter as things stand."""
        self._keep_up(campaign, seat)
        if self._account is None:
            view = campaign.view_of(seat)
            outputs = economy.outputs(view).tolist()
            self._account = economy.account_of(view, seat, outputs, naval.blockade_share)
        return self._account

    def price(self, campaign: Campaign, seat: int, orders: tuple[Order, ...]) -> Price:
        """What orders that may be given now would cost together."""
        self._keep_up(campaign, seat)
        if orders not in self._prices:
            self._prices[orders] = price_of(campaign.view_of(seat), campaign.book, orders)
        return self._prices[orders]

    def _keep_up(self, campaign: Campaign, seat: int) -> None:
        """Forget the sums of another moment."""
        now = campaign.revision, seat
        if now != self._moment:
            self._moment, self._account, self._prices = now, None, {}
