"""The hex grid a build works on: positions, sample points, neighbours, and the graph of hex corners."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.world.map import hexes, projection

CENTRE = (18.0, 50.0)
SAMPLE_RINGS = 6


@dataclass(slots=True, eq=False)
class Grid:
    """A window of the paper cut into hexes ``km`` apart."""

    width: int
    height: int
    km: float
    origin: tuple[float, float]
    centres: NDArray[np.float64] = field(init=False)  # (n, 2) km
    lonlat: NDArray[np.float64] = field(init=False)  # (n, 2) degrees
    places: list[tuple[float, float]] = field(init=False)  # the centres again, quick to read one by one
    beside: list[list[int]] = field(init=False)  # the neighbours that exist, clockwise from north
    neighbours: NDArray[np.int32] = field(init=False)  # (n, 6)
    samples: NDArray[np.float64] = field(init=False)  # (n, k, 2) degrees, spread evenly over each hex

    def __post_init__(self) -> None:
        self.centres = projection.hex_centres(self.width, self.height, self.km, self.origin)
        self.lonlat = np.stack(projection.inverse(self.centres[:, 0], self.centres[:, 1], CENTRE), axis=1)
        self.neighbours = hexes.neighbour_table(self.width, self.height)
        self.places = [(x, y) for x, y in self.centres.tolist()]
        self.beside = [[n for n in row if n >= 0] for row in self.neighbours.tolist()]
        points = self.centres[:, None, :] + _lattice(self.km)[None, :, :]
        self.samples = np.stack(projection.inverse(points[..., 0], points[..., 1], CENTRE), axis=2)

    @property
    def size(self) -> int:
        """Number of hexes."""
        return self.width * self.height

    def at(self, lon: float, lat: float) -> int:
        """The hex under a point of the globe, or -1 outside the window."""
        x, y = projection.forward(lon, lat, CENTRE)
        return projection.hex_at(float(x), float(y), self.width, self.height, self.km, self.origin)

    def near(self, hex_id: int) -> list[int]:
        """The neighbours that exist, clockwise from north."""
        return self.beside[hex_id]

    def km_between(self, a: int, b: int) -> float:
        """Straight distance between two hex centres on the paper."""
        (ax, ay), (bx, by) = self.places[a], self.places[b]
        return math.hypot(ax - bx, ay - by)

    def components(self, member: NDArray[np.bool_], label: list[object] | None = None) -> list[list[int]]:
        """Connected groups of member hexes (of one label, if given), by lowest id, each ascending."""
        seen = np.zeros(self.size, dtype=bool)
        groups = []
        for start in np.flatnonzero(member).tolist():
            if seen[start]:
                continue
            seen[start] = True
            group, stack = [], [start]
            while stack:
                here = stack.pop()
                group.append(here)
                for there in self.near(here):
                    same = label is None or label[there] == label[here]
                    if member[there] and same and not seen[there]:
                        seen[there] = True
                        stack.append(there)
            groups.append(sorted(group))
        return groups


def window(west: float, east: float, south: float, north: float, km: float) -> Grid:
    """The grid that covers a rectangle of the paper (km from the projection's centre)."""
    column = km * projection.COLUMN
    width = math.ceil((east - west) / column)
    height = math.ceil((north - south) / km)
    return Grid(width, height, km, (round(west + column / 2, 3), round(north - km / 2, 3)))


def around_box(lons: tuple[float, float], lats: tuple[float, float], km: float) -> Grid:
    """The grid that covers a box of longitudes and latitudes."""
    (west, east), (south, north) = lons, lats
    lon = np.concatenate([np.linspace(west, east, 50)] * 2 + [np.full(50, west), np.full(50, east)])
    edge = np.linspace(south, north, 50)
    lat = np.concatenate([np.full(50, south), np.full(50, north), edge, edge])
    x, y = projection.forward(lon, lat, CENTRE)
    return window(float(x.min()), float(x.max()), float(y.min()), float(y.max()), km)


def _lattice(km: float) -> NDArray[np.float64]:
    """Offsets of 127 points spread evenly over one hex (a small hexagon of points, turned to fit)."""
    n = SAMPLE_RINGS
    spacing = km / math.sqrt(3) / (n + 0.5)  # the outer ring stays just inside the corners
    points = [
        (spacing * (q + r / 2), spacing * r * math.sqrt(3) / 2)
        for q in range(-n, n + 1)
        for r in range(max(-n, -n - q), min(n, n - q) + 1)
    ]
    return np.array(points)


@dataclass(slots=True, eq=False)
class Corners:
    """The graph of hex corners and sides, along which rivers run."""

    points: NDArray[np.float64]  # (v, 2) km
    sides: NDArray[np.int32]  # (n, 6) side id
    ends: NDArray[np.int32]  # (s, 2) corners of each side
    between: NDArray[np.int32]  # (s, 2) hexes of each side, -1 beyond the edge
    around: list[list[tuple[int, int]]]  # per corner: (side, other corner)


def corner_graph(grid: Grid) -> Corners:
    """Corners shared by neighbouring hexes are one corner; so are sides."""
    corners = projection.hex_corners(grid.centres, grid.km)
    key = np.round(corners / (grid.km / 50)).astype(np.int64)
    flat = key.reshape(-1, 2)
    _, first, index = np.unique(flat, axis=0, return_index=True, return_inverse=True)
    corner_of = index.reshape(-1, 6)
    sides = np.full((grid.size, 6), -1, dtype=np.int32)
    ends: list[tuple[int, int]] = []
    between: list[tuple[int, int]] = []
    around: list[list[tuple[int, int]]] = [[] for _ in first]
    for here in range(grid.size):
        for d in range(6):
            if sides[here, d] >= 0:
                continue
            side = len(ends)
            a, b = int(corner_of[here, d]), int(corner_of[here, (d + 1) % 6])
            there = int(grid.neighbours[here, d])
            sides[here, d] = side
            if there >= 0:
                sides[there, hexes.opposite(d)] = side
            ends.append((a, b))
            between.append((here, there))
            around[a].append((side, b))
            around[b].append((side, a))
    points = corners.reshape(-1, 2)[first]
    return Corners(points, sides, np.array(ends, np.int32), np.array(between, np.int32), around)
