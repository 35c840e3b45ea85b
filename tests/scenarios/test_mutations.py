"""A scenario spoilt at random is validated without a traceback and in time, and loads only if it is sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.scenarios.lint import scenario_problems
from game.scenarios.load import load_folder
from game.scenarios.reading.problems import ENOUGH, ScenarioError, mistakes
from game.world.state.world import Settings
from tests.fuzz.files import mods, scenarios
from tests.fuzz.trials import within

SECONDS = 5


def is_sound(folder: Path) -> bool:
    """Whether a folder can be played; what validating tells and what loading does must agree."""
    with within(SECONDS):
        problems = scenario_problems(folder)
    grave = mistakes(problems)
    assert all(problem.file and problem.what for problem in problems)
    assert len(problems) <= 12 * ENOUGH
    if not grave:
        load_folder(folder, 1, Settings())[0].check_invariants()
        return True
    with pytest.raises(ScenarioError):
        load_folder(folder, 1, Settings())
    return False


Kind = Callable[[Path, int, int], Iterator[Path]]


def spoil_and_read(folder: Path, seed: int, count: int, kind: Kind = scenarios) -> int:
    """How many of so many spoilt scenarios are sound all the same."""
    return sum(is_sound(home) for home in kind(folder, seed, count))


def test_spoilt_scenarios_are_validated_without_a_traceback(tmp_path: Path) -> None:
    assert 0 < spoil_and_read(tmp_path, 14, 60) < 50


def test_a_patch_to_be_spoilt_is_sound(tmp_path: Path) -> None:
    (home,) = list(mods(tmp_path, 0, 1))  # what was spoilt is whole again
    assert is_sound(home)


def test_spoilt_patches_are_validated_without_a_traceback(tmp_path: Path) -> None:
    assert 0 < spoil_and_read(tmp_path, 15, 30, mods) < 25


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
def test_thousands_of_spoilt_patches_are_validated_without_a_traceback(tmp_path: Path, seed: int) -> None:
    assert 0 < spoil_and_read(tmp_path, 200 + seed, 400, mods) < 350


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_thousands_of_spoilt_scenarios_are_validated_without_a_traceback(tmp_path: Path, seed: int) -> None:
    assert 0 < spoil_and_read(tmp_path, 100 + seed, 400) < 350
