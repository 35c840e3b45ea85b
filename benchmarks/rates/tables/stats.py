"""Estimates and intervals: ratios of sums and medians over campaigns, resampled by whole campaigns.

A campaign is drawn with all that happened in it, since its wars are not independent of each other. The draws
are the same each time, so a report of the same file is the same report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

DRAWS = 2_000
SEED = 1815
FEWEST = 10  # campaigns below which draws say nothing about others
LEAST = 0.9  # share of draws that must have a value for an interval to be given
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, its 95 % interval (None where too few had a value), and of how many things it tells."""

    value: float
    interval: tuple[float, float] | None
    n: int

    @property
    def spans_zero(self) -> bool:
        """Whether the interval leaves open on which side of 0 the truth lies."""
        return self.interval is None or self.interval[0] <= 0 <= self.interval[1]


class Sample(Protocol):
    """Values of several campaigns that a figure can be drawn from again and again."""

    @property
    def n(self) -> int: ...
    def drawn(self, counts: Floats) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Ratio:
    """The sum of what was counted over the sum of what it is counted against, by campaign."""

    parts: Sequence[tuple[float, float]]

    @property
    def n(self) -> int:
        """How many things stand below the line, all campaigns together."""
        return round(sum(below for _, below in self.parts))

    def drawn(self, counts: Floats) -> Floats:
        """The ratio in each draw; a row of ``counts`` says how often each campaign was drawn."""
        table = np.asarray(self.parts, float).reshape(-1, 2)
        above, below = counts @ table[:, 0], counts @ table[:, 1]
        found: Floats = np.divide(above, below, out=np.full(len(counts), np.nan), where=below > 0)
        return found


@dataclass(frozen=True, slots=True)
class Median:
    """The middle of all values of all campaigns."""

    values: Sequence[Sequence[float]]

    @property
    def n(self) -> int:
        """How many values there are."""
        return sum(len(row) for row in self.values)

    def drawn(self, counts: Floats) -> Floats:
        """The median in each draw: the mean of the two middle values where their number is even."""
        pairs = sorted((value, i) for i, row in enumerate(self.values) for value in row)
        if not pairs:
            return np.full(len(counts), np.nan)
        known = np.array([value for value, _ in pairs])
        reached = np.cumsum(counts[:, [i for _, i in pairs]], axis=1)
        whole = reached[:, -1]
        low = (reached >= np.ceil(whole / 2)[:, None]).argmax(axis=1)
        high = (reached >= np.floor(whole / 2 + 1)[:, None]).argmax(axis=1)
        return np.where(whole > 0, (known[low] + known[high]) / 2, np.nan)


@lru_cache(maxsize=8)
def draws(campaigns: int) -> Floats:
    """How often each campaign is drawn, one row a draw; the first row draws each once."""
    if not campaigns:
        return np.ones((1, 0))
    rng = np.random.default_rng(SEED)
    again = rng.multinomial(campaigns, np.full(campaigns, 1 / campaigns), size=DRAWS)
    return np.vstack([np.ones(campaigns), again.astype(float)])


def estimate(sample: Sample, campaigns: int) -> Estimate:
    """A figure with its bootstrap interval."""
    return _estimate(sample.drawn(draws(campaigns)), campaigns, sample.n)


def difference(first: Sample, second: Sample, pairs: int) -> Estimate:
    """First minus second, campaigns drawn in pairs of the same seed; ``n`` is the number of pairs."""
    counts = draws(pairs)
    return _estimate(first.drawn(counts) - second.drawn(counts), pairs, pairs)


def _estimate(drawn: Floats, campaigns: int, n: int) -> Estimate:
    again = drawn[1:][np.isfinite(drawn[1:])]
    value = float(drawn[0])
    if campaigns < FEWEST or len(again) < LEAST * DRAWS or not np.isfinite(value):
        return Estimate(value, None, n)
    low, high = np.percentile(again, [2.5, 97.5])
    return Estimate(value, (float(low), float(high)), n)
