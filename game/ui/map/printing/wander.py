"""How borders and rivers wander about the straight sides of hexes, the same at every zoom level.

One square of smooth noise is laid over the map again and again. It says how far, in hex rows, the ground
under a point is shifted. Cosmetic: no rule reads it, and picking a hex never does.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]

SIDE = 512  # knots along the square
KNOT = 1 / 20  # distance of knots in hex rows
SEED = 1648
WAVES = ((1.7, 0.075), (0.75, 0.028), (0.32, 0.007))  # length and mean swing in hex rows


@lru_cache(maxsize=1)
def _squares() -> tuple[Plane, Plane]:
    """The shift to the right and down at each knot."""
    dice = np.random.default_rng(SEED)
    turn = np.fft.fftfreq(SIDE, KNOT)
    pitch = np.hypot(turn[:, None], turn[None, :])
    found = []
    for _ in range(2):
        total = np.zeros((SIDE, SIDE))
        for length, swing in WAVES:
            noise = np.fft.fft2(dice.standard_normal((SIDE, SIDE)))
            band = np.fft.ifft2(noise * np.exp(-(((pitch * length - 1) / 0.45) ** 2))).real
            total += swing * band / band.std()
        found.append(total.astype(np.float32))
    return found[0], found[1]


def shifts(rows: int, left: int, top: int, width: int, height: int) -> tuple[Plane, Plane]:
    """The shift to the right and down, in hex rows, under a rectangle of paper; shape (height, width)."""
    across, along = _knots(rows, left, width), _knots(rows, top, height)
    right, down = _squares()
    return _between(right, along, across), _between(down, along, across)


def _knots(rows: int, first: int, count: int) -> tuple[NDArray[np.int64], NDArray[np.int64], Plane]:
    at = (first + np.arange(count) + 0.5) / (rows * KNOT)
    knot = np.floor(at).astype(np.int64)
    return knot % SIDE, (knot + 1) % SIDE, (at - knot).astype(np.float32)


def _between(
    square: Plane,
    along: tuple[NDArray[np.int64], NDArray[np.int64], Plane],
    across: tuple[NDArray[np.int64], NDArray[np.int64], Plane],
) -> Plane:
    """The square read between its knots, first down the rows, then across."""
    share = along[2][:, None]
    bands = square[along[0]] * (1 - share) + square[along[1]] * share
    read = bands[:, across[0]] * (1 - across[2]) + bands[:, across[1]] * across[2]
    return read.astype(np.float32, copy=False)
