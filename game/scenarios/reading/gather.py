"""Gathers the files that a scenario is made of, so that all are read once and together."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.scenarios.reading.carried import Carried, Shelf
from game.scenarios.reading.files import Unreadable, read_bounded
from game.scenarios.reading.paths import data_root

MAX_BYTES: Final = 64 * 1024 * 1024
#: What all scenarios share, below the game's own files.
GROUND: Final = ("assets/powers.yaml", "assets/rules/*.yaml", "maps/*.yaml", "maps/*.tmx", "maps/*.tsx")
SCENARIOS: Final = "assets/scenarios"


def scenarios_folder() -> Path:
    """Where the built-in scenarios are."""
    return data_root() / SCENARIOS


def gather(folder: Path | None = None) -> Shelf:
    """The ground of all scenarios, and the files of the scenario in a folder if one is named.

    What cannot be read is left out; whoever asks the shelf for it hears why.
    """
    root = data_root()
    found = {path.relative_to(root).as_posix(): path for pattern in GROUND for path in root.glob(pattern)}
    disk = {"assets": root / "assets", "maps": root / "maps"}
    if folder is not None:
        home = f"{SCENARIOS}/{folder.name}"
        disk = {home: folder, **disk}
        for pattern in ("*.yaml", "events/*.yaml"):
            found |= {f"{home}/{path.relative_to(folder).as_posix()}": path for path in folder.glob(pattern)}
    files = {}
    for name, path in found.items():
        try:
            files[name] = read_bounded(path, MAX_BYTES)
        except Unreadable:
            continue
    return Shelf(files, disk)


def on_disk(folder: Path) -> Carried:
    """The scenario in a folder, with the ground it stands on; `.` and `..` are called by their names."""
    folder = folder if folder.name.strip(".") else folder.resolve()
    return Carried(gather(folder), f"{SCENARIOS}/{folder.name}")
