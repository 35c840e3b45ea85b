"""The lettering over the ground: names of states and seas, and towns; made anew only when they change."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.map import faces
from game.ui.map.camera.camera import Camera
from game.ui.map.lettering import letters, towns
from game.ui.map.lettering.letters import Blit
from game.ui.map.lettering.names import Name, names_of
from game.ui.map.pigments import INK, SEA_LETTERS, Colour
from game.ui.text import called
from game.words import Era, PlaceKind
from game.world.map.gamemap import GameMap
from game.world.sight.view import View
from game.world.state.powers import PowerFacts

SEAS_FROM = 21  # rows a hex
SEA_PIXELS = 10  # height of the smallest letters worth reading
NEW_NAMES, NEW_TOWNS = 3, 10  # lettered anew in one frame at most, so that a zoom never stutters
NAMES_KEPT = 400
SEA_SIZE = 0.5  # hex rows a sea's letters are high at most


class Labels:
    """All lettering of one map."""

    def __init__(self, game_map: GameMap, scale: float) -> None:
        self.game_map = game_map
        self.scale = scale
        self._owners: NDArray[np.integer] | None = None
        self._roster: tuple[PowerFacts, ...] = ()
        self._names: list[Name] = []
        self._seas: tuple[Name, ...] = ()
        self._job: Future[list[Name]] | None = None
        self._sea_job: Future[tuple[Name, ...]] | None = None
        self._towns: tuple[towns.Town, ...] = ()
        self._sides: dict[int, dict[str, int]] = {}
        self._placed: list[towns.Placed] = []
        self._laid: tuple[object, ...] = ()
        self._extents: list[pygame.Rect] = []
        self._drawn: list[list[Blit] | None] = []
        self._spelled: dict[tuple[Name, int], tuple[Blit, ...]] = {}
        self._is_still = False
        self._era = Era.CONCERT

    def show(self, view: View, hands: Executor, *, is_new_eye: bool = False) -> None:
        """Take a new moment; names move only if land changed hands or its name.

        With ``is_new_eye`` forget where names stood: they kept off counters another power saw.
        """
        if is_new_eye:
            self._sides.clear()
        self._era = view.facts.era
        place = self.game_map.place
        owners = np.where(self.game_map.is_land & (place >= 0), view.places.owner[place], -1)
        is_known = self._owners is not None and self._roster == view.roster
        if self._owners is None or not is_known or not np.array_equal(owners, self._owners):
            self._owners, self._roster = owners, view.roster
            texts = {facts.index: called(facts.name).upper() for facts in view.roster}
            self._job = hands.submit(names_of, self.game_map, owners, texts, 2)
        if not self._seas and self._sea_job is None:
            self._sea_job = hands.submit(sea_names, self.game_map, self._era)
        found = towns.towns_of(view)
        if found != self._towns:
            self._towns = found
            self._laid = ()

    def settle(self, *, is_still: bool = True) -> None:
        """Wait until the names are found; for a still picture letter all of them in the next frame."""
        self._is_still = is_still
        if self._sea_job is not None:
            self._seas, self._sea_job = self._sea_job.result(), None
        if self._job is not None:
            found, self._job = self._job.result(), None
            self._names = sorted(found, key=lambda name: -name.size)

    def names(self, camera: Camera) -> list[Blit]:
        """Letters of states and seas in the window; after a zoom a few names more in every frame."""
        if all(job is None or job.done() for job in (self._job, self._sea_job)):
            self.settle(is_still=self._is_still)
        rows = camera.rows
        found: list[Blit] = []
        new = 0
        for name, face, ink in self._in_window(camera):
            blits = self._spelled.get((name, rows))
            if blits is None and (self._is_still or new < NEW_NAMES):
                new += 1
                blits = self._spelled[name, rows] = letters.spelled(name, face, ink, rows, self.scale)
            found += blits or ()
        while len(self._spelled) > NAMES_KEPT:
            del self._spelled[next(iter(self._spelled))]
        return letters.visible(found, camera.left, camera.top, camera.size)

    def _in_window(self, camera: Camera) -> Iterator[tuple[Name, str, Colour]]:
        """Names that reach into the window, the small ones on top."""
        rows = camera.rows
        seas = self._seas if rows >= SEAS_FROM * self.scale else ()
        for names, face, ink in ((seas, faces.SEAS, SEA_LETTERS), (self._names, faces.STATES, INK)):
            for name in names:
                reach = (name.width / 2 + name.size) * rows
                x, y = name.x * rows - camera.left, name.y * rows - camera.top
                legible = ink is INK or name.size * rows >= SEA_PIXELS * self.scale
                if legible and -reach < x < camera.size[0] + reach and -reach < y < camera.size[1] + reach:
                    yield name, face, ink

    def town_blits(self, camera: Camera, counters: tuple[pygame.Rect, ...]) -> list[Blit]:
        """Marks and names of the towns in the window; ``counters`` are paper rectangles they keep off."""
        rows = camera.rows
        state = rows, counters, id(self._names)
        if self._laid != state:
            self._laid = state
            sides = self._sides.setdefault(rows, {})
            kept_clear = [rect.inflate(rect.width // 4, rect.height // 4) for rect in counters]
            lettered = [box for name in self._names for box in letters.boxes(name, rows, self.scale)]
            self._placed = towns.lay_out(
                self._towns, camera.frame, rows, self.scale, kept_clear, lettered, sides
            )
            self._extents = [p.mark.union(p.label) if p.side >= 0 else p.mark for p in self._placed]
            self._drawn = [None] * len(self._placed)
        window = pygame.Rect(camera.left, camera.top, *camera.size).inflate(24, 24)
        found: list[Blit] = []
        new = 0
        for number in window.collidelistall(self._extents):
            drawn = self._drawn[number]
            if drawn is None and (self._is_still or new < NEW_TOWNS):
                new += 1
                drawn = self._drawn[number] = towns.pictures(self._placed[number], rows, self.scale)
            found += [(picture, (x - camera.left, y - camera.top)) for picture, (x, y) in drawn or ()]
        self._is_still = False
        return found

    @property
    def placed(self) -> list[towns.Placed]:
        """The towns as they were last laid out, in paper pixels."""
        return self._placed


@lru_cache(maxsize=8)
def sea_names(game_map: GameMap, era: Era) -> tuple[Name, ...]:
    """Names of the sea zones, where they lie."""
    kinds = np.array([place.kind is PlaceKind.SEA for place in game_map.places] + [False])
    label = np.where(kinds[game_map.place], game_map.place, -1)
    texts = {p.index: called(p.names[era]) for p in game_map.places if p.kind is PlaceKind.SEA}
    found = []
    for name in names_of(game_map, label, texts):
        shrunk = min(1.0, SEA_SIZE / name.size)
        width = name.width * max(shrunk, 0.5)
        found.append(Name(name.text, name.x, name.y, name.angle, name.size * shrunk, width, name.bend))
    return tuple(found)
