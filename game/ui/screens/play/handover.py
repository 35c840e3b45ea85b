"""The hand-over: covers everything until the next person sits down, with a passphrase if they want one."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.ui.screens.base import Context, Pop, Result, Screen
from game.ui.screens.play.session import Session
from game.ui.text import say
from game.ui.theme import DISPLAY, TITLE
from game.ui.widgets.rows import Action, Button, Buttons, Entry, Panel, Row, Space, Text, Tone


class HandoverScreen(Screen):
    """Nothing of the campaign is on it but whose turn comes."""

    def __init__(self, context: Context, session: Session, power: int, ready: Callable[[int], None]) -> None:
        super().__init__(context)
        self.session, self.power, self.ready = session, power, ready
        self.typed, self.is_wrong = "", False
        self._tries = 0
        self.focus_first = ("phrase",)

    def panels(self) -> Sequence[Panel]:
        has_phrase = self.power in self.session.phrases
        rows: list[Row] = [
            Text(say("pass_to"), Tone.FAINT, centred=True),
            Text(self.session.power_name(self.power), Tone.TITLE, pixels=DISPLAY, face=TITLE, centred=True),
            Space(16),
            Text(say("phrase_needed" if has_phrase else "phrase_free"), Tone.FAINT, centred=True),
            Entry(say("phrase"), ("phrase",), self.typed, is_secret=True),
            Text(say("phrase_wrong") if self.is_wrong else "", Tone.DANGER, centred=True),
            Buttons((Button(say("ready_button"), ("ready",), "return", is_lit=True),), is_great=True),
        ]
        return (Panel(f"handover {self._tries}", self.centred(560, 420), tuple(rows), fits="down"),)

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case ("phrase",) if value is not None:
                self.typed, self.is_wrong = value, False
            case ("phrase",) | ("ready",):
                return self._sit()
        return None

    def _sit(self) -> Result:
        """Let the right person in."""
        known = self.session.phrases.get(self.power)
        given = hashlib.blake2b(self.typed.encode(), digest_size=16).digest()
        if known is not None and not hmac.compare_digest(known, given):
            self.is_wrong, self.typed = True, ""
            self._tries += 1
            return None
        if known is None and self.typed:
            self.session.phrases[self.power] = given
        self.ready(self.power)
        return Pop()

    def key(self, event: pygame.Event) -> Result:
        return None  # there is no way round it
