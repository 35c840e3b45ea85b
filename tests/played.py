"""Campaigns that are played once for all tests of a process that only look at them.

Who wants to go on with one saves it and reads it back, or takes a copy of its world.
"""

from __future__ import annotations

from functools import cache

from game.campaign.campaign import Campaign
from game.scenarios.load import load_scenario
from game.world.state.world import Settings


def played(scenario: str, quarters: int, seed: int = 7) -> Campaign:
    """So many quarters of a scenario, the computer in every seat, to look at and not to touch."""
    campaign, known = _once(scenario, quarters, seed)
    assert campaign.world.state_hash() == known, "a test has changed the campaign that all of them look at"
    return campaign


@cache
def _once(scenario: str, quarters: int, seed: int) -> tuple[Campaign, str]:
    campaign = Campaign(*load_scenario(scenario, seed, Settings()), last_turn=quarters - 1)
    campaign.advance()
    return campaign, campaign.world.state_hash()
