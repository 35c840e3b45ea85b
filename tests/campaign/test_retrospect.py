"""A campaign looked back on: what it was like each quarter, and which decisions mattered."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from game.campaign.campaign import Campaign, Pause
from game.campaign.retrospect import AFTER, APART, Quarter, look_back, turning_points
from game.campaign.seats import Seat
from game.campaign.verdict import judge
from game.scenarios.load import load_scenario
from game.world.state import queries
from game.world.state.world import Settings

TURNS = 6
Played = tuple[Campaign, list[Quarter], dict[int, NDArray[np.int16]], dict[int, int]]


@pytest.fixture(scope="module")
def played() -> Played:
    """Prussia's first six quarters, and what was so as each began."""
    world, book = load_scenario("1815", 7, Settings())
    me = queries.power_of(world, "prussia")
    campaign = Campaign(world, book, seats={me: Seat.HUMAN}, last_turn=TURNS - 1)
    owners, totals = {0: world.places.owner.copy()}, {0: judge(world, me).total}
    while (pause := campaign.advance(stop_at_turn=True)) is not Pause.OVER:
        if pause is Pause.DECISION:
            campaign.play_for(me)
        else:
            owners[campaign.world.turn] = campaign.world.places.owner.copy()
            totals[campaign.world.turn] = judge(campaign.world, me).total
    owners[campaign.world.turn] = campaign.world.places.owner.copy()
    totals[campaign.world.turn] = judge(campaign.world, me).total
    return campaign, list(look_back(campaign, [me])), owners, totals


def test_every_quarter_is_as_it_was(played: Played) -> None:
    campaign, quarters, owners, totals = played
    me = next(iter(campaign.seats))
    assert [q.turn for q in quarters] == list(range(TURNS + 1))
    for quarter in quarters:
        assert (quarter.owners == owners[quarter.turn]).all()
        assert quarter.scores[me].total == totals[quarter.turn]


def test_turning_points_are_own_decisions_in_order_and_apart(played: Played) -> None:
    campaign, quarters, _, totals = played
    me = next(iter(campaign.seats))
    points = turning_points(campaign, me, quarters)
    turns = [point.entry.turn for point in points]
    assert turns == sorted(turns)
    assert all(b - a >= APART for a, b in itertools.pairwise(turns))
    for point in points:
        assert point.change == totals[min(point.entry.turn + AFTER, TURNS)] - totals[point.entry.turn]
        assert point.entry.record.is_news()
