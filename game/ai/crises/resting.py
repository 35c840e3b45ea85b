"""Resting: whether a belligerent lets his arms rest until a table sits.

Who is winning loses by every month, who is losing or tired gains; concert logic owes those who are to sit a
quiet table.
"""

from __future__ import annotations

from game.ai.crises import stakes
from game.ai.crises.judges import Judge
from game.ai.seat.desk import Reason
from game.words import Motive
from game.world import fixed
from game.world.sight.view import View
from game.world.state.crises import Crisis


def reasons_to_rest(view: View, crisis: Crisis, judge: Judge) -> list[Reason]:
    """What speaks for an armistice, to a party as it weighs things."""
    minds, hope = view.rules.minds.crises, stakes.affair_of(view, crisis, judge).hope
    tired = view.powers[judge.power].weariness
    return [
        Reason(Motive.OUTMATCHED, fixed.mul(minds.outmatched, fixed.ONE - hope)),
        Reason(Motive.WINNING_ANYWAY, -fixed.mul(minds.outmatched, hope)),
        Reason(Motive.WISH_FOR_PEACE, fixed.mul(minds.war_weariness, tired)),
        Reason(Motive.ORDER, fixed.mul(minds.order, judge.creed.crises)),
    ]
