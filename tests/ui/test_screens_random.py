"""Random input: no exception, the world stays sound, and the window forgets what it no longer shows.

Two thousand events in every run of the tests; twenty thousand with ``-m slow``, from several seeds.
"""

from __future__ import annotations

import gc
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.ui.map.modes import MapMode
from game.ui.screens.actions import Back, GoTo, Place, QuitGame
from game.ui.screens.play.world import WorldScreen
from tests.ui.screenkit import SIZE, Person, at_desk

SHORT, LONG = 2_000, 20_000
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
NAMED = (
    pygame.K_TAB, pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_LEFT, pygame.K_RIGHT,
    pygame.K_UP, pygame.K_DOWN, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END,
    pygame.K_F1, pygame.K_F5, pygame.K_F9, pygame.K_PLUS, pygame.K_MINUS, pygame.K_BACKSPACE,
    pygame.K_DELETE, pygame.K_KP_ENTER,
)  # fmt: skip
MODS = (0, 0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_ALT)
SIZES = (SIZE, (1600, 900), (1920, 1080), (800, 500))
DEEDS = {
    "key": 30,
    "press": 30,
    "click": 16,
    "wheel": 6,
    "move": 8,
    "drag": 5,
    "type": 3,
    "size": 1,
    "odd": 1,
}
GROWTH = 60  # megabytes a long run may grow in its second half, when every cache has filled up to its bound
MOST = 600  # megabytes the desktop may hold


class Chaos:
    """Somebody who hits keys and buttons without reading anything; ``done`` counts the events."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        self.person = at_desk(folder, "austria")
        self.seen: set[str] = set()
        self.done = 0

    def run(self, events: int) -> None:
        """Do so many more events."""
        until = self.done + events
        while self.done < until:
            batch = list(self._deed())
            for event in batch:
                pygame.event.post(event)
            self.done += len(batch)
            self.person.app.step()
            if self.person.app.is_done:
                self._begin_again()
            self.seen.add(type(self.person.screen).__name__)
            if self.chance.random() < 0.005:
                self._check()

    def _begin_again(self) -> None:
        """It found the way out."""
        self.person.close()
        humans = self.chance.choice((("austria",), ("france", "prussia"), ()))
        self.person = Person(self.folder).open()
        if humans:
            self.person.close()
            self.person = at_desk(self.folder, *humans)

    def _check(self) -> None:
        for screen in self.person.app.stack:
            if isinstance(screen, WorldScreen):
                screen.session.campaign.world.check_invariants()

    # --- the deeds ------------------------------------------------------------------------------------

    def _deed(self) -> Iterator[pygame.Event]:
        kind = self.chance.choices(list(DEEDS), list(DEEDS.values()))[0]
        yield from getattr(self, f"_{kind}")()

    def _spot(self) -> tuple[int, int]:
        width, height = self.person.app.context.size
        return self.chance.randrange(width), self.chance.randrange(height)

    def _key(self) -> Iterator[pygame.Event]:
        key = self.chance.choice((self.chance.choice(NAMED), ord(self.chance.choice(LETTERS))))
        mod = self.chance.choice(MODS)
        yield pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)
        yield pygame.Event(pygame.KEYUP, key=key, mod=mod, unicode="", scancode=0)

    def _press(self) -> Iterator[pygame.Event]:
        """Click on something that can be pressed; a way out is taken less often than it is met."""
        live = [x for x in self.person.app.gui.live if x.spot.what.action is not None]
        if live:
            found = self.chance.choice(live)
            leaves = found.spot.what.action in (QuitGame(), GoTo(Place.TITLE), Back())
            if not leaves or self.chance.random() < 0.3:
                yield from self._at(found.box.center)

    def _click(self) -> Iterator[pygame.Event]:
        yield from self._at(self._spot(), self.chance.choice((1, 1, 1, 2, 3, 3)))

    def _at(self, spot: tuple[int, int], button: int = 1) -> Iterator[pygame.Event]:
        pygame.mouse.set_pos(spot)
        yield pygame.Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0))
        yield pygame.Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=button, touch=False)
        yield pygame.Event(pygame.MOUSEBUTTONUP, pos=spot, button=button, touch=False)

    def _wheel(self) -> Iterator[pygame.Event]:
        pygame.mouse.set_pos(self._spot())
        yield pygame.Event(pygame.MOUSEWHEEL, x=0, y=self.chance.choice((-3, -1, 1, 3)), flipped=False)

    def _move(self) -> Iterator[pygame.Event]:
        buttons = self.chance.choice(((0, 0, 0), (1, 0, 0)))
        yield pygame.Event(pygame.MOUSEMOTION, pos=self._spot(), rel=(3, 3), buttons=buttons)

    def _drag(self) -> Iterator[pygame.Event]:
        """A button held down over several frames, and perhaps never let go."""
        spot, button = self._spot(), self.chance.choice((1, 2, 3))
        yield pygame.Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=button, touch=False)
        for _ in range(3):
            yield pygame.Event(pygame.MOUSEMOTION, pos=self._spot(), rel=(9, -4), buttons=(1, 0, 0))
        if self.chance.random() < 0.9:
            yield pygame.Event(pygame.MOUSEBUTTONUP, pos=self._spot(), button=button, touch=False)

    def _type(self) -> Iterator[pygame.Event]:
        for letter in self.chance.choice(("7", "ü€", "'; --", "{0}", "Wien", "%s", "9" * 30)):
            yield pygame.Event(pygame.KEYDOWN, key=ord(letter), mod=0, unicode=letter, scancode=0)
            yield pygame.Event(pygame.TEXTINPUT, text=letter)
            yield pygame.Event(pygame.KEYUP, key=ord(letter), mod=0, unicode=letter, scancode=0)

    def _size(self) -> Iterator[pygame.Event]:
        yield pygame.Event(pygame.VIDEORESIZE, size=self.chance.choice(SIZES))

    def _odd(self) -> Iterator[pygame.Event]:
        """What a desktop sends besides: the pointer leaves, the window loses the keyboard, modes change."""
        yield pygame.Event(self.chance.choice((
            pygame.WINDOWLEAVE, pygame.WINDOWENTER, pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED,
            pygame.WINDOWMINIMIZED, pygame.WINDOWRESTORED, pygame.ACTIVEEVENT, pygame.USEREVENT,
        )))  # fmt: skip


def memory() -> float:
    """Megabytes the process holds now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def test_random_input_breaks_nothing(tmp_path: Path) -> None:
    chaos = Chaos(tmp_path, 7)
    chaos.run(SHORT)
    chaos.person.close()
    assert len(chaos.seen) >= 5, chaos.seen


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("seed", range(1, 4))
def test_twenty_thousand_random_events(tmp_path: Path, seed: int) -> None:
    chaos = Chaos(tmp_path, seed)
    chaos.run(LONG // 2)
    full = memory()
    chaos.run(LONG - LONG // 2)
    grown = memory() - full
    modes = len(MapMode)
    print(f"seed {seed}: {len(chaos.seen)} screens, {modes} modes, {full:.0f} MB, grown by {grown:.0f} MB")
    chaos.person.close()
    assert len(chaos.seen) >= 14, chaos.seen
    assert grown < GROWTH
    assert full + grown < MOST
