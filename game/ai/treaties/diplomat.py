"""The diplomat: what peace is worth signing, and which treaties serve a plain, law-abiding power.

A peace is weighed by how the war stands and how tired one is of it; the same sum answers offers and
makes them, so nobody offers what he would think absurd himself. Treaties are offered to neighbours who
share a threat and are otherwise friendly. Self-help logic takes from a beaten rival what pays, and keeps an
alliance while the balance that made it lasts; concert logic asks for what the war was about and keeps its
word (docs/decision-table.md: treaty keeping, war aims, defeated enemy).
"""

from __future__ import annotations

from game.ai.seat import situation
from game.ai.seat.cabinet import makes_policy
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.ai.treaties import restraints
from game.politics import warscore
from game.politics.crises import crises
from game.politics.perception.doctrine import creed_of
from game.politics.treaties.restraints import RESTRAINING
from game.politics.treaties.treaties import (
    AnswerProposal,
    Denounce,
    ProposeTreaty,
    check_denounce,
    check_propose_treaty,
)
from game.politics.war import coalition, peace
from game.politics.war.peace import AnswerPeace, OfferPeace
from game.words import CasusBelli, CrisisStep, Motive, Rank, Term, TreatyKind
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import PeaceTerm, Proposal, Treaty, War

ALLIANCES = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE)


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
    counter = () if accept or offer.is_counter else _terms(view, war, desk.power, offer.proposer)
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
        terms = _terms(desk.view, war, desk.power, to)
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


def _terms(view: View, war: War, power: int, other: int) -> tuple[PeaceTerm, ...]:
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

    Concert logic restores the order: no gain that it did not state before the world, no rival kept down.
    """
    aims = list(war.aims) if war.side_of(power) > 0 else []
    if not creed_of(view, power).is_concert:
        aims += _what_pays(view, power, first, second)
    payer, minds = second[0], view.rules.minds.treaties
    quarters = minds.indemnity_quarters
    amount = warscore.yearly_taxes(view, payer) * minds.indemnity // (fixed.ONE * max(1, quarters))
    if amount > 0 and quarters:
        aims.append(PeaceTerm(Term.INDEMNITY, payer, first[0], amount=amount, quarters=quarters))
    sound: list[PeaceTerm] = []
    for aim in aims:
        held = aim.term is not Term.CESSION or int(view.places.owner[aim.place]) == aim.giver
        if aim.giver in second and held and not any(_same(aim, s) for s in sound):
            sound.append(aim)
    return sound


def _what_pays(view: View, power: int, first: tuple[int, ...], second: tuple[int, ...]) -> list[PeaceTerm]:
    """What self-help logic takes where it can: claimed land in its hands, and half the army of a rival."""
    found: list[PeaceTerm] = []
    holder = queries.holders(view)
    for claim in view.claims:
        owner = int(view.places.owner[claim.place])
        if claim.power in first and owner in second and int(holder[claim.place]) in first:
            found.append(PeaceTerm(Term.CESSION, owner, claim.power, claim.place))
    rival, here, minds = second[0], situation.read(view), view.rules.minds.treaties
    fears = here.threats if power == view.power else situation.threats_to(view, power)
    if fears.get(rival, 0) >= minds.rival:
        men = here.armies[rival] * minds.disarm // fixed.ONE
        found.append(PeaceTerm(Term.DISARMAMENT, rival, first[0], amount=men))
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


def answer_treaty(desk: Desk, offer: Proposal) -> None:
    """Sign what is worth it."""
    assert offer.kind is not None
    view = desk.view
    reasons, weighed = (
        weigh_offer(view, here, offer) for here in (situation.read(view), situation.read_otherwise(view))
    )
    answer = AnswerProposal(desk.power, offer.id, score(reasons) > 0)
    if not isinstance(desk.submit(answer, reasons, score(weighed)), list):
        desk.submit(AnswerProposal(desk.power, offer.id, False), reasons)  # no longer possible


def weigh_offer(view: View, here: Situation, offer: Proposal) -> list[Reason]:
    """What an offer is worth to its receiver, as a power of the situation's creed sees it."""
    assert offer.kind is not None
    if offer.kind in RESTRAINING:
        return restraints.answer(view, here, offer)
    return weigh_treaty(view, here, offer.proposer, offer.kind, is_receiver=True)


def weigh_treaty(
    view: View, here: Situation, other: int, kind: TreatyKind, *, is_receiver: bool
) -> list[Reason]:
    """What a treaty is worth to a power of the situation's creed, as named weights; worth signing above zero.

    How much another's gain counts against one's own falls with confidence in its intentions and never
    reaches nothing (P20); suspicion adds to it.
    """
    power, minds = here.power, view.rules.minds.treaties
    rivalry = here.threats.get(other, 0)
    if kind is TreatyKind.TRADE:
        distrust = fixed.ONE - int(view.beliefs.trust[power, other])
        relative = fixed.clip(distrust + here.creed.suspicion, view.rules.minds.perception.least_relative)
        return [Reason(Motive.GAIN, minds.gain), Reason(Motive.THEIR_GAIN, -fixed.mul(relative, rivalry))]
    if kind is TreatyKind.GUARANTEE:
        return [
            Reason(Motive.PROTECTION, minds.protection if is_receiver else 0),
            Reason(Motive.THEIR_THREAT, -rivalry * minds.guarantee_threat // fixed.ONE),
        ]
    if kind is TreatyKind.ACCESS:
        return [
            Reason(Motive.THEIR_TROOPS, minds.their_troops),
            Reason(Motive.COMMON_WAR, minds.common_war if _share_war(view, power, other) else 0),
        ]
    if kind is TreatyKind.NON_AGGRESSION:
        return [
            Reason(Motive.QUIET, minds.quiet),
            Reason(Motive.OPEN_CLAIM, minds.open_claim if _claims_from(view, power, other) else 0),
        ]
    return [
        Reason(Motive.SHARED_THREAT, _use_of_ally(view, here, other)),
        Reason(Motive.THEIR_THREAT, -rivalry),
        Reason(Motive.ENTANGLEMENT, -minds.entanglement[kind]),
        Reason(Motive.OTHER_ALLIES, -minds.other_ally * len(queries.allies_of(view, power))),
        Reason(Motive.AT_WAR, minds.ally_at_war if queries.is_at_war(view, other) else 0),
        Reason(Motive.EXHAUSTION, -view.powers[power].exhaustion * minds.exhaustion // fixed.ONE),
    ]


def _use_of_ally(view: View, here: Situation, other: int) -> int:
    """What an ally is good for: the fear one shares with it, as far as its army counts and can come."""
    share = fixed.ratio(here.armies[other], here.armies[other] + max(1, here.army))
    use = shared_threat(view, here, other) * view.rules.minds.treaties.use_of_ally // fixed.ONE
    weight = fixed.mul(use, share)
    return fixed.mul(weight, coalition.reach_of(view, other, here.power))


def _share_war(view: View, power: int, other: int) -> bool:
    return other in queries.comrades_of(view, power)


def _claims_from(view: View, power: int, other: int) -> bool:
    return any(c.power == power and int(view.places.owner[c.place]) == other for c in view.claims)


def shared_threat(view: View, here: Situation, other: int) -> int:
    """The greatest threat to both at once (the lesser of the two fears of one third power)."""
    power, mine = here.power, here.threats
    theirs = situation.threats_to(view, other)
    return max((min(mine[t], theirs.get(t, 0)) for t in mine if t not in (power, other)), default=0)


def mind_treaties(desk: Desk) -> None:
    """Offer the one best treaty of the quarter, if any is worth an envoy."""
    view = desk.view
    if view.powers[desk.power].envoys < 1 or not desk.dice.chance(
        view.turn, view.rules.minds.treaties.initiative, "choice", "treaty", desk.power
    ):
        return
    offers = treaty_offers(view, situation.read(view))
    if offers:
        order, reasons = offers[0]
        other = weigh_treaty(view, situation.read_otherwise(view), order.to, order.treaty, is_receiver=False)
        desk.submit(order, reasons, score(other))


def mind_alliances(desk: Desk) -> None:
    """Give notice of one alliance that serves no more, if no word given holds one to it."""
    view = desk.view
    name = view.roster[desk.power].id
    if queries.is_at_war(view, desk.power) or not desk.dice.chance(
        view.turn, view.rules.minds.treaties.review, "choice", "alliances", name
    ):
        return
    for treaty in queries.treaties_of(view, desk.power, *ALLIANCES):
        order = Denounce(desk.power, treaty.id)
        reasons = reasons_to_denounce(view, situation.read(view), treaty)
        if score(reasons) > 0 and check_denounce(view, order) is None:
            other = reasons_to_denounce(view, situation.read_otherwise(view), treaty)
            desk.submit(order, reasons, score(other))
            return


def reasons_to_denounce(view: View, here: Situation, treaty: Treaty) -> list[Reason]:
    """What speaks for and against leaving an alliance: the balance that made it, and the word one gave."""
    partners, minds = [p for p in treaty.parties if p != here.power], view.rules.minds.treaties
    use = sum(_use_of_ally(view, here, p) for p in partners) // len(partners)
    fear = max(here.threats.get(p, 0) for p in partners)
    return [
        Reason(Motive.SHARED_THREAT, -use),
        Reason(Motive.THEIR_THREAT, fear),
        Reason(Motive.ENTANGLEMENT, minds.entanglement[treaty.kind]),
        Reason(
            Motive.BROKE_THE_PEACE, minds.broke_the_peace if _broke_peace(view, here.power, partners) else 0
        ),
        Reason(Motive.GOOD_NAME, -minds.good_name),
        Reason(Motive.GIVEN_WORD, -fixed.mul(here.creed.everything, minds.given_word)),
    ]


def _broke_peace(view: View, power: int, partners: list[int]) -> bool:
    """Whether a power holds one of its partners guilty of a war that is fought or was not long ago."""
    recent = view.rules.minds.treaties.long_ago
    return any(
        war.verdicts.get(power) in partners and (not war.is_over or view.turn - war.end <= recent)
        for war in view.wars.values()
    )


def treaty_offers(view: View, here: Situation) -> list[tuple[ProposeTreaty, list[Reason]]]:
    """Treaties worth an envoy and likely to be signed, the best first."""
    offers: list[tuple[int, ProposeTreaty, list[Reason]]] = []
    for other in view.facts.policy_makers:
        if other == here.power or not view.powers[other].exists or queries.at_war(view, here.power, other):
            continue
        for kind in (TreatyKind.TRADE, TreatyKind.DEFENSIVE_ALLIANCE):
            order = ProposeTreaty(here.power, other, kind)
            if check_propose_treaty(view, order) is not None:
                continue
            reasons = weigh_treaty(view, here, other, kind, is_receiver=False)
            worth = score(reasons)
            if worth > 0 and _would_sign(view, here, other, kind):
                offers.append((worth, order, reasons))
    offers.sort(key=lambda offer: (-offer[0], offer[1].to, offer[1].treaty))
    return [(order, reasons) for _, order, reasons in offers]


def _would_sign(view: View, here: Situation, other: int, kind: TreatyKind) -> bool:
    """Whether the other looks likely to say yes: great powers do not waste envoys on vain offers."""
    if kind is TreatyKind.TRADE:
        return here.threats.get(other, 0) < view.rules.minds.treaties.trade_fear
    ranks = (view.powers[here.power].rank, view.powers[other].rank)
    return (
        shared_threat(view, here, other) >= view.rules.minds.treaties.shared_threat
        and Rank.MINOR not in ranks
        and makes_policy(view, other)
    )
