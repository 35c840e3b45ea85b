"""Tables of set pieces: how often each outcome came, of the seeds in which the event happened in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from benchmarks.rates.cells import Cell
from benchmarks.rates.ledger import Line
from benchmarks.rates.tables.stats import Ratio, estimate


def piece_data(lines: Sequence[Line]) -> dict[str, Any]:
    """The outcomes of one set piece in one cell, as plain data: label -> how often, share and interval."""
    happened = [line for line in lines if line["fired"] and line["watched"] > 0]
    first = lines[0]
    found: dict[str, Any] = {
        "piece": first["piece"],
        "cell": first["cell"],
        "logic": Cell(**first["cell"]).logic,
        "seeds": len(lines),
        "happened": len(happened),
        "within_years": first["within"],
        "dates": dict(sorted(Counter(line["fired"][:4] for line in happened).items())),
        "seconds": round(float(np.mean([line["seconds"] for line in lines])), 1),
    }
    if happened:
        found["tables"] = {
            "answer": _table([[line["answer"] or "none asked"] for line in happened]),
            "crises": _table([line["crises"] or ["no crisis"] for line in happened]),
            "who fought": _table([_fights(line["wars"]) for line in happened]),
            **{f"{name} two years later": _table([[line["states"][name]] for line in happened])
               for name in happened[0]["states"]},
            **{f"owner of {name} two years later": _table([[line["owners"][name]] for line in happened])
               for name in happened[0]["owners"]},
            **({"treaty two years later": _table([[line["bond"]] for line in happened])}
               if happened[0]["bond"] else {}),
        }  # fmt: skip
    return found


def _fights(wars: Sequence[dict[str, Any]]) -> list[str]:
    """Each war in words: why, who of the great powers, and whether against each other."""
    if not wars:
        return ["no war"]
    return [
        f"{row['casus']}: {', '.join(row['greats']) or 'no great power'}"
        + (" (great powers on both sides)" if row["great_power_war"] else "")
        + ("" if row["is_over"] else ", still on")
        for row in wars
    ]


def _table(rows: Iterable[Sequence[str]]) -> dict[str, dict[str, Any]]:
    """How many campaigns show each label at least once, most frequent first, with the share's interval."""
    seen = [set(row) for row in rows]
    counts = Counter(label for row in seen for label in sorted(row))
    table = {}
    for label, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        share = estimate(Ratio([(label in row, 1) for row in seen]), len(seen))
        table[label] = {
            "campaigns": number,
            "share": round(share.value, 4),
            "interval": [round(end, 4) for end in share.interval] if share.interval else None,
        }
    return table


def piece_text(piece: dict[str, Any]) -> list[str]:
    """A set piece for people."""
    cell = piece["cell"]
    said = [
        "",
        f"== {piece['piece']}, {piece['logic']}, source {cell['source']}, rate {cell['rate']} ==",
        f"happened within {piece['within_years']} years in {piece['happened']} of {piece['seeds']} seeds"
        f" ({', '.join(f'{year}: {number}' for year, number in piece['dates'].items()) or 'never'});"
        f" {piece['seconds']} s a seed",
    ]
    for title, table in piece.get("tables", {}).items():
        said.append(f"  {title}:")
        for label, row in table.items():
            ends = row["interval"]
            between = f" [{ends[0]:.2f}, {ends[1]:.2f}]" if ends else ""
            said.append(f"    {row['campaigns']:4} {row['share']:5.2f}{between}  {label}")
    return said
