"""Pathologies: every one's onset, what it does and what cures it; worlds, dice and secrecy (P25)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.politics.home import pathologies, remedies, revision, will
from game.politics.home.pathologies import FrightTaken, PathologyBegan, PathologyBroken, PathologyGrew
from game.politics.home.revision import SignShown
from game.politics.perception import condition, conduct
from game.words import (
    Condition,
    Course,
    Footing,
    Logic,
    Pathology,
    Rate,
    Remedy,
    Severity,
    Source,
    TreatyKind,
)
from game.world import fixed
from game.world.constants.homerules import PathologyRule
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.view import View
from game.world.state.home import HARMLESS, Home
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, among, corps, every, four_neighbours, small_world, treaty

DICE = Dice(7)
MALIGN = [p for p in Pathology if p not in HARMLESS]
BRED = [p for p in MALIGN if p is not Pathology.REVOLUTIONARY_WAVE]


def world(source: Source = Source.DOMESTIC, rate: Rate = Rate.HISTORICAL) -> World:
    w = four_neighbours()
    w.settings = replace(w.settings, source=source, rate=rate)
    return w


def rule(w: World, pathology: Pathology) -> PathologyRule:
    return w.rules.pathologies[pathology]


def triggered(w: World, pathology: Pathology, trigger: int = 0) -> dict[Condition, int]:
    """Conditions in the middle of a trigger's spans, a healthy country's elsewhere."""
    known = condition.values(w, RED)
    for what, span in rule(w, pathology).triggers[trigger].items():
        known[what] = (max(0, span.above) + min(fixed.ONE, span.below)) // 2
    return known


def ill(w: World, pathology: Pathology, severity: int, power: int = RED) -> Home:
    pathologies.begin(w, power, pathology, severity)
    return w.powers[power].home


# --- onset ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pathology", [*BRED, Pathology.FEAR, Pathology.UNDERBALANCING])
def test_it_may_arise_where_one_of_its_triggers_holds(pathology: Pathology) -> None:
    w = world()
    for number in range(len(rule(w, pathology).triggers)):
        known = triggered(w, pathology, number)
        assert pathologies.is_triggered(rule(w, pathology), known)
        chance, terms = pathologies.hazard(w, pathology, known, 0)
        assert chance > 0
        assert set(rule(w, pathology).weights) <= set(terms)


@pytest.mark.parametrize("pathology", BRED)
def test_it_never_arises_where_a_condition_of_its_trigger_fails(pathology: Pathology) -> None:
    w = world()
    for number, trigger in enumerate(rule(w, pathology).triggers):
        known = triggered(w, pathology, number)
        for what, span in trigger.items():
            outside = known | {what: span.above if span.above >= 0 else span.below}
            others = [t for t in rule(w, pathology).triggers if t is not trigger]
            only = replace(rule(w, pathology), triggers=(trigger,))
            assert not pathologies.is_triggered(only, outside), (what, others)


@pytest.mark.parametrize("pathology", BRED)
@pytest.mark.parametrize("source", [Source.STRUCTURAL, Source.NONE])
def test_no_home_breeds_aggressors_where_homes_are_not_their_source(
    pathology: Pathology, source: Source
) -> None:
    w = world(source)
    for number in range(len(rule(w, pathology).triggers)):
        assert pathologies.hazard(w, pathology, triggered(w, pathology, number), fixed.ONE) == (0, {})


@pytest.mark.parametrize("pathology", BRED)
def test_threat_counts_only_where_homes_and_opportunity_both_breed_aggressors(pathology: Pathology) -> None:
    domestic, both = world(Source.DOMESTIC), world(Source.BOTH)
    known = triggered(domestic, pathology)
    calm, afraid = (pathologies.hazard(domestic, pathology, known, t)[0] for t in (0, 9_000))
    assert calm == afraid
    calm, afraid = (pathologies.hazard(both, pathology, known, t)[0] for t in (0, 9_000))
    assert (afraid > calm) == (rule(both, pathology).threat > 0)


@pytest.mark.parametrize("pathology", BRED)
def test_the_dramatic_rate_multiplies_the_hazard_of_aggressors(pathology: Pathology) -> None:
    plain, dramatic = world(), world(rate=Rate.DRAMATIC)
    known = triggered(plain, pathology)
    assert (
        pathologies.hazard(dramatic, pathology, known, 0)[0]
        > pathologies.hazard(plain, pathology, known, 0)[0]
    )


@pytest.mark.parametrize("pathology", BRED)
def test_a_tired_people_and_one_whose_land_is_held_follow_adventurers_less(pathology: Pathology) -> None:
    w = world()
    rested = triggered(w, pathology) | {Condition.EXHAUSTION: 0}
    tired = rested | {Condition.EXHAUSTION: 9_000}
    same = pathologies.hazard(w, pathology, rested, 0)
    assert pathologies.hazard(w, pathology, tired, 0, is_held=True) == same  # both weigh nothing but in 1919
    w.rules = replace(w.rules, home=replace(w.rules.home, tired=25_000, held=10_000))
    assert pathologies.hazard(w, pathology, rested, 0) == same
    weary, weary_terms = pathologies.hazard(w, pathology, tired, 0)
    bound, bound_terms = pathologies.hazard(w, pathology, rested, 0, is_held=True)
    assert weary < bound < same[0]
    assert (weary_terms["tired"], bound_terms["held"]) == (-22_500, -10_000)


def test_fright_and_weakness_know_no_such_restraint() -> None:
    w = world()
    w.rules = replace(w.rules, home=replace(w.rules.home, tired=25_000, held=10_000))
    for pathology in (Pathology.FEAR, Pathology.UNDERBALANCING):
        known = triggered(w, pathology) | {Condition.EXHAUSTION: 9_000}
        free = pathologies.hazard(w, pathology, known, 0)
        assert free[0] > 0
        assert pathologies.hazard(w, pathology, known, 0, is_held=True) == free


@given(st.sampled_from(BRED), st.sampled_from(list(Condition)), st.integers(0, 9_000), st.integers(1, 1_000))
def test_a_weighted_condition_that_grows_never_lowers_the_hazard(
    pathology: Pathology, what: Condition, start: int, step: int
) -> None:
    w = world()
    weights = rule(w, pathology).weights
    if what not in weights:
        return
    terms = [
        sum(
            pathologies.hazard_terms(
                rule(w, pathology), triggered(w, pathology) | {what: x}, Source.BOTH, 0
            ).values()
        )
        for x in (start, start + step)
    ]
    assert (terms[1] >= terms[0]) == (weights[what] >= 0) or terms[0] == terms[1]


def quarters(w: World, count: int, dice: Dice = DICE) -> list[Record]:
    found = []
    for _ in range(count):
        found += pathologies.move_pathologies(w, dice)
        w.turn += 1
    return found


@pytest.mark.parametrize("source", list(Source))
def test_openings_tempt_great_powers_where_opportunity_breeds_aggressors_and_nobody_else(
    source: Source,
) -> None:
    w = world(source)
    seen = []
    for _ in range(400):
        pathologies.move_pathologies(w, DICE)
        seen.append(w.powers[RED].home.greed)
        w.turn += 1
    assert any(seen) == (source in (Source.BOTH, Source.STRUCTURAL))
    assert max(seen) <= w.rules.home.open_greed
    assert seen.count(0) > 380  # an appetite lasts a quarter


@pytest.mark.parametrize("source", [Source.STRUCTURAL, Source.NONE])
def test_without_domestic_sources_no_country_is_ever_ill(source: Source) -> None:
    w = world(source, Rate.DRAMATIC)
    for power in w.powers:
        power.nationalism, power.legitimacy, power.hardship = 8_000, 2_000, 7_000
        power.home.humiliation, power.home.transition = 9_000, 8_000
    quarters(w, 80)
    assert all(p.home.pathology is None or p.home.pathology in HARMLESS for p in w.powers)


def test_luck_at_home_is_the_same_under_every_logic() -> None:
    outcomes = []
    for logic in (Logic.SELF_HELP, Logic.CONCERT):
        w = world(rate=Rate.DRAMATIC)
        w.settings = replace(w.settings, logic=logic)
        for power in w.powers:
            power.nationalism, power.legitimacy = 7_000, 3_000
        quarters(w, 60)
        outcomes.append([(p.home.pathology, p.home.severity, p.home.since) for p in w.powers])
    assert outcomes[0] == outcomes[1]
    assert any(pathology for pathology, _, _ in outcomes[0])


def test_a_worse_pathology_drives_out_a_harmless_one() -> None:
    w = world(rate=Rate.DRAMATIC)
    ill(w, Pathology.UNDERBALANCING, 3_000)
    w.powers[RED].nationalism, w.powers[RED].legitimacy, w.powers[RED].hardship = 9_000, 3_000, 6_000
    quarters(w, 60)
    assert w.powers[RED].home.pathology in MALIGN


# --- growth, effects, cures -------------------------------------------------------------------------


@pytest.mark.parametrize("pathology", BRED)
def test_left_alone_it_grows_to_an_aggressor_and_says_so_on_the_way(pathology: Pathology) -> None:
    w = world()
    home = ill(w, pathology, 0)
    assert rule(w, pathology).ceiling >= w.rules.home.aggressor
    stages = []
    for _ in range(80):
        records = pathologies._grow(w, DICE, RED, rule(w, pathology))
        stages += [r.stage for r in among(records, PathologyGrew)]
        w.turn += 1
    assert stages == ["infected", "aggressor"]
    assert conduct.is_aggressor(w, RED)
    assert home.severity <= rule(w, pathology).ceiling
    assert home.cabinet is rule(w, pathology).cabinet, "its men took the cabinet"


@pytest.mark.parametrize("pathology", MALIGN)
def test_an_aggressor_heeds_norms_less_and_wants_more(pathology: Pathology) -> None:
    w = world()
    healthy = (conduct.norms_weight(w, RED), conduct.arms_drive(w, RED), conduct.will_shift(w, RED))
    assert healthy == (fixed.ONE, 0, 0)
    ill(w, pathology, 8_000)
    assert conduct.norms_weight(w, RED) < fixed.ONE
    assert conduct.arms_drive(w, RED) > 0
    assert conduct.odds_bias(w, RED) >= 0
    assert conduct.compat_shift(w, RED) <= 0
    assert conduct.will_shift(w, RED) > 0
    assert w.powers[RED].home.predation == 8_000


def test_what_history_says_of_single_pathologies() -> None:
    w = world()
    ill(w, Pathology.HYPERNATIONALISM, fixed.ONE)
    assert (conduct.odds_bias(w, RED), conduct.norms_weight(w, RED)) == (2_000, 4_000)
    ill(w, Pathology.MISSION_STATE, fixed.ONE)
    assert conduct.compat_shift(w, RED) == -4_000
    ill(w, Pathology.DIVERSION, 7_000)
    assert conduct.stops_if_checked(w, RED)
    ill(w, Pathology.REVOLUTIONARY_WAVE, fixed.ONE)
    assert conduct.is_distracted(w, RED)
    assert w.powers[RED].home.predation == conduct.arms_drive(w, RED) == 0


def test_a_weary_power_bears_less_and_an_infected_one_more() -> None:
    w = world()
    healthy = will.will_target(w, RED, 3_000)
    ill(w, Pathology.UNDERBALANCING, 8_000)
    assert will.will_target(w, RED, 3_000) < healthy
    ill(w, Pathology.CARTEL, 8_000)
    assert will.will_target(w, RED, 3_000) > healthy


@pytest.mark.parametrize("pathology", BRED)
def test_each_has_a_remedy_at_home_and_all_but_the_officers_own_one_from_abroad(pathology: Pathology) -> None:
    w = world()
    home = ill(w, pathology, 3_000)
    w.powers[BLUE].footing = Footing.MOBILISED  # nobody is reassured
    usual = sum(pathologies.cure_chances(w, RED).values())
    courses = {c: x for c, x in rule(w, pathology).courses.items() if x > 0}
    assert courses
    for course in courses:
        home.course = course
        assert sum(pathologies.cure_chances(w, RED).values()) > usual
    home.course = Course.STEADY
    assert rule(w, pathology).remedies
    for remedy in rule(w, pathology).remedies:
        assert not remedies.is_given(w, RED, remedy)
        assert pathologies.cure_chances(given_remedy(w.copy(), remedy), RED)[remedy] > 0


def given_remedy(w: World, remedy: Remedy) -> World:
    if remedy is Remedy.INCLUDED:
        treaty(w, TreatyKind.NON_AGGRESSION, RED, BLUE, GREEN)
    elif remedy is Remedy.RELIEVED:
        treaty(w, TreatyKind.TRADE, RED, GREEN)
    else:
        w.powers[BLUE].footing = Footing.PEACE
    assert remedies.is_given(w, RED, remedy)
    return w


def test_hard_times_and_humiliation_slow_the_cure_and_an_aggressor_is_hard_to_shake() -> None:
    w = world()
    home = ill(w, Pathology.CARTEL, 3_000)
    usual = pathologies.cure_chances(w, RED)["time"]
    home.humiliation = 8_000
    assert pathologies.cure_chances(w, RED)["time"] < usual
    home.humiliation, home.severity = 0, 7_000
    assert sum(pathologies.cure_chances(w, RED).values()) < usual


def test_a_broken_pathology_fades_and_is_gone() -> None:
    w = world()
    home = ill(w, Pathology.CARTEL, 4_000)
    pathologies.break_pathology(w, RED, "time")
    course = [home.severity]
    for _ in range(9):
        pathologies.move_pathologies(w, DICE)
        course.append(home.severity)
        w.turn += 1
    assert course == sorted(course, reverse=True)
    assert (home.pathology, home.severity, home.since, home.healing) == (None, 0, -1, 0)


def test_who_wanted_one_adventure_may_be_cured_by_being_checked_and_others_are_not() -> None:
    cured = 0
    for affair in range(100):
        w = world()
        ill(w, Pathology.DIVERSION, 7_000)
        cured += bool(pathologies.check(w, DICE, RED, f"affair {affair}"))
        ill(w, Pathology.HYPERNATIONALISM, 7_000)
        assert not pathologies.check(w, DICE, RED, f"affair {affair}")
    assert 20 < cured < 60


def test_fright_passes_and_passes_sooner_in_who_is_reassured() -> None:
    left = []
    for footing in (Footing.PEACE, Footing.MOBILISED):
        w = world(Source.NONE)
        w.powers[RED].home.fear = fixed.ONE
        w.powers[BLUE].footing = footing
        quarters(w, 4)
        left.append(w.powers[RED].home.fear)
    assert left[0] < left[1] < fixed.ONE


# --- what shows -------------------------------------------------------------------------------------


def test_an_aggressor_claims_what_its_pathology_wants_and_no_more() -> None:
    w = world()
    ill(w, Pathology.HYPERNATIONALISM, 8_000)
    corps(w, RED, 0)
    found = []
    for _ in range(60):
        found += revision.raise_claims(w, DICE)
        w.turn += 1
    claimed = {c.place for c in w.claims if c.power == RED}
    assert len(found) == len(claimed) <= rule(w, Pathology.HYPERNATIONALISM).claims
    assert all(int(w.places.owner[place]) != RED for place in claimed)


def test_it_asks_first_for_what_was_lost_and_never_for_a_capital_or_a_friends_land() -> None:
    w = small_world(
        ".....\n.....",
        provinces="ABCDE\nABCDE",
        owners={"B": "blue", "C": "blue", "D": "green", "E": "green"},
    )
    assert revision.best_claim(w, RED) == -1, "B is blue's capital, and nothing else lies next door"
    w.lost[RED, 2] = 3
    assert revision.best_claim(w, RED) == 2
    treaty(w, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE)
    assert revision.best_claim(w, RED) == -1


def test_signs_show_before_an_aggressor_strikes_and_healthy_countries_show_few() -> None:
    w = world()
    ill(w, Pathology.REVANCHISM, 7_000)
    shown = []
    for _ in range(40):
        shown += every(revision.show_signs(w, Dice(11)), SignShown)
        w.turn += 1
    mine = [s for s in shown if s.power == "red"]
    assert len(mine) >= 4
    assert {s.sign for s in mine} & set(rule(w, Pathology.REVANCHISM).signs[Severity.AGGRESSOR])
    assert len(shown) - len(mine) <= 6
    loud = [s.sign for s in mine if s.is_news()]
    said = {sign for r in w.rules.pathologies.values() for sign in r.signs.get(Severity.AGGRESSOR, ())}
    assert loud
    assert set(loud) <= said, "what is whispered is no headline"
    assert len(loud) == len(set(loud)) < len(mine), "nor is what is said again"


def test_only_ones_own_government_reads_of_a_pathology() -> None:
    w = world(rate=Rate.DRAMATIC)
    for power in w.powers:
        power.nationalism, power.legitimacy = 7_500, 3_000
    records = quarters(w, 80)
    assert records
    for record in records:
        if record.type.startswith(("pathology", "fright")):
            assert isinstance(record, PathologyBegan | PathologyGrew | PathologyBroken | FrightTaken)
            assert record.readers == (record.power,)


@given(st.sampled_from(list(Pathology)), st.integers(0, 10_000), st.integers(0, 1), st.integers(0, 1))
def test_a_hidden_pathology_changes_no_other_view(
    pathology: Pathology, severity: int, pressed: int, healing: int
) -> None:
    w = world()
    before = View(w, BLUE).imagined().state_hash()
    w.powers[RED].home.pathology, w.powers[RED].home.severity, w.powers[RED].home.since = (
        pathology,
        severity,
        2,
    )
    w.powers[RED].home.pressed, w.powers[RED].home.healing = pressed, healing
    w.powers[RED].home.course, w.powers[RED].home.resisted = Course.APPEAL, 3
    assert View(w, BLUE).powers[RED].home == View(world(), BLUE).powers[RED].home
    assert View(w, BLUE).imagined().state_hash() == before
