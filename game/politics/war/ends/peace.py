"""Peace talks: terms offered once a quarter, countered once, accepted or refused.

Leaders talk for their side; any belligerent may make a separate peace for itself. What may be asked and whose
signature it takes is `game.politics.war.ends.bargain`'s, what terms are worth `game.politics.warscore`'s,
what follows from them `game.politics.war.ends.settlement`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from game.politics.war.ends.bargain import check_bargain, must_sign, parties_of, without_watch
from game.politics.war.ends.settlement import make_peace
from game.politics.war.outbreak.war import Article, articles
from game.rules.orders import Code, Order, Refusal, refuse
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, Proposal
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
    told_by: ClassVar[str] = "consent"
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    power: PowerWord
    to: PowerWord
    terms: tuple[Article, ...]
    proposal: int
    counter: bool
    separate: bool
    consent: bool = False  # the bargain is struck, and waits for the hand of one whom it binds


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceRefused(Record):
    """Terms of peace were turned down."""

    type: ClassVar[str] = "peace_refused"
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    power: PowerWord
    to: PowerWord


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchDeclined(Record):
    """A victor would not bind himself to watch the beaten; the peace is made without his watch."""

    type: ClassVar[str] = "watch_declined"
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    power: PowerWord


def check_offer_peace(reader: Reader, order: OfferPeace) -> Refusal | None:
    """Terms go to an enemy, once a quarter, speak for those one may speak for, and can be carried out."""
    war = reader.wars.get(order.war)
    if war is None or war.is_over:
        return refuse(Code.NO_SUCH_WAR, war=order.war)
    if not war.side_of(order.power) or order.to not in war.opponents_of(order.power):
        return refuse(Code.NOT_A_BELLIGERENT, power=order.to)
    if war.offered.get(order.power, -1) >= reader.turn:
        return refuse(Code.OFFERED_ALREADY, war=order.war)
    return check_bargain(reader, war, order.power, order.to, order.terms, order.separate)


def apply_offer_peace(world: World, dice: Dice, order: OfferPeace) -> list[Record]:
    """Send the terms."""
    war = world.wars[order.war]
    war.offered = dict(sorted({**war.offered, order.power: world.turn}.items()))
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
    two = (proposal.proposer, struck_with(proposal))
    if war is None or war.is_over or not all(war.side_of(p) for p in (*two, order.power)):
        return refuse(Code.NO_SUCH_WAR, war=proposal.war)
    if order.accept:
        return check_bargain(reader, war, *two, proposal.terms, proposal.is_separate)
    if order.counter:
        if proposal.is_counter or proposal.signed:
            return refuse(Code.ALREADY_PROPOSED, power=reader.roster[proposal.proposer].id)
        return check_bargain(reader, war, order.power, proposal.proposer, order.counter, proposal.is_separate)
    return None


def struck_with(proposal: Proposal) -> int:
    """With whom an offer was struck: who signed it first, or who is asked first."""
    return proposal.signed[0] if proposal.signed else proposal.receiver


def apply_answer_peace(world: World, dice: Dice, order: AnswerPeace) -> list[Record]:
    """Sign, refuse, or send other terms back; what binds a member waits for the member's own hand.

    Who is asked for a watch alone and will not keep it stops nobody's peace but his own watch.
    """
    proposal = world.proposals.pop(order.proposal)
    one, other = queries.names(world, (order.power, proposal.proposer))
    records: list[Record] = []
    signed = (*proposal.signed, order.power) if order.accept else proposal.signed
    if not order.accept and is_asked_for_a_watch(world, proposal):
        proposal = replace(proposal, terms=without_watch(world, proposal.terms, order.power))
        records.append(WatchDeclined(war=proposal.war, power=one, readers=(one, other)))
    elif not order.accept:
        records = [PeaceRefused(war=proposal.war, power=one, to=other, readers=(one, other))]
        if order.counter:
            records.append(
                _lay(
                    world, proposal.war, order.power, proposal.proposer, order.counter, proposal.is_separate,
                    is_counter=True,
                )
            )  # fmt: skip
        return records
    war, receiver = world.wars[proposal.war], struck_with(proposal)
    missing = [p for p in must_sign(world, proposal.terms, proposal.proposer, receiver) if p not in signed]
    if missing:
        return [*records, _ask_consent(world, proposal, missing[0], signed)]
    first, second = parties_of(world, war, proposal.proposer, receiver, proposal.is_separate)
    return [*records, *make_peace(world, war, first, second, proposal.terms)]


def is_asked_for_a_watch(reader: Reader, proposal: Proposal) -> bool:
    """Whether a struck bargain asks of the one before whom it lies nothing but to keep a watch."""
    if not proposal.signed:
        return False
    rest = without_watch(reader, proposal.terms, proposal.receiver)
    return proposal.receiver not in must_sign(reader, rest, proposal.proposer, struck_with(proposal))


def _ask_consent(world: World, proposal: Proposal, power: int, signed: tuple[int, ...]) -> PeaceOffered:
    """Lay a bargain that is struck before a power which it would bind."""
    i = world.take_id()
    world.proposals[i] = replace(proposal, id=i, receiver=power, signed=signed)
    war = world.wars[proposal.war]
    struck_by = proposal.proposer if power in war.camp_of(proposal.proposer) else signed[0]
    one, other = queries.names(world, (struck_by, power))
    return PeaceOffered(
        war=war.id, power=one, to=other, terms=articles(world, proposal.terms), proposal=i,
        counter=proposal.is_counter, separate=proposal.is_separate, consent=True, readers=(one, other),
    )  # fmt: skip
