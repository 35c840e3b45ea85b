"""Hex coordinates: flat tops, ids row by row, axial coordinates inside, odd-q offsets at the file's edge.

A hex is one int, ``row * width + col``; odd columns lie half a hex lower. Directions are numbered
clockwise from north: 0 N, 1 NE, 2 SE, 3 S, 4 SW, 5 NW, so ``opposite(d) == (d + 3) % 6``.
Terms follow the Red Blob Games guide to hexagonal grids.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Axial steps (dq, dr) by direction: north, then clockwise.
STEPS = ((0, -1), (1, -1), (1, 0), (0, 1), (-1, 1), (-1, 0))
NOWHERE = -1


def opposite(direction: int) -> int:
    """The direction looking back along the same hex side."""
    return (direction + 3) % 6


def to_axial(hex_id: int, width: int) -> tuple[int, int]:
    """Axial (q, r) of a hex id.

    >>> to_axial(0, 10), to_axial(11, 10)
    ((0, 0), (1, 1))
    """
    row, col = divmod(hex_id, width)
    return col, row - (col - (col & 1)) // 2


def from_axial(q: int, r: int, width: int, height: int) -> int:
    """Hex id of axial (q, r), or ``NOWHERE`` where the map has no such hex."""
    row = r + (q - (q & 1)) // 2
    return row * width + q if 0 <= q < width and 0 <= row < height else NOWHERE


def distance(a: int, b: int, width: int) -> int:
    """Steps between two hexes on an empty board."""
    a_row, a_col = divmod(a, width)  # `to_axial` written out: staffs ask for it at every turn
    b_row, b_col = divmod(b, width)
    dq = a_col - b_col
    dr = a_row - a_col // 2 - b_row + b_col // 2
    return max(abs(dq), abs(dr), abs(dq + dr))


def neighbour_table(width: int, height: int) -> NDArray[np.int32]:
    """Neighbour ids, shape (hexes, 6) by direction; ``NOWHERE`` beyond the edge."""
    ids = np.arange(width * height, dtype=np.int32)
    row, col = np.divmod(ids, width)
    q, r = col, row - (col - (col & 1)) // 2
    table = np.full((width * height, 6), NOWHERE, dtype=np.int32)
    for direction, (dq, dr) in enumerate(STEPS):
        nq, nr = q + dq, r + dr
        nrow = nr + (nq - (nq & 1)) // 2
        inside = (nq >= 0) & (nq < width) & (nrow >= 0) & (nrow < height)
        table[inside, direction] = nrow[inside] * width + nq[inside]
    return table


def within(centre: int, radius: int, width: int, height: int) -> list[int]:
    """All hexes at most ``radius`` steps away, centre included, in ascending id."""
    q0, r0 = to_axial(centre, width)
    found = [
        from_axial(q0 + dq, r0 + dr, width, height)
        for dq in range(-radius, radius + 1)
        for dr in range(max(-radius, -dq - radius), min(radius, -dq + radius) + 1)
    ]
    return sorted(h for h in found if h != NOWHERE)


def dilate(mask: NDArray[np.bool_], neighbours: NDArray[np.int32], steps: int) -> NDArray[np.bool_]:
    """The mask grown by a number of steps; a new array of the same shape."""
    grown = np.append(mask, False)  # the last cell stands for "beyond the edge" (index -1)
    for _ in range(steps):
        before = grown.copy()
        for direction in range(6):  # six whole columns are much quicker than many short rows
            grown[:-1] |= before.take(neighbours[:, direction], mode="wrap")
    return grown[:-1]
