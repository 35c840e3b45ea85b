"""Peacemaking: when a power is ready to talk, what it asks and gives, and how it answers an offer of peace.

A peace is weighed by how the war stands and how tired one is of it; the same sum answers offers and makes
them, so nobody offers what he would think absurd himself. What is given is bounded by what is lost
(`game.ai.war.yielding`). Self-help logic takes from a beaten rival what pays, concert logic asks for what the
war was about (docs/decision-table.md: war aims, a defeated enemy).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from game.ai.seat import situation
from game.ai.seat.desk import Desk, Reason, score
from game.ai.war import rebels, securities
from game.ai.war.standstill import is_stale
from game.ai.war.yielding import Yield, eagerness, most_to_give, prospects
from game.politics import warscore
from game.politics.crises import crises
from game.politics.perception.doctrine import creed_of
from game.politics.war.ends import bargain, overruled
from game.politics.war.ends.peace import AnswerPeace, OfferPeace, is_asked_for_a_watch
from game.politics.war.outbreak.war import is_sound, most_indemnity
from game.words import CrisisStep, Motive, Term
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import PeaceTerm, Proposal, War

# --- peace ------------------------------------------------------------------------------------------


def answer_peace(desk: Desk, offer: Proposal) -> None:
    """Sign what is no worse than the war deserves; else say no, or what would do."""
    view = desk.view
    war = view.wars[offer.war]
    alone = bool(offer.signed)  # the bargain is struck: what does it do to us?
    leaves = offer.is_separate and not alone
    leaving = bargain.speaks_for(view, war, offer.proposer, alone=True) if leaves else ()
    if is_asked_for_a_watch(view, offer):
        reasons = securities.reasons_to_bind(view, war, desk.power, war.opponents_of(desk.power)[0])
    else:
        reasons = reasons_to_sign(view, desk.power, war, offer.terms, alone=alone, leaving=leaving)
    accept = score(reasons) > 0
    is_final = accept or alone or offer.is_counter
    counter = () if is_final else _counter(view, war, desk.power, offer.proposer)
    answer = desk.submit(AnswerPeace(desk.power, offer.id, accept, counter), reasons)
    if not isinstance(answer, list):
        desk.submit(AnswerPeace(desk.power, offer.id, False), reasons)


def _counter(view: View, war: War, power: int, other: int) -> tuple[PeaceTerm, ...]:
    """What one would sign instead of an offer that one would not; never what is worse for oneself."""
    terms = terms_for(view, war, power, other)
    return terms if score(reasons_to_sign(view, power, war, terms)) > 0 else ()


def reasons_to_sign(
    view: View,
    power: int,
    war: War,
    terms: Sequence[PeaceTerm],
    *,
    alone: bool = False,
    leaving: Sequence[int] = (),
) -> list[Reason]:
    """Terms of peace as named weights that sum to the score; signed above zero.

    Enemies who would leave by themselves are given to by what they did themselves, not by what all did.
    """
    ones = bargain.speaks_for(view, war, power, alone=alone)
    minds = view.rules.minds.treaties
    leads = war.camp_of(power)[0] in ones
    stands = warscore.score_for(view, war, power) if leads else warscore.earned(view, war, ones)
    most = most_to_give(view, war, power)
    if leaving:
        stands = -warscore.earned(view, war, leaving)
        most = most.at_most(max(0, -stands), minds.allowance)
    if goes_over_table(view, power, war, terms):
        terms = (PeaceTerm(Term.STATUS_QUO),)  # the rest is void until the table agrees
    hopes = prospects(view, power, war)
    if stands > 0:  # what it could take and does not want it does not fight on for
        wanted = warscore.price_for(view, _wanted(view, war, power, war.opponents_of(power)[0]), ones)
        stands, hopes = min(stands, wanted), min(hopes, max(0, wanted - stands))
    reasons = [
        Reason(Motive.TERMS, warscore.price_for(view, terms, ones)),
        Reason(Motive.WAR_STANDING, -stands),
        Reason(Motive.PROSPECTS, -hopes),
        Reason(Motive.WISH_FOR_PEACE, eagerness(view, power, war)),
        Reason(Motive.AIMS_MET, _of_aims(view, war, power, terms, stands)),
        Reason(Motive.CONFERENCE_SITS, -minds.hope_of_conference if _may_hope(view, power, war) else 0),
    ]
    excess = _excess(view, war, terms, ones, most)
    return [*reasons, Reason(Motive.NOT_LOST, -(max(0, score(reasons)) + excess) if excess else 0)]


def _excess(view: View, war: War, terms: Sequence[PeaceTerm], ones: Sequence[int], most: Yield) -> int:
    """War score that terms take from some beyond what the war has cost them."""
    hard = warscore.given_by(view, terms, ones) - most.hard
    whole = -warscore.price_for(view, terms, ones) - most.all
    return max(0, hard, whole)


def goes_over_table(view: View, power: int, war: War, terms: Sequence[PeaceTerm]) -> bool:
    """Whether terms that a power signs would be void because a table has decided otherwise on the quarrel."""
    signers = (*bargain.speaks_for(view, war, power), *war.opponents_of(power))
    return overruled.table_over(view, signers, tuple(terms)) is not None


def _may_hope(view: View, power: int, war: War) -> bool:
    """Whether the losing side of a war waits for what a conference may still give it."""
    sits = any(c.war == war.id and c.step is CrisisStep.CONFERENCE for c in crises.living(view))
    return sits and warscore.score_for(view, war, power) < 0


def _of_aims(view: View, war: War, power: int, terms: Sequence[PeaceTerm], stands: int) -> int:
    """What it is worth that the aims are met; and that they are not, to who leads a war that goes well."""
    minds = view.rules.minds.treaties
    if _meets_aims(war, power, terms):
        return minds.aims_met
    came_for = war.aims and war.attackers[0] == power
    return -minds.aims_missed if came_for and stands > 0 else 0


def _meets_aims(war: War, power: int, terms: Sequence[PeaceTerm]) -> bool:
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
        reasons = reasons_to_sign(desk.view, desk.power, war, terms)
        for_nothing = all(term.term is Term.STATUS_QUO for term in terms)
        if for_nothing and _is_winning(desk.view, desk.power, war):
            continue
        if terms and score(reasons) > 0 and not goes_over_table(desk.view, desk.power, war, terms):
            desk.submit(OfferPeace(desk.power, war.id, to, terms, separate=not leads), reasons)


def _is_winning(view: View, power: int, war: War) -> bool:
    """Whether a war goes well and is not yet stale: then nobody offers to stop for nothing."""
    return not is_stale(view, war, power) and warscore.score_for(view, war, power) > 0


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
    return score <= minds.lost or is_stale(view, war, power) or score >= minds.won


def terms_for(view: View, war: War, power: int, other: int) -> tuple[PeaceTerm, ...]:
    """Terms a power would put to an enemy leader: its aims as far as the war carries them, or concessions.

    Bigger armies against one lower what one asks; one's own add nothing to what the war has earned.
    """
    minds = view.rules.minds.treaties
    expected = warscore.score_for(view, war, power) + prospects(view, power, war)
    if expected < minds.concede_below:
        return _concessions(view, war, power, other, -expected)
    first = bargain.speaks_for(view, war, power)
    wish = fixed.mul(min(eagerness(view, other, war), minds.their_wish_most), minds.their_wish)
    hope = warscore.earned(view, war, first) + min(0, prospects(view, power, war))
    hope += fixed.clip(wish, 0, minds.allowance) - minds.margin
    return _as_far_as(view, war, _wanted(view, war, power, other), hope)


def _as_far_as(view: View, war: War, wanted: Sequence[PeaceTerm], score: int) -> tuple[PeaceTerm, ...]:
    """Of what one side would like as much as a war score carries: in its order, or the dearest things first.

    From nobody more than the war has cost him: he would not put his name to it.
    """
    prices = [(term, warscore.term_price(view, term)) for term in wanted]
    dearest = sorted(prices, key=lambda row: -row[1])
    givers = sorted({bargain.voice_of(view, t.giver) for t in wanted})
    most = {p: most_to_give(view, war, p) for p in givers}
    worth, terms = max((_filled(view, row, score, most) for row in (prices, dearest)), key=lambda f: f[0])
    return _shared_out(view, war, terms) if worth > 0 else (PeaceTerm(Term.STATUS_QUO),)


def _filled(
    view: View, prices: Sequence[tuple[PeaceTerm, int]], score: int, most: Mapping[int, Yield]
) -> tuple[int, tuple[PeaceTerm, ...]]:
    """What a war score buys of a list from its beginning, and its worth; of money, as much as it does."""
    left, chosen, worth = dict(most), list[PeaceTerm](), 0
    again = [row for row in prices if row[0].term is Term.CESSION]  # what lies behind what was chosen since
    for whole, dear in (*prices, *again):
        if whole in chosen:
            continue
        loser = bargain.voice_of(view, whole.giver)
        bound = left[loser]
        room = min(score - worth, bound.hard if whole.term in warscore.HARD else bound.all)
        term, price = _part_of(view, whole, dear, room) if dear > room > 0 else (whole, dear)
        if price <= room and not bargain.lands_apart(view, (*chosen, term)):
            chosen.append(term)
            worth += price
            left[loser] = Yield(bound.hard - price, bound.all - price)
    return worth, tuple(chosen)


def _shared_out(view: View, war: War, terms: Sequence[PeaceTerm]) -> tuple[PeaceTerm, ...]:
    """The same with the money shared among those who fought for it, by their armies."""
    found: list[PeaceTerm] = []
    for term in terms:
        if term.term is not Term.INDEMNITY:
            found.append(term)
            continue
        armies, least = situation.read(view).armies, view.rules.minds.treaties.least_share
        side = [p for p in war.camp_of(term.taker) if queries.sovereign_of(view, p) == p]
        side = [p for p in side if p == term.taker or not bargain.came_lately(view, war, p)]
        men = sum(armies[p] for p in side)
        parts = {p: term.amount * armies[p] // max(1, men) for p in side if p != term.taker}
        parts = {p: part for p, part in parts.items() if fixed.ratio(part, max(1, term.amount)) >= least}
        rest = term.amount - sum(parts.values())
        shares = {term.taker: rest, **parts}
        found += [replace(term, taker=p, amount=part) for p, part in shares.items() if part]
    return tuple(found)


def _part_of(view: View, term: PeaceTerm, price: int, room: int) -> tuple[PeaceTerm, int]:
    """As much of an indemnity as some war score buys, and its price; another thing is whole or nothing."""
    is_little = fixed.ratio(room, price) < view.rules.minds.treaties.least_part
    if term.term is not Term.INDEMNITY or is_little:
        return term, price
    part = replace(term, amount=term.amount * room // price)
    return part, warscore.term_price(view, part)


def _wanted(view: View, war: War, power: int, other: int) -> list[PeaceTerm]:
    """What a side would like, dearest wishes first: stated aims, what pays besides, then an indemnity.

    Concert logic restores the order: no gain that it did not state before the world. Either makes the peace
    hold, by the grounds it has (`game.ai.war.securities`).
    """
    first, second = bargain.speaks_for(view, war, power), bargain.speaks_for(view, war, other)
    aims = list(war.aims) if war.side_of(power) > 0 else []
    submission = rebels.asked_of_rebels(view, war, first, second[0])
    if submission is not None:
        return _allowed(view, war, submission, first, second)
    if not creed_of(view, power).is_concert:
        aims += _what_pays(view, first, second)
    aims += securities.limits(view, war, power, first, second[0])
    payer, minds = second[0], view.rules.minds.treaties
    quarters = minds.indemnity_quarters
    amount = warscore.yearly_taxes(view, payer) * minds.indemnity // (fixed.ONE * max(1, quarters))
    amount = min(amount, most_indemnity(view, payer) - bargain.owed_by(view, payer))
    if amount > 0 and quarters:
        aims.append(PeaceTerm(Term.INDEMNITY, payer, first[0], amount=amount, quarters=quarters))
        aims += securities.pledges(view, war, power, first, payer, aims)
    return _allowed(view, war, aims, first, second)


def _allowed(
    view: View, war: War, aims: Sequence[PeaceTerm], first: Sequence[int], second: Sequence[int]
) -> list[PeaceTerm]:
    """Of what a side would like, what the laws of a bargain allow, each thing once."""
    sound: list[PeaceTerm] = []
    for aim in aims:
        if _can_pass(view, war, aim, first, second) and not any(_same(aim, s) for s in sound):
            sound.append(aim)
    return sound


def _can_pass(view: View, war: War, term: PeaceTerm, first: Sequence[int], second: Sequence[int]) -> bool:
    """Whether the laws of a bargain allow a term between two groups."""
    return is_sound(view, term, first, second) and bargain.check_ground(view, war, term, first) is None


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
    """Whether two terms take the same thing; a watch is kept by each for himself."""
    is_other_watch = a.term is Term.VIGILANCE and a.taker != b.taker
    return (a.term, a.place, a.giver) == (b.term, b.place, b.giver) and not is_other_watch


def _concessions(view: View, war: War, power: int, other: int, price: int) -> tuple[PeaceTerm, ...]:
    """What the loser offers of his own: the enemy's stated aims as far as he can press them, then money."""
    own = [t for t in _wanted(view, war, other, power) if bargain.voice_of(view, t.giver) == power]
    done = max(0, warscore.earned(view, war, bargain.speaks_for(view, war, other)))
    most = most_to_give(view, war, power).at_most(done, view.rules.minds.treaties.allowance)
    return _as_far_as(view, war, own, min(price, most.all))
