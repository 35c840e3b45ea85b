"""Fingerprints of what files say: by value and by name, so that a comment, a mended text, or a new key that
stands at its default changes none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from game.events.effects.marks import Told

REQUIRED = object()  # the default of what has none


def print_of(value: object) -> str:
    """The fingerprint of a checked value: dataclasses, models, mappings and lists of them.

    The order of keys counts, as it does in play: powers are numbered by it.
    """
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dict):
        return [[_plain(key), _plain(item)] for key, item in value.items()]
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, BaseModel) or is_dataclass(value):
        kind: Any = type(value)
        told = ((name, getattr(value, name), usual) for name, usual in _counting(kind))
        return {name: _plain(item) for name, item, usual in told if usual is REQUIRED or item != usual}
    return value


@lru_cache(maxsize=256)
def _counting(kind: Any) -> tuple[tuple[str, object], ...]:
    """The fields of a type that count, each with its default."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple((name, usual) for name, usual in _defaults(kind) if not _is_told(hints[name]))


def _defaults(kind: Any) -> Iterator[tuple[str, object]]:
    if issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            yield name, REQUIRED if info.is_required() else info.get_default(call_default_factory=True)
        return
    for item in fields(kind):
        if item.default_factory is not MISSING:
            yield item.name, item.default_factory()
        else:
            yield item.name, REQUIRED if item.default is MISSING else item.default


def _is_told(hint: object) -> bool:
    """Whether a field holds nothing but what people read."""
    return (
        isinstance(hint, Told)
        or any(_is_told(part) for part in get_args(hint))
        or any(_is_told(mark) for mark in getattr(hint, "__metadata__", ()))
    )
