"""What events do to a world can be saved and read back to the same fingerprint."""

from __future__ import annotations

import pytest
from pydantic_core import from_json, to_json

from game.campaign.saving.format import codec
from game.events import engine
from game.events.expressions.conditions import Answers
from game.scenarios.load import load_scenario, scenario_ids
from game.world.state.world import Settings

GROUPS = 6


@pytest.mark.parametrize("group", range(GROUPS))
@pytest.mark.parametrize("scenario", scenario_ids())
def test_every_effect_of_the_scenario_survives_a_save(scenario: str, group: int) -> None:
    start, book = load_scenario(scenario, 7, Settings())
    world = start.copy()
    for event in book.events[group::GROUPS]:
        for effect in event.effects:
            engine.carry_out(world, event, effect, event.ask)
        for asked in engine.asked_by(Answers(world, event.subject, event.ask), event):
            for effect in (effect for option in event.options for effect in option.effects):
                engine.carry_out(world, event, effect, asked)
    world.check_invariants()
    plain = from_json(to_json(codec.state_of(world)))
    assert codec.world_from(start, plain).state_hash() == world.state_hash()
