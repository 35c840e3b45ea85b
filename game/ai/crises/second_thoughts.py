"""Second thoughts: whether what one has asked for becomes a threat, or is let rest while that is cheap.

An ultimatum that would be defied and that one would not make good is worse than none: who is no match for the
other protests and leaves it there (docs/politics.md#incidents).
"""

from __future__ import annotations

from game.ai.crises import arms, bargaining, stakes
from game.ai.crises.judges import judge_of
from game.ai.seat.desk import Desk, Reason, score
from game.politics.crises import crises
from game.politics.crises.courtesies import LetRest, check_let_rest
from game.words import Motive
from game.world import fixed
from game.world.sight.view import View
from game.world.state.crises import Crisis


def think_twice(desk: Desk) -> None:
    """Before a demand of one's own becomes an ultimatum, let it rest if that is better."""
    view = desk.view
    for crisis in crises.living(view):
        is_due = view.turn - crisis.since >= view.rules.crises.tension_quarters
        order = LetRest(desk.power, crisis.id)
        if is_due and check_let_rest(view, order) is None:
            reasons = reasons_to_let_rest(view, crisis)
            if score(reasons) > 0:
                desk.submit(order, reasons)


def reasons_to_let_rest(view: View, crisis: Crisis) -> list[Reason]:
    """What speaks for letting a demand of one's own rest: the chance that it is defied and dropped."""
    judge, rules, minds = judge_of(view, view.power), view.rules.crises, view.rules.minds.crises
    chance = arms.challengers_chance(view, crisis, judge)
    worth = max(0, score(stakes.worth_of(view, crisis, crises.own_demand(crisis), judge)))
    pressed = bargaining.reasons_to_press(view, crisis)
    idle = fixed.ONE - chance if score(pressed) <= 0 else 0
    lost = rules.drop_legitimacy + crises.standing_dropped(view, crisis)
    return [
        Reason(Motive.IDLE_THREAT, fixed.mul(fixed.mul(lost, minds.drop_face), idle), (crisis.defender,)),
        Reason(
            Motive.FACE,
            -fixed.mul(rules.rested_legitimacy, minds.drop_face) - fixed.mul(worth, fixed.ONE - idle),
        ),
    ]
