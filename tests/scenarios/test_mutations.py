"""A scenario spoilt at random is validated without a traceback and in time, and loads only if it is sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.scenarios.lint import scenario_problems
from tests.fuzz.files import mods, scenarios
from tests.fuzz.trials import End, of_lint

Kind = Callable[[Path, int, int], Iterator[Path]]


def spoil_and_validate(folder: Path, seed: int, count: int, kind: Kind = scenarios) -> int:
    """How many of so many spoilt scenarios are sound all the same."""
    ends: Counter[End] = Counter()
    for home in kind(folder, seed, count):
        outcome = of_lint(home)
        assert outcome.end in (End.REFUSED, End.READ), outcome.said
        ends[outcome.end] += 1
    return ends[End.READ]


def test_what_is_spoilt_is_sound_to_begin_with(tmp_path: Path) -> None:
    (home,) = scenarios(tmp_path, 1, 1)  # which mends what it spoilt when it has no more
    assert scenario_problems(home) == []


def test_spoilt_scenarios_are_validated_without_a_traceback(tmp_path: Path) -> None:
    assert 0 < spoil_and_validate(tmp_path, 14, 30) < 25


def test_a_patch_to_be_spoilt_is_sound(tmp_path: Path) -> None:
    (home,) = list(mods(tmp_path, 0, 1))  # what was spoilt is whole again
    assert of_lint(home).end is End.READ


def test_spoilt_patches_are_validated_without_a_traceback(tmp_path: Path) -> None:
    assert 0 < spoil_and_validate(tmp_path, 15, 15, mods) < 13


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
def test_thousands_of_spoilt_patches_are_validated_without_a_traceback(tmp_path: Path, seed: int) -> None:
    assert 0 < spoil_and_validate(tmp_path, 200 + seed, 400, mods) < 350


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
def test_ten_thousand_spoilt_scenarios_are_validated_without_a_traceback(tmp_path: Path, seed: int) -> None:
    assert 0 < spoil_and_validate(tmp_path, 100 + seed, 400) < 350
