"""Where a hex lies on the globe: the map's equal-area projection, forward and back.

The map is a Lambert azimuthal equal-area picture of a round Earth: every hex covers the same area, and the
point where the paper touches the globe (``centre``) is undistorted. Lengths are kilometres, x to the east and
y to the north of that point; angles are degrees. Formulas: Snyder, "Map Projections, a Working Manual"
(1987), page 185, spherical case. Nothing that decides a rule may depend on these floats.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_KM = 6371.0072  # radius of the sphere with the Earth's surface area
#: Width of a column of flat-top hexes over the distance between neighbours' centres.
COLUMN = math.sqrt(3) / 2

Floats = NDArray[np.float64]


def forward(lon: ArrayLike, lat: ArrayLike, centre: tuple[float, float]) -> tuple[Floats, Floats]:
    """Kilometres east and north of the centre for points on the globe; arrays of the inputs' shape.

    The point opposite the centre has no image and comes out as infinity.
    """
    lam = np.radians(np.asarray(lon, dtype=np.float64) - centre[0])
    phi = np.radians(np.asarray(lat, dtype=np.float64))
    sin0, cos0 = math.sin(math.radians(centre[1])), math.cos(math.radians(centre[1]))
    toward = 1.0 + sin0 * np.sin(phi) + cos0 * np.cos(phi) * np.cos(lam)
    with np.errstate(divide="ignore"):
        scale = EARTH_KM * np.sqrt(2.0 / toward)
    x = scale * np.cos(phi) * np.sin(lam)
    y = scale * (cos0 * np.sin(phi) - sin0 * np.cos(phi) * np.cos(lam))
    return x, y


def inverse(x: ArrayLike, y: ArrayLike, centre: tuple[float, float]) -> tuple[Floats, Floats]:
    """Longitude and latitude of points on the paper; ``nan`` for points beyond the edge of the globe."""
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    sin0, cos0 = math.sin(math.radians(centre[1])), math.cos(math.radians(centre[1]))
    rho = np.hypot(x, y)
    with np.errstate(invalid="ignore", divide="ignore"):
        angle = 2.0 * np.arcsin(rho / (2.0 * EARTH_KM))
        tilt = np.where(rho > 0.0, y * np.sin(angle) * cos0 / rho, 0.0)
    lat = np.degrees(np.arcsin(np.clip(np.cos(angle) * sin0 + tilt, -1.0, 1.0)))
    lon = centre[0] + np.degrees(
        np.arctan2(x * np.sin(angle), rho * cos0 * np.cos(angle) - y * sin0 * np.sin(angle))
    )
    return lon, lat


def hex_centres(width: int, height: int, km: float, origin: tuple[float, float]) -> Floats:
    """Kilometre positions of all hex centres, shape (hexes, 2), in order of hex id."""
    row, col = np.divmod(np.arange(width * height), width)
    x = origin[0] + col * (km * COLUMN)
    y = origin[1] - (row + 0.5 * (col & 1)) * km
    return np.stack([x, y], axis=1)


def hex_corners(centres: Floats, km: float) -> Floats:
    """The six corners of each hex, shape (hexes, 6, 2), clockwise from the upper left one.

    Side ``d`` (direction number) runs from corner ``d`` to corner ``d + 1``.
    """
    turn = np.radians(np.array([120.0, 60.0, 0.0, -60.0, -120.0, 180.0]))
    radius = km / math.sqrt(3)
    ring = radius * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return centres[:, None, :] + ring[None, :, :]


def hex_at(x: float, y: float, width: int, height: int, km: float, origin: tuple[float, float]) -> int:
    """The hex that holds a point on the paper, or -1 outside the map."""
    guess_col = round((x - origin[0]) / (km * COLUMN))
    best, best_distance = -1, math.inf
    for col in range(guess_col - 1, guess_col + 2):
        row = round((origin[1] - y) / km - 0.5 * (col & 1))
        hex_x = origin[0] + col * km * COLUMN
        hex_y = origin[1] - (row + 0.5 * (col & 1)) * km
        distance = (x - hex_x) ** 2 + (y - hex_y) ** 2
        if distance < best_distance:
            inside = 0 <= col < width and 0 <= row < height
            best, best_distance = (row * width + col if inside else -1), distance
    return best
