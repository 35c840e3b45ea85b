"""Which key presses count: the first of each, never its repeats except where holding a key is the point.

The system repeats a key that is held, also while a screen is being built. One press would then answer what
nobody has seen: it would end a turn, or go on into the next person's passphrase. So whenever the picture is
about to be another one the keyboard goes *deaf* until it is in the window, and what was held by then is
*spent*: it says nothing more before it is let go. Where the picture was long in coming, whoever waits for it
presses once more, and may do so in the moment in which it comes: then it stays deaf for that moment, too.
"""

from __future__ import annotations

import pygame

BESIDE = (
    pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL,
    pygame.K_LALT, pygame.K_RALT, pygame.K_LMETA, pygame.K_RMETA,
)  # fmt: skip  # keys that are held beside another
LONG = 0.5  # seconds of waiting for a picture after which people press again
SEEING = 0.6  # seconds in which nobody has seen yet that the picture they waited for is there


class Keyboard:
    """The keys held down, and what of their events a screen may hear."""

    def __init__(self) -> None:
        self.is_deaf = False
        self._is_drawn = False  # whether what it went deaf for has been drawn
        self._seeing = 0.0  # seconds that it stays so, though the picture is there
        self._held: set[int] = set()
        self._spent: set[int] = set()
        self._types = True  # whether the last press counted, so that the text it makes counts, too

    def go_deaf(self) -> None:
        """Hear nothing until `listen`: what is shown is going to change."""
        self.is_deaf, self._types = True, False
        self._is_drawn, self._seeing = False, 0.0
        self._spent |= self._held

    def drawn(self) -> None:
        """The new picture is drawn; the next frame begins when it is in the window."""
        self._is_drawn = True

    def pass_time(self, seconds: float) -> None:
        """A frame that took so long is over."""
        if self._seeing > 0:
            self._seeing -= seconds
        elif self._is_drawn and seconds > LONG:
            self._seeing = SEEING
        if self._is_drawn and self._seeing <= 0:
            self.is_deaf = False

    def is_repeat(self, event: pygame.Event) -> bool:
        """Whether a key is pressed that is held already."""
        return event.type == pygame.KEYDOWN and _name(event) in self._held

    def hears(self, event: pygame.Event, *, repeats: bool) -> bool:
        """Whether an event counts; ``repeats`` says whether that of a key held would."""
        match event.type:
            case pygame.KEYDOWN:
                return self._down(_name(event), repeats=repeats)
            case pygame.KEYUP:
                self._held.discard(_name(event))
                self._spent.discard(_name(event))
            case pygame.TEXTINPUT:
                return not self.is_deaf and (self._types or not self._spent)
            case pygame.WINDOWFOCUSLOST:  # nobody tells which keys are let go elsewhere
                self._held.clear()
                self._spent.clear()
        return True

    def _down(self, key: int, *, repeats: bool) -> bool:
        is_repeat = key in self._held
        self._held.add(key)
        if self.is_deaf:
            self._spent.add(key)
        self._types = key not in self._spent and (repeats or not is_repeat)
        return self._types


def is_deed(event: pygame.Event) -> bool:
    """Whether somebody did something: pressed the mouse, or a key that says something by itself."""
    return event.type == pygame.MOUSEBUTTONDOWN or (event.type == pygame.KEYDOWN and event.key not in BESIDE)


def _name(event: pygame.Event) -> int:
    """What tells a key from the others: where it lies, if the system says so."""
    return getattr(event, "scancode", 0) or event.key | 1 << 40
