"""The window: opened at the size it had, filled or not, and the loop that runs until it is closed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame

from game.campaign.saving.folder import sweep
from game.campaign.saving.rescue import bring_back
from game.ui.app import FRAMES, App
from game.ui.guard import Guard
from game.ui.journal import JOURNAL, close_journal, open_journal
from game.ui.options import FILE, Options, write_options
from game.ui.reports import REPORTS
from game.ui.screens.base import SMALLEST, Context, Screen
from game.ui.text import say

TALL = 1_000  # a display of so many rows gets larger letters at first
HOLD, AGAIN = 400, 40  # milliseconds until a key held repeats, and between repeats


class NoScreen(Exception):
    """No window can be opened, and why."""


class NotKept(Exception):
    """The system asked to leave and the campaign could not be saved in its folder: what became of it."""


def demand_screen() -> None:
    """Open the display; raises `NoScreen` where nobody could see a window."""
    if not getattr(pygame, "IS_CE", 0):
        raise NoScreen("the old pygame is installed: pip uninstall -y pygame, then install pygame-ce again")
    named = any(os.environ.get(name) for name in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY"))
    if sys.platform.startswith("linux") and not named:
        raise NoScreen("there is no screen")
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoScreen(str(error)) from None


def first_options(options: Options, folder: Path, desk: tuple[int, int]) -> Options:
    """The options kept, or for a first start letters that suit the display."""
    if os.path.exists(folder / FILE) or desk[1] < TALL:
        return options
    return replace(options, scale=min(200, max(100, desk[1] * 125 // 1080 // 25 * 25)))


def open_window(options: Options) -> pygame.Surface:
    """The window as it was left: its size, or all of the display; as large as fits at the first start."""
    desk = pygame.display.get_desktop_sizes()[0]
    if options.is_full:
        return pygame.display.set_mode(desk, pygame.FULLSCREEN)
    wide, high = options.window if options.window != (0, 0) else (desk[0] - 16, desk[1] - 80)
    size = max(SMALLEST[0], min(wide, desk[0])), max(SMALLEST[1], min(high, desk[1]))
    surface = pygame.display.set_mode(size, pygame.RESIZABLE)
    if options.window == (0, 0) and desk[0] > SMALLEST[0]:
        pygame.Window.from_display_module().maximize()
    return surface


def _turn_over(app: App) -> None:
    """Fill the display, or stop filling it."""
    app.wants_full = False
    options = app.context.options
    if not options.is_full:
        options = replace(options, window=app.window.get_size())
    app.context.options = replace(options, is_full=not options.is_full)
    app.window = open_window(app.context.options)
    app.resize(app.window.get_size())


class Call:
    """Whether the system or the terminal has asked the game to leave; asked twice, it just goes.

    Who started the game may have told it not to mind such a signal; that holds.
    """

    SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")

    def __init__(self) -> None:
        self.has_come = False
        known = [getattr(signal, name) for name in self.SIGNALS if hasattr(signal, name)]
        heard = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]
        self._before = {number: signal.signal(number, self._hear) for number in heard}

    def _hear(self, number: int, _: object) -> None:
        self.has_come = True
        self.forget()

    def forget(self) -> None:
        """Let signals do again what they did before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)


def run(first: Callable[[Context], Screen], options: Options, folder: Path) -> str:
    """Open the window and run until it is closed; `demand_screen` has to come first.

    Returns what there is to tell at the end about a fault of the game; raises `NotKept`.
    """
    options = first_options(options, folder, pygame.display.get_desktop_sizes()[0])
    try:
        window = open_window(options)
    except pygame.error as error:
        raise NoScreen(str(error)) from None
    open_journal(folder / REPORTS)
    swept = sweep(folder)
    JOURNAL.info("started, %d files of killed writers removed", len(swept))
    pygame.display.set_caption(say("title"))
    pygame.key.set_repeat(HOLD, AGAIN)
    brought = bring_back(folder)
    for path in brought:
        JOURNAL.info("brought back %s", path.name)
    app = App(window, options, folder)
    app.context.brought = brought
    app.context.sounds.open(options.volume)
    guard = Guard(app)
    _go(app, guard, first)
    guard.run(app.close)
    _keep_options(app, folder)
    JOURNAL.info("left")
    close_journal()
    pygame.quit()
    if app.unsaved:
        raise NotKept(app.unsaved)
    return guard.last_words


def _go(app: App, guard: Guard, first: Callable[[Context], Screen]) -> None:
    """Frame after frame, until the player or the system wants to leave."""
    call, clock = Call(), pygame.time.Clock()

    def frame() -> None:
        app.window = pygame.display.get_surface() or app.window
        app.step(clock.tick(FRAMES) / 1000)
        if app.wants_full:
            _turn_over(app)
        pygame.display.flip()

    guard.open(first)
    while not app.is_done and not call.has_come:
        guard.run(frame)
    if call.has_come:
        guard.run(app.leave)
    call.forget()


def _keep_options(app: App, folder: Path) -> None:
    """Keep the options, with the size of the window."""
    kept = app.context.options
    if not kept.is_full:
        kept = replace(kept, window=app.window.get_size())
    write_options(kept, folder)
