"""The application: the stack of screens, their widgets, events and frames."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pygame

from game.scenarios.texts.sentences import ENGLISH, spoken
from game.ui.companion import slips
from game.ui.companion.companion import Companion
from game.ui.keyboard import Keyboard, is_deed
from game.ui.memory import give_back_early
from game.ui.mouse import Mouse
from game.ui.options import Options
from game.ui.places import LEAVING, arrive
from game.ui.screens.base import SMALLEST, Context, Go, Pop, Push, Quit, Replace, Result, Screen
from game.ui.widgets.gui import Gui
from game.ui.widgets.retold import retold

FRAMES = 60
RESTS = 4  # frames in a row that need not be drawn while others think and nothing moves
DIM = 150  # how dark the screen below an overlay gets


class App:
    """Runs screens in a window. `step` is one frame, for tests and for `run`."""

    def __init__(self, window: pygame.Surface, options: Options, folder: Path) -> None:
        pygame.font.init()
        give_back_early()
        self.window = window
        self.context = Context(window.get_size(), options, folder)
        self.stack: list[Screen] = []
        self.wants_full = False  # whether somebody asked for the other kind of window
        self.is_done = False
        self.unsaved = ""  # what is told where it had to be left and the campaign's folder took no save
        self._below: pygame.Surface | None = None
        self._large: pygame.Surface | None = None  # what a window too small for the layout is scaled from
        self._keyboard = Keyboard()
        self._mouse = Mouse()
        self.context.ask_anew = self._ask_anew
        self.context.focus = lambda action: self._gui.focus(action)
        self.companion = Companion(self.context)
        self._rested = 0  # frames not drawn since the last that was
        self._gui = self._new_gui()

    # --- the stack ------------------------------------------------------------------------------------

    @property
    def screen(self) -> Screen:
        """The topmost screen."""
        return self.stack[-1]

    @property
    def gui(self) -> Gui:
        """The widgets of the topmost screen."""
        return self._gui

    @property
    def is_unseen(self) -> bool:
        """Whether the topmost screen has not been drawn yet, so that no key is meant for it."""
        return self._keyboard.is_deaf

    @property
    def is_resting(self) -> bool:
        """Whether the mouse is not listened to, so that a double click answers no question."""
        return self._mouse.is_resting

    def _ask_anew(self) -> None:
        """Something is asked: neither a key held nor the second half of a double click answers it."""
        self._keyboard.go_deaf()
        self._mouse.go_to_rest()

    def follow(self, result: Result) -> None:
        """Do what a screen asked for."""
        if result is not None:
            self._keyboard.go_deaf()
        match result:
            case Push(screen):
                if self.stack:
                    self.screen.covered()
                self.stack.append(screen)
                self._open()
            case Pop():
                self._drop()
                if self.stack:
                    self.screen.shown()
                    self._open()
                else:
                    self.is_done = True
            case Replace(screen):
                self.close()
                self.stack.append(screen)
                self._open()
            case Go() | Quit() if (asks := self._asks_before(result)) is not None:
                if asks is not self.screen:
                    self.follow(Push(asks))
            case Go():
                played = (screen.campaign for screen in reversed(self.stack) if screen.campaign)
                campaign = result.campaign or next(played, None)
                self.follow(arrive(self.context, replace(result, campaign=campaign)))
            case Quit():
                self.is_done = True
            case None:
                pass

    def _asks_before(self, way: Go | Quit) -> Screen | None:
        """What asks first, where a way leads out of a campaign in which something would be lost."""
        if way.is_sure or (isinstance(way, Go) and way.place not in LEAVING):
            return None
        found = (screen.asks_before(way) for screen in reversed(self.stack))
        return next((screen for screen in found if screen is not None), None)

    def leave(self) -> None:
        """Close the window because the system asks for it: nothing is asked, and what can be saved is."""
        lost = [screen.keep_elsewhere() for screen in self.stack if not screen.keep()]
        self.unsaved = " ".join(dict.fromkeys(lost))
        self.is_done = True

    def abandon(self) -> None:
        """Throw all screens away after a fault, however they are; widgets are made anew."""
        for screen in reversed(self.stack):
            with suppress(Exception):  # one fault is being told of already
                screen.closed()
        self.stack.clear()
        self._below = None
        self._gui = self._new_gui()

    def _open(self) -> None:
        """Bring the topmost screen on."""
        if self._is_outdated():
            self._refit()
        self._gui.clear()
        self._gui.arrows_walk = self.screen.arrows_walk
        self.renew_below()
        self.companion.sees(self.stack)
        self.screen.is_stale = True
        self._sync()
        self._gui.focus(self.screen.focus_first)

    def renew_below(self) -> None:
        """Take the picture of what lies below the topmost screen anew."""
        self._below = self._picture_below() if self.screen.is_overlay else None

    @property
    def _look(self) -> tuple[float, str, str]:
        """What widgets are made for."""
        return self.context.scale, self.context.options.palette, spoken()

    def _is_outdated(self) -> bool:
        return (self._gui.size, self._made) != (self.context.size, self._look)

    def _refit(self) -> None:
        """Fit everything to another size, scale or palette; only the last two need other widgets."""
        if self._made != self._look:
            self._gui.clear()
            self._gui = self._new_gui()
        self._gui.resize(self.context.size)
        for screen in self.stack:
            screen.resized()

    def _new_gui(self) -> Gui:
        self._made = self._look
        gui = Gui(self.context.size, self.context.palette, self.context.scale)
        self.context.covers = gui.covers
        return gui

    def _picture_below(self) -> pygame.Surface:
        """The screens below an overlay as they were last seen, dimmed; overlays themselves left out."""
        board = pygame.Surface(self.context.size)
        self._base().backdrop(board)
        if not self.screen.dims:
            return board
        veil = pygame.Surface(self.context.size)
        veil.fill(self.context.palette.table)
        veil.set_alpha(DIM)
        board.blit(veil, (0, 0))
        return board

    def _base(self) -> Screen:
        """The screen that overlays lie over."""
        return next(screen for screen in reversed(self.stack) if not screen.is_overlay)

    def _sync(self) -> None:
        if self.screen.is_stale:
            self.screen.is_stale = False
            panels = self.screen.dressed(self.screen.panels())
            panels = panels if spoken() == ENGLISH else retold(panels)
            self._gui.sync((*panels, *self.companion.kept(self._gui)), opens=self.screen.opens)
            self._gui.sync((*panels, *self.companion.slip(self._gui)), opens=self.screen.opens)

    # --- events and time ------------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> None:
        """Use one event, unless it is a key that does not count."""
        is_repeat = self._keyboard.is_repeat(event)
        repeats = is_repeat and (self._gui.repeats(event) or self.screen.repeats(event))
        if not self._keyboard.hears(event, repeats=repeats) or not self._mouse.hears(event):
            return
        if event.type == pygame.QUIT:
            self.follow(Quit())
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            self.wants_full = True
        elif event.type == pygame.VIDEORESIZE:
            self.resize(event.size)
        else:
            self._pass_on(event)
        self._settle()

    def _pass_on(self, event: pygame.Event) -> None:
        screen = self.screen
        used, deed = self._gui.handle(event)
        if deed is not None:
            screen.is_stale = True
            self.context.deeds += 1
            if deed.value is None:
                self.context.sounds.play("click")
            if isinstance(deed.action, slips.OWN):
                self.follow(self.companion.on(deed.action, self._gui))
                return
            self.companion.hears(deed.action)
            self.follow(screen.on(deed.action, deed.value))
        elif not used:
            self.context.deeds += is_deed(event)
            if event.type == pygame.KEYDOWN:
                screen.is_stale = True
                self.follow(screen.key(event))
            else:
                self.follow(screen.pointer(event))

    def _settle(self) -> None:
        """Keep widgets in step with what the event changed."""
        if self.stack and not self.is_done:
            if self._is_outdated():
                self._open()
            self._sync()

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size; what is too small is drawn as if it were large enough."""
        self.context.size = max(size[0], SMALLEST[0]), max(size[1], SMALLEST[1])
        self._open()

    def update(self, seconds: float) -> None:
        """Let time pass."""
        self._mouse.update(seconds)
        self._gui.notes.mode = self.context.options.tips
        self._gui.update(seconds)
        if self._below is not None and self._base().settles():
            self.renew_below()
        self.follow(self.screen.update(seconds))
        if self.stack and self.companion.update(seconds):
            self.screen.is_stale = True
        self._settle()

    def draw(self) -> None:
        """Draw a frame; a window smaller than the smallest layout shows it scaled down."""
        fits = self.window.get_size() == self.context.size
        board = self.window if fits else self._larger()
        if self._below is not None:
            board.blit(self._below, (0, 0))
        else:
            self.screen.draw(board)
        self._gui.draw(board)
        self.companion.draw(board, self._gui)
        if not fits:
            pygame.transform.smoothscale(board, self.window.get_size(), self.window)

    def _larger(self) -> pygame.Surface:
        """The board that is scaled down to a window too small for the layout."""
        if self._large is None or self._large.get_size() != self.context.size:
            self._large = pygame.Surface(self.context.size)
        return self._large

    def step(self, seconds: float = 1 / FRAMES) -> None:
        """One frame: the events that wait, time, the picture; now and then none where nothing moves.

        ``seconds`` is how long the frame before took, until it was in the window.
        """
        self._hear_again(seconds)
        events = pygame.event.get()
        for event in events:
            self.handle(event)
            if self.is_done:
                return
        self.update(seconds)
        if self.is_done:
            return
        rests = not events and not self.is_unseen and self.screen.rests() and self._rested < RESTS
        self._rested = self._rested + 1 if rests else 0
        if not rests:
            self.draw()
            self._keyboard.drawn()

    def _hear_again(self, seconds: float) -> None:
        """What was pressed before a new picture could be seen was not meant for it."""
        if self.is_unseen:
            for event in pygame.event.get((pygame.KEYDOWN, pygame.KEYUP, pygame.TEXTINPUT)):
                self.handle(event)
            self._keyboard.pass_time(seconds)

    def close(self) -> None:
        """Leave all screens."""
        while self.stack:
            self._drop()

    def _drop(self) -> None:
        """Leave the topmost screen; it is there until it has closed without a fault."""
        self.screen.closed()
        self.stack.pop()
