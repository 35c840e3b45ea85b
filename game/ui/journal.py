"""The journal of the desktop: when it started, saved, failed and was left. No names."""

from __future__ import annotations

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

JOURNAL = logging.getLogger("concert.desktop")
JOURNAL.propagate = False
JOURNAL.addHandler(logging.NullHandler())
FILE = "journal.log"
SIZE, FILES = 200_000, 3  # bytes of each, and how many there are


class Quiet(RotatingFileHandler):
    """A file that is given up in silence where it cannot be written: a journal stops nobody's game."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing."""

    def close(self) -> None:
        """Let go of the file; what a full disk did not take is lost in silence."""
        with suppress(OSError):
            super().close()


def open_journal(folder: Path) -> None:
    """Write the journal into a folder from now on."""
    close_journal()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / FILE).exists() and not (folder / FILE).is_file():
            return
        handler = Quiet(
            folder / FILE,
            maxBytes=SIZE,
            backupCount=FILES - 1,
            encoding="utf-8",
            delay=True,
            errors="replace",
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        JOURNAL.addHandler(handler)
        JOURNAL.setLevel(logging.INFO)


def close_journal() -> None:
    """Let go of the file."""
    for handler in [h for h in JOURNAL.handlers if isinstance(h, Quiet)]:
        JOURNAL.removeHandler(handler)
        handler.close()
