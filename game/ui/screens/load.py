"""Loading: the saves there are, what is in them, and opening one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from game.campaign.campaign import Campaign
from game.campaign.saving.listing import NAMED, Listed, saves_in, torn
from game.campaign.saving.naming import SUFFIX, renamed
from game.campaign.saving.recovery import note_tried
from game.campaign.saving.rescue import kept_aside
from game.campaign.saving.save import BadSave, Header, read_save
from game.scenarios.reading.harmless import printable
from game.ui.screens.actions import Back, Place
from game.ui.screens.base import Context, Go, Push, Result, Screen
from game.ui.screens.naming import DeleteScreen, NameScreen
from game.ui.screens.preview import picture_of
from game.ui.text import called, in_row, moment, say
from game.ui.widgets.rows import (
    Action,
    Button,
    Buttons,
    Entry,
    Head,
    Item,
    Pair,
    Panel,
    Picture,
    Row,
    Text,
    Tone,
)

PREVIEW = 300  # pixels
LONGEST = 2_000  # letters of what is wrong with a save; its path may be long


def take_up(path: Path) -> Campaign | str:
    """The campaign of a save, or in a line why it cannot be taken up. If a fault left it, that is noted."""
    note_tried(path)
    try:
        return read_save(path)
    except BadSave as error:
        return printable(str(error), LONGEST)


def when(save: Listed) -> str:
    """The day and the minute in which a save was written, '?' for what is none."""
    if save.header is None:
        return "?"
    written = datetime.fromtimestamp(save.written / 1e9)
    with suppress(ValueError, OverflowError, OSError):
        written = datetime.fromisoformat(save.header.saved).astimezone()
    return moment(written)


def told_of(save: Listed) -> str:
    """A save in a line: the name somebody gave it or who wrote it, the quarter, and who plays."""
    if save.header is None:
        return save.name
    name = save.name[: -len(SUFFIX)] if save.kind == NAMED else say(f"save_{save.kind}")
    scenario, people = save.header.scenario, save.header.humans
    return " · ".join((name, save.quarter, *([called(p, scenario) for p in people] or (say("nobody_here"),))))


@dataclass(frozen=True, slots=True)
class LookAt(Action):
    """Look at a save; once more, and it is opened."""

    save: Path


@dataclass(frozen=True, slots=True)
class Search(Action):
    """Type what a save's line must hold; Enter opens the one looked at."""


@dataclass(frozen=True, slots=True)
class TakeUp(Action):
    """Open the save looked at."""


@dataclass(frozen=True, slots=True)
class Rename(Action):
    """Give the save looked at another name."""


@dataclass(frozen=True, slots=True)
class Delete(Action):
    """Throw the save looked at away, when asked whether one is sure."""


class LoadScreen(Screen):
    """A list of saves and the one looked at."""

    is_overlay = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saves: dict[Path, Listed] = {}
        self.chosen: Path | None = None
        self.sought = ""
        self._look()

    def _look(self) -> None:
        """See which saves there are; the one that was chosen stays so, if it is there."""
        folder, before = self.context.folder, list(self.saves)
        at = before.index(self.chosen) if self.chosen in before else 0
        self.saves = {save.path: save for save in (*kept_aside(folder), *saves_in(folder))}
        self.bad: dict[Path, str] = {}  # that cannot be loaded, and why
        there = list(self.saves)
        beside = there[min(at, len(there) - 1)] if there else None
        self._choose(self.chosen if self.chosen in self.saves else beside)
        self.is_stale = True

    def _choose(self, path: Path | None) -> None:
        """Look at a save, and whether all of it is there."""
        self.chosen = path
        self.focus_first = LookAt(path) if path is not None else None
        if path is not None and path not in self.bad and (why := torn(self.saves[path])):
            self.bad[path] = printable(why, LONGEST)

    def shown(self) -> None:
        self._look()

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(1180, 640)
        cut = round(w * 0.6)
        line = self.context.px(56)
        search = (Entry(say("save_search"), Search(), self.sought),)
        return (
            Panel("search", (x, y, cut, line), search),
            Panel("saves", (x, y + line + 8, cut, h - line - 8), self._list(), say("load")),
            Panel("save", (x + cut + 8, y, w - cut - 8, h), self._about(), say("campaign")),
        )

    def _list(self) -> tuple[Row, ...]:
        rows = []
        for path, save in self._fitting().items():
            is_bad = path in self.bad or save.header is None
            tone = Tone.DANGER if path in self.bad else Tone.FAINT if is_bad else Tone.TEXT
            lit = path == self.chosen
            rows.append(Item(told_of(save), LookAt(path), when(save), lit, tone=tone, chooses=True))
        return tuple(rows) or (Text(say("no_saves_so" if self.sought else "no_saves"), Tone.FAINT),)

    def _fitting(self) -> dict[Path, Listed]:
        """The saves whose line, date or file holds every word that is sought."""
        words = self.sought.casefold().split()
        lines = {path: f"{told_of(s)} {when(s)} {s.name}".casefold() for path, s in self.saves.items()}
        return {path: save for path, save in self.saves.items() if all(w in lines[path] for w in words)}

    def _search(self, typed: str) -> None:
        """Look for saves; one that fits is looked at."""
        self.sought = typed
        found = self._fitting()
        if found and self.chosen not in found:
            self._choose(next(iter(found)))

    def _about(self) -> tuple[Row, ...]:
        if self.chosen is None:
            return (Buttons((Button(say("back"), Back(), "escape"),)),)
        save, why = self.saves[self.chosen], self.bad.get(self.chosen, "")
        return (*self._content(save), Head(say("file")), Text(save.name, Tone.FAINT), self._buttons(why),
                Text(why, Tone.DANGER))  # fmt: skip

    def _content(self, save: Listed) -> tuple[Row, ...]:
        """What is in a save, as far as its first line can be read."""
        head = save.header
        if head is None:
            return (Text(say("no_save"), Tone.TITLE, pixels=22),)
        people = in_row(called(p, head.scenario) for p in head.humans) or say("nobody")
        return (
            Text(head.title, Tone.TITLE, pixels=22),
            *self._picture(head),
            Pair(say("written_by"), say(f"save_{save.kind}")),
            Pair(say("date"), save.quarter),
            Pair(say("turn"), str(head.turn + 1)),
            Pair(say("people_play"), people),
            Pair(say("seed"), str(head.seed)),
            Pair(say("saved_when"), when(save)),
        )

    def _buttons(self, why: str) -> Buttons:
        """What can be done with the save looked at."""
        return Buttons((
            Button(say("load"), TakeUp(), "l", not why, is_lit=not why, tip=why and say("tip_torn_save")),
            Button(say("rename"), Rename(), "r"),
            Button(say("delete"), Delete(), "delete"),
            Button(say("back"), Back(), "escape"),
        ))  # fmt: skip

    def _picture(self, head: Header) -> tuple[Row, ...]:
        """Who holds what in it."""
        wide = self.context.px(PREVIEW)
        found = head.preview and picture_of(head.preview, wide, self.context.palette.button)
        return (Picture(found),) if found else ()

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case LookAt(path) if path == self.chosen:
                return self._load()
            case LookAt(path):
                self._choose(path)
            case Search() if value is not None:
                self._search(value)
            case TakeUp() | Search():
                return self._load()
            case Rename() if self.chosen is not None:
                return Push(self._renames(self.chosen))
            case Delete() if self.chosen is not None:
                return Push(DeleteScreen(self.context, self.chosen, told_of(self.saves[self.chosen])))
            case _:
                return super().on(action, value)
        return None

    def _renames(self, path: Path) -> NameScreen:
        """Asks what a save is to be called; it stays the one that is looked at."""

        def rename(name: str) -> None:
            self.chosen = renamed(path, name)

        stem = self.saves[path].name[: -len(SUFFIX)]
        return NameScreen(self.context, say("rename_save"), say("rename"), stem, rename)

    def _load(self) -> Result:
        if self.chosen is None or self.chosen in self.bad:
            return None
        found = take_up(self.chosen)
        if isinstance(found, str):
            self.bad[self.chosen] = found
            return None
        return Go(Place.CAMPAIGN, found)
