"""The diplomat: which treaties serve a power, how it answers an offer of one, and when it leaves one.

Treaties are offered to neighbours who share a threat and are otherwise friendly; one sum answers offers and
makes them, so nobody offers what he would think absurd himself. Self-help logic keeps an alliance while the
balance that made it lasts; concert logic keeps its word (docs/decision-table.md: treaty keeping).
"""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.seat import mandates, promises, situation
from game.ai.seat.cabinet import makes_policy
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.ai.treaties import restraints
from game.ai.treaties.allies import (
    ALLIANCES,
    feared_by_both,
    shared_threat,
    use_of_ally,
    weigh_alliance,
    weigh_guarantee,
)
from game.politics.treaties.restraints import RESTRAINING
from game.politics.treaties.treaties import (
    AnswerProposal,
    Denounce,
    ProposeTreaty,
    check_denounce,
    check_propose_treaty,
)
from game.words import Motive, Rank, TreatyKind
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import Proposal, Treaty

#: What a cabinet thinks of offering; markets and restraints are minded apart.
OFFERED = (
    TreatyKind.DEFENSIVE_ALLIANCE,
    TreatyKind.OFFENSIVE_ALLIANCE,
    TreatyKind.GUARANTEE,
    TreatyKind.NON_AGGRESSION,
)


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
    hidden = promises.kept_from_others(view, here, secret=offer.secret)
    if offer.kind in RESTRAINING:
        return [*restraints.answer(view, here, offer), *hidden]
    return [*weigh_treaty(view, here, offer.proposer, offer.kind, is_receiver=True), *hidden]


def weigh_treaty(
    view: View, here: Situation, other: int, kind: TreatyKind, *, is_receiver: bool
) -> list[Reason]:
    """What a treaty is worth to a power of the situation's creed, as named weights (signed above zero)."""
    reasons = [*_weigh(view, here, other, kind, is_receiver=is_receiver), *promises.name_of(view, other)]
    if (points := mandates.asked(view, other, kind)) and here.power == view.power:
        reasons.append(Reason(Motive.MANDATE, fixed.mul(points, view.rules.minds.treaties.mandate)))
    return reasons


def _weigh(view: View, here: Situation, other: int, kind: TreatyKind, *, is_receiver: bool) -> list[Reason]:
    """The substance of it, whoever the other is.

    How much another's gain counts against one's own falls with confidence in its intentions and never
    reaches nothing (P20); suspicion adds to it.
    """
    power, minds = here.power, view.rules.minds.treaties
    rivalry = here.threats.get(other, 0)
    if kind is TreatyKind.TRADE:
        distrust = fixed.ONE - int(view.beliefs.trust[power, other])
        relative = fixed.clip(distrust + here.creed.suspicion, view.rules.minds.perception.least_relative)
        return [
            Reason(Motive.GAIN, minds.gain, (other,)),
            Reason(Motive.THEIR_GAIN, -fixed.mul(relative, rivalry), (other,)),
        ]
    if kind is TreatyKind.GUARANTEE and not is_receiver:
        return weigh_guarantee(view, here, other)
    if kind is TreatyKind.GUARANTEE:
        return [
            Reason(Motive.PROTECTION, _protection(view, here, other), (other,)),
            Reason(Motive.THEIR_THREAT, -rivalry * minds.guarantee_threat // fixed.ONE, (other,)),
        ]
    if kind is TreatyKind.ACCESS:
        return [
            Reason(Motive.THEIR_TROOPS, minds.their_troops, (other,)),
            Reason(Motive.COMMON_WAR, minds.common_war if _share_war(view, power, other) else 0, (other,)),
        ]
    if kind is TreatyKind.NON_AGGRESSION:
        claims = _claims_from(view, power, other)
        return promises.weigh_non_aggression(view, here, other, gives_up_claim=claims)
    return weigh_alliance(view, here, other, kind)


def _protection(view: View, here: Situation, other: int) -> int:
    """What it is worth to be guaranteed: as much as the guarantor could do, and as he has kept his word."""
    kept = fixed.mul(promises.power_of(here, other), promises.record(view, here, other))
    return fixed.mul(view.rules.minds.treaties.protection, kept)


def _share_war(view: View, power: int, other: int) -> bool:
    return other in queries.comrades_of(view, power)


def _claims_from(view: View, power: int, other: int) -> bool:
    return any(c.power == power and int(view.places.owner[c.place]) == other for c in view.claims)


def mind_treaties(desk: Desk) -> None:
    """Offer the one best treaty of the quarter, if any is worth an envoy."""
    view = desk.view
    name = view.roster[desk.power].id
    if view.powers[desk.power].envoys < 1 or not desk.dice.chance(
        view.turn, view.rules.minds.treaties.initiative, "choice", "treaty", name
    ):
        return
    offers = treaty_offers(view, situation.read(view))
    if offers:
        order, reasons = offers[0]
        other = reasons_to_offer(view, situation.read_otherwise(view), order)
        desk.submit(order, reasons, score(other))


def mind_trade(desk: Desk, kept: int = 0) -> None:
    """Open markets, with the envoys that nothing else has need of, ``kept`` of them at home.

    One that the era asks for comes first, then a rich one. A great market is no dearer to open than a small.
    """
    view = desk.view
    name, minds = view.roster[desk.power].id, view.rules.minds.treaties
    if not desk.dice.chance(view.turn, minds.trade_initiative, "choice", "trade", name):
        return
    here = situation.read(view)
    others = [p for p in queries.existing(view) if p != desk.power]
    asked = {p: mandates.asked(view, p, TreatyKind.TRADE) for p in others}
    for other in sorted(others, key=lambda p: (-asked[p], -min(here.outputs[p], here.output), p)):
        view = desk.view
        order = ProposeTreaty(desk.power, other, TreatyKind.TRADE)
        if view.powers[desk.power].envoys <= kept or check_propose_treaty(view, order) is not None:
            continue
        if here.threats.get(other, 0) >= minds.trade_fear:
            continue
        if not desk.dice.chance(view.turn, minds.trade_ear, "choice", "trade", name, view.roster[other].id):
            continue  # nobody at that court listens just now: who says no is not asked each quarter
        reasons = weigh_treaty(view, here, other, TreatyKind.TRADE, is_receiver=False)
        if score(reasons) > 0 and _would_trade(view, other):
            read = situation.read_otherwise(view)
            otherwise = weigh_treaty(view, read, other, TreatyKind.TRADE, is_receiver=False)
            desk.submit(order, reasons, score(otherwise))


def _would_trade(view: View, other: int) -> bool:
    """Whether another would rather trade with this power than fear what it gains."""
    fear, minds = situation.threats_to(view, other).get(view.power, 0), view.rules.minds
    distrust = max(minds.perception.least_relative, fixed.ONE - int(view.beliefs.trust[other, view.power]))
    return fixed.mul(fear, distrust) < minds.treaties.gain


def mind_alliances(desk: Desk) -> None:
    """Give notice of one alliance or promise of peace that serves no more, if no word holds one to it."""
    view = desk.view
    name = view.roster[desk.power].id
    if queries.is_at_war(view, desk.power) or not desk.dice.chance(
        view.turn, view.rules.minds.treaties.review, "choice", "alliances", name
    ):
        return
    for treaty in queries.treaties_of(view, desk.power, *ALLIANCES, TreatyKind.NON_AGGRESSION):
        order = Denounce(desk.power, treaty.id)
        reasons = reasons_to_denounce(view, situation.read(view), treaty)
        if score(reasons) > 0 and check_denounce(view, order) is None:
            other = reasons_to_denounce(view, situation.read_otherwise(view), treaty)
            desk.submit(order, reasons, score(other))
            return


def reasons_to_denounce(view: View, here: Situation, treaty: Treaty) -> list[Reason]:
    """What speaks for and against leaving an alliance: the balance that made it, and the word one gave."""
    partners, minds = [p for p in treaty.parties if p != here.power], view.rules.minds.treaties
    if treaty.kind is TreatyKind.NON_AGGRESSION:
        kept = [weigh_treaty(view, here, p, treaty.kind, is_receiver=False) for p in partners]
        return [
            *(reason.turned() for reasons in kept for reason in reasons),
            Reason(Motive.GOOD_NAME, -minds.good_name),
            Reason(Motive.YOUNG_TREATY, -promises.youth(view, treaty)),
            Reason(Motive.GIVEN_WORD, -fixed.mul(here.creed.everything, minds.given_word), tuple(partners)),
        ]
    best = max(partners, key=lambda p: use_of_ally(view, here, p))  # one good ally is enough to stay for
    worst = max(partners, key=lambda p: here.threats.get(p, 0))
    broke = minds.broke_the_peace if _broke_peace(view, here.power, partners) else 0
    body = _held_by_a_body(view, here.power, partners)
    return [
        Reason(Motive.SHARED_THREAT, -use_of_ally(view, here, best), feared_by_both(view, here, best)),
        Reason(Motive.THEIR_THREAT, here.threats.get(worst, 0), (worst,)),
        Reason(Motive.ENTANGLEMENT, minds.entanglement[treaty.kind], tuple(partners)),
        Reason(Motive.BROKE_THE_PEACE, broke, tuple(partners)),
        Reason(Motive.GOOD_NAME, -minds.good_name),
        Reason(Motive.YOUNG_TREATY, -promises.youth(view, treaty)),
        Reason(Motive.FELLOW_MEMBERS, -fixed.mul(minds.fellow_members, body)),
        Reason(Motive.GIVEN_WORD, -fixed.mul(here.creed.everything, minds.given_word), tuple(partners)),
    ]


def _held_by_a_body(view: View, power: int, partners: Sequence[int]) -> int:
    """How far a body holds together in which one sits with those who signed, by how many of them do."""
    with_one = (body for body in view.bodies.values() if power in body.members)
    return max(
        (body.cohesion * len(body.members.keys() & set(partners)) // len(partners) for body in with_one),
        default=0,
    )


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
        shared = shared_threat(view, here, other)
        for kind in OFFERED:
            if kind in ALLIANCES and shared < view.rules.minds.treaties.shared_threat:
                continue
            secret = kind is TreatyKind.OFFENSIVE_ALLIANCE and not here.creed.is_concert
            order = ProposeTreaty(here.power, other, kind, secret=secret)
            if check_propose_treaty(view, order) is not None:
                continue
            reasons = reasons_to_offer(view, here, order)
            worth = score(reasons)
            if worth > 0 and _would_sign(view, here, other, kind):
                offers.append((worth, order, reasons))
    offers.sort(key=lambda offer: (-offer[0], offer[1].to, offer[1].treaty))
    return [(order, reasons) for _, order, reasons in offers]


def reasons_to_offer(view: View, here: Situation, order: ProposeTreaty) -> list[Reason]:
    """What speaks for and against offering a treaty: what it is worth, and what it must be worth at least."""
    least = view.rules.minds.treaties.offer_from.get(order.treaty, 0)
    return [
        *weigh_treaty(view, here, order.to, order.treaty, is_receiver=False),
        *promises.kept_from_others(view, here, secret=order.secret),
        Reason(Motive.ENVOYS, -least),
    ]


def _would_sign(view: View, here: Situation, other: int, kind: TreatyKind) -> bool:
    """Whether the other looks likely to say yes: great powers do not waste envoys on vain offers."""
    ranks = (view.powers[here.power].rank, view.powers[other].rank)
    if Rank.MINOR in ranks or not makes_policy(view, other):
        return False
    theirs = weigh_treaty(view, situation.read_as(view, other), here.power, kind, is_receiver=True)
    return score(theirs) > 0
