"""A campaign may begin in a later month of its first quarter: with operations, and nothing before them."""

from __future__ import annotations

from game.campaign.campaign import Campaign
from game.scenarios.load import load_scenario
from game.words import Phase
from game.world.state.world import Settings


def test_what_lies_before_the_month_is_over() -> None:
    world, book = load_scenario("hundred_days", 7, Settings())
    campaign = Campaign(world, book)
    while campaign.agenda is None:
        campaign.tick()
    assert (world.turn, world.phase, world.round) == (0, Phase.OPERATIONS, 3)
    assert world.rules.movement.month(world.round) == world.facts.first_month
    kinds = {entry.record.type for entry in campaign.chronicle.entries}
    assert kinds == {"seat_order"}, "no accounts and no politics of a quarter that is nearly over"
    campaign.advance(stop_at_turn=True)
    assert world.turn == 1
    world.check_invariants()
