"""Peacemaking: when a power is ready to talk, what it asks and gives, and how it answers an offer of peace.

A peace is weighed by how the war stands and how tired one is of it; the same sum answers offers and makes
them, so nobody offers what he would think absurd himself. Self-help logic takes from a beaten rival what
pays, concert logic asks for what the war was about (docs/decision-table.md: war aims, a defeated enemy).
"""

from __future__ import annotations

from game.ai.seat import situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.war import securities
from game.politics import warscore
from game.politics.crises import crises
from game.politics.perception.doctrine import creed_of
from game.politics.war import coalition, peace
from game.politics.war.peace import AnswerPeace, OfferPeace
from game.words import CasusBelli, CrisisStep, Motive, Term
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import PeaceTerm, Proposal, War


def eagerness(view: View, power: int, war: War) -> int:
    """How much war score a power would give up to be at peace: tired, exhausted, or long at it."""
    state, minds = view.powers[power], view.rules.minds.treaties
    quarters = view.turn - war.start
    poor = minds.poor if state.debt > minds.poor_times * state.treasury + minds.poor_from else 0
    desperate = minds.rebels_resolve if war.casus is CasusBelli.REBELLION and war.side_of(power) > 0 else 0
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
    if war.casus is CasusBelli.REBELLION and war.side_of(power) > 0:
        return 0
    armies = situation.read(view).armies
    foes = war.opponents_of(power)
    friends = war.opponents_of(foes[0])
    ours, theirs = (situation.side_armies(view, armies, side) for side in (friends, foes))
    odds = min(coalition.MOST_ODDS, fixed.ratio(ours + 1, theirs + 1))
    return fixed.mul(view.rules.minds.treaties.prospects, 2 * coalition.win(odds) - fixed.ONE)


# --- peace ------------------------------------------------------------------------------------------


def answer_peace(desk: Desk, offer: Proposal) -> None:
    """Sign what is no worse than the war deserves; else say no, or what would do."""
    view = desk.view
    war = view.wars[offer.war]
    reasons = _weigh(view, desk.power, war, offer.terms)
    accept = score(reasons) > 0
    counter = () if accept or offer.is_counter else terms_for(view, war, desk.power, offer.proposer)
    answer = desk.submit(AnswerPeace(desk.power, offer.id, accept, counter), reasons)
    if not isinstance(answer, list):
        desk.submit(AnswerPeace(desk.power, offer.id, False), reasons)


def _weigh(view: View, power: int, war: War, terms: tuple[PeaceTerm, ...]) -> list[Reason]:
    """Terms of peace as named weights that sum to the score; accepted above zero."""
    side = tuple(war.attackers if war.side_of(power) > 0 else war.defenders)
    minds = view.rules.minds.treaties
    return [
        Reason(Motive.TERMS, warscore.price_for(view, terms, side)),
        Reason(Motive.WAR_STANDING, -warscore.score_for(view, war, power)),
        Reason(Motive.PROSPECTS, -prospects(view, power, war)),
        Reason(Motive.WISH_FOR_PEACE, eagerness(view, power, war)),
        Reason(Motive.AIMS_MET, minds.aims_met if _meets_aims(war, power, terms) else 0),
        Reason(Motive.CONFERENCE_SITS, -minds.hope_of_conference if _may_hope(view, power, war) else 0),
    ]


def _may_hope(view: View, power: int, war: War) -> bool:
    """Whether the losing side of a war waits for what a conference may still give it."""
    sits = any(c.war == war.id and c.step is CrisisStep.CONFERENCE for c in crises.living(view))
    return sits and warscore.score_for(view, war, power) < 0


def _meets_aims(war: War, power: int, terms: tuple[PeaceTerm, ...]) -> bool:
    """Whether an attacker gets all he said he fought for: the limit of a limited war."""
    return (
        war.side_of(power) > 0 and bool(war.aims) and all(any(_same(a, t) for t in terms) for a in war.aims)
    )


def seek_peace(desk: Desk) -> None:
    """Offer terms in each war this power may end, once it has what it came for or has had enough."""
    for war in queries.wars_of(desk.view, desk.power):
        if war.is_over:
            continue
        foes = war.opponents_of(desk.power)
        leads = desk.power in (war.attackers[0], war.defenders[0])
        if not foes or not (leads or _wants_out(desk.view, desk.power, war)):
            continue
        to = foes[0]
        if not _ripe(desk.view, desk.power, war):
            continue
        terms = terms_for(desk.view, war, desk.power, to)
        reasons = _weigh(desk.view, desk.power, war, terms)
        for_nothing = all(term.term is Term.STATUS_QUO for term in terms)
        if for_nothing and _is_winning(desk.view, desk.power, war):
            continue
        if terms and score(reasons) > 0:
            desk.submit(OfferPeace(desk.power, war.id, to, terms, separate=not leads), reasons)


def _is_winning(view: View, power: int, war: War) -> bool:
    """Whether a war goes well and is not yet old: then nobody offers to stop for nothing."""
    is_young = view.turn - war.start < view.rules.minds.treaties.stalemate
    return is_young and warscore.score_for(view, war, power) > 0


def _wants_out(view: View, power: int, war: War) -> bool:
    """Whether a lesser belligerent would leave its side in the lurch."""
    minds, weariness = view.rules.minds.treaties, view.powers[power].weariness
    return weariness > minds.out_weary and warscore.score_for(view, war, power) < minds.out_score


def _ripe(view: View, power: int, war: War) -> bool:
    """Whether it is time to talk: aims within reach, the war lost, or going nowhere."""
    score, minds = warscore.score_for(view, war, power), view.rules.minds.treaties
    quarters = view.turn - war.start
    if quarters < 1:
        return False
    if war.side_of(power) > 0 and war.attackers[0] == power:
        asked = warscore.price_for(view, war.aims, tuple(war.attackers))
        if score + eagerness(view, power, war) * minds.own_wish // fixed.ONE >= asked > 0:
            return True
    return score <= minds.lost or quarters >= minds.stalemate or score >= minds.won


def terms_for(view: View, war: War, power: int, other: int) -> tuple[PeaceTerm, ...]:
    """Terms a power would put to an enemy leader: its aims as far as the war carries them, or concessions."""
    score, minds = warscore.score_for(view, war, power), view.rules.minds.treaties
    their_wish = min(eagerness(view, other, war), minds.their_wish_most) * minds.their_wish // fixed.ONE
    hope = score + prospects(view, power, war) + their_wish - minds.margin
    if hope < minds.concede_below:
        return _concessions(view, war, power, other, -hope)
    first, second = peace.speaks_for(view, war, power), peace.speaks_for(view, war, other)
    wanted = _wanted(view, war, power, first, second)
    chosen: list[PeaceTerm] = []
    for term in wanted:
        price = warscore.term_price(view, term)
        if price <= hope:
            chosen.append(term)
            hope -= price
    return tuple(chosen) or (PeaceTerm(Term.STATUS_QUO),)


def _wanted(
    view: View, war: War, power: int, first: tuple[int, ...], second: tuple[int, ...]
) -> list[PeaceTerm]:
    """What a side would like, dearest wishes first: stated aims, what pays besides, then an indemnity.

    Concert logic restores the order: no gain that it did not state before the world. Either makes the peace
    hold, by the grounds it has (`game.ai.war.securities`).
    """
    aims = list(war.aims) if war.side_of(power) > 0 else []
    if not creed_of(view, power).is_concert:
        aims += _what_pays(view, first, second)
    aims += securities.limits(view, war, power, first, second[0])
    payer, minds = second[0], view.rules.minds.treaties
    quarters = minds.indemnity_quarters
    amount = warscore.yearly_taxes(view, payer) * minds.indemnity // (fixed.ONE * max(1, quarters))
    if amount > 0 and quarters:
        aims.append(PeaceTerm(Term.INDEMNITY, payer, first[0], amount=amount, quarters=quarters))
        aims += securities.pledges(view, war, power, first, payer)
    sound: list[PeaceTerm] = []
    for aim in aims:
        held = aim.term is not Term.CESSION or int(view.places.owner[aim.place]) == aim.giver
        if aim.giver in second and held and not any(_same(aim, s) for s in sound):
            sound.append(aim)
    return sound


def _what_pays(view: View, first: tuple[int, ...], second: tuple[int, ...]) -> list[PeaceTerm]:
    """What self-help logic takes where it can: claimed land in its hands."""
    found: list[PeaceTerm] = []
    holder = queries.holders(view)
    for claim in view.claims:
        owner = int(view.places.owner[claim.place])
        if claim.power in first and owner in second and int(holder[claim.place]) in first:
            found.append(PeaceTerm(Term.CESSION, owner, claim.power, claim.place))
    return found


def _same(a: PeaceTerm, b: PeaceTerm) -> bool:
    return (a.term, a.place, a.giver) == (b.term, b.place, b.giver)


def _concessions(view: View, war: War, power: int, other: int, price: int) -> tuple[PeaceTerm, ...]:
    """What the loser offers: the enemy's stated aims as far as he can press them, then money."""
    mine, theirs = peace.speaks_for(view, war, power), peace.speaks_for(view, war, other)
    given: list[PeaceTerm] = []
    for aim in _wanted(view, war, other, theirs, mine):
        cost = warscore.term_price(view, aim)
        if cost <= price:
            given.append(aim)
            price -= cost
    return tuple(given) or (PeaceTerm(Term.STATUS_QUO),)


# --- treaties ---------------------------------------------------------------------------------------
