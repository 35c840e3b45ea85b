"""The hexes of each place, and the one in their middle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def hexes_by_place(place: NDArray[np.int16], count: int) -> list[NDArray[np.intp]]:
    """The hexes of each of so many places, ascending; ``place`` holds every hex's place, -1 for none."""
    order = np.argsort(place, kind="stable")
    return np.split(order, np.searchsorted(place[order], np.arange(count)))[1:]


def middle(mine: NDArray[np.intp], width: int) -> int:
    """The hex nearest to the mean of these on a map so wide; the lowest of equals."""
    row, col = np.divmod(mine, width)
    x, y = col * 3, 4 * row + 2 * (col & 1)  # whole numbers, near enough to scale
    count = len(mine)
    gap = (count * x - x.sum()) ** 2 + (count * y - y.sum()) ** 2
    return int(mine[int(np.argmin(gap))])
