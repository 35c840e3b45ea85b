"""Mistakes in files, said so that whoever wrote the file can mend them: all at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: the file and line it is in, what is wrong, and what would be right.

    Lines and columns count from 1; 0 means that the whole file, or the whole line, is meant.

    >>> print(Problem("a.yaml", 3, "unknown key `nmae`", "did you mean `name`?", column=5))
    a.yaml:3:5: unknown key `nmae`, did you mean `name`?
    >>> print(Problem("a.yaml", 0, "the file is empty", ""))
    a.yaml: the file is empty
    """

    file: str
    line: int
    what: str
    hint: str
    column: int = 0

    def __str__(self) -> str:
        place = ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])
        return f"{place}: {self.what}, {self.hint}" if self.hint else f"{place}: {self.what}"


class ScenarioError(Exception):
    """Files that cannot be played; `problems` holds every mistake found, in order of place, none twice."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
