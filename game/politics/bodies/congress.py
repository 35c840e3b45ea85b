"""Congresses: a member calls the others together about one question, and they vote by the rule of the body.

On the agenda stands the admission of a power to its next rung, the expulsion of one, the reform of one
parameter by a little, or an inquiry into a power's armaments. Members have at least a quarter to vote, more
where one voice can stop the rest; the vote is taken at the end of the politics phase, and who said nothing
abstained. A body that has met needs a year before it meets again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from game.politics.bodies import inquiry, membership
from game.politics.bodies.institutions import change_membership
from game.politics.bodies.voting import Decision, Result, outcome, voices_of
from game.politics.envoys import check_envoys, spend_envoys
from game.politics.perception import evidence
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Agenda, Clause, Vote
from game.world import fixed
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.bodies import Institution, Motion
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class CallCongress(Order):
    """Call the members of a body together about one question."""

    kind: ClassVar[str] = "call_congress"
    body: int
    item: Agenda
    subject: PowerNumber = -1  # the power it is about, but for a reform
    clause: Clause | None = None  # reform: the parameter, and what is added to it
    change: int = 0


@dataclass(frozen=True, slots=True)
class CastVote(Order):
    """Vote on the question before a body; until the vote is taken you may change your mind."""

    kind: ClassVar[str] = "cast_vote"
    body: int
    vote: Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class CongressCalled(Record):
    """A power called the members of a body together about a question."""

    type: ClassVar[str] = "congress_called"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "item"
    body: str
    power: PowerWord
    item: Agenda
    subject: str
    clause: Clause | Literal[""]
    change: int
    until: str  # when the vote is taken

    def is_news(self) -> bool:
        """That somebody's arms are to be looked into is none; what is found there is."""
        return self.item is not Agenda.ARMAMENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCast(Record):
    """A power said for or against the question before a body, or that it abstains."""

    type: ClassVar[str] = "vote_cast"
    decision: ClassVar[bool] = True
    body: str
    power: PowerWord
    vote: Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class CongressEnded(Record):
    """A congress decided, or could not: who was for and against, with what weight, and who stopped it."""

    type: ClassVar[str] = "congress_ended"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "item"
    body: str
    power: PowerWord  # that had called it
    item: Agenda
    subject: str
    clause: Clause | Literal[""]
    change: int
    result: Result | Literal["lapsed"]  # carried, lost, blocked, lapsed
    supporters: tuple[str, ...]
    opponents: tuple[str, ...]
    blockers: tuple[str, ...]
    weight_for: int
    weight_against: int
    weight_silent: int
    needed: int

    def is_news(self) -> bool:
        """An inquiry that was agreed to is none: what it finds is told in the same breath."""
        return self.item is not Agenda.ARMAMENTS or self.result != "carried"


# --- calling ----------------------------------------------------------------------------------------


def check_call_congress(reader: Reader, order: CallCongress) -> Refusal | None:
    """A member with a voice, a body at leisure, and a question that can be put."""
    if bad := check_caller(reader, order.power, order.body):
        return bad
    if bad := check_question(reader, reader.bodies[order.body], order):
        return bad
    return check_envoys(reader, order.power, order.kind)


def check_caller(reader: Reader, power: int, body_id: int) -> Refusal | None:
    """Whether a power may call a congress of a body at all this quarter."""
    body = reader.bodies.get(body_id)
    if body is None or power not in body.members:
        return refuse(Code.NO_SUCH_BODY, body=body_id)
    if queries.sovereign_of(reader, power) != power:
        return refuse(Code.UNDER_AN_OVERLORD, power=reader.roster[power].id)
    if power not in voices_of(reader, body):
        return refuse(Code.NO_VOICE, body=body.name)
    if body.motion is not None:
        return refuse(Code.IN_SESSION, body=body.name)
    if not is_at_leisure(reader, body):
        return refuse(Code.MET_RECENTLY, body=body.name, quarters=reader.rules.congress.pause)
    return None


def is_at_leisure(reader: Reader, body: Institution) -> bool:
    """Whether a body has no question before it, and has not met too lately for another."""
    rested = body.met < 0 or reader.turn - body.met >= reader.rules.congress.pause
    return body.motion is None and rested


def check_question(reader: Reader, body: Institution, order: CallCongress) -> Refusal | None:
    """Whether a body can be asked this today, whoever asks."""
    if order.item is Agenda.REFORM:
        return _check_reform(reader, body, order)
    powers = reader.powers
    if not 0 <= order.subject < len(powers) or not powers[order.subject].exists:
        return refuse(Code.NO_SUCH_POWER, power=order.subject)
    name = reader.roster[order.subject].id
    if order.item is Agenda.ADMISSION:
        asked = order.subject in body.register.applied
        return None if asked else refuse(Code.NOT_AN_APPLICANT, power=name, body=body.name)
    if order.subject == order.power:
        return refuse(Code.NO_SUCH_POWER, power=order.subject)
    if order.item is Agenda.EXPULSION and order.subject not in body.members:
        return refuse(Code.NO_SUCH_BODY, body=body.id)
    return None


def _check_reform(reader: Reader, body: Institution, order: CallCongress) -> Refusal | None:
    if order.clause is None or not order.change:
        return refuse(Code.NOTHING_TO_DO)
    if order.subject >= 0:
        return refuse(Code.NO_SUCH_POWER, power=order.subject)  # a reform is about no power
    now = parameter(body, order.clause)
    step = reader.rules.congress.reform_step
    if abs(order.change) > step:
        return refuse(Code.STEP_TOO_LARGE, what=order.clause, step=step, now=now)
    if not 0 <= now + order.change <= fixed.ONE:
        return refuse(Code.OUT_OF_RANGE, what=order.clause, low=0, high=fixed.ONE)
    return None


def parameter(body: Institution, clause: Clause) -> int:
    """What a parameter of a body stands at."""
    return int(getattr(body.parameters, clause))


def apply_call_congress(world: World, dice: Dice, order: CallCongress) -> list[Record]:
    """Send for the members, and put the question."""
    spend_envoys(world, order.power, order.kind)
    return [put(world, order)]


def put(world: World, order: CallCongress) -> CongressCalled:
    """Put the question; who calls the congress is for it."""
    body = world.bodies[order.body]
    rules = world.rules.congress
    slow = rules.deliberation if body.parameters.veto >= rules.consensus else 0
    due = world.turn + rules.sitting + slow
    body.motion = Motion(
        order.item, order.power, world.turn, due, order.subject, order.clause, order.change,
        {order.power: Vote.FOR},
    )  # fmt: skip
    last = min(due, world.facts.extended_last_turn)
    return CongressCalled(
        body=body.name, power=world.roster[order.power].id, item=order.item,
        subject=queries.name_of(world, order.subject), clause=order.clause or "", change=order.change,
        until=world.facts.calendar.date(last),
    )  # fmt: skip


# --- voting -----------------------------------------------------------------------------------------


def may_vote(reader: Reader, body: Institution, power: int) -> bool:
    """Whether a power has a voice in the question before a body."""
    motion = body.motion
    return motion is not None and power in voices_of(reader, body, interested_party(motion))


def interested_party(motion: Motion) -> tuple[int, ...]:
    """The party a question is about, whose voice the kind of body may set aside."""
    return (motion.subject,) if motion.subject >= 0 else ()


def check_cast_vote(reader: Reader, order: CastVote) -> Refusal | None:
    """A question must be open, and one's voice in it counted."""
    body = reader.bodies.get(order.body)
    if body is None or body.motion is None:
        return refuse(Code.NO_SUCH_MOTION, body=order.body)
    if not may_vote(reader, body, order.power):
        return refuse(Code.NO_VOICE, body=body.name)
    return refuse(Code.NOTHING_TO_DO) if body.motion.votes.get(order.power) is order.vote else None


def apply_cast_vote(world: World, dice: Dice, order: CastVote) -> list[Record]:
    """Say so, in the open."""
    return say(world, order)


def say(world: World, order: CastVote) -> list[Record]:
    """Enter a vote."""
    body = world.bodies[order.body]
    assert body.motion is not None
    body.motion.votes[order.power] = order.vote
    return [VoteCast(body=body.name, power=world.roster[order.power].id, vote=order.vote)]


def awaiting(reader: Reader, power: int) -> list[Institution]:
    """Bodies that wait for a power: it is invited, or has a voice in a question and has not spoken."""
    return [
        body
        for body in reader.bodies.values()
        if power in body.register.invited
        or (body.motion is not None and power not in body.motion.votes and may_vote(reader, body, power))
    ]


def reckon(reader: Reader, body: Institution, motion: Motion) -> Decision:
    """How the vote on a question would go as it stands."""
    return outcome(reader, body, motion.votes, interested_party(motion))


# --- deciding ---------------------------------------------------------------------------------------


def settle_congresses(world: World, dice: Dice) -> list[Record]:
    """Phase: the votes that are due are taken, and what they say is done."""
    records: list[Record] = []
    for body in list(world.bodies.values()):
        motion = body.motion
        if motion is None or world.turn < motion.due:
            continue
        body.motion, body.met = None, world.turn
        decision = reckon(world, body, motion)
        if _is_moot(world, body, motion):
            records.append(_ended(world, body, motion, decision, "lapsed"))
            continue
        records.append(_ended(world, body, motion, decision, decision.result))
        records += (
            _carry_out(world, dice, body, motion) if decision.is_carried else _drop(world, body, motion)
        )
    return records


def _is_moot(reader: Reader, body: Institution, motion: Motion) -> bool:
    """Whether there is nothing left to decide: the power concerned is gone, or withdrew."""
    if motion.item is Agenda.REFORM:
        assert motion.clause is not None
        return not 0 <= parameter(body, motion.clause) + motion.change <= fixed.ONE
    if not reader.powers[motion.subject].exists:
        return True
    if motion.item is Agenda.ADMISSION:
        return motion.subject not in body.register.applied
    return motion.item is Agenda.EXPULSION and motion.subject not in body.members


def _ended(
    world: World, body: Institution, motion: Motion, decision: Decision, result: Result | Literal["lapsed"]
) -> CongressEnded:
    return CongressEnded(
        body=body.name, power=queries.name_of(world, motion.caller), item=motion.item,
        subject=queries.name_of(world, motion.subject), clause=motion.clause or "", change=motion.change,
        result=result,
        supporters=queries.names(world, _said(world, body, motion, Vote.FOR)),
        opponents=queries.names(world, _said(world, body, motion, Vote.AGAINST)),
        blockers=queries.names(world, decision.blockers), weight_for=decision.weight_for,
        weight_against=decision.weight_against, weight_silent=decision.weight_silent, needed=decision.needed,
    )  # fmt: skip


def _said(reader: Reader, body: Institution, motion: Motion, vote: Vote) -> list[int]:
    """Members whose counted voice said so, ascending."""
    voices = voices_of(reader, body, interested_party(motion))
    return [p for p in voices if motion.votes.get(p) is vote]


def _carry_out(world: World, dice: Dice, body: Institution, motion: Motion) -> list[Record]:
    """Do what the members decided."""
    supporters = _said(world, body, motion, Vote.FOR)
    match motion.item:
        case Agenda.ADMISSION:
            rung = membership.next_rung(world, body, motion.subject)
            assert rung is not None
            records = membership.climb(world, body, motion.subject, rung)
            return records + evidence.note_welcome(world, motion.subject, supporters, "welcome")
        case Agenda.EXPULSION:
            share = world.rules.congress.expulsion
            out = change_membership(world, body, motion.subject, None)
            return [out, *evidence.shut_out(world, motion.subject, supporters, share, "expelled")]
        case Agenda.REFORM:
            assert motion.clause is not None
            value = parameter(body, motion.clause) + motion.change
            body.parameters = replace(body.parameters, **{motion.clause.value: value})
            return []
        case Agenda.ARMAMENTS:
            return inquiry.examine(world, dice, body, motion.subject, supporters)


def _drop(world: World, body: Institution, motion: Motion) -> list[Record]:
    """Leave all as it is; a power that was refused knows by whom."""
    if motion.item is not Agenda.ADMISSION:
        return []
    body.register.applied.pop(motion.subject, None)
    body.register.parted[motion.subject] = world.turn
    opponents = _said(world, body, motion, Vote.AGAINST)
    share = world.rules.congress.exclusion
    return evidence.shut_out(world, motion.subject, opponents, share, "refused")
