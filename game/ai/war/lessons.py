"""Lessons: what a power has learned of the wars it began and of what it asked for, whatever it still wants.

Who came to the victim's side last time is believed in the next time; and who went to war for something and
came back without any of it has no more illusions about its own arms, for some years. Appetite is another
thing: defeat heals only some pathologies (`game.politics.home.aftermath`). What was refused lately is not
asked for in the same words, unless the odds have changed since; what was given without a war makes some
hungrier and feeds others (`whets` of the pathology).
"""

from __future__ import annotations

from collections.abc import Sequence

from game.politics.crises import crises
from game.politics.home.aftermath import is_met
from game.politics.perception import threat
from game.politics.war.outbreak.war import DeclareWar
from game.words import CrisisEnd, Term
from game.world import fixed
from game.world.sight.view import View
from game.world.state.crises import Crisis
from game.world.state.treaties import PeaceTerm, War

#: How what was asked for can end so that nobody can tell whether it would have been given.
UNTOLD = (CrisisEnd.OVERTAKEN,)
#: Articles that give land outright.
PASSING = (Term.CESSION, Term.ANNEXATION)


def who_came(view: View) -> frozenset[int]:
    """Powers that fought for the victim in a war that this power began and still remembers."""
    return frozenset(p for war in _remembered(view) for p in (*war.defenders, *war.left) if p in war.joined)


def is_chastened(view: View) -> bool:
    """Whether a war that this power began to gain and still remembers brought it nothing it had named."""
    return any(_was_in_vain(view, war) for war in _remembered(view))


def _was_in_vain(view: View, war: War) -> bool:
    """Whether a war for land is over and brought none of it."""
    for_land = war.is_over and bool(war.aims) and all(aim.term in PASSING for aim in war.aims)
    return for_land and not any(is_met(view, aim) for aim in war.aims)


def _remembered(view: View) -> list[War]:
    """The wars a power began in the years that a cabinet remembers."""
    since = view.turn - view.rules.ambition.memory
    return [w for w in view.wars.values() if w.attackers[0] == view.power and w.start >= since]


def refused(view: View, order: DeclareWar, armies: Sequence[int]) -> int:
    """How stale a demand is: how much of it this victim refused lately, in words or arms.

    It fades with the years, and as far as the odds are better than they were on that day.
    """
    stalest, odds = 0, threat.balance(view, armies, order.power, order.target)
    for crisis in view.crises.values():
        was_asked = crisis.parties == (order.power, order.target) and crisis.is_over
        if was_asked and crisis.outcome not in UNTOLD and crises.winner(crisis) != order.power:
            stalest = max(stalest, _staleness(view, order, crisis.demands, crisis.end, odds, crisis.balance))
    for war in _remembered(view):
        if war.defenders and war.defenders[0] == order.target and _was_in_vain(view, war):
            then = fixed.ratio(fixed.ONE, war.first_odds) if war.first_odds > 0 else -1
            stalest = max(stalest, _staleness(view, order, war.aims, war.end, odds, then))
    return stalest


def _staleness(
    view: View, order: DeclareWar, asked: tuple[PeaceTerm, ...], when: int, odds: int, then: int
) -> int:
    span = max(1, view.rules.ambition.sulk)
    fresh = fixed.clip(fixed.ratio(span - (view.turn - when), span))
    before, now = _things(asked), _things(order.aims)
    same = fixed.ratio(len(before & now), max(1, len(before | now)))
    better = fixed.clip(fixed.ratio(odds - then, max(1, then))) if then > 0 else 0
    return fixed.mul(fixed.mul(fresh, same), fixed.ONE - better)


def _things(terms: tuple[PeaceTerm, ...]) -> set[tuple[Term, int]]:
    """What some articles ask for, however much of it."""
    return {(term.term, term.giver if term.place < 0 else term.place) for term in terms}


def granted(view: View) -> int:
    """How often a power got land by asking for it, as long as it remembers."""
    since = view.turn - view.rules.ambition.memory
    return sum(_was_granted(view, c) for c in view.crises.values() if c.is_over and c.end >= since)


def _was_granted(view: View, crisis: Crisis) -> bool:
    got_land = crisis.decision is not None and any(
        term.taker == view.power and term.term in PASSING for term in crisis.decision.terms
    )
    return crisis.challenger == view.power and got_land and crises.winner(crisis) == view.power


def whetted(view: View) -> int:
    """How much wider the next step is for what was got, permyriad of a province; below 0 it is narrower."""
    home = view.powers[view.power].home
    if home.pathology is None or home.healing:
        return 0
    return view.rules.pathologies[home.pathology].whets * granted(view)


def sated(view: View) -> int:
    """How far what was got has fed a power whose malady is fed by it."""
    return fixed.clip(-whetted(view))
