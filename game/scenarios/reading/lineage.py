"""What a scenario is a patch of: the folders below it, from the first, which has no base, to itself."""

from __future__ import annotations

from typing import Final

from game.scenarios.reading.carried import Carried, Source
from game.scenarios.reading.harmless import is_name
from game.scenarios.reading.problems import Positions, Problem, ScenarioError
from game.scenarios.reading.yamlpos import read
from game.world.spelling import did_you_mean

FRAME: Final = "scenario.yaml"
BASE: Final = "base"
MOST: Final = 8  # scenarios, each a patch of the next


def base_in(frame: Source) -> str:
    """The base that a ``scenario.yaml`` names; "" for none, and where it cannot be read."""
    return _named(frame)[0]


def is_base(name: object) -> bool:
    """Whether this can be the name of a folder beside another."""
    return is_name(name) and bool(str(name).strip(".")) and not set(str(name)) & set("/\\:")


def lineage(folder: Carried) -> tuple[list[Carried], list[Problem]]:
    """The first base, what patches it, and so on to the folder itself; and what is wrong with a base."""
    line, problems = [folder], list[Problem]()
    while True:
        base, at = _named(line[-1] / FRAME)
        if at is None:
            break
        if not is_base(base):
            problems.append(at.problem((BASE,), "base: no scenario can have such a name", "a folder's name"))
            break
        below = folder.parent / base
        if below in line:
            hint = "rename this folder" if below == line[-1] else "one of them must stand by itself"
            problems.append(at.problem((BASE,), f"base: `{base}` would be a patch of itself", hint))
            break
        if not (below / FRAME).is_there:
            hint = did_you_mean(base, _beside(folder))
            problems.append(at.problem((BASE,), f"base: no scenario `{base}`", hint))
            break
        if len(line) == MOST:
            problems.append(at.problem((BASE,), "base: too many patches of patches", f"at most {MOST}"))
            break
        line.append(below)
    return line[::-1], problems


def _named(frame: Source) -> tuple[str, Positions | None]:
    """The base in a frame and where it stands; no place where none is named or the frame is unreadable."""
    try:
        data, positions = read(frame)
    except ScenarioError:
        return "", None
    if not isinstance(data, dict) or data.get(BASE) is None:
        return "", None
    return (data[BASE] if is_base(data[BASE]) else ""), positions


def _beside(folder: Carried) -> set[str]:
    """The scenarios that a folder may name: those beside it, and those of the game."""
    shelves = [path.parent for path in [folder.shelf.where(folder.at)] if path is not None]
    shelves += [path for path in [folder.shelf.where(folder.parent.at)] if path is not None]
    return {frame.parent.name for shelf in shelves for frame in shelf.glob(f"*/{FRAME}")} - {folder.name}
