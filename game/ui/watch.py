"""Watching: a campaign of computer powers on the atlas, seen through the eyes of one power after another.

Nothing here decides anything: the campaign ticks a little in every frame, the atlas shows the View of the
power whose eyes are lent, and the dispatches are what that power's newspapers would print.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pygame

from game.campaign.campaign import Campaign
from game.campaign.present import Presenter, is_headline
from game.campaign.save import write_save
from game.scenarios.texts import load_texts
from game.ui.map.modes import MapMode
from game.ui.map.pigments import FAINT_INK, INK, TABLE
from game.ui.map.view import MapView
from game.ui.panel import (
    BODY,
    MARGIN,
    STRONG,
    TITLE,
    Button,
    button_size,
    draw_button,
    line,
    paragraph,
    sheet,
)
from game.world import queries

SLICE = 0.012  # seconds of thinking in a frame, so that the window never freezes
SMALLEST = (1280, 720)
BAR, SIDE, FOOT = 52, 360, 44
MINIMAP = (300, 216)
MODES = tuple(MapMode)
KEYS = {
    pygame.K_SPACE: "run",
    pygame.K_n: "next",
    pygame.K_TAB: "eyes",
    pygame.K_m: "mode",
    pygame.K_F5: "save",
    pygame.K_ESCAPE: "quit",
}
LABELS = {"run": "Space", "next": "N", "eyes": "Tab", "mode": "M", "save": "F5", "quit": "Esc"}


class NoScreen(Exception):
    """No window can be opened, and why."""


class Watch:
    """The watcher's screen. ``folder`` is where F5 saves."""

    def __init__(self, campaign: Campaign, size: tuple[int, int], folder: Path) -> None:
        self.campaign, self.folder = campaign, folder
        self.size = size
        self.atlas = MapView(campaign.world.map, size)
        self.words = load_texts()["watch"]
        self.presenter = Presenter(campaign.world)
        self.eyes = campaign.world.facts.policy_makers[0]
        self.is_running = False
        self.goal = campaign.world.turn  # the turn to play to before pausing again
        self.is_done = False
        self.notice = ""
        self._read = 0  # chronicle entries told so far
        self._news: list[tuple[str, str]] = []
        self._buttons: list[Button] = []
        self._show()
        self._lay_out()
        self.atlas.camera.zoom(1, (size[0] // 2, size[1] // 2))
        self.atlas.centre_on_place(campaign.world.powers[self.eyes].capital)

    # --- what the keys and buttons do -----------------------------------------------------------------

    def act(self, action: str) -> None:
        """Do what a key or a button asks."""
        self.notice = ""
        match action:
            case "run":
                self.is_running = not self.is_running
                self.goal = self.campaign.world.turn
            case "next":
                self.is_running = False
                self.goal = self.campaign.world.turn + 1
            case "eyes":
                makers = self.campaign.world.facts.policy_makers
                self.eyes = makers[(makers.index(self.eyes) + 1) % len(makers)]
                self._read, self._news = 0, []
                self._show()
                self.atlas.centre_on_place(self.campaign.world.powers[self.eyes].capital)
            case "mode":
                self.atlas.mode = MODES[(MODES.index(self.atlas.mode) + 1) % len(MODES)]
            case "save":
                self._save()
            case _:
                self.is_done = True
        self._lay_out()

    def _save(self) -> None:
        path = (
            self.folder / f"watched-{self.campaign.world.facts.calendar.date(self.campaign.world.turn)}.save"
        )
        try:
            write_save(self.campaign, path)
            self.notice = self.words["saved"].format(name=path.name)
        except OSError as error:
            self.notice = self.words["not_saved"].format(why=error.strerror or error)

    def handle(self, event: pygame.Event) -> None:
        """Use one event of the window."""
        if event.type == pygame.QUIT:
            self.is_done = True
        elif event.type == pygame.VIDEORESIZE:
            self.resize(event.size)
        elif event.type == pygame.KEYDOWN and event.key in KEYS:
            self.act(KEYS[event.key])
        elif not self._is_taken(event):
            self.atlas.handle(event)

    def _is_taken(self, event: pygame.Event) -> bool:
        """Whether a panel uses an event of the mouse, so that the atlas below must not."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self._click(event.pos):
            return True
        pressed = event.type in (pygame.MOUSEWHEEL, pygame.MOUSEBUTTONDOWN)
        return pressed and self._is_covered(pygame.mouse.get_pos())

    def _click(self, position: tuple[int, int]) -> bool:
        """A click on a button or on the minimap."""
        for button in self._buttons:
            if button.box.collidepoint(position):
                self.act(button.action)
                return True
        box = self._minimap_box()
        if box.collidepoint(position):
            self.atlas.minimap_click((position[0] - box.x, position[1] - box.y), MINIMAP)
            return True
        return False

    def _is_covered(self, position: tuple[int, int]) -> bool:
        """Whether a panel lies over the atlas there."""
        panels = (self._bar_box(), self._side_box(), self._minimap_box(), self._foot_box())
        return any(box.collidepoint(position) for box in panels)

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size now."""
        self.size = max(size[0], SMALLEST[0]), max(size[1], SMALLEST[1])
        self.atlas.resize(self.size)
        self._lay_out()

    # --- time -----------------------------------------------------------------------------------------

    def update(self, seconds: float) -> None:
        """Let the powers think for a slice of time, and the atlas move."""
        turn = self.campaign.world.turn
        until = time.perf_counter() + SLICE
        while self._is_wanted() and time.perf_counter() < until:
            self.campaign.tick()
        if self.campaign.world.turn != turn:
            self._show()
            self._lay_out()
        self.atlas.update(seconds)

    def _is_wanted(self) -> bool:
        world = self.campaign.world
        return not self.campaign.is_over and (self.is_running or world.turn < self.goal)

    def _show(self) -> None:
        """Take a new look at the world through the present eyes."""
        self.atlas.show(self.campaign.view_of(self.eyes))
        name = self.campaign.world.roster[self.eyes].id
        fresh = self.campaign.chronicle.since(self._read, name)
        self._read = len(self.campaign.chronicle.entries)
        calendar = self.campaign.world.facts.calendar
        self._news += [
            (calendar.month_name(e.turn, e.month), self.presenter.record(e.record))
            for e in fresh
            if is_headline(e.record)
        ]

    # --- drawing --------------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole screen."""
        surface.fill(TABLE)
        self.atlas.draw(surface)
        self._draw_bar(surface)
        self._draw_side(surface)
        box = self._minimap_box()
        sheet(surface, box.inflate(12, 12))
        surface.blit(self.atlas.minimap(MINIMAP), box)
        sheet(surface, self._foot_box())
        for button in self._buttons:
            draw_button(surface, button, 16, pygame.mouse.get_pos())
        self._draw_hover(surface)

    def _draw_bar(self, surface: pygame.Surface) -> None:
        """Date, whose eyes, and how that power stands."""
        box = self._bar_box()
        sheet(surface, box)
        world, view = self.campaign.world, self.campaign.view_of(self.eyes)
        power = view.powers[self.eyes]
        date = line(world.facts.calendar.name(world.turn), TITLE, 24)
        surface.blit(date, date.get_rect(midleft=(box.x + MARGIN + 4, box.centery)))
        facts = self.words["facts"].format(
            name=view.roster[self.eyes].name, treasury=power.treasury, debt=power.debt,
            men=view.armies[self.eyes], will=power.will // 100, standing=power.standing // 100,
        )  # fmt: skip
        told = line(facts, STRONG, 17)
        surface.blit(told, told.get_rect(midright=(box.right - MARGIN - 4, box.centery)))

    def _draw_side(self, surface: pygame.Surface) -> None:
        """The dispatches, newest first, as many as there is room for."""
        box = self._side_box()
        sheet(surface, box)
        title = line(self.words["dispatches"], TITLE, 20)
        surface.blit(title, (box.x + MARGIN, box.y + MARGIN))
        top = box.y + MARGIN + title.get_height() + 8
        for when, text in reversed(self._news):
            date = line(when, BODY, 14, FAINT_INK)
            told = paragraph(text, BODY, 16, box.width - 2 * MARGIN)
            if top + date.get_height() + told.get_height() > box.bottom - MARGIN:
                break
            surface.blit(date, (box.x + MARGIN, top))
            surface.blit(told, (box.x + MARGIN, top + date.get_height()))
            top += date.get_height() + told.get_height() + 8
        if not self._news:
            surface.blit(
                paragraph(self.words["quiet"], BODY, 16, box.width - 2 * MARGIN), (box.x + MARGIN, top)
            )

    def _draw_hover(self, surface: pygame.Surface) -> None:
        """What lies under the pointer, or the last notice."""
        pointer = pygame.mouse.get_pos()
        text = self.notice or ("" if self._is_covered(pointer) else self._describe(pointer))
        if not text:
            return
        told = line(text, BODY, 17, INK)
        box = told.get_rect().inflate(24, 14)
        box.midbottom = (self.size[0] - SIDE) // 2, self._foot_box().top - 8
        sheet(surface, box)
        surface.blit(told, told.get_rect(center=box.center))

    def _describe(self, pointer: tuple[int, int]) -> str:
        """A line about the force or the province there."""
        view = self.campaign.view_of(self.eyes)
        force = view.forces.get(self.atlas.force_at(pointer))
        if force is not None:
            return self.words["force"].format(
                name=force.name, owner=view.roster[force.power].name, strength=force.strength
            )
        place = self.atlas.place_at(pointer)
        if not queries.is_land_place(view, place):
            return queries.place_name(view, place) if place >= 0 else ""
        owner, holder = int(view.places.owner[place]), queries.holder_of(view, place)
        key = "province" if owner == holder else "occupied"
        return self.words[key].format(
            name=queries.place_name(view, place), owner=view.roster[owner].name if owner >= 0 else "-",
            holder=view.roster[holder].name if holder >= 0 else "-",
            people=int(view.places.population[place]), fortress=int(view.places.fortress[place]),
        )  # fmt: skip

    # --- layout ---------------------------------------------------------------------------------------

    def _bar_box(self) -> pygame.Rect:
        return pygame.Rect(0, 0, self.size[0], BAR)

    def _side_box(self) -> pygame.Rect:
        return pygame.Rect(self.size[0] - SIDE, BAR, SIDE, self.size[1] - BAR - FOOT)

    def _foot_box(self) -> pygame.Rect:
        return pygame.Rect(0, self.size[1] - FOOT, self.size[0], FOOT)

    def _minimap_box(self) -> pygame.Rect:
        left, bottom = MARGIN + 6, self._foot_box().top - MARGIN - 6
        return pygame.Rect(left, bottom - MINIMAP[1], *MINIMAP)

    def _lay_out(self) -> None:
        """Put the buttons in a row along the foot."""
        texts = {
            "run": self.words["pause" if self.is_running else "run"],
            "next": self.words["next"],
            "eyes": self.words["eyes"].format(name=self.campaign.world.roster[self.eyes].name),
            "mode": self.words["mode"].format(name=self.words[self.atlas.mode.value]),
            "save": self.words["save"],
            "quit": self.words["quit"],
        }
        self._buttons, left = [], MARGIN
        foot = self._foot_box()
        for action, text in texts.items():
            width, height = button_size(text, LABELS[action], 16)
            box = pygame.Rect(left, foot.centery - height // 2, width, height)
            self._buttons.append(
                Button(action, text, LABELS[action], box, action == "run" and self.is_running)
            )
            left = box.right + 8


def demand_screen() -> None:
    """Open the display; raises `NoScreen` where nobody could see a window."""
    if not getattr(pygame, "IS_CE", 0):
        raise NoScreen("the old pygame is installed: pip uninstall -y pygame, then install pygame-ce again")
    named = any(os.environ.get(name) for name in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY"))
    if sys.platform.startswith("linux") and not named:
        raise NoScreen("there is no screen")
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoScreen(str(error)) from None


def run(campaign: Campaign, folder: Path) -> None:
    """Open the window and watch until it is closed; `demand_screen` has to come first."""
    pygame.font.init()
    window = pygame.display.set_mode((1600, 900), pygame.RESIZABLE)
    pygame.display.set_caption(campaign.world.facts.title)
    clock = pygame.time.Clock()
    watch = Watch(campaign, window.get_size(), folder)
    while not watch.is_done:
        for event in pygame.event.get():
            watch.handle(event)
        watch.update(clock.tick(60) / 1000)
        watch.draw(window)
        pygame.display.flip()
    watch.atlas.close()
    pygame.quit()
