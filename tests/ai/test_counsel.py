"""The two advisers, and why a choice was made."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ai.advice.counsel import Adviser, Counsel, counsel
from game.ai.advice.outlook import outlooks
from game.ai.seat import situation
from game.ai.seat.desk import KEPT, Reason, deciding, score, weightiest
from game.politics.treaties.claims import add_claim
from game.politics.war.might.coalition import Case
from game.politics.war.outbreak.war import DeclareWar
from game.politics.war.outsiders.joining import JoinWar
from game.scenarios.catalogue import first_morning
from game.scenarios.load import scenario_ids
from game.words import CasusBelli, Motive, Preset, Rung, TreatyKind
from game.world.sight.view import View
from game.world.state.bodies import Institution
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, armed_row, at_war, commit, corps, treaty

WEIGHTS = st.lists(st.integers(-9_000, 9_000), min_size=1, max_size=7)


def reasons_of(weights: list[int]) -> list[Reason]:
    return [Reason(motive, weight) for motive, weight in zip(Motive, weights, strict=False)]


def choice(reasons: list[Reason]) -> bool:
    return score(reasons) > 0


@given(weights=WEIGHTS)
def test_what_is_kept_sums_to_the_score(weights: list[int]) -> None:
    reasons = reasons_of(weights)
    assert sum(r.weight for r in weightiest(reasons)) == sum(weights)
    assert len(weightiest(reasons)) <= KEPT


@given(weights=WEIGHTS)
def test_without_the_deciding_terms_the_choice_flips_and_no_smaller_set_does_it(weights: list[int]) -> None:
    reasons = reasons_of(weights)
    named = deciding(reasons)
    if named:
        rest = [r for r in reasons if r not in named]
        assert choice(rest) != choice(reasons)
    for size in range(len(named) if named else 0):
        for fewer in combinations(reasons, size):
            assert choice([r for r in reasons if r not in fewer]) == choice(reasons)


def test_both_advisers_speak_of_what_is_short_of_war() -> None:
    """Of a plain breach: the Institutionalist would close the ports, each speaks for his own reasons."""
    w = armed_row("AABECCDD")
    for _ in range(6):
        corps(w, GREEN, 5)
    struggle = at_war(w, GREEN, WHITE)
    struggle.casus, struggle.verdicts = CasusBelli.CONQUEST, {RED: GREEN}
    w.beliefs.trust[RED, GREEN] = 500
    w.powers[RED].treasury = 90_000
    heard = {c.adviser: {a.order.kind: a for a in c.advice} for c in counsel(View(w, RED))}
    assert "sanction" in heard[Adviser.INSTITUTIONALIST]
    assert {"aid", "sanction"} & set(heard[Adviser.REALIST])
    for opinions in heard.values():
        for advice in opinions.values():
            assert advice.score == score(advice.reasons)


def by_adviser(w: World, power: int = RED) -> dict[Adviser, Counsel]:
    return {c.adviser: c for c in counsel(View(w, power))}


def test_the_realist_fears_more_and_wants_the_larger_army() -> None:
    w = armed_row("AABECCDD")
    for _ in range(4):
        corps(w, BLUE, 2)
    said = by_adviser(w)
    assert said[Adviser.REALIST].army > said[Adviser.INSTITUTIONALIST].army > 0


def test_the_institutionalist_is_readier_to_stand_by_a_stranger() -> None:
    w = armed_row("AABECCDD")
    for power in w.powers:
        commit(power, 3)
    terms = w.rules.institutions.presets[Preset.COLLECTIVE_SECURITY]
    everybody = dict.fromkeys(range(4), Rung.MEMBER)
    w.bodies[90] = Institution(90, "league", Preset.LEAGUE, "The league", 0, terms, everybody, 9_000)
    struggle = at_war(w, BLUE, GREEN)
    struggle.casus = CasusBelli.CONQUEST
    struggle.verdicts = {RED: BLUE, GREEN: BLUE, WHITE: BLUE}
    said = by_adviser(w)
    scores = {
        adviser: next(a.score for a in c.advice if isinstance(a.order, JoinWar) and a.order.beside == GREEN)
        for adviser, c in said.items()
    }
    assert scores[Adviser.INSTITUTIONALIST] > scores[Adviser.REALIST]


def test_both_weigh_the_same_options_and_the_same_terms() -> None:
    w = armed_row("AAEBCCDD")
    add_claim(w, RED, 4, 8_000)
    treaty(w, TreatyKind.TRADE, RED, GREEN)
    said = by_adviser(w)
    options = {
        adviser: {repr(a.order) for a in c.advice if isinstance(a.order, DeclareWar)}
        for adviser, c in said.items()
    }
    assert options[Adviser.REALIST] == options[Adviser.INSTITUTIONALIST] != set()
    for c in said.values():
        for advice in c.advice:
            assert advice.score == score(advice.reasons)


def test_asking_changes_nothing_and_answers_the_same_twice() -> None:
    w = armed_row("AABECCDD")
    before = w.state_hash()
    assert counsel(View(w, RED)) == counsel(View(w, RED))
    assert w.state_hash() == before


def test_swapping_the_creed_changes_neither_armies_nor_outputs() -> None:
    w = armed_row("AABECCDD")
    view = View(w, RED)
    own = situation.read(view)
    commit(w.powers[RED], 3)
    other = situation.read(View(w, RED))
    assert own.creed != other.creed
    assert (own.armies, own.outputs) == (other.armies, other.outputs)


@pytest.mark.parametrize("scenario", scenario_ids())
def test_odds_lie_within_their_own_range(scenario: str) -> None:
    """Many unlikely helpers may count for more in the middle than in a range of who is likely."""
    world = first_morning(scenario)
    me = world.facts.policy_makers[0]
    view = View(world, me)
    seen = [
        outlook
        for target in view.facts.policy_makers
        if target != me
        for outlook in outlooks(view, Case(me, target, 5_000, 5_000))
    ]
    assert seen
    assert all(o.low <= o.forecast.preponderance <= o.high for o in seen)
