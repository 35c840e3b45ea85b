"""Arms: what a war that is on has said so far, and what those who fight it still hope of it.

Odds are not all: who has lost towns and battles hopes less, a rebel hopes as long as he holds his valleys,
and hope fades with the country's weariness and with every quarter in which nothing moves. What is hoped for
is not signed away (docs/politics.md#time-and-ripeness).
"""

from __future__ import annotations

from game.ai.crises.judges import Judge
from game.ai.war.standstill import faded
from game.politics import warscore
from game.politics.crises.papers import possible_settlements
from game.politics.crises.seats.seating import party_of
from game.politics.perception import threat
from game.politics.war.ends import stirring
from game.politics.war.might import coalition
from game.politics.war.might.reach import strike_of
from game.politics.war.outsiders import expeditions
from game.words import TreatyKind
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.treaties import War


def challengers_chance(view: View, crisis: Crisis, judge: Judge) -> int:
    """The chance that the challenger has his way by force: the armies, and how a war stands that is on."""
    war = view.wars.get(crisis.war)
    if war is None:
        reach = strike_of(view, crisis.challenger, crisis.defender)
        return _win(fixed.mul(judge.armies[crisis.challenger], reach), judge.armies[crisis.defender])
    ours, theirs = (expeditions.men_in(view, war, s, judge.armies) for s in (war.attackers, war.defenders))
    return fixed.clip(_win(ours, theirs) + _going(view, war, war.attackers[0]))


def _win(ours: int, theirs: int) -> int:
    return coalition.win(min(coalition.MOST_ODDS, fixed.ratio(ours + 1, theirs + 1)))


def _going(view: View, war: War, power: int) -> int:
    """What the towns and battles of a war add to a chance, or take from it."""
    return fixed.mul(warscore.score_for(view, war, power), view.rules.minds.crises.going)


def hope(view: View, crisis: Crisis, judge: Judge, chance: int) -> int:
    """What a party at war still expects of its arms: its chance to win, as far as its patience lasts.

    ``chance`` is the challenger's as the judge sees it; who does not fight hopes for nothing.
    """
    if not is_at_it(crisis, judge.power):
        return 0
    war = view.wars[crisis.war]
    if party_of(view, crisis, judge.power) == crisis.defender:
        chance = fixed.ONE - chance
    elif judge.power == crisis.challenger and possible_settlements.is_rebellion(view, crisis):
        heart = fixed.mul(view.rules.minds.crises.heart, _held(view, war, judge.power))
        chance = max(chance, fixed.clip(heart + _going(view, war, judge.power)))
    return fixed.mul(chance, fixed.ONE - faded(view, war, judge.power))


def _held(view: View, war: War, power: int) -> int:
    """The share of its own land that a power holds against its enemies."""
    owned = queries.owned_by(view, power)
    foes, holder = war.opponents_of(power), queries.holders(view)
    lost = sum(int(holder[place]) in foes for place in owned)
    return fixed.ONE - fixed.ratio(lost, max(1, len(owned)))


def is_at_it(crisis: Crisis, power: int) -> bool:
    """Whether a power signs for itself in a war that a crisis is about."""
    return crisis.war >= 0 and power in crisis.signers


def mastery(view: View, crisis: Crisis) -> int:
    """What a defender hopes for who wins: a rising put down, or an attacker beaten."""
    minds = view.rules.minds.crises
    return minds.mastery if possible_settlements.is_rebellion(view, crisis) else minds.triumph


def verdict_of_arms(view: View, war: War) -> int:
    """How far arms have spoken: a side is beaten, or nothing has moved for long."""
    minds = view.rules.minds.crises
    beaten = fixed.ratio(abs(warscore.score_for(view, war, war.attackers[0])), max(1, minds.beaten))
    return fixed.clip(max(beaten, fixed.ratio(stirring.still_for(view, war), max(1, minds.ripe))))


def peace_stake(view: View, crisis: Crisis, judge: Judge) -> int:
    """The material stake in an end of the affair: trade and nearness; for a belligerent his tired country."""
    minds = view.rules.minds.crises
    if is_at_it(crisis, judge.power):
        tired = view.powers[judge.power].weariness * minds.war_weariness // fixed.ONE
        return minds.war * minds.war_ended // fixed.ONE + tired
    near = threat.neighbours(view)[judge.power]
    touched = any(p in near for p in crisis.parties)
    trades = any(queries.treaties_between(view, judge.power, p, TreatyKind.TRADE) for p in crisis.parties)
    return fixed.mul(minds.peace * (touched + trades) // 2, view.rules.crises.gravity[crisis.casus])
