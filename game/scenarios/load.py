"""Loads scenarios: a folder of YAML becomes a world and its events, or a list of everything wrong with it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from game.events.engine import EventBook
from game.scenarios.folder.book import compile_book
from game.scenarios.folder.build import build_world
from game.scenarios.folder.checks import disagreements
from game.scenarios.folder.folder import Ground, Parts, read_folder, scenarios_folder
from game.scenarios.reading.problems import Problem, ScenarioError
from game.world.state.world import Settings, World


def scenario_ids() -> list[str]:
    """The built-in scenarios, sorted."""
    folder = scenarios_folder()
    return sorted(path.parent.name for path in folder.glob("*/scenario.yaml"))


def load_scenario(scenario_id: str, seed: int, settings: Settings) -> tuple[World, EventBook]:
    """A built-in scenario's first morning and its events; raises `ScenarioError`.

    Equal arguments give equal worlds.
    """
    if scenario_id not in scenario_ids():
        raise ScenarioError([Problem(scenario_id, 0, "there is no such scenario", ", ".join(scenario_ids()))])
    parts, ground, book = kept_parts(scenarios_folder() / scenario_id)
    return build_world(parts, ground, scenario_id, seed, settings), book


def load_folder(folder: Path, seed: int, settings: Settings) -> tuple[World, EventBook]:
    """The same for a scenario in any folder, read anew; the folder's name is the scenario's id."""
    parts, ground, book = checked_parts(folder)
    return build_world(parts, ground, folder.name, seed, settings), book


@lru_cache(maxsize=4)
def kept_parts(folder: Path) -> tuple[Parts, Ground, EventBook]:
    """A scenario's checked files, kept, for files that do not change while the game runs."""
    return checked_parts(folder)


def checked_parts(folder: Path) -> tuple[Parts, Ground, EventBook]:
    """A scenario's files, the ground it stands on and its events; raises `ScenarioError`."""
    parts, ground, problems = read_folder(folder)
    if parts is not None and ground is not None:
        problems = disagreements(parts, ground)
        if not problems:
            return parts, ground, compile_book(parts, ground)
    raise ScenarioError(problems)
