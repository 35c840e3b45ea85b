"""Mandates: whether what the era asks of a power is so, and what it would be with another army or debt."""

from __future__ import annotations

from collections.abc import Callable

from game.events.expressions.conditions import Answers, compile_checked
from game.events.expressions.grammar import EvaluationError, Value
from game.events.expressions.language import Expression
from game.world.state.facts import Mandate
from game.world.state.reader import Reader

STRENGTH = "strength"  # the function of conditions that asks for men under arms
DEBT = "debt_share"  # that which asks what is owed, as a share of a year's output
Asking = Callable[[str], Value]


def is_met(reader: Reader, mandate: Mandate) -> bool:
    """Whether what the era asks of a power is so now; what has no answer is not."""
    return _holds(reader, mandate, compile_checked(reader, mandate.condition))


def army_it_needs(reader: Reader, mandate: Mandate, men: int) -> int:
    """The smallest army with which a mandate is met that ``men`` meet; 0 if it does not hang on that."""
    if STRENGTH not in mandate.condition or not _is_met_with(reader, mandate, STRENGTH, men):
        return 0
    return _least(-1, men, lambda army: _is_met_with(reader, mandate, STRENGTH, army))


def debt_too_much(reader: Reader, mandate: Mandate, owed: int) -> int:
    """What is owed beyond what a mandate bears, as a share of a year's output, of all that is ``owed``.

    0 if it is met, misses something else besides, or does not hang on the debt.
    """
    if DEBT not in mandate.condition or _is_met_with(reader, mandate, DEBT, owed):
        return 0
    if not _is_met_with(reader, mandate, DEBT, 0):
        return 0
    return owed + 1 - _least(0, owed, lambda debt: not _is_met_with(reader, mandate, DEBT, debt))


def _least(below: int, above: int, holds: Callable[[int], bool]) -> int:
    """The least number that holds, between one that does not and one that does."""
    while above - below > 1:
        middle = (below + above) // 2
        below, above = (below, middle) if holds(middle) else (middle, above)
    return above


def _is_met_with(reader: Reader, mandate: Mandate, what: str, amount: int) -> bool:
    """Whether a mandate would be met if its power had so much of what a function asks for."""
    condition = compile_checked(reader, mandate.condition)
    name = reader.roster[mandate.power].id
    true: Asking = Answers(reader, name).scope(condition)[what]  # type: ignore[assignment]
    return _holds(reader, mandate, condition, {what: lambda power: amount if power == name else true(power)})


def _holds(
    reader: Reader, mandate: Mandate, condition: Expression, instead: dict[str, Asking] | None = None
) -> bool:
    scope = Answers(reader, reader.roster[mandate.power].id).scope(condition)
    try:
        return condition.holds({**scope, **(instead or {})})
    except EvaluationError:
        return False
