"""The chronicle: the append-only log of all that happened, in order, with who may read each line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import to_jsonable_python

from game.world.calendar import Calendar
from game.world.records import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """One record and when it happened (the month counts within the quarter)."""

    turn: int
    month: int
    record: Record

    def line(self, calendar: Calendar) -> dict[str, Any]:
        """The entry as a JSON object: turn, date, type, and the record's fields."""
        fields = to_jsonable_python(self.record)
        return {
            "turn": self.turn,
            "date": calendar.date(self.turn, self.month),
            "type": self.record.type,
            **fields,
        }


@dataclass(slots=True)
class Chronicle:
    """Everything that happened so far."""

    entries: list[Entry] = field(default_factory=list)

    def add(self, turn: int, month: int, records: Iterable[Record]) -> None:
        """Append records of one moment."""
        self.entries.extend(Entry(turn, month, record) for record in records)

    def since(self, mark: int, reader: str | None = None) -> list[Entry]:
        """Entries from position ``mark`` on, only those the power may read if one is named."""
        found = self.entries[mark:]
        return found if reader is None else [e for e in found if e.record.readable_by(reader)]

    def lines(self, calendar: Calendar) -> Iterator[str]:
        """The chronicle as JSON lines."""
        for entry in self.entries:
            yield json.dumps(entry.line(calendar), ensure_ascii=False)
