"""The thin wrapper around pygame_gui: takes panels, keeps their widgets in step, tells what was pressed.

Every widget can be reached by mouse and by keyboard: Tab walks through them, Enter presses, arrows move
sliders; a key written on a button presses it. A list in which one line is chosen is one step for Tab; arrows
walk in it, and the line that has the keyboard is the one that is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pygame
import pygame_gui
from pygame_gui.core.utility import set_default_manager
from pygame_gui.elements import UIHorizontalSlider, UITextEntryLine

from game.ui import keys
from game.ui.theme import Palette, widget_theme
from game.ui.widgets import sliders
from game.ui.widgets.brush import Brush
from game.ui.widgets.focus import steps
from game.ui.widgets.layout import Layout
from game.ui.widgets.live import Deed, Live, whole
from game.ui.widgets.making import element
from game.ui.widgets.rows import (
    Action,
    Button,
    Card,
    Entry,
    Hotspot,
    Item,
    Panel,
    Picture,
    Slider,
    Slip,
    Text,
    strings_in,
)
from game.ui.widgets.sheets import Sheet, Spot
from game.ui.widgets.tips.asking import figures, source_at
from game.ui.widgets.tips.notes import Notes, Source

HEARD = (
    pygame_gui.UI_BUTTON_PRESSED,
    pygame_gui.UI_HORIZONTAL_SLIDER_MOVED,
    pygame_gui.UI_TEXT_ENTRY_CHANGED,
)
ASKS = "shift+t"  # explains one figure after the other
PRESSES = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL)
WHEEL = 54  # pixels a notch of the wheel scrolls


class Gui:
    """All sheets on the screen. `sync` first, then `handle` events, `update`, `draw`."""

    def __init__(self, size: tuple[int, int], palette: Palette, scale: float) -> None:
        self.layout = Layout(palette, scale)
        self.size = size
        self.manager = pygame_gui.UIManager(size, widget_theme(palette, scale))
        set_default_manager(self.manager)  # else the first one and its pictures are kept for ever
        self.sheets: dict[str, Sheet] = {}
        self.live: list[Live] = []
        self._offsets: dict[str, int] = {}
        self._focus: Action | None = None
        self.brush = Brush(self.layout)
        self.notes = Notes(self.layout, lambda: self.size, lambda: [live.box for live in self.live])
        self._asked, self._at = Source(), (-1, -1)  # what keys asked about, and where it begins
        self.arrows_walk = True  # whether up and down move between widgets, as in menus

    # --- keeping in step ------------------------------------------------------------------------------

    def sync(self, panels: Sequence[Panel], *, opens: bool = False) -> None:
        """Show just these panels; those that did not change keep their widgets."""
        is_anew, self.layout.opens = opens != self.layout.opens, opens
        wanted = {panel.name: panel for panel in panels}
        for name in [n for n in self.sheets if n not in wanted]:
            self._drop(name)
        for name, panel in wanted.items():
            old = self.sheets.get(name)
            if old is not None and old.panel == panel and not is_anew:
                self._renew(old, panel)
                continue
            kept = self._offsets.get(name, 0) if old and old.panel.title == panel.title else 0
            if old is not None:
                self._drop(name)
            sheet = self.layout.sheet(panel)
            self.sheets[name] = sheet
            self._offsets[name] = sheet.last if panel.to_end and old is None else min(kept, sheet.hidden)
            self._bring(sheet)
        self.sheets = {name: self.sheets[name] for name in wanted}  # Tab goes as the screen has them
        order = {name: number for number, name in enumerate(wanted)}
        self.live.sort(key=lambda live: order[live.sheet.panel.name])
        self._refocus()

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size; the widgets' look stays."""
        if size != self.size:
            self.size = size
            self.manager.set_window_resolution(size)

    def clear(self) -> None:
        """Take everything off the screen and forget it."""
        for name in list(self.sheets):
            self._drop(name)
        self._offsets.clear()
        self._focus = None
        self.notes.clear()
        self._asked = Source()

    def _drop(self, name: str) -> None:
        for live in self.live:
            if live.sheet.panel.name == name and live.element is not None:
                live.element.kill()
        self.live = [live for live in self.live if live.sheet.panel.name != name]
        del self.sheets[name]

    def _renew(self, sheet: Sheet, panel: Panel) -> None:
        """The same panel with other texts and values in its sliders."""
        sheet.panel = panel
        fresh = {row.action: row for row in panel.rows if isinstance(row, Slider)}
        for live in self.live:
            if live.sheet is sheet and isinstance(live.spot.what, Slider):
                row = fresh[live.spot.what.action]
                if isinstance(live.element, UIHorizontalSlider) and row.value != live.spot.what.value:
                    live.element.set_current_value(row.value, warn=False)
                live.spot.what = row

    def _bring(self, sheet: Sheet) -> None:
        """Make widgets for what of a sheet can be pressed and is in sight."""
        offset = self._offsets[sheet.panel.name]
        view = sheet.view
        for spot in sheet.spots:
            box = spot.box.move(view.x, view.y - offset)
            if box.top >= view.top - 2 and box.bottom <= view.bottom + 2:
                self.live.append(Live(sheet, spot, box, element(spot, box, self.manager, self.layout)))

    # --- input ----------------------------------------------------------------------------------------

    def covers(self, position: tuple[int, int]) -> bool:
        """Whether a sheet or a note lies there."""
        return self.notes.covers(position) or any(
            sheet.rect.collidepoint(position) for sheet in self.sheets.values()
        )

    def handle(self, event: pygame.Event) -> tuple[bool, Deed | None]:
        """Use an event: whether it is used up, and what was done by it."""
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        if event.type in (*PRESSES, pygame.MOUSEMOTION):
            self._asked = Source()
        if event.type in PRESSES:
            used, action = self.notes.press(event)
            if used:
                return True, Deed(action) if action is not None else None
        used = self.manager.process_events(event)
        deed = self._heard(event)
        if deed is not None:
            return True, deed
        if event.type == pygame.MOUSEWHEEL:
            sheet = self._under(pygame.mouse.get_pos())
            if sheet is not None:
                self.scroll(sheet, -event.y * self.layout.px(WHEEL))
            return sheet is not None, None
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._focus = self._entry_at(event.pos)
            return self._picture(event.pos) if self.covers(event.pos) else (used, None)
        if event.type == pygame.MOUSEBUTTONDOWN:
            return self.covers(event.pos), None
        return used, None

    def _heard(self, event: pygame.Event) -> Deed | None:
        """What a widget says happened to it."""
        if event.type not in HEARD:
            return None
        for live in self.live:
            if live.element is event.ui_element:
                if isinstance(live.spot.what, Slider):
                    return Deed(live.spot.what.action, sliders.stepped(live.spot.what, event.value))
                value = event.text if event.type == pygame_gui.UI_TEXT_ENTRY_CHANGED else None
                return Deed(self._action(live), value)
        return None

    def _action(self, live: Live) -> Action:
        what = live.spot.what
        assert what.action is not None
        return what.action

    def _picture(self, position: tuple[int, int]) -> tuple[bool, Deed | None]:
        for live in self.live:
            if isinstance(live.spot.what, Slider) and isinstance(live.element, UIHorizontalSlider):
                value = sliders.pressed(live.element, live.spot.what, position)
                if value is not None:
                    return True, Deed(self._action(live), value)
            if isinstance(live.spot.what, Picture) and live.box.collidepoint(position):
                at = position[0] - live.box.x, position[1] - live.box.y
                return True, Deed(self._action(live), at)
        return True, None

    def _entry_at(self, position: tuple[int, int]) -> Action | None:
        for live in self.live:
            if isinstance(live.spot.what, Entry) and live.box.collidepoint(position):
                return live.spot.what.action
        return None

    def _under(self, position: tuple[int, int]) -> Sheet | None:
        return next((s for s in reversed(self.sheets.values()) if s.rect.collidepoint(position)), None)

    def scroll(self, sheet: Sheet, pixels: int) -> None:
        """Move a sheet's content."""
        name = sheet.panel.name
        offset = max(0, min(sheet.hidden, self._offsets[name] + pixels))
        if offset == self._offsets[name]:
            return
        self._offsets[name] = offset
        for live in self.live:
            if live.sheet is sheet and live.element is not None:
                live.element.kill()
        self.live = [live for live in self.live if live.sheet is not sheet]
        self._bring(sheet)

    # --- the keyboard ---------------------------------------------------------------------------------

    def _key(self, event: pygame.Event) -> tuple[bool, Deed | None]:
        focused = self._focused()
        typing = focused is not None and isinstance(focused.spot.what, Entry)
        if not (keys.is_pressed("t", event) and (typing or any(w.key == "t" for w in self._shortcuts()))):
            used, action = self.notes.key(event)
            if used:
                return True, Deed(action) if action is not None else None
        if keys.is_pressed("tab", event) or keys.is_pressed("shift+tab", event):
            return True, self._walk(-1 if event.mod & pygame.KMOD_SHIFT else 1, is_within=False)
        chords = (w for w in self._shortcuts() if "ctrl+" in w.key)  # nothing that is typed
        chord = next((w for w in chords if keys.is_pressed(w.key, event)), None)
        if chord is not None:
            return True, Deed(chord.action) if chord.is_on else None
        if typing and not keys.is_pressed("return", event) and not keys.is_pressed("escape", event):
            return self.manager.process_events(event), None
        if focused is not None:
            if isinstance(focused.spot.what, Slider) and event.key in sliders.ARROWS:
                return True, Deed(focused.spot.what.action, sliders.keyed(focused.spot.what, event))
            if keys.is_pressed("return", event) or (keys.is_pressed("space", event) and not typing):
                return True, self._pressed(focused)
            if isinstance(focused.spot.what, Card) and event.key in (pygame.K_LEFT, pygame.K_RIGHT):
                return True, self._walk(1 if event.key == pygame.K_RIGHT else -1, is_within=True)
        if keys.is_pressed(ASKS, event):
            self._ask()
            return True, None
        if self.arrows_walk and event.key in (pygame.K_UP, pygame.K_DOWN):
            return True, self._walk(1 if event.key == pygame.K_DOWN else -1, is_within=True)
        for what in self._shortcuts():
            if keys.is_pressed(what.key, event):
                return True, Deed(what.action) if what.is_on else None
        return False, None

    def repeats(self, event: pygame.Event) -> bool:
        """Whether a key held goes on: letters in an entry, and the arrows of a slider."""
        focused = self._focused()
        if focused is None:
            return False
        if isinstance(focused.spot.what, Slider):
            return event.key in sliders.ARROWS
        ends = ("return", "escape", "tab", "shift+tab")
        return isinstance(focused.spot.what, Entry) and not any(keys.is_pressed(key, event) for key in ends)

    def _shortcuts(self) -> Iterator[Button | Item | Hotspot]:
        """Everything with a key, in sight or not."""
        for sheet in self.sheets.values():
            for spot in sheet.spots:
                if isinstance(spot.what, Button | Item | Hotspot) and spot.what.key:
                    yield spot.what

    def _pressed(self, live: Live) -> Deed | None:
        what = live.spot.what
        if isinstance(what, Button | Item | Hotspot):
            return Deed(what.action) if what.is_on else None
        if isinstance(what, Entry | Text | Slip | Card):
            return Deed(self._action(live))
        if isinstance(what, Picture):
            return Deed(self._action(live), (live.box.width // 2, live.box.height // 2))
        return None

    def _focused(self) -> Live | None:
        if self._focus is None:
            return None
        return next((live for live in self.live if live.spot.what.action == self._focus), None)

    def _walk(self, way: int, *, is_within: bool) -> Deed | None:
        """Move the focus to the next widget; sheets scroll to show it, and a line to choose is chosen.

        ``is_within``: also from line to line of the list in which the focus is.
        """
        ring = steps(self.sheets.values(), self._focus, is_within=is_within)
        if not ring:
            return None
        at = next((n for n, (_, spot) in enumerate(ring) if spot.what.action == self._focus), None)
        sheet, spot = ring[(at + way) % len(ring) if at is not None else (0 if way > 0 else -1)]
        self._scroll_to(sheet, spot)
        what = spot.what
        self.focus(what.action)
        chooses = isinstance(what, Item | Card) and what.chooses and what.is_on and not what.is_lit
        return Deed(what.action) if chooses and what.action is not None else None

    def _scroll_to(self, sheet: Sheet, spot: Spot) -> None:
        top, height = self._offsets[sheet.panel.name], sheet.view.height
        if spot.box.top < top or spot.box.bottom > top + height:
            self.scroll(sheet, spot.box.centery - height // 2 - top)

    def reveal(self, action: Action) -> pygame.Rect | None:
        """Scroll to what does something; where it lies in the window then."""
        for sheet in self.sheets.values():
            for spot in sheet.spots:
                if spot.what.action == action:
                    self._scroll_to(sheet, spot)
        return next((live.box for live in self.live if live.spot.what.action == action), None)

    def focus(self, action: Action | None) -> None:
        """Give a widget the keyboard; None takes it away from all."""
        self._focus = action
        live = self._focused()
        entry = live is not None and isinstance(live.element, UITextEntryLine)
        self.manager.set_focus_set(live.element if live is not None and entry else None)
        if live is not None and isinstance(live.element, UITextEntryLine):  # typing replaces what is there
            live.element.edit_position = len(live.element.text)
            live.element.select_range = [0, len(live.element.text)]

    def _refocus(self) -> None:
        """A line of text that was made anew while somebody typed in it goes on taking keys."""
        live = self._focused()
        if live is not None and isinstance(live.element, UITextEntryLine) and not live.element.is_focused:
            self.manager.set_focus_set(live.element)
            live.element.edit_position = len(live.element.text)

    # --- drawing --------------------------------------------------------------------------------------

    def update(self, seconds: float) -> None:
        """Let widgets breathe, and notes come and go."""
        self.manager.update(seconds)
        self.notes.update(seconds, pygame.mouse.get_pos(), self._source())

    def draw(self, surface: pygame.Surface) -> None:
        """Draw sheets, widgets, the focus and the tip under the pointer."""
        for name, sheet in self.sheets.items():
            self.brush.sheet(surface, sheet, self._offsets[name])
        self.manager.draw_ui(surface)
        for live in self.live:
            self.brush.marks(surface, live.spot, live.box)
        focused = self._focused()
        if focused is not None:
            pygame.draw.rect(surface, self.layout.palette.focus, focused.box.inflate(4, 4), 2)
        self.notes.draw(surface)

    def _source(self) -> Source:
        """What is told at the pointer, of what keys asked about, or of what has the keyboard."""
        found = self.source_at(pygame.mouse.get_pos())
        focused = self._focused()
        if self._asked or found or focused is None:
            return self._asked or found
        return self.source_at(focused.box.center, focused.sheet)

    def source_at(self, position: tuple[int, int], sheet: Sheet | None = None) -> Source:
        """What there is to say about a point of the window, and where that lies."""
        sheet = sheet or self._under(position)
        if sheet is None or not sheet.view.collidepoint(position):
            return Source()
        offset, tip = self._offsets[sheet.panel.name], self.tip_at(position)
        return source_at(sheet, offset, position, tip, self.live)

    def _ask(self) -> None:
        """Explain the next figure in sight."""
        found = figures(self.sheets.values(), self._offsets)
        if found:
            last = next((n for n, (_, box) in enumerate(found) if box.topleft == self._at), -1)
            sheet, box = found[(last + 1) % len(found)]
            self._at, self._asked = box.topleft, self.source_at(box.center, sheet)
            self.notes.ask(self._asked)

    def tip_at(self, position: tuple[int, int]) -> str:
        """What there is to say about a point of the window."""
        sheet = self._under(position)
        if sheet is None or not sheet.view.collidepoint(position):
            return ""
        x, y = position[0] - sheet.view.x, position[1] - sheet.view.y + self._offsets[sheet.panel.name]
        tip = next((tip for box, tip in sheet.tips if box.collidepoint(x, y)), "")
        live = next((found for found in self.live if found.box.collidepoint(position)), None)
        return whole(live, tip) if live is not None else tip

    # --- for tests ------------------------------------------------------------------------------------

    def strings(self) -> list[str]:
        """Every text on the screen, tips included."""
        found: list[str] = []
        for sheet in self.sheets.values():
            found.append(sheet.panel.title)
            for row in sheet.panel.rows:
                found += strings_in(row)
        return [text for text in found if text]
