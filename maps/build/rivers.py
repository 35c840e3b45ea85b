"""Lays rivers along hex sides: each follows the chain of sides nearest its true course."""

from __future__ import annotations

import heapq
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from game.words import RiverRank, Terrain
from game.world.map import projection
from maps.build.grid import CENTRE, Corners, Grid, corner_graph
from maps.build.land import Ground
from maps.build.sources import features, notes

STRAY = 1.3  # hexes: how far from its true course a river may be laid
THIN = 0.22  # stroke weight in the source below which a stretch ranks one lower
REACH = 1.1  # hexes: how far off a mouth or confluence may lie


def rivers(grid: Grid, land: Ground) -> NDArray[np.uint8]:
    """(n, 6) RiverRank by side, the same from both sides, only between two land hexes."""
    layer = _Layer(grid, land)
    book = notes("rivers.yaml")
    for rank in (RiverRank.GREAT, RiverRank.MAJOR, RiverRank.MINOR):
        for names in book[rank.name.lower()]:
            layer.lay(_course(names), rank, _upper_course(names))
    layer.prune()
    return layer.rank[layer.graph.sides]


def _course(names: list[str]) -> list[Any]:
    """A river's stretches joined into as few lines as they make, in km on the paper."""
    parts = [f.geometry for f in features("physical/rivers") if (f.facts["name"] or "") in names]
    if not parts:
        raise ValueError(f"rivers.yaml names {names}, which the source does not know")
    merged = shapely.line_merge(shapely.union_all([shapely.segmentize(p, 0.1) for p in parts]))
    return [_on_paper(line) for line in getattr(merged, "geoms", [merged])]


def _upper_course(names: list[str]) -> Any:
    """The stretches that the source draws thin, where a great river is still a lesser one."""
    parts = [
        f.geometry
        for f in features("physical/rivers")
        if (f.facts["name"] or "") in names and f.facts["strokeweig"] < THIN
    ]
    return _on_paper(shapely.union_all(parts))


def _on_paper(shape: Any) -> Any:
    def paper(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.stack(projection.forward(points[:, 0], points[:, 1], CENTRE), axis=1)

    return shapely.transform(shape, paper)


class _Layer:
    """The sides laid so far."""

    def __init__(self, grid: Grid, land: Ground) -> None:
        self.grid = grid
        self.graph: Corners = corner_graph(grid)
        self.rank = np.zeros(len(self.graph.ends), dtype=np.uint8)
        kind = np.append(land.kind, Terrain.VOID)[self.graph.between]
        self.dry = (kind == Terrain.PLAIN).all(axis=1)
        wet = np.isin(kind, (Terrain.SEA, Terrain.LAKE)).any(axis=1)
        self.shore = np.zeros(len(self.graph.points), dtype=bool)
        self.shore[self.graph.ends[wet]] = True
        self.middles = self.graph.points[self.graph.ends].mean(axis=1)
        self.laid: set[int] = set()  # corners a river touches

    def lay(self, lines: list[Any], rank: RiverRank, upper: Any) -> None:
        """Lays one river; along its upper course it counts one rank less."""
        course = shapely.union_all(lines)
        west, south, east, north = course.bounds
        stray = STRAY * self.grid.km
        x, y = self.middles.T
        near = np.flatnonzero(
            (x > west - stray) & (x < east + stray) & (y > south - stray) & (y < north + stray)
        )
        gap = shapely.distance(course, shapely.points(self.middles[near])) / self.grid.km
        cost = dict(zip(near.tolist(), (0.15 + (3 * gap) ** 2).tolist(), strict=True))
        cost = {side: c for side, c in cost.items() if c <= 0.15 + (3 * STRAY) ** 2}
        ends = [(line, shapely.get_point(line, 0), shapely.get_point(line, -1)) for line in lines]
        touching = shapely.STRtree([p for _, a, b in ends for p in (a, b)])
        for line, a, b in sorted(ends, key=lambda e: -e[0].length):
            if line.length > 0.5 * self.grid.km:
                path = self._path(self._corner(a, touching), self._corner(b, touching), cost)
                for side in path:
                    if self.dry[side]:
                        lesser = rank > 1 and self._along(upper, course, side)
                        self.rank[side] = max(self.rank[side], rank - lesser)
        touched = self.graph.ends[self.rank > 0]
        self.laid = set(touched.ravel().tolist())

    def _along(self, upper: Any, course: Any, side: int) -> bool:
        """Whether the stretch of the course nearest to a side is an upper one."""
        middle = shapely.Point(self.middles[side])
        return bool(upper.distance(middle) <= course.distance(middle) + 1e-6)

    def _corner(self, point: Any, touching: Any) -> int:
        """Where an end of a line meets the hex sides: a confluence, a mouth, or just the nearest corner."""
        spot = np.array([point.x, point.y])
        gap = np.hypot(*(self.graph.points - spot).T) / self.grid.km
        if len(touching.query(point, predicate="dwithin", distance=0.5)) < 2:
            for wanted in (self._met(gap), self.shore):
                fits = np.flatnonzero(wanted & (gap < REACH))
                if fits.size:
                    return int(fits[np.argmin(gap[fits])])
        return int(np.argmin(gap))

    def _met(self, gap: NDArray[np.float64]) -> NDArray[np.bool_]:
        met = np.zeros(len(gap), dtype=bool)
        met[sorted(self.laid)] = True
        return met

    def _path(self, start: int, goal: int, cost: dict[int, float]) -> list[int]:
        """The cheapest chain of sides between two corners; empty if they do not connect near the course."""
        best: dict[int, float] = {start: 0.0}
        came: dict[int, tuple[int, int]] = {}
        queue = [(0.0, start)]
        while queue:
            paid, here = heapq.heappop(queue)
            if here == goal:
                break
            if paid > best[here]:
                continue
            for side, there in self.graph.around[here]:
                if side not in cost:
                    continue
                price = paid + cost[side] * (0.5 if self.rank[side] else 1.0 if self.dry[side] else 2.0)
                if price < best.get(there, np.inf):
                    best[there] = price
                    came[there] = (side, here)
                    heapq.heappush(queue, (price, there))
        path = []
        while goal in came and goal != start:
            side, goal = came[goal]
            path.append(side)
        return path

    def prune(self) -> None:
        """Removes single stray sides that join nothing."""
        for side in np.flatnonzero(self.rank).tolist():
            others = [
                other
                for corner in self.graph.ends[side].tolist()
                for other, _ in self.graph.around[corner]
                if other != side and self.rank[other]
            ]
            if not others:
                self.rank[side] = 0
