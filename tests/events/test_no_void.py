"""The events of 1815 do what they say: in no campaign does an effect come to nothing."""

from __future__ import annotations

import pytest

from game.campaign.campaign import Campaign
from game.campaign.present import Presenter
from game.events.effects.void import EffectVoid
from game.scenarios.load import load_scenario
from game.words import Logic
from game.world.state.world import Settings
from tests.played import played


def voids(campaign: Campaign) -> list[str]:
    """All that an event could not do, as the chronicle tells it."""
    presenter = Presenter(campaign.world)
    records = [entry.record for entry in campaign.chronicle.entries]
    return [presenter.record(record) for record in records if isinstance(record, EffectVoid)]


def test_no_effect_of_the_first_years_comes_to_nothing() -> None:
    assert voids(played("1815", 30)) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 8))
@pytest.mark.parametrize("logic", [Logic.ADAPTIVE, Logic.SELF_HELP, Logic.CONCERT])
def test_no_effect_comes_to_nothing_in_twenty_campaigns(logic: Logic, seed: int) -> None:
    campaign = Campaign(*load_scenario("1815", seed, Settings(logic=logic)))
    campaign.advance()
    assert voids(campaign) == []
