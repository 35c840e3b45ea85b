"""Whether lessons say what there is: their scenarios, and the powers and places in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from game.scenarios.load import installed, lesson_folders, scenario_ids
from game.scenarios.reading.problems import Problem, Where
from game.scenarios.reading.yamlpos import read
from game.scenarios.tables.tutorial import Lesson, Light, Sign, load_tutorial
from game.world.map.mapindex import index_of
from game.world.spelling import did_you_mean


def tutorial_problems(path: Path) -> Iterator[Problem]:
    """What is wrong with a file of lessons; raises `ScenarioError` where it cannot be read."""
    found = load_tutorial(path)
    _, positions = read(path)
    there = [*scenario_ids(), *lesson_folders()]
    for number, lesson in enumerate(found.lessons):
        where: Where = ("lessons", number)
        if lesson.scenario not in there:
            hint = did_you_mean(lesson.scenario, there) or "the id of a scenario"
            yield positions.problem((*where, "scenario"), f"no scenario `{lesson.scenario}`", hint)
            continue
        setup = installed(lesson.scenario)
        makers = (*setup.parts.scenario.great, *setup.parts.scenario.regional)
        if lesson.power not in makers:
            what = f"`{lesson.power}` makes no policy there"
            yield positions.problem((*where, "power"), what, f"one of {', '.join(makers)}")
        game_map = setup.ground.map
        known = {*index_of(game_map).by_id, *(city.id for city in game_map.cities)}
        for way, spot in _spots(lesson):
            if spot not in known:
                hint = did_you_mean(spot, sorted(known)) or "a province or a town"
                yield positions.problem((*where, *way), f"no place `{spot}`", hint)


def _spots(lesson: Lesson) -> Iterator[tuple[Where, str]]:
    """The places that steps speak of, with the way to each."""
    for number, step in enumerate(lesson.steps):
        listed: dict[str, Sequence[Sign | Light]] = {"done": step.done, "lit": step.lit}
        for kind, parts in listed.items():
            for nth, part in enumerate(parts):
                if part.at is not None:
                    yield ("steps", number, kind, nth, "at"), part.at
