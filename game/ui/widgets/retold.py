"""Sheets in another language: names from data are looked up wherever one stands by itself."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from game.ui.text import called
from game.ui.widgets.rows import Action, Entry

T = TypeVar("T")
READ: Final = frozenset(
    {"text", "label", "value", "note", "tip", "title", "terms"}
)  # fields that people read


def retold(value: T) -> T:
    """The same panels or rows with names of data as the language spoken has them; what is typed stays."""
    if isinstance(value, str):
        return called(value)  # type: ignore[return-value]
    if isinstance(value, tuple | list):
        return tuple(map(retold, value))  # type: ignore[return-value]
    if isinstance(value, Action | Entry) or not is_dataclass(value):
        return value
    changed: dict[str, Any] = {}
    for name in (f.name for f in fields(value)):
        now = getattr(value, name)
        if name in READ or isinstance(now, tuple):
            new = retold(now)
            if new != now:
                changed[name] = new
    return replace(value, **changed) if changed else value  # type: ignore[type-var]
