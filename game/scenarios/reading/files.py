"""Opens files that may come from strangers: ordinary files only, and never more of one than asked for."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

CHUNK: Final = 1 << 20
LINE: Final = 1 << 16
MEGABYTE: Final = 1 << 20
#: Nothing that is opened may wait for a writer, become the terminal of the game or be handed to a child.
FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
)
_KINDS: Final = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class Unreadable(OSError):
    """A file that is not read; its text is a plain reason, to stand after the file's name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TooLarge(Unreadable):
    """A file that holds more than it may."""


def read_bounded(path: Path, limit: int) -> bytes:
    """All of an ordinary file of at most ``limit`` bytes; raises `Unreadable`, which is an `OSError`.

    A link to an ordinary file is followed. A folder, pipe, socket or device is refused before it is opened
    and, should it have taken a file's place in between, before it is read; nothing is waited for.
    """
    with opened(path) as handle:
        return _content(handle, limit)


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a file in a folder is a link to one that is not in it."""
    return not path.resolve().is_relative_to(folder.resolve())


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """The descriptor of an ordinary file, to read from; raises `Unreadable`."""
    try:
        _refuse_special(os.stat(path))
        handle = os.open(path, FLAGS)
        try:
            _refuse_special(os.fstat(handle))
            yield handle
        finally:
            os.close(handle)
    except Unreadable:
        raise
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    except ValueError as error:  # a NUL in the path, or a letter that no file's name can have here
        raise Unreadable("no file can have such a name") from error


def _refuse_special(facts: os.stat_result) -> None:
    if not stat.S_ISREG(facts.st_mode):
        kind = next((name for test, name in _KINDS if test(facts.st_mode)), "no ordinary file")
        raise Unreadable(f"it is {kind}")


def _content(handle: int, limit: int) -> bytes:
    """What a descriptor yields; a file that grows meanwhile, or hides its size, is bounded all the same."""
    parts: list[bytes] = []
    left = limit + 1
    while left and (part := os.read(handle, min(CHUNK, left))):
        parts.append(part)
        left -= len(part)
    if not left:
        raise TooLarge(f"it is larger than {_size(limit)}")
    return b"".join(parts)


def _size(limit: int) -> str:
    return f"{limit // MEGABYTE} MB" if limit >= MEGABYTE else f"{limit} bytes"


def read_line(path: Path, limit: int) -> bytes:
    """The first line of an ordinary file, of at most ``limit`` bytes; raises `Unreadable`."""
    with opened(path) as handle:
        found = b""
        while b"\n" not in found and len(found) <= limit and (part := os.read(handle, LINE)):
            found += part
    line = found.partition(b"\n")[0]
    if len(line) > limit:
        raise TooLarge(f"its first line is larger than {_size(limit)}")
    return line
