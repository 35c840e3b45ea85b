"""Verdicts: what a draft is worth to a judge against no agreement at all."""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.crises import arms, stakes
from game.ai.crises.judges import Judge
from game.ai.crises.stakes import Affair
from game.ai.seat.desk import Reason
from game.politics.crises.papers import possible_settlements
from game.politics.crises.seats import mediation
from game.politics.crises.seats.seating import party_of
from game.rules.money import economy
from game.words import CasusBelli, Motive, Term
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis, Draft


def verdict_on(view: View, crisis: Crisis, draft: Draft, judge: Judge) -> list[Reason]:
    """A draft against no agreement, as named terms; for it above zero."""
    return verdicts_on(view, crisis, (draft,), judge)[0]


def verdicts_on(view: View, crisis: Crisis, drafts: Sequence[Draft], judge: Judge) -> list[list[Reason]]:
    """The same for several drafts: what would come without one of them is weighed once."""
    affair = stakes.affair_of(view, crisis, judge)
    rest = [Reason(Motive.WITHOUT_AGREEMENT, -worth_of_none(view, crisis, judge, affair))]
    hoped = 0
    if arms.is_at_it(crisis, judge.power):
        hoped = hoped_for(view, crisis, judge, affair.hope)
        rest += _mediated(view, crisis, judge)
    return [
        [
            *stakes.worth_of(view, crisis, draft, judge, affair),
            *hope_lost(view, crisis, draft, judge, hoped),
            *_signed_away(view, crisis, draft, judge),
            *rest,
        ]
        for draft in drafts
    ]


def _signed_away(view: View, crisis: Crisis, draft: Draft, judge: Judge) -> list[Reason]:
    """What it costs a challenger at home to put his name under a paper that grants nothing of what he asked.

    A table may refuse him; he need not do it himself. A bridge spares him a part of it.
    """
    is_asked = judge.power == crisis.challenger and crisis.war < 0 and bool(crisis.demands)
    is_granted = any(t in crisis.demands or t.taker == crisis.challenger for t in draft.terms)
    if not is_asked or is_granted or draft.is_regret_instead:
        return []
    price = view.rules.minds.crises.own_refusal
    return [
        Reason(Motive.FACE, -(price - fixed.mul(price, view.rules.crises.face) if draft.bridge else price))
    ]


def hope_lost(view: View, crisis: Crisis, draft: Draft, judge: Judge, hoped: int) -> list[Reason]:
    """What a belligerent gives up by signing: his hope, less where who was attacked loses nothing."""
    if not hoped:
        return []
    is_spared = judge.power == crisis.defender and all(t.term is Term.STATUS_QUO for t in draft.terms)
    missed = fixed.mul(hoped, view.rules.minds.crises.quo_short) if is_spared else hoped
    return [Reason(Motive.HOPE_OF_ARMS, -missed)]


def _mediated(view: View, crisis: Crisis, judge: Judge) -> list[Reason]:
    """What it is worth to sign before somebody whom one trusts and who stands on neither side."""
    broker = mediation.mediator_of(view, crisis)
    if broker < 0:
        return []
    trust = view.trust_of(judge.power)[broker]
    return [Reason(Motive.HONEST_BROKER, fixed.mul(view.rules.minds.crises.mediated, trust), (broker,))]


def hoped_for(view: View, crisis: Crisis, judge: Judge, hope: int) -> int:
    """What a belligerent still hopes to win by arms: what it fights for, as far as it hopes.

    A rebel fights for freedom alone; another attacker would not go home with nothing but what he came with.
    """
    prize, rose = arms.mastery(view, crisis), possible_settlements.is_rebellion(view, crisis)
    if judge.power in crisis.fighters:
        prize += ground_held(view, crisis, judge)
    if party_of(view, crisis, judge.power) == crisis.challenger:
        came_for = max(0, _taken(view, crisis, judge), _purpose(view, crisis, judge))
        prize = came_for if rose and judge.power == crisis.challenger else came_for + prize
    return fixed.mul(prize, hope)


def ground_held(view: View, crisis: Crisis, judge: Judge) -> int:
    """What a fighter has in hand: the enemies' land it stands in, at what an owner would give for it."""
    foes, owner = view.wars[crisis.war].opponents_of(judge.power), view.places.owner
    holder, yields = queries.holders(view), economy.province_outputs(view)
    held = [
        place for place in queries.occupied_places(view)
        if int(holder[place]) == judge.power and int(owner[place]) in foes
    ]  # fmt: skip
    worth = fixed.ratio(sum(int(yields[place]) for place in held), judge.output)
    return fixed.mul(worth, view.rules.minds.crises.hold)


def worth_of_none(view: View, crisis: Crisis, judge: Judge, affair: Affair) -> int:
    """What comes without agreement: the challenger takes what he wants, or does not, and it costs.

    A belligerent reckons with his own hope; what he may win by it is weighed by itself.
    """
    at_it = arms.is_at_it(crisis, judge.power)
    chance, taken = affair.chance, _taken(view, crisis, judge)
    if at_it:
        attacks = party_of(view, crisis, judge.power) == crisis.challenger
        chance = affair.hope if attacks else fixed.ONE - affair.hope
        taken = min(0, taken) if attacks else taken
    likely = chance if crisis.war >= 0 else fixed.mul(chance, chance)  # he must first dare to
    party = judge.power in crisis.signers
    minds = view.rules.minds.crises
    lost = fixed.mul(view.rules.ambition.loss, _lost(view, crisis, judge, chance))
    cost = minds.war + lost if party else 0
    if crisis.war < 0:
        cost = fixed.mul(cost, chance)
    if possible_settlements.is_rebellion(view, crisis) and judge.power == crisis.challenger:
        cost += fixed.mul(minds.freedom * minds.rebels_ruin // fixed.ONE, fixed.ONE - chance)
    return fixed.mul(taken, likely) - cost


def _taken(view: View, crisis: Crisis, judge: Judge) -> int:
    """What the challenger's success would be to a judge."""
    if not crisis.demands:
        return _purpose(view, crisis, judge)
    all_of_it = [stakes.article_worth(view, crisis, term, judge) for term in crisis.demands]
    return sum(sum(part.values()) for part in all_of_it)


def _lost(view: View, crisis: Crisis, judge: Judge, chance: int) -> int:
    """The chance that who signs is beaten."""
    attacks = party_of(view, crisis, judge.power) == crisis.challenger
    return fixed.ONE - chance if attacks else chance


def _purpose(view: View, crisis: Crisis, judge: Judge) -> int:
    """What a war without an article to its name is for: an intervention has a purpose, its target a loss."""
    if judge.power == crisis.defender:
        return -view.rules.ambition.loss
    invited = crisis.casus in (CasusBelli.INVITATION, CasusBelli.MANDATE)
    return view.rules.minds.crises.purpose if judge.power == crisis.challenger and invited else 0
