"""What the screens over the atlas share: a session, and the way back to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from game.ui.map.light import Light
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


class LandScreen(PlayScreen):
    """A screen about some land: it stands at the right, and the land is lit in the free part at the left."""

    dims = False
    land_wide = 280  # least width of the free part, in pixels of the theme

    def __init__(self, session: Session, places: Iterable[int]) -> None:
        super().__init__(session)
        self._light = Light(session.atlas, places)
        self._light.aim(self.free())

    def free(self) -> tuple[int, int, int, int]:
        """The part of the window where the land lies."""
        return 0, 0, self.beside(self.context.size[0], 0)[0], self.context.size[1]

    def beside(self, width: int, height: int) -> tuple[int, int, int, int]:
        """A rectangle at the right edge of the window, as wide as leaves the land its room."""
        (across, down), px = self.context.size, self.context.px
        gap = px(8)
        w = min(px(width), across - px(self.land_wide) - gap)
        h = min(px(height), down - 2 * px(24))
        return across - w - gap, (down - h) // 2, w, h

    def resized(self) -> None:
        if self._light.atlas is not self.session.atlas:  # at another scale it is another sheet of paper
            self._light = Light(self.session.atlas, self._light.places)
        self._light.aim(self.free())

    def shown(self) -> None:
        self._light.aim(self.free())

    def closed(self) -> None:
        self._light.put_out()
