"""Draws the tiles that Tiled shows: plain hexes with the signs of an old atlas."""

from __future__ import annotations

import colorsys
import hashlib
import math
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

from game.words import Terrain

W, H = 64, 56
SCALE = 4  # drawn large and reduced, for smooth edges
TERRAIN_COLUMNS, RIVER_COLUMNS, PLACE_COLUMNS = 4, 8, 32
#: Corners of the tile clockwise from the upper left; side d runs from corner d to corner d + 1.
CORNERS = ((16, 0), (48, 0), (64, 28), (48, 56), (16, 56), (0, 28))
INK = (94, 74, 52)
TINTS = {
    Terrain.VOID: (236, 229, 214),
    Terrain.SEA: (186, 205, 211),
    Terrain.LAKE: (160, 190, 202),
    Terrain.PLAIN: (232, 224, 190),
    Terrain.FOREST: (202, 212, 164),
    Terrain.HILLS: (222, 204, 164),
    Terrain.MOUNTAIN: (206, 182, 146),
    Terrain.ALPINE: (196, 176, 158),
    Terrain.MARSH: (206, 216, 190),
    Terrain.DESERT: (240, 222, 172),
    Terrain.STEPPE: (226, 218, 168),
    Terrain.TUNDRA: (218, 218, 206),
}


def terrain_sheet(path: Path) -> None:
    """One tile for each terrain, in the order of their numbers."""
    _sheet(path, len(Terrain), TERRAIN_COLUMNS, lambda draw, n: _terrain(draw, Terrain(n)))


def river_sheet(path: Path) -> None:
    """Sixty-four tiles: bit d of the number says that side d carries a river."""
    _sheet(path, 64, RIVER_COLUMNS, _river)


def place_sheet(path: Path, slugs: list[str]) -> None:
    """One plain coloured tile a place; the colour comes from the name, so adding one changes no other."""
    sheet = Image.new("RGBA", (PLACE_COLUMNS * W, -(-len(slugs) // PLACE_COLUMNS) * H))
    draw = ImageDraw.Draw(sheet)
    for number, slug in enumerate(slugs):
        row, col = divmod(number, PLACE_COLUMNS)
        corners = [(x + col * W, y + row * H) for x, y in CORNERS]
        draw.polygon(
            [(min(x, col * W + W - 1), min(y, row * H + H - 1)) for x, y in corners], fill=_tint(slug)
        )
    _save(sheet, path)


def _tint(slug: str) -> tuple[int, int, int]:
    mark = hashlib.blake2b(slug.encode(), digest_size=3).digest()
    red, green, blue = colorsys.hsv_to_rgb(mark[0] / 256, 0.35 + mark[1] / 512, 0.65 + mark[2] / 768)
    return round(red * 255), round(green * 255), round(blue * 255)


def _sheet(path: Path, count: int, columns: int, paint: Callable[[ImageDraw.ImageDraw, int], None]) -> None:
    sheet = Image.new("RGBA", (columns * W, -(-count // columns) * H))
    for number in range(count):
        tile = Image.new("RGBA", (W * SCALE, H * SCALE))
        paint(ImageDraw.Draw(tile), number)
        row, col = divmod(number, columns)
        sheet.paste(tile.resize((W, H), Image.Resampling.LANCZOS), (col * W, row * H))
    _save(sheet, path)


def _save(sheet: Image.Image, path: Path) -> None:
    sheet.quantize(colors=256, method=Image.Quantize.FASTOCTREE).save(path, optimize=True)


def _terrain(draw: ImageDraw.ImageDraw, terrain: Terrain) -> None:
    corners = [(x * SCALE, y * SCALE) for x, y in CORNERS]
    draw.polygon(corners, fill=TINTS[terrain])
    if terrain != Terrain.VOID:
        shade = tuple(v - 16 for v in TINTS[terrain])
        draw.line([*corners, corners[0]], fill=shade, width=SCALE)
    sign = _SIGNS.get(terrain)
    if sign:
        for x, y in ((22, 20), (42, 16), (32, 32), (17, 38), (46, 40)):
            sign(draw, x * SCALE, y * SCALE)


def _stroke(draw: ImageDraw.ImageDraw, points: list[tuple[float, float]], width: float = 1.2) -> None:
    draw.line(points, fill=INK, width=round(width * SCALE), joint="curve")


def _peak(draw: ImageDraw.ImageDraw, x: int, y: int, tall: int = 8) -> None:
    s = SCALE
    draw.polygon([(x, y - tall * s), (x + 6 * s, y + 4 * s), (x + s, y + 4 * s)], fill=(170, 144, 112))
    _stroke(draw, [(x - 6 * s, y + 4 * s), (x, y - tall * s), (x + 6 * s, y + 4 * s)])


def _alp(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    _peak(draw, x, y, 12)
    s = SCALE
    draw.polygon([(x, y - 12 * s), (x + 3 * s, y - 6 * s), (x - 3 * s, y - 6 * s)], fill=(250, 248, 242))


def _knoll(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    s = SCALE
    draw.arc([x - 6 * s, y - 3 * s, x + 6 * s, y + 9 * s], 190, 350, fill=INK, width=s)


def _tree(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    s = SCALE
    draw.ellipse(
        [x - 4 * s, y - 6 * s, x + 4 * s, y + 2 * s], fill=(150, 170, 116), outline=INK, width=s // 2
    )
    _stroke(draw, [(x, y + 2 * s), (x, y + 5 * s)])


def _reeds(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    s = SCALE
    _stroke(draw, [(x - 5 * s, y + 3 * s), (x + 5 * s, y + 3 * s)], 0.9)
    for lean in (-2, 0, 2):
        _stroke(draw, [(x + lean * s / 2, y + 2 * s), (x + lean * s, y - 4 * s)], 0.9)


def _dots(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    s = SCALE
    for dx, dy in ((-4, 0), (0, -3), (4, 1), (0, 4)):
        draw.ellipse([x + dx * s - s, y + dy * s - s, x + dx * s + s, y + dy * s + s], fill=(190, 164, 112))


def _grass(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    s = SCALE
    for angle in (60, 90, 120):
        tip = (x + 6 * s * math.cos(math.radians(angle)), y - 6 * s * math.sin(math.radians(angle)))
        _stroke(draw, [(x, y), tip], 0.7)


def _moss(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    s = SCALE
    _stroke(draw, [(x - 4 * s, y), (x - s, y - 2 * s), (x + s, y), (x + 4 * s, y - 2 * s)], 0.7)


_SIGNS = {
    Terrain.MOUNTAIN: _peak,
    Terrain.ALPINE: _alp,
    Terrain.HILLS: _knoll,
    Terrain.FOREST: _tree,
    Terrain.MARSH: _reeds,
    Terrain.DESERT: _dots,
    Terrain.STEPPE: _grass,
    Terrain.TUNDRA: _moss,
}


def _river(draw: ImageDraw.ImageDraw, mask: int) -> None:
    for side in range(6):
        if mask >> side & 1:
            a, b = CORNERS[side], CORNERS[(side + 1) % 6]
            points = [(32 + (x - 32) * 0.97, 28 + (y - 28) * 0.97) for x, y in (a, b)]
            draw.line([(x * SCALE, y * SCALE) for x, y in points], fill=(88, 128, 160), width=5 * SCALE)
