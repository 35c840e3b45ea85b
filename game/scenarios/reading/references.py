"""Finds names, expressions, dates and ids in raw data, led by the marks on the types of a file.

It looks at the data as read, so that it works beside mistakes of shape and all can be told at once. It finds
values too that a reader would take for what they are not: ``yes`` for ``true``, a number in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from game.events.effects.marks import Code, Ref, Sets, When
from game.scenarios.reading.problems import Positions, Problem, Where
from game.scenarios.reading.wording import shown

Mark = Ref | Code | When | Sets
#: What stands for a truth value elsewhere.
_ALIKE: Final = {
    **dict.fromkeys(("yes", "y", "on", "t", "true", "1"), "true"),
    **dict.fromkeys(("no", "n", "off", "f", "false", "0"), "false"),
}
#: Where an expression asks for a flag.
FLAG: Final = re.compile(r"\b(?:flag|quarters_since_flag)\(\s*['\"]([^'\"]*)['\"]")
_WHOLE: Final = re.compile(r"[-+]?[0-9]+(\.0*)?")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text that stands for something: where it is, what it is meant for, and the text."""

    where: Where
    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """An entry that bears an id: where it is, the type of entry and the id."""

    where: Where
    kind: type
    id: str


@dataclass(frozen=True, slots=True)
class Loose:
    """A value that only looks like what belongs there: where it is, the value, and how it is written."""

    where: Where
    given: object
    right: str


Finding = Marked | Named | Loose


def findings(shape: Any, data: object, where: Where = ()) -> Iterator[Finding]:
    """All marked texts, all ids and all loose values in the data, as far as it has the shape."""
    origin, inner = get_origin(shape), get_args(shape)
    if origin is Annotated:
        yield from _annotated(inner, data, where)
    elif origin in (Union, UnionType):
        for member in inner:
            if member is not NoneType and data is not None:
                yield from findings(member, data, where)
    elif origin in (tuple, list) and isinstance(data, list):
        for number, item in enumerate(data):
            yield from findings(inner[0], item, (*where, number))
    elif origin is dict and isinstance(data, dict):
        for key, value in data.items():
            yield from findings(inner[0], key, (*where, key))
            yield from findings(inner[1], value, (*where, key))
    elif isinstance(shape, type) and is_dataclass(shape) and isinstance(data, dict):
        yield from _entry(shape, data, where)
    elif shape is bool and not isinstance(data, bool) and str(data).lower() in _ALIKE:
        yield Loose(where, data, _ALIKE[str(data).lower()])
    elif shape is int and (whole := _whole(data)) is not None:
        yield Loose(where, data, str(whole))


def _whole(data: object) -> int | None:
    """The whole number that a text, a truth value or a number with a point would be taken for."""
    if isinstance(data, bool) or (isinstance(data, float) and data.is_integer()):
        return int(data)
    return int(data.partition(".")[0]) if isinstance(data, str) and _WHOLE.fullmatch(data) else None


def told_loose(found: Iterable[Finding], positions: Positions) -> Iterator[Problem]:
    """A mistake for each loose value, with what belongs there."""
    for item in found:
        if isinstance(item, Loose):
            given = f"the text `{item.given}`" if item.right == item.given else f"`{item.given}`"
            what = f"{shown(positions.way(*item.where))}: {given} is not what belongs here"
            yield positions.problem(item.where, what, f"write `{item.right}` without quotes")


def _annotated(inner: tuple[Any, ...], data: object, where: Where) -> Iterator[Finding]:
    """A marked text; a union told apart by a key; or what is inside."""
    for note in inner[1:]:
        if isinstance(note, Ref | Code | When | Sets) and isinstance(data, str):
            yield Marked(where, note, data)
        key = getattr(note, "discriminator", None)
        if isinstance(key, str):
            tag = data.get(key) if isinstance(data, dict) else None
            for member in get_args(inner[0]):
                if tag in get_args(_fields(member)[key]):
                    yield from findings(member, data, where)
            return
        if callable(key):  # a value that may be written in several ways, told apart by what it is
            for member in get_args(inner[0]):
                if any(getattr(mark, "tag", None) == key(data) for mark in member.__metadata__):
                    yield from findings(member, data, where)
            return
    yield from findings(inner[0], data, where)


def _entry(shape: type, data: dict[str, object], where: Where) -> Iterator[Finding]:
    fields = _fields(shape)
    if "id" in fields and isinstance(data.get("id"), str):
        yield Named((*where, "id"), shape, str(data["id"]))
    for name, inner in fields.items():
        if name in data:
            yield from findings(inner, data[name], (*where, name))


@lru_cache(maxsize=128)
def _fields(shape: type) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)
