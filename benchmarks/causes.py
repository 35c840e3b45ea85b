"""Tables of what quarrels hang on, who comes into risings, and what is signed, from files of campaigns.

    python -m benchmarks.causes FILE [FILE ...]

reads what `benchmarks.base_rates run` and `benchmarks.eras run` have written; two files of one kind (before
and after) are printed one below the other. No direction is asked for.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.eras import read

YEAR = 4  # quarters
FAMOUS = (("russia", "ottoman_empire"), ("sardinia", "austria"), ("prussia", "denmark"))
HISTORY = "four of 1820-49 in fact 34, 4, 9, 6"
Row = dict[str, Any]


def groups(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """What the campaigns of a file noted of causes, by scenario, source and logic."""
    found: dict[str, list[Row]] = {}
    for line in read([path]):
        if "causes" not in line:
            continue
        cell = line.get("cell", line)
        title = " ".join(str(cell[name]) for name in ("scenario", "source", "logic") if name in cell)
        found.setdefault(title, []).append(line["causes"])
    yield from sorted(found.items())


def tables(runs: Sequence[Row]) -> Iterator[str]:
    """Everything there is to say of some campaigns of one kind."""
    years = sum(r["turns"] for r in runs) / YEAR
    yield from _risings(runs)
    yield from _entries(runs)
    yield from _quarrels(runs, years)
    yield from _demands(runs)
    yield from _treaties(runs, years)
    yield from _wars(runs)
    moves = Counter((m["before"], m["after"]) for r in runs for m in r["toggles"])
    rate = sum(moves.values()) / max(1, years) * 100
    yield f"moves of commitment: {rate:.0f} in a hundred years: {_told(moves)}"
    yield f"states that ended: {_told(Counter(name for r in runs for name in r['ended']))}"
    yield f"bodies founded: {_told(Counter(row[1] for r in runs for row in r['founded']))}"


def _told(counts: Counter[Any], most: int = 12) -> str:
    words = (
        f"{_name(name)} {n}" for name, n in sorted(counts.items(), key=lambda p: (-p[1], str(p[0])))[:most]
    )
    return ", ".join(words) or "none"


def _name(name: Any) -> str:
    return "-".join(str(part) for part in name) if isinstance(name, tuple | list) else str(name)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({100 * part / whole:.0f} %)" if whole else "")


def _risings(runs: Sequence[Row]) -> Iterator[str]:
    """How long risings last, and whether arms speak before a table does."""
    all_of_them = [w for r in runs for w in r["risings"]]
    lengths = sorted(w["length"] for w in all_of_them)
    yield f"risings: {len(lengths)} in {len(runs)} campaigns; quarters {_spread(lengths)} ({HISTORY})"
    by_rebel: dict[str, list[int]] = {}
    for w in all_of_them:
        by_rebel.setdefault(w["rebel"][0] if w["rebel"] else "nobody left", []).append(w["length"])
    rows = sorted(by_rebel.items(), key=lambda p: (-len(p[1]), p[0]))[:10]
    yield "  by rebel: " + "; ".join(
        f"{name} {len(found)} ({_spread(sorted(found))})" for name, found in rows
    )
    alone = sorted(w.get("outlived", 0) for w in all_of_them if w.get("outlived", 0))
    yield f"  that went on without those whose they were: {len(alone)}; quarters {_spread(alone)}"
    for what, wars in (("risings", all_of_them), ("wars", [w for r in runs for w in r["wars"]])):
        sat = [w for w in wars if w["before_table"] is not None]
        fought = sum(w["before_table"] > 0 for w in sat)
        yield f"  {what} before a table: {_share(len(sat), len(wars))}"
        yield f"  of these with a battle before it: {_share(fought, len(sat))}"
        yield f"  {what} without any battle: {_share(sum(w['battles'] == 0 for w in wars), len(wars))}"


def _spread(values: Sequence[int]) -> str:
    if not values:
        return "none"
    tenth = values[len(values) // 10], values[-1 - len(values) // 10]
    return f"median {median(values):g}, tenths {tenth[0]}-{tenth[1]}, most {values[-1]}"


def _entries(runs: Sequence[Row]) -> Iterator[str]:
    """Who comes into risings, on whose side, of which regime and with how much."""
    risings = [w for r in runs for w in r["risings"]]
    entries = [(w, e) for w in risings for e in w["entries"]]
    great = [(w, e) for w, e in entries if e["great"]]
    with_great = sum(any(e["great"] for e in w["entries"]) for w in risings)
    both = sum(len({e["beside"] in w["lord"] for e in w["entries"] if e["great"]}) == 2 for w in risings)
    yield f"entries into risings: {len(entries)}, of great powers {len(great)}"
    yield f"  risings with a great power: {_share(with_great, len(risings))}; with some on both sides {both}"
    regimes = Counter((_side(w, e), e["ideology"]) for w, e in great)
    yield f"  great powers by side and regime: {_told(regimes)}"
    yield f"  by power: {_told(Counter((e['power'], _side(w, e)) for w, e in great))}"
    yield f"  great powers by size: {_told(Counter(e['size'] for _, e in great))}"
    lesser = [e for _, e in entries if not e["great"]]  # all that a small state has is seldom much
    yield f"  others by size: {_told(Counter(e['size'] for e in lesser))}"
    yield f"  by title: {_told(Counter(e['reason'] for _, e in entries))}"


def _side(rising: Row, entry: Row) -> str:
    return "lord" if entry["beside"] in rising["lord"] else "rebel"


def _quarrels(runs: Sequence[Row], years: float) -> Iterator[str]:
    """What crises hang on; a table over a war that was on is none of them."""
    crises = [c for r in runs for c in r["crises"] if not c["about_war"]]
    yield f"crises: {len(crises) / max(1, years):.2f} a year: {_told(Counter(c['casus'] for c in crises))}"
    caused = sum(bool(c["causes"]) for c in crises)
    narrow = sum(bool(set(c["causes"]) - {"rivalry"}) for c in crises)
    yield f"  between pairs with a cause: {_share(caused, len(crises))}"
    yield f"  with another one than earlier quarrels: {_share(narrow, len(crises))}"
    yield f"  causes: {_told(Counter(name for c in crises for name in c['causes'] or ['none']))}"
    yield f"  pairs: {_told(Counter((c['challenger'], c['defender']) for c in crises))}"


def _demands(runs: Sequence[Row]) -> Iterator[str]:
    """How much land is asked for, and how often the same again."""
    same = land = 0
    first: list[int] = []
    later: list[int] = []
    for r in runs:
        seen: set[str] = set()
        pairs: set[tuple[str, str]] = set()
        for c in r["crises"]:
            if c["about_war"] or not c["land"]:
                continue
            land += 1
            pair = (c["challenger"], c["defender"])
            what = f"{pair} {c['asked']}"
            same += what in seen
            (later if pair in pairs else first).append(c["land"])
            seen.add(what)
            pairs.add(pair)
    yield f"demands for land: {land}; the very same again: {_share(same, land)}"
    yield f"  provinces in the first of a pair: {_spread(sorted(first))}"
    yield f"  in later ones: {_spread(sorted(later))}"


def _treaties(runs: Sequence[Row], years: float) -> Iterator[str]:
    """What is signed, and between which regimes alliances are."""
    signed = [t for r in runs for t in r["treaties"]]
    kinds = _told(Counter(t["kind"] for t in signed), 20)
    yield f"treaties: {len(signed) / max(1, years):.2f} a year: {kinds}"
    yield f"  secret: {sum(t['secret'] for t in signed)}"
    allied = [t for t in signed if t["kind"].endswith("alliance") or t["kind"] == "guarantee"]
    alike = sum(len(set(t["regimes"])) == 1 for t in allied)
    yield f"  alliances and guarantees between like regimes: {_share(alike, len(allied))}"
    yield f"  whose: {_told(Counter(tuple(t['parties']) for t in allied))}"


def _wars(runs: Sequence[Row]) -> Iterator[str]:
    wars = [w for r in runs for w in r["wars"]]
    yield f"wars: {len(wars)}; by reason {_told(Counter(w['casus'] for w in wars))}"
    pairs = Counter((s[0][0], s[1][0]) for w in wars if all(s := w["sides"]))
    yield f"  pairs: {_told(pairs)}"
    famous = (f"{a}-{b} {pairs[a, b] + pairs[b, a]}" for a, b in FAMOUS)
    yield "  " + ", ".join(famous)
    yield f"  quarters: {_spread(sorted(w['length'] for w in wars))}"


def main(arguments: Iterable[str]) -> None:
    """Print the tables of every file named."""
    for name in arguments:
        print(f"# {Path(name).stem}")
        for title, runs in groups(Path(name)):
            print(f"\n## {title} ({len(runs)} campaigns)\n")
            for line in tables(runs):
                print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
