"""Fates: what becomes of one power that follows the other logic among powers that all follow one.

Whether a logic serves who follows it cannot be read off a world in which all do. The same seeds are played
with and without the lone dissenter, and its own figures are compared (P5, P11, P17 of docs/propositions.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.rates.cells import NOBODY, Cell
from benchmarks.rates.figures import PERMYRIAD
from benchmarks.rates.ledger import Line
from benchmarks.rates.tables.contrasts import in_pairs
from benchmarks.rates.tables.stats import Estimate, Ratio, difference

FATES = {
    "security": "security: land of the first day still held, and how safe it is",
    "prosperity": "prosperity: what the land yields, net of debt (0.5 as at the start)",
    "standing": "standing: its name, and the trust in it",
    "mandates": "mandates met, points of standing",
    "strength": "share of all men under arms",
}


@dataclass(frozen=True, slots=True)
class Fate:
    """One power apart, minus itself when it went with the rest; ``gaps`` by the words of `FATES`."""

    power: str
    rest: str  # the logic of the others
    title: str
    pairs: int
    gaps: dict[str, Estimate]


def fates(whole: Mapping[Cell, Sequence[Line]]) -> list[Fate]:
    """Every power that was played apart, where the same seeds were played with all alike."""
    found = []
    for cell, lines in whole.items():
        alike = replace(cell, apart=NOBODY)
        if cell.apart == NOBODY or alike not in whole:
            continue
        there, here = in_pairs(lines, [line for line in whole[alike] if "scores" in line])
        gaps = {
            what: difference(_mean(there, cell.apart, what), _mean(here, cell.apart, what), len(here))
            for what in FATES
        }
        found.append(Fate(cell.apart, cell.logic, cell.title(whole), len(here), gaps))
    return found


def _mean(lines: Sequence[Line], power: str, what: str) -> Ratio:
    """One of a power's figures at the end; one that is no more has none of anything."""
    return Ratio([(line["scores"].get(power, {}).get(what, 0) / PERMYRIAD, 1) for line in lines])


def fates_text(rows: Sequence[dict[str, Any]], said: Callable[..., str]) -> list[str]:
    """For people: a row a power and figure; ``said`` writes an estimate."""
    told = []
    for row in rows:
        told += [
            "",
            f"== {row['power']} apart, the others {row['rest']}, minus the same power like the others, "
            f"{row['pairs']} pairs ==",
            row["title"],
            *(f"{FATES[what]:>64}   {said(gap, 3, count=False)}" for what, gap in row["gaps"].items()),
        ]
    return told
