"""Names that people give to saves, and what they do with a save: give it another name, or throw it away."""

from __future__ import annotations

import os
from pathlib import Path

from game.campaign.saving.folder import sync
from game.scenarios.reading.harmless import is_name

SUFFIX = ".save"
LONGEST = 80  # bytes of a name, so that numbers and endings find room beside it in any folder
UNFIT = frozenset('/\\:*?"<>|')  # what one system or another takes for something else
PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
RESERVED = frozenset({"con", "prn", "aux", "nul", *PORTS})  # names of devices on Windows


WRONG = ("empty", "unfit", "long", "taken")  # what a name can be that no save can have


class BadName(Exception):
    """A name that no save can have; ``why`` is one of `WRONG`."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def free_place(folder: Path, name: str) -> Path:
    """Where a save of that name would lie; raises `BadName` where it cannot be called so, or one is."""
    name = name.strip()
    if not name:
        raise BadName("empty")
    if not is_name(name) or UNFIT.intersection(name) or name[0] == "." or name[-1] == ".":
        raise BadName("unfit")
    if name.lower() in RESERVED:
        raise BadName("unfit")
    if len(os.fsencode(name)) > LONGEST:
        raise BadName("long")
    path = folder / f"{name}{SUFFIX}"
    if os.path.lexists(path):
        raise BadName("taken")
    return path


def renamed(path: Path, name: str) -> Path:
    """Give a save another name; nothing is ever written over. Raises `BadName`, OSError."""
    if name.strip() == path.name[: -len(SUFFIX)]:
        return path
    goal = free_place(path.parent, name)
    os.rename(path, goal)
    sync(path.parent)
    return goal


def throw_away(path: Path) -> None:
    """Delete a save; OSError where that is not possible."""
    path.unlink()
    sync(path.parent)
