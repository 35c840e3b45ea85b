"""What is below the campaign knows no file, no clock and no chance but the dice.

Which way imports go, between layers and between rooms, is written in ``pyproject.toml`` and held there by
``lint-imports``; this reads the source for what an import does not show.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
#: Parts of the game that may know files and clocks.
WORLDLY = {"scenarios", "campaign", "lab", "ui", "cli"}
IMPURE = {
    "asyncio", "glob", "io", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil", "socket",
    "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}
CALLS = {
    "open": "opens a file",
    "input": "asks at the terminal",
    "print": "prints",
    "hash": "hash()",
    "id": "id()",
}


def layer_of(path: Path) -> str:
    """The part of the game that a source file belongs to."""
    return path.relative_to(ROOT / "game").parts[0].removesuffix(".py")


def imports(tree: ast.Module, path: Path) -> Iterator[str]:
    """Every module that a source file imports, in full."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def impure(tree: ast.Module, path: Path) -> Iterator[str]:
    """Files, clocks, chance and orders that change from run to run, in what must have none of them."""
    if layer_of(path) in WORLDLY:
        return
    for module in imports(tree, path):
        if module.split(".")[0] in IMPURE or module.startswith("numpy.random"):
            yield f"imports {module}"
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield f"line {node.lineno}: {CALLS[name]}"
            case ast.Attribute(value=ast.Name(id="np" | "numpy"), attr="random"):
                yield f"line {node.lineno}: numpy's own chance"
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                yield f"line {node.lineno}: looks at the clock"
            case ast.For(iter=source) | ast.comprehension(iter=source) if is_set(source):
                yield f"line {source.lineno}: goes through a set, whose order changes from run to run"


def is_set(node: ast.expr) -> bool:
    makes = (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("set", "frozenset")
    )
    return makes or isinstance(node, ast.Set | ast.SetComp)


SOURCES = [path for path in sorted((ROOT / "game").rglob("*.py")) if path != ROOT / "game/__init__.py"]


def test_the_game_keeps_the_law() -> None:
    broken = {
        path.relative_to(ROOT).as_posix(): wrong
        for path in SOURCES
        if (wrong := list(impure(ast.parse(path.read_text("utf-8")), path)))
    }
    assert not broken


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("game/ai/search.py", "from time import perf_counter"),
        ("game/world/dice.py", "import numpy.random"),
        ("game/world/dice.py", "from numpy import random"),
        ("game/rules/land/combat.py", "x = np.random.default_rng(1)"),
        ("game/politics/home/will.py", "today = date.today()"),
        ("game/events/engine.py", "text = open('x').read()"),
        ("game/rules/supply/supply.py", "key = hash('austria')"),
        ("game/rules/supply/supply.py", "rows = [x for x in {1, 2}]"),
        ("game/rules/supply/supply.py", "for x in set(rows):\n    pass"),
    ],
)
def test_the_law_sees_what_breaks_it(place: str, source: str) -> None:
    assert list(impure(ast.parse(source), ROOT / place))


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("game/campaign/saving/save.py", "import os, time"),
        ("game/rules/supply/supply.py", "for x in sorted(set(rows)):\n    pass"),
    ],
)
def test_the_law_lets_the_rest_be(place: str, source: str) -> None:
    assert not list(impure(ast.parse(source), ROOT / place))
