"""Divides the water into named zones and finds the straits, crossings and harbours."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.words import Terrain
from game.world.map import hexes, projection
from maps.build.grid import CENTRE, Grid
from maps.build.land import Ground
from maps.build.owners import Town
from maps.build.sources import notes

NEAR_KM = 70.0  # how far from its written point a shore or narrows may be found
WIDEST = 4  # steps: wider water is no crossing
MOUTH = 2  # steps: how far up a river a harbour still opens to the sea


@dataclass(frozen=True, slots=True)
class Passage:
    """A strait (between sea hexes) or a crossing (between land hexes), with its shores."""

    id: str
    name: str
    a: int
    b: int
    shores: tuple[int, ...] = ()


@dataclass(slots=True)
class Seas:
    """The water of a grid: which zone each hex is in, and the ways through and over."""

    zone: dict[int, str]
    names: dict[str, str]
    boxes: dict[str, tuple[str, list[str]]]
    straits: list[Passage]
    crossings: list[Passage]


def seas(grid: Grid, ground: Ground) -> Seas:
    """Zones by shortest sail from their points; zones, straits and crossings outside the window fall away."""
    book = notes("seas.yaml")
    zone = _zones(grid, ground, book["zones"])
    used = set(zone.values())
    names = {key: value["name"] for key, value in book["zones"].items() if key in used}
    boxes = {
        key: (value["name"], [link for link in value["links"] if link in used or link in book["boxes"]])
        for key, value in book["boxes"].items()
    }
    straits = []
    for key, value in book["straits"].items():
        a = _pick(grid, ground, value["from"], Terrain.SEA)
        b = _pick(grid, ground, value["to"], Terrain.SEA)
        shores = tuple(sorted({_pick(grid, ground, p, Terrain.PLAIN) for p in value["shores"]}))
        if min(a, b, *shores) >= 0 and zone[a] != zone[b]:
            straits.append(Passage(key, value["name"], a, b, shores))
    crossings = []
    for key, value in book["crossings"].items():
        sides = _narrows(grid, ground, value["from"], value["to"])
        if sides is not None:
            crossings.append(Passage(key, value["name"], *sides))
    return Seas(zone, names, boxes, straits, crossings)


def _zones(grid: Grid, ground: Ground, book: dict[str, Any]) -> dict[int, str]:
    """Every sea hex's zone: a spreading of all points at once over water."""
    queue: list[tuple[float, int, int]] = []
    for number, entry in enumerate(book.values()):
        for lon, lat in entry["points"]:
            here = grid.at(lon, lat)
            if here >= 0 and ground.kind[here] == Terrain.SEA:
                queue.append((0.0, number, here))
    heapq.heapify(queue)
    slugs = list(book)
    zone: dict[int, str] = {}
    while queue:
        sailed, number, here = heapq.heappop(queue)
        if here in zone:
            continue
        zone[here] = slugs[number]
        for there in grid.near(here):
            if ground.kind[there] == Terrain.SEA and there not in zone:
                heapq.heappush(queue, (sailed + 1.0, number, there))
    _zones_from_afar(grid, ground, book, zone)
    return zone


def _zones_from_afar(grid: Grid, ground: Ground, book: dict[str, Any], zone: dict[int, str]) -> None:
    """Seas of a window that hold no zone's point join the zone whose point is nearest as the crow flies."""
    points = [(slug, lon, lat) for slug, entry in book.items() for lon, lat in entry["points"]]
    spots = np.stack(projection.forward([p[1] for p in points], [p[2] for p in points], CENTRE), axis=1)
    for group in grid.components(ground.kind == Terrain.SEA):
        if group[0] not in zone:
            gaps = np.hypot(*(spots - grid.centres[group].mean(axis=0)).T)
            zone.update(dict.fromkeys(group, points[int(np.argmin(gaps))][0]))


def _narrows(grid: Grid, ground: Ground, start: list[float], end: list[float]) -> tuple[int, int] | None:
    """The land hexes on both sides of the first water on the way between two points, if it is narrow."""
    x, y = projection.forward([start[0], end[0]], [start[1], end[1]], CENTRE)
    steps = np.linspace(0.0, 1.0, 200)
    lons, lats = projection.inverse(x[0] + steps * (x[1] - x[0]), y[0] + steps * (y[1] - y[0]), CENTRE)
    way = [grid.at(lon, lat) for lon, lat in zip(lons.tolist(), lats.tolist(), strict=True)]
    dry = [h >= 0 and ground.kind[h] == Terrain.PLAIN for h in way]
    for number in range(1, len(way)):
        if dry[number - 1] and not dry[number]:
            beyond = next((h for h, land in zip(way[number:], dry[number:], strict=True) if land), None)
            if beyond is not None and 2 <= hexes.distance(way[number - 1], beyond, grid.width) <= WIDEST:
                return way[number - 1], beyond
            return None
    return None


def _pick(grid: Grid, ground: Ground, at: list[float], kind: Terrain) -> int:
    """The hex of a kind nearest a point, within a coarse hex or so of it; -1 if there is none."""
    here = grid.at(*at)
    if here < 0:
        return -1
    x, y = projection.forward(at[0], at[1], CENTRE)
    rings = max(1, round(NEAR_KM / grid.km))
    fits = [h for h in hexes.within(here, rings, grid.width, grid.height) if ground.kind[h] == kind]
    return min(
        fits, key=lambda h: (float(np.hypot(*(grid.centres[h] - (float(x), float(y))))), h), default=-1
    )


def harbours(grid: Grid, water: Seas, towns: list[Town]) -> dict[str, tuple[str, ...]]:
    """The zones each port town opens to, ascending; river ports open to the sea at their river's mouth."""
    found = {}
    for town in towns:
        if not int(town.row["port"]):
            continue
        for steps in range(1, MOUTH + 1):
            around = hexes.within(town.true_hex, steps, grid.width, grid.height)
            zones = sorted({water.zone[h] for h in around if h in water.zone})
            if zones:
                found[town.id] = tuple(zones)
                break
    return found
