"""Printed chunks kept within bounds, and the printer that works beside the window.

The window never waits: while a chunk is being printed its place is filled from the coarse sheet of all
Europe, enlarged once. Whatever the View changes makes only the chunks it touches stale.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.map.frame import CHUNK, ChunkKey, Grid
from game.ui.map.printing.chunk import Press
from game.ui.map.printing.paint import Paint, changed_hexes
from game.ui.memory import apart

KEPT = 96  # chunks; about a megabyte each
REACH = 1.6  # hex rows around a hex in which its colours may show


@dataclass(slots=True)
class Kept:
    """One chunk in the store; ``paint`` numbers the paint it was printed from, -1 for a stand-in."""

    picture: pygame.Surface
    paint: int


@dataclass(slots=True)
class Store:
    """All chunks of one map. ``sheet`` is the level whose chunks are always there, ``hands``
    who prints beside the window."""

    press: Press
    sheet: int
    hands: Executor
    kept: OrderedDict[ChunkKey, Kept] = field(default_factory=OrderedDict)
    stale: set[ChunkKey] = field(default_factory=set)
    printed: int = 0  # how many chunks were ever printed
    paint: Paint | None = None
    _number: int = 0
    _work: dict[ChunkKey, tuple[int, Future[pygame.Surface]]] = field(default_factory=dict)

    def use(self, paint: Paint, *, is_new_eye: bool) -> NDArray[np.int64]:
        """Print from this paint from now on; returns the hexes that look different.

        With ``is_new_eye`` another power looks: nothing printed for the one before may show again.
        """
        old, self.paint = self.paint, paint
        if old is None or is_new_eye:
            self._number += 1
            self.kept.clear()
            self.stale.clear()
            self._work.clear()
            for key in self.sheet_keys():
                self._keep(key, self.press.print(key, paint), self._number)
            return np.arange(len(paint.owner))
        changed = changed_hexes(old, paint)
        if changed.size:
            self._number += 1
            self.stale |= {key for key in self.kept if self.touches(key, changed)}
            for key, (_, work) in list(self._work.items()):
                if self.touches(key, changed):
                    work.cancel()
                    del self._work[key]
        return changed

    def touches(self, key: ChunkKey, hexes: NDArray[np.int64]) -> bool:
        """Whether any of the hexes shows in a chunk."""
        rows, column, row = key
        centres = Grid(self.press.frame).centres[hexes]
        side = CHUNK / rows
        x, y = centres[:, 0] - column * side, centres[:, 1] - row * side
        near = (x > -REACH) & (x < side + REACH) & (y > -REACH) & (y < side + REACH)
        return bool(near.any())

    def sheet_keys(self) -> list[ChunkKey]:
        """The chunks of the coarse sheet."""
        return self.keys_in(self.sheet, 0, 0, *self.press.frame.size(self.sheet))

    def keys_in(self, rows: int, left: int, top: int, width: int, height: int) -> list[ChunkKey]:
        """Chunks under a rectangle of paper, those in its middle first."""
        across, down = self.press.frame.size(rows)
        columns = range(max(left, 0) // CHUNK, (min(left + width, across) - 1) // CHUNK + 1)
        lines = range(max(top, 0) // CHUNK, (min(top + height, down) - 1) // CHUNK + 1)
        middle = (left + width / 2) / CHUNK - 0.5, (top + height / 2) / CHUNK - 0.5
        keys = [(rows, column, row) for column in columns for row in lines]
        return sorted(keys, key=lambda k: (abs(k[1] - middle[0]) + abs(k[2] - middle[1]), k))

    def picture(self, key: ChunkKey) -> pygame.Surface:
        """A chunk as well as it is known now."""
        kept = self.kept.get(key)
        if kept is None:
            self._keep(key, self._stand_in(key), -1)
            kept = self.kept[key]
        self.kept.move_to_end(key)
        return kept.picture

    def wanted(self, keys: Iterable[ChunkKey]) -> list[ChunkKey]:
        """Those of the chunks that are missing, stand-ins or stale."""
        found = []
        for key in keys:
            kept = self.kept.get(key)
            if kept is None or kept.paint < 0 or key in self.stale:
                found.append(key)
        return found

    def work(self, keys: Iterable[ChunkKey]) -> bool:
        """Take in what the printer finished and give it the next chunk; True while there is work."""
        assert self.paint is not None
        for key, (number, job) in list(self._work.items()):
            if job.done():
                del self._work[key]
                self._keep(key, job.result(), number)
        wanted = self.wanted(keys)
        if wanted and not self._work:
            job = self.hands.submit(self.press.print, wanted[0], self.paint)
            self._work[wanted[0]] = self._number, job
        return bool(wanted)

    def settle(self, keys: Iterable[ChunkKey]) -> None:
        """Print all that is wanted of these chunks now."""
        assert self.paint is not None
        for key, (number, job) in list(self._work.items()):
            del self._work[key]
            self._keep(key, job.result(), number)
        for key in self.wanted(keys):
            self._keep(key, self.press.print(key, self.paint), self._number)

    def _keep(self, key: ChunkKey, picture: pygame.Surface, paint: int) -> None:
        self.printed += paint >= 0
        self.stale.discard(key)
        self.kept[key] = Kept(picture, paint)
        self.kept.move_to_end(key)
        if len(self.kept) > KEPT:
            for old in [k for k in self.kept if k[0] != self.sheet][: len(self.kept) - KEPT]:
                del self.kept[old]
                self.stale.discard(old)

    def _stand_in(self, key: ChunkKey) -> pygame.Surface:
        """A chunk enlarged from the coarse sheet."""
        rows, column, row = key
        share = self.sheet / rows
        side = max(1, round(CHUNK * share))
        left, top = round(column * CHUNK * share), round(row * CHUNK * share)
        part = pygame.Surface((side, side), 0, 32, (0xFF0000, 0xFF00, 0xFF, 0))
        for x in range(left // CHUNK, (left + side - 1) // CHUNK + 1):
            for y in range(top // CHUNK, (top + side - 1) // CHUNK + 1):
                kept = self.kept.get((self.sheet, x, y))
                if kept is not None:
                    part.blit(kept.picture, (x * CHUNK - left, y * CHUNK - top))
        return apart(pygame.transform.smoothscale(part, (CHUNK, CHUNK)))
