"""Files in memory, read like files on disk: what a save carries of the scenario it was begun with.

Readers of scenarios take a `Source`, a path or its like here. What a scenario was read from is gathered once
and then read from memory, so that a campaign carries exactly the files it is played with.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from game.scenarios.reading.files import TooLarge, Unreadable, leads_out, read_bounded


def signs_in(data: bytes) -> int:
    """The signs in a YAML file that part one value from the next."""
    return sum(data.count(sign) for sign in (b",", b"\n", b":", b"[", b"{"))


class Shelf:
    """Files by name below a root. One not among them is looked for on disk, if they came from there."""

    def __init__(self, files: Mapping[str, bytes], disk: Mapping[str, Path] | None = None) -> None:
        self.files = dict(sorted(files.items()))
        self.disk = dict(disk or {})  # names of folders, and where on disk they are

    @cached_property
    def digest(self) -> bytes:
        """Equal for equal names and contents."""
        mark = hashlib.blake2b(digest_size=16)
        for name, data in self.files.items():
            mark.update(f"{name}|{len(data)}|".encode() + data)
        return mark.digest()

    @property
    def size(self) -> int:
        """Bytes in all files."""
        return sum(map(len, self.files.values()))

    @cached_property
    def signs(self) -> int:
        """The signs in its YAML files that part one value from the next: at least as many as values."""
        return sum(signs_in(data) for name, data in self.files.items() if name.endswith(".yaml"))

    def below(self, *names: str) -> Shelf:
        """Only the files of these names, or in folders of these names."""
        kept = {
            file: data
            for file, data in self.files.items()
            if any(file == name or file.startswith(f"{name}/") for name in names)
        }
        return Shelf(kept, self.disk)

    def read(self, name: str, limit: int) -> bytes:
        """A file on disk, if it came from there and does not lead out of its folder; raises `Unreadable`."""
        path = self.where(name)
        if path is None:
            raise Unreadable("there is no such file")
        if any(leads_out(path, home) for home in self.disk.values() if path.is_relative_to(home)):
            raise Unreadable("it is a link that leads out of its folder")
        return read_bounded(path, limit)

    def where(self, name: str) -> Path | None:
        """Where on disk a file is, if it came from there."""
        for folder, path in self.disk.items():
            if name == folder or name.startswith(f"{folder}/"):
                return path / name[len(folder) + 1 :]
        return None


@dataclass(frozen=True, slots=True)
class Carried:
    """A file or folder on a shelf; of a path it can do what readers of scenarios ask for."""

    shelf: Shelf = field(repr=False)
    at: str = ""

    def __hash__(self) -> int:
        return hash((self.shelf.digest, self.at))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Carried) and self.at == other.at and self.shelf.digest == other.shelf.digest

    def __str__(self) -> str:
        return str(self.shelf.where(self.at) or self.at)

    def __truediv__(self, name: str) -> Carried:
        return Carried(self.shelf, f"{self.at}/{name}" if self.at else name)

    def __lt__(self, other: Carried) -> bool:
        return self.at < other.at

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.at.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return Path(self.name).stem

    @property
    def suffix(self) -> str:
        """The name's ending."""
        return Path(self.name).suffix

    @property
    def parent(self) -> Carried:
        """The folder it is in."""
        return Carried(self.shelf, self.at.rpartition("/")[0])

    @property
    def is_there(self) -> bool:
        """Whether there is such a file, readable or not."""
        path = self.shelf.where(self.at)
        return self.at in self.shelf.files or (path is not None and os.path.lexists(path))

    def with_name(self, name: str) -> Carried:
        """What lies beside it under another name."""
        return self.parent / name

    def glob(self, pattern: str) -> Iterator[Carried]:
        """The files in a folder whose names fit."""
        for name in self.shelf.files:
            folder, _, last = name.rpartition("/")
            if folder == self.at and fnmatch(last, pattern):
                yield self / last

    def read(self, limit: int) -> bytes:
        """All of a file of at most ``limit`` bytes; raises `Unreadable`."""
        data = self.shelf.files.get(self.at)
        if data is None:
            return self.shelf.read(self.at, limit)
        if len(data) > limit:
            raise TooLarge("it is too large")
        return data


Source: TypeAlias = Path | Carried


def read_source(source: Source, limit: int) -> bytes:
    """All of a file of at most ``limit`` bytes, wherever it is; raises `Unreadable`."""
    return source.read(limit) if isinstance(source, Carried) else read_bounded(source, limit)
