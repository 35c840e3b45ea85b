"""Subjects: whom, or what land, a term of what a settlement is worth speaks of when it is told."""

from __future__ import annotations

from game.ai.crises.judges import Judge
from game.politics.crises.papers import possible_settlements
from game.words import Motive
from game.world.sight.view import View
from game.world.state.crises import Crisis, Draft


def spoken_of(view: View, crisis: Crisis, draft: Draft, judge: Judge, name: Motive) -> tuple[int, ...]:
    """Whom or what land a term of a settlement's worth speaks of."""
    match name:
        case Motive.OWN_LAND:
            return tuple(sorted({t.place for t in draft.terms if t.place >= 0}))
        case Motive.RIVALS_GAIN | Motive.SUBJECT_LOST:
            return tuple(sorted({t.taker for t in draft.terms if t.taker >= 0} - {judge.power}))
        case Motive.RIVALS_LOSS:
            return tuple(sorted({t.giver for t in draft.terms if t.giver >= 0} - {judge.power}))
        case Motive.JOINT_GUARANTEE:
            return (possible_settlements.neutral_one(view, crisis),)
        case Motive.FOREIGN_TROOPS:
            return (draft.agent,)
        case Motive.BREACH_REWARDED:
            return (crisis.challenger,)
        case _:
            return ()
