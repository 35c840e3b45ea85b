"""What the screens over the atlas share: a session, and the way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.ui.screens.actions import Back, Give, Stay
from game.ui.screens.base import Pop, Result, Screen
from game.ui.screens.play.desk.priced import with_prices
from game.ui.screens.play.desk.session import Session
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Panel, Row, Space, Text, Tone

NOTICE = 760  # width of the sheet that tells what came of a press


class PlayScreen(Screen):
    """A screen over the atlas; Escape goes back. Tells the notice of the last order above."""

    is_overlay = True
    closes_on_order = False  # whether an order given here ends what the screen is for
    size = (760, 560)
    notice_tone = Tone.WARN  # how the notice is written

    def __init__(self, session: Session) -> None:
        super().__init__(session.context)
        self.session = session
        session.notice = ""

    def title(self) -> str:
        """What it is called."""
        return ""

    def rows(self) -> Sequence[Row]:
        """What is on it."""
        return ()

    def panels(self) -> Sequence[Panel]:
        rows = (*self.rows(), *self.foot())
        return (Panel("main", self.centred(*self.size), tuple(rows), self.title(), fits="down"),)

    def dressed(self, panels: Sequence[Panel]) -> Sequence[Panel]:
        return (*with_prices(self.session, panels), *self.notice_sheet())

    def notice_sheet(self) -> tuple[Panel, ...]:
        """What came of the last press, on a sheet of its own: nothing moves away under the pointer."""
        if not self.session.notice:
            return ()
        px, across = self.context.px, self.context.size[0]
        box = ((across - px(NOTICE)) // 2, px(2), px(NOTICE), px(200))
        told = Text(self.session.notice, self.notice_tone, centred=True)
        return (Panel("notice", box, (told,), fits="down"),)

    def foot(self) -> tuple[Row, ...]:
        """The way back."""
        return (Space(), Buttons((self.back(),)))

    def back(self) -> Button:
        """The button that closes the screen."""
        return Button(say("close"), Back(), "escape")

    def side_by_side(self, left: int, right: int, height: int) -> list[tuple[int, int, int, int]]:
        """Two rectangles beside each other in the middle of the window; sizes of the theme."""
        x, y, w, h = self.centred(left + right + 8, height)
        cut = round(w * left / (left + right))
        return [(x, y, cut, h), (x + cut + 8, y, w - cut - 8, h)]

    def update(self, seconds: float) -> Result:
        self.is_stale |= self.session.heed()
        return None

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case Give(order):
                self.session.wish(order)
                self.context.ask_anew()  # what is offered next may lie under the pointer
                return Pop() if self.closes_on_order and not self.session.is_asking else None
            case Stay():
                return None
        return super().on(action, value)
