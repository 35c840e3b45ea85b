"""Grip: what a state keeps under arms hangs on institutions, civil control and money, and on no name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.armies import Count, medians_of_history, report
from game.politics.perception import armament
from game.rules.money import budget, economy, grip
from game.scenarios.load import load_scenario
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state.world import Settings, World
from tests.kit import BLUE, RED, four_neighbours

SHARES = st.integers(0, fixed.ONE)


def state(institutions: int, control: int, debt: int = 0) -> World:
    """A world whose red has these; its debt is a share of two years of output."""
    w = four_neighbours()
    red = w.powers[RED]
    red.home.institutions, red.home.civil_control = institutions, control
    red.debt = fixed.mul(2 * QUARTERS_A_YEAR * int(economy.outputs(w)[RED]), debt)
    return w


def test_a_sick_man_keeps_a_small_army_however_frightened_his_people_are() -> None:
    sick, sound = state(2_500, 3_500), state(6_000, 7_000)
    for w in (sick, sound):
        w.powers[RED].will = fixed.ONE
    assert 2 * grip.ordinary_army(sick, RED) < grip.ordinary_army(sound, RED)
    assert 2 * budget.burden_cap(sick, RED) < budget.burden_cap(sound, RED)
    sick.powers[RED].home.institutions, sick.powers[RED].home.civil_control = 6_000, 7_000
    assert grip.ordinary_army(sick, RED) == grip.ordinary_army(sound, RED), "he mends"


def test_who_owes_two_years_of_output_keeps_less_and_the_terms_say_why() -> None:
    free, owing = state(6_000, 7_000), state(6_000, 7_000, fixed.ONE)
    assert grip.ordinary_army(owing, RED) < grip.ordinary_army(free, RED)
    terms = grip.grip_terms(owing, RED)
    assert sum(terms.values()) == grip.grip(owing, RED)
    assert terms["debt"] < 0 == grip.grip_terms(free, RED)["debt"]


@given(SHARES, SHARES, SHARES, SHARES)
def test_better_offices_and_obedience_never_keep_fewer_men_and_debts_never_more(
    institutions: int, control: int, debt: int, more: int
) -> None:
    usual = grip.grip(state(institutions, control, debt), RED)
    assert grip.grip(state(fixed.clip(institutions + more), control, debt), RED) >= usual
    assert grip.grip(state(institutions, fixed.clip(control + more), debt), RED) >= usual
    assert grip.grip(state(institutions, control, fixed.clip(debt + more)), RED) <= usual


@given(SHARES, SHARES, SHARES)
def test_the_ordinary_army_is_always_bearable_and_will_decides_beyond_it(
    institutions: int, control: int, will: int
) -> None:
    w = state(institutions, control)
    w.powers[RED].will = will
    assert budget.burden_cap(w, RED) >= grip.ordinary_burden(w, RED)
    roused = state(institutions, control)
    roused.powers[RED].will = fixed.clip(will + 1_000)
    assert budget.burden_cap(roused, RED) >= budget.burden_cap(w, RED)


def test_land_wants_guards_as_people_do() -> None:
    w = four_neighbours()
    before, place = grip.ordinary_army(w, RED), next(p for p in range(4) if w.places.owner[p] == BLUE)
    land = grip.land_of(w, RED)
    w.places.population[place] = 0
    w.places.owner[place] = RED
    assert grip.land_of(w, RED) > land
    assert grip.ordinary_army(w, RED) > before


def test_men_who_keep_order_march_when_a_neighbour_arms() -> None:
    w = four_neighbours()
    assert armament.army_for(w, 1_000, 0) == 1_000
    assert 1_000 < armament.army_for(w, 1_000, 400) < 1_400
    assert 1_600 < armament.army_for(w, 1_000, 1_600) < 2_600


def test_the_scenario_s_sick_man_is_weaker_for_his_people_than_any_neighbour() -> None:
    w, _ = load_scenario("1815", 7, Settings())
    shares = {
        w.roster[p].id: fixed.ratio(grip.ordinary_army(w, p), economy.people_of(w, p))
        for p in w.facts.policy_makers
    }
    assert shares["ottoman_empire"] < min(shares[name] for name in ("russia", "austria", "france", "prussia"))
    assert shares["russia"] == max(shares[name] for name in medians_of_history())


def test_the_benchmark_marks_what_is_farther_than_three_tenths_from_history() -> None:
    count = Count()
    for power, known in medians_of_history().items():
        count.men[power] = [known * 1_000 if power != "spain" else known * 2_000]
    count.burdens = [200]
    told = report({"concert": count})
    assert [line.split()[0] for line in told if line.endswith("!")] == ["spain"]
