"""The numbers of a tile layer, in every way in which Tiled stores them.

CSV, base64 plain or packed by zlib or gzip, one element a tile, and the chunks of an infinite map all hold
the same. Nothing is unpacked beyond what a layer of the map's size needs. What cannot be read here
(Zstandard) is one line that names the setting to change.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.scenarios.maps.xmlfile import Element, Report

MAX_GID: Final = 1 << 20
FLIPS: Final = 0x0FFFFFFF  # the four highest bits of a tile number say how it is turned
WORD: Final = 0xFFFFFFFF
BYTES: Final = 4  # of a tile number, the lowest first
WINDOW: Final = zlib.MAX_WBITS | 32  # zlib's own header or gzip's, whichever is there
MOST_CHUNK: Final = 1 << 16  # tiles of a chunk; Tiled's have 256 unless somebody asks for others
MOST_TILES: Final = 1 << 21  # of all chunks of a layer
#: Where Tiled lets one choose how layers are stored.
SETTING: Final = "Map > Map Properties: Tile Layer Format"

Numbers = NDArray[np.int64]


class _Unread(Exception):
    """Why some data are not tile numbers, and what would be right."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


def tile_numbers(layer: Element, name: str, width: int, height: int, report: Report) -> Numbers:
    """The tile numbers of a layer as they are written, row by row; all 0 after a mistake, which is told."""
    data = layer.all("data")
    try:
        if len(data) != 1:
            raise _Unread(f"has {len(data)} times <data>", "one is needed")
        chunks = data[0].all("chunk")
        if len(chunks) == len(data[0].children) > 0:
            numbers = _chunks(data[0], chunks, width, height, report)
        else:
            numbers = _read(data[0], data[0], width * height)
    except _Unread as error:
        report.add(layer.line, f"layer {name!r} {error.what}", error.hint)
        return np.zeros(width * height, dtype=np.int64)
    return numbers


def _chunks(data: Element, chunks: list[Element], width: int, height: int, report: Report) -> Numbers:
    """The tiles of an infinite map that lie on the map's own width and height; there must be no others."""
    whole, left_over, before = np.zeros((height, width), dtype=np.int64), MOST_TILES, len(report.problems)
    for chunk in chunks:
        left = report.whole(chunk, "x", -MOST_CHUNK, MOST_CHUNK)
        top = report.whole(chunk, "y", -MOST_CHUNK, MOST_CHUNK)
        across = report.whole(chunk, "width", 1, MOST_CHUNK)
        down = report.whole(chunk, "height", 1, MOST_CHUNK)
        left_over -= across * down
        if len(report.problems) > before or across * down > MOST_CHUNK or left_over < 0:
            raise _Unread("has a chunk that cannot be read", "Map > Map Properties: Infinite off")
        tiles = _read(data, chunk, across * down).reshape(down, across)
        rows, cols = np.nonzero(tiles)
        beyond = (rows + top < 0) | (rows + top >= height) | (cols + left < 0) | (cols + left >= width)
        if beyond.any():
            spot = int(cols[beyond][0]) + left, int(rows[beyond][0]) + top
            what = f"has a tile at {spot[0]}, {spot[1]}, outside the map's {width} by {height}"
            raise _Unread(what, "erase it, or Map > Map Properties: Infinite off")
        whole[rows + top, cols + left] = tiles[rows, cols]
    return whole.ravel()


def _read(data: Element, holder: Element, size: int) -> Numbers:
    """So many numbers out of an element, stored as its <data> says."""
    how = data.facts.get("encoding", "xml"), data.facts.get("compression", "")
    if how not in _WAYS or (how[0] != "xml" and holder.children):
        said = " ".join(filter(None, how))
        raise _Unread(f"is stored as {said}, which is not read", f"{SETTING} CSV")
    numbers = _WAYS[how](holder, size)
    if len(numbers) != size:
        raise _Unread(f"has {len(numbers)} tiles", f"{size} are needed")
    if (numbers > WORD).any() or ((numbers & FLIPS) > MAX_GID).any():
        raise _Unread("holds a tile number out of range")
    return numbers


def _csv(holder: Element, size: int) -> Numbers:
    text = "".join(holder.text)
    if (count := text.count(",") + 1) != size:
        raise _Unread(f"has {count} tiles", f"{size} are needed")
    return np.fromiter(map(_tile_number, text.split(",")), dtype=np.int64, count=size)


def _elements(holder: Element, size: int) -> Numbers:
    """A <tile> each, empty where nothing is painted."""
    if any(child.tag != "tile" for child in holder.children):
        raise _Unread("holds something that is not a tile", f"{SETTING} CSV")
    written = [_tile_number(tile.facts.get("gid", "0")) for tile in holder.children]
    return np.array(written, dtype=np.int64)


def _tile_number(cell: str) -> int:
    digits = cell.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        raise _Unread("holds something that is not a tile number")
    return int(digits)


def _plain(holder: Element, size: int) -> Numbers:
    return _words(_bytes(holder))


def _packed(holder: Element, size: int) -> Numbers:
    unpacker = zlib.decompressobj(WINDOW)
    try:
        return _words(unpacker.decompress(_bytes(holder), size * BYTES + 1))
    except zlib.error:
        raise _Unread("cannot be unpacked", f"save it anew in Tiled, or {SETTING} CSV") from None


def _bytes(holder: Element) -> bytes:
    try:
        return base64.b64decode("".join("".join(holder.text).split()), validate=True)
    except (binascii.Error, ValueError):
        raise _Unread("is not base64", f"save it anew in Tiled, or {SETTING} CSV") from None


def _words(data: bytes) -> Numbers:
    whole = data[: len(data) // BYTES * BYTES]
    numbers = np.frombuffer(whole, dtype="<u4").astype(np.int64)
    return numbers if len(whole) == len(data) else np.append(numbers, 0)


_WAYS: Final[dict[tuple[str, str], Callable[[Element, int], Numbers]]] = {
    ("csv", ""): _csv,
    ("xml", ""): _elements,
    ("base64", ""): _plain,
    ("base64", "zlib"): _packed,
    ("base64", "gzip"): _packed,
}
