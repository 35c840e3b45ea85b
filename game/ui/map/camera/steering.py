"""Steers the camera: dragging, the window's edges, arrow keys and WASD; wheel and keys for the zoom."""

from __future__ import annotations

import pygame

from game.ui import keys
from game.ui.map.camera.camera import Camera

SPEED = 1100.0  # pixels a second at scale 1
EDGE = 2  # pixels at the window's edge that pull
DRAG = 6  # pixels the pointer moves before a press becomes a drag
WAYS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_a: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_d: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_w: (0, -1),
    pygame.K_DOWN: (0, 1),
    pygame.K_s: (0, 1),
}
CLOSER = (pygame.K_PLUS, pygame.K_KP_PLUS, pygame.K_EQUALS, pygame.K_PAGEUP)
FARTHER = (pygame.K_MINUS, pygame.K_KP_MINUS, pygame.K_PAGEDOWN)
CHORDS = pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META


def zooms(event: pygame.Event) -> bool:
    """Whether a key moves the map closer or away."""
    return event.key in CLOSER or event.key in FARTHER


class Steering:
    """Turns input into camera movement. A drag begins with the left or the middle button."""

    def __init__(self, camera: Camera) -> None:
        self.camera = camera
        self.edge_pans = True
        self._held: set[int] = set()
        self._pointer: tuple[int, int] | None = None
        self._pressed: tuple[int, int] | None = None
        self._drags = False

    def handle(self, event: pygame.Event) -> bool:
        """Use an event; True if nobody else should. A click that drags nothing is left to others."""
        match event.type:
            case pygame.KEYDOWN:
                return self._key(event)
            case pygame.KEYUP:
                self._held.discard(keys.code(event))
                return False
            case pygame.MOUSEWHEEL:
                if event.y:
                    self.camera.zoom(1 if event.y > 0 else -1, self._pointer or pygame.mouse.get_pos())
                return bool(event.y)
            case pygame.MOUSEBUTTONDOWN if event.button in (1, 2):
                self._pressed, self._pointer, self._drags = event.pos, event.pos, False
                return bool(event.button == 2)
            case pygame.MOUSEBUTTONUP if event.button in (1, 2):
                was_drag, self._pressed, self._drags = self._drags, None, False
                return was_drag or bool(event.button == 2)
            case pygame.MOUSEMOTION:
                return self._move(event.pos)
            case pygame.WINDOWFOCUSLOST | pygame.WINDOWLEAVE:
                self._pointer, self._pressed, self._drags = None, None, False
                self._held.clear()
        return False

    def _key(self, event: pygame.Event) -> bool:
        if getattr(event, "mod", 0) & CHORDS:
            return False
        if (key := keys.code(event)) in WAYS:
            self._held.add(key)
            return True
        if zooms(event):
            self.camera.zoom(1 if event.key in CLOSER else -1)
            return True
        return False

    def _move(self, position: tuple[int, int]) -> bool:
        last, self._pointer = self._pointer or position, position
        if self._pressed is None:
            return False
        if not self._drags:
            far = max(abs(position[0] - self._pressed[0]), abs(position[1] - self._pressed[1]))
            if far < DRAG:
                return False
            self._drags, last = True, self._pressed
        self.camera.pan(last[0] - position[0], last[1] - position[1])
        return True

    def update(self, seconds: float) -> None:
        """Pan by keys held and by the window's edge."""
        x = sum(WAYS[key][0] for key in self._held)
        y = sum(WAYS[key][1] for key in self._held)
        if self.edge_pans and self._pointer is not None and self._pressed is None:
            width, height = self.camera.size
            x += (self._pointer[0] >= width - EDGE) - (self._pointer[0] < EDGE)
            y += (self._pointer[1] >= height - EDGE) - (self._pointer[1] < EDGE)
        if x or y:
            step = SPEED * self.camera.scale * seconds
            self.camera.pan(max(-1, min(1, x)) * step, max(-1, min(1, y)) * step)

    def release(self) -> None:
        """Forget keys and buttons held, when another screen takes over."""
        self._held.clear()
        self._pressed, self._drags = None, False
