"""What events do to a world can be saved and read back to the same fingerprint."""

from __future__ import annotations

import pytest
from pydantic_core import from_json, to_json

from game.campaign.saving import codec
from game.scenarios.load import load_scenario
from game.world.state.world import Settings

SCENARIO, GROUPS = "1815", 6


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_effect_of_the_scenario_survives_a_save(group: int) -> None:
    start, book = load_scenario(SCENARIO, 7, Settings())
    world = start.copy()
    for event in book.events[group::GROUPS]:
        for effect in (*event.effects, *(e for option in event.options for e in option.effects)):
            effect.apply(world)
    world.check_invariants()
    plain = from_json(to_json(codec.state_of(world)))
    assert codec.world_from(start, plain).state_hash() == world.state_hash()
