"""Loading: the saves there are, what is in them, and opening one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from game.campaign.campaign import Campaign
from game.campaign.saving.listing import Listed, saves_in
from game.campaign.saving.recovery import note_tried
from game.campaign.saving.save import BadSave, Header, read_save
from game.scenarios.reading.harmless import printable
from game.ui.screens.actions import Back, Place
from game.ui.screens.base import Context, Go, Result, Screen
from game.ui.screens.preview import picture_of
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Head, Item, Pair, Panel, Picture, Row, Text, Tone

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
    moment = datetime.fromtimestamp(save.written / 1e9)
    with suppress(ValueError, OverflowError, OSError):
        moment = datetime.fromisoformat(save.header.saved).astimezone()
    return moment.strftime("%Y-%m-%d %H:%M")


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
        self.saves = {save.path: save for save in saves_in(context.folder)}
        self.chosen = next(iter(self.saves), None)
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
        for path, save in self.saves.items():
            head = save.header
            text = save.name if head is None else " · ".join((head.title, head.date[:7], *head.humans))
            tone = Tone.TEXT if head is not None else Tone.FAINT
            rows.append(Item(text, LookAt(path), when(save), path == self.chosen, tone=tone, chooses=True))
        return tuple(rows) or (Text(say("no_saves"), Tone.FAINT),)

    def _about(self) -> tuple[Row, ...]:
        back = Button(say("back"), Back(), "escape")
        if self.chosen is None:
            return (Buttons((back,)),)
        save = self.saves[self.chosen]
        head = save.header
        if head is None:
            return (Text(printable(save.problem, LONGEST), Tone.DANGER), Buttons((back,)))
        people = ", ".join(head.humans) or say("nobody")
        return (
            Text(head.title, Tone.TITLE, pixels=22),
            *self._picture(head),
            Pair(say("date"), head.date),
            Pair(say("turn"), str(head.turn + 1)),
            Pair(say("people_play"), people),
            Pair(say("seed"), str(head.seed)),
            Pair(say("saved_when"), when(save)),
            Head(say("file")),
            Text(save.name, Tone.FAINT),
            Text(self.notice, Tone.DANGER),
            Buttons((Button(say("load"), TakeUp(), "l", is_lit=True), back)),
        )

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
