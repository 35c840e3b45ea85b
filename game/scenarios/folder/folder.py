"""Reads a scenario's folder and checks every file, name, expression, date and id in it, all at once.

Read, check, build: the files are read each by itself (`sheets`), every name in them is looked up (`names`),
and what is sound of them is compared with each other (`checks`, `eventchecks`, `slips`). Only files without
any mistake are built into a world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from game.scenarios.folder.checks.realm import disagreements
from game.scenarios.folder.checks.slips import slips
from game.scenarios.folder.eventchecks import misfits
from game.scenarios.folder.gather import own_files
from game.scenarios.folder.ground import Ground, ground_below
from game.scenarios.folder.names import Fault, Names, loose_values, name_faults, names_in, unknown_words
from game.scenarios.folder.overseas import with_boxes
from game.scenarios.folder.parts import Parts, parts_of
from game.scenarios.folder.region import lacking_map
from game.scenarios.folder.sheets import Sheet, era_of, read_sheets, sound_part
from game.scenarios.reading.carried import Carried, signs_in
from game.scenarios.reading.harmless import is_name, printable
from game.scenarios.reading.lineage import lineage
from game.scenarios.reading.problems import Problem, enough_of

MAX_BYTES: Final = 24_000_000  # of all files together; the game's own have half a million
MAX_SIGNS: Final = 150_000  # in all files of a scenario and its ground; the game's own have 25,000


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a folder: what of its files is sound, the ground it stands on, and all mistakes.

    A folder that nobody can look into has no parts, and a ground that cannot be read is none. A world may
    only be built from the parts of a folder without a mistake.
    """

    problems: list[Problem]
    names: Names | None = None
    parts: Parts | None = None
    ground: Ground | None = None


def read_folder(folder: Carried) -> Reading:
    """A scenario's files and the ground it stands on, or every mistake in them.

    What a save carries was played with: only what no world could be built from is a mistake there.
    """
    if hopeless := _hopeless(folder):
        return Reading([hopeless])
    line, without_base = lineage(folder)
    if without_base:
        return Reading(without_base)
    sheets, problems = read_sheets(line)
    problems += lacking_map(line)
    problems += _odd_names(folder)
    names = names_in(sheets)
    on_disk = bool(folder.shelf.disk)
    if on_disk:
        problems += enough_of(loose_values(names))
    pieces = ground_below(era_of(sheets), line)
    problems += pieces.problems
    faults = list(name_faults(names, pieces))
    problems += enough_of(fault.problem for fault in faults)
    parts = parts_of([_sound(sheet, faults) for sheet in sheets], folder, pieces)
    ground = with_boxes(pieces.ground, parts.powers) if pieces.ground is not None else None
    problems += enough_of(_compared(parts, ground, names, on_disk=on_disk))
    return Reading(problems, names, parts, ground)


def _sound(sheet: Sheet, faults: list[Fault]) -> Sheet:
    return sound_part(sheet, [f.where for f in faults if f.spoils and f.sheet is sheet])


def _compared(parts: Parts, ground: Ground | None, names: Names, *, on_disk: bool) -> Iterator[Problem]:
    """What the files contradict each other or themselves in."""
    if ground is not None:
        yield from disagreements(parts, ground, names)
    yield from misfits(parts)
    if on_disk:
        yield from unknown_words(names)
        yield from slips(parts)


def _hopeless(folder: Carried) -> Problem | None:
    """Why nobody should look into a folder at all, if so."""
    if not folder.name or folder.name.startswith(".") or not is_name(folder.name):
        return Problem(printable(str(folder)), 0, "no scenario can have such a name", "rename its folder")
    if folder.shelf.size > MAX_BYTES:
        size = f"{MAX_BYTES // 1_000_000} MB"
        what = f"the scenario and its ground are larger than {size}, this file most of all"
        return Problem(_largest(folder, len), 0, what, "no save could carry them")
    if folder.shelf.signs > MAX_SIGNS:
        what = f"the scenario and its ground hold more than {MAX_SIGNS:,} values, this file most of all"
        return Problem(_largest(folder, signs_in, ".yaml"), 0, what, "make it smaller")
    return None


def _largest(folder: Carried, size: Callable[[bytes], int], ending: str = "") -> str:
    """The file that has most part in a scenario and its ground being too large."""
    files = {name: size(data) for name, data in folder.shelf.files.items() if name.endswith(ending)}
    most = max(files, key=lambda name: (files[name], name), default=folder.at)
    return str(Carried(folder.shelf, most))


def _odd_names(folder: Carried) -> Iterator[Problem]:
    """Files on disk whose names nobody could be shown: they are not read, and must not be left out unsaid."""
    path = folder.shelf.where(folder.at)
    for name in own_files(path) if path is not None else ():
        if not is_name(name):
            what = "a file's name holds what cannot be shown"
            yield Problem(printable(str(folder / name)), 0, what, "rename it")
