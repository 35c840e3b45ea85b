"""Effects on money: slumps that heal, loans repaid by treaty, debts forgiven, rescheduled or not paid."""

from __future__ import annotations

import pytest

from game.campaign.present import Presenter
from game.events.effects.money import Default, Lend, Owe, Reschedule, ShockOutput
from game.events.expressions.conditions import Answers, compile_checked
from game.politics.treaties.loans import DebtMoved, DebtRescheduled, LoanMade
from game.politics.treaties.signing import TreatySigned, sign
from game.rules.money import economy, quarter
from game.rules.money.quarter import StateBankrupt
from game.rules.money.slumps import OutputShaken, slump_of
from game.rules.sea.naval import blockade_share
from game.words import TreatyKind
from game.world.dice import Dice
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, among, every, four_neighbours


@pytest.fixture
def world() -> World:
    return four_neighbours()


def value(world: World, text: str, kind: str = "num") -> object:
    asked = compile_checked(world, text, kind)
    return asked.value(Answers(world).scope(asked))


def test_a_slump_takes_its_share_and_heals_by_the_rule(world: World) -> None:
    before = int(economy.outputs(world)[RED])
    (told,) = every(ShockOutput("shock_output", -2_000, ("red", "blue")).apply(world), OutputShaken)
    assert (told.powers, told.kind, told.share) == (("red", "blue"), "slump", 2_000)
    assert "20" in Presenter(world).record(told)
    assert int(economy.outputs(world)[RED]) == pytest.approx(before * 8 // 10, abs=1)
    assert value(world, "slump(red)") == 2_000
    quarter.grow(world, Dice(7))
    assert slump_of(world, RED) == 2_000 - 2_000 * world.rules.economy.slump_heal // 10_000
    for _ in range(120):
        quarter.grow(world, Dice(7))
    assert slump_of(world, RED) == 0


def test_a_boom_in_one_place_adds_and_passes(world: World) -> None:
    before = int(economy.province_outputs(world)[1])
    (told,) = every(ShockOutput("shock_output", 1_500, places=("B",)).apply(world), OutputShaken)
    assert "rises" in Presenter(world).record(told)
    assert int(economy.province_outputs(world)[1]) == pytest.approx(before * 115 // 100, abs=1)
    assert slump_of(world, BLUE) == -1_500


def test_a_default_is_as_the_rules_have_it(world: World) -> None:
    state = world.powers[RED]
    state.debt, legitimacy, standing = 8_000, state.legitimacy, state.standing
    (told,) = every(Default("default", "red").apply(world), StateBankrupt)
    assert (told.debt, state.debt, state.repudiated) == (4_000, 4_000, 4_000)
    lost = world.rules.economy.default_legitimacy
    assert (state.legitimacy, state.standing) == (legitimacy - lost, standing - lost)
    assert value(world, "in_default(red)", "bool")
    Default("default", "red", 10_000).apply(world)
    assert state.debt == 0


def test_a_loan_is_paid_out_and_paid_back_with_interest(world: World) -> None:
    for power in (RED, BLUE, GREEN):
        world.powers[power].treasury = 1_000
    records = Lend("loan", ("blue", "green"), "red", 3_000, 20, 500, "Dawes Loan").apply(world)
    (told,), (signed,) = among(records, LoanMade), among(records, TreatySigned)
    assert (told.payment, told.quarters) == (188, 20)  # 3,000 and five years at 5 %, in twenty parts
    assert signed.name == "Dawes Loan"
    assert [world.powers[p].treasury for p in (RED, BLUE, GREEN)] == [4_000, 0, 0]
    assert [world.powers[p].debt for p in (BLUE, GREEN)] == [500, 500]
    rows = economy.accounts(world, blockade_share)
    assert (rows[RED].indemnity, rows[BLUE].indemnity) == (-188, 94)
    assert value(world, "pays(red, blue)") == 94


def test_an_indemnity_is_written_anew(world: World) -> None:
    sign(world, TreatyKind.INDEMNITY, (RED, BLUE), subject=RED, amount=1_000, quarters=40)
    (bond,) = world.treaties.values()
    records = Reschedule("reschedule", "red", "blue", share=-2_500, quarters=200).apply(world)
    (told,) = every(records, DebtRescheduled)
    assert (told.before, told.after, told.quarters) == (1_000, 750, 200)
    assert (bond.amount, bond.until) == (750, world.turn + 200)
    Reschedule("reschedule", "red", "blue", amount=0).apply(world)
    assert value(world, "pays(red, blue)") == 0
    assert value(world, "treaty(red, blue, indemnity)", "bool"), "a respite is no end"


def test_what_lenders_are_owed_is_forgiven(world: World) -> None:
    world.powers[RED].debt = 700
    (told,) = every(Owe("debt", "red", -1_000).apply(world), DebtMoved)
    assert (told.amount, told.debt, world.powers[RED].debt) == (-700, 0, 0)
