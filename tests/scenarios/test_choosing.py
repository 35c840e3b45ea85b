"""What a player is told who chooses a power: complete for the game's scenarios, and no part of play."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenarios.catalogue import choosing_of, first_morning
from game.scenarios.load import named
from game.words import Rank
from tests.scenarios.test_patches import begun


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


@pytest.mark.parametrize("scenario", ["1815", "1919", "1919_no_league", "1995"])
def test_every_power_that_can_be_played_has_a_character_and_one_is_for_a_first_game(scenario: str) -> None:
    world, told = first_morning(scenario), choosing_of(scenario)
    makers = {world.roster[p].id: world.powers[p].rank for p in world.facts.policy_makers}
    assert [c.power for c in told.characters if c.power not in makers] == []
    assert {c.power for c in told.characters} == set(makers)
    assert [makers[c.power] for c in told.characters if c.first_game] == [Rank.GREAT]
    assert all(m.short for m in world.facts.mandates)
    assert told.short is not None
    assert 0 < world.facts.calendar.turn_of(told.short) < world.facts.last_turn


def test_a_patch_changes_one_character_and_no_play(mine: Path) -> None:
    choosing = 'short: 1820-Q4\ncharacters: [{power: spain, part: "The knight"}]\n'
    world, _ = begun(mine, choosing=choosing)
    plain = first_morning("1815").facts.content.prints
    mine_too = world.facts.content.prints
    assert {key for key in plain if key in mine_too and plain[key] != mine_too[key]} <= {"scenario/scenario"}
    assert "scenario/choosing" not in {*plain, *mine_too}
    told = named(str(mine)).parts.choosing
    assert {c.power: c.part for c in told.characters}["spain"] == "The knight"
    assert len(told.characters) == len(choosing_of("1815").characters)
