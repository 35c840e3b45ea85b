"""Cells: the kinds of campaign that are compared, one value for each factor.

The same seed meets the same luck in every cell, so cells that differ in one factor only can be compared
seed by seed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from itertools import product

from game.words import Logic, Rate, Source
from game.world.calendar import read_quarter
from game.world.spelling import did_you_mean
from game.world.state.world import Settings

MOST_SEEDS = 100_000
NOBODY = "nobody"
#: What a power apart follows where all the others follow the one or the other.
OTHER = {Logic.SELF_HELP: Logic.CONCERT, Logic.CONCERT: Logic.SELF_HELP}
_RANGE = re.compile(r"(\d+)(?:-(\d+))?", re.ASCII)
_PERCENT = re.compile(r"\d{1,3}", re.ASCII)


class BadCells(ValueError):
    """What was asked for cannot be read; the text says why in one line."""


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One kind of campaign. Dates are quarters; what happens before ``since`` is played and not counted."""

    logic: str = Logic.SELF_HELP.value
    source: str = Source.BOTH.value
    rate: str = Rate.HISTORICAL.value
    order: str = "serial"
    exhaustion: str = "on"
    wave: str = "on"
    since: str = "1816-Q1"
    until: str = "1848-Q4"
    bonds: str = "100"  # hundredths of what concert logic adds to the wish to join
    apart: str = NOBODY  # the great power that follows the other of the two logics

    @property
    def key(self) -> str:
        """Its name in files: the values, in order."""
        return " ".join(self.as_words().values())

    def as_words(self) -> dict[str, str]:
        """Its factors by name."""
        return asdict(self)

    def settings(self) -> Settings:
        """The settings of its campaigns."""
        logic = Logic(self.logic)
        return Settings(
            logic=logic,
            logics=() if self.apart == NOBODY else ((self.apart, OTHER[logic]),),
            source=Source(self.source),
            rate=Rate(self.rate),
            simultaneous=self.order == "simultaneous",
        )

    def beside(self, logic: str) -> Cell:
        """The same cell under another logic."""
        return replace(self, logic=logic)

    def title(self, others: Iterable[Cell]) -> str:
        """How a table calls it: its source, and what else but the logic differs between the cells."""
        every = [*others]
        said = [
            f"{name} {value}"
            for name, value in self.as_words().items()
            if name == "source"
            or (name != "logic" and any(other.as_words()[name] != value for other in every))
        ]
        return ", ".join(said)


CHOICES: Mapping[str, Sequence[str]] = {
    "logic": [word.value for word in Logic],
    "source": [word.value for word in Source],
    "rate": [word.value for word in Rate],
    "order": ("serial", "simultaneous"),
    "exhaustion": ("on", "off"),
    "wave": ("on", "off"),
    "apart": (NOBODY, "austria", "britain", "france", "prussia", "russia"),
}
FACTORS = tuple(field.name for field in fields(Cell))


def read_cells(words: Sequence[str], start: Cell = Cell()) -> list[Cell]:
    """Every combination of the values named, as ``logic=self_help,concert source=both``.

    >>> [cell.logic for cell in read_cells(["logic=self_help,concert"])]
    ['self_help', 'concert']
    """
    values = {name: [value] for name, value in start.as_words().items()}
    said: set[str] = set()
    for word in words:
        name, equals, listed = word.partition("=")
        if name not in FACTORS or not equals:
            raise BadCells(f"cells {word!r}: write factor=value,value; {did_you_mean(name, FACTORS)}")
        if name in said:
            raise BadCells(f"{name} is given twice")
        said.add(name)
        values[name] = [_read(name, value) for value in dict.fromkeys(listed.split(","))]
    cells = [Cell(*combination) for combination in product(*values.values())]
    if lost := [cell for cell in cells if cell.apart != NOBODY and Logic(cell.logic) not in OTHER]:
        known = " or ".join(word.value for word in OTHER)
        raise BadCells(f"cells logic={lost[0].logic}: a power apart goes with {known}")
    return cells


def _read(name: str, value: str) -> str:
    if name in CHOICES:
        if value not in CHOICES[name]:
            raise BadCells(f"cells {name}={value}: {did_you_mean(value, CHOICES[name])}")
        return value
    if name == "bonds":
        if not _PERCENT.fullmatch(value):
            raise BadCells(f"cells bonds={value}: write hundredths from 0 to 999")
        return str(int(value))
    try:
        year, quarter = read_quarter(value)
    except ValueError as error:
        raise BadCells(f"cells {name}={value}: {error}") from None
    return f"{year}-Q{quarter}"


def read_seeds(text: str) -> list[int]:
    """Seeds as ``1-40``, ``3-5,9-9`` or a number alone, which counts from 1.

    >>> read_seeds("3"), read_seeds("3-4,9-9")
    ([1, 2, 3], [3, 4, 9])
    """
    seeds: dict[int, None] = {}
    for part in text.split(","):
        found = _RANGE.fullmatch(part)
        if not found:
            raise BadCells(f"seeds {text!r}: write 1-40, or 40 for the first forty")
        low, high = (int(found[1]), int(found[2])) if found[2] else (1, int(found[1]))
        if not 0 <= low <= high or high - low >= MOST_SEEDS:
            raise BadCells(f"seeds {text!r}: {part} is empty or too long")
        seeds.update(dict.fromkeys(range(low, high + 1)))
    return [*seeds]
