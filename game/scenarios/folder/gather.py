"""Gathers the files that a scenario is made of, so that all are read once and together.

Just those that mean something are taken, whatever else lies in their folders: every save carries them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from game.scenarios.folder.layers import ERAS, ROSTER, RULES, RULES_OF_ALL
from game.scenarios.folder.region import (
    MAP_KEY,
    MAPS,
    OWNERS,
    SHIPPED,
    is_map_name,
    map_files,
    said_of_map,
)
from game.scenarios.folder.schema import FILES
from game.scenarios.mods import MANIFEST, mod_around, scenario_folders
from game.scenarios.reading.carried import Carried, Shelf
from game.scenarios.reading.files import Unreadable, leads_out, read_bounded
from game.scenarios.reading.harmless import is_name
from game.scenarios.reading.lineage import FRAME, MOST, base_in
from game.scenarios.reading.paths import SCENARIOS, data_root, scenarios_folder
from game.scenarios.tables.rules import rule_files

MAX_BYTES: Final = 64 * 1024 * 1024
TABLES: Final = ("assets/powers.yaml", "maps/owners.yaml", "maps/places.yaml")


def gather(folder: Path | None = None) -> Shelf:
    """The ground of all scenarios; the files of the scenario in a folder and of its bases, if one is named.

    What cannot be read is left out; whoever asks the shelf for it hears why.
    """
    root = data_root()
    disk = {"assets": root / "assets", "maps": root / "maps"}
    files: dict[str, bytes] = {}
    rules = [f"{home}/{rule}.yaml" for home in (RULES_OF_ALL, *ERAS.values()) for rule in rule_files()]
    for name in (*TABLES, *rules):
        _take(files, name, root / name)
    _take_map(files, SHIPPED, MAPS, root / MAPS)
    homes = homes_of(folder) if folder is not None else {}
    said = (said_of_map(path / FRAME).get(MAP_KEY) for path in homes.values())
    maps = {str(name) for name in said if is_map_name(name)}
    for home, path in homes.items():
        disk = {home: path, **disk}
        for inner in own_files(path):
            _take(files, f"{home}/{inner}", path / inner, path)
        for name in sorted(maps):
            _take_map(files, name, home, path)
        if mod := mod_around(path):
            _take(files, f"{home}/{MANIFEST}", mod / MANIFEST, mod)
    return Shelf(files, disk)


def homes_of(folder: Path) -> dict[str, Path]:
    """A scenario's folder and its bases', by name on the shelf: beside it, else of all there are."""
    found: dict[str, Path] = {}
    while (home := f"{SCENARIOS}/{folder.name}") not in found and len(found) < MOST:
        found[home] = folder
        if not (base := base_in(folder / FRAME)):
            break
        beside = folder.parent / base
        elsewhere = scenario_folders().get(base, scenarios_folder() / base)
        folder = beside if (beside / FRAME).exists() else elsewhere
    return found


def own_files(folder: Path) -> Iterator[str]:
    """The files of a scenario's folder that mean something, by their names in it; odd names too."""
    yield from (f"{name}.yaml" for name in FILES)
    yield from (OWNERS, ROSTER, *(f"{RULES}/{rule}.yaml" for rule in rule_files()))
    try:
        yield from sorted(f"events/{path.name}" for path in (folder / "events").glob("*.yaml"))
    except OSError:
        return  # a folder that cannot be looked into holds no events


def _take_map(files: dict[str, bytes], name: str, home: str, path: Path) -> None:
    """Put a map of a home on the shelf, with what lies beside it and belongs to it."""
    _take(files, f"{home}/{name}", path / name, path)
    if f"{home}/{name}" in files:
        for beside in map_files(f"{home}/{name}", files)[1:]:
            _take(files, beside, path / beside[len(home) + 1 :], path)


def _take(files: dict[str, bytes], name: str, path: Path, home: Path | None = None) -> None:
    """Put a file on the shelf if it can be read, its name can be told, and it does not lead out of a home."""
    if not is_name(name) or (home is not None and leads_out(path, home)):
        return
    try:
        files[name] = read_bounded(path, MAX_BYTES)
    except Unreadable:
        return


def on_disk(folder: Path) -> Carried:
    """The scenario in a folder, with the ground it stands on; `.` and `..` are called by their names."""
    folder = folder if folder.name.strip(".") else folder.resolve()
    return Carried(gather(folder), f"{SCENARIOS}/{folder.name}")
