"""The report: tables of a ledger, as text or as plain data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from benchmarks.rates.cells import Cell
from benchmarks.rates.ledger import Line, key_of
from benchmarks.rates.tables.contrasts import contrasts, in_pairs, word_on
from benchmarks.rates.tables.fates import Fate, fates, fates_text
from benchmarks.rates.tables.health import checks
from benchmarks.rates.tables.measures import MEASURES, Measure
from benchmarks.rates.tables.stats import DRAWS, Estimate, difference, estimate
from benchmarks.rates.tables.tally import piece_data, piece_text
from benchmarks.rates.tables.verdicts import verdict_on

ARMS = ("self_help", "concert")
WIDTH = 24


def report_data(head: dict[str, Any], lines: Sequence[Line]) -> dict[str, Any]:
    """Everything a report says, as plain data."""
    whole = _by_cell(line for line in lines if "piece" not in line)
    pieces: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if "piece" in line:
            pieces.setdefault(key_of(line)[:2], []).append(line)
    return {
        "constants": {name: head.get(name) for name in ("scenario", "rules", "facts", "map")},
        "codes": sorted({line["code"] for line in lines}),
        "draws": DRAWS,
        "groups": [_group(cells, whole) for cells in _groups(list(whole))],
        "contrasts": [_contrast(found) for found in contrasts(whole)],
        "fates": [_fate(found) for found in fates(whole)],
        "pieces": [piece_data(found) for found in pieces.values()],
    }


def _by_cell(lines: Iterable[Line]) -> dict[Cell, list[Line]]:
    found: dict[Cell, list[Line]] = {}
    for line in lines:
        found.setdefault(Cell(**line["cell"]), []).append(line)
    return {cell: found[cell] for cell in sorted(found)}


def _groups(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cells that differ in their logic only, together; self-help first, then concert."""
    order = {logic: number for number, logic in enumerate((*ARMS, "adaptive"))}
    found: dict[Cell, list[Cell]] = {}
    for cell in cells:
        found.setdefault(cell.beside(ARMS[0]), []).append(cell)
    return [sorted(group, key=lambda cell: (order.get(cell.logic, 9), cell)) for group in found.values()]


def _group(cells: Sequence[Cell], whole: dict[Cell, list[Line]]) -> dict[str, Any]:
    by_logic = {cell.logic: whole[cell] for cell in cells}
    rows = {measure.id: _row(measure, by_logic) for measure in MEASURES}
    return {
        "title": cells[0].title(whole),
        "cell": {name: value for name, value in cells[0].as_words().items() if name != "logic"},
        "campaigns": {logic: len(found) for logic, found in by_logic.items()},
        "joined_by_seed": len(in_pairs(*(by_logic[arm] for arm in ARMS))[0])
        if set(ARMS) <= by_logic.keys()
        else 0,
        "measures": rows,
        "health": {
            logic: [asdict(check) for check in checks(logic, found)] for logic, found in by_logic.items()
        },
        "trust_by_year": {logic: _trust_by_year(found) for logic, found in by_logic.items()},
        "defeats": {logic: _defeats(found) for logic, found in by_logic.items()},
    }


def _defeats(lines: Sequence[Line]) -> dict[str, list[int]]:
    """Wars that infected powers lost, by pathology: how many, in how many beaten, cured by how many."""
    found: dict[str, list[int]] = {}
    for line in lines:
        for pathology, row in line.get("defeats", {}).items():
            found[pathology] = [a + b for a, b in zip(found.get(pathology, [0, 0, 0]), row, strict=True)]
    return dict(sorted(found.items()))


def _contrast(found: dict[str, Any]) -> dict[str, Any]:
    """A contrast with its estimates as data."""
    rows = {name: _plain(gap) | {"verdict": word_on(gap)} for name, gap in found["measures"].items()}
    return found | {"measures": rows}


def _fate(found: Fate) -> dict[str, Any]:
    """A power apart, with its estimates as data."""
    return asdict(found) | {"gaps": {what: _plain(gap) for what, gap in found.gaps.items()}}


def _row(measure: Measure, by_logic: dict[str, list[Line]]) -> dict[str, Any]:
    found = {logic: estimate(measure.sample(lines), len(lines)) for logic, lines in by_logic.items()}
    row: dict[str, Any] = {"text": measure.text, **{logic: _plain(e) for logic, e in found.items()}}
    if set(ARMS) <= by_logic.keys():
        first, second = in_pairs(*(by_logic[arm] for arm in ARMS))
        gap = difference(measure.sample(first), measure.sample(second), len(first))
        verdict = verdict_on(measure, found["concert"], found["self_help"], gap)
        row["self_help_minus_concert"] = _plain(gap) | {"verdict": verdict, "predicted": -measure.side}
    return row


def _plain(found: Estimate) -> dict[str, Any]:
    """An estimate as data; what has no value is null."""
    value = round(found.value, 6) if np.isfinite(found.value) else None
    interval = [round(end, 6) for end in found.interval] if found.interval else None
    return {"value": value, "interval": interval, "n": found.n}


def _trust_by_year(lines: Sequence[Line]) -> list[list[float]]:
    """Mean, 5th and 95th percentile of trust between great powers at the end of each year, permyriad."""
    years = max((len(line["trust"]) for line in lines), default=0)
    looks = [[line["trust"][year] for line in lines if year < len(line["trust"])] for year in range(years)]
    return [[round(float(figure), 1) for figure in np.mean(found, axis=0)] for found in looks]


# --- text -------------------------------------------------------------------------------------------


def report_text(data: dict[str, Any]) -> str:
    """The report for people."""
    said = [f"Constants: {json.dumps(data['constants'])}"]
    if len(data["codes"]) > 1:
        said.append(
            f"CAUTION: played by {len(data['codes'])} states of the program: {', '.join(data['codes'])}"
        )
    if not data["groups"] and not data["pieces"]:
        said.append("No campaign is finished yet.")
    for group in data["groups"]:
        said += _group_text(group)
    for contrast in data["contrasts"]:
        said += _contrast_text(contrast)
    said += fates_text(data["fates"], _said)
    for piece in data["pieces"]:
        said += piece_text(piece)
    return "\n".join(said)


def _group_text(group: dict[str, Any]) -> list[str]:
    """One table: a row a measure, a column a logic, and the paired difference."""
    logics = list(group["campaigns"])
    has_both = set(ARMS) <= set(logics)
    counts = ", ".join(f"{logic} {number}" for logic, number in group["campaigns"].items())
    titles = "".join(f"{logic:>{WIDTH + 7}}" for logic in logics)
    pairs = f"   self_help - concert, {group['joined_by_seed']} pairs" if has_both else ""
    said = ["", f"== {group['title']} ==", f"campaigns: {counts}; {_span(group['cell'])}"]
    said += [
        "mean or median [95 % bootstrap interval] (n: quarters, campaigns, wars, ... below the line)",
        f"{'':>64}{titles}{pairs}",
    ]
    for measure in MEASURES:
        row = group["measures"][measure.id]
        cells = "".join(f"{_said(row[logic], measure.places):>{WIDTH + 7}}" for logic in logics)
        gap = row.get("self_help_minus_concert")
        last = (
            f"   {_said(gap, measure.places, count=False):<{WIDTH}} {gap['verdict']}".rstrip() if gap else ""
        )
        said.append(f"{measure.text:>64}{cells}{last}")
    for logic, found in group["health"].items():
        said += [f"  {logic}: {_health(check)}" for check in found]
    for logic, rows in group["defeats"].items():
        told = "; ".join(f"{name} {lost}, {beaten}, {cured}" for name, (lost, beaten, cured) in rows.items())
        said.append(f"  {logic}: wars lost by the infected, in them beaten, cured by it: {told or 'none'}")
    for logic, years in group["trust_by_year"].items():
        told = "  ".join(
            f"{mean / 10_000:.2f} ({low / 10_000:.2f}-{high / 10_000:.2f})" for mean, low, high in years[::5]
        )
        said.append(f"  {logic}: trust, every fifth year, mean (5-95 % of pairs): {told or 'no year ended'}")
    return said


def _contrast_text(contrast: dict[str, Any]) -> list[str]:
    """What a switch does in one cell: a row a measure."""
    said = ["", f"== {contrast['factor']} {contrast['minus']}, {contrast['pairs']} pairs =="]
    said.append(f"{contrast['logic']}, {contrast['title']}")
    for measure in MEASURES:
        row = contrast["measures"][measure.id]
        figures = _said(row, measure.places, count=False)
        said.append(f"{measure.text:>64}   {figures:<{WIDTH}} {row['verdict']}".rstrip())
    return said


def _span(cell: dict[str, str]) -> str:
    return (
        f"rate {cell['rate']}, {cell['order']}, exhaustion {cell['exhaustion']}, wave {cell['wave']}, "
        f"{cell['since']} to {cell['until']}"
    )


def _said(found: dict[str, Any], places: int, *, count: bool = True) -> str:
    """A figure, its interval and its n in a few characters."""
    if found["value"] is None:
        return "-"
    number = f" ({found['n']})" if count else ""
    if found["interval"] is None:
        return f"{found['value']:.{places}f} [-]{number}"
    low, high = found["interval"]
    return f"{found['value']:.{places}f} [{low:.{places}f}, {high:.{places}f}]{number}"


def _health(check: dict[str, Any]) -> str:
    word = {True: "well", False: "NOT WELL", None: "no telling"}[check["is_well"]]
    return f"{check['text']}: {check['found']}: {word}"
