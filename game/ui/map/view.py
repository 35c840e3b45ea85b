"""The map view: the atlas as a screen uses it. Shows one power's View, answers where the pointer is."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pygame

from game.scenarios.reading.paths import data_root
from game.ui.map import glyphs, modes, page, pigments
from game.ui.map.camera.camera import Camera
from game.ui.map.camera.steering import Steering
from game.ui.map.frame import CHUNK, Grid
from game.ui.map.lettering.labels import Labels
from game.ui.map.lettering.letters import Blit
from game.ui.map.minimap import Minimap
from game.ui.map.modes import Legend, MapMode
from game.ui.map.pieces import marks, overseas
from game.ui.map.pieces.animation import Animator, acts_of
from game.ui.map.pieces.counters import USUAL
from game.ui.map.pieces.marks import Arrow, Highlight
from game.ui.map.pieces.pieces import Pieces
from game.ui.map.printing.chunk import Press
from game.ui.map.printing.paint import paint
from game.ui.map.printing.relief import relief_for
from game.ui.map.printing.store import Store
from game.words import Era, PlaceKind
from game.world.map.gamemap import GameMap
from game.world.map.mapindex import index_of
from game.world.records import Record
from game.world.sight.view import View

BREATH = 0.9  # seconds in which the frame around the selection comes and goes


class MapView:
    """The atlas in a window. Takes a View, draws it, pans and zooms; changes nothing but itself."""

    def __init__(self, game_map: GameMap, size: tuple[int, int], scale: float = 1.0) -> None:
        self.game_map = game_map
        self.scale = scale
        press = Press.of(game_map, relief_for(game_map, data_root() / "maps" / "relief"), scale)
        self.camera = Camera(press.frame, size, scale)
        self.steering = Steering(self.camera)
        self._hands = ThreadPoolExecutor(2, thread_name_prefix="atlas")
        self.store = Store(press, self.camera.levels[0], self._hands)
        self.labels = Labels(game_map, scale)
        self.pieces = Pieces(game_map, self.camera)
        self.animator = Animator()
        self.speed = 1.0
        self.highlights: dict[int, Highlight] = {}
        self.arrows: list[Arrow] = []
        self.selected_hex = -1
        self.selected_place = -1
        self.hover_hex = -1
        self._selected_force = -1
        self._mode = MapMode.POLITICAL
        self._colours = pigments.PERIOD
        self._view: View | None = None
        self._spots: dict[int, tuple[int, int]] = {}  # where forces stood when this View was shown
        self._before: dict[int, tuple[int, int]] = {}  # and the one before
        self._battles: dict[int, tuple[int, int]] = {}  # hex -> (turn, round) in which it was fought
        self._minimap = Minimap()
        self._clock = 0.0

    # --- what is shown --------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """The View being shown; `show` has to come first."""
        assert self._view is not None, "nothing is shown yet"
        return self._view

    def show(self, view: View) -> None:
        """Take a new moment's View; only what changed is drawn anew."""
        old = self._view
        is_new_eye = old is None or old.power != view.power or old.map is not view.map
        self._before = {} if is_new_eye else self._spots
        # forces are the world's own and move on: what was seen has to be written down
        self._spots = {i: (f.hex, f.zone) for i, f in view.forces.items() if f.aboard < 0}
        if is_new_eye:
            self.animator.skip()
            self._battles.clear()
            self._selected_force = self.selected_hex = self.selected_place = self.hover_hex = -1
            self.highlights, self.arrows = {}, []
        self._view = view
        now = view.turn, view.round
        self._battles = {h: when for h, when in self._battles.items() if when == now}
        self.store.use(paint(view, self._mode, self._colours), is_new_eye=is_new_eye)
        self.labels.show(view, self._hands, is_new_eye=is_new_eye)
        if self._selected_force not in view.forces:
            self._selected_force = -1
        self._set_pieces()

    @property
    def mode(self) -> MapMode:
        """What the land's colours show."""
        return self._mode

    @mode.setter
    def mode(self, mode: MapMode) -> None:
        if mode is not self._mode:
            self._mode = mode
            self._repaint()

    @property
    def colours(self) -> pigments.Pigments:
        """The set of colours that modes use."""
        return self._colours

    @colours.setter
    def colours(self, chosen: pigments.Pigments) -> None:
        if chosen is not self._colours:
            self._colours = self.pieces.colours = chosen
            self._repaint()
            if self._view is not None:
                self._set_pieces()

    def _repaint(self) -> None:
        if self._view is not None:
            self.store.use(paint(self._view, self._mode, self._colours), is_new_eye=False)

    @property
    def selected_force(self) -> int:
        """The force whose counter is framed, -1 for none; it heads its stack."""
        return self._selected_force

    @selected_force.setter
    def selected_force(self, force: int) -> None:
        if force != self._selected_force:
            self._selected_force = force
            self._set_pieces()

    def legend(self) -> Legend:
        """The colours of the mode and what they mean."""
        return modes.legend(self.view, self._mode, self._colours)

    def _set_pieces(self) -> None:
        if self._view is not None:
            self.pieces.show(self._view, self._selected_force, self.animator.hidden)

    # --- animation ------------------------------------------------------------------------------------

    def animate(self, records: Sequence[Record]) -> None:
        """Play marches and battles of records that led to the View being shown."""
        acts = acts_of(records, self.view, self._before)
        now = self.view.turn, self.view.round
        self._battles |= {hex_id: now for act in acts for hex_id in act.battles}
        self.animator.begin(acts, self.speed)
        self._set_pieces()

    @property
    def busy(self) -> bool:
        """Whether an animation is playing."""
        return self.animator.busy

    def skip(self) -> None:
        """End the animation at once."""
        self.animator.skip()
        self._set_pieces()

    # --- input ----------------------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> bool:
        """Pan and zoom; True if the event was used up."""
        used = self.steering.handle(event)
        if event.type == pygame.MOUSEMOTION:
            self.hover_hex = self.hex_at(event.pos)
        return used

    def update(self, seconds: float) -> None:
        """Let time pass: steering, animation, and the printing of chunks that are in sight."""
        self._clock += seconds
        self.steering.update(seconds)
        if self.animator.update(seconds):
            self._set_pieces()
        self.prints()

    def prints(self) -> bool:
        """Go on printing what is in sight; whether anything there was not printed yet."""
        if self._view is None:
            return False
        return self.store.work([*self._keys(), *self.store.sheet_keys()])

    def settle(self) -> None:
        """Print all that is in sight now, for a still picture."""
        self.store.settle([*self._keys(), *self.store.sheet_keys()])
        self.labels.settle()

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size."""
        self.camera.resize(size)

    def close(self) -> None:
        """Stop the work beside the window."""
        self._hands.shutdown(wait=True, cancel_futures=True)

    def centre_on(self, hex_id: int) -> None:
        """Bring a hex to the middle of the window."""
        x, y = Grid(self.camera.frame).centres[hex_id].tolist()
        self.camera.centre_on(x, y)

    def centre_on_place(self, place: int) -> None:
        """Bring a province, a sea zone or a box to the middle of the window."""
        centre = self.game_map.places[place].centre
        if centre >= 0:
            self.centre_on(centre)
        else:
            self.camera.centre_on(*overseas.middles(self.game_map)[place])

    # --- where the pointer is -------------------------------------------------------------------------

    def hex_at(self, position: tuple[int, int]) -> int:
        """The hex under a window pixel, -1 outside the map."""
        return self.camera.hex_at(position)

    def place_at(self, position: tuple[int, int]) -> int:
        """The province, sea zone or box under a window pixel, -1 for none."""
        for box, rect in self._boxes():
            if rect.collidepoint(position):
                return box
        hex_id = self.hex_at(position)
        return int(self.game_map.place[hex_id]) if hex_id >= 0 else -1

    def force_at(self, position: tuple[int, int]) -> int:
        """The force that heads the topmost stack under a window pixel, -1 for none."""
        stack = self.pieces.at(position)
        return stack.forces[0] if stack else -1

    def forces_at(self, position: tuple[int, int]) -> tuple[int, ...]:
        """All forces of the topmost stack under a window pixel, its head first."""
        stack = self.pieces.at(position)
        return stack.forces if stack else ()

    # --- minimap --------------------------------------------------------------------------------------

    def minimap(self, size: tuple[int, int]) -> pygame.Surface:
        """The whole map in small, with the window's frame."""
        return self._minimap.draw(self.store, self.camera, size)

    def minimap_click(self, position: tuple[int, int], size: tuple[int, int]) -> None:
        """Go where the minimap was clicked."""
        self.camera.centre_on(*self._minimap.point(self.store, position, size))

    # --- drawing --------------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the atlas as it is known now; never waits for the printer."""
        camera = self.camera
        self._draw_ground(surface)
        surface.fblits(self.labels.names(camera))
        if self.highlights:
            surface.fblits(marks.highlight_blits(self.highlights, self.game_map, camera))
        self.pieces.place()
        surface.fblits(self._siege_blits())
        surface.fblits(self.labels.town_blits(camera, self.pieces.rects))
        self._draw_boxes(surface)
        self._draw_chosen(surface)
        surface.fblits(self.pieces.blits())
        if self.arrows:
            surface.fblits(marks.arrow_blits(self.arrows, camera))
        if self.animator.busy:
            on_the_way = self.animator.positions(self.pieces.middles)
            surface.fblits(self.pieces.loose(self.view, on_the_way))
        surface.fblits(self._battle_blits())

    def _keys(self) -> list[tuple[int, int, int]]:
        camera = self.camera
        return self.store.keys_in(camera.rows, camera.left, camera.top, *camera.size)

    def _draw_ground(self, surface: pygame.Surface) -> None:
        camera = self.camera
        paper = pygame.Rect(-camera.left, -camera.top, *camera.frame.size(camera.rows))
        page.draw(surface, paper, self.scale)
        surface.set_clip(paper.clip(surface.get_rect()))
        surface.fblits(
            [
                (self.store.picture(key), (key[1] * CHUNK - camera.left, key[2] * CHUNK - camera.top))
                for key in self._keys()
            ]
        )
        surface.set_clip(None)

    def _draw_chosen(self, surface: pygame.Surface) -> None:
        """Outlines of the hex under the pointer and of what is selected."""
        camera = self.camera
        if self.selected_place >= 0:
            colour = (255, 240, 196)
            for hex_id in index_of(self.game_map).hexes[self.selected_place]:
                self._outline(surface, hex_id, colour)
        if self.hover_hex >= 0 and camera.rows >= 21:
            self._outline(surface, self.hover_hex, pigments.HALO)
        if self.selected_hex >= 0:
            self._outline(surface, self.selected_hex, pigments.GOLD)
        if self._selected_force >= 0:
            rect = self.pieces.of_force(self._selected_force)
            if rect is not None:
                step = round(abs(self._clock % (2 * BREATH) - BREATH) / BREATH * 7)
                frame = marks.ring(rect.width, step)
                surface.blit(frame, frame.get_rect(center=camera.to_window(*rect.center)))

    def _outline(self, surface: pygame.Surface, hex_id: int, colour: pigments.Colour) -> None:
        picture = marks.hex_outline(self.camera.rows, colour)
        surface.blit(picture, picture.get_rect(center=self.camera.of_hex(hex_id)))

    def _boxes(self) -> list[tuple[int, pygame.Rect]]:
        """Cartouches of the boxes, in window pixels."""
        rows = self.camera.rows
        half = overseas.half(self.game_map)
        size = round(2 * half[0] * rows), round(2 * half[1] * rows)
        found = []
        for box, (x, y) in overseas.middles(self.game_map).items():
            rect = pygame.Rect(0, 0, *size)
            rect.center = self.camera.to_window(x * rows, y * rows)
            found.append((box, rect))
        return found

    def _draw_boxes(self, surface: pygame.Surface) -> None:
        era = self._view.facts.era if self._view else Era.CONCERT
        look = self._view.rules.view if self._view else USUAL
        screen = surface.get_rect()
        for box, rect in self._boxes():
            if rect.colliderect(screen):
                surface.blit(overseas.cartouche(self.game_map, box, era, look, self.camera.rows), rect)

    def _siege_blits(self) -> list[Blit]:
        """Rings around fortresses under siege, as far as the power knows."""
        if self._view is None:
            return []
        found = []
        side = round(self.camera.rows * 0.98)
        for place in self._view.places.siege.nonzero()[0].tolist():
            if self.game_map.places[place].kind is PlaceKind.LAND:
                picture = glyphs.siege(max(16, side), int(self._view.places.siege[place]) // 1000)
                at = self.camera.of_hex(self.game_map.places[place].centre)
                found.append((picture, picture.get_rect(center=at).topleft))
        return found

    def _battle_blits(self) -> list[Blit]:
        """Battles of this round, and those just being fought, swelling."""
        side = max(18, round(self.camera.rows * 0.5))
        sizes = dict.fromkeys(self._battles, side)
        for hex_id, share in self.animator.battles:
            sizes[hex_id] = round(side * (1.0 + 0.8 * (1 - abs(2 * share - 1))) / 4) * 4
        found = []
        for hex_id, size in sizes.items():
            picture = glyphs.battle(size)
            x, y = self.camera.of_hex(hex_id)
            found.append((picture, picture.get_rect(center=(x, y - self.camera.rows * 2 // 5)).topleft))
        return found
