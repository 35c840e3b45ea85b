"""A vote binds to its draft, and defiance costs: the ladder of means, recommendations, deals, doing."""

from __future__ import annotations

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from game.ai.crises import conference as conference_ai
from game.ai.war import peacemaking
from game.politics.crises.conference import AnswerPledge, AnswerUltimatum, PledgeForce
from game.politics.crises.outcomes import carrying, decisions, pledges, verdicts
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.outcomes.decisions import ConferenceSat
from game.politics.crises.papers import dues, means
from game.politics.war.consequences import passing
from game.politics.war.ends import settlement
from game.politics.war.outbreak.war import begin_war
from game.rules.orders import Code, Order, Refusal
from game.words import (
    Cabinet,
    CasusBelli,
    CrisisAnswer,
    CrisisEnd,
    CrisisStep,
    Means,
    PledgeSize,
    Position,
    Preset,
    Settlement,
    Term,
    TreatyKind,
)
from game.world.dice import Dice
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import BLUE, GREEN, RED, WHITE, a_body, among, at_war, corps, fleet, give, refused, treaty
from tests.politics.test_crises import propose, rebellion, sitting
from tests.samples import quarrel

DICE = Dice(7)
LAND = PeaceTerm(Term.CESSION, BLUE, GREEN, 2)
QUO = (PeaceTerm(Term.STATUS_QUO),)
PAID = PeaceTerm(Term.INDEMNITY, RED, BLUE, amount=50, quarters=4)
VOICE, CLOSED, ARMED = PledgeSize.VOICE, PledgeSize.SANCTIONS, PledgeSize.FULL
DEFY, COMPLY, PRESS = CrisisAnswer.DEFY, CrisisAnswer.COMPLY, CrisisAnswer.PRESS


def yes(crisis: Crisis, power: int, gives: PledgeSize = CLOSED, *forces: int) -> VoteSettlement:
    """A Yes to the first draft with what it gives; a party only signs."""
    given = PledgeSize.NONE if power in crisis.parties else gives
    return VoteSettlement(power, crisis.id, 0, given, forces)


def told(world: World, crisis: Crisis, *ballots: Order) -> list[str]:
    """The table meets on "all stays as it is"; what its vote came to."""
    records = sitting(world, [propose(crisis, WHITE)], ballots)
    world.turn += 1
    return [sat.result for sat in among(records, ConferenceSat)]


# --- a vote and what it gives -----------------------------------------------------------------------


def test_a_yes_that_gives_nothing_is_an_abstention_and_a_no_needs_nothing() -> None:
    world, crisis = quarrel()
    nothing = VoteSettlement(RED, crisis.id, 0)
    assert told(world, crisis, nothing, yes(crisis, BLUE)) == ["lost"]
    world, crisis = quarrel()
    against = VoteSettlement(RED, crisis.id, -1)
    assert told(world, crisis, yes(crisis, WHITE), against) != ["carried"]
    assert crisis.votes == {WHITE: 0, RED: -1}


def test_what_is_carried_with_less_than_it_takes_is_a_recommendation_that_costs_a_little_to_refuse() -> None:
    world, crisis = quarrel()
    assert told(world, crisis, yes(crisis, RED, VOICE), yes(crisis, WHITE, VOICE)) == ["recommended"]
    assert (crisis.step, crisis.pledges) == (CrisisStep.ULTIMATUM, {})
    standing, trust = world.powers[GREEN].standing, int(world.beliefs.trust[RED, GREEN])
    sitting(world, [AnswerUltimatum(GREEN, crisis.id, DEFY)])
    full = 2 * world.rules.crises.defy_standing  # red's voice and white's
    assert 0 < standing - world.powers[GREEN].standing < full
    assert world.beliefs.trust[RED, GREEN] < trust
    assert crisis.is_own_demand  # and the demand stands again


def test_what_is_carried_carries_its_contributors_and_nobody_else() -> None:
    world, crisis = quarrel()
    mine, theirs = corps(world, RED, 0), corps(world, WHITE, 1)
    give(world, PledgeForce(WHITE, crisis.id, ARMED, Position.AGAINST, (theirs.id,)))
    decisions.open_offers(world, DICE)
    assert told(world, crisis, yes(crisis, RED, ARMED, mine.id)) == ["carried"]
    assert set(crisis.pledges) == {RED}  # white abstained and owes nothing
    defiance = AnswerUltimatum(GREEN, crisis.id, DEFY)
    sitting(world, [defiance], [AnswerUltimatum(GREEN, crisis.id, PRESS), AnswerPledge(RED, crisis.id, True)])
    assert (crisis.kept, crisis.broken) == ((RED,), ())
    assert queries.at_war(world, RED, GREEN)
    assert not queries.at_war(world, WHITE, GREEN)


def test_a_contribution_holds_against_whichever_party_defies() -> None:
    """White's draft gives half of what green wants; blue will not have it."""
    world, crisis = quarrel()
    mine = corps(world, RED, 0)
    crisis.drafts = (Draft(Settlement.CESSION, (LAND,), proposer=WHITE),)
    world.round = 2
    give(world, yes(crisis, RED, ARMED, mine.id))
    give(world, yes(crisis, GREEN))
    decisions.decide(world, DICE)
    assert crisis.addressed == (BLUE,)
    world.turn += 1
    sitting(world, [AnswerUltimatum(BLUE, crisis.id, DEFY)], [AnswerPledge(RED, crisis.id, True)])
    assert queries.at_war(world, RED, BLUE)


def test_too_few_men_are_no_expedition() -> None:
    world, crisis = quarrel()
    draft = Draft(Settlement.CESSION, (LAND,))
    corps(world, BLUE, 2)
    corps(world, BLUE, 2)
    mine = corps(world, RED, 0)
    world.round = 2
    crisis.drafts = (draft,)
    give(world, yes(crisis, RED, ARMED, mine.id))
    crisis.votes = {RED: 0}
    held = {RED: crisis.sealed[RED].contribution}
    sizes = [0] * len(world.powers)
    sizes[BLUE] = 2 * mine.strength
    given = {p: pledge for p, pledge in held.items() if pledge is not None}
    assert means.men_lacking(world, crisis, draft, given, sizes) == mine.strength
    assert means.means_given(world, crisis, draft, given, sizes) is Means.EMBARGO
    sizes[GREEN] = mine.strength  # with the other party's own men there are enough
    assert means.means_given(world, crisis, draft, given, sizes) is Means.EXPEDITION


# --- the ladder -------------------------------------------------------------------------------------


@forall(gravity=st.integers(0, 10_000), more=st.integers(0, 5_000))
def test_the_graver_an_affair_the_further_up_the_ladder_the_powers_may_go(gravity: int, more: int) -> None:
    world, crisis = quarrel()
    heights = []
    for worth in (gravity, gravity + more):
        world.rules.crises.gravity[crisis.casus] = worth
        heights.append(means.height(means.heaviest(world, crisis)))
    world.rules.crises.gravity[crisis.casus] = 7_000
    assert heights[0] <= heights[1]


def test_nobody_marches_to_carry_a_verdict_on_a_consul_but_the_parties_may_fight_their_own_quarrel() -> None:
    world, crisis = quarrel(number=2)
    crisis.casus, crisis.drafts = CasusBelli.INCIDENT, (Draft(Settlement.STATUS_QUO, QUO, proposer=WHITE),)
    mine = corps(world, RED, 0)
    assert refused(give(world, yes(crisis, RED, ARMED, mine.id))) is Code.TOO_HEAVY
    behind = PledgeForce(RED, crisis.id, ARMED, Position.MEDIATE, (mine.id,))
    assert refused(give(world, behind)) is Code.TOO_HEAVY
    assert not isinstance(give(world, yes(crisis, RED, VOICE)), Refusal)
    assert means.least_means(world, crisis, crisis.drafts[0]) is Means.NOTE
    crisis.decision = Draft(Settlement.INDEMNITY, (), proposer=GREEN)
    crisis.addressed, crisis.step = (BLUE,), CrisisStep.ENFORCEMENT
    crisis.sealed = {}
    sitting(world, [], [AnswerUltimatum(GREEN, crisis.id, PRESS)])
    assert queries.at_war(world, GREEN, BLUE)


def test_a_pledge_in_a_trifle_voids_no_guarantee() -> None:
    for casus, voids in ((CasusBelli.INCIDENT, False), (CasusBelli.CLAIM, True)):
        world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
        crisis.casus, crisis.addressed = casus, (BLUE,)
        crisis.decision = Draft(Settlement.CESSION, crisis.demands)
        crisis.drafts, crisis.votes = (crisis.decision,), {RED: 0}
        treaty(world, TreatyKind.GUARANTEE, RED, BLUE, subject=BLUE)
        given = yes(crisis, RED, ARMED, corps(world, RED, 0).id)
        crisis.pledges = {RED: _as_pledge(given)}
        give(world, AnswerPledge(RED, crisis.id, True))
        decisions.decide(world, DICE)
        assert queries.at_war(world, RED, BLUE) == voids


def _as_pledge(order: VoteSettlement) -> Pledge:
    return Pledge(order.contribution, Position.MEDIATE, order.forces)


def test_fleets_show_themselves_and_close_a_coast_without_a_war_and_the_defiant_is_asked_again() -> None:
    world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    crisis.decision = Draft(Settlement.STATUS_QUO, QUO, proposer=WHITE)
    war = at_war(world, GREEN, BLUE)
    crisis.war, crisis.addressed, crisis.drafts, crisis.votes = war.id, (GREEN,), (crisis.decision,), {RED: 0}
    ship = fleet(world, RED, 0)
    crisis.pledges = {RED: Pledge(PledgeSize.BLOCKADE, Position.MEDIATE, (ship.id,))}
    legitimacy = world.powers[GREEN].legitimacy
    records = decisions.decide(world, DICE)
    assert [r.means for r in records if isinstance(r, carrying.FleetSent)] == [Means.BLOCKADE]
    assert world.powers[GREEN].legitimacy < legitimacy
    assert world.powers[RED].dealings.embargoes[GREEN].degree == 3
    assert not queries.at_war(world, RED, GREEN)
    assert (crisis.step, crisis.measures) == (CrisisStep.ULTIMATUM, 1)
    world.turn += 1
    sitting(world, [AnswerUltimatum(GREEN, crisis.id, COMPLY)])
    assert crisis.outcome is CrisisEnd.SETTLED
    assert war.is_over


def _pressed(size: PledgeSize) -> list[tuple[int, CrisisStep]]:
    """Green defies what red would carry short of war, again and again: red's embargo after each refusal."""
    world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    crisis.decision = Draft(Settlement.STATUS_QUO, QUO, proposer=WHITE)
    war = at_war(world, GREEN, BLUE)
    crisis.war, crisis.addressed, crisis.drafts, crisis.votes = war.id, (GREEN,), (crisis.decision,), {RED: 0}
    ships = (fleet(world, RED, 0).id,) if size is not CLOSED else ()
    crisis.pledges = {RED: Pledge(size, Position.MEDIATE, ships)}
    seen = []
    while not crisis.is_over:
        crisis.step = CrisisStep.ENFORCEMENT
        decisions.decide(world, DICE)
        ban = world.powers[RED].dealings.embargoes.get(GREEN)
        seen.append((ban.degree if ban else 0, crisis.step))
        world.turn += 1
    assert crisis.outcome is CrisisEnd.LAPSED
    return seen


@pytest.mark.parametrize(
    ("size", "degrees"),
    [(CLOSED, [2, 3, 3]), (PledgeSize.DEMONSTRATION, [0, 2, 3, 3]), (PledgeSize.BLOCKADE, [3, 3])],
)
def test_every_refusal_brings_more_to_bear_or_ends_the_affair(size: PledgeSize, degrees: list[int]) -> None:
    """The Dutch were once given a quarter to comply eleven times, and the embargo never came."""
    seen = _pressed(size)
    assert [degree for degree, _ in seen] == degrees
    assert [step for _, step in seen[:-1]] == [CrisisStep.ULTIMATUM] * (len(seen) - 1)


def test_nobody_carries_a_verdict_by_his_own_voice() -> None:
    """Three to three was once decided by the rebel."""
    world, crisis = quarrel()
    papers = [propose(crisis, WHITE), propose(crisis, RED, Settlement.CESSION, crisis.demands)]
    ballots_ = [
        VoteSettlement(GREEN, crisis.id, 1), VoteSettlement(BLUE, crisis.id, 0),
        VoteSettlement(RED, crisis.id, 1, CLOSED), VoteSettlement(WHITE, crisis.id, 0, CLOSED),
    ]  # fmt: skip
    (sat,) = among(sitting(world, papers, ballots_), ConferenceSat)
    assert sat.result == "lost"
    assert crisis.step is CrisisStep.CONFERENCE


def test_what_both_parties_sign_is_told_as_theirs_whatever_the_others_say() -> None:
    world, crisis = quarrel()
    assert told(world, crisis, yes(crisis, GREEN), yes(crisis, BLUE)) == ["agreed"]
    assert crisis.outcome is CrisisEnd.SETTLED


def test_who_stood_alone_looks_at_the_next_sitting_first_at_what_led() -> None:
    world, crisis = quarrel()
    crisis.drafts = tuple(
        Draft(kind, QUO, proposer=WHITE)
        for kind in (Settlement.STATUS_QUO, Settlement.CESSION, Settlement.PART)
    )
    on, view = [0, 1, 2], View(world, RED)
    crisis.votes = {GREEN: 1, WHITE: 2}
    assert conference_ai.leading(view, crisis, on) == on  # nobody has sat yet
    crisis.sittings = 1
    assert conference_ai.leading(view, crisis, on) == [2]  # green is a party
    crisis.votes = {RED: 0, WHITE: 2}
    assert conference_ai.leading(view, crisis, on) == on  # as many stood with it


def test_a_question_whose_rising_arms_have_ended_closes_in_that_quarter_and_says_so() -> None:
    world, crisis = rebellion()
    war = world.wars[crisis.war]
    crisis.decision, crisis.votes = Draft(Settlement.INDEPENDENCE, crisis.demands), {RED: 0}
    crisis.step, crisis.addressed, crisis.drafts = CrisisStep.ULTIMATUM, (BLUE,), (crisis.decision,)
    for place in queries.owned_by(world, GREEN):
        for h in index_of(world.map).hexes[place]:
            world.controller[h] = BLUE
    settlement.end_risings(world)
    assert war.is_over
    (closed,) = among(decisions.decide(world, DICE), decisions.CrisisClosed)
    assert (closed.outcome, closed.lapse) == (CrisisEnd.OVERTAKEN, "gone")  # green is blue's again


def test_what_a_later_table_has_settled_is_not_told_as_carried_by_arms() -> None:
    world, crisis, war = enforced(LAND)
    later = Crisis(world.take_id(), "Later", world.turn, *crisis.parties, crisis.casus, crisis.demands)
    later.war, later.outcome, later.end = war.id, CrisisEnd.SETTLED, world.turn
    world.crises[later.id] = later
    sides = tuple(war.attackers), tuple(war.defenders)
    settlement.make_peace(world, war, *sides, (LAND,), by_table=True)
    assert verdicts.judge_verdicts(world) == []
    assert crisis.outcome is CrisisEnd.OVERTAKEN


def test_a_verdict_is_carried_in_one_war_that_ends_with_its_mandate() -> None:
    world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    crisis.decision = Draft(Settlement.CESSION, crisis.demands, proposer=WHITE)
    crisis.addressed, crisis.drafts, crisis.votes = (BLUE,), (crisis.decision,), {RED: 0, WHITE: 0}
    for power in (RED, WHITE):
        force = corps(world, power, 0)
        crisis.pledges[power] = Pledge(ARMED, Position.MEDIATE, (force.id,))
        give(world, AnswerPledge(power, crisis.id, True))
    decisions.decide(world, DICE)
    (war,) = world.wars.values()
    assert crisis.war == war.id
    assert war.attackers == [GREEN, RED, WHITE]  # for whom it is, and beside him who carries it
    assert war.aims == crisis.demands
    assert war.casus is CasusBelli.MANDATE
    world.turn = crisis.end + world.rules.crises.mandate_quarters
    recalled = pledges.watch_mandates(world, DICE)
    assert recalled[0].type == "expedition_recalled"
    assert war.is_over
    assert crisis.outcome is CrisisEnd.UNDONE  # it came home without the province


def enforced(*decided: PeaceTerm, addressed: int = BLUE) -> tuple[World, Crisis, War]:
    """Red and white at war for a decision that one of the parties defied, before a body of theirs."""
    world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    kind = Settlement.CESSION if decided else Settlement.STATUS_QUO
    crisis.decision, crisis.addressed = Draft(kind, decided, proposer=WHITE), (addressed,)
    crisis.drafts, crisis.votes = (crisis.decision,), {RED: 0, WHITE: 0}
    league = a_body(world, Preset.COLLECTIVE_SECURITY, (RED, WHITE), cohesion=5_000)
    crisis.body = league.id
    for power in (RED, WHITE):
        crisis.pledges[power] = Pledge(ARMED, Position.MEDIATE, (corps(world, power, 0).id,))
        give(world, AnswerPledge(power, crisis.id, True))
    if addressed == GREEN:
        give(world, AnswerUltimatum(GREEN, crisis.id, PRESS))
    decisions.decide(world, DICE)
    assert crisis.outcome is CrisisEnd.UNDER_ARMS
    return world, crisis, world.wars[crisis.war]


@pytest.mark.parametrize(
    ("decided", "addressed", "signed", "outcome"),
    [
        ((LAND,), BLUE, (LAND,), CrisisEnd.ENFORCED),
        ((LAND,), BLUE, QUO, CrisisEnd.UNDONE),
        ((LAND,), BLUE, (LAND, PAID), CrisisEnd.UNDONE),
        ((), GREEN, QUO, CrisisEnd.ENFORCED),
        ((), GREEN, (LAND,), CrisisEnd.UNDONE),
        ((), GREEN, (PeaceTerm(Term.CESSION, RED, GREEN, 0),), CrisisEnd.UNDONE),
    ],
)
def test_a_verdict_is_carried_only_if_the_war_for_it_ends_with_what_was_decided(
    decided: tuple[PeaceTerm, ...], addressed: int, signed: tuple[PeaceTerm, ...], outcome: CrisisEnd
) -> None:
    world, crisis, war = enforced(*decided, addressed=addressed)
    cohesion = world.bodies[crisis.body].cohesion
    assert verdicts.judge_verdicts(world) == []  # it is fought for still
    settlement.make_peace(world, war, tuple(war.attackers), tuple(war.defenders), signed, by_table=True)
    told = verdicts.judge_verdicts(world)
    assert isinstance(told[0], verdicts.VerdictFought)
    assert crisis.outcome is told[0].outcome is outcome
    assert (world.bodies[crisis.body].cohesion > cohesion) == (outcome is CrisisEnd.ENFORCED)
    assert verdicts.judge_verdicts(world) == []


# --- deals ------------------------------------------------------------------------------------------


def deal(gives: PledgeSize) -> tuple[World, Crisis]:
    """Green demands a province of blue's by bare conquest; red is for it, blue says no."""
    world, crisis = quarrel(number=2)
    crisis.casus = CasusBelli.CONQUEST
    crisis.drafts = (Draft(Settlement.CESSION, (LAND,), proposer=GREEN),)
    forces = (corps(world, RED, 0).id,) if gives is ARMED else ()
    give(world, yes(crisis, RED, gives, *forces))
    give(world, yes(crisis, GREEN))
    give(world, VoteSettlement(BLUE, crisis.id, -1))
    return world, crisis


def test_over_its_victims_no_a_deal_is_of_those_who_vote_for_it_who_bear_its_blame() -> None:
    world, crisis = deal(ARMED)
    trust, standing = int(world.beliefs.trust[WHITE, RED]), world.powers[RED].standing
    decisions.decide(world, DICE)
    assert crisis.addressed == (BLUE,)
    assert world.beliefs.trust[WHITE, RED] < trust
    assert world.powers[RED].standing < standing


def test_a_deal_without_an_army_behind_it_does_not_bind() -> None:
    world, crisis = deal(CLOSED)
    decisions.decide(world, DICE)
    assert not crisis.binding
    assert crisis.pledges == {}


def test_its_victim_defies_a_deal_for_nothing_and_keeps_his_guarantee_and_the_challenger_must_press() -> None:
    world, crisis = deal(ARMED)
    decisions.decide(world, DICE)
    world.turn += 1
    before = world.powers[BLUE].standing
    trust = int(world.beliefs.trust[WHITE, BLUE])
    sitting(world, [AnswerUltimatum(BLUE, crisis.id, DEFY)], [AnswerPledge(RED, crisis.id, True)])
    assert world.powers[BLUE].standing == before
    assert world.beliefs.trust[WHITE, BLUE] >= trust
    assert means.forfeited(world, crisis, crisis.drafts[0]) == ()
    assert crisis.outcome is CrisisEnd.BACKED_DOWN  # green did not press, so nobody marches
    assert not queries.at_war(world, RED, BLUE)


def test_nobody_votes_an_army_against_whom_he_guarantees_for_a_deal() -> None:
    world, crisis = quarrel(number=2)
    crisis.casus, crisis.drafts = CasusBelli.CONQUEST, (Draft(Settlement.CESSION, (LAND,), proposer=GREEN),)
    treaty(world, TreatyKind.GUARANTEE, RED, BLUE, subject=BLUE)
    order = yes(crisis, RED, ARMED, corps(world, RED, 0).id)
    assert refused(give(world, order)) is Code.BOUND_BY_TREATY


# --- defiance ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("voices", [1, 2])
def test_defiance_costs_by_how_many_spoke_and_what_is_foreseen_is_what_it_costs(voices: int) -> None:
    world, crisis = quarrel()
    told(world, crisis, *(yes(crisis, p) for p in (RED, WHITE)[:voices]), yes(crisis, BLUE))
    cost = means.cost_of_defiance(world, crisis, GREEN)
    assert cost == voices * world.rules.crises.defy_standing
    before = world.powers[GREEN].standing
    sitting(world, [AnswerUltimatum(GREEN, crisis.id, DEFY)])
    assert world.powers[GREEN].standing == before - cost


def test_who_has_no_standing_left_owes_it() -> None:
    world, crisis = quarrel()
    told(world, crisis, *(yes(crisis, p) for p in (RED, WHITE)), yes(crisis, BLUE))
    world.powers[GREEN].standing = 0
    sitting(world, [AnswerUltimatum(GREEN, crisis.id, DEFY)])
    assert world.powers[GREEN].standing < 0


def condemned() -> tuple[World, Crisis, int]:
    """Green has gone to war for the province; the table has told it to withdraw, and the decision stands."""
    world, crisis = quarrel()
    war, _ = begin_war(world, GREEN, BLUE, CasusBelli.CLAIM, (LAND,), aggressor=GREEN)
    crisis.war = war.id
    withdraw = propose(crisis, WHITE, Settlement.WITHDRAWAL)
    ship = fleet(world, RED, 0)
    force = corps(world, RED, 0)
    ballots = [yes(crisis, RED, ARMED, force.id), yes(crisis, WHITE), yes(crisis, BLUE)]
    sitting(world, [withdraw], ballots)
    assert ship.power == RED
    assert crisis.addressed == (GREEN,)
    return world, crisis, war.id


def test_a_peace_signed_over_the_tables_decision_is_void_until_the_table_agrees() -> None:
    world, crisis, number = condemned()
    records = settlement.make_peace(world, world.wars[number], (GREEN,), (BLUE,), (LAND,))
    assert any(r.type == "peace_shelved" for r in records)
    assert not queries.at_war(world, GREEN, BLUE)
    assert world.places.owner[2] == BLUE
    assert (crisis.step, crisis.overruled) == (CrisisStep.CONFERENCE, True)
    world.turn += 1
    sitting(world, [], [yes(crisis, GREEN), yes(crisis, BLUE)])  # the parties alone cannot agree it
    assert world.places.owner[2] == BLUE
    world.turn += 1
    sitting(world, [], [yes(crisis, p) for p in (GREEN, BLUE, RED, WHITE)])
    assert world.places.owner[2] == GREEN
    assert crisis.outcome is CrisisEnd.SETTLED


def test_another_cabinet_by_a_peace_over_the_table_waits_for_it_too() -> None:
    world, crisis, number = condemned()
    before = world.powers[BLUE].home.cabinet
    other = next(c for c in Cabinet if c is not before)
    terms = (PeaceTerm(Term.RESTORATION, BLUE, GREEN, cabinet=other),)
    settlement.make_peace(world, world.wars[number], (GREEN,), (BLUE,), terms)
    assert crisis.overruled
    assert world.powers[BLUE].home.cabinet is before


def test_a_peace_that_does_what_the_table_decided_is_signed_as_ever() -> None:
    world, crisis, number = condemned()
    settlement.make_peace(world, world.wars[number], (GREEN,), (BLUE,), QUO)
    assert not crisis.overruled


def test_to_comply_is_to_hand_back_what_passed_meanwhile() -> None:
    world, crisis = quarrel()
    told(world, crisis, yes(crisis, RED), yes(crisis, WHITE), yes(crisis, BLUE))
    passing.cede(world, 2, GREEN)
    sitting(world, [AnswerUltimatum(GREEN, crisis.id, COMPLY)])
    assert world.places.owner[2] == BLUE


def test_a_war_begun_over_a_standing_decision_does_not_end_the_affair() -> None:
    world, crisis = quarrel()
    told(world, crisis, yes(crisis, RED), yes(crisis, WHITE), yes(crisis, BLUE))
    begin_war(world, GREEN, BLUE, CasusBelli.CLAIM, (LAND,), aggressor=GREEN)
    sitting(world, [AnswerUltimatum(GREEN, crisis.id, DEFY)])
    assert not crisis.is_over
    assert crisis.war in world.wars


def test_the_computer_neither_offers_nor_prizes_a_peace_that_would_be_void() -> None:
    world, _, number = condemned()
    view = View(world, GREEN)
    assert peacemaking.goes_over_table(view, GREEN, view.wars[number], (LAND,))
    assert not peacemaking.goes_over_table(view, GREEN, view.wars[number], QUO)


def test_the_computer_gives_what_it_is_ready_for_and_no_more_than_the_affair_is_worth() -> None:
    for casus, most in ((CasusBelli.INCIDENT, Means.NOTE), (CasusBelli.CONQUEST, Means.EXPEDITION)):
        world, crisis = quarrel(number=2)
        crisis.casus, crisis.drafts = casus, (Draft(Settlement.STATUS_QUO, QUO, proposer=WHITE),)
        corps(world, RED, 0)
        order = conference_ai.ballot_for(LoneDesk(world, RED), crisis, 0)
        assert means.height(means.RUNGS[order.contribution]) <= means.height(most)
        assert not isinstance(give(world, order), Refusal)


def test_ships_go_out_for_a_draft_against_who_has_a_coast_and_nothing_else() -> None:
    world, crisis = quarrel(number=2)
    crisis.drafts = (Draft(Settlement.STATUS_QUO, QUO, proposer=WHITE),)
    ship, force = fleet(world, RED, 0), corps(world, RED, 0)
    assert refused(give(world, yes(crisis, RED, PledgeSize.BLOCKADE, ship.id))) is Code.NO_COAST
    assert refused(give(world, yes(crisis, RED, PledgeSize.BLOCKADE, force.id))) is Code.NOT_A_FLEET
    assert refused(give(world, yes(crisis, RED, PledgeSize.BLOCKADE))) is Code.BAD_TERMS
    beside = PledgeForce(RED, crisis.id, PledgeSize.BLOCKADE, Position.AGAINST, (ship.id,))
    assert refused(give(world, beside)) is Code.BAD_TERMS


def test_too_few_ships_close_no_coast() -> None:
    world, crisis = quarrel()
    draft = Draft(Settlement.WITHDRAWAL, QUO)
    mine = fleet(world, RED, 0)
    given = {RED: Pledge(PledgeSize.BLOCKADE, Position.MEDIATE, (mine.id,))}
    none = [0] * len(world.powers)
    assert means.means_given(world, crisis, draft, given, none) is Means.BLOCKADE
    fleet(world, GREEN, 3)
    fleet(world, GREEN, 3)
    assert means.guns_lacking(world, crisis, draft, given) == mine.strength
    assert means.means_given(world, crisis, draft, given, none) is Means.DEMONSTRATION


def test_nobody_sends_ships_for_whom_he_is_at_war_with() -> None:
    world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    crisis.decision = Draft(Settlement.STATUS_QUO, QUO, proposer=WHITE)
    crisis.addressed, crisis.drafts, crisis.votes = (GREEN,), (crisis.decision,), {RED: 0}
    crisis.pledges = {RED: Pledge(PledgeSize.BLOCKADE, Position.MEDIATE)}
    assert dues.falls_due(world, crisis, RED)
    at_war(world, RED, BLUE)
    assert not dues.falls_due(world, crisis, RED)
