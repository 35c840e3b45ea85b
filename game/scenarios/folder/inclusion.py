"""What a scenario asks about inclusion: of a power that makes policy, on days of the campaign."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenarios.folder.schema import ScenarioFile
from game.scenarios.reading.problems import Positions, Problem
from game.world.calendar import Calendar


def inclusion_amiss(at: Positions, scenario: ScenarioFile, calendar: Calendar) -> Iterator[Problem]:
    """Whose inclusion is judged makes policy, and lives to the day of it."""
    if scenario.inclusion is None:
        return
    if scenario.inclusion.power not in (*scenario.great, *scenario.regional):
        yield at.problem(("inclusion", "power"), f"{scenario.inclusion.power} makes no policy")
    for number, date in enumerate(scenario.inclusion.dates):
        if not 0 <= calendar.turn_of(date) <= calendar.turn_of(scenario.extended):
            yield at.problem(("inclusion", "dates", number), "this is not in the campaign")
