"""Quiet quarters: one sheet for the whole table, on which they pass until somebody is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from game.ui.screens import ground
from game.ui.screens.base import Pop, Result, Screen
from game.ui.screens.play.desk.session import Session
from game.ui.text import say
from game.ui.theme import DISPLAY, TITLE
from game.ui.widgets.rows import Action, Button, Buttons, Head, Panel, Row, Space, Text, Tone

DUSK = 205  # how dark the map of Europe behind the sheet is
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class AskAgain(Action):
    """Be asked in every quarter again."""


class QuietScreen(Screen):
    """Tells the quarter that passes, and what the newspapers brought in those before it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.context)
        self.session = session
        self._passed = -1  # quarters that are told
        self._ground: pygame.Surface | None = None

    def panels(self) -> Sequence[Panel]:
        return (Panel("quiet", self.centred(720, 620), self._told(), fits="down"),)

    def _told(self) -> tuple[Row, ...]:
        """The quarter that passes, and the headlines of those before it; all of it was written down while
        nobody acted."""
        passed = self.session.table.passed
        self._passed = len(passed)
        rows: list[Row] = [
            Text(say("quiet_passes"), Tone.FAINT, centred=True),
            Text(passed[-1].title, Tone.TITLE, pixels=DISPLAY, face=TITLE, centred=True),
            Space(8),
            Buttons((Button(say("ask_us_again"), AskAgain(), "escape"),), is_great=True),
        ]
        for quarter in reversed(passed):
            if quarter.news:
                rows += [Head(quarter.before), *(Text(f"•  {line}") for line in quarter.news[-MOST_LINES:])]
        return tuple(rows)

    def on(self, action: Action, value: Any) -> Result:
        if action == AskAgain():
            self.session.rest()
            self.session.ask_again()
            return Pop()
        return super().on(action, value)

    def update(self, seconds: float) -> Result:
        session = self.session
        session.heed()
        power = session.think()
        if power >= 0 or (session.campaign.is_over and not session.is_thinking):
            return Pop()
        self.is_stale |= self._passed != len(session.table.passed)
        return None

    def resized(self) -> None:
        self._ground = None

    def draw(self, surface: pygame.Surface) -> None:
        if self._ground is None or self._ground.get_size() != surface.get_size():
            self._ground = ground.dusk(self.context, surface.get_size(), DUSK)
            ground.frame(self._ground, self.context)
        surface.blit(self._ground, (0, 0))
