"""Treaties: proposed, answered, kept, denounced with notice, or broken in the open.

One offer a pair a quarter; an offer lapses when the politics phase ends. A denounced treaty binds for
a notice period, and one of several parties then goes on without who gave it; a broken one ends at once and
costs standing, the more the harder it bound. Who breaks a treaty of restraint
(`game.politics.treaties.restraints`) also gives the others a fresh incident to answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics import securities
from game.politics.bonds import bound_by
from game.politics.envoys import check_envoys, spend_envoys
from game.politics.treaties import restraints
from game.politics.treaties.signing import TreatyEnded, check_other, ending, give_up_claims, sign
from game.politics.treaties.tearing import binds_the_others, let_go, tear_up
from game.rules.land.garrisons import HELD
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import TreatyKind
from game.world.dice import Dice
from game.world.numbers import PlaceNumbers, PowerNumber
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import Proposal, Treaty
from game.world.state.world import World

#: Kinds that may be kept from the others.
HIDDEN = (*queries.ALLIANCES, TreatyKind.NON_AGGRESSION, TreatyKind.SPHERE)
#: Kinds two powers may propose to each other as they are; treaties of restraint name a third state, too.
#: Truces and peace indemnities come from a peace.
PROPOSABLE = (
    TreatyKind.DEFENSIVE_ALLIANCE,
    TreatyKind.OFFENSIVE_ALLIANCE,
    TreatyKind.GUARANTEE,
    TreatyKind.NON_AGGRESSION,
    TreatyKind.ACCESS,
    TreatyKind.TRADE,
)


#: what becomes of an offer
Reply = Literal["accepted", "refused", "lapsed"]


@dataclass(frozen=True, slots=True)
class ProposeTreaty(Order):
    """Offer another power a treaty. A guarantee is offered to the power it protects.

    A sphere or a self-denial is ``about`` a third state; ``subject`` is who would stand back from a sphere.
    ``places`` are the provinces of a demilitarised zone, ascending. What is offered in secret only the two
    know, until it comes out.
    """

    kind: ClassVar[str] = "propose_treaty"
    undoable: ClassVar[bool] = True
    to: PowerNumber
    treaty: TreatyKind
    about: PowerNumber = -1
    subject: PowerNumber = -1
    places: PlaceNumbers = ()
    secret: bool = False


@dataclass(frozen=True, slots=True)
class AnswerProposal(Order):
    """Accept or refuse a treaty laid before you."""

    kind: ClassVar[str] = "answer_proposal"
    proposal: int
    accept: bool


@dataclass(frozen=True, slots=True)
class Denounce(Order):
    """Give notice: a treaty ends after a while, one of several for you alone; what a peace owes you, now."""

    kind: ClassVar[str] = "denounce"
    undoable: ClassVar[bool] = True
    treaty: int


@dataclass(frozen=True, slots=True)
class Breach(Order):
    """Tear a treaty up today, in the open."""

    kind: ClassVar[str] = "breach"
    undoable: ClassVar[bool] = True
    treaty: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyProposed(Record):
    """One power offered another a treaty."""

    type: ClassVar[str] = "treaty_proposed"
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    told_by: ClassVar[str] = "treaty"
    power: PowerWord
    to: PowerWord
    treaty: TreatyKind
    proposal: int
    about: PowerWord = ""  # the third state of a sphere or a self-denial
    subject: PowerWord = ""  # who would stand back from a sphere
    places: tuple[PlaceWord, ...] = ()  # of a demilitarised zone
    secret: bool = False

    def is_routine(self) -> bool:
        """Tariffs are."""
        return self.treaty is TreatyKind.TRADE


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAnswered(Record):
    """An offer was accepted or refused, or lapsed unanswered."""

    type: ClassVar[str] = "proposal_answered"
    decision: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord
    to: PowerWord
    treaty: TreatyKind | Literal["peace"]
    answer: Reply
    about: PowerWord = ""

    def is_routine(self) -> bool:
        """Tariffs are."""
        return self.treaty is TreatyKind.TRADE


def check_propose_treaty(reader: Reader, order: ProposeTreaty) -> Refusal | None:
    """The other must exist, be free to sign, at peace with the proposer, and not bound so already."""
    if bad := check_other(reader, order.power, order.to):
        return bad
    if order.treaty not in (*PROPOSABLE, *restraints.RESTRAINING):
        return refuse(Code.BAD_TERMS, what=order.treaty)
    if order.secret and order.treaty not in HIDDEN:
        return refuse(Code.BAD_TERMS, what="secret")
    if bad := _check_substance(
        reader, order.treaty, (order.power, order.to), order.about, order.subject, order.places
    ):
        return bad
    if any(_same_pair(p, order) for p in reader.proposals.values()):
        return refuse(Code.ALREADY_PROPOSED, power=reader.roster[order.to].id)
    return check_envoys(reader, order.power, order.kind)


def _check_substance(
    reader: Reader, kind: TreatyKind, pair: tuple[int, int], about: int, subject: int, places: PlaceNumbers
) -> Refusal | None:
    """What the first of a pair may offer the second, and the second may sign: free, possible, not settled."""
    for party in pair:
        if queries.sovereign_of(reader, party) != party and kind is not TreatyKind.TRADE:
            return refuse(Code.UNDER_AN_OVERLORD, power=reader.roster[party].id)
    if queries.at_war(reader, *pair):
        return refuse(Code.ALREADY_AT_WAR, power=reader.roster[pair[1]].id)
    if bad := restraints.check_about(reader, kind, pair, about, subject):
        return bad
    if bad := restraints.check_places(reader, kind, pair, places):
        return bad
    if kind in restraints.RESTRAINING:
        return None
    if queries.treaties_between(reader, *pair, kind):
        return refuse(Code.ALREADY_BOUND, power=reader.roster[pair[1]].id, treaty=kind)
    return restraints.check_bond(reader, kind, *pair)


def _same_pair(proposal: Proposal, order: ProposeTreaty) -> bool:
    return proposal.kind is not None and (proposal.proposer, proposal.receiver) == (order.power, order.to)


def apply_propose_treaty(world: World, dice: Dice, order: ProposeTreaty) -> list[Record]:
    """Lay the offer on the table."""
    spend_envoys(world, order.power, order.kind)
    i = world.take_id()
    world.proposals[i] = Proposal(
        i, world.turn, order.power, order.to, order.treaty, subject=order.subject, about=order.about,
        places=order.places, secret=order.secret,
    )  # fmt: skip
    one, other = queries.names(world, (order.power, order.to))
    return [
        TreatyProposed(
            power=one, to=other, treaty=order.treaty, proposal=i, about=queries.name_of(world, order.about),
            subject=queries.name_of(world, order.subject),
            places=tuple(world.map.place_id(p) for p in order.places), secret=order.secret,
            readers=(one, other),
        )
    ]  # fmt: skip


def check_answer_proposal(reader: Reader, order: AnswerProposal) -> Refusal | None:
    """The offer must be a treaty, on the table, addressed to the power, and such as could be offered now."""
    proposal = reader.proposals.get(order.proposal)
    if proposal is None or proposal.kind is None:
        return refuse(Code.NO_SUCH_PROPOSAL, proposal=order.proposal)
    if proposal.receiver != order.power:
        return refuse(Code.NOT_ADDRESSED, proposal=order.proposal)
    if not order.accept:
        return None
    return _check_substance(
        reader, proposal.kind, (proposal.proposer, order.power), proposal.about, proposal.subject,
        proposal.places,
    )  # fmt: skip


def apply_answer_proposal(world: World, dice: Dice, order: AnswerProposal) -> list[Record]:
    """Sign, or send the envoy home."""
    proposal = world.proposals.pop(order.proposal)
    assert proposal.kind is not None
    one, other = queries.names(world, (proposal.proposer, order.power))
    answer = ProposalAnswered(
        power=other, to=one, treaty=proposal.kind, answer="accepted" if order.accept else "refused",
        about=queries.name_of(world, proposal.about), readers=(one, other),
    )  # fmt: skip
    if not order.accept:
        return [answer]
    subject = order.power if proposal.kind is TreatyKind.GUARANTEE else proposal.subject
    signed = sign(
        world, proposal.kind, (proposal.proposer, order.power), subject=subject, about=proposal.about,
        places=proposal.places, secret=proposal.secret,
    )  # fmt: skip
    return [answer, signed, *give_up_claims(world, world.treaties[signed.treaty])]


def check_denounce(reader: Reader, order: Denounce) -> Refusal | None:
    """Only a treaty in force to which one is party, and which was not already denounced."""
    if bad := _check_party(reader, order.power, order.treaty, order.kind):
        return bad
    treaty = reader.treaties[order.treaty]
    if treaty.kind in (TreatyKind.TRUCE, TreatyKind.INDEMNITY):
        return bound_by(reader, treaty)
    if securities.owes(treaty, order.power):
        return refuse(Code.OWED_BY_PEACE, treaty=treaty.id)
    if securities.is_owed_to(treaty, order.power):
        return None if treaty.until > reader.turn else refuse(Code.NOTHING_TO_DO)
    notice = reader.turn + reader.rules.politics.notice_quarters
    if min(treaty.until, treaty.leaving.get(order.power, treaty.until)) <= notice:
        return refuse(Code.NOTHING_TO_DO)
    return None


def _check_party(reader: Reader, power: int, treaty: int, kind: str) -> Refusal | None:
    found = reader.treaties.get(treaty)
    if found is None or not queries.in_force(reader, found):
        return refuse(Code.NO_SUCH_TREATY, treaty=treaty)
    if power not in found.parties:
        return refuse(Code.NOT_A_PARTY, treaty=treaty)
    return check_envoys(reader, power, kind)


def apply_denounce(world: World, dice: Dice, order: Denounce) -> list[Record]:
    """Let the treaty run out after the notice; who releases another from what he owes does it at once."""
    spend_envoys(world, order.power, order.kind)
    treaty = world.treaties[order.treaty]
    if securities.is_owed_to(treaty, order.power):
        released = ending(world, treaty, order.power, "released")
        if len(treaty.parties) > 2:  # the others it is owed to hold it still
            treaty.parties = tuple(p for p in treaty.parties if p != order.power)
        else:
            treaty.until = world.turn
        return [released]
    return give_notice(world, treaty, order.power)


def give_notice(world: World, treaty: Treaty, by: int) -> list[Record]:
    """Let a treaty run out after the usual notice; of several parties only who gives it leaves."""
    last = world.turn + world.rules.politics.notice_quarters
    if binds_the_others(treaty, by):
        treaty.leaving = {**treaty.leaving, by: min(last, treaty.leaving.get(by, last))}
        return [ending(world, treaty, by, "leaving")]
    treaty.until = min(treaty.until, last)
    return [ending(world, treaty, by, "denounced")]


def check_breach(reader: Reader, order: Breach) -> Refusal | None:
    """Only a treaty in force to which one is party, and which it is in one's power to break.

    Who holds a security lets it go by notice; land that another holds is not won back by a torn paper.
    """
    if bad := _check_party(reader, order.power, order.treaty, order.kind):
        return bad
    treaty = reader.treaties[order.treaty]
    if securities.is_owed_to(treaty, order.power):
        return refuse(Code.OWED_TO_YOU, treaty=treaty.id)
    if treaty.kind in HELD:
        return refuse(Code.OWED_BY_PEACE, treaty=treaty.id)
    return None


def apply_breach(world: World, dice: Dice, order: Breach) -> list[Record]:
    """Send word that it is torn up."""
    spend_envoys(world, order.power, order.kind)
    return tear_up(world, world.treaties[order.treaty], order.power)


def lapse_treaties(world: World, dice: Dice) -> list[Record]:
    """Phase: treaties whose time is over, or that lost their parties, leave the table."""
    records: list[Record] = []
    for treaty in list(world.treaties.values()):
        let_go(treaty, [p for p, last in treaty.leaving.items() if last < world.turn])
        if treaty.until < world.turn or len(treaty.parties) < 2:
            records.append(ending(world, world.treaties.pop(treaty.id), -1, "expired"))
        elif not all(world.powers[p].exists for p in (*treaty.parties, *_third(treaty))):
            records.append(_leave_party(world, treaty))
    return records


def _leave_party(world: World, treaty: Treaty) -> TreatyEnded:
    """A party is no more; the others stay bound to each other if there are two of them.

    A treaty about a third state ends with that state.
    """
    record = ending(world, treaty, -1, "void")
    left = tuple(p for p in treaty.parties if world.powers[p].exists)
    gone = any(not world.powers[p].exists for p in _third(treaty))
    if gone or len(left) < 2 or (treaty.subject >= 0 and treaty.subject not in left):
        del world.treaties[treaty.id]
    else:
        treaty.parties = left
    return record


def _third(treaty: Treaty) -> tuple[int, ...]:
    """The third state a treaty is about, if it is about one."""
    return (treaty.about,) if treaty.about >= 0 else ()
