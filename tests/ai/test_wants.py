"""What other courts want of us, read off our own View."""

from __future__ import annotations

import pytest

from game.ai.advice.wants import Wants, wants
from game.politics.statecraft.reassurance import Reassure
from game.politics.treaties.claims import RenounceClaim
from game.scenarios.load import load_scenario
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import Claim
from game.world.state.world import Settings, World


@pytest.fixture
def europe() -> World:
    return load_scenario("1815", 7, Settings())[0]


def test_who_fears_us_wants_our_men_sent_home(europe: World) -> None:
    prussia, france = (queries.power_of(europe, name) for name in ("prussia", "france"))
    (men_home,) = [w for w in wants(View(europe, prussia), france) if w.what is Wants.MEN_HOME]
    assert men_home.order == Reassure(prussia, france)


def test_who_claims_our_land_wants_it_and_whose_land_we_claim_wants_to_be_free(europe: World) -> None:
    prussia, austria = (queries.power_of(europe, name) for name in ("prussia", "austria"))
    ours, theirs = (queries.owned_by(europe, p)[0] for p in (prussia, austria))
    europe.claims = [Claim(austria, ours, 1), Claim(prussia, theirs, 1)]
    found = wants(View(europe, prussia), austria)
    assert found[0].what is Wants.LAND
    assert found[0].about == ours
    europe.claims = [Claim(prussia, theirs, 1)]
    released = [w.order for w in wants(View(europe, prussia), austria) if w.what is Wants.RELEASE]
    assert released == [RenounceClaim(prussia, theirs)]
    assert len(found) <= europe.rules.minds.counsel.wants


def test_a_small_state_that_nobody_plays_for_fears_nobody(europe: World) -> None:
    prussia, lucca = (queries.power_of(europe, name) for name in ("prussia", "lucca"))
    assert wants(View(europe, prussia), lucca) == []
