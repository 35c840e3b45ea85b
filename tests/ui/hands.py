"""Hands of a player: one has only a keyboard, one only a mouse. Both see what is on the window.

What they do reaches the game as events alone. They look up where a thing lies or what has the keyboard, as
eyes would; nothing of a screen is called.
"""

from __future__ import annotations

from typing import Any, TypeVar

import pygame
from pygame_gui.elements import UIHorizontalSlider

from game.rules.orders import Order
from game.ui.screens.actions import Back, Give
from game.ui.screens.play.atlas.actions import TakeStack
from game.ui.screens.play.world import WorldScreen
from game.ui.widgets.rows import Action, Button, Hotspot, Item
from game.ui.widgets.sheets import Sheet
from tests.ui.screenkit import Person

AnyAction = TypeVar("AnyAction", bound=Action)
AnyOrder = TypeVar("AnyOrder", bound=Order)

SEARCH = 80  # turns of the wheel, or presses, after which a thing is not there


class Hand:
    """What a player can do on any screen."""

    def __init__(self, person: Person) -> None:
        self.person = person

    def do(self, action: Action) -> None:
        """Press what does something."""
        raise NotImplementedError

    def take(self, force: int) -> None:
        """Take a force on the atlas in hand."""
        raise NotImplementedError

    def send(self, hex_id: int) -> None:
        """Send what is in hand to a hex."""
        raise NotImplementedError

    def more(self, action: Action) -> None:
        """Move a slider up by a step or two."""
        raise NotImplementedError

    def back(self) -> None:
        """Close the screen on top."""
        self.do(Back())

    def offered(self, kind: type[AnyAction]) -> AnyAction:
        """The first action of a kind on the screen; fails if there is none."""
        return next(action for action in self.all_actions() if isinstance(action, kind))

    def orders(self, kind: type[AnyOrder]) -> list[AnyOrder]:
        """The orders of a kind that something on the screen gives."""
        given = [a.order for a in self.all_actions() if isinstance(a, Give)]
        return [order for order in given if isinstance(order, kind)]

    def all_actions(self) -> list[Action]:
        """Everything that can be pressed, scrolled away or not."""
        sheets = self.person.app.gui.sheets.values()
        return [s.what.action for sheet in sheets for s in sheet.spots if s.what.action is not None]

    def _is_dear(self) -> bool:
        """Whether the game asks once more, because what was ordered is dear."""
        return any(isinstance(s, WorldScreen) and s.session.is_asking for s in self.person.app.stack)

    def _spot(self, action: Action) -> tuple[Sheet, Any]:
        for sheet in self.person.app.gui.sheets.values():
            for spot in sheet.spots:
                if spot.what.action == action:
                    return sheet, spot.what
        raise AssertionError(f"{action} is not on the screen: {self.all_actions()}")


class Keyboard(Hand):
    """Presses the key that is written on a thing, or walks to it with Tab and presses Enter."""

    def do(self, action: Action) -> None:
        _, what = self._spot(action)
        if isinstance(what, Button | Item | Hotspot) and what.key:
            self.person.press(what.key)
        else:
            self.person.walk_to(action)
            self.person.press("return")
        if self._is_dear():
            self.do(action)

    def take(self, force: int) -> None:
        command = self.person.world.command
        for _ in range(SEARCH):
            if command.forces == [force]:
                return
            self.person.press("n")
        raise AssertionError("the key for the next idle force never came to it")

    def send(self, hex_id: int) -> None:
        command, width = self.person.world.command, self.person.session.view.map.width
        self.person.press("x")
        row, column = divmod(command.cursor, width)
        to_row, to_column = divmod(hex_id, width)
        self.person.press(*["right" if to_column > column else "left"] * abs(to_column - column))
        self.person.press(*["down" if to_row > row else "up"] * abs(to_row - row), "return")

    def more(self, action: Action) -> None:
        self.person.walk_to(action)
        self.person.press("right", "right")


class Mouse(Hand):
    """Turns the wheel until a thing is in sight, and clicks on it."""

    def do(self, action: Action) -> None:
        self.click(self.sought(action).center)
        if self._is_dear():
            self.do(action)

    def sought(self, action: Action) -> pygame.Rect:
        """Where a thing lies, when the wheel has brought it into sight."""
        sheet, _ = self._spot(action)
        for way in (-1, 1):
            for _ in range(SEARCH):
                live = next((x for x in self.person.app.gui.live if x.spot.what.action == action), None)
                if live is not None:
                    return live.box
                self.wheel(sheet.view.center, way)
        raise AssertionError(f"{action} cannot be scrolled into sight")

    def click(self, position: tuple[int, int], button: int = 1) -> None:
        """Click somewhere."""
        self.person.click(position, button)

    def wheel(self, position: tuple[int, int], way: int) -> None:
        """Turn the wheel by a notch over a point."""
        pygame.mouse.set_pos(position)
        pygame.event.post(pygame.Event(pygame.MOUSEWHEEL, x=0, y=way, flipped=False))
        self.person.frames(2)

    def take(self, force: int) -> None:
        stacks = (a for a in self.all_actions() if isinstance(a, TakeStack))
        self.do(next(stack for stack in stacks if force in stack.forces))

    def send(self, hex_id: int) -> None:
        atlas = self.person.session.atlas
        position = atlas.camera.of_hex(hex_id)
        assert not self.person.app.context.covers(position), "a sheet lies over it"
        self.click(position, 3)

    def more(self, action: Action) -> None:
        """Drag a slider's handle a little to the right."""
        self.sought(action)
        live = next(x for x in self.person.app.gui.live if x.spot.what.action == action)
        assert isinstance(live.element, UIHorizontalSlider)
        assert live.element.sliding_button is not None
        handle = live.element.sliding_button.rect.center
        self.drag(handle, (handle[0] + live.box.width // 8, handle[1]))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press a button of the mouse at one point and let it go at another."""
        for kind, position in (
            (pygame.MOUSEMOTION, start), (pygame.MOUSEBUTTONDOWN, start),
            (pygame.MOUSEMOTION, end), (pygame.MOUSEBUTTONUP, end),
        ):  # fmt: skip
            pygame.mouse.set_pos(position)
            rest = {"rel": (1, 0), "buttons": (1, 0, 0)} if kind == pygame.MOUSEMOTION else {"button": 1}
            pygame.event.post(pygame.Event(kind, pos=position, touch=False, **rest))
            self.person.frames(3)
