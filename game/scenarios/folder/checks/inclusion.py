"""What a scenario asks about inclusion: of a power that makes policy, on days of the campaign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.scenarios.folder.schema import EventEntry, ScenarioFile
from game.scenarios.reading.problems import Positions, Problem
from game.world.calendar import Calendar


def inclusion_amiss(
    at: Positions, scenario: ScenarioFile, calendar: Calendar, events: Iterable[EventEntry]
) -> Iterator[Problem]:
    """Who is judged makes policy, and lives to the day of it; offers are events with such answers."""
    if scenario.inclusion is None:
        return
    if scenario.inclusion.power not in (*scenario.great, *scenario.regional):
        yield at.problem(("inclusion", "power"), f"{scenario.inclusion.power} makes no policy")
    for number, date in enumerate(scenario.inclusion.dates):
        if not 0 <= calendar.turn_of(date) <= calendar.turn_of(scenario.extended):
            yield at.problem(("inclusion", "dates", number), "this is not in the campaign")
    answers = {event.id: {option.id for option in event.options} for event in events}
    for name, declining in scenario.inclusion.offers.items():
        if name not in answers:
            yield at.problem(("inclusion", "offers", name), f"no event `{name}`", "an event of this scenario")
        elif unknown := sorted(set(declining) - answers[name]):
            hint = f"one of: {', '.join(sorted(answers[name]))}"
            yield at.problem(("inclusion", "offers", name), f"the event has no answer `{unknown[0]}`", hint)
