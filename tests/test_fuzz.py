"""Spoiled saves, scenarios and maps are refused in one line, or play on soundly."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz import files
from tests.fuzz.__main__ import run
from tests.fuzz.spoil import Spoiler
from tests.fuzz.trials import End, of_save, tried

KINDS = ("saves", "scenarios", "maps")


def harmless(what: str, seed: int, count: int) -> None:
    tally = run(what, seed, count, quarters=2)
    assert not tally.failures, "\n".join(tally.failures)
    assert tally.ends.total() == count
    assert tally.ends[End.REFUSED] > count // 3
    assert tally.ends[End.REFUSED] < count


@pytest.mark.parametrize("what", KINDS)
def test_spoiled_files_do_no_harm(what: str) -> None:
    harmless(what, 1815, 30)


@pytest.mark.slow
@pytest.mark.parametrize("what", KINDS)
def test_many_more_spoiled_files_do_no_harm(what: str) -> None:
    harmless(what, 1816, 200)


def test_what_is_spoiled_is_spoiled_alike_each_time() -> None:
    trees = []
    for _ in range(2):
        tree = {"a": [1, 2, {"b": "x"}], "c": {"d": None, "e": [True, "y"]}}
        done = Spoiler(5).spoil(tree, 3)
        trees.append((done, repr(tree)))
    assert trees[0] == trees[1]


def test_every_way_to_spoil_leaves_something_else() -> None:
    whole = {"a": [1, 2, {"b": "x"}], "c": {"d": None, "e": [True, "y"], "f": 1.5}}
    changed = 0
    for seed in range(300):
        tree = {"a": [1, 2, {"b": "x"}], "c": {"d": None, "e": [True, "y"], "f": 1.5}}
        Spoiler(seed).spoil(tree, 1)
        changed += repr(tree) != repr(whole)
    assert changed > 200


def test_what_hangs_and_what_fails_is_seen() -> None:
    def hang() -> None:
        dice = random.Random(1)
        while True:
            dice.random()

    assert tried(hang).end is End.HUNG
    assert tried(lambda: 1 // 0).end is End.CRASHED
    assert tried(lambda: bytearray(400_000_000)).end is End.GREEDY
    assert tried(lambda: 1, lambda found: found // 0).end is End.CRASHED
    assert tried(lambda: 1, lambda found: None).end is End.PLAYED


def test_a_sound_save_is_let_be(tmp_path: Path) -> None:
    for path in files.campaigns(tmp_path, 2):
        outcome = of_save(path)
        assert outcome.end is End.PLAYED, outcome
