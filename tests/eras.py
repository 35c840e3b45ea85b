"""Which scenarios the long tests play at every run, and which only when slow ones are asked for."""

from __future__ import annotations

import re
from typing import Any

import pytest

from game.scenarios.load import scenario_ids
from game.scenarios.mods import scenario_folders


def scenarios_played() -> list[Any]:
    """All scenarios; those that are patches of another play by its files, and their long tests are slow."""
    return [pytest.param(name, marks=pytest.mark.slow) if is_patch(name) else name for name in scenario_ids()]


def first_played() -> list[Any]:
    """The first scenario at every run, the others when slow tests are asked for: one era shows as much."""
    first, *rest = scenario_ids()
    return [first, *(pytest.param(name, marks=pytest.mark.slow) for name in rest)]


def is_patch(scenario: str) -> bool:
    """Whether a scenario has a base."""
    text = (scenario_folders()[scenario] / "scenario.yaml").read_text("utf-8")
    return bool(re.search(r"^base:", text, re.M))
