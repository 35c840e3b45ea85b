"""Verdicts: what a draft is worth to a judge against no agreement at all."""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.crises import stakes
from game.ai.crises.judges import Judge
from game.ai.crises.stakes import Affair
from game.ai.seat.desk import Reason
from game.politics.crises import possible_settlements
from game.words import CasusBelli, Motive
from game.world import fixed
from game.world.sight.view import View
from game.world.state.crises import Crisis, Draft


def verdict_on(view: View, crisis: Crisis, draft: Draft, judge: Judge) -> list[Reason]:
    """A draft against no agreement, as named terms; for it above zero."""
    return verdicts_on(view, crisis, (draft,), judge)[0]


def verdicts_on(view: View, crisis: Crisis, drafts: Sequence[Draft], judge: Judge) -> list[list[Reason]]:
    """The same for several drafts: what would come without one of them is weighed once."""
    affair = stakes.affair_of(view, crisis, judge)
    without = Reason(Motive.WITHOUT_AGREEMENT, -worth_of_none(view, crisis, judge, affair))
    return [[*stakes.worth_of(view, crisis, draft, judge, affair), without] for draft in drafts]


def worth_of_none(view: View, crisis: Crisis, judge: Judge, affair: Affair) -> int:
    """What comes without agreement: the challenger takes what he wants, or does not, and it costs."""
    chance = affair.chance
    all_of_it = [stakes.article_worth(view, crisis, term, judge) for term in crisis.demands]
    taken = sum(sum(part.values()) for part in all_of_it)
    if not crisis.demands:
        taken = _purpose(view, crisis, judge)
    likely = chance if crisis.war >= 0 else fixed.mul(chance, chance)  # he must first dare to
    party = judge.power in crisis.parties
    minds = view.rules.minds.crises
    cost = (minds.war + fixed.mul(view.rules.ambition.loss, _lost(crisis, judge, chance))) if party else 0
    if crisis.war < 0:
        cost = fixed.mul(cost, chance)
    if possible_settlements.is_rebellion(view, crisis) and judge.power == crisis.challenger:
        cost += fixed.mul(minds.freedom * minds.rebels_ruin // fixed.ONE, fixed.ONE - chance)
    return fixed.mul(taken, likely) - cost


def _lost(crisis: Crisis, judge: Judge, chance: int) -> int:
    """The chance that a party is beaten."""
    return fixed.ONE - chance if judge.power == crisis.challenger else chance


def _purpose(view: View, crisis: Crisis, judge: Judge) -> int:
    """What a war without an article to its name is for: an intervention has a purpose, its target a loss."""
    if judge.power == crisis.defender:
        return -view.rules.ambition.loss
    invited = crisis.casus in (CasusBelli.INVITATION, CasusBelli.MANDATE)
    return view.rules.minds.crises.purpose if judge.power == crisis.challenger and invited else 0
