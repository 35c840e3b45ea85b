"""Progress: a mandate's condition taken apart into what it asks, each with how near it is.

A condition is parts that `and` joins; each part is met by any of its ways; a way asks one thing or several.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from game.events.expressions.conditions import Answers, compile_checked
from game.events.expressions.grammar import BadExpression, EvaluationError, Type, Value
from game.world import fixed
from game.world.state.facts import Mandate
from game.world.state.reader import Reader

LEAST = (ast.Gt, ast.GtE)
ORDERED = (*LEAST, ast.Lt, ast.LtE, ast.Eq)
NEARLY = fixed.ONE - 100  # what is missed is never shown as all


@dataclass(frozen=True, slots=True)
class Aim:
    """One thing that a goal asks.

    ``asks`` is the question, as conditions know it, with its ``arguments``; it ``is_wanted`` that it is so or
    that it is not. Of a number ``value`` is how it stands, ``bound`` what it is to be, at least or at most.
    """

    asks: str
    arguments: tuple[str, ...]
    is_met: bool
    is_wanted: bool = True
    value: int | None = None
    bound: int = 0
    at_least: bool = True

    @property
    def share(self) -> int:
        """How near it is, permyriad."""
        if self.is_met:
            return fixed.ONE
        if self.value is None:
            return 0
        small, large = (self.value, self.bound) if self.at_least else (self.bound, self.value)
        return min(NEARLY, max(0, fixed.ratio(max(0, small), max(1, large))))


Way = tuple[Aim, ...]  # things that are asked together


@dataclass(frozen=True, slots=True)
class Part:
    """What a goal asks in one breath: any of its ways will do."""

    ways: tuple[Way, ...]

    @property
    def nearest(self) -> Way:
        """The way that is nearest."""
        return max(self.ways, key=lambda way: min(aim.share for aim in way))

    @property
    def share(self) -> int:
        """How near it is, permyriad."""
        return min(aim.share for aim in self.nearest)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a mandate is met."""

    mandate: Mandate
    parts: tuple[Part, ...]

    @property
    def is_met(self) -> bool:
        """Whether it is so today."""
        return all(part.share == fixed.ONE for part in self.parts)

    @property
    def share(self) -> int:
        """How near it is, permyriad: the mean of its parts, and all only where each is met."""
        return fixed.mean([part.share for part in self.parts])

    @property
    def missing(self) -> list[Aim]:
        """What is missing on the nearest way, the farthest first."""
        found = [aim for part in self.parts for aim in part.nearest if not aim.is_met]
        return sorted(found, key=lambda aim: aim.share)


def progress(reader: Reader, mandate: Mandate) -> Progress:
    """How far what the era asks of a power is so, as a reader knows it."""
    tree = ast.parse(mandate.condition.replace("\n", " ").strip(), mode="eval").body
    look = _Look(reader, reader.roster[mandate.power].id)
    return Progress(mandate, tuple(look.part(node) for node in _joined(tree, ast.And)))


def _joined(node: ast.expr, by: type[ast.boolop]) -> list[ast.expr]:
    """The parts that `and` or `or` joins at the top."""
    return node.values if isinstance(node, ast.BoolOp) and isinstance(node.op, by) else [node]


class _Look:
    """Reads the parts of one condition against the world."""

    def __init__(self, reader: Reader, subject: str) -> None:
        self.reader, self.answers = reader, Answers(reader, subject)

    def part(self, node: ast.expr) -> Part:
        return Part(tuple(
            tuple(aim for each in _joined(way, ast.And) for aim in self._aims(each))
            for way in _joined(node, ast.Or)
        ))  # fmt: skip

    def _aims(self, node: ast.expr) -> Iterator[Aim]:
        """What one term asks; of a choice within a way the first that is so, or the first."""
        if isinstance(node, ast.BoolOp):
            found = [aim for each in node.values for aim in self._aims(each)]
            yield next((aim for aim in found if aim.is_met), found[0])
        elif isinstance(node, ast.UnaryOp):
            for aim in self._aims(node.operand):
                yield Aim(aim.asks, aim.arguments, not aim.is_met, is_wanted=False)
        elif isinstance(node, ast.Compare):
            yield self._compared(node)
        else:
            asks, arguments = _question(node)
            yield Aim(asks, arguments, self._ask(node, "bool") is True)

    def _compared(self, node: ast.Compare) -> Aim:
        """Two numbers beside each other, or two names; of other comparisons only whether they hold."""
        left, right = node.left, node.comparators[0]
        asks, arguments = _question(left)
        is_met = self._ask(node, "bool") is True
        if isinstance(right, ast.Name):
            return Aim(asks, (*arguments, right.id), is_met)
        is_plain = len(node.comparators) == 1 and isinstance(node.ops[0], ORDERED) and asks
        times, bare = _factor(left)
        if not is_plain or times <= 0:
            return Aim(asks, arguments, is_met)
        value, bound = self._ask(bare, "num"), self._ask(right, "num")
        if not isinstance(value, int) or not isinstance(bound, int):
            return Aim(asks, arguments, is_met)
        at_least = isinstance(node.ops[0], LEAST)
        return Aim(asks, arguments, is_met, value=value, bound=fixed.div(bound, times), at_least=at_least)

    def _ask(self, node: ast.expr, result: Type) -> Value | None:
        """The answer to a term of a sound condition; None where there is none."""
        try:
            expression = compile_checked(self.reader, ast.unparse(node), result)
            return expression.value(self.answers.scope(expression))
        except (EvaluationError, BadExpression):
            return None


def _factor(node: ast.expr) -> tuple[int, ast.expr]:
    """A number's whole factor, and the number without it."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) and isinstance(node.left, ast.Constant):
        value = node.left.value
        if isinstance(value, int):
            return value, node.right
    return 1, node


def _question(node: ast.expr) -> tuple[str, tuple[str, ...]]:
    """Which question a term asks, and of whom; a question about an answer is one of both names.

    What asks nothing, such as the year, is a question without a name.
    """
    call = next((each for each in ast.walk(node) if isinstance(each, ast.Call)), None)
    if call is None:
        return "", ()
    assert isinstance(call.func, ast.Name)
    inner = [each for each in call.args if isinstance(each, ast.Call)]
    if inner:
        asks, arguments = _question(inner[0])
        return f"{call.func.id}_{asks}", arguments
    return call.func.id, tuple(ast.unparse(each).strip("'\"") for each in call.args)
