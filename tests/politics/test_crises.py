"""Crises: every step, every answer, every settlement, on a world of four great powers.

Green wants a province of blue's (see `tests.samples.quarrel`); red and white look on, or do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.politics import envoys
from game.politics.crises import crises
from game.politics.crises.conference import (
    AnswerPledge,
    AnswerUltimatum,
    PledgeForce,
    ProposeSettlement,
    TakePosition,
)
from game.politics.crises.crises import CallConference, Demand
from game.politics.crises.outcomes import decisions, pledges
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.outcomes.decisions import ConferenceSat, UltimatumAnswered
from game.politics.crises.outcomes.pledges import PledgesCalled
from game.politics.crises.papers.possible_settlements import (
    carry_out,
    is_possible,
    plebiscite_chance,
    possible_settlements,
)
from game.politics.crises.seats import callers, sittings
from game.politics.crises.seats.seating import seats_of
from game.politics.perception.evidence import TrustMoved
from game.politics.statecraft import sanctions
from game.politics.treaties import claims
from game.politics.war.outbreak.war import DeclareWar
from game.rules.orders import Code, Order, Refusal
from game.words import (
    CasusBelli,
    CrisisAnswer,
    CrisisEnd,
    CrisisStep,
    OverlordKind,
    Phase,
    PledgeSize,
    Position,
    Preset,
    Proviso,
    Rank,
    Settlement,
    Term,
    TreatyKind,
)
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.forces import Force
from game.world.state.treaties import PeaceTerm
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
    give,
    refused,
    small_world,
    treaty,
)
from tests.samples import quarrel

DICE = Dice(7)
PRESS = CrisisAnswer.PRESS
QUO = (PeaceTerm(Term.STATUS_QUO),)
PROVINCE = 2
ALL = (PeaceTerm(Term.CESSION, BLUE, GREEN, PROVINCE),)


def sitting(world: World, first: Sequence[Order] = (), final: Sequence[Order] = ()) -> list[Record]:
    """One conference phase: the clock, papers, opening, papers, decision."""
    world.phase = Phase.CONFERENCE
    records = crises.advance(world, DICE)
    for number, orders, close in ((1, first, decisions.open_offers), (2, final, decisions.decide)):
        world.round = number
        for order in orders:
            answer = give(world, order)
            assert not isinstance(answer, Refusal), answer
        records += close(world, DICE)
    world.check_invariants()
    return records


def propose(
    crisis: Crisis,
    power: int,
    kind: Settlement = Settlement.STATUS_QUO,
    terms: tuple[PeaceTerm, ...] = QUO,
    **more: bool,
) -> ProposeSettlement:
    return ProposeSettlement(power, crisis.id, kind, terms, **more)


def votes(
    crisis: Crisis, *powers: int, draft: int = 0, gives: PledgeSize = PledgeSize.SANCTIONS
) -> list[VoteSettlement]:
    """Each is for a draft; the parties sign, the others give something to it."""
    return [
        VoteSettlement(p, crisis.id, draft, PledgeSize.NONE if p in crisis.parties else gives) for p in powers
    ]


# --- a demand ---------------------------------------------------------------------------------------


def demanding() -> tuple[World, Demand]:
    world, _ = quarrel()
    world.crises.clear()
    world.phase, world.round = Phase.POLITICS, 0
    claims.add_claim(world, GREEN, PROVINCE, 5_000)
    return world, Demand(GREEN, BLUE, CasusBelli.CLAIM, ALL)


def test_a_demand_opens_a_crisis_and_costs_some_standing() -> None:
    world, order = demanding()
    before = world.powers[GREEN].standing
    give(world, order)
    crisis = crises.living(world)[0]
    assert (crisis.step, crisis.parties) == (CrisisStep.TENSION, (GREEN, BLUE))
    assert world.powers[GREEN].standing < before
    assert world.powers[GREEN].envoys == 2


def test_a_second_demand_waits_until_the_first_is_forgotten() -> None:
    world, order = demanding()
    give(world, order)
    assert refused(give(world, order)) is Code.ALREADY_IN_CRISIS
    crisis = crises.living(world)[0]
    decisions.close(world, crisis, CrisisEnd.BACKED_DOWN)
    assert refused(give(world, order)) is Code.TOO_SOON
    world.turn += world.rules.crises.rest_quarters + 1
    assert not isinstance(give(world, order), Refusal)


def test_what_one_could_not_fight_for_one_cannot_demand() -> None:
    world, order = demanding()
    assert refused(give(world, Demand(GREEN, BLUE, CasusBelli.CLAIM, ()))) is Code.NO_AIM
    assert refused(give(world, DeclareWar(GREEN, BLUE, CasusBelli.CLAIM, ()))) is Code.NO_AIM
    more = (*order.terms, PeaceTerm(Term.ANNEXATION, BLUE, GREEN))
    assert refused(give(world, DeclareWar(GREEN, BLUE, CasusBelli.CLAIM, more))) is Code.AIM_UNCLAIMED
    treaty(world, TreatyKind.NON_AGGRESSION, GREEN, BLUE)
    assert refused(give(world, order)) is Code.BOUND_BY_TREATY


@pytest.mark.parametrize("terms", [
    QUO,  # nothing: who "gave in" lost standing by it
    ALL * 2,
    (PeaceTerm(Term.INDEMNITY, BLUE, GREEN, amount=1, quarters=1),) * 2,
    (*ALL, PeaceTerm(Term.OCCUPATION, BLUE, GREEN, PROVINCE, quarters=4)),
    (PeaceTerm(Term.NEUTRALITY, BLUE, GREEN),
     PeaceTerm(Term.PACT, BLUE, GREEN, pact=TreatyKind.OFFENSIVE_ALLIANCE)),
])  # fmt: skip
def test_what_cannot_stand_in_one_treaty_cannot_be_demanded(terms: tuple[PeaceTerm, ...]) -> None:
    world, _ = demanding()
    why = Code.NO_AIM if terms == QUO else Code.TERMS_CLASH
    assert refused(give(world, Demand(GREEN, BLUE, CasusBelli.CONQUEST, terms))) is why


def test_nobody_but_a_great_power_or_a_party_calls_a_conference() -> None:
    world, order = demanding()
    give(world, order)
    crisis = crises.living(world)[0]
    world.powers[WHITE].rank = Rank.REGIONAL
    assert refused(give(world, CallConference(WHITE, crisis.id))) is Code.NOT_AT_THE_TABLE
    assert refused(give(world, CallConference(WHITE, 999))) is Code.NO_SUCH_CRISIS
    give(world, CallConference(RED, crisis.id))
    assert crisis.step is CrisisStep.CONFERENCE
    assert refused(give(world, CallConference(BLUE, crisis.id))) is Code.WRONG_STEP


@pytest.mark.parametrize("backed", [False, True])
def test_outside_the_circle_of_the_great_powers_one_is_heard_with_one_of_them_behind(backed: bool) -> None:
    world, order = demanding()
    give(world, order)
    crisis = crises.living(world)[0]
    crisis.casus = CasusBelli.CLAIM
    assert callers.is_heard(world, GREEN, BLUE, crisis.casus), "no circle, nobody outside it"
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, RED, WHITE)
    world.rules = replace(world.rules, home=replace(world.rules.home, circle=1))
    if backed:
        treaty(world, TreatyKind.GUARANTEE, GREEN, RED)
    answer = give(world, CallConference(GREEN, crisis.id))
    assert isinstance(answer, Refusal) != backed
    if not backed:
        assert refused(answer) is Code.UNHEARD
        assert callers.is_heard(world, RED, BLUE, crisis.casus)
        assert not callers.is_heard(world, BLUE, BLUE, crisis.casus)
        assert callers.is_heard(world, BLUE, BLUE, CasusBelli.CONQUEST), "attacked without ground"


def test_a_demand_nobody_takes_up_becomes_an_ultimatum_that_is_granted() -> None:
    world, order = demanding()
    give(world, order)
    crisis = crises.living(world)[0]
    sitting(world)
    assert crisis.step is CrisisStep.TENSION
    world.turn += 1
    legitimacy = world.powers[BLUE].legitimacy
    sitting(world, [AnswerUltimatum(BLUE, crisis.id, CrisisAnswer.COMPLY)])
    assert crisis.outcome is CrisisEnd.GAVE_IN
    assert world.places.owner[PROVINCE] == GREEN
    assert world.powers[BLUE].legitimacy == legitimacy - world.rules.crises.give_in_legitimacy


@pytest.mark.parametrize(
    ("answer", "end"),
    [
        (CrisisAnswer.PRESS, CrisisEnd.WAR),
        (CrisisAnswer.BACK_DOWN, CrisisEnd.BACKED_DOWN),
        (None, CrisisEnd.BACKED_DOWN),
    ],
)
def test_a_defied_demand_is_pressed_or_dropped(answer: CrisisAnswer | None, end: CrisisEnd) -> None:
    world, order = demanding()
    give(world, order)
    crisis = crises.living(world)[0]
    world.turn += 1
    legitimacy = world.powers[GREEN].legitimacy
    said = [AnswerUltimatum(GREEN, crisis.id, answer)] if answer else []
    sitting(world, [AnswerUltimatum(BLUE, crisis.id, CrisisAnswer.DEFY)], said)
    assert crisis.outcome is end
    assert queries.at_war(world, GREEN, BLUE) == (end is CrisisEnd.WAR)
    lost = legitimacy - world.powers[GREEN].legitimacy
    assert lost == (0 if end is CrisisEnd.WAR else world.rules.crises.drop_legitimacy)


def test_silence_before_an_ultimatum_is_defiance() -> None:
    world, order = demanding()
    give(world, order)
    crisis = crises.living(world)[0]
    world.turn += 1
    records = sitting(world)
    (answered,) = among(records, UltimatumAnswered)
    assert answered.defied == ("blue",)
    assert crisis.is_over


@pytest.mark.parametrize("stood_there", [False, True])
def test_who_drops_his_own_demand_earns_trust_only_where_somebody_stood_there(stood_there: bool) -> None:
    """Absurd demands, one after the other, each dropped, make nobody fond of who makes them."""
    if stood_there:
        world, crisis, _ = pledged()
        records = sitting(world, [AnswerUltimatum(GREEN, crisis.id, CrisisAnswer.DEFY)])
    else:
        world, order = demanding()
        give(world, order)
        crisis = crises.living(world)[0]
        world.turn += 1
        records = sitting(world, [AnswerUltimatum(BLUE, crisis.id, CrisisAnswer.DEFY)])
    assert crisis.outcome is CrisisEnd.BACKED_DOWN
    assert any(moved.evidence == "complied" for moved in among(records, TrustMoved)) is stood_there


def test_who_demands_every_season_shows_no_restraint_by_going_without() -> None:
    world, crisis, _ = pledged()
    assert crises.shows_restraint(world, crisis)
    earlier = replace(crisis, id=world.take_id(), step=CrisisStep.AFTERMATH, start=world.turn - 2)
    world.crises[earlier.id] = earlier
    assert not crises.shows_restraint(world, crisis)
    earlier.start = world.turn - 4
    assert crises.shows_restraint(world, crisis)


# --- the table --------------------------------------------------------------------------------------


def test_papers_are_sealed_and_opened_together() -> None:
    world, crisis = quarrel()
    give(world, TakePosition(RED, crisis.id, Position.AGAINST))
    give(world, propose(crisis, WHITE))
    assert set(View(world, RED).crises[crisis.id].sealed) == {RED}
    assert set(View(world, BLUE).crises[crisis.id].sealed) == set()
    assert not crisis.positions
    assert not crisis.drafts
    decisions.open_offers(world, DICE)
    assert crisis.positions == {RED: Position.AGAINST}
    assert [d.proposer for d in crisis.drafts] == [WHITE]
    assert not crisis.sealed


def test_changing_sides_in_public_costs_standing() -> None:
    world, crisis = quarrel()
    sitting(world, [TakePosition(RED, crisis.id, Position.AGAINST)])
    before = world.powers[RED].standing
    world.turn += 1
    sitting(world, [TakePosition(RED, crisis.id, Position.FOR)])
    assert world.powers[RED].standing == before - world.rules.crises.change_standing


def test_the_parties_have_no_position_to_take_and_nothing_to_pledge() -> None:
    world, crisis = quarrel()
    assert refused(give(world, TakePosition(BLUE, crisis.id, Position.FOR))) is Code.NOTHING_TO_DO
    pledge = PledgeForce(BLUE, crisis.id, PledgeSize.VOICE, Position.FOR)
    assert refused(give(world, pledge)) is Code.BAD_TERMS


def test_a_draft_is_laid_down_in_the_first_round_and_voted_on_in_the_second() -> None:
    world, crisis = quarrel(number=2)
    assert refused(give(world, propose(crisis, RED))) is Code.WRONG_STEP
    assert refused(give(world, VoteSettlement(RED, crisis.id, 0))) is Code.NO_SUCH_DRAFT
    world.round = 1
    assert refused(give(world, VoteSettlement(RED, crisis.id, -1))) is Code.WRONG_STEP


def test_what_both_parties_are_for_ends_the_crisis_at_once() -> None:
    world, crisis = quarrel()
    trust = int(world.beliefs.trust[RED, BLUE])
    records = sitting(world, [propose(crisis, RED)], votes(crisis, RED, GREEN, BLUE))
    assert crisis.outcome is CrisisEnd.SETTLED
    assert world.places.owner[PROVINCE] == BLUE
    assert world.beliefs.trust[RED, BLUE] > trust
    assert records[-1].type == "crisis_closed"


def test_what_is_carried_against_a_party_becomes_an_ultimatum() -> None:
    world, crisis = quarrel()
    sitting(world, [propose(crisis, RED)], votes(crisis, RED, WHITE, BLUE))
    assert crisis.step is CrisisStep.ULTIMATUM
    assert crisis.addressed == (GREEN,)
    world.turn += 1
    sitting(world, [AnswerUltimatum(GREEN, crisis.id, CrisisAnswer.COMPLY)])
    assert crisis.outcome is CrisisEnd.SETTLED


def test_the_victim_that_abstains_is_not_told_to_obey_its_own_rescue() -> None:
    world, crisis = quarrel()
    sitting(world, [propose(crisis, RED)], votes(crisis, RED, WHITE))
    assert crisis.addressed == (GREEN,)
    world, crisis = quarrel()
    sitting(world, [propose(crisis, RED)], votes(crisis, RED, WHITE, GREEN))
    assert crisis.outcome is CrisisEnd.SETTLED


def test_nobody_presses_a_comrade_in_arms() -> None:
    world, order = demanding()
    give(world, order)
    crisis = crises.living(world)[0]
    world.turn += 1
    at_war(world, WHITE, (GREEN, BLUE))
    said = [AnswerUltimatum(GREEN, crisis.id, PRESS)]
    sitting(world, [AnswerUltimatum(BLUE, crisis.id, CrisisAnswer.DEFY)], said)
    assert crisis.outcome is CrisisEnd.BACKED_DOWN
    assert not queries.at_war(world, GREEN, BLUE)


def test_one_voice_against_stops_those_who_only_met() -> None:
    world, crisis = quarrel()
    against = VoteSettlement(WHITE, crisis.id, -1)
    records = sitting(world, [propose(crisis, RED)], [*votes(crisis, RED, BLUE), against])
    (sat,) = among(records, ConferenceSat)
    assert sat.result in ("blocked", "lost")
    assert crisis.step is CrisisStep.CONFERENCE


def test_a_conference_that_cannot_agree_breaks_up_and_the_demand_stands_again() -> None:
    world, crisis = quarrel()
    for _ in range(sittings.sittings_of(world, crisis)):
        assert crisis.step is CrisisStep.CONFERENCE
        sitting(world)
        world.turn += 1
    assert crisis.step is CrisisStep.ULTIMATUM
    assert crisis.is_own_demand


def test_consensus_takes_more_sittings() -> None:
    world, crisis = quarrel()
    crisis.body = a_body(world, Preset.COLLECTIVE_SECURITY).id
    quick = sittings.sittings_of(world, crisis)
    crisis.body = a_body(world, Preset.LEAGUE).id
    assert sittings.sittings_of(world, crisis) > quick


def test_a_body_is_strengthened_by_a_case_it_settled_and_weakened_by_one_it_did_not() -> None:
    for end, better in ((CrisisEnd.SETTLED, True), (CrisisEnd.LAPSED, False), (CrisisEnd.WAR, False)):
        world, crisis = quarrel()
        body = a_body(world)
        crisis.body = body.id
        before = body.cohesion
        decisions.close(world, crisis, end)
        assert (body.cohesion > before) == better
        assert (body.served, body.failed) == (int(better), int(not better))


def test_the_case_goes_before_the_conveners_own_body() -> None:
    world, crisis = quarrel(CrisisStep.TENSION)
    body = a_body(world)
    crises.convene(world, crisis, RED)
    assert crisis.body == body.id
    assert seats_of(world, crisis) == [GREEN, BLUE, RED, WHITE]


# --- pledges ----------------------------------------------------------------------------------------


def pledged(
    size: PledgeSize = PledgeSize.FULL, only_with: int = -1, only_if: Proviso = Proviso.NONE
) -> tuple[World, Crisis, Force]:
    """Red has given a corps to the draft that tells green to drop its demand."""
    world, crisis = quarrel()
    force = corps(world, RED, 0)
    forces = (force.id,) if size in (PledgeSize.FULL, PledgeSize.CONTINGENT) else ()
    ballot = VoteSettlement(RED, crisis.id, 0, size, forces, only_with, only_if)
    sitting(world, [propose(crisis, WHITE)], [*votes(crisis, WHITE, BLUE), ballot])
    world.turn += 1
    return world, crisis, force


@pytest.mark.parametrize(
    ("beside", "is_asked"), [(Position.AGAINST, False), (Position.MEDIATE, True), (Position.FOR, True)]
)
def test_a_pledge_is_called_only_against_who_defied(beside: Position, is_asked: bool) -> None:
    """Blue, told to give green its province, will not: who pledged to stand by blue owes nothing."""
    world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    crisis.decision, crisis.addressed = Draft(Settlement.CESSION, crisis.demands), (BLUE,)
    crisis.votes[RED] = 0
    force = corps(world, RED, 0)
    crisis.pledges[RED] = Pledge(PledgeSize.FULL, beside, (force.id,))
    crisis.pledges[WHITE] = Pledge(PledgeSize.SANCTIONS, beside)
    answer = give(world, AnswerPledge(RED, crisis.id, False))
    assert isinstance(answer, Refusal) != is_asked
    records = decisions.decide(world, DICE)
    told = [r for r in records if isinstance(r, PledgesCalled)]
    assert [r.broken for r in told] == ([("red",)] if is_asked else [])
    assert sanctions.embargo_on(world, WHITE, GREEN) is None
    assert not queries.at_war(world, RED, GREEN)
    assert (sanctions.embargo_on(world, WHITE, BLUE) is not None) == is_asked


@pytest.mark.parametrize(
    ("kind", "acts"),
    [
        (TreatyKind.GUARANTEE, True),
        (TreatyKind.DEFENSIVE_ALLIANCE, True),
        (TreatyKind.NON_AGGRESSION, True),
        (TreatyKind.OFFENSIVE_ALLIANCE, False),
        (TreatyKind.TRUCE, False),
    ],
)  # fmt: skip
def test_who_defies_what_the_powers_decided_cannot_plead_their_guarantee(
    kind: TreatyKind, acts: bool
) -> None:
    """Blue, told to give green its province, will not; red, which is bound to blue, pledged to see to it."""
    world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    crisis.decision, crisis.addressed = Draft(Settlement.CESSION, crisis.demands), (BLUE,)
    crisis.votes[RED] = 0
    treaty(world, kind, RED, BLUE, subject=BLUE)
    crisis.pledges[RED] = Pledge(PledgeSize.FULL, Position.MEDIATE, (corps(world, RED, 0).id,))
    give(world, AnswerPledge(RED, crisis.id, True))
    decisions.decide(world, DICE)
    assert queries.at_war(world, RED, BLUE) == acts
    assert crisis.kept == ((RED,) if acts else ())


def test_who_honours_his_pledge_acts_against_who_defies_the_conference() -> None:
    world, crisis, _ = pledged()
    trust = int(world.beliefs.trust[BLUE, RED])
    defiance = AnswerUltimatum(GREEN, crisis.id, CrisisAnswer.DEFY)
    called = [AnswerUltimatum(GREEN, crisis.id, PRESS), AnswerPledge(RED, crisis.id, True)]
    sitting(world, [defiance], called)
    assert crisis.outcome is CrisisEnd.UNDER_ARMS
    assert crisis.kept == (RED,)
    assert queries.at_war(world, RED, GREEN)
    assert world.beliefs.trust[BLUE, RED] > trust


@pytest.mark.parametrize("said", [True, False])
def test_who_reneges_loses_trust_and_standing_whether_he_says_so_or_not(said: bool) -> None:
    world, crisis, _ = pledged()
    trust, standing = int(world.beliefs.trust[BLUE, RED]), world.powers[RED].standing
    final: list[Order] = [AnswerUltimatum(GREEN, crisis.id, PRESS)]
    final += [AnswerPledge(RED, crisis.id, False)] if said else []
    sitting(world, [AnswerUltimatum(GREEN, crisis.id, CrisisAnswer.DEFY)], final)
    assert crisis.outcome is CrisisEnd.WAR
    assert crisis.broken == (RED,)
    assert world.beliefs.trust[BLUE, RED] < trust
    assert world.powers[RED].standing < standing


def test_who_stands_behind_whatever_is_decided_owes_nothing_where_nothing_was() -> None:
    """France and Prussia once went to war for the King of the Netherlands, for whom they had not spoken."""
    world, crisis, _ = pledged()
    forces = crisis.pledges[RED].forces
    crisis.pledges[RED] = Pledge(PledgeSize.FULL, Position.MEDIATE, forces)
    crisis.decision, crisis.addressed = Draft(Settlement.CESSION, crisis.demands, proposer=GREEN), (BLUE,)
    crisis.votes.clear()
    assert crisis.is_own_demand
    standing = world.powers[RED].standing
    defiance = AnswerUltimatum(BLUE, crisis.id, CrisisAnswer.DEFY)
    sitting(world, [defiance], [AnswerUltimatum(GREEN, crisis.id, PRESS)])
    assert crisis.outcome is CrisisEnd.WAR
    assert not queries.at_war(world, RED, GREEN)
    assert (crisis.kept, crisis.broken, world.powers[RED].standing) == ((), (), standing)


def test_a_pledge_that_binds_only_with_another_is_excused_when_that_one_stays_away() -> None:
    world, crisis, _ = pledged(only_with=WHITE)
    force = corps(world, WHITE, 5)
    crisis.pledges[WHITE] = Pledge(PledgeSize.FULL, Position.AGAINST, (force.id,))
    defiance = AnswerUltimatum(GREEN, crisis.id, CrisisAnswer.DEFY)
    sitting(world, [defiance], [AnswerUltimatum(GREEN, crisis.id, PRESS)])
    assert crisis.broken == (WHITE,)


def test_defying_a_conference_costs_trust_everywhere_and_complying_earns_a_little() -> None:
    for answer, sign in ((CrisisAnswer.DEFY, -1), (CrisisAnswer.COMPLY, 1)):
        world, crisis, _ = pledged(PledgeSize.VOICE)
        trust = int(world.beliefs.trust[WHITE, GREEN])
        sitting(world, [AnswerUltimatum(GREEN, crisis.id, answer)])
        assert (int(world.beliefs.trust[WHITE, GREEN]) - trust) * sign > 0


def test_forces_are_promised_once_and_cost_money_while_they_wait() -> None:
    world, _, force = pledged()
    other = Crisis(world.take_id(), "Another", 0, WHITE, BLUE, CasusBelli.CLAIM, ALL, CrisisStep.CONFERENCE)
    world.crises[other.id] = other
    world.phase, world.round = Phase.CONFERENCE, 1
    again = PledgeForce(RED, other.id, PledgeSize.FULL, Position.AGAINST, (force.id,))
    assert refused(give(world, again)) is Code.ALREADY_BOUND
    before = world.powers[RED].treasury
    crises.advance(world, DICE)
    assert world.powers[RED].treasury < before


@pytest.mark.parametrize(
    ("kind", "partner", "beside", "may"),
    [
        (TreatyKind.TRUCE, GREEN, Position.AGAINST, False),
        (TreatyKind.OFFENSIVE_ALLIANCE, GREEN, Position.AGAINST, False),
        (TreatyKind.NON_AGGRESSION, GREEN, Position.AGAINST, True),  # it shields no challenger
        (TreatyKind.NON_AGGRESSION, BLUE, Position.FOR, False),
    ],
)
def test_nobody_pledges_troops_against_whom_a_treaty_binds_him(
    kind: TreatyKind, partner: int, beside: Position, may: bool
) -> None:
    world, crisis = quarrel()
    treaty(world, kind, RED, partner)
    force = corps(world, RED, 0)
    answer = give(world, PledgeForce(RED, crisis.id, PledgeSize.FULL, beside, (force.id,)))
    assert isinstance(answer, Refusal) != may
    assert may or refused(answer) is Code.BOUND_BY_TREATY
    assert not isinstance(give(world, PledgeForce(RED, crisis.id, PledgeSize.VOICE, beside)), Refusal)


def test_who_is_told_to_drop_his_demand_may_still_back_down_when_he_sees_who_stands_there() -> None:
    world, crisis, _ = pledged()
    sitting(world, [AnswerUltimatum(GREEN, crisis.id, CrisisAnswer.DEFY)])
    assert crisis.outcome is CrisisEnd.BACKED_DOWN
    assert not queries.at_war(world, GREEN, BLUE)


def test_a_bridge_costs_its_builder_and_saves_half_a_face() -> None:
    lost = {}
    for bridge in (False, True):
        world, crisis = quarrel()
        standing = world.powers[RED].standing
        sitting(world, [propose(crisis, RED, bridge=bridge)], votes(crisis, RED, WHITE, BLUE))
        assert standing - world.powers[RED].standing == (world.rules.crises.bridge_cost if bridge else 0)
        world.turn += 1
        before = world.powers[GREEN].legitimacy
        sitting(world, [AnswerUltimatum(GREEN, crisis.id, CrisisAnswer.COMPLY)])
        lost[bridge] = before - world.powers[GREEN].legitimacy
    assert lost[True] * 2 == lost[False]


def test_under_a_mandate_nobody_else_need_act() -> None:
    world, crisis = quarrel()
    at_war(world, GREEN, BLUE)
    crisis.war = max(world.wars)
    mine, theirs = corps(world, RED, 0), corps(world, WHITE, 0)
    for power, force in ((RED, mine), (WHITE, theirs)):
        crisis.pledges[power] = Pledge(PledgeSize.FULL, Position.MEDIATE, (force.id,))
    crisis.decision, crisis.addressed = Draft(Settlement.MANDATE, QUO, agent=RED, proposer=BLUE), (GREEN,)
    crisis.votes, crisis.step = {RED: 0}, CrisisStep.ENFORCEMENT
    sitting(world, [], [AnswerPledge(RED, crisis.id, True)])
    assert crisis.kept == (RED,)
    assert crisis.broken == ()
    assert queries.at_war(world, RED, GREEN)
    assert not queries.at_war(world, WHITE, GREEN)
    trust = int(world.beliefs.trust[WHITE, RED])
    world.turn = crisis.end + world.rules.crises.mandate_quarters - 1
    assert pledges.watch_mandates(world, DICE) == []
    world.turn += 1
    assert pledges.watch_mandates(world, DICE)[0].type == "mandate_overstayed"
    assert world.beliefs.trust[WHITE, RED] < trust


# --- settlements ------------------------------------------------------------------------------------


def rebellion(with_war: bool = True) -> tuple[World, Crisis]:
    """Green rises against blue, its suzerain."""
    world = small_world(
        "......\n......", provinces="AABBCD\nAABBCD", owners={"B": "blue", "C": "green", "D": "green"}
    )
    state = world.powers[GREEN]
    state.overlord, state.overlord_kind, state.rank = BLUE, OverlordKind.SUZERAIN, Rank.MINOR
    free = (PeaceTerm(Term.INDEPENDENCE, BLUE, GREEN),)
    crisis = Crisis(
        world.take_id(), "Green Question", 0, GREEN, BLUE, CasusBelli.REBELLION, free, CrisisStep.CONFERENCE
    )
    world.crises[crisis.id] = crisis
    if with_war:
        fight = at_war(world, GREEN, BLUE)
        fight.casus, crisis.war = CasusBelli.REBELLION, fight.id
    return world, crisis


def draft_of(world: World, crisis: Crisis, kind: Settlement) -> Draft:
    return next(d for d in possible_settlements(world, crisis) if d.kind is kind)


@pytest.mark.parametrize(
    "kind", [Settlement.AUTONOMY, Settlement.INDEPENDENCE, Settlement.NEUTRALITY, Settlement.WITHDRAWAL]
)
@pytest.mark.parametrize("with_war", [True, False])
def test_what_can_become_of_a_rising(kind: Settlement, with_war: bool) -> None:
    world, crisis = rebellion(with_war)
    if kind is Settlement.AUTONOMY:  # who has self-rule already is not offered it
        world.powers[GREEN].overlord_kind = OverlordKind.CROWN_UNION
    carry_out(world, DICE, crisis, draft_of(world, crisis, kind), (RED, WHITE))
    world.check_invariants()
    assert not queries.at_war(world, GREEN, BLUE)
    free = kind in (Settlement.INDEPENDENCE, Settlement.NEUTRALITY)
    assert (world.powers[GREEN].overlord < 0) == free
    guards = queries.treaties_of(world, RED, TreatyKind.GUARANTEE)
    assert bool(guards) == (kind is Settlement.NEUTRALITY)


def test_who_is_freed_from_a_common_crown_can_be_neutral_and_who_stays_under_it_cannot() -> None:
    """The Belgians were: a crown that is given up keeps nobody from it."""
    world, crisis = rebellion()
    world.powers[GREEN].overlord_kind = OverlordKind.CROWN_UNION
    kept = Draft(Settlement.NEUTRALITY, QUO)
    assert not is_possible(world, crisis, kept)
    carry_out(world, DICE, crisis, draft_of(world, crisis, Settlement.NEUTRALITY), (RED, WHITE))
    assert world.powers[GREEN].overlord < 0
    assert {t.kind for t in queries.treaties_of(world, GREEN) if RED in t.parties} == {
        TreatyKind.NEUTRALITY,
        TreatyKind.GUARANTEE,
    }


def test_who_fights_in_a_war_does_not_judge_it_unless_the_table_sent_him() -> None:
    world, crisis = rebellion()
    fight = world.wars[crisis.war]
    assert RED in seats_of(world, crisis)
    fight.defenders.append(RED)
    assert RED not in seats_of(world, crisis)
    crisis.kept = (RED,)
    assert RED in seats_of(world, crisis)
    crisis.kept, fight.end = (), world.turn
    assert RED in seats_of(world, crisis)


def test_a_rising_can_be_partitioned_among_those_with_a_claim() -> None:
    world, crisis = rebellion()
    claims.add_claim(world, RED, 3, 5_000)
    draft = next(d for d in possible_settlements(world, crisis) if d.kind is Settlement.PARTITION)
    carry_out(world, DICE, crisis, draft, ())
    assert world.places.owner[3] == RED
    assert world.powers[GREEN].overlord < 0


@pytest.mark.parametrize(
    "kind", [Settlement.STATUS_QUO, Settlement.CESSION, Settlement.INDEMNITY, Settlement.PLEBISCITE]
)
def test_what_can_become_of_a_demand(kind: Settlement) -> None:
    world, crisis = quarrel()
    if kind is Settlement.INDEMNITY:
        crisis.demands = (PeaceTerm(Term.INDEMNITY, BLUE, GREEN, amount=1, quarters=4),)
    before = int((world.places.owner >= 0).sum())
    carry_out(world, DICE, crisis, draft_of(world, crisis, kind), (RED,))
    world.check_invariants()
    assert int((world.places.owner >= 0).sum()) == before
    if kind is Settlement.CESSION:
        assert world.places.owner[PROVINCE] == GREEN
    if kind is Settlement.STATUS_QUO:
        assert world.places.owner[PROVINCE] == BLUE
    if kind is Settlement.INDEMNITY:
        assert queries.treaties_between(world, BLUE, GREEN, TreatyKind.INDEMNITY)


def test_half_of_a_demand_is_a_part_of_it_and_no_partition() -> None:
    world, crisis = quarrel()
    world.places.owner[3] = BLUE
    crisis.demands = (*ALL, PeaceTerm(Term.CESSION, BLUE, GREEN, 3))
    world.powers[BLUE].capital = 1
    assert len(draft_of(world, crisis, Settlement.PART).terms) == 1


def test_a_war_between_states_can_end_in_withdrawal_or_under_a_mandate() -> None:
    world, crisis = quarrel()
    fight = at_war(world, GREEN, BLUE)
    crisis.war = fight.id
    kinds = {d.kind for d in possible_settlements(world, crisis)}
    assert Settlement.WITHDRAWAL in kinds
    assert Settlement.MANDATE in kinds
    carry_out(world, DICE, crisis, draft_of(world, crisis, Settlement.WITHDRAWAL), ())
    assert fight.is_over


def test_a_decision_for_subjects_that_have_not_risen_makes_them_rise_with_help() -> None:
    world, crisis = rebellion(with_war=False)
    force = corps(world, RED, 0)
    crisis.pledges[RED] = Pledge(PledgeSize.FULL, Position.MEDIATE, (force.id,))
    crisis.decision, crisis.addressed = draft_of(world, crisis, Settlement.INDEPENDENCE), (BLUE,)
    crisis.votes, crisis.step = {RED: 0}, CrisisStep.ENFORCEMENT
    sitting(world, [], [AnswerPledge(RED, crisis.id, True)])
    assert queries.at_war(world, GREEN, BLUE)
    assert queries.at_war(world, RED, BLUE)


@given(strength=st.integers(0, 10_000), unrest=st.integers(0, 10_000), more=st.integers(0, 3_000))
def test_title_and_unrest_win_votes(strength: int, unrest: int, more: int) -> None:
    world, _ = quarrel()
    claims.add_claim(world, GREEN, PROVINCE, strength)
    world.places.unrest[PROVINCE] = unrest
    chance = plebiscite_chance(world, ALL[0])
    assert 0 <= chance <= 10_000
    world.places.unrest[PROVINCE] = min(10_000, unrest + more)
    assert plebiscite_chance(world, ALL[0]) >= chance


def test_a_crisis_ends_when_there_is_nothing_left_to_quarrel_about() -> None:
    world, crisis = quarrel()
    at_war(world, GREEN, BLUE)
    sitting(world)
    assert crisis.outcome is CrisisEnd.OVERTAKEN


def test_an_ultimatum_over_a_war_that_a_peace_has_ended_is_answered_by_nobody() -> None:
    w, crisis = rebellion()
    w.wars[crisis.war].end = w.turn
    crisis.step, crisis.addressed = CrisisStep.ULTIMATUM, (crisis.challenger,)
    crisis.decision, crisis.binding = Draft(Settlement.INDEPENDENCE, crisis.demands), False
    assert not among(decisions.open_offers(w, Dice(7)), UltimatumAnswered)
    decisions.decide(w, Dice(7))
    assert crisis.outcome is CrisisEnd.OVERTAKEN


def test_a_party_to_a_crisis_sends_an_envoy_more_and_a_country_in_turmoil_one_less() -> None:
    world, crisis = quarrel()
    envoys.return_envoys(world, DICE)
    usual = world.powers[RED].envoys
    assert [world.powers[p].envoys - usual for p in crisis.parties] == [1, 1]
    world.powers[RED].home.transition = world.rules.politics.turmoil
    envoys.return_envoys(world, DICE)
    assert world.powers[RED].envoys == usual - 1
