"""One chunk of the atlas from bare paper to finished picture, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.map.frame import CHUNK, ChunkKey, Frame, Grid
from game.ui.map.printing import ground, lines, net, rivers, signs
from game.ui.map.printing.lattice import contest, lattice
from game.ui.map.printing.paint import Paint
from game.ui.map.printing.relief import Part, Relief
from game.ui.memory import apart
from game.words import Terrain
from game.world.map.gamemap import GameMap

GRAIN = 2.2  # how far the paper's grain moves a colour


@dataclass(frozen=True, slots=True, eq=False)
class Press:
    """What prints chunks of one map. Safe to use from a thread of its own."""

    game_map: GameMap
    frame: Frame
    relief: Relief
    scale: float
    added: NDArray[np.float32]  # (hexes,) 1 for land that the relief lacks
    abroad: NDArray[np.float32]  # (hexes,) 1 for what a window of the relief's map leaves out

    @staticmethod
    def of(game_map: GameMap, relief: Relief, scale: float = 1.0) -> Press:
        """The press for a map."""
        frame = Frame.of(game_map)
        lacking = game_map.is_land & ~relief.shows_land(Grid(frame).centres)
        near = game_map.is_land & np.append(lacking, False)[game_map.neighbours].any(axis=1)
        abroad = (game_map.terrain == Terrain.VOID) & isinstance(relief, Part)
        added = (lacking | near).astype(np.float32)
        return Press(game_map, frame, relief, scale, added, abroad.astype(np.float32))

    def print(self, key: ChunkKey, paint: Paint) -> pygame.Surface:
        """The finished picture of a chunk."""
        rows, column, row = key
        under = lattice(self.frame, rows, column, row)
        patch = self.relief.patch(under)
        land = ground.coverage(under, patch, self.added, paint.floods)
        owners = contest(under, paint.owner)
        canvas = ground.colour(under, patch, paint, land, owners)
        ground.lay_occupation(under, paint, canvas, land, max(5, round(ground.STRIPE * self.scale)))
        rivers.lay_rivers(self.game_map, under, canvas, land)
        lines.lay_coast(under, patch, canvas, land)
        ground.lay_void(under, paint, canvas, patch, self.abroad)
        lines.lay_borders(under, paint, canvas, land, owners)
        ground.lay_fog(under, paint, canvas, land)
        net.lay_net(self.frame, under, canvas, land)
        for plane in (canvas.red, canvas.green, canvas.blue):
            plane += _grain()
        picture = pygame.Surface((CHUNK, CHUNK), 0, 32, (0xFF0000, 0xFF00, 0xFF, 0))
        pygame.surfarray.pixels2d(picture).T[:] = canvas.packed()
        signs.draw_signs(picture, self.frame, under, paint, land)
        return apart(picture)


@lru_cache(maxsize=1)
def _grain() -> NDArray[np.float32]:
    """The paper's grain, the same under every chunk; (pixels,)."""
    dice = np.random.default_rng(1555)
    fine = dice.standard_normal((CHUNK, CHUNK)).astype(np.float32)
    soft = fine + np.roll(fine, 1, 0) + np.roll(fine, 1, 1) + np.roll(fine, (1, 1), (0, 1))
    return (soft * np.float32(GRAIN / 2)).ravel()
