"""What every screen is: panels as a function of what it shows, answers to what is done, and results.

A result says what becomes of the stack of screens; None leaves it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pygame

from game.campaign.campaign import Campaign
from game.ui.learning.learning import Learning
from game.ui.options import Options
from game.ui.screens.actions import Back, Place
from game.ui.sound import Sounds
from game.ui.theme import PALETTES, Palette
from game.ui.widgets.rows import Action, LookUp, Panel

SMALLEST = (1280, 720)


@dataclass(frozen=True, slots=True)
class Push:
    """Another screen over this one."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Pop:
    """Back to the screen below."""


@dataclass(frozen=True, slots=True)
class Replace:
    """Another screen instead of all there are."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Go:
    """To a place: over this screen or instead of all, as is the way of that place."""

    place: Place
    campaign: Campaign | None = None  # the one played there, or whose rules are looked up
    entry: str = ""  # that is looked up
    is_sure: bool = False  # whether what would be lost has been asked about


@dataclass(frozen=True, slots=True)
class Quit:
    """Close the window."""

    is_sure: bool = False  # whether what would be lost has been asked about


Result = Push | Pop | Replace | Go | Quit | None


@dataclass(slots=True)
class Context:
    """What all screens share: the window's size, the options, where saves are."""

    size: tuple[int, int]
    options: Options
    folder: Path
    sounds: Sounds = field(default_factory=Sounds)
    covers: Callable[[tuple[int, int]], bool] = lambda position: False  # whether a sheet lies there
    ask_anew: Callable[[], None] = lambda: None  # what keys do is another thing now: first it must be seen
    focus: Callable[[Action | None], None] = lambda action: None  # give a widget the keyboard
    brought: tuple[Path, ...] = ()  # saves that came back at this start from where they were kept
    learning: Learning = field(default_factory=Learning)  # the lesson and the hints that are on
    deeds: int = 0  # how often something was done at the window, so that what must follow at once can be told

    @property
    def scale(self) -> float:
        """Pixels to a pixel of the theme; less than asked where the window is too small for it."""
        fits = min(self.size[0] / SMALLEST[0], self.size[1] / SMALLEST[1])
        return min(self.options.scale / 100, max(0.75, fits))

    def px(self, value: float) -> int:
        """Pixels at the scale."""
        return round(value * self.scale)

    def corner(self, width: int) -> tuple[int, int, int, int]:
        """The upper left corner of the window, of a width of the theme."""
        return self.px(24), self.px(24), self.px(width), self.size[1] - self.px(48)

    @property
    def palette(self) -> Palette:
        """Colours in use."""
        return PALETTES[self.options.palette]


class Screen:
    """One screen. Subclasses say what is on it and what happens."""

    is_overlay = False  # the screen below shows, dimmed, around its panels
    dims = True  # whether it dims the screen below
    arrows_walk = True  # up and down move between widgets
    opens = False  # whether figures show their terms
    focus_first: Action | None = None  # what has the keyboard when the screen opens

    def __init__(self, context: Context) -> None:
        self.context = context
        self.is_stale = True

    def panels(self) -> Sequence[Panel]:
        """What is on it now."""
        return ()

    def dressed(self, panels: Sequence[Panel]) -> Sequence[Panel]:
        """Its panels with what the game adds to all of a kind."""
        return panels

    def on(self, action: Action, value: Any) -> Result:
        """Something was pressed, moved or typed. What no screen has a case for is a fault of the game."""
        if action == Back():
            return Pop()
        if isinstance(action, LookUp):
            return Go(Place.ENCYCLOPEDIA, self.campaign, action.entry)
        raise LookupError(f"{type(self).__name__} has no case for {action}")

    def key(self, event: pygame.Event) -> Result:
        """A key that no widget used; Escape goes back."""
        return Pop() if event.key == pygame.K_ESCAPE else None

    def repeats(self, event: pygame.Event) -> bool:
        """Whether a key held goes on doing what it does; no press that decides anything may."""
        return False

    def pointer(self, event: pygame.Event) -> Result:
        """An event of the mouse, or of the window, that no sheet used."""
        return None

    def update(self, seconds: float) -> Result:
        """Time passes."""
        return None

    def draw(self, surface: pygame.Surface) -> None:
        """What lies below the panels."""
        surface.fill(self.context.palette.table)

    def backdrop(self, surface: pygame.Surface) -> None:
        """What shows of it around a screen that lies over it."""
        self.draw(surface)

    def settles(self) -> bool:
        """Whether its picture is still coming into being, below a screen that lies over it."""
        return False

    def rests(self) -> bool:
        """Whether its last picture will do for a moment, because somebody else needs the time."""
        return False

    def resized(self) -> None:
        """The window or the scale changed."""

    def covered(self) -> None:
        """Another screen opens over this one."""

    def shown(self) -> None:
        """It is the topmost screen again."""

    def closed(self) -> None:
        """It leaves the stack."""

    @property
    def campaign(self) -> Campaign | None:
        """The campaign it plays, if it plays one."""
        return None

    def asks_before(self, way: Go | Quit) -> Screen | None:
        """What asks before its campaign is left on a way that loses something; None if nothing is."""
        return None

    def keep(self) -> bool:
        """Save what would be lost, without asking; whether nothing would be lost now."""
        return True

    def keep_elsewhere(self) -> str:
        """Save in another folder what could not be kept; what came of it, in a line."""
        return ""

    def centred(self, width: int, height: int) -> tuple[int, int, int, int]:
        """A rectangle in the middle of the window, no larger than it; sizes of the theme."""
        across, down = self.context.size
        w, h = min(self.context.px(width), across - 16), min(self.context.px(height), down - 16)
        return (across - w) // 2, (down - h) // 2, w, h
