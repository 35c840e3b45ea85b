"""The title: the first screen, and the ways on from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pygame

from game.campaign.saving.listing import look_at, saves_in
from game.campaign.saving.recovery import forget, read_recovery
from game.campaign.saving.rescue import kept_aside
from game.scenarios.reading.harmless import printable
from game.scenarios.tables.tutorial import load_tutorial
from game.ui.options import DAMAGED
from game.ui.screens import ground
from game.ui.screens.actions import GoTo, Place, QuitGame
from game.ui.screens.base import Context, Go, Quit, Result, Screen
from game.ui.screens.crash import Forget, GoOn, go_on, told, ways_on
from game.ui.screens.load import LONGEST, take_up, told_of, when
from game.ui.text import say
from game.ui.theme import DISPLAY, SERIF, TITLE, render
from game.ui.widgets.rows import Action, Button, Buttons, Look, Panel, Space, Text, Tone

DUSK = 120  # how dark the map of Europe behind the title is


@dataclass(frozen=True, slots=True)
class Continue(Action):
    """Take up the save written last."""


class TitleScreen(Screen):
    """The name of the game over a sheet of Europe."""

    focus_first: Action | None = GoTo(Place.NEW_CAMPAIGN)

    def __init__(self, context: Context, notice: str = "") -> None:
        super().__init__(context)
        self.notice = notice or self._options_note() or self._rescued_note()
        self._failed: set[Path] = set()  # that could not be taken up
        self._look()
        self._ground: pygame.Surface | None = None

    def _look(self) -> None:
        """See what there is to go on from."""
        folder = self.context.folder
        found = [*kept_aside(folder), *saves_in(folder)]  # the last could not be saved in the folder
        whole = (s for s in found if s.header is not None and s.path not in self._failed)
        self._latest, self._any = next(whole, None), bool(found)
        self._offer = read_recovery(folder)
        self.focus_first = GoOn(self._offer.ways[0]) if self._offer else self._first()
        self.is_stale = True

    def _first(self) -> Action:
        """What has the keyboard: a lesson for somebody who has never played."""
        return GoTo(Place.NEW_CAMPAIGN if self._any else Place.LEARN)

    def _options_note(self) -> str:
        """That the options were damaged, said once."""
        if not self.context.options.were_damaged:
            return ""
        self.context.options = replace(self.context.options, were_damaged=False)
        return say("options_damaged", name=DAMAGED)

    def _rescued_note(self) -> str:
        """What became of a campaign that its folder did not take: it is back, or where it waits."""
        folder, brought = self.context.folder, self.context.brought
        self.context.brought = ()
        if brought and (head := look_at(brought[0]).header) is not None:
            return say("brought_back", title=head.title, date=look_at(brought[0]).quarter)
        waiting = next(iter(kept_aside(folder)), None)
        if waiting is None or waiting.header is None:
            return ""
        path = printable(str(waiting.path), LONGEST)
        return say("waits_elsewhere", path=path, title=waiting.header.title, date=waiting.quarter)

    def panels(self) -> Sequence[Panel]:
        px, (width, height) = self.context.px, self.context.size
        wide = px(340)
        latest = self._latest
        continues = say("continue_at", date=latest.quarter) if latest is not None else say("continue")
        learn = Button(say("learn"), GoTo(Place.LEARN), "f2")
        if not self._any:  # somebody who has never played
            minutes = sum(lesson.minutes for lesson in load_tutorial().lessons)
            learn = replace(learn, text=say("begin_here", minutes=minutes), is_lit=True, is_quiet=True)
        buttons = (
            learn,
            Button(say("new_campaign"), GoTo(Place.NEW_CAMPAIGN), "n"),
            Button(continues, Continue(), "c", latest is not None, tip=self._latest_tip()),
            Button(say("load"), GoTo(Place.LOAD), "l", self._any),
            Button(say("options"), GoTo(Place.OPTIONS), "o"),
            Button(say("encyclopedia"), GoTo(Place.ENCYCLOPEDIA), "f1"),
            Button(say("credits"), GoTo(Place.CREDITS)),
            Button(say("quit"), QuitGame(), "escape"),
        )
        top = round(height * 0.36)
        box = ((width - wide) // 2, top, wide, height - top)
        return (
            Panel("title", box, (Buttons(buttons, is_great=True),), look=Look.BARE),
            *self._told(),
            *self._offered(),
        )

    def _told(self) -> tuple[Panel, ...]:
        """What went wrong, on a sheet of its own: nothing can be read on the map."""
        px, height = self.context.px, self.context.size[1]
        box = (px(24), height - px(224), px(420), px(200))
        return (Panel("notice", box, (Text(self.notice, Tone.WARN),), fits="up"),) if self.notice else ()

    def _offered(self) -> tuple[Panel, ...]:
        """What a fault left behind, to go on from."""
        if self._offer is None:
            return ()
        px, (width, height) = self.context.px, self.context.size
        box = (width - px(444), round(height * 0.36), px(420), round(height * 0.6))
        no = Button(say("forget"), Forget(), tip=say("tip_forget"))
        rows = (Text(told(self._offer)), Space(), Buttons((*ways_on(self._offer), no), is_great=True))
        return (Panel("offer", box, rows, say("offer_heading"), fits="down"),)

    def _latest_tip(self) -> str:
        latest = self._latest
        if latest is None or latest.header is None:
            return say("no_saves")
        return say("latest", title=latest.header.title, save=told_of(latest), when=when(latest))

    def on(self, action: Action, value: Any) -> Result:
        match action:
            case GoTo(place):
                return Go(place)
            case Continue():
                return self._continue()
            case QuitGame():
                return Quit()
            case GoOn(name):
                return self._go_on(name)
            case Forget():
                forget(self.context.folder)
                self._look()
                return None
        return super().on(action, value)

    def _continue(self) -> Result:
        """Take up the save written last, if there is one; say so where that fails."""
        if self._latest is None:
            return None
        found = take_up(self._latest.path)
        if not isinstance(found, str):
            return Go(Place.CAMPAIGN, found)
        self._failed.add(self._latest.path)
        self._look()
        self.notice = f"{found}. {self._next_told()}"
        return None

    def _next_told(self) -> str:
        """Which save comes after those that could not be taken up, if there is one."""
        return say("next_whole", name=self._latest.name) if self._latest is not None else say("no_saves")

    def _go_on(self, name: str) -> Result:
        """Go on from a save that a fault left behind; say so where that fails."""
        found = go_on(self.context.folder, name)
        if not isinstance(found, str):
            return found
        self.notice = found
        self._look()
        return None

    def shown(self) -> None:
        self._look()

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
        name = render(say("title"), TITLE, px(DISPLAY + 14), palette.title)
        motto = render(say("motto"), SERIF, px(24), palette.text)
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
