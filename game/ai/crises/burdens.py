"""Burdens: what a settlement takes of who gives it, and what so large a bite tells those who live near by.

Land counts twice for its owner: as what it yields, and as a part of himself. A part of himself nobody signs
away because the odds are against him: the larger it is, the sooner he fights. Arms count by the safety that
is lost with them, money by all that is promised. Weights are shares of the power's own output, permyriad.
"""

from __future__ import annotations

from game.ai.crises.judges import Judge
from game.politics import securities, warscore
from game.politics.perception import condition, threat
from game.politics.war.might.stake import land_of
from game.rules.money import debt, economy
from game.words import Cabinet, Term
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Draft
from game.world.state.treaties import PeaceTerm

#: Articles by which land passes.
LAND = (Term.CESSION, Term.ANNEXATION)


def existence(view: View, draft: Draft, judge: Judge) -> int:
    """What it weighs to sign oneself away: the share of the realm that is given, times itself."""
    share = _share(*_given(view, draft, judge.power))
    return fixed.mul(view.rules.minds.crises.existence, fixed.mul(share, share))


def next_victim(view: View, draft: Draft, judge: Judge) -> int:
    """What a third power fears of who takes much of another near by: that it is next.

    Who is far smaller than oneself is no omen, however wholly he is taken.
    """
    reach, worst = threat.reaches(view)[judge.power], 0
    for taker, giver in sorted({(t.taker, t.giver) for t in draft.terms if t.term in LAND}):
        mine = queries.realm_of(view, judge.power)
        if taker in mine or giver in mine:
            continue
        near = max(reach[taker], reach[giver])
        distrust = fixed.ONE - int(view.beliefs.trust[judge.power, taker])
        given, whole = _given(view, draft, giver)
        share = fixed.mul(_share(given, whole), _omen(view, given, mine))
        worst = max(worst, fixed.mul(fixed.mul(share, near), distrust))
    return fixed.mul(view.rules.minds.crises.next_victim, worst)


def _omen(view: View, given: int, mine: list[int]) -> int:
    """How far another's loss is like one that could befall oneself: by its size beside one's own."""
    return fixed.clip(
        fixed.mul(view.rules.minds.crises.omen, fixed.ratio(given, max(1, _yield_of(view, mine))))
    )


def _share(given: int, whole: int) -> int:
    return fixed.clip(fixed.ratio(given, max(1, whole)))


def _given(view: View, draft: Draft, power: int) -> tuple[int, int]:
    """What of a realm's yearly yield a draft takes from it, and all of it."""
    realm = queries.realm_of(view, power)
    yields = economy.province_outputs(view)
    given = {
        place
        for t in draft.terms
        if t.term in LAND and t.giver in realm and t.taker not in realm
        for place in land_of(view, t)
    }
    return sum(int(yields[p]) for p in given), _yield_of(view, realm)


def _yield_of(view: View, realm: list[int]) -> int:
    yields, owner = economy.province_outputs(view), view.places.owner
    return sum(int(yields[owner == p].sum()) for p in realm)


def arms_lost(view: View, term: PeaceTerm, judge: Judge) -> int:
    """What it weighs to send the army home: the men, and the fear that comes with it, while it lasts."""
    minds, men = view.rules.minds.crises, max(1, judge.armies[judge.power])
    left = min(men, term.amount)
    length = fixed.ONE
    if term.term is Term.ARMS_LIMIT:
        length = (fixed.ONE + securities.lasting(view, term.quarters)) // 2
    gone, defence = fixed.ONE - fixed.ratio(left, men), view.rules.will.defence
    fear = max(judge.threats.values(), default=0)
    naked = max(
        (_naked(fear, judge.armies[p], men, left, defence) for p, fear in judge.threats.items()), default=0
    )
    lost = fixed.mul(minds.own_arms, gone) + fixed.mul(minds.unsafe, max(0, naked - fear))
    return fixed.mul(lost, length)


def _naked(fear: int, theirs: int, men: int, left: int, defence: int) -> int:
    """The fear of a power, with fewer men to meet it."""
    now, then = (threat.menace(own, theirs, defence) for own in (men, left))
    return fixed.clip(fear * then // now) if now else 0


def strangers(view: View, term: PeaceTerm, judge: Judge) -> int:
    """What it weighs to be governed by others' men: that it is so, and how far they are strangers at home."""
    rule, known = view.rules.government.cabinets, condition.values(view, judge.power)
    asked, kept = (
        condition.weigh(rule[kind].base, rule[kind].weights, known)
        for kind in (term.cabinet or Cabinet.MODERATE, view.powers[judge.power].home.cabinet)
    )
    apart = fixed.clip(fixed.ratio(max(0, kept - asked), fixed.ONE))
    return securities.price(view, term) + fixed.mul(view.rules.minds.crises.strangers, apart)


def money(view: View, term: PeaceTerm, judge: Judge) -> int:
    """What a sum weighs: all its instalments as they are worth today, against a year's output.

    Who is to get it counts on what its payer is good for, as in a peace.
    """
    whole = warscore.promised(view, term)
    if term.taker == judge.power:
        solvent = fixed.ONE - debt.indebtedness(view, term.giver)
        whole = fixed.mul(fixed.mul(whole, view.powers[term.giver].reliability), solvent)
    value = fixed.ratio(whole, judge.output * QUARTERS_A_YEAR)
    return fixed.mul(value, view.rules.minds.crises.money)
