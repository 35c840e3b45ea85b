"""The small map in the corner of the window: where it lies, and how the pointer moves the atlas by it."""

from __future__ import annotations

import pygame

from game.ui.screens.base import Context
from game.ui.screens.play.atlas.actions import TouchMinimap
from game.ui.screens.play.desk.session import Session
from game.ui.widgets.rows import Look, Panel, Picture

WIDE, NARROW = (284, 168), (160, 95)  # in a window with room for it, and in a smaller one
ROOMY = 1_600  # width of a window from which there is room


def minimap_size(context: Context) -> tuple[int, int]:
    """How large the minimap is in the window."""
    wide, high = WIDE if context.size[0] >= context.px(ROOMY) else NARROW
    return context.px(wide), context.px(high)


def minimap_box(context: Context) -> tuple[int, int, int, int]:
    """Where the minimap lies in the window."""
    wide, high = minimap_size(context)
    return context.size[0] - wide - context.px(12), context.size[1] - high - context.px(12), wide, high


class Minimap:
    """The minimap at a desk. A sheet without a picture of its own lies over it and takes the clicks."""

    def __init__(self, session: Session) -> None:
        self.session, self.context = session, session.context
        self._is_held = False  # whether the pointer drags the frame on it
        self.renew()

    def renew(self) -> None:
        """Fit it to the window."""
        self._cover = Picture(pygame.Surface(minimap_box(self.context)[2:], pygame.SRCALPHA), TouchMinimap())

    def panel(self) -> Panel:
        """The sheet that takes the clicks."""
        left, top, wide, high = minimap_box(self.context)
        return Panel("minimap", (left, top, wide, high + self.context.px(8)), (self._cover,), look=Look.BARE)

    def touch(self, at: tuple[int, int]) -> None:
        """Go to a spot of it; a button of the mouse that stays down takes hold of the frame."""
        self._is_held = bool(pygame.mouse.get_pressed()[0])
        self.session.atlas.minimap_click(at, self._cover.surface.get_size())

    def drag(self, event: pygame.Event) -> bool:
        """Move the frame with the pointer that took hold of it; whether the event is used up by that."""
        if not self._is_held:
            return False
        if event.type == pygame.MOUSEBUTTONUP:
            self._is_held = False
        elif event.type == pygame.MOUSEMOTION:
            left, top, wide, high = minimap_box(self.context)
            at = event.pos[0] - left, event.pos[1] - top
            self.session.atlas.minimap_click(at, (wide, high))
        return event.type in (pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION)

    def draw(self, surface: pygame.Surface) -> None:
        """The small map in its rim."""
        palette, box = self.context.palette, pygame.Rect(minimap_box(self.context))
        rim = box.inflate(10, 10)
        pygame.draw.rect(surface, palette.sheet, rim)
        pygame.draw.rect(surface, palette.rim, rim.inflate(-4, -4), 1)
        surface.blit(self.session.atlas.minimap(box.size), box)
