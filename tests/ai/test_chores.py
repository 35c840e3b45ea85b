"""What is left to the ministers for good: they do that, and nothing that is the seat's own."""

from __future__ import annotations

import pytest

from game.ai.chores import Chore
from game.campaign.campaign import Campaign, Pause
from game.campaign.seats import Seat
from game.politics.treaties.treaties import AnswerProposal, ProposeTreaty
from game.rules.money.budget import SetBudget
from game.rules.money.raising import Reinforce
from game.scenarios.load import load_scenario
from game.words import Phase, TreatyKind
from game.world.state import queries
from game.world.state.world import Settings


@pytest.fixture
def prussia() -> Campaign:
    world, book = load_scenario("1815", 7, Settings())
    campaign = Campaign(world, book, seats={queries.power_of(world, "prussia"): Seat.HUMAN})
    assert campaign.advance() is Pause.DECISION
    return campaign


def test_what_is_left_is_done_and_nothing_else(prussia: Campaign) -> None:
    me, before = prussia.active, len(prussia.log)
    prussia.mind_chores(me, [Chore.BUDGET, Chore.RANKS])
    done = [act.order for act in prussia.log[before:] if act.order.power == me]
    assert {type(order) for order in done} <= {SetBudget, Reinforce}
    assert SetBudget in {type(order) for order in done}
    assert prussia.active == me


def test_markets_are_all_that_is_signed(prussia: Campaign) -> None:
    me, before = prussia.active, len(prussia.log)
    for _ in range(6):
        if prussia.world.phase is Phase.POLITICS:
            prussia.mind_chores(me, [Chore.MARKETS])
        prussia.finish_seat(me)
        prussia.advance()
    for act in prussia.log[before:]:
        if act.order.power == me and isinstance(act.order, ProposeTreaty):
            assert act.order.treaty is TreatyKind.TRADE
        assert not (act.order.power == me and type(act.order) not in (ProposeTreaty, AnswerProposal))


def test_nothing_left_is_nothing_done(prussia: Campaign) -> None:
    before = prussia.world.state_hash()
    prussia.mind_chores(prussia.active, [])
    assert prussia.world.state_hash() == before


def test_what_the_ministers_did_is_not_taken_back_as_ones_own(prussia: Campaign) -> None:
    prussia.mind_chores(prussia.active, [Chore.BUDGET])
    assert not prussia.can_undo()
