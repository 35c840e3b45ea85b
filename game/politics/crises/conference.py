"""The conference table: positions, pledges, drafts and votes, handed in sealed and opened together.

A sitting has two rounds: in the first seats lay down where they stand, what they promise and what they
propose; in the second, having seen all that, what they promise in earnest and which draft they are for.
An ultimatum is answered in the first round; in the second its author presses or backs down, and those who
pledged honour or renege.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from game.politics.bonds import forfeited_by
from game.politics.crises.crises import living
from game.politics.crises.papers.dues import presser
from game.politics.crises.papers.executors import bar_to, must_act
from game.politics.crises.papers.means import heaviest, is_trifle
from game.politics.crises.papers.possible_settlements import possible_settlements
from game.politics.crises.seats.seating import seats_of
from game.politics.crises.seats.sittings import is_awaited, is_sitting
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import CrisisAnswer, CrisisStep, PledgeSize, Position, Proviso, Settlement
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import CrisisNumber, PowerWord, Record
from game.world.state import queries
from game.world.state.crises import Crisis, Draft, Paper, Pledge
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World

FIRST, FINAL, MUSTER = 1, 2, 3  # rounds of the conference phase


@dataclass(frozen=True, slots=True)
class TakePosition(Order):
    """Say where you stand in a crisis."""

    kind: ClassVar[str] = "take_position"
    undoable: ClassVar[bool] = True
    crisis: int
    position: Position


@dataclass(frozen=True, slots=True)
class PledgeForce(Order):
    """Promise voice, sanctions or troops beside a party, or behind what the conference decides."""

    kind: ClassVar[str] = "pledge"
    undoable: ClassVar[bool] = True
    crisis: int
    size: PledgeSize
    beside: Position
    forces: tuple[int, ...] = ()
    only_with: PowerNumber = -1
    only_if: Proviso = Proviso.NONE


@dataclass(frozen=True, slots=True)
class ProposeSettlement(Order):
    """Lay a settlement on the table, with a bridge to go back over if you pay for it."""

    kind: ClassVar[str] = "propose_settlement"
    undoable: ClassVar[bool] = True
    crisis: int
    settlement: Settlement
    terms: tuple[PeaceTerm, ...]
    agent: PowerNumber = -1
    bridge: bool = False


@dataclass(frozen=True, slots=True)
class AnswerUltimatum(Order):
    """Comply with or defy an ultimatum; its author, defied, presses on or backs down."""

    kind: ClassVar[str] = "answer_ultimatum"
    undoable: ClassVar[bool] = True
    crisis: int
    answer: CrisisAnswer


@dataclass(frozen=True, slots=True)
class AnswerPledge(Order):
    """Honour your pledge now that it is called, or renege."""

    kind: ClassVar[str] = "answer_pledge"
    undoable: ClassVar[bool] = True
    crisis: int
    honour: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSealed(Record):
    """What a power has put into its own sealed paper; nobody else knows yet."""

    type: ClassVar[str] = "paper_sealed"
    crisis: CrisisNumber
    title: str
    power: PowerWord
    paper: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What a power pledges, beside whom, and on which condition."""

    size: PledgeSize
    beside: Position
    only_if: Proviso = Proviso.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersOpened(Record):
    """What the powers handed in: where they stand and what they pledge (all opened together)."""

    type: ClassVar[str] = "papers_opened"
    crisis: CrisisNumber
    title: str
    positions: dict[str, Position]
    pledges: dict[str, Promise]
    drafts: dict[str, Settlement]


# --- who has something to decide --------------------------------------------------------------------


def is_asked(reader: Reader, power: int, crisis: Crisis, number: int) -> bool:
    """Whether a power has something to decide in a crisis in this round of the conference phase."""
    match crisis.step:
        case CrisisStep.CONFERENCE:
            if is_awaited(reader, crisis):  # whether their arms rest until it sits
                return number == FIRST and power in crisis.signers and crisis.since == reader.turn
            sits = number in (FIRST, FINAL) and is_sitting(reader, crisis)
            return sits and power in seats_of(reader, crisis)
        case CrisisStep.ULTIMATUM:
            return number == FIRST and power in crisis.addressed
        case CrisisStep.ENFORCEMENT:
            called = must_act(reader, crisis, power)
            return number == FINAL and (power == presser(reader, crisis) or called)
        case _:
            return False


def may_decide(reader: Reader, power: int, number: int) -> bool:
    """Whether any crisis asks a power for a decision in this round."""
    return any(is_asked(reader, power, crisis, number) for crisis in living(reader))


def at_table(reader: Reader, order_power: int, crisis: int, *steps: CrisisStep) -> Refusal | Crisis:
    """The living crisis in which a power may act now, or why it may not."""
    found = reader.crises.get(crisis)
    if found is None or found.is_over:
        return refuse(Code.NO_SUCH_CRISIS, crisis=crisis)
    if found.step not in steps or is_awaited(reader, found):
        return refuse(Code.WRONG_STEP, crisis=crisis)
    if not is_asked(reader, order_power, found, reader.round):
        return refuse(Code.NOT_AT_THE_TABLE, power=reader.roster[order_power].id)
    return found


def hand_in(world: World, power: int, number: int, what: str, **written: object) -> list[Record]:
    """Put something into a power's sealed paper."""
    crisis, name = world.crises[number], world.roster[power].id
    paper = replace(crisis.sealed.get(power, Paper()), **written)  # type: ignore[arg-type]
    crisis.sealed = dict(sorted({**crisis.sealed, power: paper}.items()))
    return [PaperSealed(crisis=crisis.id, title=crisis.title, power=name, paper=what, readers=(name,))]


# --- orders -----------------------------------------------------------------------------------------


def check_take_position(reader: Reader, order: TakePosition) -> Refusal | None:
    """Anybody at the table but the parties, whose place is known."""
    crisis = at_table(reader, order.power, order.crisis, CrisisStep.CONFERENCE)
    if isinstance(crisis, Refusal):
        return crisis
    return refuse(Code.NOTHING_TO_DO) if order.power in crisis.signers else None


def apply_take_position(world: World, dice: Dice, order: TakePosition) -> list[Record]:
    """Write it down."""
    return hand_in(world, order.power, order.crisis, order.position, position=order.position)


def check_pledge(reader: Reader, order: PledgeForce) -> Refusal | None:
    """One's own forces, promised once, against nobody one is bound to."""
    crisis = at_table(reader, order.power, order.crisis, CrisisStep.CONFERENCE)
    if isinstance(crisis, Refusal):
        return crisis
    if order.power in crisis.signers or order.beside is Position.ABSTAIN:
        return refuse(Code.BAD_TERMS, what="beside")
    armed = order.size in (PledgeSize.CONTINGENT, PledgeSize.FULL)
    if armed != bool(order.forces) or order.size in (PledgeSize.DEMONSTRATION, PledgeSize.BLOCKADE):
        return refuse(Code.BAD_TERMS, what="forces")  # ships go out for a draft, not beside a party
    if armed and order.beside is Position.MEDIATE and is_trifle(reader, crisis):
        return refuse(Code.TOO_HEAVY, means=heaviest(reader, crisis))
    if bad := check_own_forces(reader, order.power, crisis, order.forces):
        return bad
    if order.only_with >= 0 and order.only_with not in seats_of(reader, crisis):
        return refuse(Code.NOT_AT_THE_TABLE, power=order.only_with)
    return _check_bonds(reader, order, crisis) if armed else None


def check_own_forces(reader: Reader, power: int, crisis: Crisis, forces: tuple[int, ...]) -> Refusal | None:
    """One's own forces, each named once and set aside for nothing else."""
    taken = pledged_elsewhere(reader, power, crisis.id)
    for i in forces:
        if i not in reader.forces or reader.forces[i].power != power:
            return refuse(Code.NOT_YOUR_FORCE, force=i)
        if i in taken:
            return refuse(Code.ALREADY_BOUND, force=i)
    return refuse(Code.BAD_TERMS, what="forces") if len(set(forces)) < len(forces) else None


def _check_bonds(reader: Reader, order: PledgeForce, crisis: Crisis) -> Refusal | None:
    """Nobody promises to fight whom a treaty, a common overlord or a common war forbids him to."""
    foes = {Position.FOR: [crisis.defender], Position.AGAINST: [crisis.challenger]}
    for foe in foes.get(order.beside, []):
        presses = order.beside is Position.AGAINST
        lapsed = forfeited_by(reader, order.power, foe) if presses else ()
        spared = foe if foe in queries.realm_of(reader, order.power) else -1
        spared = max(spared, bar_to(reader, order.power, reader.wars.get(crisis.war), foe, lapsed))
        if spared >= 0:
            return refuse(Code.BOUND_BY_TREATY, power=reader.roster[spared].id)
    return None


def pledged_elsewhere(reader: Reader, power: int, crisis: int) -> set[int]:
    """Forces of a power that it has set aside for other crises."""
    others = [c for c in living(reader) if c.id != crisis and power in c.pledges]
    return {i for other in others for i in other.pledges[power].forces}


def apply_pledge(world: World, dice: Dice, order: PledgeForce) -> list[Record]:
    """Write it down."""
    forces = tuple(sorted(order.forces))
    pledge = Pledge(order.size, order.beside, forces, order.only_with, world.turn, order.only_if)
    return hand_in(world, order.power, order.crisis, f"{order.size} {order.beside}", pledge=pledge)


def check_propose_settlement(reader: Reader, order: ProposeSettlement) -> Refusal | None:
    """In the first round, from the menu, and with the standing a bridge costs."""
    crisis = at_table(reader, order.power, order.crisis, CrisisStep.CONFERENCE)
    if isinstance(crisis, Refusal):
        return crisis
    if reader.round != FIRST:
        return refuse(Code.WRONG_STEP, crisis=crisis.id)
    draft = _draft(order)
    if not any(draft.same_as(other) for other in possible_settlements(reader, crisis)):
        return refuse(Code.BAD_TERMS, what=order.settlement)
    if order.bridge and reader.powers[order.power].standing < reader.rules.crises.bridge_cost:
        return refuse(Code.BAD_TERMS, what="bridge")
    return None


def _draft(order: ProposeSettlement) -> Draft:
    return Draft(order.settlement, order.terms, order.agent, order.power, order.bridge)


def apply_propose_settlement(world: World, dice: Dice, order: ProposeSettlement) -> list[Record]:
    """Write it down."""
    return hand_in(world, order.power, order.crisis, order.settlement, draft=_draft(order))


def check_answer_ultimatum(reader: Reader, order: AnswerUltimatum) -> Refusal | None:
    """The addressed comply or defy; the author presses or backs down."""
    crisis = at_table(reader, order.power, order.crisis, CrisisStep.ULTIMATUM, CrisisStep.ENFORCEMENT)
    if isinstance(crisis, Refusal):
        return crisis
    if crisis.step is CrisisStep.ULTIMATUM:
        fits = order.answer in (CrisisAnswer.COMPLY, CrisisAnswer.DEFY)
    else:
        fits = order.power == presser(reader, crisis) and order.answer in (
            CrisisAnswer.PRESS,
            CrisisAnswer.BACK_DOWN,
        )
    return None if fits else refuse(Code.BAD_TERMS, what=order.answer)


def apply_answer_ultimatum(world: World, dice: Dice, order: AnswerUltimatum) -> list[Record]:
    """Write it down."""
    return hand_in(world, order.power, order.crisis, order.answer, answer=order.answer)


def check_answer_pledge(reader: Reader, order: AnswerPledge) -> Refusal | None:
    """Only a pledge of troops that is called now."""
    crisis = at_table(reader, order.power, order.crisis, CrisisStep.ENFORCEMENT)
    if isinstance(crisis, Refusal):
        return crisis
    return None if must_act(reader, crisis, order.power) else refuse(Code.NOTHING_TO_DO)


def apply_answer_pledge(world: World, dice: Dice, order: AnswerPledge) -> list[Record]:
    """Write it down."""
    return hand_in(
        world, order.power, order.crisis, "honour" if order.honour else "renege", honours=order.honour
    )


# --- opening the papers -----------------------------------------------------------------------------


def open_papers(world: World, crisis: Crisis) -> list[Record]:
    """Open all sealed papers of a sitting together; changing sides in public costs standing."""
    if not crisis.sealed:
        return []
    positions: dict[str, Position] = {}
    pledges: dict[str, Promise] = {}
    for power, paper in crisis.sealed.items():
        name = world.roster[power].id
        if paper.position is not None and paper.position is not crisis.positions.get(power):
            _take_position(world, crisis, power, paper.position)
            positions[name] = paper.position
        if paper.pledge is not None and paper.pledge != crisis.pledges.get(power):
            crisis.pledges[power] = paper.pledge
            pledges[name] = Promise(paper.pledge.size, paper.pledge.beside, paper.pledge.only_if)
    fresh = [paper.draft for paper in crisis.sealed.values() if paper.draft is not None]
    for draft in fresh:
        if not any(draft.same_as(other) for other in crisis.drafts):
            crisis.drafts = (*crisis.drafts, draft)
            if draft.bridge:
                state = world.powers[draft.proposer]
                state.move_standing(-world.rules.crises.bridge_cost)
    crisis.positions = dict(sorted(crisis.positions.items()))
    crisis.pledges = dict(sorted(crisis.pledges.items()))
    if not (positions or pledges or fresh):
        return []
    return [
        PapersOpened(
            crisis=crisis.id, title=crisis.title, positions=positions, pledges=pledges,
            drafts={world.roster[d.proposer].id: d.kind for d in fresh},
        )
    ]  # fmt: skip


def _take_position(world: World, crisis: Crisis, power: int, position: Position) -> None:
    if power in crisis.positions:
        state = world.powers[power]
        state.move_standing(-world.rules.crises.change_standing)
    crisis.positions[power] = position
