"""Securities: what a power asks of the beaten so that a peace holds, and what it does with them later.

A victor asks where it has a ground: self-help logic fears the beaten, concert logic holds it guilty of the
war. Concert logic asks with an end, self-help logic without one. Both are assumptions, not findings: with
`alike` in ``assets/rules/minds.yaml`` both ask on either ground and with an end. Who owes a security weighs
what the chains cost it against who would come if it broke them; who holds one, what it costs to hold.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.seat import promises, situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.politics import securities
from game.politics.perception import armament, conduct
from game.politics.perception.doctrine import creed_of
from game.politics.treaties.defaults import wronged_by
from game.politics.treaties.treaties import Breach, Denounce
from game.politics.war.might import coalition
from game.politics.war.might.reach import reach_of
from game.rules.land.garrisons import pledged
from game.rules.money import arms, economy, grip
from game.words import Cabinet, Motive, Rank, Term, TreatyKind
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import PeaceTerm, Treaty, War

#: Cabinets that victors would not see in office after a war.
WARLIKE = (Cabinet.NATIONALIST, Cabinet.MILITARY, Cabinet.RADICAL)

# --- what is asked ----------------------------------------------------------------------------------


def limits(view: View, war: War, power: int, first: tuple[int, ...], giver: int) -> list[PeaceTerm]:
    """The limit of arms that a victor would lay on the beaten, none without a ground for it.

    Who went to war to send the other's army home asks for that.
    """
    disarms = any(aim.term is Term.DISARMAMENT and aim.giver == giver for aim in war.aims)
    if not _has_ground(view, war, power, giver) or (disarms and war.side_of(power) > 0):
        return []
    armies = situation.read(view).armies
    usual = min(armies[giver], grip.ordinary_army(view, giver))  # what stands there in war does not last
    men = max(securities.least_arms(view, giver), fixed.mul(usual, view.rules.minds.treaties.disarm))
    quarters = _till(view, power, view.rules.minds.security.arms_quarters)
    return _sound(view, first, [PeaceTerm(Term.ARMS_LIMIT, giver, first[0], amount=men, quarters=quarters)])


def pledges(
    view: View, war: War, power: int, first: tuple[int, ...], giver: int, asked: Sequence[PeaceTerm]
) -> list[PeaceTerm]:
    """What else would make it hold: land till the money is paid, other men in office, a watch, distance.

    Land that is ``asked`` for good is no pledge.
    """
    if not _has_ground(view, war, power, giver):
        return []
    minds, worth = view.rules.minds.security, economy.province_outputs(view)
    lost = {t.place for t in asked if t.term is Term.CESSION}
    lands = [p for p in securities.lands_to_hold(view, giver, first) if p not in lost]
    lands.sort(key=lambda p: (-int(worth[p]), p))
    money = any(t.term is Term.INDEMNITY and t.giver == giver for t in asked)
    quarters = view.rules.minds.treaties.indemnity_quarters
    paid = quarters if money else _till(view, power, quarters)  # a pledge for money goes back when it is paid
    found = [
        PeaceTerm(Term.OCCUPATION, giver, _keeper(view, land, first), land, quarters=paid)
        for land in lands[: minds.pledges]
    ]
    if view.powers[giver].home.cabinet in WARLIKE:
        found.append(PeaceTerm(Term.RESTORATION, giver, first[0], cabinet=Cabinet.MODERATE))
    if view.powers[giver].rank is Rank.GREAT:
        watch, probation = (_till(view, power, q) for q in (minds.watch_quarters, minds.probation))
        ready = [p for p in securities.watchers(view, first) if _has_ground(view, war, p, giver)]
        if len(ready) > 1:  # each signs for himself
            found += [PeaceTerm(Term.VIGILANCE, giver, p, quarters=watch) for p in ready]
        found.append(PeaceTerm(Term.EXCLUSION, giver, first[0], quarters=probation))
    return _sound(view, first, found)


def _keeper(view: View, land: int, side: tuple[int, ...]) -> int:
    """Who of a side keeps a province as a pledge: who stands in it, else the strongest at its border."""
    holder, owner = queries.holder_of(view, land), view.places.owner
    near = {int(owner[b]) for b in index_of(view.map).borders[land]}
    lords = securities.watchers(view, side)
    if (lord := queries.sovereign_of(view, holder)) in lords:
        return lord
    beside = [p for p in lords if any(n in near for n in queries.realm_of(view, p))]
    armies = situation.read(view).armies
    return max(beside, key=lambda p: (armies[p], -p), default=side[0])


def reasons_to_bind(view: View, war: War, power: int, giver: int) -> list[Reason]:
    """What speaks for binding the beaten, and oneself to watch it: fear, or guilt; against it, tied hands."""
    is_concert, alike = creed_of(view, power).is_concert, view.rules.minds.security.alike
    here = situation.read(view)
    fears = here.threats if power == view.power else situation.threats_to(view, power)
    is_guilty = war.verdicts.get(power, -1) == giver
    return [
        Reason(Motive.THREAT, fears.get(giver, 0) if alike or not is_concert else 0, (giver,)),
        Reason(Motive.BREACH, fixed.ONE if is_guilty and (alike or is_concert) else 0, (giver,)),
        Reason(Motive.TIED_HANDS, 1 - view.rules.minds.treaties.rival),
    ]


def _sound(view: View, first: tuple[int, ...], terms: list[PeaceTerm]) -> list[PeaceTerm]:
    return [term for term in terms if securities.is_sound(view, term, first)]


def _has_ground(view: View, war: War, power: int, giver: int) -> bool:
    """Whether a power would bind the beaten at all: it holds it guilty, or fears it."""
    return score(reasons_to_bind(view, war, power, giver)) > 0


def _till(view: View, power: int, quarters: int) -> int:
    """For how long a power asks: with an end, or for 0 quarters, without one."""
    ends = creed_of(view, power).is_concert or view.rules.minds.security.alike
    return quarters if ends else 0


# --- what is done with them -------------------------------------------------------------------------


def mind_securities(desk: Desk) -> None:
    """Now and then think about what one owes by a peace, and about what one is owed."""
    view = desk.view
    owed = queries.treaties_of(view, desk.power, *securities.BINDING)
    bonds = [bond for bond in owed if not securities.is_mutual(bond)]
    name = view.roster[desk.power].id
    if not bonds or queries.is_at_war(view, desk.power):
        return
    if not desk.dice.chance(view.turn, view.rules.minds.security.review, "choice", "security", name):
        return
    here = situation.read(view)
    for bond in bonds:
        if bond.subject != desk.power:
            reasons = weigh_release(view, here, bond)
            if score(reasons) > 0:
                desk.submit(Denounce(desk.power, bond.id), reasons)
        elif bond.kind is not TreatyKind.OCCUPATION:
            reasons = weigh_breach(view, here, bond)
            if score(reasons) > 0:
                desk.submit(Breach(desk.power, bond.id), reasons)


def weigh_breach(view: View, here: Situation, bond: Treaty) -> list[Reason]:
    """What speaks for and against tearing up what one owes by a peace; done above zero."""
    minds, home, me = view.rules.minds.security, view.powers[view.power].home, view.power
    missing = 0
    if bond.kind is TreatyKind.ARMS_LIMIT and arms.limits_men(bond):
        helped = view.powers[me].help_expected
        need = grip.ordinary_army(view, me) + armament.needed_army(view, here.pressure, helped)
        missing = fixed.clip(fixed.ratio(need - bond.amount, max(1, need)))
    wronged = wronged_by(view, bond, me)
    men = {p: _would_come(view, here, p) for p in wronged}
    coming = sum(men.values())
    odds = min(coalition.MOST_ODDS, fixed.ratio(coming, max(1, here.army)))
    lost = coalition.win(odds)
    # arms that would be taken again before they are forged make nobody safer
    fear = fixed.mul(here.highest_threat, fixed.ONE - fixed.mul(minds.futile, lost))
    word = fixed.mul(fixed.mul(minds.word, bond.bindingness), conduct.norms_weight(view, me))
    return [
        Reason(Motive.MEN_MISSING, fixed.mul(minds.men_missing, missing)),
        Reason(Motive.THREAT, fixed.mul(fixed.mul(minds.unsafe, missing), fear), here.most_feared),
        Reason(Motive.YEARS_HELD, minds.year * ((view.turn - bond.start) // QUARTERS_A_YEAR)),
        Reason(Motive.CHAINS, fixed.mul(minds.chains, home.humiliation)),
        Reason(Motive.DESIGNS, fixed.mul(minds.designs, home.predation)),
        Reason(
            Motive.THOSE_WHO_WOULD_COME,
            -fixed.mul(minds.reckoning, lost),
            tuple(p for p in wronged if men[p]),
        ),
        Reason(Motive.YOUNG_TREATY, -promises.youth(view, bond)),
        Reason(Motive.GIVEN_WORD, -word, tuple(wronged)),
    ]


def _would_come(view: View, here: Situation, power: int) -> int:
    """Men that who was owed could send: none while it fights elsewhere, fewer if it is tired."""
    if queries.is_at_war(view, power):
        return 0
    state = view.powers[power]
    fresh = fixed.ONE - fixed.clip(state.weariness + state.exhaustion)
    return fixed.mul(fixed.mul(here.armies[power], reach_of(view, power, view.power)), fresh)


def weigh_release(view: View, here: Situation, bond: Treaty) -> list[Reason]:
    """What speaks for and against letting the other go before its time; done above zero."""
    minds, me = view.rules.minds.security, view.power
    worth = economy.province_outputs(view)
    held = sum(int(worth[p]) for p, treaty in pledged(view).items() if treaty.id == bond.id)
    cost = fixed.ratio(fixed.mul(held, view.rules.politics.security.garrison), max(1, here.output))
    years = (view.turn - bond.start) // QUARTERS_A_YEAR
    return [
        Reason(Motive.GARRISON_PRICE, fixed.mul(minds.garrison, cost)),
        Reason(
            Motive.THEIR_CONDUCT,
            fixed.mul(minds.conduct, int(view.beliefs.trust[me, bond.subject])),
            (bond.subject,),
        ),
        Reason(Motive.YEARS_HELD, minds.year * years),
        Reason(Motive.THREAT, -fixed.mul(minds.fear, here.threats.get(bond.subject, 0)), (bond.subject,)),
        Reason(Motive.HELD_DOWN, -minds.hold, (bond.subject,)),
    ]
