"""Which presses of the mouse count: none that comes as fast after a question as the second of a double click.

What is asked under the pointer has to be read before it is answered. So whenever a press raises a question
the buttons of the mouse rest for a moment of the window's own clock; what is pressed meanwhile says nothing,
and neither does letting it go.
"""

from __future__ import annotations

import pygame
import pygame_gui

DOUBLE = 0.5  # seconds within which two presses are one double click
BUTTONS = (1, 2, 3)  # those that press; the others are the wheel


class Mouse:
    """The buttons of the mouse, and how long they still rest."""

    def __init__(self) -> None:
        self._rest = 0.0
        self._is_fresh = False  # whether the rest began in this frame, whose time was before it
        self._spent: set[int] = set()

    @property
    def is_resting(self) -> bool:
        """Whether what is pressed now says nothing."""
        return self._rest > 0

    def go_to_rest(self) -> None:
        """Say nothing for as long as a double click may take."""
        self._rest, self._is_fresh = DOUBLE, True

    def update(self, seconds: float) -> None:
        """Let time pass."""
        if not self._is_fresh:
            self._rest = max(0.0, self._rest - seconds)
        self._is_fresh = False

    def hears(self, event: pygame.Event) -> bool:
        """Whether an event counts."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button in BUTTONS and self.is_resting:
            self._spent.add(event.button)
            return False
        if event.type == pygame.MOUSEBUTTONUP and event.button in self._spent:
            self._spent.discard(event.button)
            return False
        return event.type != pygame_gui.UI_BUTTON_PRESSED or not self.is_resting  # pressed twice in one frame
