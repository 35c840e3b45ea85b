"""What all commands share: how they fail, how they read numbers, how they write what they found."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, NoReturn


class Failure(Exception):
    """What was asked cannot be done; the text is shown as it is, the status is 1."""


class Parser(argparse.ArgumentParser):
    """A reader of arguments that tells what it does not understand in one line, with status 2."""

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: {message} (see --help)\n")
        raise SystemExit(2)


def whole(low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers within bounds."""

    def read(text: str) -> int:
        if not text.isascii() or not text.lstrip("-").isdigit() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {low} to {high}")
        return int(text)

    return read


def demand_writable(path: Path | None) -> None:
    """Refuse an output nobody can write before an hour of work goes into it."""
    if path is None or str(path) == "-":
        return
    folder = path.parent if str(path.parent) else Path()
    if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise Failure(f"{path}: cannot be written (is the folder there?)")
    if path.exists() and not os.access(path, os.W_OK):
        raise Failure(f"{path}: cannot be written (no permission)")


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write text lines to a file, or to standard output for '-'."""

    def put(file: IO[str]) -> None:
        for line in lines:
            file.write(line + "\n")

    if str(path) == "-":
        put(sys.stdout)
        return
    try:
        with path.open("w", encoding="utf-8") as file:
            put(file)
    except OSError as error:
        raise Failure(f"{path}: cannot be written ({error.strerror})") from None
