"""Walks beside the screens: notices what is done, says the next step or a hint, and lights what it speaks of.

It lies over whatever screen is on top and takes nothing from it: every other button works as without it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pygame

from game.ui.companion import lights, slips, vocabulary
from game.ui.companion.lamp import Hints
from game.ui.companion.lights import NAME, Lit
from game.ui.companion.room import room_for
from game.ui.learning.lesson import Running
from game.ui.learning.signs import Glimpse
from game.ui.options import write_options
from game.ui.screens.actions import Place
from game.ui.screens.base import Context, Go, Result, Screen
from game.ui.screens.play.atlas.battle import NEAR
from game.ui.screens.play.desk.base import PlayScreen
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.pages.ceremony import CeremonyScreen
from game.ui.screens.play.pages.opening import OpeningScreen
from game.ui.screens.play.world import WorldScreen
from game.ui.text import called
from game.ui.widgets.gui import Gui
from game.ui.widgets.rows import Action, Panel

WIDTHS = (450, 620, 860, 330, 292)  # of the slip, the one it likes best first
HIGH = 240  # the most it needs
PULSE = 2.4  # how fast what is lit breathes
RING = 34  # pixels from the middle of a hex that is lit to the ring round it


class Companion:
    """What a lesson or the lamp has to say, over all screens of a campaign."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._stack: list[Screen] = []
        self._lit: Lit | None = None
        self._box: pygame.Rect | None = None
        self._around: object = None  # what lay in the window when the slip took its place
        self._time = 0.0
        self._seen: object = None  # revision and clock when it last looked
        self._hints = Hints(context)
        self._travelled_for: Running | None = None

    # --- what is on -----------------------------------------------------------------------------------

    @property
    def world(self) -> WorldScreen | None:
        """The atlas of the campaign in play."""
        return next((s for s in self._stack if isinstance(s, WorldScreen)), None)

    @property
    def running(self) -> Running | None:
        """The lesson that is on in the campaign in play."""
        world = self.world
        return self.context.learning.lesson_in(world.session.campaign) if world is not None else None

    @property
    def _is_spoken_of(self) -> bool:
        """Whether the screen on top is one over which a slip may lie."""
        if not self._stack or isinstance(self._stack[-1], CeremonyScreen | OpeningScreen):
            return False
        return isinstance(self._stack[-1], WorldScreen | PlayScreen)

    # --- what is noticed ------------------------------------------------------------------------------

    def sees(self, stack: Sequence[Screen]) -> None:
        """The stack of screens is another one."""
        gone = [s for s in self._stack if s not in stack]
        is_new = bool(stack) and stack[-1] not in self._stack
        self._stack = list(stack)
        found = [vocabulary.left(screen) for screen in gone]
        if is_new:
            found.append(vocabulary.opened(stack[-1]))
        for glimpse in found:
            if glimpse is not None:
                self._glimpse(glimpse)
        if self.running is not None and self.world is not None:
            self.world.session.pages.to_greet.discard(self.running.seat)

    def hears(self, action: Action) -> None:
        """Something was pressed that is not the companion's own."""
        if (glimpse := vocabulary.pressed(action)) is not None:
            self._glimpse(glimpse)

    def _glimpse(self, glimpse: Glimpse) -> None:
        if self.running is not None:
            self.running.glimpse(glimpse)
        self._hints.glimpse(glimpse)
        self._seen = None

    def update(self, seconds: float) -> bool:
        """Time passes; whether there is something else to say now."""
        self._time += seconds
        world, running = self.world, self.running
        if world is None or not world.session.is_asked:
            return False
        changed = running is not None and not running.is_over and running.wait(seconds)
        return self._look(world, running) or changed

    def _look(self, world: WorldScreen, running: Running | None) -> bool:
        """Look whether something was done since the last time."""
        session = world.session
        holds = any(force.power == session.seat for force in world.command.selected())
        now = session.campaign.revision, len(session.campaign.log), holds, session.seat
        if now == self._seen:
            return False
        self._seen = now
        if running is None or running.is_over:
            return self._hints.look(session)
        running.watch.holds = holds
        if session.seat != running.seat or not running.look():
            return False
        self._seen = None
        self.context.sounds.play("pen")
        return True

    # --- what is said ---------------------------------------------------------------------------------

    def kept(self, gui: Gui) -> tuple[Panel, ...]:
        """The slip as it lies in the window."""
        return (gui.sheets[NAME].panel,) if NAME in gui.sheets else ()

    def slip(self, gui: Gui) -> tuple[Panel, ...]:
        """The slip over the sheets that lie in the window now; nothing where nothing is to be said."""
        self._lit = None
        if not self._is_spoken_of or self.world is None:
            return ()
        running = self.running
        if running is not None:
            self._lit = self._light(running, gui, self.world.session)
            if self._lit is not None and self._lit.hex >= 0 and running is not self._travelled_for:
                self._travelled_for = running  # a lesson about a place begins there
                self._travel(self.world, self._lit.hex)
            title, rows = (
                slips.lesson_title(running),
                slips.lesson_rows(running, can_show=self._lit is not None),
            )
        elif (hint := self._hints.said(self.world.session)) is not None:
            title, rows = called(hint.title), slips.hint_rows(hint)
        else:
            self._box = None
            return ()
        box = self._room(Panel(NAME, (0, 0, 0, 0), rows, title, fits="down"), gui)
        return (Panel(NAME, (box.x, box.y, box.w, box.h), rows, title, fits="down"),)

    def _light(self, running: Running, gui: Gui, session: Session) -> Lit | None:
        if running.is_over:
            return None
        is_map = self._stack[-1] is self.world or not self._stack[-1].dims
        return lights.lit_by(running.step.lit, gui, session.atlas if is_map else None)

    def _room(self, panel: Panel, gui: Gui) -> pygame.Rect:
        """Where the slip lies: on nothing that can be pressed, nor on what is lit."""
        px, size = self.context.px, self.context.size

        def height_at(width: int) -> int:
            return gui.layout.sheet(replace(panel, rect=(0, 0, width, px(HIGH)))).rect.height

        pressable = [live.box for live in gui.live if live.sheet.panel.name != NAME]
        if self._lit is not None:
            pressable.append(self._rect(self._lit))
        sheets = [sheet.rect for name, sheet in gui.sheets.items() if name != NAME]
        around = panel, size, pressable, sheets
        if self._box is None or around != self._around:  # looking for a place takes longer than a frame
            widths = [min(px(width), size[0] - 12) for width in WIDTHS]
            self._box = room_for(size, widths, height_at, pressable, sheets, self._box)
            self._around = around
        return self._box

    def _rect(self, lit: Lit) -> pygame.Rect:
        """What is lit as a rectangle of the window."""
        if lit.box is not None:
            return lit.box
        assert self.world is not None
        ring, (x, y) = self.context.px(RING), self.world.session.atlas.camera.of_hex(lit.hex)
        return pygame.Rect(x - ring, y - ring, 2 * ring, 2 * ring)

    # --- what is done on the slip ---------------------------------------------------------------------

    def on(self, action: Action, gui: Gui) -> Result:
        """Something on the slip was pressed."""
        running = self.running
        match action:
            case slips.ShowMe():
                self._show(gui)
            case slips.TellWhy() if running is not None:
                running.tells_why = not running.tells_why
            case slips.SkipStep() if running is not None:
                running.go_on()
            case slips.LeaveLesson():
                self.context.learning.running = None
            case slips.ChooseLesson():
                return Go(Place.LEARN)
            case slips.PutAway():
                self._hints.put_away()
            case slips.NoHints():
                self._hints.put_away()
                self.context.options = replace(self.context.options, hints=False)
                write_options(self.context.options, self.context.folder)
        return None

    def _show(self, gui: Gui) -> None:
        """Bring what the step speaks of into sight, and the pointer to it."""
        lit, world = self._lit, self.world
        if lit is None or world is None:
            return
        if lit.hex >= 0:
            self._travel(world, lit.hex)
        elif lit.action is not None:
            found = gui.reveal(lit.action)
            self._lit = replace(lit, box=found or lit.box)
            gui.focus(lit.action)
        pygame.mouse.set_pos(self._rect(self._lit or lit).center)

    def _travel(self, world: WorldScreen, hex_id: int) -> None:
        """Bring a hex into the middle of the map, near enough to tell the armies round it apart."""
        camera = world.session.atlas.camera
        camera.zoom(max(0, NEAR - camera.level))
        world.session.atlas.centre_on(hex_id)

    # --- drawing --------------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface, gui: Gui) -> None:
        """A rim of gold that breathes round what is lit."""
        lit = self._lit
        if lit is None or NAME not in gui.sheets:
            return
        palette, box = self.context.palette, self._rect(lit)
        beats = bool(self.context.options.moving)
        wide = 3 + round(math.sin(self._time * PULSE)) if beats else 3
        if lit.box is None:
            if not gui.covers(box.center):
                pygame.draw.circle(surface, palette.title, box.center, box.width // 2, wide)
            return
        pygame.draw.rect(surface, palette.title, box.inflate(8, 8), wide, border_radius=5)
