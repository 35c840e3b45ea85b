"""Ambition: whether a war of one's own is worth it; if so, what it is for is demanded first.

Every power weighs the same sum for the same wars: what is to be won, times the chance to win it against those
who would come, less what defeat and fighting cost (docs/politics.md#a-war-of-ones-own). Predation changes how
much land is worth and how norms weigh, never whether force exists; concert logic adds the price of the norm.
All weights are shares of the power's own output, permyriad.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.seat import promises, situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.ai.war import lessons
from game.politics import warscore
from game.politics.bonds import peace_bonds
from game.politics.crises import crises
from game.politics.crises.crises import Demand
from game.politics.envoys import envoy_cost
from game.politics.perception import conduct
from game.politics.perception.repute import growth
from game.politics.treaties import restraints
from game.politics.treaties.treaties import Breach
from game.politics.war import coalition, deterrent, titles, war
from game.politics.war.bargain import lands_apart
from game.politics.war.coalition import Case, Forecast
from game.politics.war.war import DeclareWar
from game.rules.land.garrisons import pledged
from game.rules.money import economy
from game.words import CasusBelli, Motive, Rank, Term
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import Claim, PeaceTerm, Treaty


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
    if view.powers[desk.power].home.greed:  # an opening is there today or never
        rate = fixed.ONE
    if not desk.dice.chance(view.turn, rate, "opening", view.roster[desk.power].id):
        return
    here = situation.read(view)
    hopeful = [order for order in wars_of(view, here) if unopposed(view, here, order) > 0]
    plans = [plan for plan in (weigh(view, here, order) for order in hopeful) if plan.score > 0]
    if plans:
        best = max(plans, key=lambda plan: (plan.score, -plan.order.target))
        _carry_out(desk, best)


def _carry_out(desk: Desk, plan: Plan) -> None:
    """Tear up what forbids the war, in the open; then demand what it is for, or strike from the blue."""
    view, order = desk.view, plan.order
    other = weigh(view, situation.read_otherwise(view), order).score
    rate = view.rules.ambition.bolt if conduct.is_aggressor(view, desk.power) else 0
    strikes = desk.dice.chance(view.turn, rate, "opening", "bolt", view.roster[desk.power].id)
    in_the_way = _in_the_way(view, order)
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
    may_ask = strikes or crises.may_quarrel(view, order.power, order.target)
    return may_ask and view.powers[order.power].envoys >= needed


def _in_the_way(view: View, order: DeclareWar) -> list[Treaty]:
    """Treaties that forbid a war, or land it is for."""
    owners = [aim.giver for aim in order.aims if aim.term is Term.CESSION]
    return [
        *peace_bonds(view, order.power, order.target),
        *restraints.renunciations(view, order.power, owners),
    ]


def plans_of(view: View, here: Situation) -> list[Plan]:
    """Every war a power can think of, weighed."""
    return [weigh(view, here, order) for order in wars_of(view, here)]


def wars_of(view: View, here: Situation) -> list[DeclareWar]:
    """Every war a power can think of: for its claims, and for a predator whatever lies near."""
    targets = {queries.sovereign_of(view, int(view.places.owner[c.place])) for c in _claims(view)}
    targets.update(queries.sovereign_of(view, queries.holder_of(view, p)) for p in _taken_from(view))
    if _is_greedy(view):
        targets.update(queries.sovereign_of(view, p) for p in queries.bordering(view, view.power))
    mine = set(queries.realm_of(view, view.power)) | {-1}
    friends = set(queries.comrades_of(view, view.power))
    thinkable = [_order(view, target) for target in sorted(targets - mine - friends)]
    orders = [order for order in thinkable if order is not None]
    # every arming or swelling great power comes to mind under either logic; weights say whether it frightens
    dangers = [p for p in queries.great_powers(view) if p != view.power and _outgrown(view, p) > 0]
    for target in sorted(set(dangers) - mine - friends):
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


def _claims(view: View) -> list[Claim]:
    """Own claims on land held by others."""
    return [c for c in view.claims if c.power == view.power and view.places.owner[c.place] != view.power]


def _taken_from(view: View) -> list[int]:
    """Land of one's own that others hold in peace and by no treaty, ascending."""
    if not (view.places.occupied_since >= 0).any():
        return []
    kept, realm = pledged(view), queries.whole_realm_of(view, view.power)
    return [
        place
        for place in queries.occupied_places(view)
        if int(view.places.owner[place]) == view.power
        and place not in kept
        and queries.holder_of(view, place) not in realm
        and not queries.at_war(view, view.power, queries.holder_of(view, place))
    ]


def _is_greedy(view: View) -> bool:
    """Whether a power looks beyond its claims."""
    return view.powers[view.power].home.predation >= view.rules.minds.war.greedy


def _order(view: View, target: int) -> DeclareWar | None:
    """The war on a target that reasons allow: an incident, a claim, or for a predator bare conquest."""
    aims = [
        PeaceTerm(Term.CESSION, owner, view.power, claim.place)
        for claim in _claims(view)
        if queries.sovereign_of(view, owner := int(view.places.owner[claim.place])) == target
        and claim.place != view.powers[owner].capital
    ]
    aims += [
        PeaceTerm(Term.EVACUATION, holder, view.power, place)
        for place in _taken_from(view)
        if queries.sovereign_of(view, holder := queries.holder_of(view, place)) == target
    ]
    if _is_greedy(view):
        known = {aim.place for aim in aims}
        aims += [
            PeaceTerm(Term.CESSION, target, view.power, p) for p in _prizes(view, target) if p not in known
        ]
    aims = [aim for aim in aims if aim not in lands_apart(view, aims)]
    if not aims:
        return None
    claimed = {c.place for c in _claims(view)}
    if titles.was_wronged(view, view.power, target):
        casus = CasusBelli.INCIDENT
    elif all(aim.place in claimed or aim.term is Term.EVACUATION for aim in aims):
        casus = CasusBelli.CLAIM
    else:
        casus = CasusBelli.CONQUEST
    order = DeclareWar(view.power, target, casus, tuple(aims))
    refusal = war.check_declare_war(view, order)
    bound = _in_the_way(view, order)
    envoys = view.powers[view.power].envoys
    may_break = bool(bound) and _is_greedy(view) and envoys > len(bound)
    return order if refusal is None or may_break else None


def _prizes(view: View, target: int) -> list[int]:
    """What a predator takes: from its own border inwards, the richest first; the capital is left to them.

    Of a great power as much as it can swallow (`spoil`), of others all there is.
    """
    borders, worth = index_of(view.map).borders, economy.province_outputs(view)
    owned = queries.owned_by(view, target)
    total = sum(int(worth[p]) for p in owned)
    share = view.rules.ambition.spoil if view.powers[target].rank is Rank.GREAT else fixed.ONE
    left, most = fixed.mul(total, share), len(owned) - 1
    inside, open_land = set(queries.owned_by(view, view.power)), set(owned) - {view.powers[target].capital}
    taken: list[int] = []
    while len(taken) < min(most, view.rules.minds.war.most_prizes):
        near = [p for p in sorted(open_land) if inside & set(borders[p]) and int(worth[p]) <= left]
        if not near:
            break
        best = max(near, key=lambda p: (int(worth[p]), -p))
        taken.append(best)
        left -= int(worth[best])
        inside.add(best)
        open_land.remove(best)
    return taken


def weigh(view: View, here: Situation, order: DeclareWar, coming: int | None = None) -> Plan:
    """What a war is worth to its maker: named shares of its own output that sum to the score.

    ``coming`` are the men expected beside the target, where more is known of them than a forecast says.
    """
    forecast = coalition.forecast(view, _case(view, order), here.armies)
    trusting = fixed.ONE - fixed.mul(view.rules.ambition.underrate, view.powers[order.power].home.predation)
    others = _expected(view, forecast, trusting) if coming is None else fixed.mul(coming, trusting)
    strengths = forecast.aggressor_men, forecast.target_men
    return Plan(order, forecast, _reasons(view, here, order, strengths, others, _friends(forecast)))


def unopposed(view: View, here: Situation, order: DeclareWar) -> int:
    """What a war would be worth if nobody came to the target's help: more than it is worth if some do."""
    strengths = coalition.strengths(view, _case(view, order), here.armies)
    return score(_reasons(view, here, order, strengths, 0))


def _case(view: View, order: DeclareWar) -> Case:
    """How the others will see a war: by the gravest reason there is for it."""
    called = titles.gravest(view, order.casus, order.aims)
    return coalition.case_for(view, order.power, order.target, called)


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
    predation, (ours, theirs) = state.home.predation, strengths
    bias = max(conduct.odds_bias(view, order.power), fixed.mul(rules.overconf, state.home.greed))
    bias = 0 if lessons.is_chastened(view) else bias
    own = fixed.mul(ours, fixed.ONE + bias)
    odds = min(coalition.MOST_ODDS, fixed.ratio(own, max(1, theirs + others)))
    chance = coalition.win(odds)
    alone = coalition.win(min(coalition.MOST_ODDS, fixed.ratio(own, max(1, theirs))))
    gain = fixed.mul(rules.gain_weight, _prize(view, here, order, predation))
    danger = 0
    if order.casus is CasusBelli.PREVENTION:
        danger = fixed.mul(rules.prevent_weight, _danger(view, here, order.target))
    bonds = _in_the_way(view, order)
    word = sum(
        fixed.mul(fixed.mul(rules.word, treaty.bindingness), promises.weight(view, here, p))
        for treaty in bonds
        for p in treaty.parties
        if p != order.power
    )
    greedy_shame = fixed.ONE - fixed.mul(rules.shameless, state.home.greed)
    shame = min(conduct.norms_weight(view, order.power), greedy_shame)
    norm = fixed.mul(fixed.mul(rules.norm, here.creed.crises), fixed.mul(_case(view, order).plainness, shame))
    limited = _is_limited(view, order)
    scale = rules.limited if limited else fixed.ONE
    target = (order.target,)
    loss, cost = fixed.mul(rules.loss, scale), fixed.mul(rules.war_cost, scale)
    return (
        Reason(Motive.GAIN_IF_UNOPPOSED, fixed.mul(gain, alone), target),
        Reason(Motive.DANGER_GROWING, fixed.mul(danger, chance), target),
        Reason(Motive.THOSE_WHO_WOULD_COME, fixed.mul(gain + loss, chance - alone), friends or target),
        Reason(Motive.LOSS_IF_BEATEN, -fixed.mul(loss, fixed.ONE - alone)),
        Reason(Motive.COST_OF_WAR, -fixed.ratio(cost, fixed.ONE + odds)),
        Reason(Motive.DETERRENT, -deterrent.dread(view, order.power, order.target), target),
        Reason(Motive.INCIDENT, rules.heat if order.casus is CasusBelli.INCIDENT else 0, target),
        Reason(Motive.WEARINESS, -fixed.mul(rules.weary, fixed.clip(state.weariness + state.exhaustion))),
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


def _is_limited(view: View, order: DeclareWar) -> bool:
    """Whether a war is about a quarrel or a title and nothing beyond: all know how it could end."""
    claimed = {c.place for c in _claims(view)}
    land = [aim for aim in order.aims if aim.term is Term.CESSION]
    return order.casus in (CasusBelli.CLAIM, CasusBelli.INCIDENT) and all(a.place in claimed for a in land)


def _prize(view: View, here: Situation, order: DeclareWar, predation: int) -> int:
    """What is asked for, as a share of own output, at the worth a claim or a pathology gives it.

    No more of it than the peace of a war well won would carry: land is given for what map and battles cost.
    """
    worth = economy.province_outputs(view)
    strength = {c.place: c.strength for c in _claims(view)}
    right = view.rules.ambition.claim
    total = 0
    for aim in order.aims:
        if aim.term is Term.CESSION:
            appetite = max(predation, fixed.mul(right, strength.get(aim.place, 0)))
            value = fixed.ratio(int(worth[aim.place]), here.output) + view.rules.ambition.position
            total += fixed.mul(value, appetite)
        elif aim.term is Term.EVACUATION:
            value = fixed.ratio(int(worth[aim.place]), here.output) + view.rules.ambition.position
            total += fixed.mul(value, max(predation, right))
        elif aim.term is Term.INDEMNITY:
            total += fixed.ratio(aim.amount * aim.quarters, QUARTERS_A_YEAR * here.output)
    land = [aim for aim in order.aims if aim.term in (Term.CESSION, Term.EVACUATION)]
    price = sum(warscore.term_price(view, aim) for aim in land)
    return fixed.mul(total, min(fixed.ONE, fixed.ratio(view.rules.ambition.carried, max(1, price))))
