"""The table of events over campaigns counts what happened, what was answered and what was void."""

from __future__ import annotations

from benchmarks.events import Coverage, table
from game.campaign.books.chronicle import Entry
from game.events.effects.void import stamped, void
from game.events.engine import EventBook, EventHappened, OptionChosen
from game.words import Logic
from game.world.records import Record
from tests.events.test_void import a_world, an_event


def happened(event: str) -> Record:
    return EventHappened(event=event, title="", text="", subject="", asked="", options=())


def test_a_row_tells_what_became_of_an_event() -> None:
    told: list[Record] = [
        happened("e"), happened("e"),
        OptionChosen(event="e", title="", power="red", option="pay", label="", by_default=False),
        *stamped([void(a_world(), "no_war")], "e", "war"),
    ]  # fmt: skip
    coverage = Coverage()
    coverage.add([Entry(0, 1, record) for record in told])
    coverage.add([])
    (_, _, row, never) = table(EventBook((an_event(),)), {Logic.CONCERT: coverage})
    assert row == "| `e` | 1 of 2 | war no_war 1 |"
    assert never.endswith("0 of 1 never happened: none")
    assert coverage.answers == {("e", "pay"): 1}
