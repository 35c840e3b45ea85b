"""The lettering over the ground: names of states and seas, and towns; made anew only when they change."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.map import faces, letters, towns
from game.ui.map.camera import Camera
from game.ui.map.letters import Blit
from game.ui.map.names import Name, names_of
from game.ui.map.pigments import INK, SEA_LETTERS
from game.words import Era, PlaceKind
from game.world.map import GameMap
from game.world.view import View

SEAS_FROM = 14  # rows a hex
SEA_SIZE = 0.5  # hex rows a sea's letters are high at most


class Labels:
    """All lettering of one map."""

    def __init__(self, game_map: GameMap, scale: float) -> None:
        self.game_map = game_map
        self.scale = scale
        self._owners: NDArray[np.integer] | None = None
        self._names: list[Name] = []
        self._job: Future[list[Name]] | None = None
        self._towns: tuple[towns.Town, ...] = ()
        self._sides: dict[int, dict[str, int]] = {}
        self._placed: list[towns.Placed] = []
        self._laid: tuple[object, ...] = ()
        self._town_blits: list[Blit] = []
        self._letters: tuple[tuple[object, ...], list[Blit]] = ((), [])
        self._era = Era.CONCERT

    def show(self, view: View, hands: Executor) -> None:
        """Take a new moment; names move only if land changed hands."""
        self._era = view.facts.era
        place = self.game_map.place
        owners = np.where(self.game_map.is_land & (place >= 0), view.places.owner[place], -1)
        if self._owners is None or not np.array_equal(owners, self._owners):
            self._owners = owners
            texts = {facts.index: facts.name.upper() for facts in view.roster}
            self._job = hands.submit(names_of, self.game_map, owners, texts, 2)
        found = towns.towns_of(view)
        if found != self._towns:
            self._towns = found
            self._laid = ()

    def settle(self) -> None:
        """Wait until the names are found."""
        if self._job is not None:
            self._names, self._job = self._job.result(), None

    def names(self, camera: Camera) -> list[Blit]:
        """Letters of states and seas in the window."""
        if self._job is not None and self._job.done():
            self.settle()
        rows, scale = camera.rows, self.scale
        state = rows, scale, id(self._names), self._era
        if self._letters[0] != state:
            found: list[Blit] = []
            if rows >= SEAS_FROM * scale:
                for name in sea_names(self.game_map, self._era):
                    found += letters.spelled(name, faces.SEAS, SEA_LETTERS, rows, scale)
            for name in sorted(self._names, key=lambda n: n.size):
                found += letters.spelled(name, faces.STATES, INK, rows, scale)
            self._letters = state, found
        return letters.visible(self._letters[1], camera.left, camera.top, camera.size)

    def town_blits(self, camera: Camera, counters: tuple[pygame.Rect, ...]) -> list[Blit]:
        """Marks and names of the towns in the window; ``counters`` are paper rectangles they keep off."""
        state = camera.rows, counters
        if self._laid != state:
            self._laid = state
            sides = self._sides.setdefault(camera.rows, {})
            self._placed = towns.lay_out(self._towns, camera.frame, camera.rows, self.scale, counters, sides)
            self._town_blits = [
                blit for placed in self._placed for blit in towns.pictures(placed, camera.rows, self.scale)
            ]
        return letters.visible(self._town_blits, camera.left, camera.top, camera.size)

    @property
    def placed(self) -> list[towns.Placed]:
        """The towns as they were last laid out, in paper pixels."""
        return self._placed


@lru_cache(maxsize=8)
def sea_names(game_map: GameMap, era: Era) -> tuple[Name, ...]:
    """Names of the sea zones, where they lie."""
    kinds = np.array([place.kind is PlaceKind.SEA for place in game_map.places] + [False])
    label = np.where(kinds[game_map.place], game_map.place, -1)
    texts = {p.index: p.names[era] for p in game_map.places if p.kind is PlaceKind.SEA}
    found = []
    for name in names_of(game_map, label, texts):
        shrunk = min(1.0, SEA_SIZE / name.size)
        width = name.width * max(shrunk, 0.5)
        found.append(Name(name.text, name.x, name.y, name.angle, name.size * shrunk, width, name.bend))
    return tuple(found)
