"""The hand-over: covers the desk with what all may read until the next person sits down, with a passphrase if
they want one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pygame

from game.ui.screens import ground
from game.ui.screens.actions import GoTo, Place
from game.ui.screens.base import Context, Go, Pop, Result, Screen
from game.ui.screens.play.desk.kept import TryAgain, trouble_panel
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.passphrase import fits, set_lock
from game.ui.screens.play.seats import cover
from game.ui.text import say
from game.ui.theme import Colour
from game.ui.widgets.rows import Action, Button, Buttons, Entry, Panel, Picture, Row, Space, Text, Tone

DUSK = 205  # how dark the map of Europe behind the sheet is
SEAL = 84  # pixels of the seal


@dataclass(frozen=True, slots=True)
class TypePhrase(Action):
    """Type one's passphrase."""


@dataclass(frozen=True, slots=True)
class SitDown(Action):
    """Take the seat."""


@dataclass(frozen=True, slots=True)
class Save(Action):
    """Save, though nobody has sat down."""


class HandoverScreen(Screen):
    """Whose turn comes, and what everybody may know: nothing on it is any seat's own."""

    def __init__(self, context: Context, session: Session, power: int, ready: Callable[[int], None]) -> None:
        super().__init__(context)
        self.session, self.power, self.ready = session, power, ready
        self.typed, self.problem = "", ""
        self.notice = ""  # what came of a save
        self.first = ""  # a new passphrase, to be typed once more
        self._tries = 0
        self._ground: pygame.Surface | None = None
        self._seal = Picture(seal(session.campaign.world.roster[power].colour, context))
        self.focus_first = TypePhrase()

    def panels(self) -> Sequence[Panel]:
        asked = "free" if self.power not in self.session.campaign.locks else "needed"
        guards = (Text(say("phrase_guards"), Tone.FAINT, pixels=15, centred=True),) if asked == "free" else ()
        rows: list[Row] = [
            Space(10),
            self._seal,
            Text(say("pass_to"), Tone.FAINT, centred=True),
            cover.name_row(self.session, self.power),
            Space(10),
            Text(say("phrase_once_more" if self.first else f"phrase_{asked}"), Tone.FAINT, centred=True),
            Entry(say("phrase"), TypePhrase(), self.typed, is_secret=True),
            *guards,
            Space(8),
            Buttons((Button(say("ready_button"), SitDown(), "return", is_lit=True),), is_great=True),
            Buttons(self.ways_out()),
            *self._told(),  # last: nothing that can be pressed moves away under the pointer
        ]
        _, talk, *_, box = cover.boxes(self.session)
        sheet = Panel(f"handover {self._tries}", box, tuple(rows))
        below = trouble_panel(self.session, talk) or cover.talk_panel(self.session, self.power)
        return (*cover.public_panels(self.session), *below, sheet)

    def _told(self) -> tuple[Text, ...]:
        """What came of the last press: of a passphrase, or of a save."""
        if self.problem:
            return (Text(self.problem, Tone.DANGER, centred=True),)
        tone = Tone.DANGER if self.session.keeper.trouble else Tone.OK
        return (Text(self.notice, tone, centred=True),) if self.notice else ()

    def ways_out(self) -> tuple[Button, ...]:
        """What can be done without the passphrase; it shows nothing of any seat."""
        return Button(say("save"), Save(), "ctrl+s"), Button(say("to_title"), GoTo(Place.TITLE))

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case TypePhrase() if value is not None:
                self.typed, self.problem, self.notice = value, "", ""
            case TypePhrase() | SitDown():
                return self._sit()
            case Save() | TryAgain():
                self.session.save()
                self.problem, self.notice = "", self.session.notice
            case GoTo(place):
                return Go(place)
            case _:
                return super().on(action, value)
        return None

    def _sit(self) -> Result:
        """Let the right person in."""
        locks = self.session.campaign.locks
        if self.power in locks and not fits(self.typed, locks[self.power]):
            return self._ask_again(say("phrase_wrong"))
        if self.power not in locks and self.typed != self.first:
            if self.first:
                self.first = ""
                return self._ask_again(say("phrase_differs"))
            self.first = self.typed
            return self._ask_again("")
        if self.power not in locks:
            set_lock(locks, self.power, self.typed)
        self.session.table.clock.start()
        self.ready(self.power)
        return Pop()

    def _ask_again(self, problem: str) -> Result:
        """An empty line to type in, and what was wrong."""
        self.typed, self.problem = "", problem
        self._tries += 1
        return None

    def update(self, seconds: float) -> Result:
        if self.session.heed():
            self.notice, self.is_stale = self.session.notice, True
        return None

    def key(self, event: pygame.Event) -> Result:
        return None  # no key sits down in another's seat

    def resized(self) -> None:
        self._ground = None
        self._seal = Picture(seal(self.session.campaign.world.roster[self.power].colour, self.context))

    def draw(self, surface: pygame.Surface) -> None:
        if self._ground is None or self._ground.get_size() != surface.get_size():
            self._ground = ground.dusk(self.context, surface.get_size(), DUSK)
            ground.frame(self._ground, self.context)
        surface.blit(self._ground, (0, 0))


def covering(session: Session, power: int, ready: Callable[[int], None]) -> HandoverScreen | None:
    """The cover before a person sits down; None where the desk does not change hands."""
    campaign = session.campaign
    is_shared = len(campaign.seats) > 1 or power in campaign.locks  # who left a seat may sit here still
    if not is_shared or power == session.seat:
        return None
    session.seat = -1
    return HandoverScreen(session.context, session, power, ready)


def seal(colour: Colour, context: Context) -> pygame.Surface:
    """A wax seal in a power's colour: all that the desk shows of it."""
    side, over = context.px(SEAL), 4
    board = pygame.Surface((side * over, side * over), pygame.SRCALPHA)
    middle, reach = pygame.Vector2(side * over / 2), side * over / 2 - over
    dark = tuple(c * 2 // 3 for c in colour)
    light = tuple(c + (255 - c) // 3 for c in colour)
    edge = [middle + pygame.Vector2(reach * (0.95 + 0.05 * (n % 3 - 1)), 0).rotate(n * 20) for n in range(18)]
    pygame.draw.polygon(board, dark, edge)
    pygame.draw.circle(board, colour, middle, reach * 0.82)
    pygame.draw.circle(board, dark, middle, reach * 0.66, over * 2)
    star = [middle + pygame.Vector2(0, -reach * (0.5, 0.22)[n % 2]).rotate(n * 36) for n in range(10)]
    pygame.draw.polygon(board, light, star)
    pygame.draw.polygon(board, dark, star, over)
    return pygame.transform.smoothscale(board, (side, side))
