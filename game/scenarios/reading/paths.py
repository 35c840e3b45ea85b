"""Where the game's own files are, however the game was installed, and where its user's are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from platformdirs import user_data_dir

SCENARIOS: Final = "assets/scenarios"
LESSONS: Final = "assets/lessons"  # scenarios that are on no list
_PACKAGE = Path(__file__).resolve().parents[2]


def data_root() -> Path:
    """The folder that holds ``assets`` and ``maps``.

    In a frozen program that is the folder it unpacked itself into, in an installed wheel the package's own
    ``_data``, else the checkout.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen)
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent


def scenarios_folder() -> Path:
    """Where the built-in scenarios are."""
    return data_root() / SCENARIOS


def user_data() -> Path:
    """The folder that the system gives a program for what its user keeps."""
    return Path(user_data_dir("Concert of Powers", appauthor=False))
