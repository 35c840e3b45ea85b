"""The screen on which a campaign is played: the atlas, the bar, lists and sheets around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.campaign.campaign import Campaign
from game.rules.money.raising import Disband
from game.ui import keys
from game.ui.map.camera import steering
from game.ui.map.modes import MapMode
from game.ui.screens.actions import (
    Foresee,
    Give,
    GiveAll,
    Point,
    SendHome,
    ShowPlace,
    ShowReport,
    Take,
)
from game.ui.screens.base import Context, Push, Replace, Result, Screen
from game.ui.screens.play import doors
from game.ui.screens.play.atlas import frame, outliner
from game.ui.screens.play.atlas.actions import (
    Finish,
    Fold,
    LendEyes,
    NextIdle,
    PlayOn,
    SetMode,
    TakeStack,
    TouchMinimap,
    Undo,
)
from game.ui.screens.play.atlas.command import Command
from game.ui.screens.play.atlas.minimap import Minimap
from game.ui.screens.play.desk.kept import Kept, TryAgain
from game.ui.screens.play.desk.priced import with_prices
from game.ui.screens.play.desk.session import Session
from game.ui.screens.play.desk.watching import Watching
from game.ui.screens.play.ending.verdict import VerdictScreen
from game.ui.screens.play.handover import covering
from game.ui.screens.play.pages import announce
from game.ui.screens.play.records import dispatches
from game.ui.screens.play.seats import pennant
from game.ui.screens.play.seats.quiet import QuietScreen
from game.ui.text import say
from game.ui.widgets.rows import Action, Panel
from game.words import PlaceKind
from game.world.state import queries

#: Map modes by the figure that chooses them.
MODES = {pygame.K_0 + number: mode for number, mode in enumerate(MapMode, start=1)}
CHORDS = pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_SHIFT
CLICK = 6  # pixels the pointer may move in a click
WAYS = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}


class WorldScreen(Kept, Screen):
    """The campaign on the atlas."""

    arrows_walk = False

    def __init__(self, context: Context, campaign: Campaign) -> None:
        super().__init__(context)
        self.session = Session(context, campaign)
        self.command = Command(self.session)
        self.targets = False  # whether the keyboard points at a hex
        self.guards: Action | None = None  # the command that means what it says if it is given once more
        self.folded: set[str] = set()  # headings of the outliner that are closed
        self._pressed: tuple[int, int] | None = None
        self._minimap = Minimap(self.session)
        self._spot: tuple[float, float, int] | None = None  # where the atlas was in the last frame
        self._prints = False  # whether the atlas was being printed below another screen
        self._last: tuple[object, Sequence[Panel]] = (None, ())  # panels as the seat saw them when asked

    def panels(self) -> Sequence[Panel]:
        session = self.session
        if session.seat < 0:
            return () if session.humans else (frame.unseen_panel(session), *self.trouble(frame.below_menu))
        state = frame.State(session, self.command, self.targets, self.guards, frozenset(self.folded))
        look = session.seat, self.context.size, self.context.scale
        if self.is_kept and self._last[0] == look:
            around = self._last[1]  # the others think: nothing this seat sees has moved
        else:
            around = with_prices(session, frame.panels(state))
            self._last = (look, around)
        return (*around, frame.finish_panel(state), self._minimap.panel(), *self.trouble(frame.below_menu))

    @property
    def is_kept(self) -> bool:
        """Whether the sheets stay as they are because the others think."""
        session = self.session
        return session.is_thinking or (bool(session.humans) and not session.is_asked)

    # --- what happens ---------------------------------------------------------------------------------

    def on(self, action: Action, value: Any) -> Result:
        session, command = self.session, self.command
        session.rest()
        if not isinstance(action, TouchMinimap | SetMode):
            self.guards = self.guards if action == self.guards else None
        if not isinstance(action, Finish | TouchMinimap | SetMode):
            session.notice = ""
        match action:
            case Give() | GiveAll():
                session.wish(*action.carried())
                command.renew()
            case SendHome(ids):
                session.wish(*(Disband(session.seat, i) for i in ids))
                command.renew()
            case Take(force):
                command.pick(force, adds=bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
                command.centre()
            case TakeStack(forces):
                command.pick_stack(forces, adds=bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
                command.centre()
            case NextIdle():
                command.next_idle()
            case Fold(name):
                self.folded ^= {name}
            case ShowPlace(place):
                command.look_at(place)
                command.centre()
            case Point():
                self._begin_target()
            case SetMode(mode):
                session.atlas.mode = mode
            case TouchMinimap():
                self._minimap.touch(value)
            case Undo():
                session.undo()
                command.renew()
            case Watching():
                session.choose(action)
            case LendEyes():
                session.lend_eyes()
                command.clear()
            case Finish(to_staff):
                return self._end(action, leave_to_staff=to_staff)
            case PlayOn():
                return self._play_on(action)
            case TryAgain():
                session.save()
            case _ if isinstance(action, doors.Opening):
                return doors.screen_for(session, action)
            case _:
                return super().on(action, value)
        return None

    def _play_on(self, command: PlayOn) -> Result:
        """Finish the seat until something asks it; where something does so now, stay."""
        if self.session.is_asked and self._stops(command, leave_to_staff=True):
            return None
        self.session.on_call[self.session.seat] = command.until
        return self._end(command, leave_to_staff=True)

    def _end(self, command: Action, *, leave_to_staff: bool) -> Result:
        """Finish the seat; the first time only say what is still open, if anything is."""
        session = self.session
        if not session.is_asked:
            return None
        if self.guards is None and self._stops(command, leave_to_staff=leave_to_staff):
            return None
        self.guards, self.targets = None, False
        session.atlas.skip()
        self.command.clear()
        self.context.sounds.play("turn")
        session.finish(leave_to_staff=leave_to_staff)
        return None

    def _stops(self, command: Action, *, leave_to_staff: bool) -> bool:
        """Whether something is still open; it is told before the same command counts, which confirms it."""
        if not outliner.open_matters(self.session, self.command, leave_to_staff=leave_to_staff):
            return False
        self.guards = command
        self.context.ask_anew()
        return True

    def _begin_target(self) -> None:
        """Point at a hex with the keyboard, from where the selected forces stand."""
        if not (column := self.command.selected()):
            return
        start = column[0].hex if column[0].hex >= 0 else self.session.view.map.places[column[0].zone].centre
        self.targets, self.command.cursor = True, start
        self.context.focus(None)  # else Enter would press what has the keyboard
        self.session.atlas.selected_hex = start
        self.session.notice = say("pointing")

    def key(self, event: pygame.Event) -> Result:
        session, command = self.session, self.command
        if session.seat < 0:
            return doors.way_of_menu(session, event)
        session.rest()
        if self.targets:
            return self._point(event)
        if session.atlas.busy and event.key in (pygame.K_SPACE, pygame.K_ESCAPE):
            session.atlas.skip()
        elif event.key in (pygame.K_SPACE, pygame.K_ESCAPE):
            session.notice = ""
            command.clear()
        elif keys.is_pressed("t", event):
            self.opens = not self.opens
        elif keys.is_pressed("home", event):
            session.atlas.centre_on_place(session.view.powers[session.seat].capital)
        elif keys.is_pressed("ctrl+z", event):
            return self.on(Undo(), None)
        elif (mode := MODES.get(event.key)) and not event.mod & CHORDS:
            session.atlas.mode = mode
        elif keys.is_pressed("f5", event):
            session.save()
        elif (way := doors.way_of_menu(session, event)) is not None:
            return way
        else:
            session.atlas.handle(event)
        return None

    def repeats(self, event: pygame.Event) -> bool:
        return steering.zooms(event) or (self.targets and event.key in WAYS)

    def _point(self, event: pygame.Event) -> Result:
        """Move the pointed hex, and send the selection there."""
        command, session = self.command, self.session
        if event.key == pygame.K_ESCAPE:
            self.targets, command.cursor, session.notice = False, -1, ""
            command.renew()
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.targets = False
            goal, command.cursor = command.cursor, -1
            return self._go(goal)
        elif event.key in WAYS:
            command.step(*WAYS[event.key])
        return None

    def _go(self, hex_id: int) -> Result:
        order = self.command.go(hex_id)
        return None if order is None else doors.screen_for(self.session, Foresee(order))

    def pointer(self, event: pygame.Event) -> Result:
        atlas = self.session.atlas
        if self.session.seat < 0 or self._minimap.drag(event):
            return None
        if event.type == pygame.MOUSEBUTTONDOWN:
            self.session.rest()
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._pressed = event.pos
        used = atlas.handle(event)
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1 and self._pressed is not None:
            far = max(abs(event.pos[0] - self._pressed[0]), abs(event.pos[1] - self._pressed[1]))
            self._pressed = None
            if far < CLICK and not used:
                self._click(event.pos)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 3:
            return self._send(event.pos)
        elif event.type == pygame.MOUSEMOTION and not used and self.session.is_asked and not self.targets:
            self.command.preview(-1 if self.context.covers(event.pos) else atlas.hover_hex)
        return None

    def _click(self, position: tuple[int, int]) -> None:
        """Select what is under the pointer."""
        session, command = self.session, self.command
        self.is_stale = True
        session.notice, self.guards = "", None
        if session.atlas.busy:
            session.atlas.skip()
        adds = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
        forces = session.atlas.forces_at(position)
        self.targets = False
        if forces:
            command.pick_stack(forces, adds=adds)
        else:
            command.look_at(session.atlas.place_at(position))

    def _send(self, position: tuple[int, int]) -> Result:
        """Send the selected forces where the pointer is."""
        self.is_stale = True
        self.session.notice = ""
        place = self.session.atlas.place_at(position)
        if place >= 0 and self.session.view.map.places[place].kind is PlaceKind.BOX:
            chosen = self.command.selected()
            fleets = [f for f in chosen if queries.is_fleet(self.session.view, f)]
            if fleets:
                self.command.sail_to(fleets, [place])
            elif any(f.zone == place for f in chosen):
                self.command.embark(chosen, place)
            return None
        hex_id = self.session.atlas.hex_at(position)
        under = self.session.view.forces.get(self.session.atlas.force_at(position))
        if under is not None and under.hex >= 0 and under.power != self.session.seat:
            hex_id = under.hex
        return self._go(hex_id)

    # --- time -----------------------------------------------------------------------------------------

    def update(self, seconds: float) -> Result:
        session = self.session
        self.is_stale |= session.heed()
        if session.seat >= 0:
            was_busy = session.atlas.busy
            session.atlas.update(seconds)
            self.is_stale |= was_busy != session.atlas.busy
        if session.campaign.is_over and not session.is_thinking:
            self.keep_end()
            return Replace(VerdictScreen(self.context, session))
        if session.is_asked:
            return announce.page_due(session) or self._tell_report()
        if not session.humans:
            if session.watch():
                self.command.clear()
                self.is_stale = True
            return None
        power = session.think()
        if power < 0:
            self.is_stale = True
            return Push(QuietScreen(session)) if session.passes_quietly else None
        return self._seat(power)

    def _tell_report(self) -> Result:
        """Open the report of a fight once its picture has played."""
        session = self.session
        if session.report is None or session.atlas.busy:
            return None
        entry, session.report = session.report, None
        return doors.screen_for(session, ShowReport(entry)) if self.context.options.reports else None

    def _seat(self, power: int) -> Result:
        """A person has to decide: show the seat, or cover everything until the right one sits down."""
        if (cover := covering(self.session, power, self.sit_down)) is not None:
            self.command.forces, self.command.place = [], -1
            return Push(cover)
        self.sit_down(power)
        return None

    def sit_down(self, power: int) -> None:
        """The person who plays a power is at the desk."""
        self.session.take_seat(power)
        self.session.notice = dispatches.round_told(self.session) or self.session.notice
        self.command.clear()
        self.context.ask_anew()
        self.is_stale = True

    def shown(self) -> None:
        if self.session.seat >= 0:
            self.session.atlas.show(self.session.view)
            self.command.renew()
            if self.session.found >= 0:
                self.command.look_at(self.session.found)
                self.session.found = -1

    def settles(self) -> bool:
        was, self._prints = self._prints, self.session.seat >= 0 and self.session.atlas.prints()
        return was or self._prints

    def rests(self) -> bool:
        atlas = self.session.atlas
        spot, self._spot = self._spot, (atlas.camera.left, atlas.camera.top, atlas.camera.level)
        return self.session.is_thinking and not atlas.busy and spot == self._spot

    def covered(self) -> None:
        self.session.atlas.steering.release()

    def closed(self) -> None:
        self.session.close()

    def resized(self) -> None:
        self._minimap.renew()
        self.session.resize()
        if self.session.seat >= 0:
            self.command.renew()

    # --- drawing --------------------------------------------------------------------------------------

    def backdrop(self, surface: pygame.Surface) -> None:
        surface.fill(self.context.palette.table)
        if self.session.seat >= 0:
            self.session.atlas.draw(surface)

    def draw(self, surface: pygame.Surface) -> None:
        self.backdrop(surface)
        if self.session.seat < 0:
            return
        self._minimap.draw(surface)
        pennant.draw(self.session, surface)
        self._draw_line(surface)

    def _draw_line(self, surface: pygame.Surface) -> None:
        """A line above the foot: what happened to the last order, or what is under the pointer."""
        pointer = pygame.mouse.get_pos()
        text = self.session.notice
        if not text and not self.is_kept and not self.context.covers(pointer):
            text = dispatches.under_pointer(self.session, pointer)
        if not text:
            return
        frame.draw_line(self.context, surface, text, is_told=bool(self.session.notice))
