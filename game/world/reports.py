"""Reports: what staffs and attachés make of foreign strength they cannot count.

Every figure is rounded and off by up to the spread. The error is the same all year for one observer and one
thing counted: a staff does not learn more by asking twice.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.world import fixed
from game.world.dice import Dice

YEAR = 4  # quarters
GUNS_STEP = 20


@lru_cache(maxsize=1 << 16)  # the same all year, and asked for every time somebody looks
def error(seed: int, year: int, spread: int, subject: tuple[str, ...]) -> int:
    """By what share a report is off, permyriad; the subject names the observer and what he counts."""
    return _dice(seed).below(year, 2 * spread + 1, "estimate", *subject) - spread


@lru_cache(maxsize=1 << 10)
def errors(
    seed: int, year: int, spread: int, observer: str, what: str, owners: tuple[str, ...]
) -> NDArray[np.int64]:
    """By what share reports on the same strength of several owners are off, in their order."""
    found = np.array([error(seed, year, spread, (observer, what, owner)) for owner in owners], np.int64)
    found.flags.writeable = False
    return found


@lru_cache(maxsize=4)
def _dice(seed: int) -> Dice:
    return Dice(seed)


def rounded(men: int, step: int) -> int:
    """A guess to the nearest step, never nothing."""
    return max(step, (men + step // 2) // step * step)


def reported_columns(counts: NDArray[np.int64], off: NDArray[np.int64], step: int) -> NDArray[np.int64]:
    """`reported` for columns."""
    told = (fixed.mul_columns(counts, fixed.ONE + off) + step // 2) // step * step
    return np.maximum(step, told)


def reported(count: int, off: int, step: int) -> int:
    """What a count becomes in a report that is off by a share."""
    return rounded(fixed.mul(count, fixed.ONE + off), step)
