"""Rebels: what a lord asks of those who rose against him and were beaten."""

from __future__ import annotations

from game.ai.war.standstill import is_stale
from game.ai.war.yielding import most_to_give, prospects
from game.politics import warscore
from game.politics.war.consequences import rising
from game.words import Term
from game.world import fixed
from game.world.sight.view import View
from game.world.state.treaties import PeaceTerm, War


def asked_of_rebels(view: View, war: War, first: tuple[int, ...], rebel: int) -> list[PeaceTerm] | None:
    """That they lay down their arms, or send home as many men as the war has cost; None if nobody rose.

    No lord makes a treaty of instalments with his subjects, and none takes half a rising's army for the
    whole while he wins.
    """
    lord = view.powers[rebel].overlord
    if lord not in first or not rising.can_submit(view, rebel, lord):
        return None
    whole = PeaceTerm(Term.SUBMISSION, rebel, lord)
    won = warscore.earned(view, war, first) + min(0, prospects(view, first[0], war))
    lost = min(most_to_give(view, war, rebel).hard, max(0, won))
    if lost >= warscore.term_price(view, whole) or not is_stale(view, war, lord):
        return [whole]
    weight = view.rules.politics.other_weight[Term.DISARMAMENT]
    kept = fixed.mul(view.armies[rebel], fixed.ONE - min(fixed.ONE, fixed.ratio(lost, max(1, weight))))
    return [PeaceTerm(Term.DISARMAMENT, rebel, lord, amount=kept)]
