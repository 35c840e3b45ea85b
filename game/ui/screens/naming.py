"""Giving a save a name, and throwing one away: both ask first, and tell below why it is not possible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.campaign.saving.naming import BadName, throw_away
from game.scenarios.reading.harmless import printable
from game.ui.screens.actions import Back
from game.ui.screens.base import Context, Pop, Result, Screen
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Entry, Panel, Space, Text, Tone


@dataclass(frozen=True, slots=True)
class TypeSaveName(Action):
    """Type what a save is to be called."""


@dataclass(frozen=True, slots=True)
class TakeName(Action):
    """Take the name that was typed."""


@dataclass(frozen=True, slots=True)
class ThrowAway(Action):
    """Delete the save."""


class NameScreen(Screen):
    """Asks for a name and does with it what it was opened for."""

    is_overlay = True
    focus_first = TypeSaveName()

    def __init__(
        self, context: Context, title: str, deed: str, typed: str, does: Callable[[str], object]
    ) -> None:
        super().__init__(context)
        self.title, self.deed, self.typed, self.does = title, deed, typed, does
        self.problem = ""

    def panels(self) -> Sequence[Panel]:
        rows = (
            Entry(say("save_name"), TypeSaveName(), self.typed),
            Space(),
            Buttons((
                Button(self.deed, TakeName(), "return", is_lit=True),
                Button(say("back"), Back(), "escape"),
            )),
            Text(self.problem, Tone.DANGER),
        )  # fmt: skip
        return (Panel("name", self.centred(560, 260), rows, self.title, fits="down"),)

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case TypeSaveName() if value is not None:
                self.typed, self.problem = value, ""
            case TypeSaveName() | TakeName():
                return self._take()
            case _:
                return super().on(action, value)
        return None

    def _take(self) -> Result:
        try:
            if not self.typed.strip():
                raise BadName("empty")
            self.does(self.typed)
        except BadName as error:
            self.problem = say(f"name_{error.why}")
        except OSError as error:
            self.problem = say("not_done", why=error.strerror or error)
        return None if self.problem else Pop()


class DeleteScreen(Screen):
    """Asks whether a save is to be thrown away; what keeps it has the keyboard."""

    is_overlay = True
    focus_first = Back()

    def __init__(self, context: Context, path: Path, told: str) -> None:
        super().__init__(context)
        self.path, self.told = path, told
        self.problem = ""

    def panels(self) -> Sequence[Panel]:
        rows = (
            Text(say("delete_sure", save=self.told)),
            Text(printable(self.path.name), Tone.FAINT),
            Space(),
            Buttons((
                Button(say("delete"), ThrowAway(), "ctrl+d"),
                Button(say("keep_it"), Back(), "escape", is_lit=True),
            )),
            Text(self.problem, Tone.DANGER),
        )  # fmt: skip
        return (Panel("delete", self.centred(560, 300), rows, say("delete_save"), fits="down"),)

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case ThrowAway():
                try:
                    throw_away(self.path)
                except OSError as error:
                    self.problem = say("not_done", why=error.strerror or error)
                return None if self.problem else Pop()
        return super().on(action, value)
