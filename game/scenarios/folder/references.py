"""Finds names, expressions, dates and ids in raw data, led by the marks on the types of a file.

It looks at the data as read, so that it works beside mistakes of shape and all can be told at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from game.events.marks import Code, Ref, When
from game.scenarios.reading.problems import Where

Mark = Ref | Code | When


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


def findings(shape: Any, data: object, where: Where = ()) -> Iterator[Marked | Named]:
    """All marked texts and all ids in the data, as far as it has the shape."""
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


def _annotated(inner: tuple[Any, ...], data: object, where: Where) -> Iterator[Marked | Named]:
    """A marked text; a union told apart by a key; or what is inside."""
    for note in inner[1:]:
        if isinstance(note, Ref | Code | When) and isinstance(data, str):
            yield Marked(where, note, data)
        if isinstance(key := getattr(note, "discriminator", None), str):
            tag = data.get(key) if isinstance(data, dict) else None
            for member in get_args(inner[0]):
                if tag in get_args(_fields(member)[key]):
                    yield from findings(member, data, where)
            return
    yield from findings(inner[0], data, where)


def _entry(shape: type, data: dict[str, object], where: Where) -> Iterator[Marked | Named]:
    fields = _fields(shape)
    if "id" in fields and isinstance(data.get("id"), str):
        yield Named((*where, "id"), shape, str(data["id"]))
    for name, inner in fields.items():
        if name in data:
            yield from findings(inner, data[name], (*where, name))


@lru_cache(maxsize=128)
def _fields(shape: type) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)
