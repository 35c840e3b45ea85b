"""Ambition: whether a war of one's own is worth it; if so, what it is for is demanded first.

Every power weighs the same sum for the same wars: what is to be won, times the chance to win it against those
who would come, less what defeat and fighting cost (docs/politics.md#a-war-of-ones-own). Predation changes how
much land is worth and how norms weigh, never whether force exists; concert logic adds the price of the norm.
What could be asked is thought of in `game.ai.war.aims`, what land is worth in `game.ai.war.prizes`. All
weights are shares of the power's own output, permyriad.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.seat import promises, situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.ai.war import aims, lessons, prizes
from game.politics.bonds import peace_bonds
from game.politics.crises.crises import Demand
from game.politics.crises.quarrels import rests
from game.politics.envoys import envoy_cost
from game.politics.perception import conduct
from game.politics.perception.repute import growth
from game.politics.treaties.treaties import Breach
from game.politics.war.might import coalition, deterrent, reach
from game.politics.war.might.coalition import Case, Forecast
from game.politics.war.might.stake import land_of, share_asked, width
from game.politics.war.outbreak import titles, war
from game.politics.war.outbreak.war import DeclareWar
from game.words import CasusBelli, Motive, Term, TreatyKind
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import PeaceTerm


@dataclass(frozen=True, slots=True)
class Plan:
    """A war that could be had: the order, whom it would bring to the field, and what it is worth."""

    order: DeclareWar
    forecast: Forecast
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """The sum of the shown terms."""
        return score(self.reasons)


def mind_ambition(desk: Desk) -> None:
    """Take up the best war worth having, if the cabinet sees its opening this quarter."""
    view = desk.view
    if queries.is_at_war(view, desk.power) or queries.sovereign_of(view, desk.power) != desk.power:
        return
    rate = view.rules.ambition.plan_rate
    if view.powers[desk.power].home.greed or is_provoked(view):  # an opening is there today or never
        rate = fixed.ONE
    if not desk.dice.chance(view.turn, rate, "opening", view.roster[desk.power].id):
        return
    here = situation.read(view)
    plans = [weigh(view, here, order) for order in _hopeful(view, here)]
    plans = [plan for plan in plans if plan.score > 0]
    if plans:
        best = max(plans, key=lambda plan: (plan.score, -plan.order.target))
        _carry_out(desk, best)


def is_provoked(view: View) -> bool:
    """Whether somebody who holds land that a power claims has insulted it of late."""
    holders = {int(view.places.owner[c.place]) for c in prizes.claims_of(view)}
    targets = {queries.sovereign_of(view, holder) for holder in holders} | holders
    return any(titles.was_wronged(view, view.power, target) for target in sorted(targets))


def _hopeful(view: View, here: Situation) -> list[DeclareWar]:
    """Of the steps against each target the few that would be worth most if nobody came to its help."""
    by_target: dict[int, list[tuple[int, DeclareWar]]] = {}
    for order in wars_of(view, here):
        if (worth := unopposed(view, here, order)) > 0:
            by_target.setdefault(order.target, []).append((worth, order))
    best = view.rules.ambition.considered
    return [order for rows in by_target.values() for _, order in sorted(rows, key=lambda row: -row[0])[:best]]


def _carry_out(desk: Desk, plan: Plan) -> None:
    """Tear up what forbids the war, in the open; then demand what it is for, or strike from the blue."""
    view, order = desk.view, plan.order
    other = weigh(view, situation.read_otherwise(view), order).score
    rate = view.rules.ambition.bolt if conduct.is_aggressor(view, desk.power) else 0
    strikes = desk.dice.chance(view.turn, rate, "opening", "bolt", view.roster[desk.power].id)
    in_the_way = aims.in_the_way(view, order)
    if not _may_follow(view, order, len(in_the_way), strikes=strikes):
        return
    for treaty in in_the_way:
        desk.submit(Breach(desk.power, treaty.id), plan.reasons)
    if strikes:
        desk.submit(order, plan.reasons, other)
    else:
        desk.submit(Demand(desk.power, order.target, order.casus, order.aims), plan.reasons, other)


def _may_follow(view: View, order: DeclareWar, breaches: int, *, strikes: bool) -> bool:
    """Whether the war or the note can follow this quarter on the breaches: no word is broken for nothing."""
    kind = order.kind if strikes else Demand.kind
    needed = breaches * envoy_cost(view, Breach.kind) + envoy_cost(view, kind)
    may_ask = strikes or rests.may_quarrel(view, order.power, order.target)
    return may_ask and view.powers[order.power].envoys >= needed


def plans_of(view: View, here: Situation) -> list[Plan]:
    """Every war a power can think of, weighed."""
    return [weigh(view, here, order) for order in wars_of(view, here)]


def wars_of(view: View, here: Situation) -> list[DeclareWar]:
    """Every war a power can think of: each step it could ask of somebody, and breaking a growing danger."""
    orders = [order for target in sorted(aims.targets_of(view)) for order in aims.orders_on(view, target)]
    # every arming or swelling great power comes to mind under either logic; weights say whether it frightens
    spared = {*queries.realm_of(view, view.power), *queries.comrades_of(view, view.power)}
    dangers = [p for p in queries.great_powers(view) if p != view.power and _outgrown(view, p) > 0]
    for target in sorted(set(dangers) - spared):
        order = _prevention(view, here, target)
        if war.check_declare_war(view, order) is None:
            orders.append(order)
    return orders


def _danger(view: View, here: Situation, other: int) -> int:
    """A threat that grows: the fear of a power times how far its arms or its lands have outgrown it."""
    fear = here.threats.get(other, 0)
    if other == view.power or fear < view.rules.ambition.prevent_from:
        return 0
    return fixed.mul(fear, _outgrown(view, other))


def _outgrown(view: View, other: int) -> int:
    """How far a power's arms outgrow what explains them, or its lands what it began with, if that is more."""
    grown = growth(view, other)
    lands = grown if grown >= view.rules.ambition.growth_from else 0
    return max(lands, fixed.clip(int(view.beliefs.arms[view.power, other])))


def _prevention(view: View, here: Situation, target: int) -> DeclareWar:
    """The war that would break a growing danger while there is time: to send much of its army home."""
    men = here.armies[target] * view.rules.minds.war.prevention_disarm // fixed.ONE
    half = PeaceTerm(Term.DISARMAMENT, target, view.power, amount=men)
    return DeclareWar(view.power, target, CasusBelli.PREVENTION, (half,))


def weigh(view: View, here: Situation, order: DeclareWar, coming: int | None = None) -> Plan:
    """What a war is worth to its maker: named shares of its own output that sum to the score.

    ``coming`` are the men expected beside the target, where more is known of them than a forecast says.
    """
    forecast = coalition.forecast(view, _case(view, order), here.armies)
    trusting = fixed.ONE - fixed.mul(view.rules.ambition.underrate, view.powers[order.power].home.predation)
    others = _expected(view, forecast, trusting) if coming is None else fixed.mul(coming, trusting)
    strengths = _strengths(view, here, order)
    return Plan(order, forecast, _reasons(view, here, order, strengths, others, _friends(forecast)))


def unopposed(view: View, here: Situation, order: DeclareWar) -> int:
    """What a war would be worth if nobody came to the target's help: more than it is worth if some do."""
    return score(_reasons(view, here, order, _strengths(view, here, order), 0))


def _strengths(view: View, here: Situation, order: DeclareWar) -> tuple[int, int]:
    """Men against men: less a vassal's that fights its lord, and whom the other's wars tie down."""
    ours, theirs = coalition.strengths(view, _case(view, order), here.armies)
    if titles.is_vassal_of(view, order.target, order.power):
        ours = max(1, ours - here.armies[order.target])
    foes = [p for p in queries.enemies_of(view, order.target) if p != order.power]
    busy = fixed.ratio(sum(here.armies[p] for p in foes), max(1, here.armies[order.target]))
    tied = min(view.rules.ambition.tied, busy)
    ours += sum(_sworn(view, here, order).values())
    return ours, max(1, fixed.mul(theirs, fixed.ONE - tied))


def _sworn(view: View, here: Situation, order: DeclareWar) -> dict[int, int]:
    """Men whom allies sworn to attack with one would bring: by how firm the oath, and by the road."""
    found: dict[int, int] = {}
    for oath in queries.treaties_of(view, order.power, TreatyKind.OFFENSIVE_ALLIANCE):
        for ally in oath.parties:
            free = ally != order.target and queries.sovereign_of(view, ally) == ally
            if ally == order.power or not free or peace_bonds(view, ally, order.target):
                continue
            road = reach.help_of(view, ally, order.power, order.target)
            sure = fixed.mul(oath.bindingness, view.powers[ally].reliability)
            found[ally] = fixed.mul(fixed.mul(here.armies[ally], road), sure)
    return found


def _case(view: View, order: DeclareWar) -> Case:
    """How the others will see a war: by the gravest reason there is for it."""
    called = titles.gravest(view, order.casus, order.aims)
    return coalition.case_for(view, order.power, order.target, called, order.aims)


def _reasons(
    view: View,
    here: Situation,
    order: DeclareWar,
    strengths: tuple[int, int],
    others: int,
    friends: tuple[int, ...] = (),
) -> tuple[Reason, ...]:
    """The terms of a war between two strengths, with so many men expected beside the target."""
    rules, state = view.rules.ambition, view.powers[order.power]
    ours, theirs = strengths
    bias = max(conduct.odds_bias(view, order.power), fixed.mul(rules.overconf, state.home.greed))
    bias = 0 if lessons.is_chastened(view) else bias
    own = fixed.mul(ours, fixed.ONE + bias)
    odds = min(coalition.MOST_ODDS, fixed.ratio(own, max(1, theirs + others)))
    chance = coalition.win(odds)
    alone = coalition.win(min(coalition.MOST_ODDS, fixed.ratio(own, max(1, theirs))))
    prize = prizes.prize(view, order).times(rules.gain_weight)
    fed = fixed.mul(prize.total, lessons.sated(view))
    gain = prize.total - fed
    danger = 0
    if order.casus is CasusBelli.PREVENTION:
        danger = fixed.mul(rules.prevent_weight, _danger(view, here, order.target))
    bonds = aims.in_the_way(view, order)
    word = sum(
        fixed.mul(fixed.mul(rules.word, treaty.bindingness), promises.weight(view, here, p))
        for treaty in bonds
        for p in treaty.parties
        if p != order.power
    )
    greedy_shame = fixed.ONE - fixed.mul(rules.shameless, state.home.greed)
    shame = min(conduct.norms_weight(view, order.power), greedy_shame)
    norm = fixed.mul(fixed.mul(rules.norm, here.creed.crises), fixed.mul(_case(view, order).plainness, shame))
    if any(aim.term is Term.VOTE for aim in order.aims):
        norm = fixed.mul(norm, rules.vote_norm)
    scale = fixed.mul(_scale(view, order), _risked(view, here, order, others))
    stale = lessons.refused(view, order, here.armies)
    target = (order.target,)
    weary = fixed.mul(rules.weary, fixed.clip(state.weariness + state.exhaustion))
    loss, cost = fixed.mul(rules.loss, scale), fixed.mul(rules.war_cost, scale)
    return (
        Reason(Motive.GAIN_IF_UNOPPOSED, fixed.mul(prize.plain, alone), target),
        Reason(Motive.KIN_THERE, fixed.mul(prize.kin, alone), target),
        Reason(Motive.STRANGERS_THERE, fixed.mul(prize.strangers, alone), target),
        Reason(Motive.ROUNDS_OFF, fixed.mul(prize.shape, alone), target),
        Reason(Motive.SATED, -fixed.mul(fed, alone)),
        Reason(Motive.RIVALS_LOSS, fixed.mul(_weakened(view, here, order), alone), target),
        Reason(Motive.KINDRED_REGIME, -rules.alike if _are_alike(view, order) else 0, target),
        Reason(Motive.REFUSED_BEFORE, -fixed.mul(rules.refused, stale), target),
        Reason(Motive.DANGER_GROWING, fixed.mul(danger, chance), target),
        Reason(Motive.THOSE_WHO_WOULD_COME, fixed.mul(gain + loss, chance - alone), friends or target),
        Reason(Motive.LOSS_IF_BEATEN, -fixed.mul(loss, fixed.ONE - alone)),
        Reason(Motive.COST_OF_WAR, -fixed.ratio(cost, fixed.ONE + odds)),
        Reason(Motive.DETERRENT, -deterrent.dread(view, order.power, order.target), target),
        Reason(Motive.INCIDENT, rules.heat if _avenges(order) else 0, target),
        Reason(Motive.WEARINESS, -fixed.mul(weary, scale)),
        Reason(Motive.GIVEN_WORD, -fixed.mul(word, shame), target),
        Reason(Motive.NORM, -norm),
    )


def _friends(forecast: Forecast) -> tuple[int, ...]:
    """The two whose help for the target is to be reckoned with most."""
    by_men = sorted(forecast.joiners, key=lambda j: (-fixed.mul(j.men, j.chance), j.power))
    return tuple(j.power for j in by_men[:2] if fixed.mul(j.men, j.chance))


def _expected(view: View, forecast: Forecast, trusting: int) -> int:
    """Men who would come, as a predator likes to think; who came last time is believed in."""
    came, lesson, men = lessons.who_came(view), view.rules.ambition.lesson, 0
    for joiner in forecast.joiners:
        if joiner.power in came:
            chance = joiner.chance + fixed.mul(lesson, fixed.ONE - joiner.chance)
        else:
            chance = fixed.mul(joiner.chance, trusting)
        men += fixed.mul(joiner.men, chance)
    return men


def _scale(view: View, order: DeclareWar) -> int:
    """How much a war could cost: all know how one for a quarrel, a title or a strip of land could end.

    The more of the other's land is asked for, the more it is one for everything.
    """
    rules = view.rules.ambition
    if order.casus is CasusBelli.PREVENTION:
        return fixed.ONE
    claimed = {c.place for c in prizes.claims_of(view)}
    land = [place for aim in order.aims if aim.term in lessons.PASSING for place in land_of(view, aim)]
    is_whole = any(aim.term is Term.ANNEXATION for aim in order.aims)  # nobody loses his state in a small way
    titled = not is_whole and all(place in claimed for place in land)
    if order.casus in (CasusBelli.CLAIM, CasusBelli.INCIDENT) and titled:
        return rules.limited
    return fixed.blend(rules.limited, fixed.ONE, width(view, order.target, order.aims))


def _risked(view: View, here: Situation, order: DeclareWar, others: int) -> int:
    """What share of what it has a war can cost a power: what of its army it sends, or what could come to it.

    An expedition beyond the sea loses no more than went; but the other may cross it too, and who would come
    to his help comes by roads of his own.
    """
    sent = reach.strike_of(view, order.power, order.target)
    back = fixed.mul(here.armies[order.target], reach.strike_of(view, order.target, order.power))
    return max(sent, fixed.clip(fixed.ratio(back + others, max(1, here.army))))


def _weakened(view: View, here: Situation, order: DeclareWar) -> int:
    """What it is worth to who trusts nobody that one whom it fears has less: ground taken, and kept."""
    own = fixed.ONE - here.creed.everything
    fear = fixed.mul(here.threats.get(order.target, 0), own)
    return fixed.mul(
        fixed.mul(view.rules.ambition.relative, share_asked(view, order.target, order.aims)), fear
    )


def _avenges(order: DeclareWar) -> bool:
    """Whether a war would wash off an insult: not by asking people whose they would rather be."""
    return order.casus is CasusBelli.INCIDENT and all(aim.term is not Term.VOTE for aim in order.aims)


def _are_alike(view: View, order: DeclareWar) -> bool:
    """Whether attacker and victim hold the same right."""
    return view.powers[order.power].home.ideology is view.powers[order.target].home.ideology
