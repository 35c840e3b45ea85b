"""Loading: the saves there are, what is in them, and opening one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from game.campaign.campaign import Campaign
from game.campaign.saving.save import BadSave, Header, read_header, read_save
from game.ui.screens.actions import Back, Place
from game.ui.screens.base import Context, Go, Result, Screen
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Head, Item, Pair, Panel, Row, Text, Tone


def saves_in(folder: Path) -> list[Path]:
    """The saves of a folder, newest first."""
    try:
        return sorted(folder.glob("*.save"), key=lambda path: (-path.stat().st_mtime_ns, path.name))
    except OSError:
        return []


def newest_save(folder: Path) -> Path | None:
    """The save written last, None if there is none."""
    return next(iter(saves_in(folder)), None)


def take_up(path: Path) -> Campaign | str:
    """The campaign of a save, or why it cannot be taken up."""
    try:
        return read_save(path)
    except BadSave as error:
        return str(error)


@lru_cache(maxsize=256)
def _header(path: Path, written: int) -> Header | str:
    """A save's header or what is wrong with it; kept as long as the file is the same."""
    try:
        return read_header(path)
    except BadSave as error:
        return str(error)


@dataclass(frozen=True, slots=True)
class LookAt(Action):
    """Look at a save; once more, and it is opened."""

    save: Path


@dataclass(frozen=True, slots=True)
class TakeUp(Action):
    """Open the save looked at."""


class LoadScreen(Screen):
    """A list of saves and the one looked at."""

    is_overlay = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saves = saves_in(context.folder)
        self.chosen = self.saves[0] if self.saves else None
        self.notice = ""
        self.focus_first = LookAt(self.chosen) if self.chosen else None

    def panels(self) -> Sequence[Panel]:
        x, y, w, h = self.centred(980, 600)
        cut = round(w * 0.52)
        return (
            Panel("saves", (x, y, cut, h), self._list(), say("load")),
            Panel("save", (x + cut + 8, y, w - cut - 8, h), self._about(), say("campaign")),
        )

    def _list(self) -> tuple[Row, ...]:
        rows = []
        for path in self.saves:
            head = _header(path, path.stat().st_mtime_ns if path.exists() else 0)
            note = head.date[:7] if isinstance(head, Header) else "?"
            rows.append(Item(path.stem, LookAt(path), note, path == self.chosen))
        return tuple(rows) or (Text(say("no_saves"), Tone.FAINT),)

    def _about(self) -> tuple[Row, ...]:
        back = Button(say("back"), Back(), "escape")
        if self.chosen is None:
            return (Buttons((back,)),)
        head = _header(self.chosen, self.chosen.stat().st_mtime_ns if self.chosen.exists() else 0)
        if isinstance(head, str):
            return (Text(head, Tone.DANGER), Buttons((back,)))
        people = ", ".join(head.humans) or say("nobody")
        return (
            Text(head.title, Tone.TITLE, pixels=22),
            Pair(say("date"), head.date),
            Pair(say("turn"), str(head.turn + 1)),
            Pair(say("people_play"), people),
            Pair(say("seed"), str(head.seed)),
            Head(say("file")),
            Text(self.chosen.name, Tone.FAINT),
            Text(self.notice, Tone.DANGER),
            Buttons((Button(say("load"), TakeUp(), "l", is_lit=True), back)),
        )

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case LookAt(path) if path == self.chosen:
                return self._load()
            case LookAt(path):
                self.chosen, self.notice = path, ""
            case TakeUp():
                return self._load()
            case _:
                return super().on(action, value)
        return None

    def _load(self) -> Result:
        if self.chosen is None:
            return None
        found = take_up(self.chosen)
        if isinstance(found, str):
            self.notice = found
            return None
        return Go(Place.CAMPAIGN, found)
