"""The results of a soak: a line of JSON for each trial, in a file that another run goes on with."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

from game.lab.bench import Result
from game.lab.trials import Trial

ROOM = 4_096  # bytes there must be for results before the first trial is played
NAMES = [field.name for field in fields(Trial) if field.name != "number"]


class BadResults(Exception):
    """A file that cannot be gone on with, and why, in one sentence."""


class Results:
    """What trials found; without a file it is kept for this run alone. The last result of a trial counts."""

    def __init__(self, path: Path | None) -> None:
        """Take up the file again, or begin one; raises `BadResults`, also if nothing can be added."""
        self.path = path
        self.known: dict[tuple[Any, ...], Result] = {}
        if path is None:
            return
        try:
            text = path.read_text("utf-8") if path.exists() else ""
            whole = text[: text.rfind("\n") + 1]
            for number, line in enumerate(whole.splitlines(), 1):
                self._know(line, number)
            if whole != text:  # a line that was being written when the run ended
                path.write_text(whole, "utf-8")
            _demand_room(path)
        except OSError as error:
            raise BadResults(f"{path}: cannot be read and written ({error.strerror or error})") from None
        except UnicodeDecodeError:
            raise BadResults(f"{path}: holds no results of a soak") from None

    def _know(self, line: str, number: int) -> None:
        try:
            row = json.loads(line)
            self.known[tuple(row[name] for name in NAMES)] = row
        except (ValueError, TypeError, KeyError, RecursionError):
            raise BadResults(f"{self.path}:{number}: is no result of a soak") from None

    def missing(self, wanted: list[Trial]) -> list[Trial]:
        """The trials that have not been played, or that failed and are to be tried again."""
        return [trial for trial in wanted if self._failed(trial)]

    def _failed(self, trial: Trial) -> bool:
        row = self.known.get(trial.key)
        return row is None or row.get("failure") is not None

    def add(self, result: Result) -> None:
        """Keep a result; in the file it is a line, there when this comes back. Raises OSError."""
        self.known[tuple(result[name] for name in NAMES)] = result
        if self.path is not None:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(result, separators=(",", ":"), ensure_ascii=False) + "\n")

    def of(self, wanted: list[Trial]) -> list[Result]:
        """The results of these trials, as far as there are any."""
        return [self.known[trial.key] for trial in wanted if trial.key in self.known]


def _demand_room(path: Path) -> None:
    """See that a file can be added to and its disk has room; OSError if not, and then nothing is left."""
    is_new = not path.exists()
    try:
        with path.open("ab"):
            pass
        if path.is_file():
            with tempfile.TemporaryFile(dir=Path(os.path.realpath(path)).parent) as trial:
                trial.write(b" " * ROOM)
                trial.flush()
                os.fsync(trial.fileno())
    except OSError:
        if is_new:
            path.unlink(missing_ok=True)
        raise
