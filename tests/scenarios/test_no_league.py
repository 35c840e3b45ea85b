"""The switch that deletes the League (P30): the same campaign but for it."""

from __future__ import annotations

from game.campaign.campaign import Campaign
from game.scenarios.load import load_scenario
from game.world.state.world import Settings

QUARTERS = 4


def bodies(scenario: str) -> set[str]:
    """The bodies that stand after the first year."""
    campaign = Campaign(*load_scenario(scenario, 7, Settings()), last_turn=QUARTERS)
    campaign.advance()
    return {body.key for body in campaign.world.bodies.values()}


def test_the_first_morning_is_the_same_and_the_league_is_not_there() -> None:
    here, there = (load_scenario(s, 7, Settings())[0] for s in ("1919", "1919_no_league"))
    assert here.powers == there.powers
    assert here.treaties == there.treaties
    assert "league_of_nations" not in bodies("1919_no_league")


def test_the_league_is_there_where_it_is_not_deleted() -> None:
    assert "league_of_nations" in bodies("1919")
