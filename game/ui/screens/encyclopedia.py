"""The encyclopedia: entries that lead to one another, those on aims first, and the tables of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from game.ui import keys
from game.ui.screens.actions import Back
from game.ui.screens.base import Context, Result, Screen
from game.ui.screens.tables import TOPICS, Tables
from game.ui.text import say
from game.ui.widgets.rows import (
    Action,
    Button,
    Buttons,
    Entry,
    Head,
    Item,
    LookUp,
    Panel,
    Rich,
    Row,
    Run,
    Space,
    Text,
    Tone,
)
from game.ui.widgets.tips import book
from game.words import Era
from game.world.constants.ruleset import RuleSet

SEARCH = 120  # height of the line to type in, and of the buttons below it


@dataclass(frozen=True, slots=True)
class Seek(Action):
    """Type what is sought; Enter turns to the first that fits."""


@dataclass(frozen=True, slots=True)
class ShowEntry(Action):
    """Turn to an entry."""

    entry: str


@dataclass(frozen=True, slots=True)
class ShowTopic(Action):
    """Turn to a table."""

    topic: str


@dataclass(frozen=True, slots=True)
class TurnBack(Action):
    """Back to the page before."""


Page = ShowEntry | ShowTopic


class EncyclopediaScreen(Screen):
    """A line to seek with and all there is on the left, the page turned to on the right."""

    is_overlay = True

    def __init__(self, context: Context, rules: RuleSet, era: Era) -> None:
        super().__init__(context)
        self.tables = Tables(rules, era)
        self.page: Page = ShowEntry(book.chapters()[0].entries[0].name)
        self.sought = ""
        self.before: list[Page] = []
        self.focus_first = Seek()

    def turn_to(self, page: Page) -> None:
        """Turn to a page; the way back is kept."""
        if page != self.page:
            self.before.append(self.page)
            self.page = page

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(1000, 640)
        cut, high = self.context.px(330), self.context.px(SEARCH)
        back = Buttons((
            Button(say("turn_back"), TurnBack(), "backspace", bool(self.before)),
            Button(say("back"), Back(), "escape"),
        ))  # fmt: skip
        seek = (Entry(say("seek"), Seek(), self.sought), back)
        name, title, rows = self._read()
        return (
            Panel("seek", (x, y, cut, high), seek, say("encyclopedia")),
            Panel("topics", (x, y + high + 6, cut, h - high - 6), tuple(self._topics())),
            Panel(f"page_{name}", (x + cut + 8, y, w - cut - 8, h), rows, title),
        )

    def _topics(self) -> list[Row]:
        """What fits what is sought; with nothing sought all there is, chapter by chapter."""
        if self.sought.strip():
            found = [self._line(entry) for entry in book.found(self.sought)]
            return [*found] or [Text(say("nothing_there"), Tone.FAINT)]
        rows: list[Row] = []
        for chapter in book.chapters():
            rows += [Head(chapter.title), *(self._line(entry) for entry in chapter.entries)]
        tables = (ShowTopic(topic) for topic in TOPICS)
        lines = (Item(say(f"topic_{t.topic}"), t, is_lit=t == self.page, chooses=True) for t in tables)
        return [*rows, Head(say("chapter_tables")), *lines]

    def _line(self, entry: book.Entry) -> Item:
        page = ShowEntry(entry.name)
        return Item(entry.title, page, is_lit=page == self.page, chooses=True)

    def _read(self) -> tuple[str, str, tuple[Row, ...]]:
        """The page turned to: its name and title, and what stands on it."""
        match self.page:
            case ShowTopic(topic):
                return topic, say(f"topic_{topic}"), self.tables.rows(topic)
            case ShowEntry(name):
                entry = book.entry(name)
                assert entry is not None, f"nobody turns to {name}, which there is not"
                others = book.leading_to(name)
                return name, entry.title, (Rich(entry.runs, pixels=19), *_see_also(others))

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case Seek() if value is not None:
                self.sought = value
            case Seek():
                if first := book.found(self.sought)[:1]:
                    self.turn_to(ShowEntry(first[0].name))
            case ShowEntry() | ShowTopic():
                self.turn_to(action)
            case LookUp(name):
                self.turn_to(ShowEntry(name))
            case TurnBack():
                self._turn_back()
            case _:
                return super().on(action, value)
        return None

    def key(self, event: pygame.Event) -> Result:
        if keys.is_pressed("alt+left", event):
            self._turn_back()
            return None
        return super().key(event)

    def _turn_back(self) -> None:
        if self.before:
            self.page = self.before.pop()


def _see_also(entries: Sequence[book.Entry]) -> list[Row]:
    """The entries that lead here, as links."""
    if not entries:
        return []
    links: list[Run] = []
    for entry in entries:
        links += [Run(" · "), Run(entry.title, LookUp(entry.name))]
    return [Space(10), Head(say("leads_here")), Rich(tuple(links[1:]), Tone.FAINT)]
