"""Where the game's own files are, however the game was installed."""

from __future__ import annotations

import sys
from pathlib import Path

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
