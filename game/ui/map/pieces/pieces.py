"""The counters on the map: where each is drawn, and which one lies under the pointer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pygame

from game.ui.map.camera.camera import Camera
from game.ui.map.frame import Grid
from game.ui.map.lettering.letters import Blit
from game.ui.map.pieces import overseas
from game.ui.map.pieces.counters import USUAL, counter, tile_at
from game.ui.map.pieces.stacks import Stack, face_of, gather, sea_middles, side_of, stacks
from game.ui.map.pigments import PERIOD
from game.world.map.gamemap import GameMap
from game.world.sight.view import View

Spot = tuple[int, int]


class Pieces:
    """All stacks of the moment and their places on the paper of the zoom level in use."""

    def __init__(self, game_map: GameMap, camera: Camera) -> None:
        self.game_map = game_map
        self.camera = camera
        self.middles: dict[Spot, tuple[float, float]] = {}
        self.stacks: list[Stack] = []
        self.shown: list[Stack] = []  # those that have a counter at this zoom, which may speak for others
        self.rects: tuple[pygame.Rect, ...] = ()
        self._rows = 0
        self._look = USUAL
        self.colours = PERIOD
        self._view: View | None = None
        self._selected = -1
        self._drawn: list[Blit | None] = []
        self._counter_of: dict[int, int] = {}  # force -> number of the counter that stands for it

    def show(self, view: View, selected: int, hidden: Collection[int] = ()) -> None:
        """Take a new moment, a new selection, or forces that are on their way and not to be drawn."""
        self._look, self._view, self._selected = view.rules.view, view, selected
        if not self.middles:
            centres = Grid(self.camera.frame).centres
            self.middles = {(h, -1): (float(x), float(y)) for h, (x, y) in enumerate(centres.tolist())}
            for zone, hex_id in sea_middles(view).items():
                self.middles[-1, zone] = self.middles[hex_id, -1]
            for box, (x, y) in overseas.middles(self.game_map).items():
                self.middles[-1, box] = x, y + overseas.half(self.game_map)[1] * 0.3
        found = stacks(view, self.middles, (selected,), self.colours)
        if hidden:
            found = [self._without(stack, view, hidden) for stack in found]
        self.stacks = [stack for stack in found if stack.forces]
        self._rows = 0

    def place(self) -> None:
        """Work out counters and rectangles for the camera's zoom level if they are not known."""
        rows = self.camera.rows
        if self._rows == rows or self._view is None:
            return
        self._rows = rows
        groups = gather(self.stacks, self._view, rows, self.camera.scale)
        self.shown = [self._speaker(group, self._view) for group in groups]
        self._counter_of = {i: n for n, group in enumerate(groups) for stack in group for i in stack.forces}
        side = side_of(rows, self.camera.scale)
        half = side / 2
        self.rects = tuple(
            pygame.Rect(round(s.x * rows - half), round(s.y * rows - half), side, side) for s in self.shown
        )
        self._drawn = [None] * len(self.shown)

    def _speaker(self, group: tuple[Stack, ...], view: View) -> Stack:
        """The stack whose counter stands for a group: the selected or the strongest, with all counted."""
        head = next((s for s in group if self._selected in s.forces), group[0])
        if len(group) == 1:
            return head
        ids = [*head.forces, *(i for stack in group if stack is not head for i in stack.forces)]
        return replace(head, face=face_of(view, [view.forces[i] for i in ids], self.colours))

    def blits(self) -> list[Blit]:
        """Counters in the window, the last one on top."""
        self.place()
        window = pygame.Rect(self.camera.left, self.camera.top, *self.camera.size).inflate(80, 80)
        left, top = self.camera.left, self.camera.top
        found = []
        for number in window.collidelistall(self.rects):
            picture, (x, y) = self._drawn[number] or self._draw(number)
            found.append((picture, (x - left, y - top)))
        return found

    def _draw(self, number: int) -> Blit:
        """A counter's picture and where it lies on the paper; kept until counters are placed anew."""
        face, rect = self.shown[number].face, self.rects[number]
        x, y = tile_at(face, rect.width)
        drawn = self._drawn[number] = counter(face, self._look, rect.width), (rect.x - x, rect.y - y)
        return drawn

    def loose(self, view: View, forces: dict[int, tuple[float, float]]) -> list[Blit]:
        """Counters of forces on their way, at points in hex rows."""
        rows = self.camera.rows
        side = side_of(rows, self.camera.scale)
        found = []
        for i, (x, y) in forces.items():
            if i in view.forces:
                face = face_of(view, [view.forces[i]], self.colours)
                left, top = self.camera.to_window(x * rows - side / 2, (y - 0.1) * rows - side / 2)
                inset = tile_at(face, side)
                found.append((counter(face, self._look, side), (left - inset[0], top - inset[1])))
        return found

    def at(self, position: tuple[int, int]) -> Stack | None:
        """The topmost stack under a window pixel."""
        self.place()
        x, y = self.camera.to_paper(position)
        for number in range(len(self.rects) - 1, -1, -1):
            if self.rects[number].collidepoint(x, y):
                return self.shown[number]
        return None

    def of_force(self, force: int) -> pygame.Rect | None:
        """The rectangle of the counter that stands for a force, in paper pixels."""
        self.place()
        number = self._counter_of.get(force)
        return self.rects[number] if number is not None else None

    def _without(self, stack: Stack, view: View, hidden: Collection[int]) -> Stack:
        """A stack less the forces that are elsewhere for now."""
        left = [view.forces[i] for i in stack.forces if i not in hidden]
        if len(left) == len(stack.forces):
            return stack
        face = face_of(view, left, self.colours) if left else stack.face
        return replace(stack, forces=tuple(f.id for f in left), face=face)
