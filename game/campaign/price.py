"""What an order costs at once, in standing and in money: the rule itself, tried on what its power believes.

So there is no second table of prices, and whatever an order will take is what its button says. Only its own
power's purse and standing are read off; both it knows exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.campaign import door
from game.events.engine import ChooseOption, EventBook
from game.rules.money.raising import money_of
from game.rules.orders import Order
from game.words import Phase
from game.world.dice import Dice
from game.world.sight.view import View

DEAR = 4  # what costs one part in so many of the purse is asked once more


@dataclass(frozen=True, slots=True)
class Price:
    """What is gone when an order is given: standing in permyriad, money in thousands of pounds."""

    standing: int = 0
    money: int = 0
    purse: int = 0  # what there was

    @property
    def is_dear(self) -> bool:
        """Whether it costs standing, or a quarter of the purse."""
        return self.standing > 0 or (self.money > 0 and self.money * DEAR >= self.purse)


def price_of(view: View, book: EventBook, orders: Sequence[Order]) -> Price:
    """What orders cost together that the View's power may give now; those that cannot follow cost nothing.

    Marches cost nothing of either. What an event's choice brings its own text tells, and chance has a say.
    """
    if all(door.ORDERS[order.kind].phases == {Phase.OPERATIONS} for order in orders):
        return Price()
    world, me = view.imagined(), view.power
    before, purse = world.powers[me].standing, money_of(world, me)
    dice = Dice(world.seed).fork("price")
    for number, order in enumerate(orders):
        if isinstance(order, ChooseOption) or (number and door.judge(View(world, me), order) is not None):
            continue
        door.execute(world, dice, book, order)
    after = world.powers[me]
    return Price(max(0, before - after.standing), max(0, purse - money_of(world, me)), purse)
