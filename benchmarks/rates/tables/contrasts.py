"""Contrasts: what a switch does under each logic, seed by seed, where a ledger has both its positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from benchmarks.rates.cells import CHOICES, NOBODY, Cell
from benchmarks.rates.ledger import Line
from benchmarks.rates.tables.measures import MEASURES
from benchmarks.rates.tables.stats import Estimate, difference
from benchmarks.rates.tables.verdicts import UNDECIDED

POSITIONS = (
    ("order", "serial", "simultaneous"),
    ("exhaustion", "on", "off"),
    ("wave", "on", "off"),
    ("bonds", "100", "50"),
    ("bonds", "100", "0"),
    *(("apart", NOBODY, power) for power in CHOICES["apart"][1:]),
)


def in_pairs(one: Sequence[Line], other: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The campaigns of two cells whose seeds both have played, seed by seed.

    >>> in_pairs([{"seed": 2}, {"seed": 1}], [{"seed": 2}, {"seed": 3}])
    ([{'seed': 2}], [{'seed': 2}])
    """
    first, second = ({line["seed"]: line for line in lines} for lines in (one, other))
    seeds = sorted(first.keys() & second.keys())
    return [first[seed] for seed in seeds], [second[seed] for seed in seeds]


def contrasts(whole: Mapping[Cell, Sequence[Line]]) -> list[dict[str, Any]]:
    """First position of a switch minus the second, for every cell that was played in both."""
    found = []
    for factor, first, second in POSITIONS:
        for cell, lines in whole.items():
            twin = replace(cell, **{factor: second})
            if cell.as_words()[factor] == first and twin in whole:
                here, there = in_pairs(lines, whole[twin])
                found.append(
                    {
                        "factor": factor,
                        "minus": f"{first} - {second}",
                        "logic": cell.logic,
                        "title": cell.title(whole),
                        "pairs": len(here),
                        "measures": {
                            measure.id: difference(measure.sample(here), measure.sample(there), len(here))
                            for measure in MEASURES
                        },
                    }
                )
    return found


def word_on(found: Estimate) -> str:
    """UNDECIDED where the interval spans 0; of a switch the theory predicts no side, so there is no other."""
    return UNDECIDED if found.spans_zero else ""
