"""What an expression may speak of: types, names, functions and ids; and how a mistake in it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from keyword import iskeyword
from typing import Final, TypeAlias

#: ``num``, ``bool``, ``str``, ``powers`` (some powers, in their order), or the name of a domain.
Type: TypeAlias = str
Value: TypeAlias = int | bool | str | tuple[str, ...]

BASE_TYPES: Final = ("num", "bool", "str", "powers")
LITERALS: Final = {"true": True, "false": False}
BUILT_IN: Final[dict[str, tuple[tuple[Type, ...], Type]]] = {
    "min": (("num", "num"), "num"),
    "max": (("num", "num"), "num"),
    "abs": (("num",), "num"),
}


class BadExpression(Exception):
    """An expression that cannot be used: the column, from 1, and why."""

    def __init__(self, column: int, why: str) -> None:
        super().__init__(f"column {column}: {why}")
        self.column = column
        self.why = why


class EvaluationError(Exception):
    """An expression that is in order, but has no answer now: a division by zero, a number too large."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(f"{why} in `{text}`")
        self.text = text
        self.why = why


@dataclass(frozen=True, slots=True)
class Signature:
    """What an expression may speak of: names with their types, functions, and domains of ids.

    A function is declared as ``(types of its arguments, type of its result)``. Names must be plain words
    that mean nothing else in the language; types must be base types or declared domains; else `ValueError`.
    """

    names: Mapping[str, Type] = field(default_factory=dict)
    functions: Mapping[str, tuple[tuple[Type, ...], Type]] = field(default_factory=dict)
    domains: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        words = [*self.names, *self.functions]
        for word in words:
            plain = word.isascii() and word.isidentifier() and not iskeyword(word)
            if not plain or word in LITERALS or word in BUILT_IN or words.count(word) > 1:
                raise ValueError(f"{word!r} cannot be declared")
        used = [*self.names.values()]
        for arguments, result in self.functions.values():
            used += [*arguments, result]
        for name in [*used, *self.domains]:
            if (name in BASE_TYPES) == (name in self.domains):
                raise ValueError(f"{name!r} is not a type, or two")

    def function(self, name: str) -> tuple[tuple[Type, ...], Type] | None:
        """A function's argument and result types, built-in ones included."""
        return self.functions.get(name) or BUILT_IN.get(name)
