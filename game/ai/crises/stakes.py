"""Stakes: what a settlement of a crisis would be worth to a power, against no settlement at all.

One sum of named terms for every power and both logics (docs/decision-table.md: crisis bargaining,
trade and gains, defeated enemy, collapsing state). Concert logic adds the worth of an order kept by consent
and the price of rewarding a breach; self-help counts what rivals gain more and what they lose as gain.
The same sum guesses what others at the table will say, from what one's own View shows of them. Weights are
shares of the power's own output, permyriad.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.ai.crises import arms, burdens
from game.ai.crises.judges import Judge
from game.ai.crises.subjects import spoken_of
from game.ai.seat.desk import Reason
from game.ai.seat.example import example_to
from game.politics import impositions, securities
from game.politics.crises.papers import possible_settlements
from game.politics.crises.papers.deals import camp_of, is_deal, pays
from game.politics.perception import guilt, threat
from game.politics.war.consequences import plebiscites
from game.politics.war.might.reach import reach_of
from game.politics.war.might.stake import land_of
from game.rules.money import economy
from game.words import CasusBelli, Motive, OverlordKind, Position, Settlement, Term, TreatyKind
from game.world import fixed
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.crises import Crisis, Draft
from game.world.state.treaties import PeaceTerm

# --- a settlement -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Affair:
    """What a judge sees in an affair whatever is proposed."""

    chance: int  # that the challenger has his way by force
    hope: int  # of a judge that is at it himself; nothing of the others
    peace: int  # the stake in an end of it
    denied: int  # of who has renounced what it is about
    restored: int  # a throne that an intervention is for


def affair_of(view: View, crisis: Crisis, judge: Judge) -> Affair:
    """An affair as a judge sees it."""
    gravity = view.rules.crises.gravity[crisis.casus]
    chance = arms.challengers_chance(view, crisis, judge)
    return Affair(
        chance, arms.hope(view, crisis, judge, chance),
        arms.peace_stake(view, crisis, judge),
        fixed.mul(_denied(view, crisis, judge), gravity), _restoration(view, crisis, judge),
    )  # fmt: skip


def worth_of(
    view: View, crisis: Crisis, draft: Draft, judge: Judge, affair: Affair | None = None
) -> list[Reason]:
    """What a settlement is worth to a judge, as named terms."""
    seen = affair or affair_of(view, crisis, judge)
    terms = dict.fromkeys(
        (
            Motive.OWN_LAND,
            Motive.OWN_ARMS,
            Motive.FREEDOM,
            Motive.SUBJECT_LOST,
            Motive.EXAMPLE,
            Motive.MONEY,
            Motive.RIVALS_GAIN,
            Motive.RIVALS_LOSS,
            Motive.PRINCIPLE,
            Motive.BUFFER,
            Motive.FACE,
        ),
        0,
    )
    gravity, minds = view.rules.crises.gravity[crisis.casus], view.rules.minds.crises
    for term in draft.terms:
        share = fixed.ONE
        if draft.kind is Settlement.PLEBISCITE:
            share = possible_settlements.plebiscite_chance(view, term)
        for name, weight in article_worth(view, crisis, term, judge).items():
            terms[name] += fixed.mul(weight, share)
    if draft.kind is Settlement.NEUTRALITY:
        terms[Motive.BUFFER] += _buffer(view, crisis, judge)
        terms[Motive.JOINT_GUARANTEE] = fixed.mul(fixed.mul(minds.joint, gravity), judge.creed.crises)
    if draft.is_regret_instead:
        side = {crisis.challenger: 1, crisis.defender: -1}.get(judge.power, 0)
        terms[Motive.FACE] += side * minds.satisfaction
    if draft.kind is Settlement.MANDATE:
        terms[Motive.FOREIGN_TROOPS] = _mandate(view, crisis, draft, judge)
    terms[Motive.EXISTENCE] = -burdens.existence(view, draft, judge)
    terms[Motive.NEXT_VICTIM] = -burdens.next_victim(view, draft, judge)
    consent = fixed.mul(gravity, judge.creed.crises)
    terms[Motive.PRINCIPLE] += seen.restored
    terms[Motive.PEACE] = seen.peace
    terms[Motive.ORDER] = fixed.mul(minds.order, consent)
    terms[Motive.SELF_DENIAL] = seen.denied
    if any(t.term in (*burdens.LAND, Term.INDEPENDENCE) for t in draft.terms):
        terms[Motive.TITLES] = -fixed.mul(fixed.mul(minds.titles, consent), fixed.ONE - seen.chance)
    if judge.power not in crisis.signers and is_deal(view, crisis, draft):
        terms[Motive.ACCOMPLICE] = -fixed.mul(view.rules.crises.deal_standing, minds.accomplice)
    terms[Motive.BREACH_REWARDED] = -_reward(view, crisis, draft, judge)
    terms[Motive.INNOCENT_FINED] = -_fine(view, crisis, draft, judge)
    return [
        Reason(name, weight, spoken_of(view, crisis, draft, judge, name))
        for name, weight in terms.items()
        if weight
    ]


def article_worth(view: View, crisis: Crisis, term: PeaceTerm, judge: Judge) -> dict[Motive, int]:
    """What one article brings a judge."""
    minds = view.rules.minds.crises
    match term.term:
        case Term.CESSION:
            return _cession(view, crisis, term, judge)
        case Term.VOTE:
            return _vote(view, crisis, term, judge)
        case Term.ANNEXATION:
            return _annexation(view, crisis, term, judge)
        case Term.INDEPENDENCE | Term.AUTONOMY:
            return _freed(view, term, judge)
        case Term.INDEMNITY:
            sign = 1 if term.taker == judge.power else -1 if term.giver == judge.power else 0
            return {Motive.MONEY: sign * burdens.money(view, term, judge)}
        case Term.DISARMAMENT | Term.ARMS_LIMIT if term.giver == judge.power:
            return {Motive.OWN_ARMS: -burdens.arms_lost(view, term, judge)}
        case Term.DISARMAMENT | Term.ARMS_LIMIT:
            return {Motive.RIVALS_LOSS: judge.threats.get(term.giver, 0) * minds.their_arms // fixed.ONE}
        case Term.RESTORATION if term.giver == judge.power:
            return {Motive.FREEDOM: -burdens.strangers(view, term, judge)}
        case _ if term.term in securities.HARD and term.giver == judge.power:
            return {Motive.FREEDOM: -securities.price(view, term)}
        case _ if term.term in impositions.IMPOSED:
            return _imposed(view, term, judge)
        case Term.STATUS_QUO if possible_settlements.is_rebellion(view, crisis):
            return {Motive.FREEDOM: minds.submission if judge.power == crisis.challenger else 0}
        case _:
            return {}


def _imposed(view: View, term: PeaceTerm, judge: Judge) -> dict[Motive, int]:
    """A signature under pressure, a place left, a state that comes under another's protection."""
    minds, own = view.rules.minds.crises, fixed.ONE - judge.creed.everything
    taken, given = judge.power == term.taker, judge.power == term.giver
    if term.term in (Term.NOTE, Term.PACT, Term.ZONE):
        return {Motive.FACE: (taken - given) * minds.satisfaction}
    if term.term is Term.PROTECTION:
        if given or taken:
            return {Motive.FREEDOM: -minds.self_rule} if given else {Motive.BUFFER: minds.prestige}
        produce = fixed.ratio(int(economy.outputs(view)[term.giver]), judge.output)
        value = fixed.mul(min(fixed.ONE, produce), minds.tribute)
        fear = fixed.mul(relative(view, judge, term.taker), judge.threats.get(term.taker, 0))
        return {Motive.RIVALS_GAIN: -fixed.mul(value, fear)}
    value = fixed.ratio(int(economy.province_outputs(view)[term.place]), judge.output)
    mine = queries.realm_of(view, judge.power)
    if given:
        return {Motive.OWN_LAND: -fixed.mul(value, appetite(view, judge.power, term.place))}
    if int(view.places.owner[term.place]) in mine:
        return {Motive.OWN_LAND: fixed.mul(value, minds.hold)}
    fear = fixed.mul(relative(view, judge, term.giver), judge.threats.get(term.giver, 0))
    return {Motive.RIVALS_LOSS: fixed.mul(fixed.mul(min(value, fixed.ONE), fear), own)}


def _cession(view: View, crisis: Crisis, term: PeaceTerm, judge: Judge) -> dict[Motive, int]:
    """Land won, lost, or passing between others; a subject that disputes it with its lord is an other."""
    value = fixed.ratio(int(economy.province_outputs(view)[term.place]), judge.output)
    mine = set(queries.realm_of(view, judge.power))
    if judge.power in crisis.parties:
        mine -= {p for p in crisis.parties if p != judge.power}
    if term.taker in mine and term.giver not in mine:
        return {Motive.OWN_LAND: fixed.mul(value, appetite(view, judge.power, term.place))}
    if term.giver in mine:
        return {Motive.OWN_LAND: -fixed.mul(value, view.rules.minds.crises.hold)}
    value = min(value, fixed.ONE)
    gain = fixed.mul(fixed.mul(value, relative(view, judge, term.taker)), judge.threats.get(term.taker, 0))
    loss = fixed.mul(fixed.mul(value, relative(view, judge, term.giver)), judge.threats.get(term.giver, 0))
    own = fixed.ONE - judge.creed.everything
    return {Motive.RIVALS_GAIN: -gain, Motive.RIVALS_LOSS: fixed.mul(loss, own)}


def _vote(view: View, crisis: Crisis, term: PeaceTerm, judge: Judge) -> dict[Motive, int]:
    """Land that may go: what it would be to lose or win it, by how it is likely to vote."""
    whole = _cession(view, crisis, replace(term, term=Term.CESSION), judge)
    share = plebiscites.appeal(view, term.place, term.taker)
    return {motive: fixed.mul(weight, share) for motive, weight in whole.items()}


def _annexation(view: View, crisis: Crisis, term: PeaceTerm, judge: Judge) -> dict[Motive, int]:
    """All the land of a state that is no more, and to itself the end of its freedom."""
    weighed: dict[Motive, int] = {}
    for place in land_of(view, term):
        part = PeaceTerm(Term.CESSION, term.giver, term.taker, place)
        for motive, weight in _cession(view, crisis, part, judge).items():
            weighed[motive] = weighed.get(motive, 0) + weight
    if judge.power == term.giver:
        weighed[Motive.FREEDOM] = -view.rules.minds.crises.freedom
    return weighed


def appetite(view: View, power: int, place: int) -> int:
    """What land is worth to a power, permyriad of what it yields: by claim, or by what ails it."""
    right = view.rules.ambition.claim
    held = max((c.strength for c in view.claims if c.power == power and c.place == place), default=0)
    return max(view.rules.minds.crises.land, view.powers[power].home.predation, fixed.mul(right, held))


def relative(view: View, judge: Judge, other: int) -> int:
    """How much another's gain counts against one's own: less with confidence, never nothing (P20)."""
    distrust = fixed.ONE - int(view.beliefs.trust[judge.power, other])
    return fixed.clip(distrust + judge.creed.suspicion, view.rules.minds.perception.least_relative)


def _freed(view: View, term: PeaceTerm, judge: Judge) -> dict[Motive, int]:
    """A subject freed, wholly or in its own affairs."""
    whole, minds = term.term is Term.INDEPENDENCE, view.rules.minds.crises
    subject, lord = term.taker, term.giver
    if judge.power == subject:
        return {Motive.FREEDOM: minds.freedom if whole else minds.self_rule}
    if judge.power == lord:
        yields = economy.province_outputs(view)
        produce = sum(int(yields[p]) for p in queries.owned_by(view, subject))
        tribute = fixed.mul(fixed.ratio(produce, judge.output), minds.tribute)
        loss = min(fixed.ONE, tribute + minds.prestige)
        was_crown = view.powers[subject].overlord_kind is OverlordKind.CROWN_UNION
        return {Motive.SUBJECT_LOST: -(loss if whole else loss // minds.crown_part if was_crown else 0)}
    own = fixed.ONE - judge.creed.everything
    fear = fixed.mul(judge.threats.get(lord, 0), relative(view, judge, lord))
    weak = fear * minds.lord_weakened // fixed.ONE
    share = fixed.ONE if whole else minds.autonomy
    return {
        Motive.RIVALS_LOSS: fixed.mul(fixed.mul(weak, own), share),
        Motive.PRINCIPLE: fixed.mul(_principle(view, judge.power, subject, lord), share),
        Motive.EXAMPLE: -fixed.mul(example_to(view, judge.power, subject), share),
    }


def _principle(view: View, power: int, rebel: int, lord: int) -> int:
    """Liking for those who hold right what one holds right; legitimists never like a rising against one."""
    mine = view.powers[power].home.ideology
    like_lord = view.powers[lord].home.ideology is mine
    like_rebel = view.powers[rebel].home.ideology is mine and not _is_old(view, power)
    return view.rules.minds.crises.principle * (like_rebel - like_lord)


def _restoration(view: View, crisis: Crisis, judge: Judge) -> int:
    """An intervention for a throne that is stopped: a loss to legitimists, a gain to the others."""
    if crisis.casus is not CasusBelli.INVITATION or judge.power in crisis.parties:
        return 0
    minds = view.rules.minds.crises
    is_old = _is_old(view, judge.power)
    return -minds.principle * minds.throne // fixed.ONE if is_old else minds.principle


def _is_old(view: View, power: int) -> bool:
    """Whether a power is an old throne."""
    return view.rules.revolution.ideologies[view.powers[power].home.ideology].old


def _buffer(view: View, crisis: Crisis, judge: Judge) -> int:
    """What a neutral is worth between oneself and the greatest fear that borders it; to itself, safety."""
    subject = possible_settlements.neutral_one(view, crisis)
    near = threat.neighbours(view)
    feared = max((judge.threats.get(n, 0) for n in sorted(near[subject]) if n != judge.power), default=0)
    minds = view.rules.minds.crises
    if judge.power == subject:
        return feared * minds.neutral_safety // fixed.ONE
    return fixed.mul(minds.buffer, fixed.mul(feared, reach_of(view, judge.power, subject)))


def _mandate(view: View, crisis: Crisis, draft: Draft, judge: Judge) -> int:
    """Another's army next door is a danger; one's own costs a campaign."""
    minds = view.rules.minds.crises
    if draft.agent == judge.power:
        return -minds.war
    danger = fixed.mul(judge.threats.get(draft.agent, 0), relative(view, judge, draft.agent))
    return -danger * minds.foreign_troops // fixed.ONE


def _denied(view: View, crisis: Crisis, judge: Judge) -> int:
    """Who renounced land of a party, with others, has nothing there to hope or fear for: it agrees sooner."""
    bonds = queries.treaties_of(view, judge.power, TreatyKind.SELF_DENIAL)
    is_bound = any(treaty.about in crisis.parties for treaty in bonds)
    return view.rules.minds.treaties.denial_ease if is_bound and judge.power not in crisis.parties else 0


def _reward(view: View, crisis: Crisis, draft: Draft, judge: Judge) -> int:
    """What a judge minds in a draft that gives the guilty what he had not: all of it, and that it pays.

    Guilty is whom the judge holds guilty, and as far as it does. Concert logic minds; self-help logic takes
    it for a trade like another, unless the minds' constants make both weigh it alike.
    """
    minds = view.rules.minds.crises
    minding = fixed.blend(judge.creed.crises, fixed.ONE, minds.reward_alike)
    if not minding or not pays(view, crisis, draft):
        return 0
    held = guilt.guilt_of(view, crisis, judge.power)
    return (
        fixed.mul(fixed.mul(minds.reward + _gained(view, crisis, draft, judge), minding), held) if held else 0
    )


def _fine(view: View, crisis: Crisis, draft: Draft, judge: Judge) -> int:
    """What a judge minds in a draft that makes a challenger pay whom it holds guilty of nothing.

    Nobody fines his own side: an ally, who fights beside him, or whom he has promised to stand by.
    """
    minds = view.rules.minds.crises
    minding = fixed.blend(judge.creed.crises, fixed.ONE, minds.reward_alike)
    fined = {t.giver for t in draft.terms if t.term is Term.INDEMNITY}
    if judge.power in crisis.parties:
        return 0
    if fined & _own_side(view, crisis, judge.power):
        return fixed.ONE
    if not minding or crisis.challenger not in fined:
        return 0
    return 0 if guilt.guilt_of(view, crisis, judge.power) else fixed.mul(minds.reward, minding)


def _own_side(view: View, crisis: Crisis, power: int) -> set[int]:
    """Whom a power cannot well turn against in an affair."""
    own = {*queries.allies_of(view, power), *queries.comrades_of(view, power)}
    pledge = crisis.pledges.get(power)
    beside = {Position.FOR: crisis.challenger, Position.AGAINST: crisis.defender}
    if pledge is not None and pledge.beside in beside:
        own.add(beside[pledge.beside])
    return own


def _gained(view: View, crisis: Crisis, draft: Draft, judge: Judge) -> int:
    """All that a draft gives a challenger and his camp, in the judge's measure."""
    minds, camp, gained = view.rules.minds.crises, camp_of(view, crisis), 0
    for term in draft.terms:
        if term.taker not in camp or term.giver in camp:
            continue
        match term.term:
            case Term.CESSION | Term.ANNEXATION:
                produce = sum(int(economy.province_outputs(view)[p]) for p in land_of(view, term))
                value = min(fixed.ONE, fixed.ratio(produce, judge.output))
                vote = draft.kind is Settlement.PLEBISCITE
                share = possible_settlements.plebiscite_chance(view, term) if vote else fixed.ONE
                gained += fixed.mul(value, share)
            case Term.INDEMNITY:
                gained += burdens.money(view, term, judge)
            case Term.DISARMAMENT:
                gained += minds.own_arms
            case Term.INDEPENDENCE | Term.AUTONOMY:
                gained += minds.freedom if term.term is Term.INDEPENDENCE else minds.self_rule
            case Term.NOTE | Term.PACT | Term.ZONE:
                gained += minds.satisfaction
            case Term.PROTECTION:
                gained += minds.self_rule
            case _:
                pass
    return gained + (minds.satisfaction if draft.is_regret_instead else 0)
