"""Loads scenarios: files become a world and its events, or a list of everything wrong with them.

A scenario is named by its id, which is its folder's name, if it is one of the game's own or of a mod's; any
other by the path of its folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.events.engine import EventBook
from game.scenarios.folder.book import compile_book
from game.scenarios.folder.build import build_world
from game.scenarios.folder.folder import read_folder
from game.scenarios.folder.gather import on_disk
from game.scenarios.folder.ground import Ground
from game.scenarios.folder.parts import Parts
from game.scenarios.mods import scenario_folders
from game.scenarios.reading.carried import Carried, Shelf
from game.scenarios.reading.paths import LESSONS, SCENARIOS, data_root, scenarios_folder
from game.scenarios.reading.problems import Problem, ScenarioError
from game.world.spelling import did_you_mean
from game.world.state.facts import Content
from game.world.state.world import Settings, World


@dataclass(frozen=True, slots=True, eq=False)
class Setup:
    """What a campaign is begun with, checked: a scenario's files, the ground it stands on, its events."""

    id: str
    parts: Parts
    ground: Ground
    book: EventBook

    @property
    def content(self) -> Content:
        """The files themselves."""
        return self.parts.content

    def begin(self, seed: int, settings: Settings) -> World:
        """The first morning; equal arguments give equal worlds."""
        return build_world(self.parts, self.ground, self.id, seed, settings)


def scenario_ids() -> list[str]:
    """The scenarios there are, the game's own and those of mods, sorted."""
    return sorted(scenario_folders())


def lesson_folders() -> dict[str, Path]:
    """The scenarios that lessons begin, which are on no list, by id."""
    home = data_root() / LESSONS
    found = sorted(home.iterdir()) if home.is_dir() else []
    return {path.name: path for path in found if (path / "scenario.yaml").exists()}


def load_scenario(name: str, seed: int, settings: Settings) -> tuple[World, EventBook]:
    """A scenario's first morning and its events, by its id or its folder; raises `ScenarioError`."""
    setup = named(name)
    return setup.begin(seed, settings), setup.book


def named(name: str) -> Setup:
    """A scenario by its id or its folder; raises `ScenarioError`, also where there is none.

    What lies in a folder is read anew, as it may be changed while the game runs.
    """
    if name not in scenario_ids() and (Path(name) / "scenario.yaml").exists():
        return setup_of(on_disk(Path(name)))
    return installed(name)


def installed(scenario_id: str) -> Setup:
    """One of the scenarios there are, or of a lesson; raises `ScenarioError`, also where there is none."""
    folders = lesson_folders() | scenario_folders()
    if scenario_id not in folders:
        what = f"there is no scenario {scenario_id}"
        hint = did_you_mean(scenario_id, scenario_folders()) or "nor any other"
        raise ScenarioError([Problem(str(scenarios_folder()), 0, what, hint)])
    return _kept(folders[scenario_id])


def installed_as(scenario_id: str, prints: Mapping[str, str]) -> Setup | None:
    """A scenario there is, if its files say what these fingerprints stand for; None if not, or without it."""
    try:
        here = installed(scenario_id)
    except ScenarioError:
        return None
    return here if dict(here.content.prints) == dict(prints) else None


def carried(content: Content, scenario_id: str) -> Setup:
    """The scenario in files that a save carries; raises `ScenarioError`."""
    return setup_of(Carried(Shelf(content.files), f"{SCENARIOS}/{scenario_id}"))


@lru_cache(maxsize=4)
def _kept(folder: Path) -> Setup:
    """A scenario on disk, kept, as its files do not change while the game runs."""
    return setup_of(on_disk(folder))


@lru_cache(maxsize=4)
def setup_of(folder: Carried) -> Setup:
    """A scenario's files, the ground it stands on and its events; raises `ScenarioError`."""
    reading = read_folder(folder)
    if reading.problems or reading.parts is None or reading.ground is None:
        raise ScenarioError(reading.problems)
    book = compile_book(reading.parts, reading.ground)
    return Setup(folder.name, reading.parts, reading.ground, book)
