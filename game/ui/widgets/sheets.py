"""A sheet that has been laid out: its content, and what of it can be pressed."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.widgets.rows import Button, Card, Entry, Hotspot, Item, Look, Panel, Picture, Slider, Slip, Text


@dataclass(slots=True)
class Spot:
    """Something to press, in the coordinates of the sheet's content."""

    what: Button | Item | Slip | Card | Slider | Entry | Picture | Text | Hotspot
    box: pygame.Rect
    is_great: bool = False


@dataclass(slots=True)
class Sheet:
    """A sheet laid out: its content drawn on one surface, what can be pressed, what tells more."""

    panel: Panel
    rect: pygame.Rect
    head: int  # height of the title above the content
    content: pygame.Surface
    spots: list[Spot] = field(default_factory=list)
    tips: list[tuple[pygame.Rect, str]] = field(default_factory=list)
    abouts: list[tuple[pygame.Rect, str]] = field(default_factory=list)  # the entry about each place
    values: dict[object, pygame.Rect] = field(default_factory=dict)  # slider action -> where its text goes
    tops: list[int] = field(default_factory=list)  # where rows begin

    @property
    def view(self) -> pygame.Rect:
        """The part of the window in which the content shows."""
        pad = 6 if self.panel.look is Look.SHEET and not self.panel.hugs else 0
        return pygame.Rect(
            self.rect.x, self.rect.y + self.head, self.rect.width, self.rect.height - self.head - pad
        )

    @property
    def hidden(self) -> int:
        """Pixels of content beyond what shows at once."""
        return max(0, self.content.get_height() - self.view.height)

    @property
    def last(self) -> int:
        """Scrolled to the end, as far as no row is cut at the top."""
        return next((top for top in self.tops if top >= self.hidden), self.hidden)
