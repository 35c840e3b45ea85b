"""The congressman: votes on what is before a power's bodies, and calls a congress when that is worth it.

Envoys are few and a body meets rarely, so a congress is called for the one question worth most, and only
where the votes look likely to carry it.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.ai.bodies import assembly
from game.ai.seat import situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.politics.bodies import congress
from game.politics.bodies.congress import CallCongress, CastVote
from game.words import Agenda, Clause, Motive, Rank, Rung, Vote
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.bodies import Institution, Motion

Question = tuple[int, CallCongress, list[Reason]]


def mind_votes(desk: Desk) -> None:
    """Vote where a question is open and one has not voted yet."""
    for body in list(desk.view.bodies.values()):
        motion = body.motion
        if motion is None or desk.power in motion.votes:
            continue
        if congress.may_vote(desk.view, body, desk.power):
            vote, reasons = choose(desk.view, situation.read(desk.view), body, motion)
            desk.submit(CastVote(desk.power, body.id, vote), reasons)


def choose(view: View, here: Situation, body: Institution, motion: Motion) -> tuple[Vote, list[Reason]]:
    """How a power votes and why; a subject with its lord, whose foreign policy it shares."""
    lord = queries.sovereign_of(view, here.power)
    if lord == here.power:
        reasons = assembly.weigh(assembly.judge_of(view, here), body, motion)
        return assembly.vote_for(view, reasons), reasons
    said = motion.votes.get(lord)
    if said is None:
        said = assembly.vote_for(view, assembly.weigh(assembly.judge_for(view, lord), body, motion))
    side = {Vote.FOR: 1, Vote.AGAINST: -1, Vote.ABSTAIN: 0}[said]
    return said, [Reason(Motive.OVERLORD, side * view.rules.minds.bodies.overlord)]


def mind_congress(desk: Desk) -> None:
    """Call a congress about the question worth most, if any is worth it and would be carried."""
    view = desk.view
    if queries.is_at_war(view, desk.power) or not desk.dice.chance(
        view.turn, view.rules.minds.bodies.calls, "choice", "congress", view.roster[desk.power].id
    ):
        return
    found = questions(view, situation.read(view))
    if found:
        _, order, reasons = found[0]
        desk.submit(order, reasons)


def questions(view: View, here: Situation) -> list[Question]:
    """Questions worth a congress that would be carried, with score and reasons, the best first."""
    judge = assembly.judge_of(view, here)
    found: list[Question] = []
    for body in view.bodies.values():
        if congress.check_caller(view, here.power, body.id) is not None:
            continue
        for order in _thinkable(view, here, body):
            motion = as_motion(order)
            reasons = assembly.weigh(judge, body, motion)
            worth = score(reasons)
            if worth < _trouble(view, order) or congress.check_call_congress(view, order) is not None:
                continue
            if assembly.foresee(view, here, body, motion).is_carried:
                found.append((worth, order, reasons))
    found.sort(key=lambda q: (-q[0], q[1].body, q[1].item, q[1].subject, q[1].clause or "", q[1].change))
    return found


def _trouble(view: View, order: CallCongress) -> int:
    """What a question must be worth for a congress: less where a great power asks for its place."""
    minds = view.rules.minds.bodies
    is_great = order.item is Agenda.ADMISSION and view.powers[order.subject].rank is Rank.GREAT
    return minds.trouble - (minds.great_asks if is_great else 0)


def as_motion(order: CallCongress) -> Motion:
    """The question an order would put."""
    return Motion(order.item, order.power, 0, 0, order.subject, order.clause, order.change)


def _thinkable(view: View, here: Situation, body: Institution) -> Iterator[CallCongress]:
    """Questions that come to mind: applicants, breakers of the peace, great armies, and at times a reform."""
    me = here.power
    for power in body.register.applied:
        yield CallCongress(me, body.id, Agenda.ADMISSION, power)
    for power, rung in body.members.items():
        if power != me and rung >= Rung.COUNCIL and _is_outrageous(view, me, power):
            yield CallCongress(me, body.id, Agenda.EXPULSION, power)
    if body.parameters.deterrence:
        for power in view.facts.policy_makers:
            armed = int(view.beliefs.arms[me, power]) >= view.rules.congress.inquiry
            if power != me and armed and view.powers[power].exists and not _is_watched(view, body, power):
                yield CallCongress(me, body.id, Agenda.ARMAMENTS, power)
    if view.turn - max(body.met, body.founded) >= view.rules.minds.bodies.content:
        step = view.rules.congress.reform_step
        for clause in Clause:
            for change in (step, -step):
                yield CallCongress(me, body.id, Agenda.REFORM, clause=clause, change=change)


def _is_outrageous(view: View, me: int, power: int) -> bool:
    """Whether a member's conduct has put its seat in question."""
    guilty = any(not w.is_over and w.verdicts.get(me) == power for w in view.wars.values())
    return guilty or view.powers[power].compliance < view.rules.minds.bodies.outrage


def _is_watched(view: View, body: Institution, power: int) -> bool:
    """Whether the body looked into a power's arms not long ago, or it is at war and has cause to arm."""
    since = body.register.examined.get(power)
    return (since is not None and view.turn - since < view.rules.minds.bodies.patience) or queries.is_at_war(
        view, power
    )
