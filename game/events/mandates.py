"""Mandates: whether what the era asks of a power is so, and what it would be with another army."""

from __future__ import annotations

from collections.abc import Callable

from game.events.conditions import Answers, compile_checked
from game.events.grammar import EvaluationError, Value
from game.events.language import Expression
from game.world.state.facts import Mandate
from game.world.state.reader import Reader

STRENGTH = "strength"  # the function of conditions that asks for men under arms


def is_met(reader: Reader, mandate: Mandate) -> bool:
    """Whether what the era asks of a power is so now; what has no answer is not."""
    return _holds(reader, mandate, compile_checked(reader, mandate.condition))


def army_it_needs(reader: Reader, mandate: Mandate, men: int) -> int:
    """The smallest army with which a mandate stays met that ``men`` meet; 0 if it does not hang on that."""
    if STRENGTH not in mandate.condition:
        return 0
    condition = compile_checked(reader, mandate.condition)
    name, answers = reader.roster[mandate.power].id, Answers(reader, reader.roster[mandate.power].id)
    strength: Callable[[str], Value] = answers.scope(condition)[STRENGTH]  # type: ignore[assignment]

    def is_enough(army: int) -> bool:
        return _holds(reader, mandate, condition, lambda power: army if power == name else strength(power))

    if not is_enough(men):
        return 0
    short, enough = -1, men
    while enough - short > 1:
        middle = (short + enough) // 2
        short, enough = (short, middle) if is_enough(middle) else (middle, enough)
    return enough


def _holds(
    reader: Reader, mandate: Mandate, condition: Expression, strength: Callable[[str], Value] | None = None
) -> bool:
    scope = Answers(reader, reader.roster[mandate.power].id).scope(condition)
    try:
        return condition.holds(scope if strength is None else scope | {STRENGTH: strength})
    except EvaluationError:
        return False
