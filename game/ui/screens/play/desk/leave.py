"""Leaving a campaign in which something would be lost: save and leave, leave without saving, or stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pygame

from game.campaign.saving import recovery
from game.ui.screens.actions import Back
from game.ui.screens.base import Go, Pop, Quit, Result, Screen
from game.ui.screens.play.desk.session import Session
from game.ui.text import quarter, say
from game.ui.widgets.rows import Action, Button, Buttons, Panel, Row, Space, Text, Tone


@dataclass(frozen=True, slots=True)
class SaveAndLeave(Action):
    """Save, and leave when the save is there."""


@dataclass(frozen=True, slots=True)
class JustLeave(Action):
    """Leave without saving."""


class LeaveScreen(Screen):
    """Shows nothing of any seat, so that it may be asked over a hand-over too."""

    is_overlay = True
    focus_first = SaveAndLeave()

    def __init__(self, session: Session, way: Go | Quit, *, waits: bool = False) -> None:
        super().__init__(session.context)
        self.session, self.way = session, way
        self.is_leaving = waits  # as soon as the save is there
        self.problem = ""

    def panels(self) -> Sequence[Panel]:
        world = self.session.campaign.common_world
        date = quarter(world.facts.calendar, world.turn)
        waits = self.is_leaving
        rows: tuple[Row, ...] = (
            Text(say("leave_asked", title=world.facts.title, date=date)),
            Space(),
            Buttons((
                Button(say("save_and_leave"), SaveAndLeave(), "ctrl+return", not waits, is_lit=True),
                Button(say("just_leave"), JustLeave(), "ctrl+d", not waits),
                Button(say("stay"), Back(), "escape", not waits),
            ), is_great=True),
            Text(say("saving_now") if waits else self.problem, Tone.FAINT if waits else Tone.DANGER),
        )  # fmt: skip
        return (Panel("leave", self.centred(520, 420), rows, say("leave"), fits="down"),)

    def asks_before(self, way: Go | Quit) -> Screen:
        """It asks already; the last way asked for is the one that is gone."""
        self.way = way
        return self

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case SaveAndLeave():
                self.session.save()
                self.is_leaving = True
            case JustLeave():
                return self._gone()
            case Back():
                return Pop()
            case _:
                return super().on(action, value)
        return None

    def key(self, event: pygame.Event) -> Result:
        return None  # what is being saved is waited for

    def update(self, seconds: float) -> Result:
        """Leave when the save is there; stay and say why if it failed."""
        keeper = self.session.keeper
        if not self.session.heed() or not self.is_leaving or keeper.is_busy:
            return None
        self.is_leaving, self.is_stale = False, True
        self.problem = keeper.trouble
        return None if keeper.is_unsaved else self._gone()

    def _gone(self) -> Result:
        recovery.leave_behind(self.context.folder, self.session.campaign)
        return replace(self.way, is_sure=True)
