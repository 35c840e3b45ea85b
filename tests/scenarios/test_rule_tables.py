"""The tables of the rules: a misspelt key or a missing row is told with its line, never taken for nothing."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from game.campaign.door import ORDERS
from game.scenarios.reading.problems import Problem, ScenarioError
from game.scenarios.tables.rules import load_rules
from game.words import Errand, Term
from tests.rules.test_readers import rule_types

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "assets" / "rules"
FREE = {"units", "blows", "fixed_terms"}  # whose keys are names that a modder chooses


def problems(folder: Path, file: str, change: Callable[[str], str]) -> tuple[Problem, ...]:
    """What loading says of rules in which one file is changed."""
    rules = folder / "rules"
    shutil.copytree(SHIPPED, rules)
    path = rules / f"{file}.yaml"
    old = path.read_text("utf-8")
    path.write_text(change(old), "utf-8")
    assert path.read_text("utf-8") != old
    with pytest.raises(ScenarioError) as raised:
        load_rules(rules)
    return raised.value.problems


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("politics", "propose_treaty: 1", "propose_traety: 1"),
        ("politics", "great: 3", "graet: 3"),
        ("will", "regional: 4000", "regoinal: 4000"),
        ("home", "latent: 1000, infected", "latnet: 1000, infected"),
        ("revolution", "granted:", "grnated:"),
        ("pathologies", "infected:", "infetced:"),
        ("minds", "transparency: 600", "transprency: 600"),
        ("minds", "regional: 2", "regionl: 2"),
    ],
)
def test_a_misspelt_key_is_told_with_its_line_and_the_right_one(
    tmp_path: Path, file: str, right: str, wrong: str
) -> None:
    found = problems(tmp_path, file, lambda text: text.replace(right, wrong, 1))
    text = (tmp_path / "rules" / f"{file}.yaml").read_text("utf-8")
    line = text[: text.index(wrong)].count("\n") + 1
    (problem,) = [p for p in found if p.line == line]
    assert problem.file.endswith(f"{file}.yaml")
    assert f"`{right.partition(':')[0]}`" in problem.hint


@pytest.mark.parametrize(
    ("file", "row", "said"),
    [
        ("politics", "call_conference: 2, ", "envoy_cost: `call_conference` is missing"),
        ("politics", "  rebellion: 100\n", "war_standing: `rebellion` is missing"),
        ("minds", "regional: 2, ", "home.most_raised: `regional` is missing"),
        ("minds", "transparency: 600, ", "bodies.orderly: `transparency` is missing"),
        ("movement", ', "1995": 7000', "rail: `1995` is missing"),
    ],
)
def test_a_missing_row_is_told(tmp_path: Path, file: str, row: str, said: str) -> None:
    found = problems(tmp_path, file, lambda old: old.replace(row, "", 1))
    assert any(p.what.startswith(said) and p.line > 0 for p in found), [str(p) for p in found]


@pytest.mark.parametrize(
    ("right", "wrong", "hint"),
    [
        ("demand: claims", "demand: a_place_in_the_sun", "`word_demand_a_place_in_the_sun:` under `ui`"),
        ("schoolbooks_glorify_war", "cadets_sing", "`cadets_sing:` under `signs`"),
    ],
)
def test_a_name_that_people_read_needs_its_sentence(
    tmp_path: Path, right: str, wrong: str, hint: str
) -> None:
    found = problems(tmp_path, "pathologies", lambda text: text.replace(right, wrong, 1))
    (problem,) = found
    assert "has no sentence" in problem.what
    assert problem.line > 0
    assert hint in problem.hint


def test_a_table_may_leave_out_rows_that_count_nothing() -> None:
    weights = load_rules().politics.other_weight
    assert 0 < len(weights) < len(Term)


def loose_tables() -> list[str]:
    """Tables of the rules whose keys may be any text."""

    def tables(hint: Any) -> bool:
        args = get_args(hint)
        return (get_origin(hint) is dict and args[0] is str) or any(tables(a) for a in args)

    return sorted(
        f"{kind.__name__}.{name}"
        for kind in rule_types().values()
        for name, hint in get_type_hints(kind).items()
        if not name.startswith("_") and name not in FREE and tables(hint)
    )


def test_the_keys_of_every_table_are_words_of_a_kind() -> None:
    assert loose_tables() == []


def test_every_errand_is_an_order_and_every_order_that_takes_envoys_an_errand() -> None:
    assert {str(errand) for errand in Errand} <= set(ORDERS)
    kinds = {row.order.__name__: word for word, row in ORDERS.items()}
    senders = set()
    for path in (ROOT / "game" / "politics").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("apply_"):
                calls = {ast.unparse(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}
                order = node.args.args[-1].annotation
                if "spend_envoys" in calls and isinstance(order, ast.Name):
                    senders.add(kinds[order.id])
    assert senders == {str(errand) for errand in Errand}
