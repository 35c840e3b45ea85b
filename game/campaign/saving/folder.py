"""The folder of saves: where it is, how a file gets into it whole or not at all, and which are kept."""

from __future__ import annotations

import errno
import os
import secrets
import stat
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
    """Write a file so that either the old or the whole new content is there, whatever happens.

    A link is followed and stays one, a file that is there keeps its mode. Raises OSError, also where
    something is there that is no file.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is no file")
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            new.chmod(stat.S_IMODE(mode))
        os.replace(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
