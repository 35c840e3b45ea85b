"""Health: whether a cell is a living world, or one in which something is frozen, pinned or flaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.rates.figures import PERMYRIAD, Row
from benchmarks.rates.ledger import Line
from benchmarks.rates.tables.measures import DECADE, aggressions
from game.words import Logic

END, STILL, MOST = 200, 100, 0.5  # permyriad from an end; permyriad of spread; share of looks
ONE_STAGE = 0.95  # of all quarters on one stage is frozen
REVERSALS = 2.0  # a power and decade, median
FEW = 10  # wars open to a power below which nothing is said of its joining


@dataclass(frozen=True, slots=True)
class Check:
    """One question about a cell: the answer in figures, and whether all is well (None: no telling)."""

    text: str
    found: str
    is_well: bool | None


def checks(logic: str, lines: Sequence[Line]) -> list[Check]:
    """All questions about the campaigns of one cell."""
    cohesion = [share for line in lines for row in line["cohesion"].values() for share in row]
    trust = [look[0] for line in lines for look in line["trust"]]
    pairs = [figure for line in lines for look in line["trust"] for figure in look[1:]]
    burden = [share for line in lines for share in line["burden"]]
    capped = [share for line in lines for share in line["capped"]]
    return [
        spread("cohesion", cohesion, cohesion),
        spread("trust, mean of pairs", trust, pairs),
        spread("burden", burden, burden, least=STILL // 10),
        _capped(capped),
        *(stages(lines) if logic == Logic.ADAPTIVE else ()),
        joining("wars", [row for line in lines for row in line["wars"]]),
        joining("aggressions", [row for line in lines for row in aggressions(line)]),
    ]


def spread(what: str, values: Sequence[float], ends: Sequence[float], least: int = STILL) -> Check:
    """Whether yearly looks vary, and do not lie at 0 or 1 for the most part."""
    if not values:
        return Check(what, "nothing to look at", None)
    low, high = np.percentile(values, [5, 95])
    pinned = np.mean([value <= END or value >= PERMYRIAD - END for value in ends])
    if what == "burden":
        pinned = np.mean([value <= END // 10 for value in ends])
    found = f"5-95 %: {low / PERMYRIAD:.3f} to {high / PERMYRIAD:.3f}; at an end {pinned:.0%}"
    return Check(what, found, bool(high - low >= least and pinned <= MOST))


def _capped(shares: Sequence[float]) -> Check:
    if not shares:
        return Check("burden at the cap of will", "nothing to look at", None)
    share = float(np.mean(shares))
    return Check("burden at the cap of will", f"{share:.0%} of great-power years", share <= MOST)


def stages(lines: Sequence[Line]) -> list[Check]:
    """Whether commitment moves at all, and does not move to and fro."""
    quarters = np.sum([line["stages"] for line in lines], axis=0)
    shares = quarters / max(1, quarters.sum())
    told = " ".join(f"{share:.2f}" for share in shares)
    rows = [row for line in lines for row in line["moves"].values() if row[2]]
    turned = float(np.median([row[1] * DECADE / row[2] for row in rows])) if rows else 0.0
    most = max((row[1] * DECADE / row[2] for row in rows), default=0.0)
    return [
        Check("stages 0-4", told, bool(shares.max() < ONE_STAGE)),
        Check("reversals a power and decade", f"median {turned:.2f}, most {most:.2f}", turned <= REVERSALS),
    ]


def joining(what: str, wars: Sequence[Row]) -> Check:
    """Whether any great power always or never enters the wars, or those of a kind, that are open to it."""
    asked = _count(name for row in wars for name in row["asked"])
    came = _count(name for row in wars for name in row["came"])
    told = ", ".join(f"{name} {came.get(name, 0)}/{number}" for name, number in sorted(asked.items()))
    known = {name: came.get(name, 0) / number for name, number in asked.items() if number >= FEW}
    well = all(0 < share < 1 for share in known.values()) if known else None
    return Check(f"{what} entered, of those open", told or "none was open to anybody", well)


def _count(names: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found
