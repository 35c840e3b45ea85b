"""Passphrases: what locks a seat at a desk that several people share, and the screen that changes it."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.ui.screens.base import Pop, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Entry, Row, Space, Text, Tone

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


def set_lock(locks: dict[int, str], power: int, phrase: str) -> None:
    """Lock a seat with a passphrase; an empty one leaves it open."""
    if phrase:
        locks[power] = lock_of(phrase, os.urandom(SALT))
    else:
        locks.pop(power, None)


@dataclass(frozen=True, slots=True)
class TypeLine(Action):
    """Type the old passphrase, the new one, or the new one again."""

    line: str


@dataclass(frozen=True, slots=True)
class SetPhrase(Action):
    """Change the passphrase."""


class PassphraseScreen(PlayScreen):
    """The passphrase of one's own seat: the old one once, the new one twice."""

    size = (560, 460)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.is_locked = session.seat in session.campaign.locks
        self.typed = {"old": "", "new": "", "again": ""}
        self.asked = ("old", "new", "again") if self.is_locked else ("new", "again")
        self.focus_first = TypeLine(self.asked[0])

    def title(self) -> str:
        return say("phrase_change")

    def rows(self) -> Sequence[Row]:
        return (
            Text(say("phrase_change_how"), Tone.FAINT),
            Text(say("phrase_guards"), Tone.FAINT),
            Space(),
            *(
                Entry(say(f"phrase_{name}"), TypeLine(name), self.typed[name], is_secret=True)
                for name in self.asked
            ),
            Space(),
            Buttons((Button(say("phrase_set"), SetPhrase(), "ctrl+return", is_lit=True),)),
        )

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case TypeLine(name) if value is not None:
                self.typed[name] = value
                return None
            case SetPhrase() | TypeLine("again"):
                return self._set()
            case TypeLine(name):
                self.context.focus(TypeLine(self.asked[self.asked.index(name) + 1]))
                return None
        return super().on(action, value)

    def _set(self) -> Result:
        locks, seat = self.session.campaign.locks, self.session.seat
        if self.is_locked and not fits(self.typed["old"], locks[seat]):
            self.session.notice = say("phrase_wrong")
        elif self.typed["new"] != self.typed["again"]:
            self.session.notice = say("phrase_differs")
        else:
            set_lock(locks, seat, self.typed["new"])
            self.session.notice = say("phrase_changed" if self.typed["new"] else "phrase_gone")
            return Pop()
        return None
