"""After a fault of the game: what happened, what was saved, and the ways on. It needs no campaign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pygame

from game.campaign.saving.recovery import Recovery
from game.scenarios.reading.harmless import printable
from game.ui.screens import ground
from game.ui.screens.actions import GoTo, Place, QuitGame
from game.ui.screens.base import Context, Go, Quit, Result, Screen
from game.ui.screens.load import take_up
from game.ui.text import say
from game.ui.widgets.rows import Action, Button, Buttons, Panel, Row, Space, Text, Tone

DUSK = 205  # how dark the map of Europe behind the sheet is


@dataclass(frozen=True, slots=True)
class GoOn(Action):
    """Go on from a save that was left behind."""

    name: str


@dataclass(frozen=True, slots=True)
class SaveAgain(Action):
    """Try once more to save the campaign as it stood."""


@dataclass(frozen=True, slots=True)
class Forget(Action):
    """Offer nothing any more; the saves stay in the list."""


@dataclass(frozen=True, slots=True)
class Wreck:
    """What a fault left: saves to go on from, or why the campaign could not be saved and how to try again."""

    recovery: Recovery | None = None
    report: str = ""
    problem: str = ""
    again: Callable[[], Wreck] | None = None


def ways_on(recovery: Recovery) -> tuple[Button, ...]:
    """A button for each save to go on from, the best one lit."""
    best = recovery.ways[0]
    names = {recovery.emergency: "go_on_from_there", recovery.before: "go_on_from_before"}
    return tuple(
        Button(say(names[name]), GoOn(name), "return" if name == best else "", is_lit=name == best)
        for name in recovery.ways
    )


def told(recovery: Recovery) -> str:
    """What is offered after a fault, in a sentence."""
    if recovery.failed_again:
        key = "offer_again" if recovery.before else "offer_alone"
    else:
        key = "offer" if recovery.emergency else "offer_before"
    return say(key, title=recovery.title, date=recovery.date)


def go_on(folder: Path, name: str) -> Go | str:
    """To the campaign of a save that was left behind, or why that is not possible."""
    found = take_up(folder / name)
    return found if isinstance(found, str) else Go(Place.CAMPAIGN, found)


class CrashScreen(Screen):
    """One sheet on a dark ground."""

    def __init__(self, context: Context, wreck: Wreck) -> None:
        super().__init__(context)
        self.wreck, self.problem = wreck, ""  # what came of the last press
        self._ground: pygame.Surface | None = None
        if wreck.recovery is not None:
            self.focus_first = GoOn(wreck.recovery.ways[0])

    def panels(self) -> Sequence[Panel]:
        wreck = self.wreck
        on = ways_on(wreck.recovery) if wreck.recovery is not None else ()
        again = (Button(say("try_again"), SaveAgain(), "s", is_lit=not on),) if wreck.again else ()
        rows: list[Row] = [Text(say("fault_text"))]
        if wreck.recovery is not None:
            rows.append(Text(told(wreck.recovery)))
        if wreck.problem:
            rows.append(Text(wreck.problem, Tone.DANGER))
        if wreck.report:
            folder = printable(str(self.context.folder))
            rows.append(Text(say("fault_report", name=wreck.report, folder=folder), Tone.FAINT, pixels=15))
        out = Button(say("to_title"), GoTo(Place.TITLE), "t"), Button(say("quit"), QuitGame(), "escape")
        rows += [Space(), Buttons((*on, *again, *out), is_great=True), Text(self.problem, Tone.DANGER)]
        return (Panel("fault", self.centred(660, 560), tuple(rows), say("fault"), fits="down"),)

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case GoOn(name):
                found = go_on(self.context.folder, name)
                if not isinstance(found, str):
                    return found
                self.problem = found
            case SaveAgain() if self.wreck.again is not None:
                self.wreck, self.problem = self.wreck.again(), ""
                self.context.ask_anew()  # where this was pressed another button may lie now
            case GoTo(place):
                return Go(place)
            case QuitGame():
                return Quit()
            case _:
                return super().on(action, value)
        return None

    def key(self, event: pygame.Event) -> Result:
        return None

    def resized(self) -> None:
        self._ground = None

    def draw(self, surface: pygame.Surface) -> None:
        if self._ground is None or self._ground.get_size() != surface.get_size():
            self._ground = ground.dusk(self.context, surface.get_size(), DUSK)
            ground.frame(self._ground, self.context)
        surface.blit(self._ground, (0, 0))
