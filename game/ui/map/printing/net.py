"""The hex grid of a chunk. It fades in as one comes closer, when it begins to matter."""

from __future__ import annotations

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.map import pigments
from game.ui.map.frame import CHUNK, Frame, Grid, hex_ring
from game.ui.map.printing.ground import Canvas
from game.ui.map.printing.lattice import Lattice

FIRST, FULL = 24, 63  # rows a hex at which the grid appears and is strongest
ON_LAND, AT_SEA = 0.30, 0.20


def lay_net(frame: Frame, under: Lattice, canvas: Canvas, land: NDArray[np.float32]) -> None:
    """Draw the sides of hexes, fainter on the water."""
    rows = under.rows
    if rows < FIRST:
        return
    mask = pygame.Surface((CHUNK, CHUNK), 0, 32, (0xFF0000, 0xFF00, 0xFF, 0))
    left, top = under.left / rows, under.top / rows
    side = CHUNK / rows
    near = Grid(frame).inside(left - 1, top - 1, left + side + 1, top + side + 1)
    ring = hex_ring(rows)
    for hex_id in near.tolist():
        x, y = frame.centre(hex_id, rows)
        x, y = x - under.left, y - under.top
        points = [(x + dx, y + dy) for dx, dy in ring[:4]]  # the other sides are those of neighbours
        pygame.draw.aalines(mask, (255, 255, 255), False, points)
    share = (pygame.surfarray.pixels2d(mask).T & 255).astype(np.float32).ravel() * np.float32(1 / 255)
    fade = min(1.0, (rows - FIRST + 8) / (FULL - FIRST))
    at = np.flatnonzero(share)
    strength = share[at] * (AT_SEA + (ON_LAND - AT_SEA) * land[at]) * np.float32(fade)
    canvas.lay_at(at, pigments.GRID, strength.astype(np.float32))
