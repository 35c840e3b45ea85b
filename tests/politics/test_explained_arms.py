"""What explains an army beside threats: weariness, land held as a pledge, men on their way home."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.politics.perception import armament, quiet, threat
from game.politics.perception.doctrine import Creed
from game.rules.land import garrisons
from game.rules.money import economy
from game.words import TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.state.world import World
from tests.kit import BLUE, RED, WHITE, armed_row, at_war, in_review, treaty

DICE = Dice(7)
WARY = Creed(crises=0, everything=0, suspicion=4_000, wariness=4_000)


def judged_by(w: World, **belief: int) -> World:
    """Red beside a host of blue's, in a world whose observers reckon with what is given."""
    w.rules = replace(w.rules, belief=replace(w.rules.belief, **belief))  # type: ignore[arg-type]
    return w


def explained(w: World) -> int:
    return armament.explained_army(w, RED, WARY, threat.army_sizes(w), int(economy.outputs(w)[RED]))


@pytest.mark.parametrize(("overlooked", "more"), [(0, False), (fixed.ONE, True)])
def test_who_is_afraid_and_tired_at_once_is_explained_by_his_fear(overlooked: int, more: bool) -> None:
    w = judged_by(armed_row("AABBCCDD", blue=9), tired=overlooked)
    w.powers[RED].will = 1_000
    fresh = explained(w)
    w.powers[RED].exhaustion = 8_000
    assert (explained(w) > fresh) is more


def test_land_held_as_a_pledge_takes_men_beside_all_others() -> None:
    w = judged_by(armed_row("AABBEECCDD"), pledge_men=25_000)
    before = explained(w)
    bond = treaty(w, TreatyKind.OCCUPATION, RED, BLUE, subject=BLUE, places=(4,))
    garrisons.march_in(w, bond)
    assert garrisons.pledged(w)
    assert garrisons.subjects(w) == {BLUE}
    assert explained(w) == before + 25_000


@pytest.mark.parametrize(("share", "alarms"), [(12_000, False), (10_200, True), (8_000, True)])
def test_an_army_that_goes_home_alarms_nobody(share: int, alarms: bool) -> None:
    w = in_review(judged_by(armed_row("AABBCCDD", blue=60), trust_cut=1_000), RED)
    w.beliefs.trust[:] = 6_000
    w.powers[BLUE].army_last_year = fixed.mul(w.armies[BLUE], share)
    quiet.weigh_quarter(in_review(w, RED), DICE)
    assert (int(w.beliefs.trust[RED, BLUE]) < 6_000) is alarms
    assert w.beliefs.arms[RED, BLUE] >= w.rules.belief.trust_tol  # trust does not mend, either


def test_a_war_in_which_no_shot_has_fallen_explains_no_more_than_its_enemies_do() -> None:
    w = armed_row("AABBCCDD", red=30, white=0)
    w.powers[RED].will = fixed.ONE
    struggle = at_war(w, RED, WHITE)  # which has nobody to fight with
    on_paper = explained(w)
    struggle.battles = 1
    assert explained(w) > on_paper
