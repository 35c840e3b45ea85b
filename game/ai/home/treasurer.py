"""The treasurer: taxes and votes that pay for the army the situation asks for, and the army they pay for.

The army wanted answers the threats read off the View, never below what keeps order at home. Votes
follow it within political will; taxes follow the votes. Nobody starves himself: where the money ends,
forces are sent home before they go unpaid.
"""

from __future__ import annotations

from dataclasses import replace

from game.ai.seat import mandates
from game.ai.seat.desk import Desk, Reason
from game.ai.seat.situation import Situation
from game.politics.crises import crises
from game.politics.crises.papers.means import is_trifle
from game.politics.perception import armament, conduct, threat
from game.politics.statecraft.reassurance import shown_to
from game.rules.land.zones import zone_of
from game.rules.money import arms, budget, economy, grip, raising
from game.rules.money.budget import SetBudget, SetFooting
from game.rules.money.raising import Disband, Raise, Reinforce
from game.rules.sea.naval import blockade_share
from game.words import Branch, Footing, Motive
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.forces import Force
from game.world.state.powers import Budget
from game.world.units import POUNDS


def wanted_army(view: View, now: Situation, upkeep: int) -> int:
    """Men on land the power wants: its ordinary army and what the threats ask for beyond it.

    Help counts as far as it is expected, never as it is promised; an infected power wants more than its
    situation explains; who meets a mandate by the size of his army keeps that, and who narrowly misses it
    wants the men; and none wants more than its people's will lets it pay for, as the ``upkeep`` of the
    present army tells.
    """
    state = view.powers[view.power]
    need = armament.needed_army(view, now.pressure, state.help_expected)
    craving = armament.men_paid_by(view, view.power, now.output, conduct.arms_drive(view, view.power))
    wanted = armament.army_for(view, grip.ordinary_army(view, view.power), need) + craving
    if now.at_war:
        wanted = max(wanted, now.army + now.army * view.rules.minds.home.war_growth // fixed.ONE)
    wanted = max(wanted, mandates.army_asked_for(view, now.army, now.output))
    limit = arms.limit_of(view, view.power)
    if limit is not None:
        wanted = min(wanted, limit.amount)
    if not upkeep or not now.army:
        return wanted
    bearable = fixed.mul(now.output, budget.burden_cap(view, view.power))
    return min(wanted, now.army * bearable // upkeep)


def room_to_keep(view: View, now: Situation) -> int:
    """What a government at peace could keep beyond its present forces, pounds a quarter, never below 0.

    Nobody calls up whom he could not pay; in war one fills the ranks first and pays as long as one can.
    """
    bearable = fixed.mul(now.output, budget.burden_cap(view, view.power))
    return max(0, bearable - economy.upkeep_of(view, view.power)) * POUNDS


def mind_budget(desk: Desk, here: Situation) -> None:
    """The votes of the quarter, and the footing of the forces."""
    if desk.view.powers[desk.power].budget is None or queries.owned_by(desk.view, desk.power) == []:
        return
    vote_budget(desk, here)
    _set_footing(desk, here)


def vote_budget(desk: Desk, here: Situation) -> None:
    """Vote shares towards what the wanted army costs and taxes towards what the votes cost."""
    view, minds = desk.view, desk.view.rules.minds.home
    now = view.powers[desk.power].budget
    if now is None or queries.owned_by(view, desk.power) == []:
        return
    row = economy.account_of(view, desk.power, here.outputs, blockade_share)
    output = max(1, row.output)
    cost = _army_cost(view, here, row.upkeep)
    cap = budget.burden_cap(view, desk.power)
    military = min(fixed.ratio(cost, output), max(cap, now.military))
    welfare, investment = (minds.war_welfare, 0) if here.at_war else (minds.welfare, minds.investment)
    full, treasury = max(1, minds.full_treasury * row.taxes), view.powers[desk.power].treasury
    if not here.at_war and treasury > full:  # the fuller the chest, the more is voted out of it
        times = fixed.clip(fixed.ratio(treasury, full), minds.full_votes, minds.most_votes)
        welfare, investment = (fixed.mul(vote, times) for vote in (welfare, investment))
    if mandates.is_thrift_asked_for(view):
        welfare, investment = (fixed.mul(vote, minds.thrift) for vote in (welfare, investment))
    other = row.interest - row.trade - row.tribute - row.indemnity + row.embargo + row.garrisons
    needed = military + welfare + investment + fixed.ratio(other, output)
    ceiling = minds.war_tax if here.at_war else minds.peace_tax
    tax = fixed.clip(needed + _sinking_fund(view, output, needed), view.rules.economy.tax_min, ceiling)
    if not here.at_war and needed > ceiling:
        military = max(0, military - (needed - ceiling))
        investment = 0
    _vote(desk, tax, military, welfare, investment)


def _sinking_fund(view: View, output: int, needed: int) -> int:
    """The share of output taxed beyond what is spent, to pay the debt off: no more than is taxed easily."""
    yearly = fixed.mul(view.powers[view.power].debt, view.rules.minds.home.debt_service)
    easy = max(0, view.rules.economy.tax_ease - needed)
    return min(easy, fixed.ratio(yearly, output * QUARTERS_A_YEAR))


def _army_cost(view: View, here: Situation, upkeep: int) -> int:
    """What the wanted army would cost in a quarter, judged by what the present one costs."""
    wanted, minds = wanted_army(view, here, upkeep), view.rules.minds.home
    if not here.army:
        return upkeep + wanted * minds.first_men // fixed.ONE
    cost = upkeep * max(wanted, here.army) // here.army
    return cost + cost * (minds.recruits_cost if wanted > here.army else minds.drafts_cost) // fixed.ONE


def _vote(desk: Desk, tax: int, military: int, welfare: int, investment: int) -> None:
    """Move every share as far towards its aim as one quarter allows."""
    view = desk.view
    now, steps = budget.voted_from(view, desk.power), view.rules.economy
    assert now is not None

    def towards(old: int, new: int, step: int) -> int:
        return old + fixed.clip(new - old, -step, step)

    order = SetBudget(
        desk.power,
        towards(now.tax, tax, steps.tax_step),
        towards(now.military, military, steps.share_step),
        towards(now.welfare, welfare, steps.share_step),
        towards(now.investment, investment, steps.share_step),
    )
    order = _within_means(view, order, now)
    desk.submit(
        order,
        (
            Reason(Motive.FORCES, military),
            Reason(Motive.WELFARE, welfare),
            Reason(Motive.INVESTMENT, investment),
        ),
    )


def _within_means(view: View, order: SetBudget, now: Budget) -> SetBudget:
    """Vote no more than can be raised: works are saved on first, then relief, then the forces."""
    output = max(1, economy.outputs(view)[order.power])
    for vote in ("investment", "welfare", "military"):
        missing = budget.beyond_means(view, order.power, budget.drafted_by(order))
        if missing <= 0:
            break
        asked, least = getattr(order, vote), max(0, getattr(now, vote) - view.rules.economy.share_step)
        saved = min(max(0, asked - least), fixed.ratio(missing, int(output)) + 1)
        order = replace(order, **{vote: asked - saved})
    return order


def _set_footing(desk: Desk, here: Situation) -> None:
    """War footing in war, alert with a part of the army abroad, under threat or in a quarrel over land, peace
    otherwise.

    Self-help logic mobilises behind a demand of its own, for all to see; an aggressor who means to strike
    does it quietly. Concert logic shows no more than it must.
    """
    view, footing = desk.view, Footing.PEACE
    demands = [c for c in crises.living(view) if view.power == c.challenger and c.demands and c.war < 0]
    arms_behind_it = any(not is_trifle(view, crisis) for crisis in demands)
    ready = here.highest_threat > view.rules.minds.home.alert_threat or _sees_arms(view, here)
    if here.at_war:
        all_of_it = queries.war_effort(view, desk.power) >= fixed.ONE
        footing = Footing.MOBILISED if all_of_it else Footing.ALERT
    elif arms_behind_it and here.creed.crises < fixed.HALF:
        footing = Footing.MOBILISED
    elif ready or arms_behind_it:
        footing = Footing.ALERT
    if view.powers[desk.power].footing is not footing:
        order = SetFooting(desk.power, footing, _arms_unseen(view, footing))
        desk.submit(order, (Reason(Motive.THREAT, here.highest_threat, here.most_feared),))


def _sees_arms(view: View, here: Situation) -> bool:
    """Whether a neighbour whom one fears at all has mobilised, as far as anybody knows."""
    least = view.rules.minds.home.alert_threat // 2
    near = threat.neighbours(view)[here.power]
    return any(
        view.powers[p].footing is Footing.MOBILISED and here.threats.get(p, 0) > least
        and not queries.is_at_war(view, p)
        for p in sorted(near)
    )  # fmt: skip


def _arms_unseen(view: View, footing: Footing) -> bool:
    """Whether a power would rather not be seen to arm: an aggressor in peace, with nothing asked yet."""
    return (
        footing is not Footing.PEACE
        and conduct.is_aggressor(view, view.power)
        and not queries.is_at_war(view, view.power)
        and not any(view.power in crisis.parties for crisis in crises.living(view))
    )


def mind_forces(desk: Desk, here: Situation) -> None:
    """Fill the ranks, recruit what is wanted and affordable, send home what is not."""
    fill_ranks(desk, here)
    wanted = wanted_army(desk.view, here, economy.upkeep_of(desk.view, desk.power))
    minds = desk.view.rules.minds.home
    to_the_man = _misses_a_mandate(desk.view, here, wanted)
    if here.army * fixed.ONE < wanted * minds.enough or to_the_man:
        _recruit(desk, here, wanted - here.army, to_the_man)
    elif here.at_war:
        return
    elif here.army * fixed.ONE > wanted * minds.too_many or _is_over_limit(desk.view):
        _reduce(desk, here.army - wanted)


def _misses_a_mandate(view: View, here: Situation, wanted: int) -> bool:
    """Whether the army wanted would meet a mandate that the present one misses, be it by one man."""
    return here.army < min(wanted, mandates.army_asked_for(view, here.army, here.output))


def _is_over_limit(view: View) -> bool:
    """Whether more men stand under arms than a peace allows."""
    limit = arms.limit_of(view, view.power)
    return limit is not None and queries.strength_of(view, view.power) > limit.amount


def fill_ranks(desk: Desk, here: Situation) -> None:
    """Drafts for the weakest forces first; in peace what can be paid, and none where men were sent home."""
    view = desk.view
    units, minds = view.rules.units, view.rules.minds.home
    enough = fixed.ONE if _is_cramped(view) else minds.short

    def may_fill(force: Force) -> bool:
        place = int(view.map.place[force.hex]) if force.hex >= 0 else -1
        return filled(force) < enough and not (place >= 0 and shown_to(view, desk.power, place))

    def filled(force: Force) -> int:
        return fixed.ratio(force.strength, units[force.kind].full_strength)

    short = sorted((filled(f), f.id) for f in queries.forces_of(view, desk.power) if may_fill(f))
    for _, i in short:
        force = desk.view.forces[i]
        unit = units[force.kind]
        missing = unit.full_strength - force.strength
        money = raising.money_of(desk.view, desk.power) * minds.drafts_purse // fixed.ONE
        full_price = max(1, economy.raising_cost(desk.view, desk.power, force.kind, unit.full_strength))
        men = min(missing, money * unit.full_strength // full_price)
        if unit.manpower:
            men = min(men, desk.view.powers[desk.power].manpower * unit.full_strength // unit.manpower)
        left = arms.room(desk.view, desk.power)
        if left is not None and unit.branch is not Branch.FLEET:
            men = min(men, left)
        if not here.at_war:
            keep = economy.keep_of(desk.view, desk.power, force.kind, unit.full_strength)
            men = min(men, room_to_keep(desk.view, here) * unit.full_strength // max(1, keep))
        if men > 0:
            desk.submit(Reinforce(desk.power, i, men))


def _is_cramped(view: View) -> bool:
    """Whether a limit of arms leaves room, but none for another usual force: every man of it counts."""
    left, unit = arms.room(view, view.power), _usual_unit(view, view.power)
    return left is not None and unit is not None and 0 < left < view.rules.units[unit].full_strength


def _recruit(desk: Desk, here: Situation, missing: int, to_the_man: bool) -> None:
    """Raise foot, and horse in between, at the capital or the richest safe province.

    Nobody raises a force for a few men, unless a mandate wants them ``to_the_man``.
    """
    minds = desk.view.rules.minds.home
    enough = 0 if to_the_man else minds.recruit_least
    for _ in range(minds.most_raised[desk.view.powers[desk.power].rank]):
        view = desk.view
        upkeep = max(1, economy.upkeep_of(view, desk.power))
        unit = _usual_unit(view, desk.power) if here.at_war else _payable_unit(view, here)
        left = arms.room(view, desk.power)
        unit = _that_fits(view, unit, left)
        if unit is None or view.rules.units[unit].manpower > view.powers[desk.power].manpower:
            return
        place = _depot(view, desk.power)
        least = max(1, view.rules.units[unit].full_strength * enough // fixed.ONE)
        if place < 0 or missing < least:
            return
        cost = economy.raising_cost(view, desk.power, unit, view.rules.units[unit].full_strength)
        spare = raising.money_of(view, desk.power) - cost
        if spare < upkeep * minds.recruit_reserve // fixed.ONE:
            return
        answer = desk.submit(Raise(desk.power, unit, place), (Reason(Motive.MEN_MISSING, missing),))
        if not isinstance(answer, list):
            return
        missing -= view.rules.units[unit].full_strength


def _payable_unit(view: View, here: Situation) -> str | None:
    """The unit to raise next in peace: who cannot pay the usual one raises garrisons that keep order."""
    power, room = view.power, room_to_keep(view, here)
    units = [_usual_unit(view, power)]
    if queries.strength_of(view, power) < grip.ordinary_army(view, power):
        units += [u.id for u in view.rules.units_of(view.facts.era) if u.branch is Branch.GARRISON]
    for unit in units:
        if unit and economy.keep_of(view, power, unit, view.rules.units[unit].full_strength) <= room:
            return unit
    return None


def _that_fits(view: View, unit: str | None, left: int | None) -> str | None:
    """The unit, or where a limit of arms leaves no room for it the largest garrison that fits."""
    if unit is None or left is None or view.rules.units[unit].full_strength <= left:
        return unit
    small = [u for u in view.rules.units_of(view.facts.era) if u.branch is Branch.GARRISON]
    fitting = [u for u in small if u.full_strength <= left]
    return max(fitting, key=lambda u: u.full_strength).id if fitting else None


def _usual_unit(view: View, power: int) -> str | None:
    """The ordinary foot of the era, every so often a horse unit."""
    units = view.rules.units_of(view.facts.era)
    foot = next((u.id for u in units if u.branch is Branch.FOOT), None)
    horse = next((u.id for u in units if u.branch is Branch.HORSE), None)
    own = queries.land_forces_of(view, power)
    riders = sum(1 for f in own if view.rules.units[f.kind].branch is Branch.HORSE)
    among = view.rules.minds.home.one_horse_in
    return horse if horse and len(own) >= among and riders * among < len(own) - 1 else foot


def _depot(view: View, power: int) -> int:
    """Where to recruit: the most peopled province held, allowing for those that form there already."""
    at_war, zone = queries.is_at_war(view, power), zone_of(view, power)
    crowding = view.rules.minds.home.depot_crowding
    forming: dict[int, int] = {}
    home = queries.home_box(view, power)
    for force in queries.land_forces_of(view, power):
        if force.ready_turn > view.turn:
            place = int(view.map.place[force.hex]) if force.hex >= 0 else force.zone
            forming[place] = forming.get(place, 0) + 1
    places = [
        p
        for p in queries.owned_by(view, power)
        if (queries.is_land_place(view, p) or p == home)
        and queries.holder_of(view, p) == power
        and p not in zone
        and not (at_war and view.places.siege[p])
        and not shown_to(view, power, p)
    ]
    return max(
        places,
        key=lambda p: (int(view.places.population[p]) // (1 + crowding * forming.get(p, 0)), -p),
        default=-1,
    )


def _reduce(desk: Desk, surplus: int) -> None:
    """In peace send home what neither threats nor votes justify, the weakest forces first.

    Under a limit of arms even the last, and one that is more than is too many.
    """
    view = desk.view
    mine = [f for f in queries.land_forces_of(view, desk.power) if f.earmarked < 0]
    own = sorted(mine, key=lambda f: (f.experience, f.strength, f.id))
    is_over, most = _is_over_limit(view), view.rules.minds.home.most_reduced
    for force in own[: most if is_over else min(most, len(own) - 1)]:
        if force.strength <= surplus or (is_over and surplus > 0):
            desk.submit(Disband(desk.power, force.id), (Reason(Motive.MEN_TOO_MANY, surplus),))
            surplus -= force.strength
