"""For every kind of order a small world in which it may be given, and an order refused there.

The contract suite goes through all of them; a kind of order without a sample fails it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from game.events.engine import ChooseOption, EventBook, EventDef, Option
from game.events.expressions.grammar import Signature
from game.events.expressions.language import compile_expression
from game.politics.bodies.congress import CallCongress, CastVote
from game.politics.bodies.contributions import Contribute, Earmark, Recall
from game.politics.bodies.institutions import LeaveInstitution
from game.politics.bodies.membership import AnswerInvitation, ApplyForMembership, FoundInstitution, Invite
from game.politics.crises.conference import (
    AnswerPledge,
    AnswerUltimatum,
    PledgeForce,
    ProposeSettlement,
    TakePosition,
)
from game.politics.crises.courtesies import Apologise, ExpelEnvoy, Influence, LetRest
from game.politics.crises.crises import CallConference, Demand
from game.politics.crises.outcomes.armistice import RestArms
from game.politics.crises.outcomes.ballots import VoteSettlement
from game.politics.crises.seats.soundings import SoundOut
from game.politics.home.cabinet_pressure import AnswerCabinet
from game.politics.home.home import SetCourse
from game.politics.sandbox import SetLogic
from game.politics.statecraft import sanctions
from game.politics.statecraft.aid import Aid
from game.politics.statecraft.inspections import Inspect, OpenToInspection
from game.politics.statecraft.reassurance import Reassure
from game.politics.statecraft.sanctions import LiftSanction, Sanction
from game.politics.treaties import claims, treaties
from game.politics.treaties.claims import ClaimProvince, RenounceClaim
from game.politics.treaties.treaties import AnswerProposal, Breach, Denounce, ProposeTreaty
from game.politics.war.ends import peace
from game.politics.war.ends.peace import AnswerPeace, OfferPeace
from game.politics.war.outbreak.war import DeclareWar
from game.politics.war.outsiders.joining import JoinWar
from game.politics.war.outsiders.warnings_and_calls import CallAlly, RefuseCall, Warn
from game.rules.land.combat import Attack
from game.rules.land.movement import Move
from game.rules.land.siege import Storm
from game.rules.land.stances import Entrench, SetStance
from game.rules.money.budget import SetBudget, SetFooting, SetPosture
from game.rules.money.raising import Disband, Fortify, Raise, Reinforce
from game.rules.orders import Order
from game.rules.sea.naval import Sail, SetNavalMission
from game.rules.sea.transport import Embark, Land
from game.words import (
    Agenda,
    CabinetAnswer,
    CasusBelli,
    Clause,
    Course,
    CrisisAnswer,
    CrisisStep,
    Footing,
    Logic,
    Mission,
    Pathology,
    Phase,
    PledgeSize,
    Position,
    Posture,
    Preset,
    Rank,
    Rung,
    Settlement,
    Stance,
    Term,
    TreatyKind,
    Vote,
)
from game.world.dice import Dice
from game.world.state import memories
from game.world.state.bodies import Institution, Motion
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.forces import Force
from game.world.state.treaties import PeaceTerm, Question
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, corps, fleet, small_world, treaty

DICE = Dice(7)
FLOOD = EventDef(
    "flood",
    "Flood",
    "The river rises.",
    0,
    200,
    compile_expression("true", Signature({}, {}, {})),
    ask="red",
    options=(Option("pay", "Pay"), Option("wait", "Wait")),
)
BOOK = EventBook((FLOOD,))


@dataclass(frozen=True)
class Sample:
    """A world, an order it accepts and one it refuses."""

    world: World
    good: Order
    bad: Order
    people: tuple[int, ...] = (RED, BLUE, GREEN, WHITE)


def _politics() -> World:
    """Red A (two hexes wide), blue B and C; nobody at war."""
    world = small_world(".....\n.....", provinces="AABBC\nAABBC", owners={"B": "blue", "C": "blue"})
    world.phase, world.round = Phase.POLITICS, 0
    return world


def _front() -> tuple[World, Force, Force]:
    """A red corps next to a blue one, at war."""
    world = small_world(".....\n.....", provinces="AABBC\nAABBC", owners={"B": "blue", "C": "blue"})
    at_war(world, RED, BLUE)
    return world, corps(world, RED, 1), corps(world, BLUE, 2)


def _coast() -> tuple[World, Force, Force]:
    """A red corps and fleet in a port; the sea; blue's coast opposite; at war."""
    world = small_world("..~..\n..~..", provinces="AAsBB\nAAsBB", owners={"B": "blue"}, ports=(1, 3))
    at_war(world, RED, BLUE)
    return world, corps(world, RED, 1), fleet(world, RED, port=1)


def _reinforce() -> Sample:
    world = _politics()
    force = corps(world, RED, 0, strength=15_000)
    return Sample(world, Reinforce(RED, force.id, 5_000), Reinforce(RED, force.id, 50_000))


def _disband() -> Sample:
    world = _politics()
    mine, theirs = corps(world, RED, 0), corps(world, BLUE, 2)
    return Sample(world, Disband(RED, mine.id), Disband(RED, theirs.id))


def _answer_proposal() -> Sample:
    world = _politics()
    treaties.apply_propose_treaty(world, DICE, ProposeTreaty(BLUE, RED, TreatyKind.TRADE))
    number = next(iter(world.proposals))
    return Sample(world, AnswerProposal(RED, number, True), AnswerProposal(RED, number + 1, True))


def _leave(order: type[Order]) -> Callable[[], Sample]:
    def build() -> Sample:
        world = _politics()
        bond = treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, RED, BLUE)
        return Sample(world, order(RED, bond.id), order(RED, bond.id + 1))  # type: ignore[call-arg]

    return build


def _leave_body() -> Sample:
    world, body = _circle()
    return Sample(world, LeaveInstitution(RED, body.id), LeaveInstitution(RED, 9_999))


def _circle() -> tuple[World, Institution]:
    """Red and blue in a concert; green and white outside."""
    world = _politics()
    terms = world.rules.institutions.presets[Preset.CONCERT]
    members = {RED: Rung.COUNCIL, BLUE: Rung.COUNCIL}
    body = Institution(world.take_id(), "circle", Preset.CONCERT, "Circle", 0, terms, members)
    world.bodies[body.id] = body
    return world, body


def _found() -> Sample:
    world = _politics()
    good = FoundInstitution(RED, Preset.CONCERT, "Circle", (BLUE,))
    return Sample(world, good, FoundInstitution(RED, Preset.CONCERT, "The x", (BLUE,)))


def _invite() -> Sample:
    world, body = _circle()
    return Sample(world, Invite(RED, body.id, GREEN), Invite(RED, body.id, BLUE))


def _answer_invitation() -> Sample:
    world, body = _circle()
    del body.members[RED]
    body.register.invited[RED] = BLUE
    return Sample(world, AnswerInvitation(RED, body.id, True), AnswerInvitation(RED, body.id + 1, True))


def _apply() -> Sample:
    world, body = _circle()
    del body.members[RED]
    return Sample(world, ApplyForMembership(RED, body.id), ApplyForMembership(RED, body.id + 1))


def _call_congress() -> Sample:
    world, body = _circle()
    good = CallCongress(RED, body.id, Agenda.REFORM, clause=Clause.VETO, change=500)
    return Sample(world, good, CallCongress(RED, body.id, Agenda.REFORM, clause=Clause.VETO, change=5_000))


def _cast_vote() -> Sample:
    world, body = _circle()
    body.motion = Motion(Agenda.ARMAMENTS, BLUE, world.turn, world.turn + 1, GREEN)
    return Sample(world, CastVote(RED, body.id, Vote.AGAINST), CastVote(RED, body.id + 1, Vote.FOR))


def _contribute() -> Sample:
    world, body = _circle()
    body.register.owed[RED] = 40
    return Sample(world, Contribute(RED, body.id, 40), Contribute(RED, body.id, 41))


def _earmark() -> Sample:
    world, body = _circle()
    mine, theirs = corps(world, RED, 0), corps(world, BLUE, 2)
    return Sample(world, Earmark(RED, body.id, mine.id), Earmark(RED, body.id, theirs.id))


def _recall() -> Sample:
    world, body = _circle()
    held, free = corps(world, RED, 0), corps(world, RED, 1)
    held.earmarked = body.id
    return Sample(world, Recall(RED, held.id), Recall(RED, free.id))


def _lift_sanction() -> Sample:
    world = _politics()
    sanctions.lay(world, RED, BLUE, 2)
    return Sample(world, LiftSanction(RED, BLUE), LiftSanction(RED, GREEN))


def _reassure() -> Sample:
    world = _politics()
    corps(world, RED, 1)
    return Sample(world, Reassure(RED, BLUE), Reassure(RED, WHITE))


def _inspect() -> Sample:
    world = _politics()
    blue = world.powers[BLUE]
    blue.dealings = replace(blue.dealings, opened=world.turn + 4)
    return Sample(world, Inspect(RED, BLUE), Inspect(RED, GREEN))


def _open() -> Sample:
    world = _politics()
    at_war(world, BLUE, GREEN)
    return Sample(world, OpenToInspection(RED), OpenToInspection(BLUE))


def _apologise() -> Sample:
    world = _politics()
    memories.note_incident(world, RED, BLUE)
    return Sample(world, Apologise(RED, BLUE), Apologise(RED, GREEN))


def _influence() -> Sample:
    world = _politics()
    world.powers[BLUE].rank = Rank.MINOR
    return Sample(world, Influence(RED, BLUE), Influence(RED, GREEN))


def _call_ally() -> Sample:
    world = _politics()
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, RED, GREEN)
    struggle = at_war(world, BLUE, RED)
    return Sample(world, CallAlly(RED, struggle.id, GREEN), CallAlly(RED, struggle.id, WHITE))


def _refuse_call() -> Sample:
    world = _politics()
    treaty(world, TreatyKind.DEFENSIVE_ALLIANCE, RED, GREEN)
    struggle = at_war(world, BLUE, GREEN)
    struggle.called[RED] = GREEN
    return Sample(world, RefuseCall(RED, struggle.id), RefuseCall(RED, struggle.id + 1))


def _renounce() -> Sample:
    world = _politics()
    claims.add_claim(world, RED, 2, 4_000)
    return Sample(world, RenounceClaim(RED, 2), RenounceClaim(RED, 1))


def _choose() -> Sample:
    world = _politics()
    world.questions.append(Question("flood", RED, world.turn, ("pay", "wait")))
    return Sample(world, ChooseOption(RED, "flood", "wait"), ChooseOption(RED, "flood", "pray"))


def _answer_cabinet() -> Sample:
    world = _politics()
    home = world.powers[RED].home
    home.pathology, home.severity, home.since, home.pressed = Pathology.REVANCHISM, 3_000, 0, 1
    return Sample(world, AnswerCabinet(RED, CabinetAnswer.RESIST), AnswerCabinet(BLUE, CabinetAnswer.YIELD))


def _declare() -> Sample:
    world = _politics()
    claims.add_claim(world, RED, 2, 4_000)
    aims = (PeaceTerm(Term.CESSION, BLUE, RED, 2),)
    good = DeclareWar(RED, BLUE, CasusBelli.CLAIM, aims)
    return Sample(world, good, DeclareWar(RED, BLUE, CasusBelli.MANDATE, aims))


def _join() -> Sample:
    world = _politics()
    corps(world, RED, 0)  # who has nothing to send comes to no war
    struggle = at_war(world, 2, BLUE)
    return Sample(world, JoinWar(RED, struggle.id, BLUE), JoinWar(RED, struggle.id, 3))


def _offer_peace() -> Sample:
    world = _politics()
    struggle = at_war(world, RED, BLUE)
    terms = (PeaceTerm(Term.STATUS_QUO),)
    return Sample(world, OfferPeace(RED, struggle.id, BLUE, terms), OfferPeace(RED, struggle.id, BLUE, ()))


def _answer_peace() -> Sample:
    world = _politics()
    struggle = at_war(world, RED, BLUE)
    struggle.start, struggle.aims = world.turn - 1, (PeaceTerm(Term.CESSION, BLUE, RED, 2),)
    world.controller[world.map.place == 2] = RED
    offer = OfferPeace(BLUE, struggle.id, RED, struggle.aims)
    peace.apply_offer_peace(world, DICE, offer)
    number = next(iter(world.proposals))
    return Sample(world, AnswerPeace(RED, number, True), AnswerPeace(RED, number + 1, True))


def _demand() -> Sample:
    world = small_world(".....\n.....", provinces="CABBB\nCABBB", owners={"B": "blue", "C": "blue"})
    world.phase, world.round = Phase.POLITICS, 0
    claims.add_claim(world, RED, 2, 4_000)
    terms = (PeaceTerm(Term.CESSION, BLUE, RED, 2),)
    return Sample(world, Demand(RED, BLUE, CasusBelli.CLAIM, terms), Demand(RED, BLUE, CasusBelli.CLAIM, ()))


def quarrel(step: CrisisStep = CrisisStep.CONFERENCE, number: int = 1) -> tuple[World, Crisis]:
    """Green wants a province of blue's; red, blue, green and white are great powers at the table."""
    world = small_world(
        "......\n......", provinces="AABBCD\nAABBCD", owners={"B": "blue", "C": "blue", "D": "green"}
    )
    world.phase, world.round = Phase.CONFERENCE, number
    terms = (PeaceTerm(Term.CESSION, BLUE, GREEN, 2),)
    crisis = Crisis(
        world.take_id(), "Blue Question", 0, GREEN, BLUE, CasusBelli.CLAIM, terms, step, convener=RED
    )
    world.crises[crisis.id] = crisis
    return world, crisis


def _call_conference() -> Sample:
    world, crisis = quarrel(CrisisStep.TENSION)
    world.phase, world.round = Phase.POLITICS, 0
    return Sample(world, CallConference(RED, crisis.id), CallConference(RED, war=4))


def _let_rest() -> Sample:
    world, crisis = quarrel(CrisisStep.TENSION)
    world.phase, world.round = Phase.POLITICS, 0
    crisis.challenger, crisis.defender = RED, GREEN
    return Sample(world, LetRest(RED, crisis.id), LetRest(RED, -1))


def _sound_out() -> Sample:
    world, crisis = quarrel(CrisisStep.TENSION)
    world.phase = Phase.POLITICS
    return Sample(world, SoundOut(RED, WHITE, crisis.id), SoundOut(RED, BLUE, crisis.id), people=(RED,))


def _take_position() -> Sample:
    world, crisis = quarrel()
    good = TakePosition(RED, crisis.id, Position.MEDIATE)
    return Sample(world, good, TakePosition(RED, crisis.id + 1, Position.FOR))


def _pledge() -> Sample:
    world, crisis = quarrel()
    mine, theirs = corps(world, RED, 0), corps(world, BLUE, 2)
    good = PledgeForce(RED, crisis.id, PledgeSize.CONTINGENT, Position.AGAINST, (mine.id,))
    return Sample(world, good, PledgeForce(RED, crisis.id, PledgeSize.FULL, Position.AGAINST, (theirs.id,)))


def _propose_settlement() -> Sample:
    world, crisis = quarrel()
    quo = (PeaceTerm(Term.STATUS_QUO),)
    return Sample(
        world,
        ProposeSettlement(RED, crisis.id, Settlement.STATUS_QUO, quo),
        ProposeSettlement(RED, crisis.id, Settlement.INDEPENDENCE, quo),
    )


def _vote_settlement() -> Sample:
    world, crisis = quarrel(number=2)
    crisis.drafts = (Draft(Settlement.STATUS_QUO, (PeaceTerm(Term.STATUS_QUO),), proposer=RED),)
    return Sample(world, VoteSettlement(RED, crisis.id, 0), VoteSettlement(RED, crisis.id, 1))


def _answer_ultimatum() -> Sample:
    world, crisis = quarrel(CrisisStep.ULTIMATUM)
    crisis.decision = Draft(Settlement.STATUS_QUO, (PeaceTerm(Term.STATUS_QUO),), proposer=BLUE)
    crisis.addressed = (RED,)
    good = AnswerUltimatum(RED, crisis.id, CrisisAnswer.COMPLY)
    return Sample(world, good, AnswerUltimatum(RED, crisis.id, CrisisAnswer.PRESS))


def _answer_pledge() -> Sample:
    world, crisis = quarrel(CrisisStep.ENFORCEMENT, 2)
    crisis.addressed = (GREEN,)
    crisis.pledges[RED] = Pledge(PledgeSize.FULL, Position.AGAINST, (corps(world, RED, 0).id,))
    return Sample(world, AnswerPledge(RED, crisis.id, True), AnswerPledge(RED, crisis.id + 1, True))


def _rest_arms() -> Sample:
    world, crisis = quarrel(CrisisStep.CONFERENCE)
    crisis.defender, crisis.convener = RED, BLUE
    crisis.war = at_war(world, GREEN, RED).id
    crisis.since, crisis.sits = world.turn, world.turn + 1
    return Sample(world, RestArms(RED, crisis.id, True), RestArms(RED, crisis.id + 1, True))


def _move() -> Sample:
    world, mine, _ = _front()
    return Sample(world, Move(RED, (mine.id,), (0,)), Move(RED, (mine.id,), (2,)))


def _attack() -> Sample:
    world, mine, _ = _front()
    return Sample(world, Attack(RED, (mine.id,), 2), Attack(RED, (mine.id,), 4))


def _storm() -> Sample:
    world = small_world(".....\n.....", provinces="AABBC\nAABBC", owners={"B": "blue", "C": "blue"})
    at_war(world, RED, BLUE)
    world.places.fortress[1], world.places.garrison[1] = 1, 4_000
    mine, far = corps(world, RED, 2), corps(world, RED, 0)
    return Sample(world, Storm(RED, 1, (mine.id,)), Storm(RED, 1, (far.id,)))


def _entrench() -> Sample:
    world, mine, theirs = _front()
    return Sample(world, Entrench(RED, mine.id), Entrench(RED, theirs.id))


def _stance() -> Sample:
    world, mine, theirs = _front()
    return Sample(world, SetStance(RED, mine.id, Stance.DELAY), SetStance(RED, theirs.id, Stance.DELAY))


def _sail() -> Sample:
    world, _, ships = _coast()
    return Sample(world, Sail(RED, (ships.id,), (2,)), Sail(RED, (ships.id,), (1,)))


def _mission() -> Sample:
    world, _, _ = _coast()
    ships = fleet(world, RED, zone=2)
    return Sample(
        world, SetNavalMission(RED, ships.id, Mission.BLOCKADE), SetNavalMission(RED, 999, Mission.BLOCKADE)
    )


def _embark() -> Sample:
    world, men, ships = _coast()
    men.strength = 10_000
    return Sample(world, Embark(RED, (men.id,), ships.id), Embark(RED, (men.id,), men.id))


def _land() -> Sample:
    world, men, ships = _coast()
    ships.hex, ships.zone = -1, 2
    men.hex, men.zone, men.aboard, men.strength = -1, 2, ships.id, 10_000
    return Sample(world, Land(RED, (men.id,), 3), Land(RED, (men.id,), 4))


def _set_logic() -> Sample:
    world = _politics()
    world.settings = replace(world.settings, sandbox=True)
    good = SetLogic(RED, BLUE, Logic.CONCERT)
    return Sample(world, good, SetLogic(RED, BLUE, Logic.ADAPTIVE), people=(RED,))


SAMPLES: dict[str, Callable[[], Sample]] = {
    "set_budget": lambda: Sample(
        _politics(), SetBudget(RED, 1000, 300, 100, 100), SetBudget(RED, 9000, 300, 100, 100)
    ),
    "set_footing": lambda: Sample(
        _politics(), SetFooting(RED, Footing.ALERT), SetFooting(RED, Footing.PEACE)
    ),
    "set_posture": lambda: Sample(_politics(), SetPosture(RED, Posture.MASS), SetPosture(RED, Posture.COVER)),
    "raise": lambda: Sample(_politics(), Raise(RED, "infantry_corps", 0), Raise(RED, "infantry_corps", 1)),
    "reinforce": _reinforce,
    "disband": _disband,
    "fortify": lambda: Sample(_politics(), Fortify(RED, 0), Fortify(RED, 1)),
    "set_course": lambda: Sample(_politics(), SetCourse(RED, Course.REFORM), SetCourse(RED, Course.STEADY)),
    "answer_cabinet": _answer_cabinet,
    "set_logic": _set_logic,
    "propose_treaty": lambda: Sample(
        _politics(), ProposeTreaty(RED, BLUE, TreatyKind.TRADE), ProposeTreaty(RED, RED, TreatyKind.TRADE)
    ),
    "answer_proposal": _answer_proposal,
    "denounce": _leave(Denounce),
    "breach": _leave(Breach),
    "warn": lambda: Sample(_politics(), Warn(RED, BLUE, GREEN), Warn(RED, BLUE, BLUE)),
    "sanction": lambda: Sample(_politics(), Sanction(RED, BLUE, 2), Sanction(RED, BLUE, 4)),
    "lift_sanction": _lift_sanction,
    "reassure": _reassure,
    "open_to_inspection": _open,
    "inspect": _inspect,
    "aid": lambda: Sample(_politics(), Aid(RED, BLUE, 500), Aid(RED, BLUE, 50_000)),
    "expel_envoy": lambda: Sample(_politics(), ExpelEnvoy(RED, BLUE), ExpelEnvoy(RED, RED)),
    "apologise": _apologise,
    "influence": _influence,
    "call_ally": _call_ally,
    "refuse_call": _refuse_call,
    "found_institution": _found,
    "invite": _invite,
    "answer_invitation": _answer_invitation,
    "apply": _apply,
    "call_congress": _call_congress,
    "cast_vote": _cast_vote,
    "contribute": _contribute,
    "earmark": _earmark,
    "recall": _recall,
    "leave_institution": _leave_body,
    "claim_province": lambda: Sample(_politics(), ClaimProvince(RED, 2), ClaimProvince(RED, 0)),
    "renounce_claim": _renounce,
    "choose_option": _choose,
    "demand": _demand,
    "call_conference": _call_conference,
    "let_rest": _let_rest,
    "sound_out": _sound_out,
    "take_position": _take_position,
    "pledge": _pledge,
    "propose_settlement": _propose_settlement,
    "vote_settlement": _vote_settlement,
    "answer_ultimatum": _answer_ultimatum,
    "answer_pledge": _answer_pledge,
    "rest_arms": _rest_arms,
    "declare_war": _declare,
    "join_war": _join,
    "offer_peace": _offer_peace,
    "answer_peace": _answer_peace,
    "move": _move,
    "attack": _attack,
    "storm": _storm,
    "entrench": _entrench,
    "set_stance": _stance,
    "sail": _sail,
    "set_naval_mission": _mission,
    "embark": _embark,
    "land": _land,
}


def sample_of(kind: str) -> Sample:
    """A kind of order with a world for it; red gives both of its orders."""
    if kind not in SAMPLES:
        pytest.fail(
            f"give SAMPLES in tests/samples.py a small world and two orders of red's, legal and not: {kind}"
        )
    return SAMPLES[kind]()
