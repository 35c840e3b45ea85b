"""What a campaign comes to for a power: what it became, and no more than that."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given as each
from hypothesis import strategies as st

from game.campaign.verdict import Score, judge
from game.events.mandates import army_it_needs, is_met
from game.rules.money.economy import province_outputs
from game.rules.money.quarter import yield_of
from game.words import TreatyKind
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state import queries
from game.world.state.facts import Mandate
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, armed_row, corps, place_called, treaty


def world() -> World:
    """Four powers in a row, each as it began."""
    w = armed_row("AABBCCEED")
    for state in w.powers:
        state.start_output, state.start_places = 16_000, 1
        state.start_purse = state.treasury + state.chest - state.debt
    w.powers[BLUE].start_output, w.powers[BLUE].start_places = 32_000, 2
    return w


def test_twenty_times_the_land_is_not_twenty_times_the_score() -> None:
    w = world()
    small = judge(w, RED)
    w.places.owner[:] = RED
    w.places.industry[:] = 30_000
    assert small.total < judge(w, RED).total < 3 * small.total


@each(st.integers(0, 10**8), st.integers(-(10**5), 10_000), st.integers(0, 30_000))
def test_every_part_is_capped(debt: int, standing: int, industry: int) -> None:
    w = world()
    w.powers[RED].debt, w.powers[RED].standing = debt, standing
    w.places.industry[:] = industry
    score = judge(w, RED)
    assert 0 <= score.security <= fixed.ONE
    assert 0 <= score.prosperity <= fixed.ONE
    assert -fixed.ONE <= score.standing <= fixed.ONE


def test_debt_that_was_repudiated_was_not_paid() -> None:
    owing, broken = world(), world()
    owing.powers[RED].debt += 20_000
    broken.powers[RED].repudiated += 20_000
    assert judge(broken, RED).prosperity == judge(owing, RED).prosperity


def test_an_army_bought_for_the_last_day_makes_nobody_safe() -> None:
    """A player raised eight garrisons in the last quarter: paid for once, counted whole."""
    w = world()
    w.turn, before = 20, judge(w, RED).security
    recruits = corps(w, RED, 1, strength=20_000, ready_turn=21)
    assert judge(w, RED).security == before
    recruits.ready_turn = w.turn - QUARTERS_A_YEAR
    assert judge(w, RED).security > before


def test_debt_dues_and_living_on_loans_are_taken_off_prosperity() -> None:
    def owes(w: World) -> None:
        w.powers[RED].debt += 20_000

    def lives_on_loans(w: World) -> None:
        budget = w.powers[RED].budget
        assert budget is not None
        budget.welfare += 1_000

    before = judge(world(), RED).prosperity
    for spoil in (owes, lives_on_loans):
        w = world()
        spoil(w)
        assert judge(w, RED).prosperity < before


def test_a_realm_left_hollow_is_worth_less() -> None:
    """A player voted nothing for welfare and works, and was none the worse in the verdict."""
    hollow = world()
    hollow.powers[RED].legitimacy -= 2_000
    assert judge(world(), RED).prosperity - judge(hollow, RED).prosperity == 500


def test_debt_weighs_no_more_than_the_works_that_it_pays_for() -> None:
    """Works that yield for good cost more in the verdict than they brought, whatever was built."""
    built, owed = world(), world()
    before, years, share = judge(world(), RED).prosperity, 5, 100  # works of one in a hundred of output
    built.places.industry[:] = built.places.industry + years * yield_of(built, share)
    yearly = QUARTERS_A_YEAR * int(province_outputs(owed)[owed.places.owner == RED].sum())
    owed.powers[RED].debt += fixed.mul(years * yearly, share)
    assert judge(built, RED).prosperity - before >= before - judge(owed, RED).prosperity > 0


def test_land_lost_is_safety_lost_and_land_won_is_not_more_of_it() -> None:
    w = world()
    w.places.owner[place_called(w, "E")] = RED
    assert judge(w, BLUE).security < judge(world(), BLUE).security
    assert judge(w, RED).security <= fixed.ONE


def test_an_infamous_name_is_worse_than_none() -> None:
    w = world()
    w.beliefs.trust[:] = 0
    w.powers[RED].standing = -6_000
    assert judge(w, RED).standing == -3_000


def test_mandates_are_judged_at_last_by_what_they_are_worth() -> None:
    w = world()
    met = Mandate(RED, "met", "", "provinces(red) >= 1", 1_500, is_realist=True)
    missed = Mandate(RED, "missed", "", "provinces(red) >= 9", 1_000, is_realist=False)
    w.facts = replace(w.facts, mandates=(met, missed))
    assert (is_met(w, met), is_met(w, missed)) == (True, False)
    assert judge(w, RED).mandates == 1_500


def test_the_total_is_the_four_parts() -> None:
    assert Score(1, 2, 3, 4).total == 10


def test_a_hoard_beyond_a_reserve_is_good_for_nothing_and_a_surplus_is_no_more_than_no_deficit() -> None:
    def hoards(w: World) -> None:
        w.powers[RED].treasury += 10**6

    def has_a_reserve(w: World) -> None:
        w.powers[RED].treasury += 20_000

    def saves(w: World) -> None:
        budget = w.powers[RED].budget
        assert budget is not None
        budget.tax, budget.military = 2_500, 0

    found = []
    for change in (has_a_reserve, hoards, saves):
        w = world()
        change(w)
        found.append(judge(w, RED).prosperity)
    reserve, hoard, surplus = found
    assert hoard == reserve
    assert surplus == judge(world(), RED).prosperity


def test_prosperity_is_how_the_people_live_and_what_is_bought_and_sold() -> None:
    before, w = judge(world(), RED).prosperity, world()
    w.powers[RED].hardship += 4_000
    assert judge(w, RED).prosperity == before - 1_000
    w = world()
    treaty(w, TreatyKind.TRADE, RED, GREEN)
    assert judge(w, RED).prosperity > before


def test_who_would_come_makes_as_safe_as_soldiers() -> None:
    w = world()
    alone = judge(w, RED).security
    w.powers[RED].help_expected = 100_000
    assert judge(w, RED).security > alone


def test_how_large_an_army_a_mandate_needs() -> None:
    w = world()
    corps(w, BLUE, 1, strength=30_000)
    first = Mandate(RED, "first", "", "2 * strength(blue) <= strength(red) and exists(red)", 1000, True)
    anyway = Mandate(RED, "anyway", "", "exists(red)", 1000, True)
    needed = 2 * queries.strength_of(w, BLUE)
    assert army_it_needs(w, first, needed + 10_000) == needed
    assert army_it_needs(w, first, needed - 1) == 0, "out of reach"
    assert army_it_needs(w, anyway, needed + 10_000) == 0
