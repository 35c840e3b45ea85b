"""The menu of a campaign: save, load, options, the encyclopedia, seats, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.campaign.seats import Seat
from game.ui.screens.base import Go, Place, Pop, Quit, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Row, Text, Tone


class MenuScreen(PlayScreen):
    """What can be done besides playing."""

    size = (420, 660)

    def title(self) -> str:
        return say("menu")

    def rows(self) -> Sequence[Row]:
        asked = self.session.is_asked
        return [
            Buttons((
                Button(say("resume"), ("back",), "escape"),
                Button(say("save"), ("save",), "f5", asked),
                Button(say("load"), ("load",), "f9"),
                Button(say("options"), ("options",), "o"),
                Button(say("encyclopedia"), ("encyclopedia",), "f1"),
                Button(say("hand_to_ai"), ("hand_over",), is_on=asked, tip=say("tip_hand_to_ai")),
                Button(say("to_title"), ("title",)),
                Button(say("quit"), ("quit",), "ctrl+q"),
            ), is_great=True),
        ]  # fmt: skip

    def foot(self) -> tuple[Row, ...]:
        return (Text(self.session.notice, Tone.OK),)

    def on(self, action: Action, value: Any) -> Result:
        session = self.session
        match action:
            case ("save",):
                session.save()
            case ("load",):
                return Go(Place.LOAD)
            case ("options",):
                return Go(Place.OPTIONS)
            case ("encyclopedia",):
                return Go(Place.ENCYCLOPEDIA, session.campaign)
            case ("hand_over",):
                session.campaign.hand_to(session.seat, Seat.AI)
                return Pop()
            case ("title",):
                return Go(Place.TITLE)
            case ("quit",):
                return Quit()
            case _:
                return super().on(action, value)
        return None
