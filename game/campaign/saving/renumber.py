"""Powers and places by other numbers: what names them by their order in some files, told for others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from game.world.numbers import ASCENDING, Numbered
from game.world.state.world import World


class NotThere(Exception):
    """A power or place that is named is not in the other files; the text is its id."""


@dataclass(frozen=True, slots=True)
class Renumbering:
    """From the numbers of one world to those of another: the new ones of each kind, None where it is gone."""

    tables: Mapping[Numbered, tuple[int | None, ...]]
    names: Mapping[Numbered, tuple[str, ...]]

    @staticmethod
    def between(old: World, new: World) -> Renumbering:
        """From an old world's numbers to a new one's."""
        names = {
            Numbered.POWER: tuple(facts.id for facts in old.roster),
            Numbered.PLACE: tuple(place.id for place in old.map.places),
        }
        there: dict[Numbered, dict[str, int]] = {
            Numbered.POWER: {facts.id: facts.index for facts in new.roster},
            Numbered.PLACE: {place.id: place.index for place in new.map.places},
        }
        tables = {kind: tuple(there[kind].get(name) for name in names[kind]) for kind in names}
        return Renumbering(tables, names)

    @property
    def moves(self) -> bool:
        """Whether any number is another one there."""
        return any(table != tuple(range(len(table))) for table in self.tables.values())

    def number(self, kind: Numbered, old: int) -> int:
        """The new number of a power or place; raises `NotThere`. Below zero stands nobody."""
        if old < 0 or kind not in self.tables:
            return old
        new = self.tables[kind][old]
        if new is None:
            raise NotThere(self.names[kind][old])
        return new

    def of(self, shape: Any, value: Any) -> Any:
        """A value of a type in new numbers, by the marks on the type; raises `NotThere`."""
        origin, inner = get_origin(shape), get_args(shape)
        if value is None:
            return None
        if origin is Annotated:
            mark = next((note for note in inner[1:] if isinstance(note, Numbered)), None)
            moved: Any = self.of(inner[0], value) if mark is None else self.number(mark, value)
            return tuple(sorted(moved)) if ASCENDING in inner[1:] else moved
        if origin in (Union, UnionType):
            return self.of(next(kind for kind in inner if _fits(kind, value)), value)
        if origin is not None and issubclass(origin, Mapping):
            table = {self.of(inner[0], key): self.of(inner[1], item) for key, item in value.items()}
            return dict(sorted(table.items())) if is_sorted(value) else table
        if origin in (tuple, list):
            shapes = inner if origin is tuple and inner[-1:] != (Ellipsis,) else inner[:1] * len(value)
            return origin(self.of(kind, item) for kind, item in zip(shapes, value, strict=True))
        if isinstance(shape, type) and is_dataclass(shape):
            kinds = kinds_of(shape)
            changed = {f.name: self.of(kinds[f.name], getattr(value, f.name)) for f in fields(shape)}
            return replace(value, **changed)
        return value


def is_sorted(values: Any) -> bool:
    """Whether things stand in ascending order."""
    listed = list(values)
    return all(isinstance(item, int | tuple) for item in listed) and listed == sorted(listed)


@lru_cache(maxsize=256)
def kinds_of(shape: type) -> dict[str, Any]:
    """The types of a dataclass's fields, with their marks."""
    return get_type_hints(shape, include_extras=True)


def _fits(kind: Any, value: Any) -> bool:
    """Whether a value may be of a type in a union."""
    bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    bare = get_origin(bare) or bare
    return isinstance(bare, type) and isinstance(value, bare)
