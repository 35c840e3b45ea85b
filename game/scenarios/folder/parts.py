"""A scenario's files as types: what is checked against each other, and what a world is built from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.scenarios.folder.affairs import AffairsFile
from game.scenarios.folder.choosing import ChoosingFile
from game.scenarios.folder.ground import Pieces
from game.scenarios.folder.schema import (
    FILES,
    EventsFile,
    ForcesFile,
    LeadersFile,
    MandatesFile,
    PowersFile,
    ProvincesFile,
    ScenarioFile,
    TreatiesFile,
    TreatyEntry,
)
from game.scenarios.folder.sheets import Sheet
from game.scenarios.reading.carried import Carried
from game.scenarios.reading.prints import print_of
from game.scenarios.reading.problems import Positions
from game.world.calendar import Calendar
from game.world.state.facts import Content


@dataclass(frozen=True, slots=True)
class Parts:
    """A scenario's files, each of the right shape and with no unknown name in it."""

    scenario: ScenarioFile
    powers: PowersFile
    provinces: ProvincesFile
    forces: ForcesFile
    treaties: TreatiesFile
    leaders: LeadersFile
    mandates: MandatesFile
    affairs: AffairsFile
    choosing: ChoosingFile
    events: tuple[EventsFile, ...]
    positions: dict[str, Positions]
    event_positions: tuple[Positions, ...]
    content: Content


def parts_of(sheets: Sequence[Sheet], folder: Carried, pieces: Pieces) -> Parts:
    """The values of sound files."""
    by_key = {sheet.key: sheet for sheet in sheets}
    events = [sheet for sheet in sheets if sheet.shape is EventsFile]
    played = (sheet for sheet in sheets if sheet.shape is not ChoosingFile)  # that one only people read
    told = (sheet for sheet in played if sheet.value != AffairsFile())  # an empty one says nothing
    prints = {f"scenario/{sheet.key}": print_of(sheet.value) for sheet in told}
    return Parts(
        **{name: by_key[name].value for name in FILES},
        events=tuple(sheet.value for sheet in events),
        positions={name: by_key[name].positions for name in FILES},
        event_positions=tuple(sheet.positions for sheet in events),
        content=Content(folder.shelf.files, prints | pieces.prints),
    )


def is_over(treaty: TreatyEntry, calendar: Calendar) -> bool:
    """Whether a treaty ended before the campaign begins, as those of a base do that begins earlier."""
    return treaty.until is not None and calendar.turn_of(treaty.until) < 0
