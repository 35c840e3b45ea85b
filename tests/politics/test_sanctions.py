"""Embargoes cost both sides by degree, the smaller economy more; pledged ones fall on who defies."""

from __future__ import annotations

import pytest

from game.ai.crises import conference
from game.ai.seat import situation
from game.ai.statecraft import embargoes
from game.campaign import door
from game.politics.crises.conference import AnswerUltimatum
from game.politics.crises.outcomes import decisions
from game.politics.perception import evidence
from game.politics.statecraft import sanctions
from game.politics.statecraft.sanctions import EmbargoLifted, LiftSanction, Sanction
from game.rules.money import economy
from game.rules.money.economy import Account
from game.rules.orders import Code
from game.rules.sea import naval
from game.words import (
    CasusBelli,
    CrisisAnswer,
    CrisisEnd,
    CrisisStep,
    Motive,
    Phase,
    PledgeSize,
    Position,
    Settlement,
    TreatyKind,
)
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.dealings import DEGREES
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, corps, every, given, refused, small_world, treaty
from tests.samples import quarrel

DICE = Dice(7)


def world() -> World:
    """Red with two provinces trades with blue, who has one."""
    w = small_world("......\n......", provinces="AABBCD\nAABBCD", owners={"C": "blue", "D": "green"})
    w.phase, w.round = Phase.POLITICS, 0
    treaty(w, TreatyKind.TRADE, RED, BLUE)
    return w


def accounts(w: World) -> list[Account]:
    return economy.accounts(w, naval.blockade_share)


@pytest.mark.parametrize("degree", DEGREES)
def test_an_embargo_costs_both_and_the_smaller_economy_more(degree: int) -> None:
    w = world()
    before = accounts(w)
    given(w, Sanction(RED, BLUE, degree))
    after = accounts(w)
    assert after[RED].trade < before[RED].trade
    assert after[BLUE].trade < before[BLUE].trade
    lost = {p: after[p].embargo * 10_000 // after[p].output for p in (RED, BLUE)}
    assert 0 < lost[RED] < lost[BLUE]
    assert after[BLUE].balance < before[BLUE].balance
    assert after[GREEN].embargo == 0


def test_each_degree_bites_harder_and_no_embargo_beyond_bearing() -> None:
    w, costs = world(), []
    for degree in DEGREES:
        given(w, Sanction(RED, BLUE, degree))
        costs.append(accounts(w)[BLUE].embargo)
        w.powers[RED].envoys = 3
    assert costs == sorted(set(costs))
    sanctions.lay(w, GREEN, BLUE, 3)
    most = w.rules.diplomacy.embargo_most
    row = accounts(w)[BLUE]
    assert costs[-1] < row.embargo <= row.output * most // 10_000


def test_the_target_trusts_its_author_less_and_lifting_ends_it() -> None:
    w = world()
    before = int(w.beliefs.trust[BLUE, RED])
    given(w, Sanction(RED, BLUE, 3))
    assert int(w.beliefs.trust[BLUE, RED]) < before
    given(w, LiftSanction(RED, BLUE))
    assert accounts(w)[BLUE].embargo == accounts(w)[RED].embargo == 0


def test_what_is_refused() -> None:
    w = world()
    view = View(w, RED)
    assert refused(door.judge(view, Sanction(RED, BLUE, 0))) is Code.OUT_OF_RANGE
    assert refused(door.judge(view, LiftSanction(RED, BLUE))) is Code.NOTHING_TO_DO
    sanctions.lay(w, RED, BLUE, 2)
    assert refused(door.judge(View(w, RED), Sanction(RED, BLUE, 2))) is Code.NOTHING_TO_DO
    w.powers[RED].envoys = 0
    assert refused(door.judge(View(w, RED), Sanction(RED, BLUE, 3))) is Code.NO_ENVOYS


def test_an_embargo_on_nobody_is_void() -> None:
    w = world()
    sanctions.lay(w, RED, GREEN, 2)
    w.powers[GREEN].exists = False
    ended = every(sanctions.lapse_embargoes(w, DICE), EmbargoLifted)
    assert [record.cause for record in ended] == ["void"]
    assert sanctions.embargo_on(w, RED, GREEN) is None


# --- pledged in a crisis ----------------------------------------------------------------------------


def defied(size: PledgeSize = PledgeSize.SANCTIONS) -> tuple[World, Crisis]:
    """A conference has decided that blue must cede, blue defies it, red has pledged."""
    w, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    crisis.decision = Draft(Settlement.CESSION, crisis.demands, proposer=RED)
    crisis.drafts, crisis.votes, crisis.addressed = (crisis.decision,), {RED: 0}, (BLUE,)
    crisis.pledges = {RED: Pledge(size, Position.MEDIATE)}
    return w, crisis


def test_who_pledged_sanctions_lays_them_on_who_defies() -> None:
    w, crisis = defied()
    records = decisions.decide(w, DICE)
    ban = sanctions.embargo_on(w, RED, BLUE)
    assert ban is not None
    assert ban.degree == w.rules.diplomacy.pledged_degree
    assert ban.crisis == crisis.id
    assert crisis.step is CrisisStep.ULTIMATUM  # blue is asked again under the measures
    assert any(isinstance(r, sanctions.EmbargoLaid) and r.title for r in records)
    assert w.powers[RED].acted == w.turn


def test_voice_alone_lays_no_embargo() -> None:
    w, _ = defied(PledgeSize.VOICE)
    decisions.decide(w, DICE)
    assert sanctions.embargo_on(w, RED, BLUE) is None


def test_a_demand_pressed_into_war_meets_the_embargo_too() -> None:
    w, crisis = defied()
    crisis.decision = Draft(Settlement.CESSION, crisis.demands, proposer=GREEN)
    crisis.votes, crisis.addressed = {}, (BLUE,)
    crisis.pledges = {RED: Pledge(PledgeSize.SANCTIONS, Position.AGAINST)}
    desk = LoneDesk(w, GREEN)
    w.claims.clear()
    desk.submit(AnswerUltimatum(GREEN, crisis.id, CrisisAnswer.PRESS))
    decisions.decide(w, DICE)
    assert crisis.outcome is CrisisEnd.WAR
    assert sanctions.embargo_on(w, RED, GREEN) is not None


def test_pledged_embargoes_end_after_a_year_of_peace() -> None:
    w, crisis = defied()
    decisions.decide(w, DICE)
    decisions.close(w, crisis, CrisisEnd.LAPSED)
    rest = w.rules.diplomacy.embargo_rest
    w.turn += rest - 1
    assert sanctions.lapse_embargoes(w, DICE) == []
    w.turn += 1
    assert [r.cause for r in every(sanctions.lapse_embargoes(w, DICE), EmbargoLifted)] == ["peace"]


def test_they_stay_while_the_parties_fight() -> None:
    w, crisis = defied()
    decisions.decide(w, DICE)
    decisions.close(w, crisis, CrisisEnd.LAPSED)
    struggle = at_war(w, GREEN, BLUE)
    w.turn += 9
    assert sanctions.lapse_embargoes(w, DICE) == []
    struggle.end = w.turn
    w.turn += w.rules.diplomacy.embargo_rest
    assert sanctions.lapse_embargoes(w, DICE)


# --- the AI -----------------------------------------------------------------------------------------


def test_the_size_of_a_pledge_falls_with_readiness_and_concert_closes_its_ports() -> None:
    w, crisis = quarrel()
    sizes = {}
    for stage in (0, 3):
        w.powers[RED].stage = stage
        view = View(w, RED)
        sizes[stage] = [
            conference.size_for(view, crisis, Position.AGAINST, readiness)
            for readiness in (9_000, 100, -2_000, -5_000, -7_000)
        ]
    assert sizes[3] == [
        PledgeSize.FULL, PledgeSize.CONTINGENT, PledgeSize.SANCTIONS, PledgeSize.VOICE, PledgeSize.NONE,
    ]  # fmt: skip
    assert sizes[0][2] is PledgeSize.VOICE


def guilty_world(stage: int) -> World:
    w = world()
    corps(w, GREEN, 5)
    struggle = at_war(w, GREEN, BLUE)
    struggle.casus, struggle.verdicts = CasusBelli.CONQUEST, {RED: GREEN}
    w.powers[RED].stage = stage
    return w


def test_concert_logic_punishes_a_breach_that_self_help_lets_pass() -> None:
    offers = {}
    for stage in (0, 3):
        w = guilty_world(stage)
        w.beliefs.trust[RED, GREEN] = 9_500  # it fears nothing from there
        view = View(w, RED)
        offers[stage] = embargoes.embargoes(view, situation.read(view))
    assert offers[3]
    assert not offers[0]


def test_self_help_hurts_whom_it_fears() -> None:
    w = guilty_world(0)
    for _ in range(6):
        corps(w, GREEN, 5, strength=60_000)
    w.beliefs.trust[RED, GREEN] = 500
    view = View(w, RED)
    reasons = {r.term: r.weight for r in embargoes.weigh(view, situation.read(view), GREEN, 3)}
    assert reasons[Motive.THEIR_LOSS] > 0
    assert reasons[Motive.BREACH] == 0


def test_an_embargo_of_ones_own_is_lifted_when_the_breach_is_past() -> None:
    w = guilty_world(3)
    sanctions.lay(w, RED, GREEN, 2)
    desk = LoneDesk(w, RED)
    embargoes.mind_embargoes(desk)
    assert not desk.given(LiftSanction)
    for struggle in w.wars.values():
        struggle.end = w.turn
    embargoes.mind_embargoes(desk)
    assert desk.given(LiftSanction)


def test_the_trust_it_costs_is_evidence() -> None:
    w = world()
    told = [r for r in sanctions.lay(w, RED, BLUE, 3) if isinstance(r, evidence.TrustMoved)]
    assert told[0].evidence == "embargo"
    assert not sanctions.lay(w, RED, WHITE, 1)[1:] or told
