"""Ballots: in the final round a paper is a vote and a contribution to the draft it is given for.

A Yes without a contribution is an abstention, a No needs none. The parties sign or do not; what they would
have to give stands in the draft. No contribution goes beyond what the affair is grave enough for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.crises.conference import (
    FINAL,
    AnswerPledge,
    AnswerUltimatum,
    PledgeForce,
    ProposeSettlement,
    TakePosition,
    at_table,
    check_own_forces,
    hand_in,
)
from game.politics.crises.outcomes.armistice import RestArms
from game.politics.crises.papers import dues, executors, means
from game.politics.crises.papers.means import RUNGS
from game.politics.crises.seats.seating import seats_of
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import CrisisStep, Means, PledgeSize, Position, Proviso, Vote
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import Record
from game.world.state import queries
from game.world.state.crises import Crisis, Draft, Pledge
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class VoteSettlement(Order):
    """Be for a draft on the table (its number) with what you give to carry it, or against all (-1)."""

    kind: ClassVar[str] = "vote_settlement"
    undoable: ClassVar[bool] = True
    crisis: int
    draft: int
    contribution: PledgeSize = PledgeSize.NONE
    forces: tuple[int, ...] = ()
    only_with: PowerNumber = -1
    only_if: Proviso = Proviso.NONE


#: All that a power can do at the table of a crisis.
AtTheTable = (
    TakePosition
    | PledgeForce
    | ProposeSettlement
    | VoteSettlement
    | AnswerUltimatum
    | AnswerPledge
    | RestArms
)


def check_vote_settlement(reader: Reader, order: VoteSettlement) -> Refusal | None:
    """In the second round, for a draft that lies on the table, with what one has to give."""
    crisis = at_table(reader, order.power, order.crisis, CrisisStep.CONFERENCE)
    if isinstance(crisis, Refusal):
        return crisis
    if reader.round != FINAL:
        return refuse(Code.WRONG_STEP, crisis=crisis.id)
    if not -1 <= order.draft < len(crisis.drafts):
        return refuse(Code.NO_SUCH_DRAFT, draft=order.draft)
    if order.contribution is PledgeSize.NONE:
        return refuse(Code.BAD_TERMS, what="forces") if order.forces else None
    if order.draft < 0 or order.power in crisis.signers:
        return refuse(Code.BAD_TERMS, what="contribution")
    return check_contribution(reader, order, crisis, crisis.drafts[order.draft])


def check_contribution(reader: Reader, order: VoteSettlement, crisis: Crisis, draft: Draft) -> Refusal | None:
    """No heavier than the affair, with forces of the right kind, against nobody one is bound to."""
    if order.only_with >= 0 and order.only_with not in seats_of(reader, crisis):
        return refuse(Code.NOT_AT_THE_TABLE, power=order.only_with)
    rung, foe = RUNGS[order.contribution], means.burdened(reader, crisis, draft)
    most = means.heaviest(reader, crisis)
    if means.height(rung) > means.height(most):
        return refuse(Code.TOO_HEAVY, means=most)
    needs_forces = rung in means.AFLOAT or rung is Means.EXPEDITION
    if needs_forces != bool(order.forces):
        return refuse(Code.BAD_TERMS, what="forces")
    if bad := check_own_forces(reader, order.power, crisis, order.forces):
        return bad
    if rung in means.AFLOAT:
        if any(not queries.is_fleet(reader, reader.forces[i]) for i in order.forces):
            return refuse(Code.NOT_A_FLEET, force=order.forces[0])
        if not means.has_port(reader, foe):
            return refuse(Code.NO_COAST, power=reader.roster[foe].id)
    if rung is Means.NOTE:
        return None
    if needs_forces and executors.is_outcast(reader, crisis, order.power):
        return refuse(Code.OUTCAST, body=reader.bodies[crisis.body].name)
    spared = foe if foe in queries.realm_of(reader, order.power) else -1
    if rung is Means.EXPEDITION:
        fight, lapsed = reader.wars.get(crisis.war), means.forfeited(reader, crisis, draft)
        spared = max(spared, executors.bar_to(reader, order.power, fight, foe, lapsed))
    return refuse(Code.BOUND_BY_TREATY, power=reader.roster[spared].id) if spared >= 0 else None


def apply_vote_settlement(world: World, dice: Dice, order: VoteSettlement) -> list[Record]:
    """Write it down."""
    drafts = world.crises[order.crisis].drafts
    chosen = drafts[order.draft].kind if order.draft >= 0 else "none"
    given = Pledge(
        order.contribution, Position.MEDIATE, tuple(sorted(order.forces)), order.only_with, world.turn,
        order.only_if,
    )  # fmt: skip
    return hand_in(world, order.power, order.crisis, chosen, vote=order.draft, contribution=given)


def count_votes(crisis: Crisis) -> None:
    """Count the sealed papers; a Yes of who is no party and gives nothing is an abstention."""
    crisis.votes = {
        p: paper.vote for p, paper in crisis.sealed.items()
        if paper.vote is not None and (paper.vote < 0 or p in crisis.signers or gives(crisis, p))
    }  # fmt: skip


def gives(crisis: Crisis, power: int) -> bool:
    """Whether a power's sealed paper gives something to the draft it is for."""
    given = crisis.sealed[power].contribution
    return given is not None and given.size is not PledgeSize.NONE


def given_to(reader: Reader, crisis: Crisis, draft: Draft) -> dict[int, Pledge]:
    """What those who are for a draft give to carry it, by power; not where its condition is not met."""
    return {
        p: paper.contribution for p, paper in crisis.sealed.items()
        if paper.contribution is not None and p not in crisis.signers and gives(crisis, p)
        and (vote := crisis.votes.get(p, -1)) >= 0 and crisis.drafts[vote].same_as(draft)
        and dues.is_met(reader, crisis, p, paper.contribution, draft)
    }  # fmt: skip


def most_wanted(crisis: Crisis, table: list[Draft]) -> Draft | None:
    """The draft with most voices of those who judge; of equals the one a party is for, then the first."""
    if not table:
        return None
    numbers = {number: draft for number, draft in enumerate(crisis.drafts) if draft in table}

    def wanted(number: int) -> tuple[int, int, int]:
        signed = sum(p in crisis.signers for p, vote in crisis.votes.items() if vote == number)
        return voices(crisis, number), signed, -number

    return numbers[max(numbers, key=wanted)]


def voices(crisis: Crisis, number: int) -> int:
    """How many of those who judge are for a draft: nobody does in his own cause."""
    return sum(vote == number and p not in crisis.signers for p, vote in crisis.votes.items())


def leads(crisis: Crisis, best: Draft, table: list[Draft]) -> bool:
    """Whether more of those who judge want one draft than any other; what both parties sign needs no more."""
    numbers = {number: draft for number, draft in enumerate(crisis.drafts) if draft in table}
    mine = next(number for number, draft in numbers.items() if draft is best)
    if all(crisis.votes.get(p) == mine for p in crisis.parties):
        return True
    return all(voices(crisis, n) < voices(crisis, mine) for n in numbers if n != mine)


def votes_on(reader: Reader, crisis: Crisis, draft: Draft) -> dict[int, Vote]:
    """How each seat voted on one draft: for it, for none (against), or for another (abstained)."""
    found = {}
    for power in seats_of(reader, crisis):
        vote = crisis.votes.get(power)
        if vote is not None and vote >= 0 and crisis.drafts[vote].same_as(draft):
            found[power] = Vote.FOR
        else:
            found[power] = Vote.AGAINST if vote == -1 else Vote.ABSTAIN
    return found
