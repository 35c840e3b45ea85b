"""The menu of a campaign: save, load, options, the encyclopedia, seats, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from game.campaign.present import with_article
from game.campaign.seats import Seat, left_seats
from game.ui.screens.base import Go, Place, Pop, Push, Quit, Result
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.sure import SureScreen
from game.ui.screens.play.passphrase import PassphraseScreen
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Row, Text, Tone


class MenuScreen(PlayScreen):
    """What can be done besides playing."""

    size = (420, 700)

    def title(self) -> str:
        return say("menu")

    def rows(self) -> Sequence[Row]:
        session, asked = self.session, self.session.is_asked
        shares = asked and (len(session.humans) > 1 or session.seat in session.campaign.locks)
        names = {p: with_article(session.power_name(p)) for p in left_seats(session.campaign.seats)}
        return [
            Buttons((
                Button(say("resume"), ("back",), "escape"),
                Button(say("save"), ("save",), "f5"),
                Button(say("load"), ("load",), "f9"),
                Button(say("options"), ("options",), "o"),
                Button(say("encyclopedia"), ("encyclopedia",), "f1"),
                Button(say("phrase_change"), ("phrase",), is_on=shares, tip=say("phrase_change_how")),
                Button(say("hand_to_ai"), ("leave",), is_on=asked, tip=say("tip_hand_to_ai")),
                *(Button(say("take_again", power=name), ("take", power), tip=say("tip_take_again"))
                  for power, name in names.items()),
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
            case ("phrase",):
                return Push(PassphraseScreen(session))
            case ("leave",):
                power = with_article(session.power_name(session.seat))
                asked = say("leave_sure", power=power)
                leave = partial(session.campaign.hand_to, session.seat, Seat.AI)
                return Push(SureScreen(session, say("hand_to_ai"), asked, leave))
            case ("take", power):
                session.take_again(power)
                return Pop()
            case ("title",):
                return Go(Place.TITLE)
            case ("quit",):
                return Quit()
            case _:
                return super().on(action, value)
        return None
