"""The report as tables of Markdown, for documentation: the same figures without a terminal's columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.rates.tables.fates import FATES
from benchmarks.rates.tables.measures import MEASURES

RARE = 0.1  # share of campaigns below which an outcome of a set piece is told together with others


def report_markdown(data: dict[str, Any]) -> str:
    """Groups, contrasts and set pieces, a table each, with a line on what is not well."""
    said: list[str] = []
    for group in data["groups"]:
        said += _group(group)
    if data["contrasts"]:
        said += _contrasts(data["contrasts"])
    if data["fates"]:
        said += _fates(data["fates"])
    for piece in data["pieces"]:
        said += _piece(piece)
    return "\n".join(said)


def _group(group: dict[str, Any]) -> list[str]:
    logics = list(group["campaigns"])
    counts = ", ".join(f"{logic} {number}" for logic, number in group["campaigns"].items())
    said = ["", f"### {group['title'].capitalize()}", "", f"Campaigns: {counts}.", ""]
    has_both = group["joined_by_seed"] > 0
    said += _head(["measure", *logics, *(["self-help − concert"] if has_both else [])])
    for measure in MEASURES:
        row = group["measures"][measure.id]
        cells = [_figure(row[logic], measure.places) for logic in logics]
        if has_both:
            gap = row["self_help_minus_concert"]
            cells.append(_figure(gap, measure.places, count=False))
        said.append(_row([measure.text, *cells]))
    ill = [
        f"{logic}: {check['text']}, {check['found']}"
        for logic, found in group["health"].items()
        for check in found
        if check["is_well"] is False
    ]
    return [*said, "", f"Not well: {'; '.join(ill) or 'nothing'}."]


def _contrasts(found: Sequence[dict[str, Any]]) -> list[str]:
    """What the switches do: a column a switch."""
    titles = [f"{c['minus']} ({c['factor']}, {c['logic']}, {c['pairs']} pairs)" for c in found]
    said = ["", "### Switches", "", *_head(["measure", *titles])]
    for measure in MEASURES:
        cells = [_figure(c["measures"][measure.id], measure.places, count=False) for c in found]
        said.append(_row([measure.text, *cells]))
    return said


def _fates(found: Sequence[dict[str, Any]]) -> list[str]:
    """Powers that went their own way: a row a power, a column a figure of its own."""
    said = ["", "### One power apart", "", *_head(["power", "the others", "pairs", *FATES.values()])]
    for row in found:
        cells = [_figure(gap, 3, count=False) for gap in row["gaps"].values()]
        said.append(_row([row["power"], row["rest"], str(row["pairs"]), *cells]))
    return said


def _piece(piece: dict[str, Any]) -> list[str]:
    """What became of a set piece: a row an outcome, rare ones together."""
    said = ["", f"### {piece['piece']} ({piece['logic']})", ""]
    said.append(
        f"It happened within {piece['within_years']} years in {piece['happened']} of {piece['seeds']} seeds."
    )
    said += ["", *_head(["question", "outcome", "share of campaigns"])]
    for title, table in piece.get("tables", {}).items():
        often = {label: row for label, row in table.items() if row["share"] >= RARE}
        for label, row in often.items():
            said.append(_row([title, label, _figure(row | {"value": row["share"]}, 2, count=False)]))
        others = len(table) - len(often)
        if others:
            said.append(_row([title, f"{others} other{'s' * (others > 1)}", f"below {RARE} each"]))
    return said


def _head(titles: Sequence[str]) -> list[str]:
    return [_row(titles), _row(["---"] * len(titles))]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _figure(found: dict[str, Any], places: int, *, count: bool = True) -> str:
    """A figure with its interval, and below the line its n."""
    if found["value"] is None:
        return "–"
    told = f"{found['value']:.{places}f}"
    if found["interval"] is not None:
        low, high = found["interval"]
        told += f" [{low:.{places}f}, {high:.{places}f}]"
    return f"{told} ({found['n']})" if count else told
