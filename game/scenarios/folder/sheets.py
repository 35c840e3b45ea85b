"""A scenario's files as read, each by itself: what is wrong with it, and what of it is sound all the same.

One mistake must not hide another. So a file that holds one is not put aside: what is wrong is cut out, the
rest is read again, and whoever compares files with each other sees all that could be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from game.scenarios.folder.affairs import AffairsFile
from game.scenarios.folder.choosing import ChoosingFile
from game.scenarios.folder.cuts import entry_around, without
from game.scenarios.folder.ground import ground_below
from game.scenarios.folder.layers import FRAME, Layers, own_layers, patched
from game.scenarios.folder.remains import what_remains
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
)
from game.scenarios.reading.carried import Carried
from game.scenarios.reading.problems import Positions, Problem, Where
from game.scenarios.reading.yamlpos import judge
from game.words import Era
from game.world.calendar import read_quarter

#: What stands in for a part of a file that cannot be read. Nothing is told of what follows from it.
STAND_INS: Final[dict[Any, dict[str, object]]] = {
    ScenarioFile: {
        "title": "?", "about": "?", "era": Era.CONCERT.value, "start": "1816-Q1", "last": "1848-Q4",
        "extended": "1856-Q4", "great": [], "regional": [],
        "people": {"ground": {}, "river": {}, "city": []},
    },
    PowersFile: {"powers": []},
    ProvincesFile: {"provinces": []},
    ForcesFile: {"forces": []},
    TreatiesFile: {"treaties": []},
    LeadersFile: {"leaders": []},
    MandatesFile: {"mandates": []},
    AffairsFile: {},
    ChoosingFile: {},
    EventsFile: {"events": []},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of a scenario as read; ``faults`` are the ways to what has the wrong shape in it."""

    key: str  # its name without folder and ending; "events/..." for a file of events
    name: str
    shape: Any
    data: object
    positions: Positions
    value: Any  # None while anything has the wrong shape
    faults: tuple[Where, ...] = ()


def read_sheets(line: Sequence[Carried]) -> tuple[list[Sheet], list[Problem]]:
    """All files of a scenario in a fixed order, over those of its bases, and what is wrong with their shape.

    ``line`` are the folders from the first base to the scenario's own.
    """
    problems: list[Problem] = []
    layers = own_layers(line[0], problems)
    for number, home in enumerate(line[1:], 1):
        layers = patched(layers, home, problems, partial(_remaining, line[: number + 1]))
    sheets: list[Sheet] = []
    for key, (data, positions) in layers.items():
        shape = FILES.get(key, EventsFile)
        if () in positions.spoilt:
            sheets.append(Sheet(key, positions.file, shape, {}, positions, None, ((),)))
            continue
        value, wrong, faults = judge(shape, data, positions)
        problems += wrong
        sheets.append(Sheet(key, positions.file, shape, data, positions, value, tuple(faults)))
    return sheets, problems


def _remaining(line: Sequence[Carried], layers: Layers, whole: Layers) -> Layers:
    """What of the files of all but the last folder of a line is on the last one's map."""
    era = era_in(layers[FRAME][0])
    return what_remains(layers, whole, ground_below(era, line[:-1]), ground_below(era, line))


def sound_part(sheet: Sheet, faults: Iterable[Where]) -> Sheet:
    """What of a file can be used once all that is wrong has been cut out of it, with its value."""
    if sheet.value is not None and not (faults := tuple(faults)):
        return sheet
    cuts = {entry_around(sheet.data, where) for where in (*sheet.faults, *faults)}
    (data, positions), lost = without((sheet.data, sheet.positions), cuts)
    positions.spoilt = lost
    kept, stand_ins = data if isinstance(data, dict) else {}, STAND_INS[sheet.shape]
    filled = {**stand_ins, **kept}
    positions.spoilt |= {(key,) for key in stand_ins.keys() - kept.keys()}
    value, wrong, _ = judge(sheet.shape, filled, positions)
    if wrong:  # what is wrong with it has no part that could be cut out
        value, positions = judge(sheet.shape, stand_ins, positions)[0], _unreadable(sheet)
    return Sheet(sheet.key, sheet.name, sheet.shape, filled, positions, value)


def _unreadable(sheet: Sheet) -> Positions:
    return Positions(sheet.name, {}, frozenset({(), *((key,) for key in STAND_INS[sheet.shape])}))


def era_of(sheets: Iterable[Sheet]) -> Era:
    """The scenario's era; while it cannot be read, the last before the start, so that names are checked."""
    return era_in(next((sheet.data for sheet in sheets if sheet.shape is ScenarioFile), None))


def era_in(data: object) -> Era:
    """The era that a frame names, or else its start tells."""
    facts = data if isinstance(data, dict) else {}
    if str(facts.get("era")) in list(Era):
        return Era(str(facts["era"]))
    try:
        year = read_quarter(str(facts.get("start")))[0]
    except ValueError:
        return Era.CONCERT
    return max((era for era in Era if int(era) <= year), default=Era.CONCERT, key=int)
