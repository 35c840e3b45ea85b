"""Rewrites the generated part of docs/sources.md: the towns whose hex has other owners than they."""

from __future__ import annotations

from pathlib import Path

from maps.build.owners import Town, Triple
from maps.build.sources import ERAS

BEGIN, END = "<!-- towns: written by maps.build -->", "<!-- end of towns -->"


def differing(towns: list[Town], owner: list[Triple | None]) -> list[tuple[Town, Triple | None]]:
    """Towns that stand in a hex with other owners than their own, in any era."""
    return [(town, owner[town.true_hex]) for town in towns if owner[town.true_hex] != town.triple]


def moved(original: list[Town], placed: list[Town]) -> int:
    """How many towns the grid sets a hex aside so that they keep their owners."""
    return sum(a.true_hex != b.true_hex for a, b in zip(original, placed, strict=True))


def write(path: Path, original: list[Town], placed: list[Town], owner: list[Triple | None]) -> None:
    """Replaces what stands between the two marks of the page."""
    wrong = differing(placed, owner)
    share = 100 * (1 - len(wrong) / len(placed))
    lines = [
        f"Of {len(placed)} towns inside the map, {len(placed) - len(wrong)} ({share:.1f} %) stand in a hex"
        " that has their owner in all three eras;"
        f" {moved(original, placed)} of them were set one hex aside for it.",
        "",
        "| town | " + " | ".join(ERAS) + " |",
        "| --- | --- | --- | --- |",
    ]
    for town, triple in wrong:
        cells = [
            f"{mine}, hex {theirs}" if mine != theirs else mine
            for mine, theirs in zip(town.triple, triple or ("", "", ""), strict=True)
        ]
        lines.append(f"| {town.row['name']} | " + " | ".join(cells) + " |")
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    body = "\n".join(lines)
    path.write_text(f"{head}{BEGIN}\n{body}\n{END}{tail}", encoding="utf-8", newline="\n")
