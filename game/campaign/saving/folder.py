"""The folder of saves: where it is, how a file gets into it whole or not at all, and which are kept."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from platformdirs import user_data_dir

from game.scenarios.reading.paths import data_root


def saves_folder() -> Path:
    """Where saves go: ``saves/`` in a checkout, the user's data folder where the game is installed."""
    if named := os.environ.get("CONCERT_SAVES"):
        return Path(named)
    root = data_root()
    if (root / "saves" / "README.md").exists():
        return root / "saves"
    return Path(user_data_dir("Concert of Powers", appauthor=False)) / "saves"


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that either the old or the whole new content is there, whatever happens."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
