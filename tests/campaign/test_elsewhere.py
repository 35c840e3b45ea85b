"""The other world: same morning, same dice, the other logic, in a process of its own."""

from __future__ import annotations

import time

import pytest

from game.campaign.campaign import Campaign
from game.campaign.elsewhere import Found, begin, errand_of, played
from game.scenarios.load import load_scenario
from game.words import Logic
from game.world.state import queries
from game.world.state.world import Settings

TURNS = 2


def campaign() -> tuple[Campaign, int]:
    world, book = load_scenario("1815", 7, Settings())
    return Campaign(world, book, last_turn=TURNS - 1), queries.power_of(world, "prussia")


def test_the_process_tells_what_is_played_here() -> None:
    here, prussia = campaign()
    errand = errand_of(here, prussia)
    assert errand.settings.logic is Logic.SELF_HELP
    told = list(played(errand))
    there = begin(errand)
    until = time.monotonic() + 60
    while there.found is None and not there.has_failed and time.monotonic() < until:
        there.listen()
        time.sleep(0.02)
    there.close()
    assert [*there.totals, there.found] == told
    assert isinstance(told[-1], Found)
    assert [turn for turn, _ in there.totals] == [0, 1, 2]


@pytest.mark.slow
def test_a_process_that_dies_is_noticed() -> None:
    here, prussia = campaign()
    there = begin(errand_of(here, prussia))
    there._process.terminate()
    until = time.monotonic() + 30
    while not there.has_failed and there.found is None and time.monotonic() < until:
        there.listen()
        time.sleep(0.02)
    there.close()
    assert there.has_failed
