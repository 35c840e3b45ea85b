"""Properties of crises, settlements, broken words and commitment that hold whatever the figures."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.politics.bodies.institutions import CohesionMoved
from game.politics.crises import crises
from game.politics.crises.conference import AnswerPledge, AnswerUltimatum
from game.politics.crises.outcomes import decisions
from game.politics.crises.papers.possible_settlements import carry_out, possible_settlements
from game.politics.home import government, revolution
from game.politics.home.revolution import RevolutionBroke
from game.politics.perception import commitment
from game.politics.perception.commitment import StageMoved
from game.politics.treaties import claims
from game.politics.war.might import coalition
from game.scenarios.tables.rules import load_rules
from game.words import (
    CasusBelli,
    Course,
    CrisisAnswer,
    CrisisEnd,
    CrisisStep,
    Logic,
    OverlordKind,
    Phase,
    PledgeSize,
    Position,
    Rank,
    Settlement,
    Term,
)
from game.world.dice import Dice
from game.world.records import Record
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.treaties import PeaceTerm
from game.world.state.world import Settings, World
from tests.kit import BLUE, GREEN, RED, WHITE, a_body, among, at_war, commit, corps, every, give, small_world
from tests.samples import quarrel

DICE = Dice(7)
QUO = (PeaceTerm(Term.STATUS_QUO),)
PROVINCE = 2
RESTART = load_rules().commitment.restart


# --- pledges when they are called -------------------------------------------------------------------


def called(*, own_demand: bool, with_body: bool = False, shaking: int = 2) -> tuple[World, Crisis]:
    """Green has defied the conference, or been defied; red and white pledged a corps each against it."""
    world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    world.rules = replace(world.rules, crises=replace(world.rules.crises, shaking=shaking))
    for power in range(4):
        commit(world.powers[power], 2)
        corps(world, power, (0, 2, 5, 0)[power])
    for power in (RED, WHITE):
        own = tuple(f.id for f in world.forces_of(power))
        crisis.pledges[power] = Pledge(PledgeSize.FULL, Position.AGAINST, own)
    quo = Draft(Settlement.STATUS_QUO, QUO, proposer=RED)
    asked = Draft(Settlement.CESSION, crisis.demands, proposer=GREEN)
    crisis.decision, crisis.votes = (asked, {}) if own_demand else (quo, {RED: 0, WHITE: 0})
    crisis.addressed = (BLUE,) if own_demand else (GREEN,)
    if with_body:
        crisis.body = a_body(world).id
    return world, crisis


def enforced(kept: tuple[int, ...], **what: Any) -> tuple[World, Crisis, list[Record]]:
    """The same after the final round, with who kept his pledge."""
    world, crisis = called(**what)
    give(world, AnswerUltimatum(GREEN, crisis.id, CrisisAnswer.PRESS))
    for power in (RED, WHITE):
        give(world, AnswerPledge(power, crisis.id, power in kept))
    records = decisions.decide(world, DICE)
    world.check_invariants()
    return world, crisis, records


def first_odds(kept: tuple[int, ...], **what: bool) -> int:
    """Defenders' men to attackers' on the day of the attack, in the war for the province."""
    world, crisis, _ = enforced(kept, **what)
    coalition.measure(world, DICE)
    return world.wars[crisis.war].first_odds


def test_a_pledged_powers_default_never_raises_preponderance() -> None:
    world, crisis, _ = enforced((RED, WHITE), own_demand=True)
    assert world.wars[crisis.war].defenders == [BLUE, RED, WHITE]  # in one war, beside the attacked
    odds = [first_odds(kept, own_demand=True) for kept in ((), (RED,), (RED, WHITE))]
    assert all(a <= b for a, b in pairwise(odds))
    assert odds[0] < odds[-1]


@pytest.mark.parametrize("own_demand", [True, False])
@pytest.mark.parametrize("kept", [(), (WHITE,)])
def test_a_broken_pledge_never_raises_trust_or_cohesion(own_demand: bool, kept: tuple[int, ...]) -> None:
    before, _ = called(own_demand=own_demand, with_body=True)
    world, crisis, records = enforced(kept, own_demand=own_demand, with_body=True)
    assert RED in crisis.broken
    assert (world.beliefs.trust[:, RED] <= before.beliefs.trust[:, RED]).all()
    assert world.beliefs.trust[BLUE, RED] < before.beliefs.trust[BLUE, RED]
    assert world.powers[RED].standing < before.powers[RED].standing
    assert world.powers[RED].reliability < before.powers[RED].reliability
    moved = [r for r in among(records, CohesionMoved) if r.cause == "pledge_broken"]
    assert moved
    assert all(r.change <= 0 for r in moved)
    loyal, _, _ = enforced((RED, WHITE), own_demand=own_demand, with_body=True)
    assert world.bodies[crisis.body].cohesion <= loyal.bodies[crisis.body].cohesion


# --- settlements ------------------------------------------------------------------------------------


def dispute(rebels: bool, fighting: bool) -> tuple[World, Crisis]:
    """Blue and green at odds over a province, or green risen against blue; red and white have claims."""
    world = small_world(
        "........\n........", provinces="AABBCDEE\nAABBCDEE",
        owners={"B": "blue", "C": "green", "D": "green", "E": "white"},
    )  # fmt: skip
    world.powers[GREEN].rank = Rank.MINOR
    casus, terms = CasusBelli.CLAIM, (PeaceTerm(Term.CESSION, GREEN, BLUE, 3),)
    parties = BLUE, GREEN
    if rebels:
        world.powers[GREEN].overlord, world.powers[GREEN].overlord_kind = BLUE, OverlordKind.SUZERAIN
        parties, casus = (GREEN, BLUE), CasusBelli.REBELLION
        terms = (PeaceTerm(Term.INDEPENDENCE, BLUE, GREEN),)
    for power in (RED, WHITE):
        claims.add_claim(world, power, 3, 4_000 + power)
    crisis = Crisis(world.take_id(), "Question", 0, *parties, casus, terms, CrisisStep.CONFERENCE)
    world.crises[crisis.id] = crisis
    if fighting:
        fight = at_war(world, *parties)
        fight.casus, crisis.war = casus, fight.id
    world.phase, world.round = Phase.CONFERENCE, 2
    return world, crisis


@pytest.mark.parametrize("rebels", [True, False])
@pytest.mark.parametrize("fighting", [True, False])
def test_every_settlement_leaves_the_provinces_there_are_and_no_debt_below_nothing(
    rebels: bool, fighting: bool
) -> None:
    world, crisis = dispute(rebels, fighting)
    kinds = set()
    for draft in possible_settlements(world, crisis):
        twin = world.copy()
        owned = int((twin.places.owner >= 0).sum())
        carry_out(twin, DICE, twin.crises[crisis.id], draft, (RED, WHITE))
        twin.check_invariants()
        assert int((twin.places.owner >= 0).sum()) == owned
        assert all(min(p.treasury, p.chest, p.debt, p.standing) >= 0 for p in twin.powers)
        kinds.add(draft.kind)
    assert len(kinds) >= 4


@given(turn=st.integers(0, 60), unrest=st.integers(0, 10_000))
def test_nor_does_a_plebiscite_however_it_goes(turn: int, unrest: int) -> None:
    world, crisis = dispute(rebels=False, fighting=False)
    world.turn, world.places.unrest[3] = turn, unrest
    (draft,) = (d for d in possible_settlements(world, crisis) if d.kind is Settlement.PLEBISCITE)
    carry_out(world, DICE, crisis, draft, ())
    world.check_invariants()
    assert world.places.owner[3] in (BLUE, GREEN)


# --- the toggle -------------------------------------------------------------------------------------


def at_stage(stage: int, logic: Logic = Logic.ADAPTIVE) -> World:
    world, _ = quarrel()
    world.settings = Settings(logic=logic)
    for power in world.powers:
        commit(power, stage)
    return world


@pytest.mark.parametrize("stage", range(5))
def test_a_new_regime_begins_no_higher_than_concert_in_crises(stage: int) -> None:
    world = at_stage(stage)
    records = every(commitment.restart(world, RED), StageMoved)
    assert world.powers[RED].stage == min(stage, RESTART)
    assert [(r.before, r.after, r.cause) for r in records] == (
        [(stage, RESTART, "regime")] if stage > RESTART else []
    )
    assert all(world.powers[p].stage == stage for p in (BLUE, GREEN, WHITE))


def test_a_coup_and_a_revolution_restart_it_and_a_rising_that_is_crushed_does_not() -> None:
    world = at_stage(4)
    government.strike_coup(world, RED, "soldiers")
    assert world.powers[RED].stage == RESTART
    for outcome_of_it, restarts in (("granted", True), ("fallen", True), ("crushed", False)):
        world = at_stage(4)
        home = world.powers[BLUE].home
        home.course = Course.REFORM if outcome_of_it == "granted" else Course.STEADY
        home.civil_control = 10_000 if outcome_of_it == "crushed" else 0
        home.revolution = 2_000 if outcome_of_it == "crushed" else 9_000
        (broke,) = among(broken_out(world, BLUE), RevolutionBroke)
        assert broke.outcome == outcome_of_it
        assert (world.powers[BLUE].stage == RESTART) == restarts


def broken_out(world: World, power: int) -> list[Record]:
    """A revolution that breaks out now."""
    return revolution._break_out(world, DICE, power, [], [])


@pytest.mark.parametrize(("many", "falls"), [(1, True), (2, False)])
def test_as_many_broken_pledges_as_shake_the_order_cost_whoever_kept_his_a_stage(
    many: int, falls: bool
) -> None:
    assert load_rules().crises.shaking == 2
    _, crisis, records = enforced((RED,), own_demand=False, shaking=many)  # only two can pledge among four
    assert crisis.kept == (RED,)
    assert crisis.broken == (WHITE,)
    moved = among(records, StageMoved)
    assert [(r.power, r.before, r.after, r.cause) for r in moved] == (
        [("red", 2, 1, "defaults")] if falls else []
    )


@pytest.mark.parametrize("stage", range(5))
def test_who_was_let_down_falls_one_stage_and_never_below_self_help(stage: int) -> None:
    world = at_stage(stage)
    records = every(commitment.let_down(world, RED), StageMoved)
    assert world.powers[RED].stage == max(0, stage - 1)
    assert [r.cause for r in records] == (["defaults"] if stage else [])


@pytest.mark.parametrize("logic", [Logic.SELF_HELP, Logic.CONCERT, Logic.SELF_HELP_UNBIASED])
def test_a_fixed_logic_is_moved_by_neither(logic: Logic) -> None:
    world = at_stage(3, logic)
    assert commitment.restart(world, RED) == commitment.let_down(world, RED) == []
    assert world.powers[RED].stage == 3


def quarters(world: World, count: int) -> list[StageMoved]:
    found = []
    for _ in range(count):
        world.turn += 1
        found += [r for r in every(commitment.move_stages(world, DICE), StageMoved) if r.power == "red"]
    return found


def lived_through(trust: int, compliance: int, stage: int) -> World:
    world = at_stage(stage)
    world.crises.clear()
    world.beliefs.trust[:] = trust
    for owner in range(4):
        corps(world, owner, (0, 2, 5, 0)[owner])
        world.powers[owner].compliance, world.powers[owner].acted = compliance, 10**6
    return world


@given(trust=st.integers(0, 10_000), compliance=st.integers(0, 10_000), stage=st.integers(0, 4))
def test_nobody_rises_more_than_a_stage_a_year_or_falls_faster_than_its_clock(
    trust: int, compliance: int, stage: int
) -> None:
    world = lived_through(trust, compliance, stage)
    rules = world.rules.commitment
    records = quarters(world, 24)
    ups = [world.turn for r in records if r.after > r.before]
    assert all(abs(r.after - r.before) == 1 for r in records)
    assert len(ups) <= 24 // rules.up_clock
    assert len(records) - len(ups) <= 24 // rules.down_clock
    rising = {r.after > r.before for r in records}
    assert len(rising) <= 1  # the same life moves nobody to and fro


@given(trust=st.integers(0, 10_000), compliance=st.integers(0, 10_000), stage=st.integers(1, 4))
def test_in_the_dead_band_nothing_moves_for_ever(trust: int, compliance: int, stage: int) -> None:
    world = lived_through(trust, compliance, stage)
    rules = world.rules.commitment
    index = commitment.index_of_commitment(world, RED, sizes(world)).value
    up = rules.q_up[stage] if stage < commitment.TOP else 10_001
    if rules.q_up[stage - 1] - rules.q_band < index < up:
        assert quarters(world, 40) == []


def sizes(world: World) -> list[int]:
    return [sum(f.strength for f in world.forces_of(p)) for p in range(4)]


def test_a_settled_crisis_is_an_end_and_nothing_moves_it_again() -> None:
    world, crisis = quarrel()
    decisions.close(world, crisis, CrisisEnd.SETTLED)
    before = world.state_hash()
    assert (
        crises.advance(world, DICE)
        == decisions.open_offers(world, DICE)
        == decisions.decide(world, DICE)
        == []
    )
    assert world.state_hash() == before
