"""Dice: keyed, stateless, even, and thrown only for declared purposes."""

from __future__ import annotations

import ast
import pickle
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.world.dice import MILLION, PURPOSES, Dice
from game.world.fixed import ONE

ROOT = Path(__file__).resolve().parents[2]
THROWS = {
    "unit": 1,
    "chance": 2,
    "rare": 2,
    "below": 2,
    "bell": 1,
    "shuffled": 2,
    "many": 1,
}  # where the purpose stands
DICE = Dice(7)


def test_a_throw_is_a_function_of_seed_turn_purpose_and_subject() -> None:
    throw = DICE.unit(3, "battle", 512, "austria")
    assert throw == Dice(7).unit(3, "battle", 512, "austria")
    others = [
        Dice(8).unit(3, "battle", 512, "austria"),
        DICE.unit(4, "battle", 512, "austria"),
        DICE.unit(3, "siege", 512, "austria"),
        DICE.unit(3, "battle", 513, "austria"),
        DICE.unit(3, "battle", 512, "prussia"),
        DICE.unit(3, "battle", 512),
        DICE.fork("search").unit(3, "battle", 512, "austria"),
    ]
    assert throw not in others
    assert len(set(others)) == len(others)


def test_throws_are_the_same_on_every_machine() -> None:
    assert [DICE.unit(turn, "event", "harvest") for turn in range(3)] == [155499, 26030, 151626]
    assert [DICE.bell(turn, "estimate", 5) for turn in range(3)] == [436, 1189, 521]
    powers = ["austria", "britain", "france", "prussia"]
    assert DICE.shuffled(0, powers, "seat_order") == ["austria", "britain", "france", "prussia"]


def test_subjects_that_could_read_alike_are_kept_apart() -> None:
    subjects: list[tuple[int | str, ...]] = [
        ("1",),
        (1,),
        ("1", "1"),
        ("11",),
        (11,),
        (1, 1),
        ("#1",),
        ("1 1:1",),
    ]
    assert len({DICE.unit(0, "trial", *subject) for subject in subjects}) == len(subjects)


def test_numpy_numbers_throw_like_plain_ones() -> None:
    assert DICE.unit(np.int32(4), "battle", np.int16(9)) == DICE.unit(4, "battle", 9)  # type: ignore[arg-type]


def test_undeclared_purposes_and_empty_ranges_are_refused() -> None:
    with pytest.raises(ValueError, match="no purpose"):
        DICE.unit(0, "mischief")
    with pytest.raises(ValueError, match="below 0"):
        DICE.below(0, 0, "trial")


def test_units_and_belows_are_even() -> None:
    units = [DICE.unit(0, "trial", i) for i in range(4000)]
    assert all(0 <= unit < MILLION for unit in units)
    assert abs(sum(units) / len(units) - MILLION / 2) < 15_000
    faces = Counter(DICE.below(0, 6, "trial", i) for i in range(6000))
    assert sorted(faces) == list(range(6))
    assert max(faces.values()) - min(faces.values()) < 200


def test_a_bell_has_the_normal_shape() -> None:
    bells = np.array([DICE.bell(0, "trial", i) for i in range(8000)])
    assert abs(bells.mean()) < 35
    assert abs(bells.std() - 1000) < 25
    assert abs((np.abs(bells) < 1000).mean() - 0.683) < 0.02
    assert abs((np.abs(bells) < 2000).mean() - 0.954) < 0.01


@given(st.integers(), st.integers(0, ONE), st.integers(0, ONE))
def test_a_greater_chance_keeps_every_yes(turn: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert DICE.chance(turn, high, "trial") or not DICE.chance(turn, low, "trial")
    assert not DICE.chance(turn, 0, "trial")
    assert DICE.chance(turn, ONE, "trial")


@given(st.integers(), st.integers(0, ONE))
def test_a_share_and_the_hazard_as_large_fall_alike(turn: int, share: int) -> None:
    assert DICE.chance(turn, share, "trial") is DICE.rare(turn, share * (MILLION // ONE), "trial")


def test_a_chance_is_a_share_of_ten_thousand() -> None:
    fell = sum(DICE.chance(turn, 2_500, "trial") for turn in range(8_000))
    assert abs(fell - 2_000) < 150


@given(st.lists(st.text(max_size=5), unique=True), st.integers(0, 200))
def test_the_order_of_some_does_not_depend_on_the_others(nouns: list[str], turn: int) -> None:
    order = DICE.shuffled(turn, nouns, "seat_order")
    assert sorted(order) == sorted(nouns)
    assert DICE.shuffled(turn, reversed(nouns), "seat_order") == order
    fewer = nouns[::2]
    assert DICE.shuffled(turn, fewer, "seat_order") == [noun for noun in order if noun in fewer]


def test_dice_are_values() -> None:
    assert Dice(7).fork("search") == Dice(7, ("search",)) != Dice(7)
    copy = pickle.loads(pickle.dumps(DICE.fork("lab")))
    assert copy.unit(1, "event") == DICE.fork("lab").unit(1, "event")
    assert Dice(7).fork("a").fork("b").unit(0, "trial") != Dice(7).fork("b").fork("a").unit(0, "trial")


def test_no_purpose_is_declared_twice() -> None:
    tree = ast.parse((ROOT / "game/world/dice.py").read_text("utf-8"))
    tables = [
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "PURPOSES"
    ]
    assert len(tables) == 1
    assert isinstance(tables[0], ast.Dict)
    names = [ast.literal_eval(key) for key in tables[0].keys if key]
    assert sorted(names) == sorted(PURPOSES)
    assert all(line and line == line.strip() for line in PURPOSES.values())


def undeclared(source: str) -> list[str]:
    """Purposes written as literals in throws of anything called dice that the table does not hold."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in THROWS:
            thrower = ast.unparse(node.func.value).lower()
            named = {word.arg: word.value for word in node.keywords}
            place = THROWS[node.func.attr]
            purpose = named.get("purpose") or (node.args[place] if len(node.args) > place else None)
            if "dice" in thrower and isinstance(purpose, ast.Constant) and purpose.value not in PURPOSES:
                found.append(f"line {node.lineno}: {purpose.value!r}")
    return found


def test_the_search_for_undeclared_purposes_finds_them() -> None:
    assert undeclared(
        "self.dice.unit(1, 'mischief', 3)\nrow.unit(1, 'mischief')\ndice.unit(1, 'battle')"
    ) == ["line 1: 'mischief'"]
    assert undeclared("dice.fork('x').below(turn, 6, 'mischief')") == ["line 1: 'mischief'"]


def test_every_throw_in_the_game_is_declared() -> None:
    found = {
        str(path.relative_to(ROOT)): wrong
        for path in sorted((ROOT / "game").rglob("*.py"))
        if (wrong := undeclared(path.read_text("utf-8")))
    }
    assert not found
