"""Two thousand random events: no exception, and the world stays sound."""

from __future__ import annotations

import random
from pathlib import Path

import pygame

from game.ui.screens.play.world import WorldScreen
from tests.ui.screenkit import SIZE, at_desk

EVENTS = 2_000
LETTERS = "bcefgnprtuvxyz123"
NAMED = (
    pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_LEFT, pygame.K_RIGHT,
    pygame.K_UP, pygame.K_DOWN, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_F1,
    pygame.K_PLUS, pygame.K_MINUS,
)  # fmt: skip
KEYS = (*NAMED, *(ord(letter) for letter in LETTERS))


def test_random_input_breaks_nothing(tmp_path: Path) -> None:
    chance = random.Random(7)
    person = at_desk(tmp_path, "austria")
    app = person.app
    for number in range(EVENTS):
        for event in _events(chance):
            pygame.event.post(event)
        app.step()
        if app.is_done or not any(isinstance(s, WorldScreen) for s in app.stack):
            person.close()  # it found the way out: begin again
            person = at_desk(tmp_path, "austria")
            app = person.app
        elif number % 250 == 0:
            person.session.campaign.world.check_invariants()
    person.close()


def _events(chance: random.Random) -> list[pygame.Event]:
    """A key, a click, a turn of the wheel, or a window of another size."""
    spot = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
    match chance.choices(("key", "click", "wheel", "move", "size"), (40, 45, 5, 8, 2))[0]:
        case "key":
            key = chance.choice(KEYS)
            mod = chance.choice((0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL))
            down = pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)
            return [down, pygame.Event(pygame.KEYUP, key=key, mod=mod, unicode="", scancode=0)]
        case "click":
            pygame.mouse.set_pos(spot)
            button = chance.choice((1, 1, 1, 3))
            return [
                pygame.Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0)),
                pygame.Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=button, touch=False),
                pygame.Event(pygame.MOUSEBUTTONUP, pos=spot, button=button, touch=False),
            ]
        case "wheel":
            return [pygame.Event(pygame.MOUSEWHEEL, x=0, y=chance.choice((-1, 1)), flipped=False)]
        case "size":
            return [pygame.Event(pygame.VIDEORESIZE, size=chance.choice((SIZE, (1600, 900), (800, 500))))]
        case _:
            return [pygame.Event(pygame.MOUSEMOTION, pos=spot, rel=(3, 3), buttons=(1, 0, 0))]
