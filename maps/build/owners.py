"""Who held each hex of land in the three eras: borders read off old maps, mended by towns and by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from game.words import Terrain
from game.world.map import hexes, projection
from maps.build.grid import CENTRE, Grid
from maps.build.land import Ground
from maps.build.sources import ERAS, Sampler, features, notes, table

FILES = {"1815": "borders/borders_1815", "1919": "borders/borders_1920", "1995": "borders/borders_1995_ne"}
Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the list, with where it truly lies and where the grid puts it."""

    id: str
    row: dict[str, str]
    lon: float
    lat: float
    true_hex: int

    @property
    def weight(self) -> float:
        """How much the list makes of it."""
        return float(self.row["weight"])

    def owner(self, era: str) -> str:
        """Tag of the state that held it."""
        return self.row[f"owner_{era}"]

    @property
    def triple(self) -> Triple:
        """Its owners in the three eras."""
        return self.owner("1815"), self.owner("1919"), self.owner("1995")

    def rank_in(self, era: str) -> tuple[int, float]:
        """For settling who speaks for a hex: capitals first, then weight."""
        return int(self.row[f"cap_{era}"]), self.weight


def towns(grid: Grid, ground: Ground) -> list[Town]:
    """The towns inside the window, in the order of the list; a drowned one moves to its nearest shore."""
    shores = shapely.STRtree([f.geometry for f in features("physical/land_10m")])
    found = []
    for row in table("cities/cities.csv"):
        lon, lat = float(row["lon"]), float(row["lat"])
        here = grid.at(lon, lat)
        if here >= 0:
            polygon = int(shores.nearest(shapely.Point(lon, lat)))
            here = nearest_land(grid, ground, lon, lat, polygon)
        if here >= 0:
            found.append(Town(row["id"], row, lon, lat, here))
    return found


def nearest_land(grid: Grid, ground: Ground, lon: float, lat: float, polygon: int = -1) -> int:
    """The land hex nearest a point, at most two steps off, on the point's own island if possible, or -1."""
    here = grid.at(lon, lat)
    if here < 0 or ground.kind[here] == Terrain.PLAIN:
        return here
    x, y = projection.forward(lon, lat, CENTRE)
    around = hexes.within(here, 2, grid.width, grid.height)
    reach = [h for h in around if ground.kind[h] == Terrain.PLAIN]
    home = [h for h in reach if polygon >= 0 and ground.mass[h] == polygon] or reach
    if not home:
        return -1
    return min(home, key=lambda h: (float(np.hypot(*(grid.centres[h] - (float(x), float(y))))), h))


def owners(grid: Grid, sampler: Sampler, ground: Ground, listed: list[Town]) -> list[Triple | None]:
    """Owners in the three eras per hex; None where no province can lie."""
    rules = notes("owners.yaml")
    land = ground.kind == Terrain.PLAIN
    columns = []
    for era in ERAS:
        column = _from_borders(grid, sampler, land, listed, era, rules[era])
        _from_towns(column, land, listed, era)
        columns.append(column)
    result: list[Triple | None] = [
        (columns[0][h], columns[1][h], columns[2][h]) if land[h] else None for h in range(grid.size)
    ]
    _by_hand(grid, result, rules["hand"])
    return result


def _from_borders(
    grid: Grid,
    sampler: Sampler,
    land: NDArray[np.bool_],
    listed: list[Town],
    era: str,
    rule: dict[str, Any],
) -> list[str]:
    """The state with most of each hex on the old map; where it is vague, that of the nearest town."""
    shapes = features(FILES[era])
    tags = [_tag(f.facts, rule) for f in shapes]
    codes = sorted({t for t in tags if t})
    code_of = np.array([codes.index(t) if t else -1 for t in tags] + [-1])
    index = code_of[sampler.index([f.geometry for f in shapes])]
    vague: list[str] = rule["by_towns"]
    places = np.array(projection.forward([t.lon for t in listed], [t.lat for t in listed], CENTRE)).T
    soft = np.array([t.owner(era) in vague for t in listed])
    front = np.zeros(grid.size, dtype=bool)
    for area in rule.get("town_areas", []):
        front |= shapely.contains_xy(shapely.Polygon(area), grid.lonlat[:, 0], grid.lonlat[:, 1])
    out = [""] * grid.size
    for here in np.flatnonzero(land).tolist():
        known = index[here][index[here] >= 0]
        tag = codes[int(np.argmax(np.bincount(known)))] if known.size and not front[here] else ""
        if not tag or tag in vague:
            gap = np.hypot(*(places - grid.centres[here]).T)
            if tag:
                gap = np.where(soft, gap, np.inf)
            tag = listed[int(np.argmin(gap))].owner(era)
        out[here] = tag
    return out


def _tag(facts: dict[str, Any], rule: dict[str, Any]) -> str:
    """The state a border shape stands for, by the table of names in owners.yaml; empty if nobody's."""
    if facts.get("tag"):
        return str(rule["names"].get(facts["tag"], facts["tag"]))
    return str(rule["names"].get(facts.get("name") or "", ""))


def _from_towns(column: list[str], land: NDArray[np.bool_], listed: list[Town], era: str) -> None:
    """A hex with towns belongs to the owner of its greatest town."""
    first: dict[int, Town] = {}
    for town in listed:
        here = town.true_hex
        if land[here] and (here not in first or town.rank_in(era) > first[here].rank_in(era)):
            first[here] = town
    for here, town in first.items():
        column[here] = town.owner(era)


def _by_hand(grid: Grid, result: list[Triple | None], rules: Iterable[dict[str, Any]]) -> None:
    """Hand-written corrections: points and areas whose owners the maps get wrong."""
    for rule in rules:
        if not rule.get("from_km", 40 if "at" in rule else 0) <= grid.km <= rule.get("to_km", 1000):
            continue
        if "area" in rule:
            area = shapely.Polygon(rule["area"])
            inside = shapely.contains_xy(area, grid.lonlat[:, 0], grid.lonlat[:, 1])
            chosen = np.flatnonzero(inside).tolist()
        else:
            chosen = [grid.at(*point) for point in rule["at"]]
        for here in chosen:
            old = result[here] if here >= 0 else None
            if old is not None:
                a, b, c = (rule.get(era, old[k]) for k, era in enumerate(ERAS))
                result[here] = (a, b, c)


def write_table(grid: Grid, result: list[Triple | None], path: Path) -> None:
    """The table of owners, one land hex a row, for people to read and compare."""
    with open(path, "w", encoding="utf-8", newline="\n") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["col", "row", "lon", "lat", *ERAS])
        for here, triple in enumerate(result):
            if triple:
                lon, lat = grid.lonlat[here]
                writer.writerow([here % grid.width, here // grid.width, f"{lon:.2f}", f"{lat:.2f}", *triple])
