"""Reads what lies in ``maps/sources``: shapes, heights, towns, and the tables written by hand."""

from __future__ import annotations

import csv
import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
import yaml
from numpy.typing import NDArray
from shapely.geometry import shape

SOURCES = Path(__file__).parent.parent / "sources"
ERAS = ("1815", "1919", "1995")


@dataclass(frozen=True, slots=True)
class Feature:
    """One shape of a map file with its facts."""

    geometry: Any
    facts: dict[str, Any]


@cache
def features(name: str) -> tuple[Feature, ...]:
    """The shapes of ``NAME.geojson.gz`` in longitude and latitude, in file order."""
    with gzip.open(SOURCES / f"{name}.geojson.gz") as stream:
        data = json.load(stream)
    return tuple(Feature(shape(f["geometry"]), f["properties"]) for f in data["features"])


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file."""
    with open(SOURCES / name, encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(line for line in stream if not line.startswith("#")))


@cache
def notes(name: str) -> Any:
    """What a hand-written YAML file says."""
    return yaml.load((SOURCES / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def powers() -> dict[str, dict[str, Any]]:
    """The powers of assets/powers.yaml by id."""
    path = SOURCES.parents[1] / "assets/powers.yaml"
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return dict(data["powers"])


@dataclass(frozen=True, slots=True)
class Heights:
    """Ground height in metres on a grid of twelfths of a degree, and how rough the ground is."""

    metres: NDArray[np.float64]
    rough: NDArray[np.float64]  # highest minus lowest within about 23 km
    west: float
    north: float
    step: float

    def sample(self, grid: NDArray[np.float64], lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        """A grid's values at points of shape (..., 2), by straight lines between its nodes."""
        col = np.clip((lonlat[..., 0] - self.west) / self.step, 0, grid.shape[1] - 1.001)
        row = np.clip((self.north - lonlat[..., 1]) / self.step, 0, grid.shape[0] - 1.001)
        c, r = col.astype(int), row.astype(int)
        fc, fr = col - c, row - r
        top = grid[r, c] * (1 - fc) + grid[r, c + 1] * fc
        low = grid[r + 1, c] * (1 - fc) + grid[r + 1, c + 1] * fc
        return np.asarray(top * (1 - fr) + low * fr)


@cache
def heights() -> Heights:
    """The height grid; sea floor counts as level 0."""
    about = json.loads((SOURCES / "physical/elevation_5min.json").read_text())
    raw = gzip.decompress((SOURCES / "physical/elevation_5min_i16le.bin.gz").read_bytes())
    metres = np.frombuffer(raw, "<i2").reshape(about["rows"], about["cols"]).astype(float)
    ground = np.maximum(metres, 0.0)
    return Heights(ground, _spread(ground), about["lon0"], about["lat0"], about["step_deg"])


def _spread(ground: NDArray[np.float64]) -> NDArray[np.float64]:
    """Highest minus lowest node in a box of 5 rows and, wider toward the pole, 5 or more columns."""
    out = np.zeros_like(ground)
    for first in range(0, ground.shape[0], 60):
        last = min(first + 60, ground.shape[0])
        latitude = 72.0 - (first + last) / 24.0
        reach = round(2 / np.cos(np.radians(latitude)))
        band = ground[max(first - 2, 0) : last + 2]
        padded = np.pad(band, ((2, 2), (reach, reach)), mode="edge")
        high, low = padded.copy(), padded.copy()
        for axis, steps in ((0, 2), (1, reach)):
            high = np.max([np.roll(high, s, axis) for s in range(-steps, steps + 1)], axis=0)
            low = np.min([np.roll(low, s, axis) for s in range(-steps, steps + 1)], axis=0)
        spread = (high - low)[2:-2, reach:-reach]
        offset = first - max(first - 2, 0)
        out[first:last] = spread[offset : offset + last - first]
    return out


class Sampler:
    """Tells which sample points of a grid lie in a shape."""

    def __init__(self, samples: NDArray[np.float64]) -> None:
        self.shape = samples.shape[:2]
        self.flat = samples.reshape(-1, 2)
        self.tree = shapely.STRtree(shapely.points(self.flat))

    def inside(self, geometry: Any) -> NDArray[np.intp]:
        """Flat indices of the sample points inside, ascending."""
        return np.sort(self.tree.query(geometry, predicate="contains"))

    def share(self, geometries: list[Any]) -> NDArray[np.float64]:
        """Per hex, the share of it that the shapes cover."""
        covered = np.zeros(self.flat.shape[0], dtype=bool)
        for geometry in geometries:
            covered[self.inside(geometry)] = True
        return np.asarray(covered.reshape(self.shape).mean(axis=1))

    def index(self, geometries: list[Any]) -> NDArray[np.int32]:
        """Per sample point, the number of the shape it lies in (the first that fits), else -1; (n, k)."""
        found = np.full(self.flat.shape[0], -1, dtype=np.int32)
        for number, geometry in enumerate(geometries):
            points = self.inside(geometry)
            found[points[found[points] < 0]] = number
        return found.reshape(self.shape)
