"""A window without a screen and a person at it, for tests of the screens: keys, clicks, what can be read."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pygame

from game.campaign.campaign import Campaign
from game.campaign.seats import Seat
from game.scenarios.load import load_scenario
from game.ui import keys
from game.ui.app import App
from game.ui.options import Options
from game.ui.screens.base import Push, Screen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.handover import HandoverScreen
from game.ui.screens.play.world import WorldScreen
from game.ui.screens.title import TitleScreen
from game.ui.widgets.rows import Action, Card, Item
from game.world.state import queries
from game.world.state.world import Settings

SIZE = (1280, 720)
QUIET = Options(
    animation=0,
    autosave=False,
    edge_pan=False,
    ceremonies=False,
    hints=False,
    clock=0,
    watch=0,
    watch_stops=False,
)
USUAL = Settings()
PATIENCE = 120.0  # seconds to wait for something


class Person:
    """Somebody at the desktop who has nothing but a keyboard, a mouse and eyes."""

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE, options: Options = QUIET) -> None:
        pygame.display.init()
        pygame.display.quit()
        pygame.display.init()
        self.app = App(pygame.display.set_mode(size), options, folder)
        pygame.event.clear()

    # --- what is there --------------------------------------------------------------------------------

    @property
    def screen(self) -> Screen:
        """The topmost screen."""
        return self.app.screen

    @property
    def session(self) -> Session:
        """The campaign being played."""
        found = next(s for s in self.app.stack if isinstance(s, WorldScreen))
        return found.session

    @property
    def world(self) -> WorldScreen:
        """The screen with the atlas."""
        return next(s for s in self.app.stack if isinstance(s, WorldScreen))

    def open(self, screen: Callable[..., Screen] = TitleScreen) -> Person:
        """Begin on a screen."""
        self.app.follow(Push(screen(self.app.context)))
        self.frames(2)
        return self

    def actions(self) -> list[Action]:
        """Everything that can be pressed and is in sight."""
        return [live.spot.what.action for live in self.app.gui.live if live.spot.what.action is not None]

    # --- what can be done -----------------------------------------------------------------------------

    def step(self) -> None:
        """One frame; what goes wrong in it goes wrong in the test."""
        self.app.step()

    def frames(self, count: int = 1) -> None:
        """Let frames pass."""
        for _ in range(count):
            if not self.app.is_done:
                self.step()

    def wait(self, until: Callable[[], bool]) -> None:
        """Let frames pass until something is so."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if until() or self.app.is_done:
                return
            self.step()
            time.sleep(0.001)  # others think beside the window
        raise AssertionError("waited too long")

    def go_on(self, key: str, until: Callable[[], bool]) -> None:
        """Press a key, and again when the game asks something, such as an offer, before it is so."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not until():
            self.press(key)
            self.wait(lambda: until() or self.session.is_asked)
        assert until(), "waited too long"

    def press(self, *written: str) -> None:
        """Press keys, one after the other, when what is on the window has been seen."""
        while self.app.is_unseen and not self.app.is_done:
            self.step()
        for key in written:
            code, mod = keys.parse(key)
            text = " " if key == "space" else key if len(key) == 1 else ""
            pygame.event.post(pygame.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=text, scancode=0))
            if text:
                pygame.event.post(pygame.Event(pygame.TEXTINPUT, text=text))
            self.frames(1)
            pygame.event.post(pygame.Event(pygame.KEYUP, key=code, mod=mod, unicode=text, scancode=0))
            self.frames(2)
            self._watch_saves()

    def mean(self, key: str) -> None:
        """Press a key that gives an order, and once more where it is dear and the game asks."""
        self.press(key)
        if self.session.is_asking:
            self.press(key)

    def walk_to(self, action: Action) -> None:
        """Press Tab until something has the keyboard; within a list in which one is chosen, arrows."""
        for _ in range(400):
            if self.app.gui._focus == action:
                return
            self.press(self._step_to(action))
        raise AssertionError(f"the keyboard never reaches {action}")

    def _step_to(self, action: Action) -> str:
        """The key that leads on to something."""
        spots = [(sheet, spot.what) for sheet in self.app.gui.sheets.values() for spot in sheet.spots]
        lines = [
            (what.action, sheet.panel.name)
            for sheet, what in spots
            if isinstance(what, Item | Card) and what.chooses
        ]
        here = next((n for n, (line, _) in enumerate(lines) if line == self.app.gui._focus), None)
        goal = next((n for n, (line, _) in enumerate(lines) if line == action), None)
        if here is None or goal is None:
            return "tab"
        is_same = lines[here][1] == lines[goal][1] and type(lines[here][0]) is type(action)
        return ("down" if goal > here else "up") if is_same else "tab"

    def click(self, position: tuple[int, int], button: int = 1, mod: int = 0) -> None:
        """Click somewhere, when a question that was asked has been read."""
        while self.app.is_resting:
            self.step()
        pygame.mouse.set_pos(position)
        pygame.event.post(pygame.Event(pygame.MOUSEMOTION, pos=position, rel=(0, 0), buttons=(0, 0, 0)))
        self.frames(2)
        pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=position, button=button, touch=False))
        self.frames(1)
        pygame.event.post(pygame.Event(pygame.MOUSEBUTTONUP, pos=position, button=button, touch=False))
        self.frames(2)
        self._watch_saves()

    def _watch_saves(self) -> None:
        """Wait until what is being saved is there, as the window tells."""
        saving = [s.session.keeper for s in self.app.stack if isinstance(s, WorldScreen)]
        self.wait(lambda: not any(keeper.is_busy for keeper in saving))

    def click_on(self, action: Action) -> None:
        """Click on what does something; it must be in sight."""
        live = next((x for x in self.app.gui.live if x.spot.what.action == action), None)
        assert live is not None, f"{action} is not in sight: {self.actions()}"
        self.click(live.box.center)

    def close(self) -> None:
        """Leave."""
        self.app.close()


def campaign(*humans: str, seed: int = 7, settings: Settings = USUAL, scenario: str = "1815") -> Campaign:
    """A campaign, of 1815 unless another is named, with people in some seats."""
    world, book = load_scenario(scenario, seed, settings)
    seats = {queries.power_of(world, name): Seat.HUMAN for name in humans}
    return Campaign(world, book, seats=seats)


def at_desk(
    folder: Path, *humans: str, size: tuple[int, int] = SIZE, options: Options = QUIET,
    settings: Settings = USUAL, scenario: str = "1815",
) -> Person:  # fmt: skip
    """A person in a new campaign, asked for the first time."""
    person = Person(folder, size, options)
    person.open(lambda context: WorldScreen(context, campaign(*humans, settings=settings, scenario=scenario)))
    if len(humans) > 1:
        person.wait(lambda: isinstance(person.screen, HandoverScreen))
    else:
        person.wait(lambda: person.session.is_asked)
    return person


def power_of(person: Person, name: str) -> int:
    """A power by its name, in the campaign on the desk."""
    return queries.power_of(person.session.campaign.world, name)
