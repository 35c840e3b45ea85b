"""The chronicle as the seat knows it, by what it is about, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.campaign.books.chronicle import Entry
from game.ui.screens.actions import AskWhy, ShowPlace, ShowReport
from game.ui.screens.base import Pop, Push, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.records import why
from game.ui.screens.play.records.dispatches import rows_of
from game.ui.screens.play.records.report import ReportScreen
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Panel, Row, Text
from game.ui.widgets.rows import Entry as Typed
from game.world.records import Chapter

FILTERS: tuple[str, ...] = ("headlines", *Chapter, "everything")
PAGE = 40


@dataclass(frozen=True, slots=True)
class Filter(Action):
    """Show what is of a kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class Search(Action):
    """Type what is looked for."""


@dataclass(frozen=True, slots=True)
class Leaf(Action):
    """Turn pages: back in time, or on again where it is below nothing."""

    pages: int


class ChronicleScreen(PlayScreen):
    """What the seat has heard since the campaign began, newest page first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.filter, self.search, self.page = "headlines", "", 0

    def _found(self) -> list[Entry]:
        session = self.session
        entries = session.campaign.chronicle.since(0, session.name)
        if self.filter == "headlines":
            entries = [e for e in entries if e.record.is_news()]
        elif self.filter != "everything":
            entries = [e for e in entries if e.record.chapter == self.filter and not e.record.is_routine()]
        if self.search:
            wanted = self.search.casefold()
            sentences = session.presenter.told(entries, session.campaign.chronicle.entries)
            found = zip(entries, sentences, strict=True)
            entries = [entry for entry, sentence in found if wanted in sentence.casefold()]
        return entries

    def panels(self) -> Sequence[Panel]:
        found = self._found()
        last = max(0, (len(found) - 1) // PAGE)
        self.page = min(self.page, last)
        end = len(found) - self.page * PAGE
        shown = found[max(0, end - PAGE) : end]
        x, y, w, h = self.centred(900, 640)
        top = self.context.px(160)
        rows = rows_of(self.session, shown)
        head = Panel("filter", (x, y, w, top), self._head(last), say("chronicle"))
        return (head, Panel("entries", (x, y + top + 6, w, h - top - 6),
                            rows or (Text(say("nothing_there")),), to_end=True))  # fmt: skip

    def _head(self, last: int) -> tuple[Row, ...]:
        pages = (
            Button(say("earlier"), Leaf(1), "pageup", self.page < last),
            Button(say("later"), Leaf(-1), "pagedown", self.page > 0), self.back(),
        )  # fmt: skip
        filters = tuple(
            Button(say(f"filter_{name}"), Filter(name), is_lit=name == self.filter) for name in FILTERS
        )
        return (Buttons(filters), Typed(say("search"), Search(), self.search), Buttons(pages))

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case Filter(name):
                self.filter, self.page = name, 0
            case Search():
                typed = self.search if value is None else value  # None: Enter
                self.search, self.page = typed, 0
            case Leaf(pages):
                self.page += pages
            case ShowPlace(place):
                self.session.atlas.centre_on_place(place)
                return Pop()
            case ShowReport(entry):
                return Push(ReportScreen(self.session, entry))
            case AskWhy(entry):
                return why.why_screen(self.session, entry)
            case _:
                return super().on(action, value)
        return None
