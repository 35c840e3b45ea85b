"""Writes the pages of the docs that are made from the code: ``python docs/pages/build.py [--check]``.

``--check`` writes nothing and fails if a page is out of date; a test does the same.
"""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]  # docs
sys.path.insert(0, str(FOLDER.parent))

from docs.pages.data_pages import data_formats_page, events_page
from docs.pages.minds_page import minds_page
from game.campaign.door import ORDERS
from game.campaign.record_types import RECORDS
from game.scenarios.jsonschema import schema_texts
from game.ui.screens.ways import WAYS


def first_line(kind: type) -> str:
    """The sentence a docstring begins with."""
    return (kind.__doc__ or "").strip().split("\n")[0]


def chronicle_page() -> str:
    """Every kind of record and its fields."""
    rows = [
        "# The chronicle",
        "",
        "One JSON object a line, in the order things happened: `turn`, `date` (ISO, first day of the month),",
        "`type`, `readers` (powers that may read it; empty: everybody), and the fields of its type below.",
        "Powers and places are named by their ids, forces, wars and treaties by numbers, hexes by",
        "`row * width + column`. Money is in thousands of pounds; shares and chances are parts of 10,000.",
        "",
        "| type | what happened | fields |",
        "| --- | --- | --- |",
    ]
    for word, kind in sorted(RECORDS.items()):
        names = ", ".join(f"`{f.name}`" for f in fields(kind) if f.name != "readers")
        rows.append(f"| `{word}` | {first_line(kind)} | {names} |")
    return "\n".join(rows) + "\n"


def orders_page() -> str:
    """Every kind of order, when it may be given, and its fields."""
    rows = [
        "# The orders",
        "",
        "All that a seat may do; people and the computer use the same. *Undo*: may be taken back while",
        "nothing was revealed since. Each is judged on the View of the power that gives it.",
        "",
        "| order | what it does | phases | undo | fields |",
        "| --- | --- | --- | --- | --- |",
    ]
    for word, kind in ORDERS.items():
        names = ", ".join(f"`{f.name}`" for f in fields(kind.order) if f.name != "power")
        phases = ", ".join(sorted(phase.value for phase in kind.phases))
        undo = "yes" if kind.order.undoable else "no"
        rows.append(f"| `{word}` | {first_line(kind.order)} | {phases} | {undo} | {names} |")
    return "\n".join(rows) + "\n"


def ways_page() -> str:
    """Where on the screen every kind of order is given, and by which key."""
    rows = [
        "# The orders on the screen",
        "",
        "Every order can be given with the mouse alone and with the keyboard alone. The keys in brackets",
        "lead from the map to the place; the last column is the key there. Tab walks through all that can",
        "be pressed, Enter presses it. At the conference table seats tell why; a paper is taken in hand,",
        "and the round seal on a paper, or Enter with the paper in hand, lays it down or votes for it.",
        "",
        "| order | what it does | where | key |",
        "| --- | --- | --- | --- |",
    ]
    for word, kind in ORDERS.items():
        if word not in WAYS:
            sys.exit(f"{word}: game/ui/screens/ways.py does not say where it is given")
        way = WAYS[word]
        rows.append(f"| `{word}` | {first_line(kind.order)} | {way.place} | {way.pressed} |")
    return "\n".join(rows) + "\n"


PAGES = {
    "chronicle.md": chronicle_page,
    "orders.md": orders_page,
    "orders-on-screen.md": ways_page,
    "events.md": events_page,
    "data-formats.md": data_formats_page,
    "minds.md": minds_page,
} | {f"../assets/schemas/{name}": lambda text=text: text for name, text in schema_texts().items()}


def outdated() -> list[str]:
    """Names of pages that differ from what the code says."""
    stale = []
    for name, write in PAGES.items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != write():
            stale.append(name)
    return stale


def main() -> int:
    """Write the pages, or check them."""
    if "--check" in sys.argv:
        stale = outdated()
        for name in stale:
            print(f"docs/{name} is out of date: run python docs/pages/build.py", file=sys.stderr)
        return 1 if stale else 0
    for name, write in PAGES.items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(write(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
