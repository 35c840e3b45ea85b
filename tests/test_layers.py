"""The layers hold: imports go down, and what is below the campaign knows no file, clock, screen or chance.

Reads the source only, so it needs nothing installed and sees imports inside functions too.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RANK = {
    "words": 0,
    "world": 1,
    "rules": 2,
    "politics": 3,
    "events": 4,
    "scenarios": 5,
    "ai": 6,
    "campaign": 7,
    "lab": 8,
    "ui": 8,
    "cli": 9,
}
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


def upward(tree: ast.Module, path: Path) -> Iterator[str]:
    own = layer_of(path)
    for module in imports(tree, path):
        parts = module.split(".")
        other = parts[1] if parts[0] == "game" and len(parts) > 1 else own
        if other != own and RANK[other] >= RANK[own]:
            yield f"imports {module}"


def foreign(tree: ast.Module, path: Path) -> Iterator[str]:
    """Uses of pygame outside the desktop, and of YAML outside its readers."""
    own = layer_of(path)
    reader = own == "scenarios" or path.relative_to(ROOT / "game").as_posix() == "lab/experiment.py"
    for module in imports(tree, path):
        top = module.split(".")[0]
        if (top == "pygame" and own != "ui") or (top == "yaml" and not reader):
            yield f"imports {module}"


def impure(tree: ast.Module, path: Path) -> Iterator[str]:
    """Files, clocks, chance and orders that change from run to run, in what must have none of them."""
    own = layer_of(path)
    if RANK[own] >= RANK["campaign"] or own == "scenarios":
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


@pytest.mark.parametrize("law", [upward, foreign, impure], ids=lambda law: law.__name__)
def test_the_game_keeps_the_law(law: Callable[[ast.Module, Path], Iterator[str]]) -> None:
    broken = {
        path.relative_to(ROOT).as_posix(): wrong
        for path in SOURCES
        if (wrong := list(law(ast.parse(path.read_text("utf-8")), path)))
    }
    assert not broken


def test_every_part_of_the_game_has_its_layer() -> None:
    assert {layer_of(path) for path in SOURCES} <= set(RANK)


@pytest.mark.parametrize(
    ("law", "place", "source"),
    [
        (upward, "game/rules/economy.py", "from game.politics import will"),
        (upward, "game/rules/economy.py", "def f():\n    import game.ai.search"),
        (upward, "game/world/world.py", "from ..rules import economy"),
        (upward, "game/ui/app.py", "from game.lab import runner"),
        (foreign, "game/campaign/save.py", "import pygame.image"),
        (foreign, "game/lab/runner.py", "from yaml import CSafeLoader"),
        (impure, "game/ai/search.py", "from time import perf_counter"),
        (impure, "game/world/dice.py", "import numpy.random"),
        (impure, "game/world/dice.py", "from numpy import random"),
        (impure, "game/rules/combat.py", "x = np.random.default_rng(1)"),
        (impure, "game/politics/will.py", "today = date.today()"),
        (impure, "game/events/engine.py", "text = open('x').read()"),
        (impure, "game/rules/supply.py", "key = hash('austria')"),
        (impure, "game/rules/supply.py", "rows = [x for x in {1, 2}]"),
        (impure, "game/rules/supply.py", "for x in set(rows):\n    pass"),
    ],
)
def test_the_law_sees_what_breaks_it(
    law: Callable[[ast.Module, Path], Iterator[str]], place: str, source: str
) -> None:
    assert list(law(ast.parse(source), ROOT / place))


@pytest.mark.parametrize(
    ("law", "place", "source"),
    [
        (upward, "game/ui/app.py", "from game.campaign import save"),
        (upward, "game/rules/economy.py", "import numpy\nfrom game.rules.orders import Refusal"),
        (foreign, "game/ui/app.py", "import pygame"),
        (foreign, "game/lab/experiment.py", "import yaml"),
        (impure, "game/campaign/save.py", "import os, time"),
        (impure, "game/rules/supply.py", "for x in sorted(set(rows)):\n    pass"),
    ],
)
def test_the_law_lets_the_rest_be(
    law: Callable[[ast.Module, Path], Iterator[str]], place: str, source: str
) -> None:
    assert not list(law(ast.parse(source), ROOT / place))
