"""A scenario spoilt at random is validated without a traceback and in time, and loads only if it is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenarios.lint import scenario_problems
from game.scenarios.load import load_scenario
from game.scenarios.reading.problems import ENOUGH, ScenarioError, mistakes
from game.world.state.world import Settings
from tests.fuzz.files import scenarios
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
        load_scenario(str(folder), 1, Settings())[0].check_invariants()
        return True
    with pytest.raises(ScenarioError):
        load_scenario(str(folder), 1, Settings())
    return False


def spoil_and_read(folder: Path, seed: int, count: int) -> int:
    """How many of so many spoilt scenarios are sound all the same."""
    return sum(is_sound(home) for home in scenarios(folder, seed, count))


def test_spoilt_scenarios_are_validated_without_a_traceback(tmp_path: Path) -> None:
    assert 0 < spoil_and_read(tmp_path, 14, 60) < 50


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_thousands_of_spoilt_scenarios_are_validated_without_a_traceback(tmp_path: Path, seed: int) -> None:
    assert 0 < spoil_and_read(tmp_path, 100 + seed, 400) < 350
