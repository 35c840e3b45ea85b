"""What the ground of each hex is: from height and roughness, and from regions drawn by hand."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from game.words import Terrain
from maps.build.grid import Grid
from maps.build.land import Ground
from maps.build.sources import Sampler, heights, notes


def terrain(grid: Grid, sampler: Sampler, land: Ground) -> NDArray[np.uint8]:
    """(n,) Terrain of each hex; water and void as the ground says."""
    rules = notes("terrain.yaml")
    model = heights()
    dry = land.polygon >= 0
    count = np.maximum(dry.sum(axis=1), 1)

    def mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray((values * dry).sum(axis=1) / count)

    height = mean(model.sample(model.metres, grid.samples))
    rough = mean(model.sample(model.rough, grid.samples))
    out = land.kind.copy()
    soil = out == Terrain.PLAIN
    for step in rules["relief"]:
        high = height >= step.get("height", -1e9)
        steep = rough >= step.get("rough", -1e9)
        out[soil & high & steep] = Terrain[step["is"].upper()]
    lon, lat = grid.lonlat[:, 0], grid.lonlat[:, 1]
    for region in rules["regions"]:
        inside = shapely.contains_xy(shapely.Polygon(region["area"]), lon, lat)
        over = np.isin(out, [Terrain[name.upper()] for name in region.get("over", ["plain"])])
        low = height <= region.get("below", 1e9)
        out[soil & inside & over & low] = Terrain[region["is"].upper()]
    return out
