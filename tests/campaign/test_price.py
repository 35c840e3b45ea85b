"""The price on a button is what the order takes: every kind of order, tried on its sample."""

from __future__ import annotations

import pytest

from game.campaign import door
from game.campaign.price import Price, price_of
from game.events.engine import ChooseOption
from game.politics.treaties.claims import ClaimProvince
from game.politics.war.outbreak.war import DeclareWar
from game.rules.money.raising import Fortify, money_of
from game.words import CasusBelli, Phase
from game.world.dice import Dice
from game.world.sight.view import View
from tests.kit import BLUE, RED, four_in_a_row
from tests.samples import BOOK, sample_of

UNPRICED = {ChooseOption.kind}  # chance has a say in it


@pytest.mark.parametrize("kind", sorted(set(door.ORDERS) - UNPRICED))
def test_an_order_takes_what_its_price_says(kind: str) -> None:
    sample = sample_of(kind)
    world, order = sample.world, sample.good
    fingerprint = world.state_hash()
    price = price_of(View(world, order.power), BOOK, (order,))
    assert world.state_hash() == fingerprint
    standing, purse = world.powers[order.power].standing, money_of(world, order.power)
    door.execute(world, Dice(7), BOOK, order)
    if world.phase is not Phase.OPERATIONS:
        assert price.standing == max(0, standing - world.powers[order.power].standing)
        assert price.money == max(0, purse - money_of(world, order.power))


def test_what_costs_standing_or_a_quarter_of_the_purse_is_dear() -> None:
    assert Price(standing=1).is_dear
    assert Price(money=25, purse=100).is_dear
    assert not Price(money=24, purse=100).is_dear
    assert not Price().is_dear


def test_a_claim_and_a_war_cost_standing_and_works_cost_money() -> None:
    world = four_in_a_row()
    view, place = View(world, RED), 1
    rules = world.rules.politics
    assert price_of(view, BOOK, (ClaimProvince(RED, place),)).standing == rules.claim_cost
    war = DeclareWar(RED, BLUE, CasusBelli.CONQUEST)
    assert price_of(view, BOOK, (war,)).standing == rules.war_standing[CasusBelli.CONQUEST]
    assert price_of(view, BOOK, (Fortify(RED, 0),)).money > 0


def test_orders_together_cost_what_they_cost_one_after_the_other() -> None:
    world = four_in_a_row()
    view, works = View(world, RED), Fortify(RED, 0)
    once = price_of(view, BOOK, (works,))
    assert price_of(view, BOOK, (works, works)) == once, "the second is refused"
