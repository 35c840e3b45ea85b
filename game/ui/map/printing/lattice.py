"""The ground between hexes: for every pixel of a chunk the three nearest hexes and their weights.

Centres of hexes make a lattice of triangles. Inside a triangle the weights of its corners change evenly and
sum to one, so the line on which two sides have equal weight is a border without the hexes' teeth. What is
drawn along it (`contest`) and along rivers (`game.ui.map.printing.rivers`) agrees to the pixel.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.ui.map.frame import CHUNK, Frame
from game.ui.map.printing import wander
from game.world.map.projection import COLUMN

Plane = NDArray[np.float32]
Ints = NDArray[np.int32]

#: Height of a lattice triangle in hex rows: what a weight of one is worth in distance.
HEIGHT = COLUMN


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """One chunk's triangles. ``tri`` is flat over the chunk's pixels, row by row, as are the weights."""

    rows: int
    left: int
    top: int
    tri: Ints  # (pixels,) number of the triangle in ``corners``
    weights: tuple[Plane, Plane, Plane]  # (pixels,) each
    corners: Ints  # (triangles, 3) hex ids, at the map's edge those of the last hexes
    present: NDArray[np.bool_]  # (triangles,) whether any pixel lies in it

    @property
    def hexes(self) -> Ints:
        """All hexes that touch the chunk, ascending."""
        return np.unique(self.corners[self.present])


def lattice(frame: Frame, rows: int, column: int, row: int) -> Lattice:
    """The lattice under a chunk."""
    left, top = column * CHUNK, row * CHUNK
    shift_x, shift_y = wander.shifts(rows, left, top, CHUNK, CHUNK)
    x = ((left + np.arange(CHUNK) + 0.5) / rows - 1 / 3**0.5).astype(np.float32)
    y = ((top + np.arange(CHUNK) + 0.5) / rows - 0.5).astype(np.float32)
    q = (x[None, :] + shift_x) * np.float32(1 / COLUMN)
    r = (y[:, None] + shift_y) - q * np.float32(0.5)
    cell_q, cell_r = np.floor(q), np.floor(r)
    q -= cell_q
    r -= cell_r
    q0, q1 = int(cell_q.min()), int(cell_q.max())
    r0, r1 = int(cell_r.min()), int(cell_r.max())
    over = q + r
    upper = over >= 1
    high = r1 - r0 + 1
    tri = (((cell_q - q0) * high + (cell_r - r0)) * 2).astype(np.int32) + upper
    weights = (np.abs(1 - over), np.where(upper, 1 - q, q), np.where(upper, 1 - r, r))
    corners = _corners(frame, q0, q1, r0, r1)
    present = np.zeros(len(corners), np.bool_)
    present[tri.ravel()] = True
    flat = (weights[0].ravel(), weights[1].ravel(), weights[2].ravel())
    return Lattice(rows, left, top, tri.ravel(), flat, corners, present)


def _corners(frame: Frame, q0: int, q1: int, r0: int, r1: int) -> Ints:
    """Hex ids at the corners of all triangles of a range of cells; two triangles a cell.

    The first has corners (q, r), (q+1, r), (q, r+1), the second (q+1, r+1), (q, r+1), (q+1, r).
    """
    q, r = np.meshgrid(np.arange(q0, q1 + 2), np.arange(r0, r1 + 2), indexing="ij")
    col = np.clip(q, 0, frame.width - 1)
    row = np.clip(r + (q - (q & 1)) // 2, 0, frame.height - 1)
    ids = (row * frame.width + col).astype(np.int32)
    here, right, below, beyond = ids[:-1, :-1], ids[1:, :-1], ids[:-1, 1:], ids[1:, 1:]
    pairs = np.stack([np.stack([here, right, below], -1), np.stack([beyond, below, right], -1)], axis=2)
    return pairs.reshape(-1, 3)


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """Who has each pixel of a chunk, and the pixels near others where it is contested."""

    label: Ints  # (pixels,)
    at: NDArray[np.int64]  # (contested,) positions of contested pixels
    away: Plane  # (contested,) distance from the border in hex rows
    other: Ints  # (contested,) the label beyond the border
    along: Plane  # (contested,) 0..1 along the piece of border, or -1 where three meet


def contest(ground: Lattice, labels: Ints) -> Contest:
    """Divide a chunk among the labels of its hexes; ``labels`` has one entry a hex of the map."""
    sides = labels[ground.corners]
    mixed = (sides[:, 0] != sides[:, 1]) | (sides[:, 1] != sides[:, 2])
    label = sides[:, 0][ground.tri]
    at = np.flatnonzero(mixed[ground.tri])
    tri = ground.tri[at]
    l0, l1, l2 = (sides[tri, i] for i in range(3))
    w0, w1, w2 = (weight[at] for weight in ground.weights)
    a01, a02, a12 = l0 == l1, l0 == l2, l1 == l2
    s0, s1, s2 = w0 + w1 * a01 + w2 * a02, w1 + w0 * a01 + w2 * a12, w2 + w0 * a02 + w1 * a12
    best = np.maximum(np.maximum(s0, s1), s2)
    won = np.where(s0 == best, l0, np.where(s1 == best, l1, l2))
    t0, t1, t2 = (np.where(side == won, 0, score) for side, score in ((l0, s0), (l1, s1), (l2, s2)))
    second = np.maximum(np.maximum(t0, t1), t2)
    other = np.where(t0 == second, l0, np.where(t1 == second, l1, l2))
    label[at] = won
    away = (best - second) * np.float32(HEIGHT / 2)
    return Contest(label, at, away, other, _along((w0, w1, w2), (a01, a02, a12)))


def _along(weights: tuple[Plane, Plane, Plane], alike: tuple[NDArray[np.bool_], ...]) -> Plane:
    """How far along its piece of border a pixel lies, measured by the two corners that are alike."""
    w0, w1, w2 = weights
    a01, a02, a12 = alike
    one = np.where(a12, w1, w0)
    two = np.where(a01, w1, w2)
    share = one / np.maximum(one + two, 1e-6)
    found: Plane = np.where(a01 | a02 | a12, share, -1).astype(np.float32)
    return found


def blend(ground: Lattice, values: NDArray[np.float32]) -> Plane:
    """Values of the hexes, one each, made smooth between their centres; (pixels,)."""
    corner = values[ground.corners]
    mixed = (corner[:, 0] != corner[:, 1]) | (corner[:, 1] != corner[:, 2])
    smooth = corner[:, 0][ground.tri]
    at = np.flatnonzero(mixed[ground.tri])
    if at.size:
        tri = ground.tri[at]
        smooth[at] = sum(corner[tri, i] * ground.weights[i][at] for i in range(3))
    return smooth
