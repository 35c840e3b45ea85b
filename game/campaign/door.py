"""The one door: every order passes here, is judged on its power's View, and only then changes the world.

The table says for each kind of order who checks it, who applies it and in which phases it may be given; what
it asks of others, who answer at once; and whether it is such an answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from game.ai import minister
from game.ai.seat.desk import Desk
from game.events import engine
from game.events.engine import EventBook
from game.politics import sandbox
from game.politics.bodies import congress, contributions, institutions, membership
from game.politics.crises import conference, courtesies, crises
from game.politics.crises.outcomes import armistice, ballots
from game.politics.crises.seats import soundings
from game.politics.home import cabinet_pressure, home
from game.politics.statecraft import aid, inspections, reassurance, sanctions
from game.politics.treaties import claims, treaties
from game.politics.war.ends import peace
from game.politics.war.outbreak import war
from game.politics.war.outsiders import joining, warnings_and_calls
from game.rules.land import combat, movement, siege, stances
from game.rules.money import budget, raising
from game.rules.orders import Code, Order, Refusal, refuse
from game.rules.sea import naval, transport
from game.words import Phase
from game.world.dice import Dice
from game.world.records import Record
from game.world.shapes import fits
from game.world.sight.view import View
from game.world.state.world import World

Check = Callable[[View, Any], Refusal | None]
Apply = Callable[[World, Dice, Any], list[Record]]
Execute = Callable[[World, Dice, EventBook, Any], list[Record]]

POLITICS = frozenset({Phase.POLITICS})
COUNCIL = frozenset({Phase.POLITICS, Phase.CONFERENCE})
TABLE = frozenset({Phase.CONFERENCE})
OPERATIONS = frozenset({Phase.OPERATIONS})
ANY_SEAT_PHASE = POLITICS | OPERATIONS


@dataclass(frozen=True, slots=True)
class Request:
    """What an order can lay before others, told by one record each.

    ``asked`` says whom a record asks (-1: nobody any more), ``about`` the number of what it asks about, and
    ``answer`` is how the computer replies to that number at the desk of the power that was asked.
    """

    record: type[Record]
    asked: Callable[[World, Any], int]
    about: Callable[[Any], int]
    answer: Callable[[Desk, int], None]


@dataclass(frozen=True, slots=True)
class OrderKind:
    """How one kind of order is judged and carried out.

    What it ``asks`` of others the computer answers at once, a person when all have acted. An order that
    ``is_answer`` the computer gives out of turn.
    """

    order: type[Order]
    check: Check
    execute: Execute
    phases: frozenset[Phase]
    asks: Request | None = None
    is_answer: bool = False


def _row(
    order: type[Order],
    check: Check,
    apply: Apply,
    phases: frozenset[Phase],
    *,
    asks: Request | None = None,
    is_answer: bool = False,
) -> OrderKind:
    """A kind whose execution needs no event book, as all but one do not."""
    return OrderKind(
        order, check, lambda world, dice, book, given: apply(world, dice, given), phases, asks, is_answer
    )


def _receiver(world: World, offered: treaties.TreatyProposed | peace.PeaceOffered) -> int:
    proposal = world.proposals.get(offered.proposal)
    return -1 if proposal is None else proposal.receiver


def _offer(record: type[Record]) -> Request:
    return Request(record, _receiver, attrgetter("proposal"), minister.answer)


TREATY, PEACE = _offer(treaties.TreatyProposed), _offer(peace.PeaceOffered)
INVITATION = Request(
    membership.InvitationSent,
    lambda world, sent: sent.to_index,
    attrgetter("body_id"),
    minister.answer_invitation,
)
CALL = Request(
    warnings_and_calls.AllyCalled,
    lambda world, called: called.ally_index,
    attrgetter("war"),
    minister.answer_call,
)


def _kinds(*rows: OrderKind) -> dict[str, OrderKind]:
    table = {row.order.kind: row for row in rows}
    if len(table) != len(rows):
        raise ValueError("two orders share a word")
    return table


ORDERS: dict[str, OrderKind] = _kinds(
    # budget and raising
    _row(budget.SetBudget, budget.check_set_budget, budget.apply_set_budget, POLITICS),
    _row(budget.SetFooting, budget.check_set_footing, budget.apply_set_footing, POLITICS),
    _row(budget.SetPosture, budget.check_set_posture, budget.apply_set_posture, POLITICS),
    _row(raising.Raise, raising.check_raise, reassurance.apply_raise, POLITICS),
    _row(raising.Reinforce, raising.check_reinforce, reassurance.apply_reinforce, POLITICS),
    _row(raising.Disband, raising.check_disband, raising.apply_disband, POLITICS),
    _row(raising.Fortify, raising.check_fortify, raising.apply_fortify, POLITICS),
    # home
    _row(home.SetCourse, home.check_set_course, home.apply_set_course, POLITICS),
    _row(
        cabinet_pressure.AnswerCabinet,
        cabinet_pressure.check_answer_cabinet,
        cabinet_pressure.apply_answer_cabinet,
        POLITICS,
    ),
    # diplomacy
    _row(
        treaties.ProposeTreaty,
        treaties.check_propose_treaty,
        treaties.apply_propose_treaty,
        POLITICS,
        asks=TREATY,
    ),
    _row(
        treaties.AnswerProposal,
        treaties.check_answer_proposal,
        treaties.apply_answer_proposal,
        POLITICS,
        is_answer=True,
    ),
    _row(treaties.Denounce, treaties.check_denounce, treaties.apply_denounce, POLITICS),
    _row(treaties.Breach, treaties.check_breach, treaties.apply_breach, POLITICS),
    _row(warnings_and_calls.Warn, warnings_and_calls.check_warn, warnings_and_calls.apply_warn, POLITICS),
    _row(sanctions.Sanction, sanctions.check_sanction, sanctions.apply_sanction, POLITICS),
    _row(sanctions.LiftSanction, sanctions.check_lift_sanction, sanctions.apply_lift_sanction, POLITICS),
    _row(reassurance.Reassure, reassurance.check_reassure, reassurance.apply_reassure, POLITICS),
    _row(inspections.OpenToInspection, inspections.check_open, inspections.apply_open, POLITICS),
    _row(inspections.Inspect, inspections.check_inspect, inspections.apply_inspect, POLITICS),
    _row(aid.Aid, aid.check_aid, aid.apply_aid, POLITICS),
    _row(courtesies.ExpelEnvoy, courtesies.check_expel_envoy, courtesies.apply_expel_envoy, POLITICS),
    _row(courtesies.Apologise, courtesies.check_apologise, courtesies.apply_apologise, POLITICS),
    _row(courtesies.LetRest, courtesies.check_let_rest, courtesies.apply_let_rest, POLITICS),
    _row(courtesies.Influence, courtesies.check_influence, courtesies.apply_influence, POLITICS),
    # bodies
    _row(
        membership.FoundInstitution, membership.check_found, membership.apply_found, POLITICS, asks=INVITATION
    ),
    _row(membership.Invite, membership.check_invite, membership.apply_invite, POLITICS, asks=INVITATION),
    _row(
        membership.AnswerInvitation,
        membership.check_answer_invitation,
        membership.apply_answer_invitation,
        POLITICS,
        is_answer=True,
    ),
    _row(
        membership.ApplyForMembership,
        membership.check_membership_application,
        membership.apply_membership_application,
        POLITICS,
    ),
    _row(congress.CallCongress, congress.check_call_congress, congress.apply_call_congress, POLITICS),
    _row(congress.CastVote, congress.check_cast_vote, congress.apply_cast_vote, POLITICS),
    _row(
        contributions.Contribute,
        contributions.check_contribute,
        contributions.apply_contribute,
        POLITICS,
    ),
    _row(contributions.Earmark, contributions.check_earmark, contributions.apply_earmark, POLITICS),
    _row(contributions.Recall, contributions.check_recall, contributions.apply_recall, POLITICS),
    _row(institutions.LeaveInstitution, institutions.check_leave, institutions.apply_leave, POLITICS),
    _row(claims.ClaimProvince, claims.check_claim_province, claims.apply_claim_province, POLITICS),
    _row(claims.RenounceClaim, claims.check_renounce_claim, claims.apply_renounce_claim, POLITICS),
    OrderKind(engine.ChooseOption, engine.check_choose_option, engine.apply_choose_option, POLITICS),
    # crises
    _row(crises.Demand, crises.check_demand, crises.apply_demand, POLITICS),
    _row(crises.CallConference, crises.check_call_conference, crises.apply_call_conference, POLITICS),
    _row(soundings.SoundOut, soundings.check_sound_out, soundings.apply_sound_out, POLITICS),
    _row(conference.TakePosition, conference.check_take_position, conference.apply_take_position, TABLE),
    _row(conference.PledgeForce, conference.check_pledge, conference.apply_pledge, TABLE),
    _row(
        conference.ProposeSettlement,
        conference.check_propose_settlement,
        conference.apply_propose_settlement,
        TABLE,
    ),
    _row(ballots.VoteSettlement, ballots.check_vote_settlement, ballots.apply_vote_settlement, TABLE),
    _row(
        conference.AnswerUltimatum,
        conference.check_answer_ultimatum,
        conference.apply_answer_ultimatum,
        TABLE,
    ),
    _row(armistice.RestArms, armistice.check_rest_arms, armistice.apply_rest_arms, TABLE),
    _row(conference.AnswerPledge, conference.check_answer_pledge, conference.apply_answer_pledge, TABLE),
    # war and peace
    _row(war.DeclareWar, war.check_declare_war, war.apply_declare_war, POLITICS),
    _row(joining.JoinWar, joining.check_join_war, joining.apply_join_war, COUNCIL, is_answer=True),
    _row(
        warnings_and_calls.CallAlly,
        warnings_and_calls.check_call_ally,
        warnings_and_calls.apply_call_ally,
        POLITICS,
        asks=CALL,
    ),
    _row(
        warnings_and_calls.RefuseCall,
        warnings_and_calls.check_refuse_call,
        warnings_and_calls.apply_refuse_call,
        POLITICS,
        is_answer=True,
    ),
    _row(peace.OfferPeace, peace.check_offer_peace, peace.apply_offer_peace, ANY_SEAT_PHASE, asks=PEACE),
    _row(
        peace.AnswerPeace,
        peace.check_answer_peace,
        peace.apply_answer_peace,
        ANY_SEAT_PHASE,
        asks=PEACE,
        is_answer=True,
    ),
    # a sandbox campaign
    _row(sandbox.SetLogic, sandbox.check_set_logic, sandbox.apply_set_logic, POLITICS),
    # operations
    _row(movement.Move, movement.check_move, movement.apply_move, OPERATIONS),
    _row(combat.Attack, combat.check_attack, combat.apply_attack, OPERATIONS),
    _row(siege.Storm, siege.check_storm, siege.apply_storm, OPERATIONS),
    _row(stances.Entrench, stances.check_entrench, stances.apply_entrench, OPERATIONS),
    _row(stances.SetStance, stances.check_set_stance, stances.apply_set_stance, OPERATIONS),
    _row(naval.Sail, naval.check_sail, naval.apply_sail, OPERATIONS),
    _row(naval.SetNavalMission, naval.check_set_naval_mission, naval.apply_set_naval_mission, OPERATIONS),
    _row(transport.Embark, transport.check_embark, transport.apply_embark, OPERATIONS),
    _row(transport.Land, transport.check_land, transport.apply_land, OPERATIONS),
)


def is_order(world: World, order: object) -> bool:
    """Whether something is an order: of a kind there is, from a power there is, with values that can be."""
    kind = ORDERS.get(getattr(order, "kind", ""))
    if kind is None or not isinstance(order, kind.order) or not fits(kind.order, order):
        return False
    return 0 <= order.power < len(world.powers)


def judge(view: View, order: Order) -> Refusal | None:
    """Whether the power that owns the View may give this order now; None means yes."""
    kind = ORDERS[order.kind]
    if order.power != view.power:
        return refuse(Code.NOT_YOUR_TURN, power=order.power)
    if not view.powers[order.power].exists:
        return refuse(Code.NO_SUCH_POWER, power=order.power)
    if view.phase not in kind.phases:
        return refuse(Code.WRONG_PHASE, order=order.kind, phase=view.phase)
    return kind.check(view, order)


def execute(world: World, dice: Dice, book: EventBook, order: Order) -> list[Record]:
    """Carry out an order that was judged; the only writer besides the phases."""
    return ORDERS[order.kind].execute(world, dice, book, order)
