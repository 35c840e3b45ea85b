"""Keeping a rising local: what it is worth to bind another, and oneself, not to go in against its lord (P12).

Whoever has renounced a state's land breaks his word if he comes in against it unasked. So two who fear each
other, and who would each go in, may stay out together: for what they fear, they give up what they would gain.
"""

from __future__ import annotations

from game.ai.crises.judges import Judge
from game.ai.seat import situation
from game.ai.seat.desk import score
from game.ai.seat.situation import Situation
from game.ai.war import outsiders
from game.politics.war.might.reach import reach_of
from game.politics.war.outsiders import expeditions
from game.words import Rank
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import War


def rising_against(view: View, state: int) -> War | None:
    """The rising that a state has on its hands as the lord, if any."""
    return next(
        (w for w in queries.living_wars(view) if expeditions.is_rising(w) and w.defenders[0] == state), None
    )


def could_come(view: View, power: int, state: int) -> bool:
    """Whether a great power could come into a rising against a state from outside."""
    fight = rising_against(view, state)
    if fight is None or fight.side_of(power) or view.powers[power].rank is not Rank.GREAT:
        return False
    return reach_of(view, power, state) > 0


def kept_out(view: View, judge: Judge, other: int, state: int) -> int:
    """What it is worth that another stays out of a rising: the fear of him, as far as he would go in."""
    if not could_come(view, other, state):
        return 0
    chance = fixed.logistic(
        fixed.mul(view.rules.minds.crises.certainty, _eager(view, situation.read_as(view, other), state))
    )
    fear = fixed.mul(view.rules.minds.treaties.local_fear, judge.threats.get(other, 0))
    return fixed.mul(fear, chance)


def given_up(view: View, judge: Judge, state: int) -> int:
    """What one gives up by staying out oneself: what coming in against a state would be worth."""
    if not could_come(view, judge.power, state):
        return 0
    here = situation.read_as(view, judge.power)
    mine = here if here.creed == judge.creed else Situation(view, judge.creed, power=judge.power)
    return max(0, _eager(view, mine, state))


def _eager(view: View, here: Situation, state: int) -> int:
    """What coming in beside those who rose against a state is worth to a power."""
    fight = rising_against(view, state)
    assert fight is not None
    return score(outsiders.best(view, here, fight, fight.attackers[0])[1])
