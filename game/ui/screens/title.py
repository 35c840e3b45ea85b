"""The title: the first screen, and the ways on from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.ui.screens import ground
from game.ui.screens.base import Context, Go, Place, Quit, Result, Screen
from game.ui.screens.load import newest_save, taken_up
from game.ui.text import say
from game.ui.theme import DISPLAY, SERIF, TITLE, written
from game.ui.widgets.rows import Action, Button, Buttons, Look, Panel, Text, Tone

DUSK = 120  # how dark the map of Europe behind the title is


class TitleScreen(Screen):
    """The name of the game over a sheet of Europe."""

    focus_first = ("new",)

    def __init__(self, context: Context, notice: str = "") -> None:
        super().__init__(context)
        self.notice = notice
        self._latest = newest_save(context.folder)
        self._ground: pygame.Surface | None = None

    def panels(self) -> Sequence[Panel]:
        px, (width, height) = self.context.px, self.context.size
        wide = px(340)
        buttons = (
            Button(say("new_campaign"), ("new",), "n"),
            Button(say("continue"), ("continue",), "c", self._latest is not None, tip=self._latest_tip()),
            Button(say("load"), ("load",), "l", self._latest is not None),
            Button(say("options"), ("options",), "o"),
            Button(say("encyclopedia"), ("encyclopedia",), "f1"),
            Button(say("credits"), ("credits",)),
            Button(say("quit"), ("quit",), "escape"),
        )
        top = round(height * 0.36)
        box = ((width - wide) // 2, top, wide, height - top)
        return (Panel("title", box, (Buttons(buttons, is_great=True),), look=Look.BARE), *self._told())

    def _told(self) -> tuple[Panel, ...]:
        """What went wrong, on a sheet of its own: nothing can be read on the map."""
        px, height = self.context.px, self.context.size[1]
        box = (px(24), height - px(224), px(420), px(200))
        return (Panel("notice", box, (Text(self.notice, Tone.WARN),), fits="up"),) if self.notice else ()

    def _latest_tip(self) -> str:
        return self._latest.stem if self._latest else say("no_saves")

    def on(self, action: Action, value: Any) -> Result:
        match action[0]:
            case "new":
                return Go(Place.NEW_CAMPAIGN)
            case "continue" if self._latest is not None:
                found = taken_up(self._latest)
                if isinstance(found, str):
                    self.notice = found
                    return None
                return Go(Place.CAMPAIGN, found)
            case "load":
                return Go(Place.LOAD)
            case "options":
                return Go(Place.OPTIONS)
            case "encyclopedia":
                return Go(Place.ENCYCLOPEDIA)
            case "credits":
                return Go(Place.CREDITS)
            case "quit":
                return Quit()
        return None

    def shown(self) -> None:
        self._latest = newest_save(self.context.folder)

    def resized(self) -> None:
        self._ground = None

    def draw(self, surface: pygame.Surface) -> None:
        if self._ground is None or self._ground.get_size() != surface.get_size():
            self._ground = self._paint(surface.get_size())
        surface.blit(self._ground, (0, 0))

    def _paint(self, size: tuple[int, int]) -> pygame.Surface:
        """Europe in the dusk, with the name and the motto on a band across it."""
        palette, px = self.context.palette, self.context.px
        board = ground.dusk(self.context, size, DUSK)
        name = written(say("title"), TITLE, px(DISPLAY + 14), palette.title)
        motto = written(say("motto"), SERIF, px(24), palette.text)
        band = pygame.Rect(0, round(size[1] * 0.09), size[0], name.get_height() + motto.get_height() + px(30))
        sheet = pygame.Surface(band.size, pygame.SRCALPHA)
        sheet.fill((*palette.sheet, palette.sheet_alpha))
        board.blit(sheet, band)
        for y in (band.top + 3, band.bottom - 4):
            pygame.draw.line(board, palette.rim, (0, y), (size[0], y))
        board.blit(name, name.get_rect(midtop=(band.centerx, band.top + px(8))))
        board.blit(motto, motto.get_rect(midbottom=(band.centerx, band.bottom - px(16))))
        ground.frame(board, self.context)
        return board
