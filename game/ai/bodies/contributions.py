"""Dues: whether a power pays what it owes its bodies, and what forces it sets aside for them.

Whoever finds a body worth its seat pays; the needy and those who think nothing of it let the year pass. A
vote to stand ready is made good with the smallest forces that fill the contingent.
"""

from __future__ import annotations

from game.ai.bodies import assembly, belonging
from game.ai.seat import situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.politics.bodies import contributions, institutions
from game.politics.bodies.contributions import Contribute, Earmark, Recall
from game.words import Motive, Rung
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.bodies import Institution
from game.world.state.forces import Force


def mind_dues(desk: Desk) -> None:
    """Pay or let it be, then look after contingents."""
    for body in institutions.bodies_of(desk.view, desk.power):
        owed = body.register.owed.get(desk.power, 0)
        treasury = desk.view.powers[desk.power].treasury
        if owed and treasury >= desk.view.rules.minds.bodies.stretched * owed:
            reasons = _reasons_to_pay(desk.view, body)
            if score(reasons) > 0:
                desk.submit(Contribute(desk.power, body.id, owed), reasons)
    _mind_contingents(desk)


def _reasons_to_pay(view: View, body: Institution) -> list[Reason]:
    """The good name of whoever pays, and to a power that makes policy what the body is worth."""
    name = Reason(Motive.SEEN_TO_PAY, view.rules.minds.bodies.seen_to_pay)
    if view.power not in view.facts.policy_makers:
        return [name]
    return [*belonging.worth(assembly.judge_of(view, situation.read(view)), body), name]


def _mind_contingents(desk: Desk) -> None:
    view, power = desk.view, desk.power
    for body in institutions.bodies_of(view, power):
        if power in body.register.pledged:
            reasons = reasons_to_stand_ready(view, situation.read(view), body)
            if score(reasons) > 0:
                _fill(desk, body, reasons)
        elif power in body.register.earmarks and not _is_on_guard(view, body):
            _send_home(desk, body)


def reasons_to_stand_ready(view: View, here: Situation, body: Institution) -> list[Reason]:
    """What speaks for making a vote good."""
    minds, la = view.rules.minds.bodies, here.creed.everything
    feared = max((here.threats.get(p, 0) for p in body.register.marked), default=0)
    return [
        Reason(Motive.GIVEN_VOTE, fixed.mul(la, minds.given_vote)),
        Reason(Motive.THEIR_THREAT, feared, tuple(body.register.marked)),
        Reason(Motive.SEEN_TO_PAY, minds.seen_to_pay),
        Reason(Motive.COST, minds.readiness_cost),
        Reason(Motive.LEAVE_IT_TO_OTHERS, fixed.mul(fixed.ONE - la, minds.free_ride)),
    ]


def _fill(desk: Desk, body: Institution, reasons: list[Reason]) -> None:
    """Set the smallest forces aside until the contingent is full."""
    view, power = desk.view, desk.power
    army = queries.strength_of(view, power)
    missing = contributions.contingent(view, body, army) - body.register.earmarks.get(power, 0)
    for force in _at_hand(view, power):
        if missing <= 0:
            return
        if isinstance(desk.submit(Earmark(power, body.id, force.id), reasons), list):
            missing -= force.strength


def _at_hand(view: View, power: int) -> list[Force]:
    """Forces that could be set aside, the smallest first."""
    free = [
        f for f in queries.land_forces_of(view, power)
        if f.earmarked < 0 and f.ready_turn <= view.turn and _is_at_home(view, f)
    ]  # fmt: skip
    return sorted(free, key=lambda f: (f.strength, f.id))


def _is_at_home(view: View, force: Force) -> bool:
    """Whether a force stands on its own country's ground."""
    if force.at_sea:
        return queries.is_at_home_overseas(view, force)
    return int(view.controller[force.hex]) == force.power


def _is_on_guard(view: View, body: Institution) -> bool:
    """Whether the body stands guard against anybody."""
    return any(contributions.guard(view, body, p) for p in body.register.marked)


def _send_home(desk: Desk, body: Institution) -> None:
    """The danger is past: what was set aside is free again."""
    if body.members[desk.power] < Rung.COUNCIL:
        return
    for force in queries.land_forces_of(desk.view, desk.power):
        if force.earmarked == body.id:
            desk.submit(Recall(desk.power, force.id), (Reason(Motive.DANGER_PAST, 1),))
