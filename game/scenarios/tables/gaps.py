"""Finds what is missing in the rules' tables, so that nothing is looked for in vain while people play.

A table whose keys are the words of one kind has a row for each of them, unless its type marks it as sparse. A
name that people read (`Spoken`) has its sentence in the texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from game.scenarios.reading.problems import Positions, Problem, Where
from game.scenarios.reading.wording import shown
from game.scenarios.texts.sentences import load_texts
from game.world.constants.rulemarks import SPARSE, Spoken


def gaps(shape: Any, value: object, positions: Positions, where: Where = ()) -> Iterator[Problem]:
    """A problem for every row that a table of this value lacks; the value is what the shape describes."""
    origin, inner = get_origin(shape), get_args(shape)
    if origin is Annotated:
        yield from _silences(inner[1:], value, positions, where)
        if SPARSE not in inner[1:]:
            yield from gaps(inner[0], value, positions, where)
        elif isinstance(value, dict):
            yield from _rows(get_args(inner[0])[1], value, positions, where)
    elif isinstance(value, dict):
        if isinstance(inner[0], type) and issubclass(inner[0], Enum):
            for row in inner[0]:
                if row not in value:
                    name = shown(where)
                    what = f"{name}: `{word(row)}` is missing" if name else f"`{word(row)}` is missing"
                    yield positions.problem(where, what, f"add `{word(row)}:`")
        yield from _rows(inner[1], value, positions, where)
    elif is_dataclass(value):
        hints = get_type_hints(type(value), include_extras=True)
        for field in fields(value):
            yield from gaps(hints[field.name], getattr(value, field.name), positions, (*where, field.name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from gaps(inner[0], item, positions, (*where, number))


def _silences(
    marks: tuple[object, ...], value: object, positions: Positions, where: Where
) -> Iterator[Problem]:
    """A problem if people are to read a name that has no sentence."""
    for mark in marks:
        if isinstance(mark, Spoken) and f"{mark.prefix}{value}" not in load_texts()[mark.section]:
            texts = f"`{mark.prefix}{value}:` under `{mark.section}` in assets/texts/en.yaml"
            yield positions.problem(where, f"{shown(where)}: `{value}` has no sentence", f"add {texts}")


def _rows(shape: Any, table: dict[Any, Any], positions: Positions, where: Where) -> Iterator[Problem]:
    for key, value in table.items():
        yield from gaps(shape, value, positions, (*where, word(key)))


def word(key: object) -> str:
    """A key as it is written in a file."""
    return str(getattr(key, "word", key))
