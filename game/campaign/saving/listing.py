"""The list of saves: what lies in a folder, newest first by what the saves themselves say, odd files last."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.campaign.campaign import Campaign
from game.campaign.saving.autosaves import AUTOSAVE, EMERGENCY, FINISHED, RESCUED
from game.campaign.saving.naming import SUFFIX
from game.campaign.saving.save import BadSave, Header, read_header, read_save, untorn
from game.scenarios.reading.harmless import printable
from game.scenarios.texts.figures import Figures
from game.scenarios.texts.sentences import spoken
from game.world.calendar import Calendar

OWN = (AUTOSAVE, FINISHED, EMERGENCY, RESCUED)
BY_HAND, NAMED = "by_hand", "named"


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the list: what its header tells, or in one sentence what is wrong with it."""

    path: Path
    header: Header | None
    problem: str = ""
    written: int = 0  # by the file's clock, nanoseconds

    @property
    def name(self) -> str:
        """What it is called, as one line that can be shown whatever letters or bytes the name has."""
        return printable(self.path.name)

    @property
    def kind(self) -> str:
        """Who wrote it: what a name of the game's own begins with, `BY_HAND` under the date, or `NAMED`."""
        stem = self.path.name[: -len(SUFFIX)]
        if own := re.fullmatch(rf"({'|'.join(OWN)})-.+-\d{{1,9}}-\d+", stem):
            return own[1]
        scenario = re.escape(self.header.scenario) if self.header is not None else ".+"
        return BY_HAND if re.fullmatch(rf"{scenario}-.+-\d{{4}}-\d\d(-\d+)?", stem) else NAMED

    @property
    def quarter(self) -> str:
        """The quarter in which it was saved, as people call it."""
        if self.header is None:
            return ""
        try:
            return Figures(spoken()).quarter(Calendar.starting(self.header.date[:7]), 0)
        except ValueError:
            return printable(self.header.date)


class NoWholeSave(Exception):
    """There is no save that can be gone on with, and why each of those there are cannot."""

    def __init__(self, folder: Path, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        what = f"there is no whole save in {folder}" if self.problems else f"there is no save in {folder}"
        super().__init__(
            f"{folder} is no folder" if os.path.exists(folder) and not os.path.isdir(folder) else what
        )


@dataclass(frozen=True, slots=True)
class Whole:
    """The newest save that loads whole, and what was wrong with those that are newer."""

    path: Path
    campaign: Campaign
    passed_over: tuple[str, ...]


def saves_in(folder: Path) -> list[Listed]:
    """All that is called a save in a folder, newest first; what is none costs a line and hides nothing."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.lower().endswith(SUFFIX))
    except OSError:
        return []
    found = [look_at(folder / name) for name in names if name[0] != "."]
    return sorted(found, key=_age, reverse=True)


def look_at(path: Path) -> Listed:
    """What a file is, as the list tells it. Never waits, and never raises for what the file is."""
    try:
        facts = path.stat()
    except (OSError, ValueError) as error:
        is_link = path.is_symlink()
        why = "a link that leads nowhere" if is_link else getattr(error, "strerror", "") or str(error)
        return Listed(path, None, f"{path}: cannot be read ({why})")
    if not stat.S_ISREG(facts.st_mode):
        return Listed(path, None, f"{path}: not a plain file")
    return _read(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=512)
def _read(path: Path, written: int, size: int) -> Listed:
    """The same for a plain file; kept as long as the file is the same."""
    try:
        return Listed(path, read_header(path), "", written)
    except BadSave as error:
        return Listed(path, None, str(error), written)


def torn(save: Listed) -> str:
    """Why a save whose first line is sound cannot be whole; '' where all of it is there."""
    return save.problem or _torn(save.path, save.written)


@lru_cache(maxsize=512)
def _torn(path: Path, written: int) -> str:
    """The same; kept as long as the file is the same."""
    try:
        untorn(path)
    except BadSave as error:
        return str(error)
    return ""


def _age(save: Listed) -> tuple[bool, int, str, int]:
    """How new a save is, by what it says itself; the file's clock counts only for saves that say nothing."""
    head = save.header
    return (True, head.serial, head.saved, save.written) if head is not None else (False, 0, "", 0)


def newest_save(folder: Path) -> Path | None:
    """The save written last, by what its header says; None if there is none."""
    return next((save.path for save in saves_in(folder) if save.header is not None), None)


def newest_whole(folder: Path) -> Whole:
    """The newest save of a folder that loads whole, loaded; raises `NoWholeSave`."""
    passed_over: list[str] = []
    for save in saves_in(folder):
        try:
            if save.header is None:
                raise BadSave(save.problem)
            return Whole(save.path, read_save(save.path), tuple(passed_over))
        except BadSave as error:
            passed_over.append(str(error))
    raise NoWholeSave(folder, passed_over)
