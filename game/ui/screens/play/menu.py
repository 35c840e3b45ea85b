"""The menu of a campaign: save, load, options, the encyclopedia, seats, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.campaign.saving.takeover import unusable
from game.campaign.seats import left_seats
from game.ui.screens.actions import Back, GoTo, Place, QuitGame
from game.ui.screens.base import Go, Pop, Push, Quit, Result
from game.ui.screens.naming import NameScreen
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.sure import SureScreen
from game.ui.screens.play.files import TakeFilesScreen, told_of_files
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.passphrase import PassphraseScreen
from game.ui.screens.play.seats.envelope import WriteNote, WriteScreen
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Row, Tone

#: Keys that do the same in the menu and on the atlas below it.
MENU_KEYS = {Place.LOAD: "f9", Place.ENCYCLOPEDIA: "f1"}
QUIT_KEY = "ctrl+q"


@dataclass(frozen=True, slots=True)
class Save(Action):
    """Save under the date."""


@dataclass(frozen=True, slots=True)
class SaveAs(Action):
    """Save under a name of one's own."""


@dataclass(frozen=True, slots=True)
class ChangePhrase(Action):
    """Change the passphrase of one's seat."""


@dataclass(frozen=True, slots=True)
class LeaveSeat(Action):
    """Leave the seat to the computer."""


@dataclass(frozen=True, slots=True)
class LetPass(Action):
    """Let quiet quarters pass for all at this desk, or be asked in each again."""


@dataclass(frozen=True, slots=True)
class TakeFiles(Action):
    """Go on by the rules, events and powers of this version."""


@dataclass(frozen=True, slots=True)
class TakeSeat(Action):
    """Sit down again in a seat that was left."""

    power: int


class ReturnScreen(HandoverScreen):
    """Asks for the passphrase of a locked seat that was left, before anybody sits down in it."""

    def ways_out(self) -> tuple[Button, ...]:
        return (Button(say("resume"), Back(), "escape"),)


class MenuScreen(PlayScreen):
    """What can be done besides playing."""

    size = (420, 700)
    notice_tone = Tone.OK

    def title(self) -> str:
        return say("menu")

    def rows(self) -> Sequence[Row]:
        session, asked = self.session, self.session.is_asked
        shares = asked and (len(session.humans) > 1 or session.seat in session.campaign.locks)
        return [
            Buttons((
                Button(say("resume"), Back(), "escape"),
                Button(say("save"), Save(), "f5"),
                Button(say("save_as"), SaveAs(), "s"),
                Button(say("load"), GoTo(Place.LOAD), MENU_KEYS[Place.LOAD]),
                Button(say("options"), GoTo(Place.OPTIONS), "o"),
                Button(say("encyclopedia"), GoTo(Place.ENCYCLOPEDIA), MENU_KEYS[Place.ENCYCLOPEDIA]),
                *self._table_buttons(),
                Button(say("phrase_change"), ChangePhrase(), is_on=shares, tip=say("phrase_change_how")),
                Button(say("hand_to_ai"), LeaveSeat(), is_on=asked, tip=say("tip_hand_to_ai")),
                *(self._take_button(power) for power in left_seats(session.campaign.seats)),
                *self._files_button(),
                Button(say("to_title"), GoTo(Place.TITLE)),
                Button(say("quit"), QuitGame(), QUIT_KEY),
            ), is_great=True),
        ]  # fmt: skip

    def _table_buttons(self) -> tuple[Button, ...]:
        """What a person has to do with the others at the desk."""
        session = self.session
        if len(session.humans) < 2 or not session.is_asked:
            return ()
        passes = session.seat in session.table.agreed
        return (
            Button(say("private_note"), WriteNote(), "w", tip=say("tip_private_note")),
            Button(say("let_quiet_pass"), LetPass(), is_lit=passes, tip=say("quiet_how")),
        )

    def _take_button(self, power: int) -> Button:
        """Sits down again in a seat that was left, or tells why not before the next quarter."""
        text = say("take_again", power=self.session.power_told(power))
        waits = self.session.why_not_again(power)
        is_on = not waits or power not in self.session.returning
        return Button(text, TakeSeat(power), is_on=is_on, tip=waits or say("tip_take_again"))

    def _files_button(self) -> tuple[Button, ...]:
        """Takes over the files of this version, where it has others than the campaign."""
        told = told_of_files(self.session.campaign)
        is_on = bool(told) and not unusable(self.session.campaign)
        return (Button(say("take_files"), TakeFiles(), is_on=is_on, tip=told),) if told else ()

    def update(self, seconds: float) -> Result:
        super().update(seconds)
        self.notice_tone = Tone.DANGER if self.session.keeper.trouble else Tone.OK
        return None

    def foot(self) -> tuple[Row, ...]:
        return ()

    def on(self, action: Action, value: Any) -> Result:
        session = self.session
        match action:
            case Save():
                session.save()
            case SaveAs():
                stem = session.keeper.stem(session.seat)
                return Push(NameScreen(self.context, say("save_as"), say("save"), stem, session.save))
            case GoTo(place):
                return Go(place, session.campaign)
            case WriteNote():
                return Push(WriteScreen(session))
            case LetPass():
                session.table.agreed ^= {session.seat}
            case ChangePhrase():
                return Push(PassphraseScreen(session))
            case LeaveSeat():
                power = session.power_told(session.seat)
                asked = say("leave_sure", power=power)
                return Push(SureScreen(session, say("hand_to_ai"), asked, session.leave))
            case TakeFiles():
                return Push(TakeFilesScreen(session))
            case TakeSeat(power) if power in session.campaign.locks:
                return Push(ReturnScreen(self.context, session, power, session.take_again))
            case TakeSeat(power):
                session.take_again(power)
                return Pop()
            case QuitGame():
                return Quit()
            case _:
                return super().on(action, value)
        return None
