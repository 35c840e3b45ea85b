"""Offers that nobody answered in time: they lapse, or are taken back if they could not be signed any more.

Terms are judged when they are offered as they will be when they are answered, by what either side knows. What
happens between the two may still make them impossible: then nobody is asked for an answer, and nobody is
blamed for giving none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics.treaties.treaties import AnswerProposal, ProposalAnswered, check_answer_proposal
from game.politics.war.ends.bargain import check_bargain
from game.politics.war.ends.peace import AnswerPeace, OfferPeace, check_answer_peace
from game.rules.orders import Order, Refusal
from game.words import TreatyKind
from game.world.dice import Dice
from game.world.records import Chapter, PowerWord, Record
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import Proposal
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferWithdrawn(Record):
    """An offer was taken back, for it could not be signed any more."""

    type: ClassVar[str] = "offer_withdrawn"
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord
    to: PowerWord
    treaty: TreatyKind | Literal["peace"]


def may_sign(reader: Reader, proposal: Proposal) -> bool:
    """Whether who is asked could put its name to an offer as things stand."""
    if proposal.kind is None:
        return check_answer_peace(reader, AnswerPeace(proposal.receiver, proposal.id, True)) is None
    return check_answer_proposal(reader, AnswerProposal(proposal.receiver, proposal.id, True)) is None


def asked_by(reader: Reader, order: Order) -> int:
    """Of whom an order asks a signature under terms of peace, -1 if of nobody."""
    match order:
        case OfferPeace(to=to):
            return to
        case AnswerPeace(proposal=number, accept=False, counter=counter) if counter:
            return reader.proposals[number].proposer
    return -1


def check_signable(reader: Reader, order: Order) -> Refusal | None:
    """Why who is asked, by what it knows itself, could not sign the terms that an order offers it."""
    match order:
        case OfferPeace(war=number, power=one, to=to, terms=terms, separate=separate):
            return check_bargain(reader, reader.wars[number], one, to, terms, separate)
        case AnswerPeace(power=one, proposal=number, counter=counter):
            offer = reader.proposals[number]
            war = reader.wars[offer.war]
            return check_bargain(reader, war, one, offer.proposer, counter, offer.is_separate)
    return None


def lapse_proposals(world: World, dice: Dice) -> list[Record]:
    """Phase: what nobody answered is off the table."""
    records: list[Record] = []
    for proposal in world.proposals.values():
        one, other = queries.names(world, (proposal.proposer, proposal.receiver))
        what: TreatyKind | Literal["peace"] = proposal.kind if proposal.kind is not None else "peace"
        if not may_sign(View(world, proposal.receiver), proposal):
            records.append(OfferWithdrawn(power=one, to=other, treaty=what, readers=(one, other)))
            continue
        records.append(
            ProposalAnswered(
                power=other, to=one, treaty=what, answer="lapsed",
                about=queries.name_of(world, proposal.about), readers=(one, other),
            )
        )  # fmt: skip
    world.proposals.clear()
    return records
