"""Every constant of the rules has a reader: what nobody reads is a promise to modders that nobody keeps.

The types of expressions are followed far enough to tell the fields of one name apart: from ``rules`` down,
through tables, names, parameters with their types and what functions say they return.
"""

from __future__ import annotations

import ast
import dataclasses
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from game.rules.land.outcome import OddsRules
from game.world.constants.ruleset import CombatRules, NavalRules, RuleSet

GAME = Path(__file__).resolve().parents[2] / "game"
DECIDING = ("world", "rules", "politics", "events", "ai", "campaign", "scenarios")  # a screen is no reader
TOLD = {"version", "hash", "frame", "riders"}  # of the rule set itself, and what pieces look like on a screen
#: What battles on land and at sea have in common.
SHARED: dict[str, tuple[type, ...]] = {OddsRules.__name__: (CombatRules, NavalRules)}


def inner(hint: Any) -> Iterator[type]:
    """The rule types that a field holds, alone or in a table."""
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        yield hint
    for part in typing.get_args(hint):
        yield from inner(part)


@cache
def fields_of(kind: type) -> dict[str, tuple[type, ...]]:
    """The fields of a rule type, and the rule types that each leads to."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return {f.name: tuple(inner(hints[f.name])) for f in dataclasses.fields(kind)}


@cache
def rule_types() -> dict[str, type]:
    """Every type of rule data by its name."""
    found: dict[str, type] = {}
    todo: list[type] = [RuleSet]
    while todo:
        kind = todo.pop()
        if kind.__name__ not in found:
            found[kind.__name__] = kind
            todo += [t for below in fields_of(kind).values() for t in below]
    return found


Kinds = frozenset[type]
NONE: Kinds = frozenset()


class Reading(ast.NodeVisitor):
    """Walks a file and notes which field of which rule type it reads."""

    def __init__(self, returned: dict[str, Kinds], kept: dict[str, Kinds]) -> None:
        self.returned, self.kept = returned, kept
        self.names: dict[str, Kinds] = {}
        self.read: set[tuple[str, str]] = set()

    def kinds(self, node: ast.AST) -> Kinds:
        """The rule types an expression may be of."""
        match node:
            case ast.Name(id=name):
                return self.names.get(name, NONE)
            case ast.Attribute(value=value, attr=attr):
                below = frozenset(t for k in self.kinds(value) for t in fields_of(k).get(attr, ()))
                return below or self.kept.get(attr, NONE)
            case ast.Subscript(value=value) | ast.Starred(value=value) | ast.Await(value=value):
                return self.kinds(value)
            case ast.Call(func=ast.Attribute(value=value, attr="get" | "values" | "items" | "pop")):
                return self.kinds(value)
            case ast.Call(func=ast.Attribute(attr=name)) | ast.Call(func=ast.Name(id=name)):
                return self.returned.get(name, NONE)
            case ast.IfExp(body=one, orelse=other):
                return self.kinds(one) | self.kinds(other)
        return NONE

    def bind(self, target: ast.AST, kinds: Kinds) -> None:
        match target:
            case ast.Name(id=name):
                self.names[name] = self.names.get(name, NONE) | kinds
            case ast.Attribute(attr=name):
                self.keep(name, kinds)
            case ast.Tuple(elts=parts):
                for part in parts:
                    self.bind(part, kinds)

    def keep(self, attribute: str, kinds: Kinds) -> None:
        if kinds:
            self.kept[attribute] = self.kept.get(attribute, NONE) | kinds

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for part, value in zip(target.elts, node.value.elts, strict=False):
                    self.bind(part, self.kinds(value))
            else:
                self.bind(target, self.kinds(node.value))
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        self.bind(node.target, self.kinds(node.iter))
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self.bind(node.target, self.kinds(node.iter))
        self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> None:
        self.names[node.arg] = named(node.annotation)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.bind(node.target, named(node.annotation))
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for line in node.body:
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                self.keep(line.target.id, named(line.annotation))
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outer, self.names = self.names, dict(self.names)
        for comprehension in (n for n in ast.walk(node) if isinstance(n, ast.comprehension)):
            self.bind(comprehension.target, self.kinds(comprehension.iter))
        self.generic_visit(node)
        self.names = outer

    def visit_Attribute(self, node: ast.Attribute) -> None:
        for kind in self.kinds(node.value):
            if node.attr in fields_of(kind):
                self.read.add((kind.__name__, node.attr))
        self.generic_visit(node)


def named(annotation: ast.AST | None) -> Kinds:
    """The rule types an annotation names."""
    kinds = {name: (kind,) for name, kind in rule_types().items()} | SHARED
    words = ast.walk(annotation) if annotation else ()
    return frozenset(k for n in words if isinstance(n, ast.Name) for k in kinds.get(n.id, ()))


@cache
def readings() -> tuple[set[tuple[str, str]], set[str]]:
    """Which fields of which types the game reads, and all names it reads of anything."""
    paths = [path for part in DECIDING for path in sorted((GAME / part).rglob("*.py"))]
    trees = [ast.parse(path.read_text("utf-8")) for path in paths]
    returned: dict[str, Kinds] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and (kinds := named(node.returns)):
                returned[node.name] = returned.get(node.name, NONE) | kinds
    kept: dict[str, Kinds] = {"rules": frozenset({RuleSet})}
    read: set[tuple[str, str]] = set()
    for _ in ("what one file keeps", "another reads"):
        for tree in trees:
            reading = Reading(returned, kept)
            reading.visit(tree)
            read |= reading.read
    loads = (n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Attribute))
    return read, {n.attr for n in loads if isinstance(n.ctx, ast.Load)}


def unread(read: set[tuple[str, str]], names: set[str]) -> list[str]:
    """Fields that nobody reads; one whose name is its own is read wherever that name is."""
    owners: dict[str, list[str]] = {}
    for kind in rule_types().values():
        for field in fields_of(kind):
            owners.setdefault(field, []).append(kind.__name__)
    return sorted(
        f"{kind}.{field}"
        for field, kinds in owners.items()
        for kind in kinds
        if field not in TOLD and (kind, field) not in read and (len(kinds) > 1 or field not in names)
    )


def test_every_constant_of_the_rules_has_a_reader() -> None:
    assert unread(*readings()) == []


def test_a_constant_without_a_reader_is_found() -> None:
    read, names = readings()
    assert ("WarMind", "cost") in read
    assert "WarMind.cost" in unread(read - {("WarMind", "cost")}, names), (
        "though others have a field of the name"
    )
    assert "CombatRules.pursuit" in unread(read - {("CombatRules", "pursuit")}, names - {"pursuit"})
