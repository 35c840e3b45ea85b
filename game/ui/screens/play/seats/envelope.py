"""The private envelope: a note to another seat, opened when its person sits down. It decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.ui.screens.actions import Back
from game.ui.screens.base import Pop, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.shared.sharing import LONGEST_NOTE
from game.ui.text import say
from game.ui.theme import SERIF
from game.ui.widgets.rows import Action, Button, Buttons, Entry, Item, Row, Space, Text, Tone


@dataclass(frozen=True, slots=True)
class WriteNote(Action):
    """Write a private note, to a certain seat if one is named."""

    power: int = -1


@dataclass(frozen=True, slots=True)
class WriteTo(Action):
    """Choose whose note it is."""

    power: int


@dataclass(frozen=True, slots=True)
class TypeNote(Action):
    """Type what it says."""


@dataclass(frozen=True, slots=True)
class SealNote(Action):
    """Seal it."""


class WriteScreen(PlayScreen):
    """A few words to somebody else at this desk."""

    size = (620, 520)

    def __init__(self, session: Session, receiver: int = -1) -> None:
        super().__init__(session)
        others = [power for power in session.humans if power != session.seat]
        self.receiver = receiver if receiver in others else others[0]
        self._others = others
        self.typed = self._waiting()
        self.focus_first = TypeNote()

    def _waiting(self) -> str:
        """What was written already and is not opened yet."""
        return self.session.table.notes.get(self.receiver, {}).get(self.session.seat, "")

    def title(self) -> str:
        return say("private_note")

    def rows(self) -> Sequence[Row]:
        session = self.session
        items = (
            Item(session.power_name(p), WriteTo(p), is_lit=p == self.receiver, swatch=session.flag(p),
                 chooses=True)
            for p in self._others
        )  # fmt: skip
        return (
            Text(say("note_how", count=LONGEST_NOTE), Tone.FAINT),
            *items,
            Space(),
            Entry(say("note_text"), TypeNote(), self.typed),
            Space(),
            Buttons((Button(say("note_seal"), SealNote(), "ctrl+return", is_lit=True),)),
        )

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case WriteTo(power):
                self.receiver = power
                self.typed = self._waiting()
            case TypeNote() if value is not None:
                self.typed = value[:LONGEST_NOTE]
            case TypeNote() | SealNote():
                return self._seal()
            case _:
                return super().on(action, value)
        return None

    def _seal(self) -> Result:
        session, is_empty = self.session, not self.typed.strip()
        session.table.write(session.seat, self.receiver, self.typed)
        session.notice = "" if is_empty else say("note_sealed_for", power=session.power_told(self.receiver))
        return Pop()


class ReadScreen(PlayScreen):
    """The notes that waited for whoever has just sat down."""

    size = (620, 460)
    focus_first = Back()

    def __init__(self, session: Session, notes: list[tuple[int, str]]) -> None:
        notice = session.notice
        super().__init__(session)
        session.notice = notice
        self.notes = notes

    def title(self) -> str:
        return say("private_note")

    def rows(self) -> Sequence[Row]:
        rows: list[Row] = []
        for sender, text in self.notes:
            told = say("note_from", power=self.session.power_told(sender))
            rows += [Text(told, Tone.FAINT, centred=True),
                     Text(f"“{text}”", pixels=24, face=SERIF, centred=True), Space()]  # fmt: skip
        return (*rows, Text(say("note_gone"), Tone.FAINT, centred=True))
