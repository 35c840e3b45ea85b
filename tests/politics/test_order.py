"""Trust, threat, coalitions and commitment: what docs/politics.md demands, all else equal."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.politics.perception import armament, commitment, compatibility, evidence, quiet, threat
from game.politics.perception.commitment import StageMoved
from game.politics.perception.doctrine import Creed, creed_at, creed_of
from game.politics.perception.evidence import TrustMoved
from game.politics.war.might import coalition
from game.politics.war.might.coalition import Case, Forecast, PreponderanceSeen
from game.politics.war.outbreak import titles
from game.politics.war.outsiders import joining
from game.rules.money import grip
from game.words import CasusBelli, Ideology, Logic, Motive, OverlordKind, Pathology, TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.world import Settings, World
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    a_body,
    among,
    armed_row,
    at_war,
    budget_of,
    commit,
    every,
    in_review,
    treaty,
)

DICE = Dice(7)
world = partial(armed_row, *["AABBCCDD"] * 4)
PLAIN = Creed(0, 0, 0, 0)
WARY = Creed(0, 0, 4_000, 4_000)
FAITHFUL = Creed(fixed.ONE, fixed.ONE, 0, 4_000)


def fear(w: World, power: int = RED, of: int = BLUE, creed: Creed = PLAIN) -> int:
    return threat.threats(w, power, threat.army_sizes(w), threat.neighbours(w), creed)[of]


# --- threat -----------------------------------------------------------------------------------------


@given(mine=st.integers(1, 6), theirs=st.integers(1, 6), trust=st.integers(0, 10_000))
def test_threat_never_falls_with_their_arms_nor_rises_with_trust_or_ones_own_arms(
    mine: int, theirs: int, trust: int
) -> None:
    w = world(red=mine, blue=theirs)
    w.beliefs.trust[RED, BLUE] = trust
    now = fear(w)
    assert 0 <= now <= fixed.ONE
    assert fear(world_with(w, red=mine, blue=theirs + 1, trust=trust)) >= now
    assert fear(world_with(w, red=mine + 1, blue=theirs, trust=trust)) <= now
    w.beliefs.trust[RED, BLUE] = min(10_000, trust + 500)
    assert fear(w) <= now


def world_with(_: World, trust: int, **armies: int) -> World:
    w = world(**armies)
    w.beliefs.trust[RED, BLUE] = trust
    return w


def test_suspicion_and_fright_raise_it_and_an_unbiased_power_fears_less() -> None:
    w = world()
    assert fear(w, creed=WARY) > fear(w)
    before = fear(w)
    w.powers[RED].home.fear = 5_000
    assert fear(w) > before


def test_lost_trust_overrides_good_faith_toward_that_partner_alone() -> None:
    w = world()
    near = threat.neighbours(w)
    w.beliefs.trust[RED, BLUE] = w.rules.belief.lost_trust - 1
    suspected = threat.intents(w, RED, FAITHFUL, near)
    assert suspected[BLUE][1] > fixed.ONE - int(w.beliefs.trust[RED, BLUE])
    assert suspected[GREEN][1] == fixed.ONE - int(w.beliefs.trust[RED, GREEN])


def test_the_logic_of_a_campaign_decides_suspicion() -> None:
    w = world()
    assert creed_at(w, 0).suspicion > 0
    assert creed_at(w, 3).suspicion == 0
    assert creed_of(w, RED).suspicion > 0
    w.settings = Settings(logic=Logic.SELF_HELP_UNBIASED)
    assert creed_of(w, RED).suspicion == 0
    w.settings = Settings(logics=(("red", Logic.SELF_HELP_UNBIASED),))
    assert creed_of(w, RED).suspicion == 0 < creed_of(w, BLUE).suspicion
    assert creed_at(w, 1).crises < creed_at(w, 2).crises == fixed.ONE


def test_an_aggressor_has_no_creed_and_nobody_else_can_read_that() -> None:
    w = world()
    commit(w.powers[BLUE], 3)
    w.powers[BLUE].home.pathology, w.powers[BLUE].home.severity = Pathology.CARTEL, 8_000
    assert creed_of(w, BLUE).crises == 0
    assert creed_of(View(w, RED), BLUE).crises == fixed.ONE
    assert creed_of(View(w, BLUE), BLUE).crises == 0


# --- armament ---------------------------------------------------------------------------------------


@given(press=st.integers(0, 10**6), more=st.integers(0, 10**5), help_expected=st.integers(0, 10**6))
def test_need_falls_with_expected_help_and_rises_with_pressure(
    press: int, more: int, help_expected: int
) -> None:
    w = world()
    need = armament.needed_army(w, press, help_expected)
    assert need >= 0
    assert armament.needed_army(w, press + more, help_expected) >= need
    assert armament.needed_army(w, press, help_expected + more) <= need


def test_nobody_is_expected_to_arm_beyond_what_his_people_bear() -> None:
    w = world(blue=9)
    output = 1_000
    explained = armament.explained_army(w, RED, WARY, threat.army_sizes(w), output)
    ordinary = grip.ordinary_army(w, RED)
    assert explained <= max(ordinary, armament.bearable_army(w, RED, output))


# --- evidence ---------------------------------------------------------------------------------------


def untroubled(w: World) -> World:
    """A world whose armies nobody finds excessive."""
    for i in range(4):
        budget_of(w, i).military = 300
    return w


def test_compatibility_is_mutual_and_claims_and_ideas_divide() -> None:
    w = world()
    table = compatibility.compatibility(w)
    assert (table == table.T).all()
    assert ((table >= 0) & (table <= fixed.ONE)).all()
    w.powers[BLUE].home.ideology = Ideology.REVOLUTIONARY
    assert compatibility.compatibility(w)[RED, BLUE] < table[RED, BLUE]


def test_unexplained_arms_cost_trust_and_quiet_restores_it() -> None:
    w = world(blue=1)
    w.beliefs.trust[:] = 3_000
    quiet.weigh_quarter(w, DICE)
    assert w.beliefs.trust[RED, GREEN] > 3_000
    armed = in_review(world(blue=60), RED)
    armed.beliefs.trust[:] = 6_000
    records = quiet.weigh_quarter(armed, DICE)
    assert armed.beliefs.arms[RED, BLUE] > 0
    assert armed.beliefs.trust[RED, BLUE] < 6_000
    assert any(
        r.evidence == "arms" and "blue" in r.changes for r in among(records, TrustMoved) if r.power == "red"
    )


def test_a_breach_costs_more_than_ten_promises_earn() -> None:
    w = world()
    w.beliefs.trust[:] = 5_000
    for _ in range(10):
        evidence.promise_kept(w, BLUE, [RED])
    gained = int(w.beliefs.trust[RED, BLUE]) - 5_000
    fallen = world()
    fallen.beliefs.trust[:] = 5_000
    struggle = at_war(fallen, BLUE, RED)
    struggle.casus = CasusBelli.CONQUEST
    evidence.judge_wars(fallen, DICE)
    assert gained > 0
    assert 5_000 - int(fallen.beliefs.trust[RED, BLUE]) > gained


def test_a_broken_treaty_costs_more_than_three_kept_promises_and_most_with_its_parties() -> None:
    w = world()
    w.beliefs.trust[:] = 5_000
    for _ in range(3):
        evidence.promise_kept(w, BLUE, [RED])
    gained = int(w.beliefs.trust[RED, BLUE]) - 5_000
    w.beliefs.trust[:] = 5_000
    bond = treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE, bindingness=10_000)
    evidence.treaty_broken(w, bond, BLUE)
    lost = 5_000 - int(w.beliefs.trust[RED, BLUE])
    assert lost > gained
    assert 0 < 5_000 - int(w.beliefs.trust[GREEN, BLUE]) < lost


def test_the_victim_blames_the_attacker_and_friends_of_the_attacker_less() -> None:
    verdicts = []
    for liking in (9_000, 1_000):
        w = world()
        w.beliefs.trust[WHITE, BLUE] = liking
        struggle = at_war(w, BLUE, RED)
        struggle.casus = CasusBelli.INCIDENT
        evidence.judge_wars(w, DICE)
        assert struggle.verdicts[RED] == BLUE
        verdicts.append(struggle.verdicts[WHITE])
    assert verdicts == [-1, BLUE]


def test_nobody_is_guilty_of_a_rising_and_each_war_is_judged_once() -> None:
    w = world()
    struggle = at_war(w, GREEN, WHITE)
    struggle.casus = CasusBelli.REBELLION
    assert evidence.judge_wars(w, DICE)
    assert set(struggle.verdicts.values()) == {-1}
    assert not evidence.judge_wars(w, DICE)


def test_every_change_of_trust_is_told_to_its_owner_alone() -> None:
    w = world(blue=60)
    before = w.beliefs.trust.astype(int)
    records = every(quiet.weigh_quarter(w, DICE), TrustMoved)
    told = np.zeros_like(before, dtype=np.int64)
    names = [facts.id for facts in w.roster]
    for record in records:
        assert record.readers == (record.power,)
        for other, change in record.changes.items():
            told[names.index(record.power), names.index(other)] += change
    moved = w.beliefs.trust.astype(int) - before
    hidden = np.abs(moved - told)
    assert hidden.max() < 2 * w.rules.belief.told_from


# --- coalitions -------------------------------------------------------------------------------------


def circle(w: World, cohesion: int = 6_000) -> World:
    """All four live by concert logic and sit in one concert."""
    for power in w.powers:
        commit(power, 3)
    a_body(w, cohesion=cohesion)
    return w


def forecast(w: World, creeds: dict[int, Creed] | None = None, **case: int) -> Forecast:
    return coalition.forecast(w, Case(BLUE, RED, **case), threat.army_sizes(w), creeds)


def score_of(w: World, power: int = GREEN, **case: Any) -> int:
    return next(j for j in forecast(w, **case).joiners if j.power == power).score


def test_shown_terms_sum_to_the_score() -> None:
    for joiner in forecast(world(blue=3)).joiners:
        assert sum(term.weight for term in joiner.terms) == joiner.score
        assert 0 <= joiner.chance <= fixed.ONE


def test_without_concert_logic_duty_is_exactly_nothing_and_plainness_scales_only_duty() -> None:
    w = world(blue=3)
    terms = {t.name: t.weight for t in forecast(w).joiners[0].terms}
    assert terms[Motive.OBLIGATION] == terms[Motive.ORDER] == 0
    circle(w)
    plain = {t.name: t.weight for t in forecast(w).joiners[0].terms}
    hazy = {t.name: t.weight for t in forecast(w, plainness=3_000).joiners[0].terms}
    changed = {name for name in plain if plain[name] != hazy[name]}
    assert (
        {"obligation", "order"}
        <= changed
        <= {"obligation", "order", "cost", "free_riding", "gain", "exposure"}
    )


def test_joining_rises_with_stage_cohesion_alliance_and_falls_with_weariness() -> None:
    base = score_of(world(blue=3))
    concert = score_of(circle(world(blue=3)))
    assert concert > base
    assert score_of(circle(world(blue=3), cohesion=9_000)) > concert
    allied = world(blue=3)
    treaty(allied, TreatyKind.DEFENSIVE_ALLIANCE, RED, GREEN)
    assert score_of(allied) > base
    tired = world(blue=3)
    tired.powers[GREEN].weariness = 8_000
    assert score_of(tired) < base


def test_a_protector_stands_by_whom_he_protects_as_no_stranger_does() -> None:
    w = world(blue=3)
    stranger = score_of(w)
    w.powers[RED].overlord, w.powers[RED].overlord_kind = GREEN, OverlordKind.PROTECTOR
    bound = {t.name: t.weight for t in next(j for j in forecast(w).joiners if j.power == GREEN).terms}
    assert score_of(w) > stranger
    rules = w.rules.coalition
    assert bound[Motive.TREATY] == fixed.mul(rules.j_ally, rules.protector)


@given(others=st.integers(0, 10**6), more=st.integers(0, 10**6))
def test_more_company_lowers_cost_and_raises_the_wish_to_ride_free(others: int, more: int) -> None:
    w = world(blue=3)
    reckoning = coalition.prepare(w, Case(BLUE, RED), threat.army_sizes(w))
    before = {t.name: t.weight for t in coalition.company_terms(reckoning, GREEN, others, PLAIN)}
    after = {t.name: t.weight for t in coalition.company_terms(reckoning, GREEN, others + more, PLAIN)}
    assert after[Motive.COST] >= before[Motive.COST]
    assert after[Motive.FREE_RIDING] <= before[Motive.FREE_RIDING]
    assert after[Motive.EXPOSURE] >= before[Motive.EXPOSURE]


def test_the_realist_expects_fewer_than_the_institutionalist() -> None:
    w = world(blue=3)
    for i in range(4):
        commit(w.powers[i], 3)
    everybody = range(4)
    realist = forecast(w, creeds=dict.fromkeys(everybody, PLAIN))
    believer = forecast(w)
    assert realist.expected_men < believer.expected_men


def test_the_great_may_enter_against_whom_they_hold_guilty() -> None:
    w = world()
    struggle = at_war(w, BLUE, RED)
    struggle.casus = CasusBelli.CONQUEST
    order = joining.JoinWar(WHITE, struggle.id, RED)
    assert joining.check_join_war(w, order) is not None
    struggle.verdicts[WHITE] = BLUE
    assert joining.check_join_war(w, order) is None
    assert titles.title_to_join(w, WHITE, struggle, RED) == "breach"


def test_who_chose_to_come_brings_no_allies_along() -> None:
    w = world()
    struggle = at_war(w, BLUE, (RED, GREEN))
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, GREEN, WHITE)
    assert titles.title_to_join(w, WHITE, struggle, GREEN) != "alliance"
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, WHITE)
    assert titles.title_to_join(w, WHITE, struggle, RED) == "alliance"


def test_preponderance_is_kept_for_the_first_day_the_peak_and_the_end() -> None:
    w = world(blue=4)
    struggle = at_war(w, BLUE, RED)
    (first,) = every(coalition.measure(w, DICE), PreponderanceSeen)
    struggle.defenders.append(GREEN)
    (second,) = every(coalition.measure(w, DICE), PreponderanceSeen)
    assert second.odds > first.odds
    assert (struggle.first_odds, struggle.peak_odds) == (first.odds, second.odds)
    assert not coalition.measure(w, DICE)
    struggle.defenders.remove(GREEN)
    assert not coalition.measure(w, DICE)
    assert (struggle.peak_odds, struggle.last_odds) == (second.odds, first.odds)


# --- commitment -------------------------------------------------------------------------------------


def years(w: World, count: int = 3) -> list[StageMoved]:
    records: list[StageMoved] = []
    for _ in range(4 * count):
        w.turn += 1
        records += every(commitment.move_stages(w, DICE), StageMoved)
    return records


def trusting(trust: int = 9_000, **fields: int) -> World:
    w = world()
    w.beliefs.trust[:] = trust
    for power in w.powers:
        power.compliance = 9_000
        power.acted = w.turn
        for name, value in fields.items():
            setattr(power, name, value)
    return w


def test_commitment_rises_by_one_stage_after_two_good_years_and_an_act() -> None:
    w = trusting()
    records = [r for r in years(w, 2) if r.power == "red"]
    assert [(r.before, r.after) for r in records] == [(0, 1)]
    assert records[0].index >= records[0].bar
    assert fixed.clip(sum(records[0].experience.values())) == records[0].index


def test_without_a_costly_act_nobody_moves_up() -> None:
    assert not years(trusting(acted=-1_000), 4)


def test_it_falls_after_a_bad_year_and_a_power_in_the_dead_band_stays() -> None:
    w = trusting(1_000, stage=2, compliance=1_000)
    falls = [r for r in years(w, 1) if r.power == "red"]
    assert [(r.before, r.after) for r in falls] == [(2, 1)]


def test_suspicion_does_not_enter_the_index_and_fixed_logics_do_not_move() -> None:
    w = trusting()
    sizes = threat.army_sizes(w)
    adaptive = commitment.index_of_commitment(w, RED, sizes)
    w.settings = Settings(logic=Logic.SELF_HELP_UNBIASED)
    assert commitment.index_of_commitment(w, RED, sizes) == adaptive
    assert not years(w, 4)


@pytest.mark.parametrize(("severity", "cap"), [(0, 4), (3_000, 2), (8_000, 0)])
def test_a_pathology_caps_commitment(severity: int, cap: int) -> None:
    w = trusting(stage=4)
    w.powers[RED].home.pathology, w.powers[RED].home.severity = Pathology.CARTEL, severity
    years(w, 1)
    assert w.powers[RED].stage == cap


# --- secrecy ----------------------------------------------------------------------------------------


def test_what_is_hidden_at_home_changes_nobody_elses_view_or_forecast() -> None:
    w = world(blue=3)
    other = w.copy()
    home = other.powers[BLUE].home
    home.pathology, home.severity, home.fear = Pathology.FEAR, 9_000, 4_000
    for judge in (RED, GREEN, WHITE):
        mine, theirs = View(w, judge), View(other, judge)
        assert repr(mine.powers[BLUE].home) == repr(theirs.powers[BLUE].home)
        assert coalition.forecast(mine, Case(BLUE, RED), mine.armies) == coalition.forecast(
            theirs, Case(BLUE, RED), theirs.armies
        )
