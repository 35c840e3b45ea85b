"""What is asked before an effect is carried out: when, for each of whom, how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any, TypeAlias, TypeVar

from game.events.effects.table import Effect
from game.events.effects.void import void
from game.events.expressions.asking import ASKED, EACH
from game.events.expressions.conditions import Answers, Group
from game.events.expressions.grammar import EvaluationError
from game.events.expressions.language import Expression
from game.world.records import Record
from game.world.state.world import World

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An amount of an effect that is an expression: its key, and the bounds it is cut to.

    ``of`` is the kind it is the amount of, where the key holds several.
    """

    key: str
    expression: Expression
    low: int
    high: int
    of: str = ""


@dataclass(frozen=True, slots=True)
class Staged:
    """An effect with what is to be asked first. ``after`` is in quarters; ``each`` is empty where the effect
    is carried out once."""

    effect: Effect
    condition: Expression | None = None
    after: int = 0
    each: Group = ()
    amounts: tuple[Reckoned, ...] = ()

    @property
    def do(self) -> str:
        """Its word in files."""
        return self.effect.do

    def carry_out(self, world: World, answers: Answers) -> list[Record]:
        """Take effect now, once or for each of some powers, wherever its condition holds."""
        records: list[Record] = []
        for about in self._about(answers):
            if about.holds(self.condition):
                records += self._carry_out(world, about)
        return records

    def is_idle(self, answers: Answers) -> bool:
        """Whether it would not be carried out now: nobody is meant, or its condition does not hold."""
        return not any(about.holds(self.condition) for about in self._about(answers))

    def _about(self, answers: Answers) -> list[Answers]:
        """The same questions, about each power meant in turn."""
        if self.each == ():
            return [answers]
        names = [answers.meant.get(name, name) for name in answers.group(self.each)]
        return [Answers(answers.reader, answers.subject, answers.asked, name) for name in names]

    def _carry_out(self, world: World, answers: Answers) -> list[Record]:
        meant = answers.meant
        effect: Any = about(self.effect, meant)
        amounts: dict[str, Any] = {}
        records: list[Record] = []
        for amount in self.amounts:
            try:
                value = amount.expression.number(answers.scope(amount.expression))
            except EvaluationError:
                return [void(world, "no_number")]
            kept = min(max(value, amount.low), amount.high)
            if kept != value:
                records.append(void(world, "cut", rest=True))
            if amount.of:
                there = amounts.get(amount.key, getattr(effect, amount.key))
                amounts[amount.key] = {**there, amount.of: kept}
            else:
                amounts[amount.key] = kept
        done: list[Record] = replace(effect, **amounts).apply(world) if amounts else effect.apply(world)
        return [*done, *records]


#: What an event does: an effect as it stands, or what is to be asked before it.
Doing: TypeAlias = Effect | Staged


def plain(doing: Doing) -> Effect:
    """The effect itself, whatever is asked before it."""
    return doing.effect if isinstance(doing, Staged) else doing


def about(value: T, meant: Mapping[str, str]) -> T:
    """The same value with powers' ids for the words that stand for them, in the braces of texts, too.

    What the powers are called is looked up when a text is shown: they may be called otherwise by then.
    """
    if isinstance(value, str) and not isinstance(value, Enum):  # a word of the vocabulary names nobody
        text: str = meant.get(value, value)
        for word, power in meant.items():
            text = text.replace(f"{{{word}}}", f"{{{power}}}").replace(f"{{{word}:", f"{{{power}:")
        return text  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(about(item, meant) for item in value)  # type: ignore[return-value]
    if hasattr(value, "__dataclass_fields__"):
        entry: Any = value
        changed: T = replace(entry, **{f.name: about(getattr(entry, f.name), meant) for f in fields(entry)})
        return changed
    return value


def needs_no_stage(effect: Effect) -> bool:
    """Whether an effect names no power but by its id, so that it can be applied as it stands."""
    nobody = dict.fromkeys((ASKED, EACH), "")
    return about(effect, nobody) == effect
