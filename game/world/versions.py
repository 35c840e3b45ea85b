"""Versions: the world counts its own changes, part by part, so that whoever works something out knows how
long it holds.

Nobody has to remember to count. Whatever belongs to a world (`Counted` objects, `Table` and `Roll` for
dictionaries and lists, `Column` for arrays) counts whenever it is written; a write that passes by this, into
a column through some other array, is refused by numpy. What stands in no world counts nothing. Versions say
nothing about the world: they are in no save, no fingerprint and no comparison, and a copy begins anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any, ClassVar, Generic, SupportsIndex, TypeVar

import numpy as np
from numpy.typing import NDArray

K = TypeVar("K")
V = TypeVar("V")


class Part(IntEnum):
    """What of the world changes together, as seen by those who work something out from it."""

    DATE = 0  # which turn it is
    STEP = 1  # which phase and round
    MUSTER = 2  # which forces there are, whose, and how strong
    STATIONS = 3  # where they stand
    CONDITION = 4  # in what state: supply, morale, works, orders
    CONTROL = 5  # who holds each hex
    GROUND = 6  # the places: titles, people, fortresses, sieges
    BONDS = 7  # who exists, under whom, at war or bound by treaty with whom, on what terms
    BODIES = 8  # who is in which institution, what it asks, and how it holds together
    HOMES = 9  # conditions inside countries
    PURSE = 10  # what else powers have and mean to do: money, moods, plans
    BELIEFS = 11  # what powers think of each other
    CLAIMS = 12  # who lays claim to what
    TABLE = 13  # offers, questions, crises, the course of wars, business of bodies, what events did


#: Whatever hangs on the forces: which there are, where, and in what state.
FORCES = (Part.MUSTER, Part.STATIONS, Part.CONDITION)
#: What moves when armies march: they, and who holds the ground.
FIELD = (*FORCES, Part.CONTROL)
#: What decides who is whose friend or enemy today.
SIDES = (Part.BONDS, Part.DATE)


def changes(before: Sequence[int], after: Sequence[int]) -> frozenset[int]:
    """The parts that changed between two versions of a world."""
    if before == after:
        return NOTHING
    return frozenset([part for part, was in enumerate(before) if was != after[part]])


NOTHING: frozenset[int] = frozenset()


class Versions:
    """How often each part of a world and each power's forces changed, and what was worked out meanwhile."""

    __slots__ = ("armies", "counts", "memo")

    def __init__(self, powers: int) -> None:
        self.counts = [0] * len(Part)
        self.armies = [0] * powers
        self.memo: dict[
            Any, tuple[int, Any]
        ] = {}  # by what worked it out: the version it is of, and what it is

    def forget(self) -> None:
        """Forget what was worked out: it refers to its world, and a copy given up would stay for its sake."""
        self.memo.clear()

    def of(self, parts: Iterable[Part]) -> int:
        """The version of some parts together: the same number as long as none of them changes."""
        counts = self.counts
        return sum([counts[part] for part in parts])

    def stamp(self) -> tuple[int, ...]:
        """The versions of all parts now."""
        return tuple(self.counts)

    def since(self, stamp: tuple[int, ...]) -> frozenset[int]:
        """The parts that changed since then."""
        return changes(stamp, self.stamp())


class Counted:
    """Something of the world that counts its own changes.

    ``PART`` is the part its fields belong to, ``PARTS`` names those that belong to others.
    """

    __slots__ = ("_versions",)
    PART: ClassVar[Part] = Part.TABLE
    PARTS: ClassVar[dict[str, Part]] = {}
    _versions: Versions | None

    def __new__(cls, *args: Any, **fields: Any) -> Any:
        new = object.__new__(cls)
        _put(new, "_versions", None)
        return new

    def __setattr__(self, name: str, value: Any) -> None:
        versions = self._versions
        if versions is None:
            _put(self, name, value)
        elif value is not getattr(self, name):
            part = self.PARTS.get(name, self.PART)
            _put(self, name, adopt(value, versions, part))
            self.count(versions, part)

    def count(self, versions: Versions, part: Part) -> None:
        """A part changed."""
        versions.counts[part] += 1

    def join(self, versions: Versions) -> None:
        """Become part of a world."""
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, KEPT):
                _put(self, name, adopt(value, versions, self.PARTS.get(name, self.PART)))
        _put(self, "_versions", versions)


_put = object.__setattr__


def adopt(value: Any, versions: Versions, part: Part) -> Any:
    """A value that is to be part of a world, as one that counts its changes."""
    kind = type(value)
    if kind is dict or kind is Table:
        return Table(value, versions, part)
    if kind is list or kind is Roll:
        return Roll(value, versions, part)
    if isinstance(value, Counted):
        value.join(versions)
    elif isinstance(value, np.ndarray):
        return Column.over(value, versions, part)
    return value


class Column(np.ndarray[Any, Any]):
    """A column or table of numbers that counts its writes; but for ``column[...] = ...`` it is read-only."""

    _own: NDArray[Any] | None = None  # the same numbers, open to writing; other arrays made of it have none
    _versions: Versions
    _part: Part

    @staticmethod
    def over(numbers: NDArray[Any], versions: Versions, part: Part) -> Column:
        """The column of some numbers, which it takes for its own."""
        own = numbers.view(np.ndarray) if numbers.flags.writeable else np.array(numbers)
        column = own.view(Column)
        column.flags.writeable = False
        column._own, column._versions, column._part = own, versions, part
        return column

    def __setitem__(self, key: Any, value: Any) -> None:
        if self._own is None:
            super().__setitem__(key, value)
        else:
            self._own[key] = value
            self._versions.counts[self._part] += 1

    def __iadd__(self, other: Any) -> Any:  # type: ignore[misc]
        if self._own is None:
            return super().__iadd__(other)
        self[...] = self._own + other
        return self

    def __isub__(self, other: Any) -> Any:  # type: ignore[misc]
        return self.__iadd__(np.negative(other))

    def copy(self, order: Any = "C") -> Any:
        """An independent array that belongs to no world."""
        return np.array(self, order=order)


class Table(dict[K, V], Generic[K, V]):
    """A dictionary of the world that counts its changes; its values become part of the world."""

    __slots__ = ("_part", "_versions")

    def __init__(self, values: dict[K, V], versions: Versions, part: Part) -> None:
        self._versions, self._part = versions, part
        super().__init__({key: adopt(value, versions, part) for key, value in values.items()})
        for value in values.values():
            self._count(value)

    def _count(self, value: object) -> None:
        """An entry came or went, with all that it is."""
        if isinstance(value, Counted):
            for part in sorted({self._part, value.PART, *value.PARTS.values()}):
                value.count(self._versions, part)
        else:
            self._versions.counts[self._part] += 1

    def __setitem__(self, key: K, value: V) -> None:
        super().__setitem__(key, adopt(value, self._versions, self._part))
        self._count(value)

    def __delitem__(self, key: K) -> None:
        self.pop(key)

    def pop(self, key: K, *default: Any) -> Any:
        """Strike an entry and return it."""
        if key not in self:
            return super().pop(key, *default)
        value = super().pop(key)
        self._count(value)
        return value

    def clear(self) -> None:
        """Strike all."""
        for key in list(self):
            self.pop(key)

    def update(self, *others: Any, **named: Any) -> None:
        """Enter all of other dictionaries."""
        for key, value in dict(*others, **named).items():
            self[key] = value

    def setdefault(self, key: K, default: Any = None) -> Any:
        """The entry of a key, entered now if there was none."""
        if key not in self:
            self[key] = default
        return self[key]

    def popitem(self) -> tuple[K, V]:
        """Strike the last entry and return it."""
        key = next(reversed(self))
        return key, self.pop(key)

    def __ior__(self, other: Any) -> Any:  # type: ignore[misc]
        self.update(other)
        return self


def _counting(change: Callable[..., Any]) -> Callable[..., Any]:
    """A list's way to change, counted; what was put in becomes part of the world."""

    def counted(roll: Roll[Any], *given: Any, **how: Any) -> Any:
        result = change(roll, *given, **how)
        roll.take_in()
        return result

    counted.__name__ = change.__name__
    return counted


class Roll(list[V], Generic[V]):
    """A list of the world that counts its changes; its entries become part of the world."""

    __slots__ = ("_part", "_versions")

    def __init__(self, values: Iterable[V], versions: Versions, part: Part) -> None:
        self._versions, self._part = versions, part
        super().__init__(adopt(value, versions, part) for value in values)

    def take_in(self) -> None:
        """Count a change, and see to it that all entries belong to the world."""
        self._versions.counts[self._part] += 1
        for value in self:
            if isinstance(value, Counted) and value._versions is not self._versions:
                value.join(self._versions)

    def __setitem__(self, at: SupportsIndex | slice, value: Any) -> None:
        super().__setitem__(at, value)
        self.take_in()

    def __delitem__(self, at: SupportsIndex | slice) -> None:
        super().__delitem__(at)
        self.take_in()

    def __iadd__(self, others: Any) -> Any:  # type: ignore[misc]
        self.extend(others)
        return self

    append = _counting(list.append)
    extend = _counting(list.extend)
    insert = _counting(list.insert)
    remove = _counting(list.remove)
    pop = _counting(list.pop)
    clear = _counting(list.clear)
    sort = _counting(list.sort)
    reverse = _counting(list.reverse)


#: What a field may hold that changes by itself and so must count.
KEPT = (dict, list, Counted, np.ndarray)
