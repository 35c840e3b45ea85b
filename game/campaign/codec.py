"""Plain data in and out: records, orders and state as JSON, checked on the way in.

Writing walks dataclasses by their fields. Reading goes through pydantic, so that a damaged or hostile
file is refused with a message and never builds an impossible value.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from types import ModuleType
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from game.world.records import Record


def plain(value: Any) -> Any:
    """A value as JSON-ready data: dataclasses as objects, enums as their words, arrays as lists."""
    if value is None or isinstance(value, str | int) and not isinstance(value, Enum):
        return value
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(plain(k)): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, np.ndarray):
        return value.tolist()
    raise TypeError(f"no plain form for {type(value).__name__}")


@lru_cache(maxsize=256)
def adapter(kind: type) -> TypeAdapter[Any]:
    """The checked reader of a type; raises `pydantic.ValidationError` on what does not fit."""
    return TypeAdapter(kind)


def records_in(*modules: ModuleType) -> dict[str, type[Record]]:
    """Record types defined in modules, by their word; two with one word are a bug."""
    found: dict[str, type[Record]] = {}
    for module in modules:
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Record) and kind.__module__ == module.__name__ and kind is not Record:
                assert kind.type not in found, f"two records are called {kind.type}"
                found[kind.type] = kind
    return found
