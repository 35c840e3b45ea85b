"""Yielding: the most that a power gives in a peace, whatever armies stand against it.

What one gives is bounded by what the map and the battles have cost, and a small allowance for who is tired of
it. Bigger armies lower what one asks; they are no ground already won. Nobody gives before those bound to help
could come; a state that all have left alone may give up earlier, as far as its era knows such a surrender. To
yield to a demand in the open is another thing (`game.ai.crises.bargaining`).
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.seat import situation
from game.politics import warscore
from game.politics.war.ends import bargain
from game.politics.war.might import coalition
from game.politics.war.outsiders import expeditions
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import War


@dataclass(frozen=True, slots=True)
class Yield:
    """The most war score that a power gives: in land, arms and freedom, and in all."""

    hard: int
    all: int

    def at_most(self, done: int, allowance: int) -> Yield:
        """The same to somebody who has done only so much of what it cost."""
        return Yield(min(self.hard, done + allowance if done else 0), min(self.all, done + allowance))


def most_to_give(view: View, war: War, power: int) -> Yield:
    """What a belligerent would give at most for those it speaks for, as the war stands."""
    ones = bargain.speaks_for(view, war, power)
    lost = max(0, -warscore.earned(view, war, ones)) if _has_lost(view, war, power, ones) else 0
    if bargain.help_may_come(view, war, power):
        return Yield(0, 0)
    hopeless = 0
    if bargain.is_forsaken(view, war, power):
        share = view.rules.minds.treaties.hopeless.get(view.facts.era, 0)
        hopeless = fixed.mul(share, max(0, -prospects(view, power, war)))
    allowance = max(0, min(view.rules.minds.treaties.allowance, eagerness(view, power, war)))
    if lost or hopeless:
        return Yield(lost + hopeless + allowance, lost + hopeless + allowance)
    return Yield(0, allowance)


def _has_lost(view: View, war: War, power: int, ones: tuple[int, ...]) -> bool:
    """Whether some hold less than they had, or the war stands badly for them."""
    owner, holder, foes = view.places.owner, queries.holders(view), war.opponents_of(power)
    taken = any(owner[p] in ones and holder[p] in foes for p in queries.occupied_places(view))
    return taken or warscore.score_for(view, war, power) < 0


def eagerness(view: View, power: int, war: War) -> int:
    """How much war score a power would give up to be at peace: tired, exhausted, or long at it."""
    state, minds = view.powers[power], view.rules.minds.treaties
    quarters = view.turn - war.start
    poor = minds.poor if state.debt > minds.poor_times * state.treasury + minds.poor_from else 0
    desperate = minds.rebels_resolve if expeditions.is_rebels(war, power) else 0
    return (
        minds.tired_of_it
        + state.weariness // minds.weariness_part
        + state.exhaustion // minds.exhaustion_part
        + minds.quarter * quarters
        + poor
        - desperate
    )


def prospects(view: View, power: int, war: War) -> int:
    """War score a side may still hope for, or fear to lose: how the armies of the two sides compare.

    Rebels do not count; they knew the odds when they rose.
    """
    if expeditions.is_rebels(war, power):
        return 0
    armies = situation.read(view).armies
    foes = war.opponents_of(power)
    friends = war.opponents_of(foes[0])
    ours, theirs = (expeditions.men_in(view, war, side, armies) for side in (friends, foes))
    odds = min(coalition.MOST_ODDS, fixed.ratio(ours + 1, theirs + 1))
    return fixed.mul(view.rules.minds.treaties.prospects, 2 * coalition.win(odds) - fixed.ONE)
