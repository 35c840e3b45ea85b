"""What a quarter earns and costs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from game.rules.money import budget, economy, quarter, raising
from game.rules.money.budget import SetBudget
from game.rules.money.raising import Raise
from game.rules.orders import Code
from game.words import Footing, OverlordKind, TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.state.powers import Budget
from game.world.state.reader import Reader
from game.world.state.world import World
from tests.kit import BLUE, RED, at_war, budget_of, corps, every, refused, small_world, treaty

DICE = Dice(7)


def no_blockade(reader: Reader, power: int) -> int:
    return 0


def world() -> World:
    return small_world("...\n...", "AAB\nAAB", {"B": "blue"})


def test_a_province_earns_its_peoples_income_a_quarter() -> None:
    w = world()  # a million people at 8 pounds a year
    assert economy.province_outputs(w).tolist() == [2000, 2000]


def test_ruins_and_unrest_cost_output() -> None:
    w = world()
    w.places.devastation[0] = 5000
    w.places.unrest[1] = 10_000
    ruined, restless = economy.province_outputs(w).tolist()
    assert ruined == 1000
    assert restless == 2000 - 2000 * w.rules.economy.unrest_yield // 10_000


def test_occupied_land_yields_little_and_unrecognised_conquest_a_quarter() -> None:
    w = world()
    w.controller[[2, 5]] = RED
    w.places.occupied_since[1] = 4
    assert economy.outputs(w)[BLUE] == 0
    assert economy.outputs(w)[RED] == 2000 + 500
    at_war(w, RED, BLUE)
    assert economy.outputs(w)[RED] == 2000 + fixed.mul(2000, w.rules.economy.occupied_yield)


def test_accounts_balance_to_the_last_thousand() -> None:
    w = world()
    corps(w, RED, 0)
    before = w.powers[RED].treasury + w.powers[RED].chest - w.powers[RED].debt
    row = economy.accounts(w, no_blockade)[RED]
    quarter.close_accounts(w, DICE, no_blockade)
    after = w.powers[RED].treasury + w.powers[RED].chest - w.powers[RED].debt
    paid = min(row.upkeep, w.powers[RED].chest + row.upkeep)
    assert after - before == row.balance + row.forces - paid


def test_money_is_conserved_between_vassal_and_suzerain() -> None:
    w = world()
    w.powers[BLUE].overlord, w.powers[BLUE].overlord_kind = RED, OverlordKind.SUZERAIN
    rows = economy.accounts(w, no_blockade)
    assert rows[RED].tribute == -rows[BLUE].tribute > 0


def test_indemnity_passes_from_payer_to_receiver() -> None:
    w = world()
    treaty(w, TreatyKind.INDEMNITY, RED, BLUE, subject=BLUE, amount=50)
    rows = economy.accounts(w, no_blockade)
    assert (rows[RED].indemnity, rows[BLUE].indemnity) == (50, -50)


def test_trade_enriches_both_and_a_blockade_stops_it() -> None:
    w = world()
    treaty(w, TreatyKind.TRADE, RED, BLUE)
    assert economy.accounts(w, no_blockade)[RED].trade == economy.accounts(w, no_blockade)[BLUE].trade > 0
    assert economy.accounts(w, lambda reader, power: 10_000)[RED].trade == 0


def test_unpaid_forces_lose_heart() -> None:
    w = world()
    force = corps(w, RED, 0, morale=700)
    w.powers[RED].chest = 0
    budget_of(w, RED).military = 0
    quarter.close_accounts(w, DICE, no_blockade)
    assert force.morale == 700 - w.rules.economy.arrears_morale


def test_a_power_nobody_lends_to_goes_bankrupt() -> None:
    w = world()
    w.powers[RED].debt = 10**7
    w.powers[RED].treasury = 0
    records = quarter.close_accounts(w, DICE, no_blockade)
    assert any(isinstance(r, quarter.StateBankrupt) and r.power == "red" for r in records)
    assert w.powers[RED].debt + w.powers[RED].repudiated >= 10**7 > w.powers[RED].debt


def test_growth_fills_the_pool_towards_its_cap() -> None:
    w = world()
    w.powers[RED].manpower = 0
    quarter.grow(w, DICE)
    assert 0 < w.powers[RED].manpower <= economy.manpower_cap(w, RED)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"tax": 5000}, Code.OUT_OF_RANGE),
        ({"tax": 1200}, Code.STEP_TOO_LARGE),
        ({"welfare": -1}, Code.OUT_OF_RANGE),
        ({"military": 500}, Code.ABOVE_POLITICAL_WILL),
        ({}, Code.NOTHING_TO_DO),
    ],
)
def test_budgets_that_cannot_be(change: dict[str, int], code: Code) -> None:
    w = world()
    w.powers[RED].will = 0
    now = budget_of(w, RED)
    shares = {"tax": now.tax, "military": now.military, "welfare": now.welfare, "investment": now.investment}
    refusal = budget.check_set_budget(w, SetBudget(RED, **(shares | change)))
    assert refusal is not None
    assert refusal.code is code


def test_war_and_will_raise_what_people_bear() -> None:
    w = world()
    w.powers[RED].will = 2000
    calm = budget.burden_cap(w, RED)
    w.powers[RED].will = 6000
    roused = budget.burden_cap(w, RED)
    at_war(w, RED, BLUE)
    assert calm < roused < budget.burden_cap(w, RED)


def test_raising_takes_money_and_men_and_time() -> None:
    w = world()
    state = w.powers[RED]
    money, men = raising.money_of(w, RED), state.manpower
    order = raising.Raise(RED, "infantry_corps", 0)
    assert raising.check_raise(w, order) is None
    (record,) = every(raising.apply_raise(w, DICE, order), raising.ForceRaised)
    unit = w.rules.units["infantry_corps"]
    assert raising.money_of(w, RED) == money - record.cost
    assert state.manpower == men - unit.manpower
    assert w.forces[record.force].ready_turn == w.turn + unit.quarters


def test_disbanded_men_are_a_year_at_home_before_they_can_be_called_again() -> None:
    w = world()
    force = corps(w, RED, 0)
    men = w.powers[RED].manpower
    raising.apply_disband(w, DICE, raising.Disband(RED, force.id))
    assert force.id not in w.forces
    assert (w.powers[RED].manpower, w.powers[RED].furlough) == (men, force.strength)
    w.powers[RED].manpower = economy.manpower_cap(w, RED)  # nothing left to grow
    men = w.powers[RED].manpower
    for _ in range(w.rules.economy.furlough_quarters - 1):
        w.turn += 1
        quarter.grow(w, DICE)
        assert w.powers[RED].manpower == men
    w.turn += 1
    quarter.grow(w, DICE)
    assert w.powers[RED].manpower >= men + force.strength  # and a few for the year's births
    assert w.powers[RED].furlough == 0


def test_drafts_dilute_experience() -> None:
    w = world()
    force = corps(w, RED, 0, strength=10_000, experience=900)
    raising.apply_reinforce(w, DICE, raising.Reinforce(RED, force.id, 10_000))
    assert force.strength == 20_000
    assert force.experience == (900 + w.rules.economy.recruit_experience) // 2


def test_fortress_works_take_time_and_are_lost_with_the_place() -> None:
    w = world()
    raising.apply_fortify(w, DICE, raising.Fortify(RED, 0))
    w.turn = int(w.places.fortress_ready[0])
    assert [r.level for r in every(raising.finish_works(w, DICE), raising.WorksDone)] == [1]
    raising.apply_fortify(w, DICE, raising.Fortify(RED, 0))
    w.places.occupied_since[0] = w.turn
    w.turn = int(w.places.fortress_ready[0])
    assert raising.finish_works(w, DICE) == []
    assert w.places.fortress[0] == 1


def test_footing_costs() -> None:
    w = world()
    corps(w, RED, 0)
    peace = economy.upkeep_of(w, RED)
    w.powers[RED].footing = Footing.MOBILISED
    assert economy.upkeep_of(w, RED) > peace


def poor(w: World) -> None:
    w.powers[RED].treasury = w.powers[RED].chest = 0


def empty(w: World) -> None:
    w.powers[RED].manpower = 10


def occupied(w: World) -> None:
    at_war(w, BLUE, RED)
    w.controller[w.map.places[0].centre] = BLUE


def besieged(w: World) -> None:
    w.places.siege[0] = 500


def nothing(w: World) -> None:
    pass


@pytest.mark.parametrize(
    ("prepare", "order", "code"),
    [
        (nothing, raising.Raise(RED, "legion", 0), Code.NO_SUCH_UNIT),
        (nothing, raising.Raise(RED, "tank_corps", 0), Code.NO_SUCH_UNIT),
        (nothing, raising.Raise(RED, "infantry_corps", 9), Code.NO_SUCH_PLACE),
        (nothing, raising.Raise(RED, "infantry_corps", 1), Code.NOT_YOUR_PLACE),
        (nothing, raising.Raise(RED, "battle_squadron", 0), Code.NO_PORT),
        (poor, raising.Raise(RED, "infantry_corps", 0), Code.NO_MONEY),
        (empty, raising.Raise(RED, "infantry_corps", 0), Code.NO_MANPOWER),
        (occupied, raising.Raise(RED, "infantry_corps", 0), Code.PLACE_OCCUPIED),
        (besieged, raising.Raise(RED, "infantry_corps", 0), Code.PLACE_BESIEGED),
    ],
)
def test_forces_that_cannot_be_raised(prepare: Callable[..., object], order: Raise, code: Code) -> None:
    w = world()
    prepare(w)
    refusal = raising.check_raise(w, order)
    assert refusal is not None
    assert refusal.code is code


@pytest.mark.parametrize(("prepare", "code"), [(poor, Code.NO_MONEY), (besieged, Code.PLACE_BESIEGED)])
def test_works_that_cannot_be_begun(prepare: Callable[..., object], code: Code) -> None:
    w = world()
    prepare(w)
    assert refused(raising.check_fortify(w, raising.Fortify(RED, 0))) is code


def test_works_go_no_higher_than_the_art_allows() -> None:
    w = world()
    w.places.fortress[0] = w.rules.siege.max_level
    assert refused(raising.check_fortify(w, raising.Fortify(RED, 0))) is Code.OUT_OF_RANGE
    w.places.fortress[0], w.places.fortress_ready[0] = 1, w.turn + 3
    assert refused(raising.check_fortify(w, raising.Fortify(RED, 0))) is Code.NOTHING_TO_DO


def test_drafts_that_cannot_be_sent() -> None:
    w = world()
    mine, theirs = corps(w, RED, 0, strength=15_000), corps(w, BLUE, 2)
    cases = [
        (raising.Reinforce(RED, 999, 10), Code.NO_SUCH_FORCE),
        (raising.Reinforce(RED, theirs.id, 10), Code.NOT_YOUR_FORCE),
        (raising.Reinforce(RED, mine.id, 9_000), Code.OUT_OF_RANGE),
        (raising.Reinforce(RED, mine.id, 0), Code.OUT_OF_RANGE),
    ]
    for order, code in cases:
        assert refused(raising.check_reinforce(w, order)) is code
    mine.hex = 2
    assert refused(raising.check_reinforce(w, raising.Reinforce(RED, mine.id, 10))) is Code.NO_ACCESS


def test_standing_down_in_war_is_refused() -> None:
    w = world()
    w.powers[RED].footing = Footing.MOBILISED
    at_war(w, RED, BLUE)
    assert refused(budget.check_set_footing(w, budget.SetFooting(RED, Footing.PEACE))) is Code.ALREADY_AT_WAR


# --- nothing for nothing ----------------------------------------------------------------------------


def test_who_failed_is_lent_nothing_for_ten_years_and_fails_only_once() -> None:
    w = world()
    w.powers[RED].debt, w.powers[RED].treasury = 10**7, 0
    quarter.close_accounts(w, DICE, no_blockade)
    output = int(economy.outputs(w)[RED])
    assert w.powers[RED].failed == w.turn
    assert economy.credit_of(w, RED, output) == 0
    w.turn += 1
    records = quarter.close_accounts(w, DICE, no_blockade)
    assert not any(isinstance(r, quarter.StateBankrupt) for r in records)
    w.turn, w.powers[RED].debt = w.turn + w.rules.economy.credit_closed, 0
    assert economy.credit_of(w, RED, output) > 0


def test_what_nobody_lends_for_is_not_spent_and_falls_out_of_the_budget() -> None:
    w = world()
    state, now = w.powers[RED], budget_of(w, RED)
    state.failed, state.treasury, state.chest = w.turn, 0, 0
    now.tax, now.military, now.welfare, now.investment = 300, 300, 300, 300
    row = economy.accounts(w, no_blockade)[RED]
    assert row.balance == 0
    assert row.investment == 0 < row.forces
    quarter.close_accounts(w, DICE, no_blockade)
    assert state.debt == 0
    assert now.investment == 0


def test_unpaid_men_go_home_and_no_longer_count() -> None:
    w = world()
    force = corps(w, RED, 0)
    w.powers[RED].chest, budget_of(w, RED).military = 0, 0
    before = force.strength
    went = [r for r in quarter.close_accounts(w, DICE, no_blockade) if isinstance(r, quarter.MenWentHome)]
    left = before - force.strength
    assert left == fixed.mul(before, w.rules.economy.desertion)
    assert went[0].men == w.powers[RED].furlough == left


def test_each_pound_invested_brings_less_than_the_one_before() -> None:
    w = world()
    gains = [quarter.yield_of(w, share) for share in range(0, 10_001, 100)]
    steps = [after - before for before, after in pairwise(gains)]
    assert steps[0] > steps[5] > steps[20] > 0
    assert gains[-1] < 5 * gains[1]


def test_what_is_invested_is_not_taxed() -> None:
    w = world()
    now = budget_of(w, RED)
    now.investment = 0
    whole = economy.accounts(w, no_blockade)[RED].taxes
    now.investment = 5_000
    assert economy.accounts(w, no_blockade)[RED].taxes == pytest.approx(whole / 2, abs=1)


def test_fifty_votes_in_a_quarter_move_a_budget_no_further_than_one() -> None:
    w = world()
    start = budget_of(w, RED).investment
    step = w.rules.economy.share_step
    for number in range(1, 50):
        now = budget_of(w, RED)
        order = SetBudget(RED, now.tax, now.military, now.welfare, start + step * number)
        if (refusal := budget.check_set_budget(w, order)) is not None:
            assert refusal.code in (Code.STEP_TOO_LARGE, Code.OUT_OF_RANGE)
            continue
        budget.apply_set_budget(w, DICE, order)
    assert budget_of(w, RED).investment == start + step
    w.turn += 1
    now = budget_of(w, RED)
    assert (
        budget.check_set_budget(w, SetBudget(RED, now.tax, now.military, now.welfare, start + 2 * step))
        is None
    )


def test_votes_sum_to_no_more_than_can_be_raised() -> None:
    w = world()
    now = budget_of(w, RED)
    now.welfare = 5_000
    w.powers[RED].treasury = 0
    more = SetBudget(RED, now.tax, now.military, now.welfare + 100, now.investment)
    refusal = budget.check_set_budget(w, more)
    assert refusal is not None
    assert refusal.code is Code.CANNOT_BE_RAISED
    less = SetBudget(RED, now.tax, now.military, now.welfare - 100, now.investment)
    assert budget.check_set_budget(w, less) is None  # he who asks for less is never refused


def test_what_is_taxed_is_not_invested_by_the_people() -> None:
    w = world()
    rules = w.rules.economy
    free, heavy = (quarter.industry_gain(w, Budget(tax, 0, 0, 0)) for tax in (0, 2_500))
    assert free == rules.progress
    assert heavy < 0 < quarter.industry_gain(w, Budget(600, 0, 0, 0)), "a land taxed so falls back"
    assert quarter.industry_gain(w, Budget(600, 0, 0, 200)) > quarter.industry_gain(w, Budget(600, 0, 0, 0))
