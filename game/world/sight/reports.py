"""Reports: what staffs and attachés make of foreign strength they cannot count.

Every figure is rounded and off by up to the spread. The error is the same all year for one observer and one
thing counted: a staff does not learn more by asking twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import overload

from game.world import fixed
from game.world.dice import Dice

GUNS_STEP = 20


@lru_cache(maxsize=1 << 12)  # the same all year, and asked for every time somebody looks
def error(seed: int, year: int, spread: int, subject: tuple[str, ...]) -> int:
    """By what share a report is off, permyriad; the subject names the observer and what he counts."""
    return _dice(seed).below(year, 2 * spread + 1, "estimate", *subject) - spread


@lru_cache(maxsize=4)
def _dice(seed: int) -> Dice:
    return Dice(seed)


def round_to_step(men: int, step: int) -> int:
    """A guess to the nearest step, never nothing."""
    return max(step, (men + step // 2) // step * step)


def as_reported(count: int, off: int, step: int) -> int:
    """What a count becomes in a report that is off by a share."""
    return round_to_step(fixed.mul(count, fixed.ONE + off), step)


class Register(Sequence[int]):
    """Men or guns of every power, as one power has them in its books: friends' exact, others' as reported.

    ``told`` makes a report of a power and its true count. Most seats ask after a few neighbours and the
    great powers only, so an entry is worked out when it is first read.
    """

    def __init__(self, counts: Sequence[int], exact: frozenset[int], told: Callable[[int, int], int]) -> None:
        self._counts, self._exact, self._told = counts, exact, told
        self._read: dict[int, int] = {}

    @overload
    def __getitem__(self, power: int) -> int: ...
    @overload
    def __getitem__(self, power: slice) -> Sequence[int]: ...
    def __getitem__(self, power: int | slice) -> int | Sequence[int]:
        if isinstance(power, slice):
            return [self[i] for i in range(*power.indices(len(self)))]
        known = self._read.get(power)
        if known is None:
            count = self._counts[power]
            is_sure = not count or power in self._exact
            known = self._read[power] = count if is_sure else self._told(power, count)
        return known

    def __len__(self) -> int:
        return len(self._counts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Register) and list(self) == list(other)

    def __repr__(self) -> str:
        return repr(list(self))
