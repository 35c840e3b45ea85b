"""The hand-over: covers everything until the next person sits down, with a passphrase if they want one."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.ui.screens.base import Context, Pop, Result, Screen
from game.ui.screens.play.session import Session
from game.ui.text import say
from game.ui.theme import DISPLAY, TITLE
from game.ui.widgets.rows import Action, Button, Buttons, Entry, Panel, Row, Space, Text, Tone

SALT = 16  # bytes


def lock_of(phrase: str, salt: bytes) -> str:
    """What a save keeps of a passphrase: the salt and a slow hash of both, in hexadecimal."""
    key = hashlib.scrypt(phrase.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
    return f"{salt.hex()}:{key.hex()}"


def fits(phrase: str, lock: str) -> bool:
    """Whether a passphrase is the one a lock was made from; a damaged lock fits nothing."""
    try:
        salt = bytes.fromhex(lock.partition(":")[0])
    except ValueError:
        return False
    return hmac.compare_digest(lock, lock_of(phrase, salt))


class HandoverScreen(Screen):
    """Nothing of the campaign is on it but whose turn comes."""

    def __init__(self, context: Context, session: Session, power: int, ready: Callable[[int], None]) -> None:
        super().__init__(context)
        self.session, self.power, self.ready = session, power, ready
        self.typed, self.is_wrong = "", False
        self._tries = 0
        self.focus_first = ("phrase",)

    def panels(self) -> Sequence[Panel]:
        has_phrase = self.power in self.session.campaign.locks
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
        locks = self.session.campaign.locks
        if self.power in locks and not fits(self.typed, locks[self.power]):
            self.is_wrong, self.typed = True, ""
            self._tries += 1
            return None
        if self.power not in locks and self.typed:
            locks[self.power] = lock_of(self.typed, os.urandom(SALT))
        self.ready(self.power)
        return Pop()

    def key(self, event: pygame.Event) -> Result:
        return None  # there is no way round it
