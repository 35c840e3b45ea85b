"""Mods: folders with scenarios of their own, found beside the game's and never copied into it.

A mod is a folder with ``mod.yaml`` and a folder ``scenarios``. It may lie in the folder ``mods`` of the game,
in that of the user's data, or anywhere, named by `ANYWHERE` in the environment or ``--mod`` on the command
line. What it changes in another scenario is a scenario of its own with that one as its base, so that mods are
laid over each other by what they say and not by the order in which they are found. A mod that cannot be used
is told with its problems, and spoils no other.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, TypeAlias

from pydantic import Field

from game.scenarios.reading.lineage import FRAME
from game.scenarios.reading.paths import data_root, scenarios_folder, user_data
from game.scenarios.reading.problems import Problem, ScenarioError
from game.scenarios.reading.yamlpos import read, read_text, validate
from game.world.constants.rulemarks import Name
from game.world.spelling import did_you_mean
from game.world.strict import Strict

#: The environment's variable that names further mods, or folders of mods, as `PATH` names programs'.
ANYWHERE: Final = "CONCERT_MODS"
MANIFEST: Final = "mod.yaml"
SCENARIOS: Final = "scenarios"

ModId: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
Version: TypeAlias = Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)*$", max_length=20)]


@dataclass(frozen=True, slots=True)
class ModFile(Strict):
    """``mod.yaml``: what a mod is called, and which other mods it cannot do without."""

    id: ModId
    version: Version
    title: Name
    about: Annotated[str, Field(max_length=600)] = ""
    needs: tuple[ModId, ...] = ()

    def __str__(self) -> str:
        return f"{self.id} {self.version}"


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

    @property
    def title(self) -> str:
        """What it is called on screen."""
        return self.file.title if self.file else self.folder.name

    @property
    def needs(self) -> tuple[str, ...]:
        """The mods it cannot do without."""
        return self.file.needs if self.file else ()

    def scenarios(self) -> list[Path]:
        """The folders of its scenarios, by name."""
        return sorted(path.parent for path in (self.folder / SCENARIOS).glob(f"*/{FRAME}"))


def mods() -> list[Mod]:
    """All mods there are, by id; and a folder that the environment names and that is not there."""
    gone = [place for place in _named() if not place.is_dir()]
    why, remedy = "no such folder", f"see `{ANYWHERE}` in the environment"
    return [*_all(_places()), *(Mod(place, None, (Problem(str(place), 0, why, remedy),)) for place in gone)]


def mods_in(place: Path) -> list[Mod]:
    """The mod that a folder is, or those that it holds, as they stand among all there are."""
    inner = {folder.resolve() for folder in _mods_of(place)}
    return [mod for mod in _all((*_places(), place)) if mod.folder.resolve() in inner]


def add_mods(place: Path) -> None:
    """Let this process, and those it starts, look for mods there too."""
    known = os.environ.get(ANYWHERE, "").split(os.pathsep)
    os.environ[ANYWHERE] = os.pathsep.join(dict.fromkeys([*filter(None, known), os.path.abspath(place)]))


def is_mod(folder: Path) -> bool:
    """Whether a folder says that it is a mod."""
    return (folder / MANIFEST).exists()


def mod_around(scenario: Path) -> Path | None:
    """The folder of the mod that a scenario's folder belongs to, if it belongs to one."""
    mod = scenario.parent.parent
    return mod if scenario.parent.name == SCENARIOS and is_mod(mod) else None


def scenario_folders() -> dict[str, Path]:
    """Where each scenario lies, by its id: of two with one name the game's own, or the first mod's."""
    own = [path.parent for path in scenarios_folder().glob(f"*/{FRAME}")]
    others = [folder for mod in mods() if not mod.problems for folder in mod.scenarios()]
    return {folder.name: folder for folder in reversed([*own, *others])}


def mods_named_in(files: Mapping[str, bytes]) -> list[str]:
    """The mods, with their versions, whose scenarios are among the files that a campaign carries."""
    found = []
    for name, data in files.items():
        if name.rpartition("/")[2] == MANIFEST:
            try:
                content, positions = read_text(data.decode("utf-8", "replace"), name)
                mod = validate(ModFile, content, positions)
            except ScenarioError:
                continue
            found.append(str(mod))
    return sorted(set(found))


def _places() -> tuple[Path, ...]:
    """Where mods are looked for."""
    return (data_root() / "mods", user_data() / "mods", *_named())


def _named() -> tuple[Path, ...]:
    """Those that the environment names."""
    return tuple(map(Path, filter(None, os.environ.get(ANYWHERE, "").split(os.pathsep))))


def _all(places: Iterable[Path]) -> list[Mod]:
    folders = {folder.resolve(): folder for place in places for folder in _mods_of(place)}
    found = sorted(map(_read, folders.values()), key=lambda mod: (mod.id, str(mod.folder)))
    return [Mod(mod.folder, mod.file, (*mod.problems, *_faults(mod, found))) for mod in found]


def _mods_of(place: Path) -> list[Path]:
    """The mod that a folder is, or those that it holds."""
    if is_mod(place):
        return [place]
    try:
        return sorted(p for p in place.iterdir() if not p.name.startswith(".") and is_mod(p))
    except OSError:
        return []


def _read(folder: Path) -> Mod:
    try:
        data, positions = read(folder / MANIFEST)
        return Mod(folder, validate(ModFile, data, positions))
    except ScenarioError as error:
        return Mod(folder, None, tuple(error.problems))


def _faults(mod: Mod, found: list[Mod]) -> Iterable[Problem]:
    """What is wrong with a mod among the others: a name taken twice, a mod it needs and does not find."""
    if mod.file is None:
        return
    file, others = str(mod.folder / MANIFEST), [other for other in found if other.file]
    twin = next(other for other in others if other.id == mod.id)
    if twin is not mod:
        yield Problem(file, 0, f"the mod in {twin.folder} is called `{mod.id}`, too", "remove one of them")
    for needed in mod.needs:
        if needed not in {other.id for other in others}:
            hint = did_you_mean(needed, [other.id for other in others])
            yield Problem(file, 0, f"it needs the mod `{needed}`, which is not there", hint)
    mine = {folder.name: folder for folder in mod.scenarios()}
    earlier = [other.scenarios() for other in others[: others.index(mod)] if other.id != mod.id]
    taken = {p.parent.name: "the game" for p in scenarios_folder().glob(f"*/{FRAME}")}
    taken |= {p.name: str(p.parent.parent) for folders in earlier for p in folders}
    for name in sorted(mine.keys() & taken.keys()):
        yield Problem(
            str(mine[name]), 0, f"there is a scenario `{name}` in {taken[name]}", "rename this folder"
        )
