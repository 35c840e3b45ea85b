"""Asked once more: what is hard to take back says what it costs, and waits for a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from game.ui.screens.base import Pop, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Row, Space, Text


@dataclass(frozen=True, slots=True)
class Confirm(Action):
    """Do it."""


class SureScreen(PlayScreen):
    """A deed, what comes of it, and the choice to do it or not."""

    size = (520, 320)

    def __init__(self, session: Session, deed: str, costs: str, does: Callable[[], object]) -> None:
        super().__init__(session)
        self.deed, self.costs, self.does = deed, costs, does

    def title(self) -> str:
        return say("sure")

    def rows(self) -> Sequence[Row]:
        return (Text(self.costs), Space())

    def foot(self) -> tuple[Row, ...]:
        return (Buttons((Button(self.deed, Confirm(), "ctrl+return", is_lit=True), self.back())),)

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case Confirm():
                self.does()
                return Pop()
        return super().on(action, value)
