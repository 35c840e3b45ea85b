"""An aggressor whose country lies off the map has no neighbour; what it does is a deed all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.statecraft import embargoes
from game.politics.home import beyond, pathologies, revision
from game.words import Pathology, Rank, Source
from game.world import fixed
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, small_world

DICE = Dice(7)


def far_off() -> World:
    """Red has a box for a country and is an aggressor; blue and green are great powers, white is none."""
    owners = {"A": "blue", "B": "blue", "C": "green", "D": "white", "far": "red"}
    w = small_world("........~", "AABBCCDDz", owners, boxes={"far": "z"})
    for power in (RED, BLUE, GREEN):
        w.powers[power].rank = Rank.GREAT
    w.powers[WHITE].rank = Rank.MINOR
    pathologies.begin(w, RED, Pathology.PRAETORIAN, w.rules.home.aggressor)
    w.rules = replace(w.rules, home=replace(w.rules.home, beyond=fixed.ONE, beyond_yield=200))
    return w


def test_it_marches_where_no_map_reaches_and_is_judged_for_it() -> None:
    w = far_off()
    assert beyond.is_off_map(w, RED)
    assert not beyond.is_off_map(w, BLUE)
    w.powers[RED].home.idle = 5
    before = w.beliefs.trust.copy()
    state = w.powers[RED]
    standing, compliance, claims = state.standing, state.compliance, list(w.claims)
    marched, *_ = revision.raise_claims(w, DICE)
    assert isinstance(marched, beyond.MarchedBeyond)
    assert (marched.power, state.home.idle, w.claims) == ("red", 0, claims)
    assert state.standing < standing
    assert state.compliance < compliance
    lost = {
        judge: int(before[judge, RED]) - int(w.beliefs.trust[judge, RED]) for judge in (BLUE, GREEN, WHITE)
    }
    assert lost[BLUE] > 0
    assert lost[GREEN] > 0
    assert lost[WHITE] == 0  # it has no interests there


def test_who_has_interests_there_may_close_his_ports_while_it_is_fresh() -> None:
    w = far_off()
    assert not embargoes.guilty(View(w, BLUE))
    beyond.march(w, RED)
    assert set(embargoes.guilty(View(w, BLUE))) == {RED}
    assert not embargoes.guilty(View(w, RED))
    w.turn += w.rules.crises.incident_quarters + 1
    assert not embargoes.guilty(View(w, BLUE))


@pytest.mark.parametrize("off_map", [True, False])
def test_an_opening_next_door_is_nothing_to_who_has_no_next_door(off_map: bool) -> None:
    w = far_off()
    w.settings = replace(w.settings, source=Source.STRUCTURAL)
    w.rules = replace(w.rules, home=replace(w.rules.home, opening=fixed.ONE, open_greed=fixed.ONE))
    if not off_map:
        w.places.owner[0] = RED
    pathologies.move_pathologies(w, DICE)
    assert (w.powers[RED].home.greed == 0) is off_map
