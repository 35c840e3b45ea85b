"""Peace talks: terms offered, countered once, accepted or refused.

Leaders may bind their side; any belligerent may make a separate peace for itself. What terms are worth is
`game.politics.warscore`'s, what follows from them `game.politics.war.settlement`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.war.settlement import make_peace
from game.politics.war.war import Article, articles, is_sound
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Term
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, Proposal, War
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class OfferPeace(Order):
    """Offer the other side terms, for your whole side if you lead it, or for yourself alone."""

    kind: ClassVar[str] = "offer_peace"
    war: int
    to: PowerNumber
    terms: tuple[PeaceTerm, ...]
    separate: bool = False


@dataclass(frozen=True, slots=True)
class AnswerPeace(Order):
    """Accept or refuse terms of peace; a refusal may carry one counter-offer."""

    kind: ClassVar[str] = "answer_peace"
    proposal: int
    accept: bool
    counter: tuple[PeaceTerm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceOffered(Record):
    """One belligerent laid terms before another."""

    type: ClassVar[str] = "peace_offered"
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    power: PowerWord
    to: PowerWord
    terms: tuple[Article, ...]
    proposal: int
    counter: bool
    separate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceRefused(Record):
    """Terms of peace were turned down."""

    type: ClassVar[str] = "peace_refused"
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    power: PowerWord
    to: PowerWord


def check_offer_peace(reader: Reader, order: OfferPeace) -> Refusal | None:
    """Terms go to an enemy, speak for those one may speak for, and can be carried out."""
    war = reader.wars.get(order.war)
    if war is None or war.is_over:
        return refuse(Code.NO_SUCH_WAR, war=order.war)
    if not war.side_of(order.power) or order.to not in war.opponents_of(order.power):
        return refuse(Code.NOT_A_BELLIGERENT, power=order.to)
    if any(
        p.war == war.id and (p.proposer, p.receiver) == (order.power, order.to)
        for p in reader.proposals.values()
    ):
        return refuse(Code.ALREADY_PROPOSED, power=reader.roster[order.to].id)
    return _check_terms(reader, war, order.power, order.to, order.terms, order.separate)


def _check_terms(
    reader: Reader, war: War, proposer: int, receiver: int, terms: tuple[PeaceTerm, ...], separate: bool
) -> Refusal | None:
    """Leaders speak for their sides; others only for themselves and their own realm."""
    first, second = speaks_for(reader, war, proposer), speaks_for(reader, war, receiver)
    leads = war.attackers[0], war.defenders[0]
    if not separate and (proposer not in leads or receiver not in leads):
        return refuse(Code.NOT_A_BELLIGERENT, power=reader.roster[proposer].id)
    if not terms:
        return refuse(Code.BAD_TERMS, what="terms")
    seen: set[tuple[Term, int, int]] = set()
    for term in terms:
        sound = is_sound(reader, term, first, second) or is_sound(reader, term, second, first)
        key = (term.term, term.place, term.giver)
        if not sound or key in seen:
            return refuse(Code.BAD_TERMS, what=term.term)
        seen.add(key)
    ceded: dict[int, int] = {}
    for term in terms:
        if term.term is Term.CESSION:
            ceded[term.giver] = ceded.get(term.giver, 0) + 1
    for giver, count in ceded.items():
        if count >= len(queries.owned_by(reader, giver)):
            return refuse(Code.BAD_TERMS, what=reader.roster[giver].id)
    return None


def speaks_for(reader: Reader, war: War, power: int) -> tuple[int, ...]:
    """Whom a belligerent can bind: its side if it leads it, else itself and its realm in the war."""
    side = war.attackers if war.side_of(power) > 0 else war.defenders
    if side[0] == power:
        return tuple(side)
    realm = queries.realm_of(reader, power)
    return tuple(p for p in side if p == power or p in realm)


def apply_offer_peace(world: World, dice: Dice, order: OfferPeace) -> list[Record]:
    """Send the terms."""
    return [_lay(world, order.war, order.power, order.to, order.terms, order.separate, is_counter=False)]


def _lay(
    world: World,
    war: int,
    proposer: int,
    receiver: int,
    terms: tuple[PeaceTerm, ...],
    separate: bool,
    *,
    is_counter: bool,
) -> PeaceOffered:
    i = world.take_id()
    world.proposals[i] = Proposal(
        i,
        world.turn,
        proposer,
        receiver,
        None,
        war=war,
        terms=terms,
        is_counter=is_counter,
        is_separate=separate,
    )
    one, other = queries.names(world, (proposer, receiver))
    return PeaceOffered(
        war=war, power=one, to=other, terms=articles(world, terms), proposal=i,
        counter=is_counter, separate=separate, readers=(one, other),
    )  # fmt: skip


def check_answer_peace(reader: Reader, order: AnswerPeace) -> Refusal | None:
    """The terms must be on the table, meant for the power, and still possible."""
    proposal = reader.proposals.get(order.proposal)
    if proposal is None or proposal.kind is not None:
        return refuse(Code.NO_SUCH_PROPOSAL, proposal=order.proposal)
    if proposal.receiver != order.power:
        return refuse(Code.NOT_ADDRESSED, proposal=order.proposal)
    war = reader.wars.get(proposal.war)
    if war is None or war.is_over or not war.side_of(order.power) or not war.side_of(proposal.proposer):
        return refuse(Code.NO_SUCH_WAR, war=proposal.war)
    if order.accept:
        return _check_terms(reader, war, proposal.proposer, order.power, proposal.terms, proposal.is_separate)
    if order.counter:
        if proposal.is_counter:
            return refuse(Code.ALREADY_PROPOSED, power=reader.roster[proposal.proposer].id)
        return _check_terms(reader, war, order.power, proposal.proposer, order.counter, proposal.is_separate)
    return None


def apply_answer_peace(world: World, dice: Dice, order: AnswerPeace) -> list[Record]:
    """Sign, refuse, or send other terms back."""
    proposal = world.proposals.pop(order.proposal)
    one, other = queries.names(world, (order.power, proposal.proposer))
    if not order.accept:
        records: list[Record] = [PeaceRefused(war=proposal.war, power=one, to=other, readers=(one, other))]
        if order.counter:
            records.append(
                _lay(
                    world, proposal.war, order.power, proposal.proposer, order.counter, proposal.is_separate,
                    is_counter=True,
                )
            )  # fmt: skip
        return records
    war = world.wars[proposal.war]
    if proposal.is_separate:
        first = speaks_for(world, war, proposal.proposer)
        second = speaks_for(world, war, order.power)
    else:
        first, second = tuple(war.attackers), tuple(war.defenders)
    return make_peace(world, war, first, second, proposal.terms)
