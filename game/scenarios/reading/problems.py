"""Mistakes in files, said so that whoever wrote the file can mend them: all at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, TypeAlias

from game.scenarios.reading.harmless import printable

#: So many mistakes are told; who has mended these reads the file again.
ENOUGH: Final = 200
LONGEST: Final = 400  # characters of one mistake

#: The way to a value: keys and list indexes from the top of the file.
Where: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: the file and line it is in, what is wrong, and what would be right.

    Lines and columns count from 1; 0 means that the whole file, or the whole line, is meant. What it quotes
    from the file is bounded and does nothing to a terminal. A warning is about what can be played and will
    hardly do what its author meant.

    >>> print(Problem("a.yaml", 3, "unknown key `nmae`", "did you mean `name`?", column=5))
    a.yaml:3:5: unknown key `nmae`, did you mean `name`?
    >>> print(Problem("a.yaml", 0, "the file is empty", ""))
    a.yaml: the file is empty
    >>> print(Problem("a.yaml", 3, "nobody asks for this", "", is_warning=True))
    a.yaml:3: warning: nobody asks for this
    """

    file: str
    line: int
    what: str
    hint: str
    column: int = 0
    is_warning: bool = False

    def __post_init__(self) -> None:
        for name in ("file", "what", "hint"):
            object.__setattr__(self, name, printable(getattr(self, name), LONGEST))

    def __str__(self) -> str:
        place = ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])
        said = f"warning: {self.what}" if self.is_warning else self.what
        return f"{place}: {said}, {self.hint}" if self.hint else f"{place}: {said}"


def enough_of(problems: Iterable[Problem]) -> list[Problem]:
    """No more mistakes than anybody would read, and one by which to know that there are more."""
    return list(islice(problems, ENOUGH + 1))


def mistakes(problems: Iterable[Problem]) -> list[Problem]:
    """Those that must be mended before anything can be played."""
    return [problem for problem in problems if not problem.is_warning]


def told(problems: Iterable[Problem]) -> list[Problem]:
    """Mistakes in order of place, none twice; after enough of them a line that says that there are more.

    Warnings stand among them, unless there are enough mistakes without them.
    """
    all_of_them = set(problems)
    grave = mistakes(all_of_them)
    found = enough_of(sorted(grave if len(grave) > ENOUGH else all_of_them))
    if len(found) > ENOUGH:
        last = found[ENOUGH - 1]
        found[ENOUGH] = replace(last, what="there are more mistakes", hint="mend these first")
    return found


class ScenarioError(Exception):
    """Files that cannot be played; `problems` holds the mistakes, in order of place, none twice."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(told(problems))
        super().__init__("\n".join(map(str, self.problems)))


class Positions:
    """Where in a file each value stands: the line and column, from 1, of its key or of its list item.

    ``files`` are the ways to what stands in another file than the rest, with its name; ``ways`` those to what
    is elsewhere in its own file, with the way there. ``spoilt`` are the ways to what lost a part that could
    not be read: nothing follows from its not being there.
    """

    __slots__ = ("_files", "_places", "_ways", "file", "spoilt")

    def __init__(
        self,
        file: str,
        places: dict[Where, tuple[int, int]],
        spoilt: frozenset[Where] = frozenset(),
        files: Mapping[Where, str] | None = None,
        ways: Mapping[Where, Where] | None = None,
    ) -> None:
        self.file = file
        self._places = places
        self._files = files or {}
        self._ways = ways or {}
        self.spoilt = spoilt

    def __contains__(self, path: Where) -> bool:
        return path in self._places

    def at(self, *path: str | int) -> tuple[int, int]:
        """Line and column of the value at a path, or of the nearest one around it that is known."""
        return self._places.get(self._known(path), (1, 1))

    def file_of(self, *path: str | int) -> str:
        """The file in which the value at a path stands."""
        return self._files.get(self._known(path), self.file)

    def way(self, *path: str | int) -> Where:
        """The way to the value at a path in the file in which it stands."""
        known = self._known(path)
        return (*self._ways.get(known, known), *path[len(known) :])

    def _known(self, path: Where) -> Where:
        lengths = range(len(path), 0, -1)
        return next((path[:length] for length in lengths if path[:length] in self._places), ())

    def __iter__(self) -> Iterator[Where]:
        return iter(self._places)

    def called(self, file: str) -> Positions:
        """The same positions in a file that problems call by another name."""
        return Positions(file, self._places, self.spoilt, self._files, self._ways)

    def is_whole(self, *path: str | int) -> bool:
        """Whether all that stands at a path could be read."""
        return not any(holder[: len(path)] == path for holder in self.spoilt)

    def problem(self, path: Where, what: str, hint: str = "") -> Problem:
        """A mistake in the value at a path."""
        line, column = self.at(*path)
        return Problem(self.file_of(*path), line, what, hint, column)

    def warning(self, path: Where, what: str, hint: str = "") -> Problem:
        """What can be played, and will hardly do what was meant, at a path."""
        return replace(self.problem(path, what, hint), is_warning=True)
