"""The window: opened at the size it had, filled or not, and the loop that runs until it is closed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame

from game.ui.app import FRAMES, App
from game.ui.options import FILE, Options, write_options
from game.ui.screens.base import SMALLEST, Context, Push, Screen
from game.ui.text import say

TALL = 1_000  # a display of so many rows gets larger letters at first
HOLD, AGAIN = 400, 40  # milliseconds until a key held repeats, and between repeats


class NoScreen(Exception):
    """No window can be opened, and why."""


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
    if (folder / FILE).exists() or desk[1] < TALL:
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


def run(first: Callable[[Context], Screen], options: Options, folder: Path) -> None:
    """Open the window and run until it is closed; `demand_screen` has to come first."""
    options = first_options(options, folder, pygame.display.get_desktop_sizes()[0])
    try:
        window = open_window(options)
    except pygame.error as error:
        raise NoScreen(str(error)) from None
    pygame.display.set_caption(say("title"))
    pygame.key.set_repeat(HOLD, AGAIN)
    app = App(window, options, folder)
    app.context.sounds.open(options.volume)
    app.follow(Push(first(app.context)))
    clock = pygame.time.Clock()
    while not app.is_done:
        app.window = pygame.display.get_surface() or window
        app.step(clock.tick(FRAMES) / 1000)
        if app.wants_full:
            _turn_over(app)
        pygame.display.flip()
    app.close()
    kept = app.context.options
    if not kept.is_full:
        kept = replace(kept, window=app.window.get_size())
    write_options(kept, folder)
    pygame.quit()
