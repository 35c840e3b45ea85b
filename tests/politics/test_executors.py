"""Who carries a verdict by arms, for whom and beside whom, and whom it would make an enemy of."""

from __future__ import annotations

import pytest

from game.politics.crises.conference import AnswerPledge, check_answer_pledge
from game.politics.crises.outcomes import decisions, pledges
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.outcomes.pledges import PledgeFreed
from game.politics.crises.papers import executors
from game.politics.treaties.treaties import ProposeTreaty, check_propose_treaty
from game.politics.war.outsiders.warnings_and_calls import Warn, check_warn
from game.rules.orders import Code
from game.words import (
    Agenda,
    CasusBelli,
    CrisisEnd,
    CrisisStep,
    PledgeSize,
    Position,
    Preset,
    Rank,
    Settlement,
    TreatyKind,
)
from game.world.dice import Dice
from game.world.map.mapindex import index_of
from game.world.state.bodies import Motion
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.treaties import War
from game.world.state.world import World
from tests.kit import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    a_body,
    among,
    at_war,
    corps,
    four_in_a_row,
    give,
    given,
    refused,
    treaty,
)
from tests.samples import quarrel

DICE = Dice(7)
CONCERT = Preset.CONCERT


def defied(*givers: int, terms: bool = True) -> tuple[World, Crisis]:
    """Blue would not give green what the table decided, and some powers have promised men for it."""
    world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    crisis.decision = Draft(Settlement.CESSION, crisis.demands, proposer=WHITE)
    crisis.addressed, crisis.drafts = (BLUE,), (crisis.decision,)
    crisis.votes = dict.fromkeys(givers, 0)
    for power in givers:
        crisis.pledges[power] = Pledge(PledgeSize.FULL, Position.MEDIATE, (corps(world, power, 0).id,))
    return world, crisis


def called(world: World, crisis: Crisis, *honour: int) -> list[PledgeFreed]:
    """The pledges are called, and some honour them; what is told of those that do not bind."""
    for power in honour:
        give(world, AnswerPledge(power, crisis.id, True))
    return among(decisions.decide(world, DICE), PledgeFreed)


def the_war(world: World) -> War:
    (war,) = world.wars.values()
    return war


# --- for whom ---------------------------------------------------------------------------------------


def test_who_carries_a_verdict_fights_for_its_terms_beside_whom_it_is_for() -> None:
    """Russia once went to war for Lombardy for a cabinet in Vienna, and Sardinia stayed at home."""
    world, crisis = defied(RED)
    called(world, crisis, RED)
    war = the_war(world)
    assert war.attackers == [GREEN, RED]
    assert (war.casus, war.aims, war.aggressor) == (CasusBelli.MANDATE, crisis.demands, -1)
    assert crisis.outcome is CrisisEnd.UNDER_ARMS


def test_nobody_marches_for_whom_the_verdict_gives_nothing_that_could_still_pass() -> None:
    world, crisis = defied(RED)
    world.places.owner[2] = WHITE  # what was to pass is no longer blue's
    called(world, crisis, RED)
    assert not world.wars
    assert crisis.kept == ()


def test_nobody_marches_for_whom_a_truce_binds_to_him_who_defied() -> None:
    world, crisis = defied(RED)
    treaty(world, TreatyKind.TRUCE, GREEN, BLUE)
    called(world, crisis, RED)
    assert not world.wars


@pytest.mark.parametrize("is_taken", [True, False])
def test_land_of_the_verdict_that_its_war_holds_when_the_mandate_ends_passes(is_taken: bool) -> None:
    world, crisis = defied(RED)
    called(world, crisis, RED)
    if is_taken:
        for h in index_of(world.map).hexes[2]:
            world.controller[h] = RED
    world.turn = crisis.end + world.rules.crises.mandate_quarters
    pledges.watch_mandates(world, DICE)
    assert the_war(world).is_over
    assert (int(world.places.owner[2]) == GREEN) == is_taken
    assert (crisis.outcome is CrisisEnd.ENFORCED) == is_taken


# --- an outcast is no sword -------------------------------------------------------------------------


@pytest.mark.parametrize("thrown_out", [True, False])
def test_whom_the_body_has_shut_out_or_is_about_to_judge_carries_none_of_its_verdicts(
    thrown_out: bool,
) -> None:
    """Prussia was once expelled as a breaker of the peace in the quarter in which it served as the sword."""
    world, crisis = defied(RED, WHITE)
    body = a_body(world, CONCERT, (WHITE,) if thrown_out else (WHITE, RED))
    crisis.body = body.id
    if not thrown_out:
        body.motion = Motion(Agenda.EXPULSION, WHITE, world.turn, world.turn + 1, subject=RED)
    assert executors.is_outcast(world, crisis, RED)
    refusal = check_answer_pledge(world, AnswerPledge(RED, crisis.id, True))
    assert refusal is not None
    (freed,) = called(world, crisis, WHITE)
    assert (freed.power, freed.why) == ("red", "outcast")
    assert crisis.kept == (WHITE,)
    assert crisis.broken == ()
    assert the_war(world).attackers == [GREEN, WHITE]


def test_nor_does_it_promise_men_or_ships_for_one_but_it_may_write_a_note() -> None:
    world, crisis = quarrel(CrisisStep.CONFERENCE, 2)
    crisis.drafts = (Draft(Settlement.STATUS_QUO, crisis.demands, proposer=WHITE),)
    crisis.body = a_body(world, CONCERT, (WHITE, GREEN, BLUE)).id
    body = world.bodies[crisis.body]
    body.members = {**body.members, RED: body.members[WHITE]}
    body.motion = Motion(Agenda.EXPULSION, WHITE, world.turn, world.turn + 1, subject=RED)
    force = corps(world, RED, 0)
    men = VoteSettlement(RED, crisis.id, 0, PledgeSize.CONTINGENT, (force.id,))
    assert refused(give(world, men)) is Code.OUTCAST
    give(world, VoteSettlement(RED, crisis.id, 0, PledgeSize.VOICE))
    assert RED in crisis.sealed


# --- every enemy it makes ---------------------------------------------------------------------------


@pytest.mark.parametrize("bond", [TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.TRUCE, None])
def test_a_pledge_called_is_tested_against_every_belligerent_it_would_make_an_enemy_of(
    bond: TreatyKind | None,
) -> None:
    """Austria once came in beside Spain against France, and stood against Russia, its own ally."""
    world, crisis = defied(RED)
    at_war(world, GREEN, BLUE)
    war = the_war(world)
    war.defenders.append(WHITE)
    crisis.war = war.id
    if bond is not None:
        treaty(world, bond, RED, WHITE)
    freed = called(world, crisis, RED)
    assert [(f.why, f.enemy) for f in freed] == ([("bound", "white")] if bond is not None else [])
    assert (war.side_of(RED) > 0) == (bond is None)
    assert crisis.broken == ()


def test_nor_is_it_given_in_the_first_place() -> None:
    world, crisis = quarrel(CrisisStep.CONFERENCE, 2)
    at_war(world, GREEN, BLUE)
    war = the_war(world)
    war.defenders.append(WHITE)
    crisis.war = war.id
    crisis.drafts = (Draft(Settlement.CESSION, crisis.demands, proposer=GREEN),)
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, RED, WHITE)
    force = corps(world, RED, 0)
    men = VoteSettlement(RED, crisis.id, 0, PledgeSize.FULL, (force.id,))
    assert refused(give(world, men)) is Code.BOUND_BY_TREATY


def test_nobody_warns_for_whom_he_leaves_to_another_nor_leaves_whom_he_warned_for() -> None:
    """Austria once warned Spain off Portugal and left Portugal to Spain in one quarter."""
    world = four_in_a_row()
    world.powers[BLUE].rank = Rank.MINOR
    leave = ProposeTreaty(RED, GREEN, TreatyKind.SPHERE, about=BLUE, subject=RED)
    other = ProposeTreaty(RED, GREEN, TreatyKind.SPHERE, about=BLUE, subject=GREEN)
    given(world, Warn(RED, GREEN, BLUE))
    assert refused(check_propose_treaty(world, leave)) is Code.ALREADY_BOUND
    assert check_propose_treaty(world, other) is None
    world = four_in_a_row()
    treaty(world, TreatyKind.SPHERE, RED, GREEN, subject=RED, about=BLUE)
    assert refused(check_warn(world, Warn(RED, GREEN, BLUE))) is Code.BOUND_BY_TREATY
