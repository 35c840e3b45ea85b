"""``python -m maps.build.relief``: shaded relief for the screen, in tiles for four zoom levels.

Each tile is a WebP picture. Its grey is light and shadow: about 0.8 on flat land, and on water a tone for
the distance from land with the engravers' waterlines along coasts. Its alpha is land (255) against water (0),
smooth at the coast. Colour, borders, rivers and names are the screen's business. ``index.json`` tells how the
tiles lie under the hexes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage

from game.world.map import projection
from maps.build.build import europe
from maps.build.grid import CENTRE, Grid
from maps.build.sources import features, heights

FOLDER = Path(__file__).parents[1] / "relief"
ROW_PIXELS = (7, 14, 28, 56)  # height of a hex on the screen, by level
TILE = 512
QUALITY = 74
SEED = 1815
LIFT = 9.0  # how much steeper than nature the light sees the ground
SHADOW, HIGHLIGHT = 0.62, 0.35  # how much of the light's play is kept
FLAT = 0.82  # grey of level land
WATERLINES = ((7.0, 0.11), (15.0, 0.08), (25.0, 0.055), (38.0, 0.035))  # km off the coast, how dark

Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Frame:
    """The paper of the finest level: its left and upper edge in km, and its size in pixels."""

    west: float
    north: float
    km: float  # per pixel
    width: int
    height: int


def frame(grid: Grid) -> Frame:
    """The paper that holds all hexes of a grid."""
    km = grid.km / ROW_PIXELS[-1]
    radius = grid.km / 3**0.5
    west, north = grid.origin[0] - radius, grid.origin[1] + grid.km / 2
    east = grid.centres[:, 0].max() + radius
    south = grid.centres[:, 1].min() - grid.km / 2
    return Frame(west, north, km, round((east - west) / km), round((north - south) / km))


def main() -> None:
    """Draws all tiles and the index."""
    paper = frame(europe(60.0))
    land = _land(paper)
    grey = np.where(land > 0.5, _shade(paper), 0).astype(np.float32)
    sea = _sea(land, paper)
    grey = grey * (land > 0.5) + sea * (land <= 0.5)
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    picture = np.dstack([grey, land])
    levels = []
    for rows in reversed(ROW_PIXELS):
        factor = ROW_PIXELS[-1] // rows
        small = _reduce(picture, factor)
        levels.append(_write_tiles(small, rows))
    index = {
        "tile": TILE,
        "west_km": round(paper.west, 4),
        "north_km": round(paper.north, 4),
        "levels": levels[::-1],
    }
    (FOLDER / "index.json").write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8", newline="\n")


def _land(paper: Frame) -> Plane:
    """How much of each pixel is land, 0 to 1: coast less lasting lakes, drawn at twice the size."""
    image = Image.new("L", (paper.width * 2, paper.height * 2))
    draw = ImageDraw.Draw(image)
    lakes = [f for f in features("physical/lakes") if f.facts["featurecla"] != "Reservoir"]
    for name, fill in (("physical/land_10m", 255), ("lakes", 0)):
        for feature in lakes if name == "lakes" else features(name):
            for part in getattr(feature.geometry, "geoms", [feature.geometry]):
                draw.polygon(_pixels(part.exterior.coords, paper), fill=fill)
                for hole in part.interiors:
                    draw.polygon(_pixels(hole.coords, paper), fill=255 - fill)
    return np.asarray(np.asarray(image.reduce(2)) / 255, dtype=np.float32)


def _pixels(ring: object, paper: Frame) -> list[tuple[float, float]]:
    lonlat = np.asarray(ring, dtype=np.float64)
    x, y = projection.forward(lonlat[:, 0], lonlat[:, 1], CENTRE)
    col, row = (x - paper.west) / paper.km * 2, (paper.north - y) / paper.km * 2
    return list(zip(col.tolist(), row.tolist(), strict=True))


def _shade(paper: Frame) -> Plane:
    """Light from the north-west over the ground, in bands to spare memory."""
    out = np.empty((paper.height, paper.width), dtype=np.float32)
    noise = _noise(paper)
    model = heights()
    smooth = ndimage.spline_filter(model.metres, order=3)
    margin = 4
    for first in range(0, paper.height, 512):
        top, low = max(first - margin, 0), min(first + 512 + margin, paper.height)
        row, col = np.mgrid[top:low, 0 : paper.width]
        x, y = paper.west + (col + 0.5) * paper.km, paper.north - (row + 0.5) * paper.km
        lon, lat = projection.inverse(x, y, CENTRE)
        at = np.stack([(model.north - lat) / model.step, (lon - model.west) / model.step])
        ground = ndimage.map_coordinates(smooth, at, order=3, prefilter=False, mode="nearest")
        rough = ndimage.map_coordinates(model.rough, at, order=1, mode="nearest")
        ground = ground + noise[top:low] * np.minimum(rough, 1800.0) * 0.34
        lit = _light(ground, paper.km) * (1.0 - 0.16 * np.clip(ground / 3000.0, 0.0, 1.0))
        out[first : first + 512] = lit[first - top : first - top + min(512, paper.height - first)]
    return out


def _light(ground: NDArray[np.float64], km: float) -> NDArray[np.float64]:
    """Grey of a lit surface: level ground is FLAT, slopes facing the light lighter, the others darker."""
    south, east = np.gradient(ground, km * 1000.0)
    east, south = east * LIFT, south * LIFT
    steep = np.sqrt(1.0 + east**2 + south**2)
    play = (1.0 + (east + south) / 2**0.5) / steep - 1.0
    play = np.where(play < 0, play * SHADOW, play * HIGHLIGHT)
    return np.asarray(np.clip(FLAT * (1.0 + play), 0.2, 1.0))


def _noise(paper: Frame) -> Plane:
    """Ridges that mountains have and the coarse height grid has not; mean 0, the same on every run."""
    dice = np.random.default_rng(SEED)
    total = np.zeros((paper.height, paper.width), dtype=np.float32)
    for wave, weight in ((26.0, 1.0), (13.0, 0.55), (6.5, 0.3), (3.2, 0.14)):
        step = wave / paper.km
        shape = (int(paper.height / step) + 4, int(paper.width / step) + 4)
        knots = dice.standard_normal(shape).astype(np.float32)
        field = ndimage.zoom(knots, step, order=3)[: paper.height, : paper.width]
        total += weight * (0.8 - np.abs(field))  # folds at zero make crests, not domes
    return np.asarray(total - total.mean(), dtype=np.float32)


def _sea(land: Plane, paper: Frame) -> Plane:
    """Tone of the water: light at the coast, deeper by distance, with waterlines."""
    half = land[::2, ::2] > 0.5
    away = ndimage.distance_transform_edt(~half).astype(np.float32) * (paper.km * 2)
    tone = 0.93 - 0.2 * np.clip(away / 420.0, 0, 1) ** 0.6
    for distance, dark in WATERLINES:
        tone -= dark * np.exp(-(((away - distance) / 1.1) ** 2))
    grown = np.repeat(np.repeat(tone, 2, axis=0), 2, axis=1)[: land.shape[0], : land.shape[1]]
    return np.asarray(ndimage.uniform_filter(grown, 3), dtype=np.float32)


def _reduce(picture: Plane, factor: int) -> Plane:
    """The picture a whole number of times smaller, by means."""
    height, width = picture.shape[0] // factor * factor, picture.shape[1] // factor * factor
    blocks = picture[:height, :width].reshape(height // factor, factor, width // factor, factor, 2)
    return np.asarray(blocks.mean(axis=(1, 3)), dtype=np.float32)


def _write_tiles(picture: Plane, rows: int) -> dict[str, int]:
    """Cuts one level into tiles named ROWS_COLUMN_ROW.webp; returns its entry of the index."""
    height, width = picture.shape[:2]
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            part = np.round(picture[top : top + TILE, left : left + TILE] * 255).astype(np.uint8)
            grey, land = Image.fromarray(part[..., 0]), Image.fromarray(part[..., 1])
            tile = Image.merge("RGBA", (grey, grey, grey, land))
            path = FOLDER / f"{rows}_{left // TILE}_{top // TILE}.webp"
            tile.save(path, quality=QUALITY, alpha_quality=60, method=6, exact=True)
    return {"row_pixels": rows, "width": width, "height": height}


if __name__ == "__main__":
    main()
