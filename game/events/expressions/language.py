"""The language of conditions: short, typed, safe expressions that scenario writers put into their files.

    threat(austria, prussia) > 4000 and not at_war(austria, prussia)

There are whole numbers, ``true`` and ``false``, and words in quotes; ``and``, ``or``, ``not``, comparisons,
``+ - * /``, brackets, the names and functions that the caller declares, and ``min``, ``max`` (of two) and
``abs``. Nothing else: no attributes, indexes, powers or remainders, and no way to reach Python.
Shares count in ten-thousandths, as everywhere in the game. ``/`` divides to the nearest whole number,
halves away from zero. A fraction of up to four places may multiply, ``0.25 * strength(france)``, and nothing
else: the product is a whole number again, rounded like a quotient.

A value may belong to a *domain* (powers, provinces): then it is written as one of the domain's ids, in
quotes or bare, checked when the expression is read, with a hint when it is misspelt. Values of one domain
may be compared: ``owner(vienna) == austria``. A declared name goes before a bare id of the same spelling.

Expressions are checked and compiled once, and are then about as quick as plain Python.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import CodeType
from typing import Final

from game.events.expressions.grammar import (
    BUILT_IN,
    LITERALS,
    BadExpression,
    EvaluationError,
    Signature,
    Type,
    Value,
)
from game.world.fixed import div
from game.world.spelling import did_you_mean

MAX_LENGTH: Final = 400
MAX_DEPTH: Final = 24
MAX_LITERAL: Final = 10**12
MAX_RESULT: Final = 10**18
_DIVIDE: Final = "divide "  # the blank keeps it apart from every name a writer can type
_SCALE: Final = "scale "
PLACES: Final = 10_000  # a fraction counts in ten-thousandths

_ORDER: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_EQUALITY: Final = (ast.Eq, ast.NotEq)
_FRACTION: Final = (
    "numbers are whole; a share counts in ten-thousandths, so that 0.35 is 3500;"
    " only `*` takes a fraction, of four places at most"
)
_YES_AND_NO: Final = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_SLIPS: Final = (
    ("&&", "write `and`"),
    ("||", "write `or`"),
    ("<>", "write `!=`"),
    ("=", "two things are compared with `==`"),
)


class _DivisionByZero(Exception):
    """Raised by ``/`` alone, so that a caller's own functions keep their errors."""


def _divide(a: int, b: int) -> int:
    if b == 0:
        raise _DivisionByZero
    return div(a, b)


def _scale(a: int, ten_thousandths: int) -> int:
    return div(a * ten_thousandths, PLACES)


_GLOBALS: Final[dict[str, object]] = {
    "__builtins__": {},
    _DIVIDE: _divide,
    _SCALE: _scale,
    "min": min,
    "max": max,
    "abs": abs,
}


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression, ready to be asked again and again.

    ``names`` and ``functions`` are those it speaks of, sorted; ``result`` is its type.
    """

    text: str
    result: Type
    names: tuple[str, ...]
    functions: tuple[str, ...]
    _code: CodeType = field(repr=False, compare=False)

    def value(self, scope: Mapping[str, object]) -> Value:
        """The answer, given values and functions under the names of the signature.

        Numbers in the scope must be Python ints. Raises `EvaluationError` where there is no answer; an
        error raised by a function of the scope passes through.
        """
        try:
            answer: Value = eval(self._code, _GLOBALS, scope)
        except _DivisionByZero:
            raise EvaluationError(self.text, "division by zero") from None
        if self.result == "num" and isinstance(answer, int) and abs(answer) > MAX_RESULT:
            raise EvaluationError(self.text, "the number is too large")
        return answer

    def number(self, scope: Mapping[str, object]) -> int:
        """The answer of an expression whose type is ``num``."""
        answer = self.value(scope)
        assert isinstance(answer, int), self.text
        return answer

    def powers(self, scope: Mapping[str, object]) -> tuple[str, ...]:
        """The answer of an expression whose type is ``powers``."""
        answer = self.value(scope)
        assert isinstance(answer, tuple), self.text
        return answer

    def holds(self, scope: Mapping[str, object]) -> bool:
        """Whether a condition (an expression whose type is ``bool``) is true."""
        return self.value(scope) is True


def compile_expression(text: str, signature: Signature, result: Type = "bool") -> Expression:
    """Checks an expression against a signature and prepares it; raises `BadExpression`.

    >>> rules = Signature({"turn": "num"}, {"at_war": (("power",), "bool")}, {"power": frozenset({"france"})})
    >>> expression = compile_expression("turn > 4 and not at_war(france)", rules)
    >>> expression.holds({"turn": 5, "at_war": lambda power: False})
    True
    >>> compile_expression("at_war(frence)", rules)
    Traceback (most recent call last):
    game.events.expressions.grammar.BadExpression: column 8: no power `frence`, did you mean `france`?
    """
    checker = _Checker(signature)
    try:
        tree = _parse(text)
        found, body = checker.check(tree, result)
        if found != result:
            raise BadExpression(1, _unfit(found, result))
        whole = ast.fix_missing_locations(ast.Expression(body))
        code = compile(whole, "<expression>", "eval")
    except (RecursionError, MemoryError):
        raise BadExpression(1, "nested too deep") from None
    return Expression(text, result, _sorted(checker.names), _sorted(checker.functions), code)


def clauses(text: str) -> list[str]:
    """The parts of a sound expression that `and` joins at the top; the whole where none does.

    >>> clauses("turn > 4 and (year < 1820 or turn == 9)")
    ['turn > 4', 'year < 1820 or turn == 9']
    """
    tree = _parse(text)
    parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    return [text[part.col_offset : part.end_col_offset].replace("\n", " ") for part in parts]


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


def _parse(text: str) -> ast.expr:
    """The bare syntax of an expression; line breaks count as blanks, so columns run on."""
    if len(text) > MAX_LENGTH:
        raise BadExpression(MAX_LENGTH + 1, f"longer than {MAX_LENGTH} characters")
    for column, letter in enumerate(text, 1):
        if not (letter.isascii() and (letter.isprintable() or letter == "\n")) or letter in "#\\":
            raise BadExpression(column, f"the character {letter!r} is not used here")
    if not text.strip():
        raise BadExpression(1, "the expression is empty")
    line = text.replace("\n", " ")
    indent = len(line) - len(line.lstrip())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(line[indent:], mode="eval").body
    except (SyntaxError, ValueError) as error:
        offset = getattr(error, "offset", None) or len(line) - indent + 1
        hint = next((cure for slip, cure in _SLIPS if slip in _bare(line)), "")
        raise BadExpression(indent + offset, "this cannot be read" + (f", {hint}" if hint else "")) from None
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            node.col_offset += indent
            node.end_col_offset = (node.end_col_offset or 0) + indent
    return tree


def _bare(line: str) -> str:
    """The text without the comparisons that hold an equals sign rightly."""
    for sign in ("==", "!=", "<=", ">="):
        line = line.replace(sign, "")
    return line


class _Checker:
    """Types an expression and rebuilds it from the few kinds of node that are allowed."""

    def __init__(self, signature: Signature) -> None:
        self.signature = signature
        self.names: list[str] = []
        self.functions: list[str] = []

    def check(self, node: ast.expr, wanted: Type, depth: int = 0) -> tuple[Type, ast.expr]:
        """The type and the clean copy of a node; ``wanted`` only decides how a bare id is read."""
        if depth > MAX_DEPTH:
            raise _bad(node, "nested too deep")
        match node:
            case ast.Constant():
                return self._constant(node, wanted)
            case ast.Name():
                return self._name(node, wanted)
            case ast.Call():
                return self._call(node, depth)
            case ast.BoolOp():
                parts = [self._need(part, "bool", depth) for part in node.values]
                return "bool", _at(node, ast.BoolOp(node.op, parts))
            case ast.UnaryOp(op=ast.Not()):
                return "bool", _at(node, ast.UnaryOp(node.op, self._need(node.operand, "bool", depth)))
            case ast.UnaryOp(op=ast.USub()):
                return "num", _at(node, ast.UnaryOp(node.op, self._need(node.operand, "num", depth)))
            case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div()):
                return "num", self._arithmetic(node, depth)
            case ast.Compare():
                return "bool", self._compare(node, depth)
        raise _bad(node, "this is not part of the language")

    def _need(self, node: ast.expr, wanted: Type, depth: int) -> ast.expr:
        found, clean = self.check(node, wanted, depth + 1)
        if found != wanted:
            raise _bad(node, _unfit(found, wanted))
        return clean

    def _constant(self, node: ast.Constant, wanted: Type) -> tuple[Type, ast.expr]:
        value = node.value
        if isinstance(value, bool):
            return "bool", node
        if isinstance(value, int):
            if value > MAX_LITERAL:
                raise _bad(node, "the number is too large")
            return "num", node
        if isinstance(value, float):
            raise _bad(node, _FRACTION)
        if not isinstance(value, str):
            raise _bad(node, "this is not part of the language")
        return self._id(node, value, wanted) if wanted in self.signature.domains else ("str", node)

    def _name(self, node: ast.Name, wanted: Type) -> tuple[Type, ast.expr]:
        name = node.id
        if name in self.signature.names:
            self.names.append(name)
            return self.signature.names[name], _at(node, ast.Name(name, ast.Load()))
        if name in LITERALS:
            return "bool", _at(node, ast.Constant(LITERALS[name]))
        ids = self.signature.domains.get(wanted, ())
        if name not in ids and self.signature.function(name):
            raise _bad(node, f"`{name}` is a function and needs its brackets")
        if wanted in self.signature.domains:
            return self._id(node, name, wanted)
        raise _bad(node, *self._unknown(name, wanted))

    def _unknown(self, name: str, wanted: Type) -> tuple[str, str]:
        """What is wrong with a word that means nothing where it stands, and what would be right."""
        if name in _YES_AND_NO:
            return f"unknown name `{name}`", f"write `{_YES_AND_NO[name]}`"
        kind = next((kind for kind, ids in sorted(self.signature.domains.items()) if name in ids), "")
        if not kind or wanted == "str":
            return f"unknown name `{name}`", did_you_mean(name, self.signature.names)
        asked = next(
            (
                word for word, (arguments, result) in self.signature.functions.items()
                if arguments == (kind,) and result == wanted
            ),
            "",
        )  # fmt: skip
        hint = f"ask something of it, such as `{asked}({name})`" if asked else ""
        return f"`{name}` is {_spoken(kind)}, where {_spoken(wanted)} is needed", hint

    def _id(self, node: ast.expr, word: str, domain: Type) -> tuple[Type, ast.expr]:
        if word not in self.signature.domains[domain]:
            raise _bad(node, f"no {domain} `{word}`", did_you_mean(word, self.signature.domains[domain]))
        return domain, _at(node, ast.Constant(word))

    def _call(self, node: ast.Call, depth: int) -> tuple[Type, ast.expr]:
        if not isinstance(node.func, ast.Name):
            raise _bad(node, "only a function can be called")
        name = node.func.id
        declared = self.signature.function(name)
        if declared is None:
            known = [*self.signature.functions, *BUILT_IN]
            raise _bad(node, f"unknown function `{name}`", did_you_mean(name, known))
        arguments, result = declared
        if node.keywords or len(node.args) != len(arguments):
            raise _bad(node, f"`{name}` takes ({', '.join(map(_spoken, arguments))})")
        self.functions.append(name)
        args = [self._need(arg, kind, depth) for arg, kind in zip(node.args, arguments, strict=True)]
        return result, _at(node, ast.Call(_at(node, ast.Name(name, ast.Load())), args, []))

    def _arithmetic(self, node: ast.BinOp, depth: int) -> ast.expr:
        if isinstance(node.op, ast.Mult) and _is_fraction(node.left) != _is_fraction(node.right):
            part, whole = (node.left, node.right) if _is_fraction(node.left) else (node.right, node.left)
            many = self._need(whole, "num", depth)
            name = _at(node, ast.Name(_SCALE, ast.Load()))
            return _at(node, ast.Call(name, [many, _at(part, ast.Constant(_ten_thousandths(part)))], []))
        left, right = self._need(node.left, "num", depth), self._need(node.right, "num", depth)
        if isinstance(node.op, ast.Div):
            return _at(node, ast.Call(_at(node, ast.Name(_DIVIDE, ast.Load())), [left, right], []))
        return _at(node, ast.BinOp(left, node.op, right))

    def _compare(self, node: ast.Compare, depth: int) -> ast.expr:
        sides = [node.left, *node.comparators]
        # the first side whose type needs no neighbour says what the others must be; it is checked but once
        firm = next((side for side in sides if not self._is_loose(side)), None)
        wanted, known = ("str", None) if firm is None else self.check(firm, "str", depth + 1)
        for operator in node.ops:
            if not isinstance(operator, _ORDER + _EQUALITY):
                raise _bad(node, "compare with ==, !=, <, <=, > or >=")
            if isinstance(operator, _ORDER) and firm is None and isinstance(node.left, ast.Name):
                raise _bad(node.left, *self._unknown(node.left.id, "num"))
            if isinstance(operator, _ORDER) and wanted != "num":
                raise _bad(node, f"only numbers have an order, and this is {_spoken(wanted)}")
        clean = [known if known and side is firm else self._need(side, wanted, depth) for side in sides]
        return _at(node, ast.Compare(clean[0], node.ops, clean[1:]))

    def _is_loose(self, node: ast.expr) -> bool:
        """Whether a node is a word whose type only its neighbours tell: an id, or text."""
        if isinstance(node, ast.Constant):
            return isinstance(node.value, str)
        return isinstance(node, ast.Name) and node.id not in self.signature.names and node.id not in LITERALS


def _is_fraction(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node = node.operand
    return isinstance(node, ast.Constant) and isinstance(node.value, float)


def _ten_thousandths(node: ast.expr) -> int:
    """A fraction as it is written, in ten-thousandths; no float takes part in what is reckoned with it."""
    if isinstance(node, ast.UnaryOp):
        return -_ten_thousandths(node.operand)
    assert isinstance(node, ast.Constant)
    written = Decimal(repr(node.value))
    if not written.is_finite() or written > MAX_LITERAL or written * PLACES % 1:
        raise _bad(node, _FRACTION)
    return int(written * PLACES)


def _bad(node: ast.expr, why: str, hint: str = "") -> BadExpression:
    return BadExpression(node.col_offset + 1, f"{why}, {hint}" if hint else why)


def _unfit(found: Type, wanted: Type) -> str:
    """What is wrong with a value of one type where another is needed."""
    hint = ", compare it with something, as in `turn > 8`" if (found, wanted) == ("num", "bool") else ""
    return f"this is {_spoken(found)}, where {_spoken(wanted)} is needed{hint}"


def _spoken(kind: Type) -> str:
    """A type as a writer knows it."""
    word = {"num": "number", "bool": "condition", "str": "text", "powers": "set of powers"}.get(kind, kind)
    return word if kind == "str" else f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _at(old: ast.expr, new: ast.expr) -> ast.expr:
    return ast.copy_location(new, old)
