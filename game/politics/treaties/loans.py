"""Loans between powers, and what is owed by treaty: paid out, rescheduled, forgiven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.politics.treaties.signing import sign
from game.words import TreatyKind
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import NEVER, Treaty
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanMade(Record):
    """Powers lent another money: what it got, and what it pays each of so many quarters."""

    type: ClassVar[str] = "loan"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    lenders: tuple[PowerWord, ...]
    power: PowerWord
    amount: int
    payment: int
    quarters: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtMoved(Record):
    """What a power owes its lenders grew, or was forgiven, by no act of its own."""

    type: ClassVar[str] = "debt"
    told_by: ClassVar[str] = "amount"
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    amount: int
    debt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtRescheduled(Record):
    """What a power pays others by treaty each quarter was changed, or for how long."""

    type: ClassVar[str] = "debt_rescheduled"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord
    parties: tuple[PowerWord, ...]
    before: int
    after: int
    quarters: int  # still to be paid; 0: without end


def lend(
    world: World, lenders: Sequence[int], taker: int, amount: int, quarters: int, interest: int, name: str
) -> list[Record]:
    """The lenders pay in equal parts, borrowing what they have not; the taker signs for it with interest."""
    parts = fixed.share_out(amount, [1] * len(lenders))
    for lender, part in zip(lenders, parts, strict=True):
        state = world.powers[lender]
        state.debt += max(0, part - state.treasury)
        state.treasury = max(0, state.treasury - part)
    world.powers[taker].treasury += amount
    due = amount + fixed.mul(amount, interest * quarters // QUARTERS_A_YEAR)
    payment = -(-due // quarters)
    signed = sign(
        world, TreatyKind.INDEMNITY, (*lenders, taker), subject=taker, amount=payment, quarters=quarters,
        name=name,
    )  # fmt: skip
    record = LoanMade(
        lenders=queries.names(world, lenders), power=world.roster[taker].id, amount=amount,
        payment=payment, quarters=quarters, name=name,
    )  # fmt: skip
    return [record, signed]


def owed(reader: Reader, payer: int, receiver: int) -> list[Treaty]:
    """What one power has bound itself to pay to another, oldest first, respites included."""
    found = queries.treaties_between(reader, payer, receiver, TreatyKind.INDEMNITY)
    return [treaty for treaty in found if treaty.subject == payer]


def paid_to(reader: Reader, payer: int, receiver: int) -> int:
    """What one power pays another by treaty each quarter, thousands of pounds."""
    return sum(treaty.amount // (len(treaty.parties) - 1) for treaty in owed(reader, payer, receiver))


def reschedule(
    world: World, treaty: Treaty, amount: int | None, step: int, quarters: int | None
) -> DebtRescheduled | None:
    """Pay another amount, or a step more or less of what is paid, for so many quarters; None if all stays."""
    before, until = treaty.amount, treaty.until
    treaty.amount = max(0, before + fixed.mul(before, step)) if amount is None else amount
    if quarters is not None:
        treaty.until = world.turn + quarters if quarters else NEVER
    if (treaty.amount, treaty.until) == (before, until):
        return None
    payer = treaty.subject
    left = 0 if treaty.until >= NEVER else treaty.until - world.turn
    return DebtRescheduled(
        power=world.roster[payer].id,
        parties=queries.names(world, [p for p in treaty.parties if p != payer]), before=before,
        after=treaty.amount, quarters=left,
    )  # fmt: skip
