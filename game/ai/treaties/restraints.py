"""Restraints of the AI: which states are left to others or taken as a sphere, and what land is renounced.

docs/decision-table.md, the row of the neutral or collapsing state: self-help logic divides such
states into spheres, where that keeps out whom it fears or frees its hands for a greater fear; concert logic
will not deal states out over their heads, and would rather bind everybody to take nothing. Only states in
question come to mind: those that are fought over, claimed, or before the powers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.ai.crises import judges, stakes
from game.ai.crises.judges import Judge
from game.ai.seat import promises, situation, wishes
from game.ai.seat.cabinet import makes_policy
from game.ai.seat.desk import Desk, Reason, score
from game.ai.seat.situation import Situation
from game.ai.treaties import localising
from game.ai.treaties.zones import weigh_zone, zone_offers
from game.politics.crises.crises import living
from game.politics.perception import threat
from game.politics.treaties import restraints
from game.politics.treaties.treaties import Denounce, ProposeTreaty, check_denounce, check_propose_treaty
from game.politics.war.might.reach import reach_of
from game.words import Motive, Rank, TreatyKind
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import Proposal, Treaty


@dataclass(frozen=True, slots=True)
class Restraint:
    """A treaty of restraint as a party sees it: with whom, about which state or land, who stands back."""

    kind: TreatyKind
    other: int
    about: int
    subject: int
    places: tuple[int, ...] = ()


def as_receiver(offer: Proposal) -> Restraint:
    """An offer, as its receiver sees it."""
    assert offer.kind is not None
    return Restraint(offer.kind, offer.proposer, offer.about, offer.subject, offer.places)


def as_maker(order: ProposeTreaty) -> Restraint:
    """An offer, as its maker sees it."""
    return Restraint(order.treaty, order.to, order.about, order.subject, order.places)


def as_party(treaty: Treaty, power: int) -> Restraint:
    """A treaty in force, as a party sees it: with the first of the others."""
    other = next(p for p in treaty.parties if p != power)
    return Restraint(treaty.kind, other, treaty.about, treaty.subject, treaty.places)


# --- what it is worth -------------------------------------------------------------------------------


def judged(view: View, here: Situation) -> Judge:
    """The View's own power as a judge of the situation's creed."""
    return replace(judges.judge_of(view, here.power), creed=here.creed, threats=here.threats)


def weigh(view: View, judge: Judge, bond: Restraint) -> list[Reason]:
    """What a treaty of restraint is worth to a party, as named terms (worth signing above zero)."""
    return [*_weigh(view, judge, bond), *promises.name_of(view, bond.other)]


def _weigh(view: View, judge: Judge, bond: Restraint) -> list[Reason]:
    """The substance of it, whoever the other is."""
    if bond.kind is restraints.ZONE:
        return weigh_zone(view, judge, bond.other, bond.places)
    minds = view.rules.minds.treaties
    bound = [t for t in queries.treaties_of(view, judge.power, *restraints.RESTRAINTS)
             if restraints.binds(t, judge.power) and t.about != bond.about]  # fmt: skip
    ties = Reason(Motive.OTHER_TIES, -minds.restraint_tie * len(bound))
    if bond.kind is TreatyKind.SELF_DENIAL:
        return [*_denial(view, judge, bond), ties]
    norm = Reason(
        Motive.OVER_THEIR_HEADS, -fixed.mul(minds.restraint_norm, judge.creed.everything), (bond.about,)
    )
    if bond.subject == judge.power:
        return [*_left(view, judge, bond), norm, ties]
    return [*_taken(view, judge, bond), norm]


def _doubt(view: View, judge: Judge, other: int, promised: int) -> Reason:
    """How much less a promise is worth from whom one does not trust."""
    distrust = fixed.ONE - int(view.beliefs.trust[judge.power, other])
    share = fixed.mul(view.rules.minds.treaties.restraint_doubt, fixed.clip(distrust + judge.creed.suspicion))
    return Reason(Motive.DISTRUST, -fixed.mul(share, promised), (other,))


def _taken(view: View, judge: Judge, bond: Restraint) -> list[Reason]:
    """Another stands back from a state: what it yields in influence, and whom it keeps away."""
    near, fear = threat.neighbours(view), judge.threats.get(bond.other, 0)
    stake = fixed.mul(_size(view, judge, bond), reach_of(view, judge.power, bond.about))
    comes_close = bond.other in near[bond.about] and judge.power in near[bond.about]
    minds = view.rules.minds.treaties
    influence = fixed.mul(minds.sphere_gain, stake)
    buffer = fear * minds.sphere_buffer // fixed.ONE if comes_close else 0
    return [
        Reason(Motive.INFLUENCE, influence, (bond.about,)),
        Reason(Motive.BUFFER, buffer, (bond.other,)),
        _doubt(view, judge, bond.other, influence + buffer),
    ]


def _left(view: View, judge: Judge, bond: Restraint) -> list[Reason]:
    """One stands back oneself: quiet with the other and free hands elsewhere, for an interest given up."""
    minds, fear = view.rules.minds.treaties, judge.threats.get(bond.other, 0)
    others = {p: f for p, f in judge.threats.items() if p not in (bond.other, bond.about)}
    elsewhere = max(others.values(), default=0)
    feared = tuple(p for p, fear_of in others.items() if fear_of == elsewhere)[:1]
    size = _size(view, judge, bond)
    stake = fixed.mul(size, reach_of(view, judge.power, bond.about))
    gain = fixed.mul(fixed.mul(size, stakes.relative(view, judge, bond.other)), fear)
    return [
        Reason(Motive.QUIET, fixed.mul(minds.sphere_quiet, fear), (bond.other,)),
        Reason(Motive.FREE_HANDS, fixed.mul(minds.sphere_hands, max(0, elsewhere - fear)), feared),
        Reason(Motive.INTEREST_GIVEN_UP, -fixed.mul(minds.sphere_loss, stake), (bond.about,)),
        Reason(Motive.THEIR_GAIN, -gain, (bond.other,)),
        Reason(
            Motive.CLAIMS_GIVEN_UP,
            -fixed.mul(minds.restraint_claim, wishes.wish_for(view, judge.power, bond.about)),
            (bond.about,),
        ),
    ]


def _denial(view: View, judge: Judge, bond: Restraint) -> list[Reason]:
    """Nobody takes what is in question or goes in against it: the other kept off, one's own hands tied.

    Hands are tied by as much as there would be to take.
    """
    minds, fear = view.rules.minds.treaties, judge.threats.get(bond.other, 0)
    reach = reach_of(view, judge.power, bond.about)
    own = fixed.ONE - judge.creed.everything
    kept_off = fixed.mul(fixed.mul(minds.denial_fear, fear), reach)
    calm = fixed.mul(minds.denial_calm, judge.creed.everything)
    local = localising.kept_out(view, judge, bond.other, bond.about)
    hands = fixed.mul(fixed.mul(fixed.mul(minds.denial_hands, own), reach), _size(view, judge, bond))
    hands += localising.given_up(view, judge, bond.about)
    return [
        Reason(Motive.THEIR_RESTRAINT, kept_off, (bond.other,)),
        *([Reason(Motive.KEPT_LOCAL, local, (bond.other,))] if local else []),
        Reason(Motive.NOBODY_TAKES_IT, calm, (bond.about,)),
        _doubt(view, judge, bond.other, kept_off + calm + local),
        Reason(Motive.OWN_HANDS_TIED, -hands, (bond.about,)),
        Reason(
            Motive.CLAIMS_GIVEN_UP,
            -fixed.mul(minds.restraint_claim, wishes.wish_for(view, judge.power, bond.about)),
            (bond.about,),
        ),
    ]


def _size(view: View, judge: Judge, bond: Restraint) -> int:
    """How large the state is beside the judge, one at most."""
    return fixed.clip(fixed.ratio(situation.read(view).outputs[bond.about], judge.output))


def _owner(view: View, place: int) -> int:
    return int(view.places.owner[place])


# --- offers -----------------------------------------------------------------------------------------


def in_question(view: View) -> list[int]:
    """Free lesser states that are fought over, claimed by a maker of policy, or before the powers."""
    makers = view.facts.policy_makers
    asked = {_owner(view, c.place) for c in view.claims if c.power in makers}
    asked.update(p for crisis in living(view) for p in crisis.parties)
    asked.update(p for war in queries.living_wars(view) for p in war.defenders)
    return [
        p for p in sorted(asked)
        if p >= 0 and view.powers[p].exists and view.powers[p].rank is not Rank.GREAT
        and queries.sovereign_of(view, p) == p
    ]  # fmt: skip


def offers(view: View, here: Situation) -> list[tuple[ProposeTreaty, list[Reason]]]:
    """Treaties of restraint worth an envoy and likely to be signed, the best first."""
    judge, found = judged(view, here), []
    for order in (*_thinkable(view, secret=not here.creed.is_concert), *zone_offers(view, here)):
        bond = as_maker(order)
        reasons = [
            *weigh(view, judge, bond),
            *promises.kept_from_others(view, here, secret=order.secret),
            Reason(Motive.ENVOYS, view.rules.minds.treaties.restraint_envoy),
        ]
        worth = score(reasons)
        if worth > 0 and check_propose_treaty(view, order) is None and _would_sign(view, order):
            found.append((worth, order, reasons))
    found.sort(key=lambda row: (-row[0], row[1].about, row[1].to, row[1].treaty, row[1].subject))
    return [(order, reasons) for _, order, reasons in found]


def _thinkable(view: View, *, secret: bool) -> Iterator[ProposeTreaty]:
    """What could be offered about each state in question: to whom and by whom it concerns.

    Self-help logic divides spheres behind closed doors.
    """
    me, near = view.power, threat.neighbours(view)
    partners = [p for p in view.facts.policy_makers if p != me and makes_policy(view, p)]
    for state in in_question(view):
        for other in partners:
            pair = (me, other)
            if state in pair or not any(p in near[state] for p in pair):
                continue
            if not all(_concerns(view, p, state) for p in pair):
                continue
            yield ProposeTreaty(me, other, TreatyKind.SELF_DENIAL, state)
            for holder, yields in ((me, other), (other, me)):
                if holder in near[state]:
                    yield ProposeTreaty(me, other, TreatyKind.SPHERE, state, yields, secret=secret)


def _concerns(view: View, power: int, state: int) -> bool:
    """Whether a state is a power's affair: it borders it, claims of it, or is great and sits over it or
    could come into a rising there."""
    if power in threat.neighbours(view)[state]:
        return True
    if power in threat.claimants(view).get(state, ()):
        return True
    if localising.could_come(view, power, state):
        return True
    is_great = view.powers[power].rank is Rank.GREAT
    return is_great and any(state in crisis.parties for crisis in living(view))


def _would_sign(view: View, order: ProposeTreaty) -> bool:
    """Whether the other looks likely to say yes, as far as his own reckoning can be guessed."""
    bond = replace(as_maker(order), other=order.power)
    return (
        score(
            [
                *weigh(view, judges.judge_of(view, order.to), bond),
                *promises.kept_from_others(view, situation.read_as(view, order.to), secret=order.secret),
            ]
        )
        > view.rules.minds.treaties.restraint_sure
    )


# --- the quarter ------------------------------------------------------------------------------------


def mind_restraints(desk: Desk) -> None:
    """Now and then: give notice of a restraint that serves no more, else offer the best there is."""
    view = desk.view
    name, minds = view.roster[desk.power].id, view.rules.minds.treaties
    if view.powers[desk.power].envoys < 1 or queries.is_at_war(view, desk.power):
        return
    if not desk.dice.chance(view.turn, minds.restraint_look, "choice", "restraint", name) or _leave(desk):
        return
    found = offers(view, situation.read(view))
    if found:
        order, reasons = found[0]
        read = situation.read_otherwise(view)
        weighed = weigh(view, judged(view, read), as_maker(order))
        hidden = promises.kept_from_others(view, read, secret=order.secret)
        desk.submit(order, reasons, score([*weighed, *hidden]) + minds.restraint_envoy)


def answer(view: View, here: Situation, offer: Proposal) -> list[Reason]:
    """What speaks for and against signing a treaty of restraint that was offered."""
    return weigh(view, judged(view, here), as_receiver(offer))


def _leave(desk: Desk) -> bool:
    """Give notice of the first restraint whose worth has gone, if no word given holds one to it."""
    view = desk.view
    for treaty in queries.treaties_of(view, desk.power, *restraints.RESTRAINING):
        order = Denounce(desk.power, treaty.id)
        reasons = reasons_to_leave(view, situation.read(view), treaty)
        if (
            restraints.binds(treaty, desk.power)
            and score(reasons) > 0
            and check_denounce(view, order) is None
        ):
            desk.submit(order, reasons, score(reasons_to_leave(view, situation.read_otherwise(view), treaty)))
            return True
    return False


def reasons_to_leave(view: View, here: Situation, treaty: Treaty) -> list[Reason]:
    """What speaks for and against giving notice: all that spoke against signing, and the word one gave.

    That a state was disposed of over its head was to be thought of before: a word given is kept all the same.
    """
    minds = view.rules.minds.treaties
    worth = weigh(view, judged(view, here), as_party(treaty, here.power))
    others = tuple(p for p in treaty.parties if p != here.power)
    return [
        *(r.turned() for r in worth if r.term is not Motive.OVER_THEIR_HEADS),
        Reason(Motive.GOOD_NAME, -minds.restraint_name),
        Reason(Motive.GIVEN_WORD, -fixed.mul(here.creed.everything, minds.restraint_word), others),
    ]
