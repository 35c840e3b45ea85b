"""Whether a value has the shape its type tells: what comes through the door may be anything at all."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

MOST: Final = 10**15  # a number; money and men are far below
LONGEST: Final = 200  # letters of a name
MANY: Final = 10_000  # entries of a list: a path across all hexes


def fits(shape: Any, value: object) -> bool:
    """Whether a value is just of a type, and what is in it too: no number for a word, no text without end."""
    if shape is int:
        return type(value) is int and abs(value) <= MOST
    if shape is str:
        return type(value) is str and len(value) <= LONGEST and value.isprintable()
    origin, inner = get_origin(shape), get_args(shape)
    if origin in (Union, UnionType):
        return any(fits(kind, value) for kind in inner)
    if origin is tuple:
        return type(value) is tuple and len(value) <= MANY and all(fits(inner[0], item) for item in value)
    if isinstance(shape, type) and is_dataclass(shape):
        return type(value) is shape and all(fits(kind, getattr(value, n)) for n, kind in _parts(shape))
    return type(value) is shape


@lru_cache(maxsize=256)
def _parts(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a kind of order, or of a part of one, with their types."""
    hints = get_type_hints(kind)
    return tuple((item.name, hints[item.name]) for item in fields(kind))
