"""Mods: folders with scenarios of their own, found beside the game's and never copied into it.

A mod is a folder with ``mod.yaml`` and a folder ``scenarios``. It may lie in the folder ``mods`` of the game,
in that of the user's data, or anywhere, named by `ANYWHERE` in the environment or ``--mod`` on the command
line. A mod that cannot be used is a row with a problem, and spoils no other.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, TypeAlias

from pydantic import Field

from game.scenarios.reading.paths import data_root, user_data
from game.scenarios.reading.problems import Problem, ScenarioError
from game.scenarios.reading.yamlpos import read, validate
from game.world.constants.rulemarks import Name
from game.world.spelling import did_you_mean
from game.world.strict import Strict

#: The environment's variable that names further mods, or folders of mods, as it lists programs' folders.
ANYWHERE: Final = "CONCERT_MODS"
MANIFEST: Final = "mod.yaml"
SCENARIOS: Final = "scenarios"

ModId: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
Version: TypeAlias = Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)*$", max_length=20)]


@dataclass(frozen=True, slots=True)
class ModFile(Strict):
    """``mod.yaml``: what a mod is called, which it cannot do without, and which it comes after."""

    id: ModId
    version: Version
    title: Name
    about: Annotated[str, Field(max_length=600)] = ""
    needs: tuple[ModId, ...] = ()
    after: tuple[ModId, ...] = ()


@dataclass(frozen=True, slots=True)
class Mod:
    """A mod that was found: its folder, what it says of itself, and why it cannot be used, if so."""

    folder: Path
    file: ModFile | None
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """What it calls itself; its folder's name where it does not say."""
        return self.file.id if self.file else self.folder.name

    def scenarios(self) -> list[Path]:
        """The folders of its scenarios, by name."""
        return sorted(path.parent for path in (self.folder / SCENARIOS).glob("*/scenario.yaml"))


def mods() -> list[Mod]:
    """All mods there are, each after those it needs or wants to come after; else by id."""
    return _all(_places())


def is_mod(folder: Path) -> bool:
    """Whether a folder says that it is a mod."""
    return (folder / MANIFEST).exists()


def add_mods(paths: Iterable[Path]) -> None:
    """Let this process, and those it starts, look for mods there too."""
    known = os.environ.get(ANYWHERE, "").split(os.pathsep)
    os.environ[ANYWHERE] = os.pathsep.join(
        dict.fromkeys(filter(None, [*known, *map(os.path.abspath, paths)]))
    )


def mods_in(place: Path) -> list[Mod]:
    """The mod that a folder is, or those that it holds, as they stand among all there are."""
    inner = {folder.resolve() for folder in _mods_of(place)}
    return [mod for mod in _all((*_places(), place)) if mod.folder.resolve() in inner]


def _places() -> tuple[Path, ...]:
    """Where mods are looked for."""
    named = map(Path, filter(None, os.environ.get(ANYWHERE, "").split(os.pathsep)))
    return (data_root() / "mods", user_data() / "mods", *named)


def _all(places: Iterable[Path]) -> list[Mod]:
    folders = {folder.resolve(): folder for place in places for folder in _mods_of(place)}
    return _ordered(_checked(sorted(map(_read, folders.values()), key=lambda mod: (mod.id, str(mod.folder)))))


def _mods_of(place: Path) -> list[Path]:
    """The mod that a folder is, or those that it holds."""
    try:
        inner = sorted(path for path in place.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []
    return [place] if is_mod(place) else list(filter(is_mod, inner))


def _read(folder: Path) -> Mod:
    try:
        data, positions = read(folder / MANIFEST)
        return Mod(folder, validate(ModFile, data, positions))
    except ScenarioError as error:
        return Mod(folder, None, tuple(error.problems))


def _checked(found: list[Mod]) -> list[Mod]:
    """The same, with a problem where two have one id, or one needs what is not there."""
    checked: list[Mod] = []
    ids = [mod.id for mod in found if mod.file]
    for mod in found:
        problems = list(mod.problems)
        if mod.file and (twin := next((m for m in checked if m.file and m.id == mod.id), None)):
            problems.append(
                _problem(mod, f"`{mod.id}` is the mod in {twin.folder} already", "remove one of them")
            )
        for needed in mod.file.needs if mod.file else ():
            if needed not in ids:
                problems.append(
                    _problem(mod, f"needs the mod `{needed}`, which is not there", did_you_mean(needed, ids))
                )
        checked.append(Mod(mod.folder, mod.file, tuple(problems)))
    return checked


def _ordered(found: list[Mod]) -> list[Mod]:
    """Each after those it names; of a ring of mods that wait for each other none can be used."""
    done: list[Mod] = []
    waiting = list(found)
    while waiting:
        ids = {mod.id for mod in waiting}
        ready = [mod for mod in waiting if not ids & {*_before(mod)} - {mod.id}]
        if not ready:
            ring = " and ".join(f"`{mod.id}`" for mod in waiting)
            done += [
                Mod(m.folder, m.file, (*m.problems, _problem(m, f"{ring} wait for each other", "")))
                for m in waiting
            ]
            break
        done.append(ready[0])
        waiting.remove(ready[0])
    return done


def _before(mod: Mod) -> tuple[str, ...]:
    return (*mod.file.needs, *mod.file.after) if mod.file else ()


def _problem(mod: Mod, what: str, hint: str) -> Problem:
    return Problem(str(mod.folder / MANIFEST), 0, what, hint)
