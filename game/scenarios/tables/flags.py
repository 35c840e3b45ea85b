"""Reads the flags of states, ``assets/flags.yaml``: layers of shapes and charges, by power, era, regime."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from game.scenarios.reading.paths import data_root
from game.scenarios.reading.problems import Positions, Problem, ScenarioError
from game.scenarios.reading.yamlpos import read, validate
from game.words import Era, Ideology
from game.world.strict import Strict

Colour = tuple[int, int, int]

#: Shapes with how many colours (None: one or more) and how many numbers they take.
SHAPES: Final[Mapping[str, tuple[int | None, int]]] = {
    "field": (1, 0), "h": (None, 0), "v": (None, 0), "bars": (2, 1), "cross": (1, 1), "nordic": (1, 1),
    "saltire": (1, 1), "hoist": (1, 1), "canton": (1, 2), "box": (1, 4), "rim": (1, 1), "chequer": (2, 3),
    "lozenges": (1, 0), "jack": (0, 0),
}  # fmt: skip
CHARGES: Final = (
    "star4", "star5", "star6", "star7", "star8", "sun", "disc", "ring", "crescent", "plus", "eagle",
    "eagle2", "lion", "horse", "fleur", "crown", "castle", "key", "sabre", "sickle", "tree",
)  # fmt: skip
PLACED = 3  # numbers that say where a charge stands, and how large; one more may turn it
_KEY = r"^[a-z][a-z0-9_]*(\.(1815|1919|1995))?(@[a-z]+(,[a-z]+)*)?$"
_NUMBER = re.compile(r"-?\d*\.?\d+")


@dataclass(frozen=True, slots=True)
class FlagsFile(Strict):
    """The file ``assets/flags.yaml``."""

    colours: dict[str, Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]]
    flags: dict[Annotated[str, Field(pattern=_KEY)], Annotated[str, Field(max_length=600)]]


@dataclass(frozen=True, slots=True)
class Layer:
    """One shape or charge of a flag: its colours, each with how many parts it takes, and its numbers."""

    shape: str
    colours: tuple[tuple[Colour, float], ...]
    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Flags:
    """All flags, by key; a key of several regimes is kept under each."""

    table: Mapping[str, tuple[Layer, ...]]

    def flown(self, power: str, era: Era, regime: Ideology) -> tuple[Layer, ...]:
        """The flag of a power of an era under a regime; nothing where it has none."""
        keys = (f"{power}.{era}@{regime}", f"{power}.{era}", f"{power}@{regime}", power)
        return next((self.table[key] for key in keys if key in self.table), ())


@lru_cache(maxsize=2)
def load_flags(path: Path | None = None) -> Flags:
    """The flags in a file, the shipped one by default; raises `ScenarioError` with every mistake."""
    data, positions = read(path or data_root() / "assets" / "flags.yaml")
    found = validate(FlagsFile, data, positions)
    reading = _Reading(found.colours, positions)
    table = {key: layers for name, text in found.flags.items()
             for layers in [reading.flag(name, text)] for key in _keys(name)}  # fmt: skip
    if reading.problems:
        raise ScenarioError(tuple(reading.problems))
    return Flags(table)


def _keys(name: str) -> Iterator[str]:
    """A key for each of the regimes of a name."""
    head, at, regimes = name.partition("@")
    yield from (f"{head}@{regime}" for regime in regimes.split(",")) if at else (head,)


class _Reading:
    """Reads layers, and remembers what was wrong."""

    def __init__(self, colours: Mapping[str, str], positions: Positions) -> None:
        self.colours = {name: _rgb(code) for name, code in colours.items()}
        self.positions, self.problems = positions, list[Problem]()

    def flag(self, name: str, text: str) -> tuple[Layer, ...]:
        """The layers of one flag, the lowest first."""
        unknown = {regime for regime in name.partition("@")[2].split(",") if regime} - set(Ideology)
        for regime in sorted(unknown):
            self._tell(name, f"no regime `{regime}`", f"one of {', '.join(Ideology)}")
        return tuple(filter(None, (self._layer(name, part.split()) for part in text.split("|"))))

    def _layer(self, name: str, words: list[str]) -> Layer | None:
        shape, rest = (words[0], words[1:]) if words else ("", [])
        numbers = tuple(float(word) for word in rest if _NUMBER.fullmatch(word))
        named = [word for word in rest if not _NUMBER.fullmatch(word)]
        colours = tuple(filter(None, (self._colour(name, word) for word in named)))
        if shape in CHARGES:
            fits = len(named) == 1 and len(numbers) in (PLACED, PLACED + 1)
        elif shape in SHAPES:
            many, count = SHAPES[shape]
            fits = (len(named) == many if many is not None else bool(named)) and len(numbers) == count
        else:
            self._tell(name, f"no shape or charge `{shape}`", f"one of {', '.join((*SHAPES, *CHARGES))}")
            return None
        if not fits:
            self._tell(name, f"`{' '.join(words)}` has too much or too little", "see the head of the file")
            return None
        return Layer(shape, colours, numbers)

    def _colour(self, name: str, word: str) -> tuple[Colour, float] | None:
        code, _, parts = word.partition("*")
        colour = _rgb(code) if re.fullmatch(r"#[0-9a-f]{6}", code) else self.colours.get(code)
        if colour is None or (parts and not _NUMBER.fullmatch(parts)):
            self._tell(name, f"no colour `{word}`", f"one of {', '.join(self.colours)}")
            return None
        return colour, float(parts) if parts else 1.0

    def _tell(self, name: str, what: str, hint: str) -> None:
        self.problems.append(self.positions.problem(("flags", name), what, hint))


def _rgb(code: str) -> Colour:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)
