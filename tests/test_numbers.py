"""What somebody might judge otherwise stands in ``assets/rules``, not in the code that judges.

In ``ai``, ``politics`` and ``rules`` an expression may hold 0, 1 and 2: nothing, one, and what is made of two
(halves, pairs, twice). A default may hold 0 and 1. Every other number, and every number that has a name of
its own there, is in the list of exceptions with the reason why it is no judgement. Places in a row (what
stands between brackets), members of an enumeration and the sizes of memories are none either.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
JUDGING = ("ai", "politics", "rules")
PLAIN = (0, 1, 2)
PLAIN_DEFAULTS = (0, 1)

#: By reason: the number's name, or the function it stands in, after the name of its file.
EXCEPTIONS: dict[str, tuple[str, ...]] = {
    "a mark that means none, nothing yet or out of reach": (
        "solidarity.NEW", "solidarity.NOBODY", "waters.FAR_AT_SEA", "waters.UNOPPOSED",
    ),
    "a stage of commitment by its name": (
        "doctrine.CRISES", "doctrine.EVERYTHING", "doctrine.TALKS", "commitment.TOP", "situation.SELF_HELP",
    ),
    "a round of the conference phase by its name": (
        "conference.FIRST", "conference.FINAL", "conference.MUSTER",
    ),
    "expects nothing bad of anybody: a creed of noughts": ("commitment.NO_SUSPICION",),
    "the form of a record: the weightiest terms and one for the rest": ("desk.KEPT",),
    "the form of a name": ("membership.SHORTEST_NAME", "membership.LONGEST_NAME", "raising._ordinal"),
    "one alone is no body": ("membership.LEAST_MEMBERS",),
    "where the curve of victory is flat: a bound of the arithmetic": ("coalition.MOST_ODDS",),
    "a bound of the quantity itself, as the bounds of its column": ("ranks.DRILL", "slumps.MOST"),
    "geometry": ("provisions.HEX_AREA", "provisions.FORAGE_AREA"),
    "how finely fortune is cut up for a forecast": ("outcome.SLICES",),
}  # fmt: skip
KNOWN = {name for names in EXCEPTIONS.values() for name in names}
AT_MOST_IN_AI = 20


def is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float, complex)


def numbers(node: ast.AST | None) -> list[ast.Constant]:
    return [n for n in ast.walk(node) if isinstance(n, ast.Constant) and is_number(n)] if node else []


def is_enumeration(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in node.bases)


def is_structural(node: ast.AST) -> Iterator[ast.Constant]:
    """Numbers of a tree that say where or how many, never how much."""
    for inner in ast.walk(node):
        match inner:
            case ast.Subscript(slice=index):
                yield from numbers(index)
            case ast.keyword(arg="maxsize", value=size):
                yield from numbers(size)
            case ast.ClassDef() if is_enumeration(inner):
                yield from (n for line in inner.body for n in numbers(line))


def named_numbers(tree: ast.Module) -> Iterator[tuple[str, list[ast.Constant]]]:
    """Names a file gives to numbers, and these."""
    for line in tree.body:
        if isinstance(line, ast.Assign | ast.AnnAssign) and (found := numbers(line.value)):
            targets = line.targets if isinstance(line, ast.Assign) else [line.target]
            for target in targets:
                for name in ast.walk(target):
                    if isinstance(name, ast.Name):
                        yield name.id, found


def defaults(tree: ast.Module) -> Iterator[ast.Constant]:
    """Numbers that stand in where nothing is said: of parameters and of fields."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arguments):
            for value in (*node.defaults, *node.kw_defaults):
                yield from numbers(value)
        elif isinstance(node, ast.ClassDef) and not is_enumeration(node):
            for line in node.body:
                if isinstance(line, ast.Assign | ast.AnnAssign):
                    yield from numbers(line.value)


def judgements(source: str, stem: str) -> list[str]:
    """Every number of a file that is none of the plain ones, by its name or its function, and its line."""
    tree = ast.parse(source)
    settled = {id(n) for n in is_structural(tree)}
    names = list(named_numbers(tree))
    found = [f"{stem}.{name}" for name, named in names if any(id(n) not in settled for n in named)]
    settled.update(id(n) for _, named in names for n in named)
    standing_in = {id(n) for n in defaults(tree)}
    inside = {
        id(number): node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        for number in numbers(node)
    }
    for number in numbers(tree):
        plain = PLAIN_DEFAULTS if id(number) in standing_in else PLAIN
        if id(number) not in settled and not (type(number.value) is int and number.value in plain):
            place = f"{stem}.{inside.get(id(number), '')}"
            if place not in found:
                found.append(place)
    return found


def of_the_game(*parts: str) -> list[str]:
    return [
        name
        for part in parts
        for path in sorted((ROOT / "game" / part).rglob("*.py"))
        for name in judgements(path.read_text("utf-8"), path.stem)
    ]


def test_no_number_that_judges_is_nailed_into_the_code() -> None:
    new = [name for name in of_the_game(*JUDGING) if name not in KNOWN]
    assert not new, "move it to assets/rules (docs: CONTRIBUTING, how to add a constant)"


def test_no_exception_has_outlived_its_number() -> None:
    assert KNOWN - set(of_the_game(*JUDGING)) == set()


def test_few_numbers_are_left_in_the_minds() -> None:
    assert len(of_the_game("ai")) <= AT_MOST_IN_AI


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("GREEDY = 3_000", ["x.GREEDY"]),
        ("FEW = 2", ["x.FEW"]),
        ("LOW, HIGH = 1, HALF", ["x.LOW", "x.HIGH"]),
        ("WEIGHTS = {'a': -1}", ["x.WEIGHTS"]),
        ("def f(a):\n    return a // 3", ["x.f"]),
        ("def f(a):\n    return a * 0.5", ["x.f"]),
        ("def f(a=2):\n    return a", ["x.f"]),
        ("def f(a, *, b=-500):\n    return a", ["x.f"]),
        ("class A:\n    weight: int = 40", ["x.A"]),
        ("g = lambda a: a > 7", ["x.g"]),
    ],
)
def test_the_law_sees_what_breaks_it(source: str, found: list[str]) -> None:
    assert judgements(source, "x") == found


@pytest.mark.parametrize(
    "source",
    [
        "def f(a=0, b=-1):\n    return 2 * a - b // 2",
        "def f(rows):\n    return rows[3], rows[4:]",
        "class Ground(IntEnum):\n    ENEMY = 3",
        "@lru_cache(maxsize=64)\ndef f(a):\n    return a",
        "NAMES = ('trade', 'peace')",
        "def f(view, minds):\n    return view.armies[0] * minds.share // fixed.ONE",
    ],
)
def test_the_law_lets_the_rest_be(source: str) -> None:
    assert judgements(source, "x") == []
