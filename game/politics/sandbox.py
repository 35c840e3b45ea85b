"""A sandbox campaign: a person may change in play by which logic a computer power decides.

Elsewhere logics are chosen when a campaign begins and stay (`Settings`). What is changed here is kept in
the world beside those settings, so that a campaign in which nobody changes anything is like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.perception import commitment
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Logic
from game.world.dice import Dice
from game.world.numbers import PowerNumber
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class SetLogic(Order):
    """Let a computer power decide by another logic from now on, in a sandbox campaign only."""

    kind: ClassVar[str] = "set_logic"  # not undoable: what it tells, or does not, shows where a power stood
    about: PowerNumber
    logic: Logic


@dataclass(frozen=True, slots=True, kw_only=True)
class LogicChanged(Record):
    """In a sandbox campaign somebody changed by which logic a computer power decides."""

    type: ClassVar[str] = "logic_changed"
    power: PowerWord
    by: PowerWord
    before: Logic
    after: Logic


def has_logic(reader: Reader, power: int) -> bool:
    """Whether a power decides by a logic at all: the lesser ones have a small government bound by rules."""
    return power in reader.facts.policy_makers and reader.powers[power].exists


def check_set_logic(reader: Reader, order: SetLogic) -> Refusal | None:
    """A sandbox campaign, a power that makes policy, and another logic than it has.

    Who sits where is the campaign's to know: it adds that no person plays the power.
    """
    if not reader.settings.sandbox:
        return refuse(Code.NO_SANDBOX)
    if not has_logic(reader, order.about):
        return refuse(Code.NO_SUCH_POWER, power=order.about)
    if queries.logic_of(reader, order.about) is order.logic:
        return refuse(Code.NOTHING_TO_DO)
    return None


def apply_set_logic(world: World, dice: Dice, order: SetLogic) -> list[Record]:
    """It decides by the new logic from here, and stands at the stage where that logic holds it."""
    before = queries.logic_of(world, order.about)
    world.logics[order.about] = order.logic
    changed = LogicChanged(
        power=world.roster[order.about].id, by=world.roster[order.power].id,
        before=before, after=order.logic,
    )  # fmt: skip
    return [changed, *commitment.follow_logic(world, order.about)]
