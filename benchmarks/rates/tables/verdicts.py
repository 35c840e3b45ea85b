"""Verdicts: FOR, AGAINST or UNDECIDED, by rules fixed before the first run.

FOR needs the whole interval on the predicted side and an effect of a tenth (or what the measure asks);
AGAINST the whole interval on the other side; both need two hundred pairs. Everything else is UNDECIDED, and
where the theory predicts no side there is no verdict.
"""

from __future__ import annotations

from benchmarks.rates.tables.measures import Measure
from benchmarks.rates.tables.stats import Estimate

PAIRS = 200
FOR, AGAINST, UNDECIDED = "FOR", "AGAINST", "UNDECIDED"


def verdict_on(measure: Measure, concert: Estimate, self_help: Estimate, difference: Estimate) -> str:
    """The verdict on self-help minus concert; '' where the interval misses 0 and no side was predicted."""
    if difference.spans_zero:
        return UNDECIDED
    if not measure.side:
        return ""
    if difference.n < PAIRS:
        return f"{UNDECIDED} (n < {PAIRS})"
    if (difference.value < 0) != (measure.side > 0):
        return AGAINST
    needed = measure.least if measure.in_units else measure.least * abs(self_help.value)
    reached = measure.bar is None or concert.value >= measure.bar
    return FOR if abs(difference.value) >= needed and reached else UNDECIDED
