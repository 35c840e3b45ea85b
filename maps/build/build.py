"""The steps of a build, in order."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from game.words import Terrain
from maps.build import grid as grids
from maps.build import report, tables, tmx
from maps.build.grid import Grid
from maps.build.land import ground
from maps.build.owners import owners, towns, write_table
from maps.build.provinces import Cutter
from maps.build.rivers import rivers
from maps.build.seas import harbours, seas
from maps.build.sources import SOURCES, Sampler, notes
from maps.build.terrain import terrain

#: Europe on the paper: km west, east, south and north of the projection's centre.
EUROPE = (-2563.923, 3100.0, -2220.0, 2520.0)


def europe(km: float) -> Grid:
    """The grid of the whole map."""
    return grids.window(*EUROPE, km)


def window_named(name: str, km: float | None) -> Grid:
    """The grid of a window of windows.yaml."""
    windows = notes("windows.yaml")
    if name not in windows:
        raise SystemExit(f"no window {name!r}; there are {', '.join(sorted(windows))}")
    entry = windows[name]
    return grids.around_box(tuple(entry["lon"]), tuple(entry["lat"]), km or float(entry["km"]))


def build(grid: Grid, folder: Path, name: str) -> None:
    """Builds a map and its tables into a folder."""
    sampler = Sampler(grid.samples)
    land = ground(grid, sampler)
    listed = towns(grid, land)
    cutter = Cutter(grid, land, owners(grid, sampler, land, listed), listed)
    provinces = cutter.cut()
    water = seas(grid, land)
    slugs = [p.id for p in provinces] + list(water.names) + list(water.boxes)
    index = {slug: number for number, slug in enumerate(slugs)}
    place = np.full(grid.size, -1, dtype=np.int32)
    for province in provinces:
        place[province.hexes] = index[province.id]
    for here, zone in water.zone.items():
        place[here] = index[zone]
    kind = terrain(grid, sampler, land)
    kind[(kind >= Terrain.PLAIN) & (place < 0)] = Terrain.VOID
    places = [(p.id, "land", "") for p in provinces] + [(z, "sea", "") for z in water.names]
    places += [(b, "box", " ".join(links)) for b, (_, links) in water.boxes.items()]
    picture = tmx.Picture(
        grid,
        kind,
        land.reservoir,
        place,
        places,
        rivers(grid, land),
        cutter.towns,
        harbours(grid, water, cutter.towns),
        water,
    )
    tmx.write(picture, folder, name)
    tables.write_places(provinces, water, folder / "places.yaml")
    tables.write_owners(provinces, cutter.towns, folder / "owners.yaml")
    if folder == SOURCES.parent:
        write_table(grid, cutter.owner, SOURCES / "hex_owners.csv")
        report.write(folder.parent / "docs/sources.md", listed, cutter.towns, cutter.owner)
