"""Decides which hexes are land, sea, lake or nothing, and keeps islands apart from the shores they face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from game.words import Terrain
from maps.build.grid import Grid
from maps.build.sources import Sampler, features, notes

DATA_WEST, DATA_EAST, DATA_SOUTH, DATA_NORTH = -26.0, 66.0, 27.0, 72.0
COARSE_KM = 40.0  # from here on hexes are wider than the narrows
NEUTRAL = -1  # the mass of islets that may touch anything


@dataclass(slots=True, eq=False)
class Ground:
    """Land and water of a grid, and which landmass each sample and hex belongs to."""

    kind: NDArray[np.uint8]  # (n,) VOID, SEA, LAKE or PLAIN
    share: NDArray[np.float64]  # (n,) how much of the hex is dry land
    mass: NDArray[np.int32]  # (n,) landmass of a land hex, else NEUTRAL
    polygon: NDArray[np.int32]  # (n, k) land shape under each sample, -1 water
    reservoir: NDArray[np.bool_]  # (n,) drowned by a dam before 1995


def ground(grid: Grid, sampler: Sampler) -> Ground:
    """Reads coast and lakes for a grid and repairs what a coarse grid gets wrong."""
    coast = notes("coast.yaml")
    shapes = features("physical/land_10m")
    polygon = sampler.index([f.geometry for f in shapes])
    wet, dammed = _lake_shares(sampler)
    share = (polygon >= 0).mean(axis=1)
    mass_of = _masses(grid, coast)
    mass = _dominant(polygon, mass_of)
    kind = np.where(share >= coast["threshold"], Terrain.PLAIN, Terrain.SEA).astype(np.uint8)
    kind[(kind == Terrain.PLAIN) & (wet >= coast["threshold"])] = Terrain.LAKE
    forced = _forced(grid, coast, kind, mass)
    _seat_islands(polygon, mass_of, kind, mass, forced)
    _part_masses(grid, share, kind, mass, forced)
    lon, lat = grid.lonlat[:, 0], grid.lonlat[:, 1]
    inside = (lon > DATA_WEST) & (lon < DATA_EAST) & (lat > DATA_SOUTH) & (lat < DATA_NORTH)
    kind[~inside] = Terrain.VOID
    _close_puddles(grid, kind, share)
    return Ground(
        kind,
        share,
        np.where(kind == Terrain.PLAIN, mass, NEUTRAL),
        polygon,
        (kind == Terrain.PLAIN) & (dammed >= 0.4),
    )


def _lake_shares(sampler: Sampler) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Per hex: the share under lasting lakes, and the share under dammed ones."""
    lakes = [f for f in features("physical/lakes") if f.geometry.area > 0.002]
    dams = [f.geometry for f in lakes if f.facts["featurecla"] == "Reservoir"]
    lasting = [f.geometry for f in lakes if f.facts["featurecla"] != "Reservoir"]
    return sampler.share(lasting), sampler.share(dams)


def _masses(grid: Grid, coast: dict[str, Any]) -> NDArray[np.int32]:
    """Landmass number of each land shape: its own, or NEUTRAL for islets and glued islands."""
    shapes = features("physical/land_10m")
    mass_of = np.arange(len(shapes), dtype=np.int32)
    hex_area = grid.km**2 * 3**0.5 / 2
    tree = shapely.STRtree([f.geometry for f in shapes])
    listed = {int(tree.nearest(shapely.Point(at))) for at in coast["islands"].values()}
    for number, feature in enumerate(shapes):
        latitude = feature.geometry.centroid.y
        area = feature.geometry.area * 111.2**2 * float(np.cos(np.radians(latitude)))
        if area < 0.3 * hex_area and number not in listed:
            mass_of[number] = NEUTRAL
    for at in coast["glued"].values():
        mass_of[tree.nearest(shapely.Point(at))] = NEUTRAL
    return mass_of


def _dominant(polygon: NDArray[np.int32], mass_of: NDArray[np.int32]) -> NDArray[np.int32]:
    """The landmass with most samples in each hex; NEUTRAL where there is none."""
    masses = np.where(polygon >= 0, mass_of[polygon], NEUTRAL)
    out = np.full(len(masses), NEUTRAL, dtype=np.int32)
    for here in np.flatnonzero((masses >= 0).any(axis=1)).tolist():
        numbers, counts = np.unique(masses[here][masses[here] >= 0], return_counts=True)
        out[here] = numbers[np.argmax(counts)]
    return out


def _forced(
    grid: Grid, coast: dict[str, Any], kind: NDArray[np.uint8], mass: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Applies the hand-written fixes; returns which hexes they speak of."""
    forced = np.zeros(grid.size, dtype=bool)
    if grid.km < COARSE_KM:
        for line in coast["channels"].values():
            for spot in shapely.segmentize(shapely.LineString(line), 0.02).coords:
                here = grid.at(*spot)
                if here >= 0:
                    kind[here] = Terrain.SEA
                    forced[here] = True
    tree = shapely.STRtree([f.geometry for f in features("physical/land_10m")])
    for fix in coast["fixes"]:
        here = grid.at(*fix["at"])
        if here < 0 or grid.km < fix.get("from_km", COARSE_KM):
            continue
        kind[here] = {"land": Terrain.PLAIN, "sea": Terrain.SEA, "lake": Terrain.LAKE}[fix["is"]]
        forced[here] = True
        if "island" in fix:
            mass[here] = tree.nearest(shapely.Point(coast["islands"][fix["island"]]))
    return forced


def _seat_islands(
    polygon: NDArray[np.int32],
    mass_of: NDArray[np.int32],
    kind: NDArray[np.uint8],
    mass: NDArray[np.int32],
    forced: NDArray[np.bool_],
) -> None:
    """Gives every island that counts at least its best hex."""
    for number in np.flatnonzero(mass_of >= 0).tolist():
        if ((kind == Terrain.PLAIN) & (mass == number)).any():
            continue
        counts = (polygon == number).sum(axis=1)
        counts[forced] = 0
        best = int(np.argmax(counts))
        if counts[best] > 0 and kind[best] == Terrain.SEA:
            kind[best] = Terrain.PLAIN
            mass[best] = number


def _part_masses(
    grid: Grid,
    share: NDArray[np.float64],
    kind: NDArray[np.uint8],
    mass: NDArray[np.int32],
    forced: NDArray[np.bool_],
) -> None:
    """Floods the weaker of two touching hexes of different landmasses, until none touch."""
    named = (kind == Terrain.PLAIN) & (mass >= 0)
    sizes = np.bincount(mass[named], minlength=int(mass.max()) + 1)

    def worth(here: int) -> tuple[bool, bool, float, int]:
        return bool(forced[here]), bool(sizes[mass[here]] == 1), float(share[here]), -here

    clashes = [
        (here, there)
        for here in np.flatnonzero(named).tolist()
        for there in grid.near(here)
        if there > here and named[there] and mass[there] != mass[here]
    ]
    clashes.sort(key=lambda pair: (min(worth(pair[0]), worth(pair[1])), pair))
    for here, there in clashes:
        if kind[here] == kind[there] == Terrain.PLAIN:
            loser = min(here, there, key=worth)
            kind[loser] = Terrain.SEA
            sizes[mass[loser]] -= 1


def _close_puddles(grid: Grid, kind: NDArray[np.uint8], share: NDArray[np.float64]) -> None:
    """Turns arms of the sea cut off by the grid into land or lake; wide ones stay sea."""
    for group in grid.components(kind == Terrain.SEA):
        if len(group) * grid.km**2 < 4 * 3600 and not _touches_void(grid, kind, group):
            for here in group:
                kind[here] = Terrain.PLAIN if share[here] > 0.3 else Terrain.LAKE


def _touches_void(grid: Grid, kind: NDArray[np.uint8], group: list[int]) -> bool:
    return any(n < 0 or kind[n] == Terrain.VOID for h in group for n in grid.neighbours[h].tolist())
