"""Reads what Tiled writes: layers as arrays, objects and tile properties, wherever in a map they stand.

Written for files from strangers: no paths out of the folder, limits on size and depth; every mistake becomes
a `Problem`, and nothing that somebody painted is passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.scenarios.maps.tiledata import FLIPS, MAX_GID, tile_numbers
from game.scenarios.maps.xmlfile import Element, Report, parse
from game.scenarios.reading.carried import Source
from game.scenarios.reading.problems import Problem, ScenarioError
from game.world.spelling import did_you_mean

MAX_HEXES: Final = 400_000
MAX_TILESETS: Final = 64
SHOWN: Final = 5  # how many hexes with the same mistake are told one by one
BESIDE: Final = re.compile(r"[^/\\\0]+\.tsx")  # the name of a tileset in the map's own folder
#: What a map holds besides layers: nothing of it means anything to the game but `properties` and `tileset`.
UNREAD: Final = frozenset({"properties", "tileset", "editorsettings", "imagelayer"})
LAYERS: Final = frozenset({"layer", "objectgroup", "group"})


@dataclass(frozen=True, slots=True)
class Names:
    """The layers that mean something, of tiles and of objects."""

    tiles: frozenset[str]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An object of an object layer: its name, properties and points in pixels."""

    name: str
    facts: dict[str, str]
    points: tuple[tuple[float, float], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile of a tileset: its properties, and where they are written."""

    facts: dict[str, str]
    file: str
    line: int


@dataclass(slots=True)
class TiledMap:
    """What a TMX holds, before it means anything."""

    root: Element
    width: int
    height: int
    facts: dict[str, str]
    tiles: dict[int, Tile]  # those with properties by number, ascending
    layers: dict[str, NDArray[np.int64]] = field(default_factory=dict)  # (height * width,) tile numbers
    lines: dict[str, int] = field(default_factory=dict)  # where each layer begins
    objects: dict[str, list[Drawn]] = field(default_factory=dict)


def read(path: Source, report: Report, names: Names) -> TiledMap:
    """Reads a TMX and its tilesets; problems go to the report, hopeless ones raise `ScenarioError`."""
    root = parse(path, report.file, report)
    if root.tag != "map":
        what = f"a <{root.tag}>, not a <map>"
        raise ScenarioError([Problem(report.file, root.line, what, "a TMX of Tiled")])
    width = report.whole(root, "width", 1, MAX_HEXES)
    height = report.whole(root, "height", 1, MAX_HEXES)
    if width * height > MAX_HEXES:
        report.add(root.line, f"{width} by {height} hexes are too many", f"at most {MAX_HEXES}")
    if report.problems:
        raise ScenarioError(report.problems)
    tiled = TiledMap(root, width, height, root.properties(), _tilesets(root, path, report))
    for layer in _layers(root, report):
        if layer.tag == "layer":
            _tile_layer(layer, tiled, names, report)
        else:
            _object_layer(layer, tiled, names, report)
    return tiled


# --- tilesets ---------------------------------------------------------------------------------------


def _tilesets(root: Element, path: Source, report: Report) -> dict[int, Tile]:
    tiles: dict[int, Tile] = {}
    entries = root.all("tileset")
    if len(entries) > MAX_TILESETS:
        report.add(root.line, f"{len(entries)} tilesets are too many", f"at most {MAX_TILESETS}")
    for entry in entries[:MAX_TILESETS]:
        first = report.whole(entry, "firstgid", 1, MAX_GID)
        source = entry.facts.get("source", "")
        tileset = _external(entry, source, path, report) if source else entry
        for tile in tileset.all("tile") if tileset else ():
            number = tile.facts.get("id", "")
            facts = tile.properties()
            if not re.fullmatch("[0-9]{1,7}", number) or int(number) + first > MAX_GID:
                report.add(tile.line, f"a tile has the id {number!r}", "a small whole number", source)
            elif first + int(number) in tiles:
                report.add(tile.line, f"the tile {number} has a number that another has", "", source)
            elif facts:
                tiles[first + int(number)] = Tile(facts, source or report.file, tile.line)
    return dict(sorted(tiles.items()))


def _external(entry: Element, source: str, path: Source, report: Report) -> Element | None:
    """The tileset file a map names, which must lie in the map's folder."""
    if not BESIDE.fullmatch(source):
        report.add(entry.line, f"tileset {source!r} is not in the map's folder", "a .tsx beside the map")
        return None
    try:
        tileset = parse(path.with_name(source), source, report)
    except ScenarioError as error:
        report.problems.extend(error.problems)
        return None
    if tileset.tag != "tileset":
        report.add(entry.line, f"{source!r} is not a tileset", "")
        return None
    return tileset


# --- layers -----------------------------------------------------------------------------------------


def _layers(holder: Element, report: Report) -> Iterator[Element]:
    """The layers of tiles and of objects, those in groups too, in the order of the file."""
    for child in holder.children:
        if child.tag in LAYERS:
            _refuse_shift(child, report)
            if child.tag == "group":
                yield from _layers(child, report)
            else:
                yield child
        elif child.tag not in UNREAD:
            report.add(child.line, f"a <{child.tag}> is nothing that a map holds", "remove it")


def _refuse_shift(layer: Element, report: Report) -> None:
    """A layer that is shown beside where it lies would not mean what it shows."""
    for key in ("offsetx", "offsety", "x", "y"):
        if report.number(layer, key, -1e7, 1e7, 0):
            what = f"layer {layer.facts.get('name', '')!r} is moved: `{key}` is {layer.facts[key]!r}"
            report.add(layer.line, what, "0")


def _tile_layer(layer: Element, tiled: TiledMap, names: Names, report: Report) -> None:
    name = layer.facts.get("name", "")
    _refuse_unknown(layer, name, names.tiles, report)
    if name in tiled.layers:
        report.add(layer.line, f"a second layer is called {name!r}", "rename or remove one")
    for key, size in (("width", tiled.width), ("height", tiled.height)):
        if layer.facts.get(key, str(size)) != str(size):
            report.add(
                layer.line, f"layer {name!r}: `{key}` is {layer.facts[key]!r}", f"{size}, as the map's"
            )
    numbers = tile_numbers(layer, name, tiled.width, tiled.height, report)
    turned = np.flatnonzero(numbers > FLIPS)  # a river would run elsewhere than it is painted
    what, hint = "is turned or flipped", "take the tile that shows it as it is"
    complain(report, layer.line, name, turned, tiled.width, what, hint)
    tiled.layers[name] = np.asarray(numbers & FLIPS)
    tiled.lines[name] = layer.line


def _refuse_unknown(layer: Element, name: str, known: frozenset[str], report: Report) -> None:
    if name not in known:
        report.add(layer.line, f"layer {name!r} means nothing", did_you_mean(name, known))


def complain(
    report: Report, line: int, layer: str, found: NDArray[np.intp], width: int, what: str, hint: str = ""
) -> None:
    """One problem for each of the first few hexes of a layer, one for the rest."""
    for here in found[:SHOWN].tolist():
        row, col = divmod(here, width)
        report.add(line, f"layer {layer!r}: the tile at {col}, {row} {what}", hint)
    if len(found) > SHOWN:
        report.add(line, f"layer {layer!r}: {len(found) - SHOWN} more tiles: {what}", hint)


# --- objects ----------------------------------------------------------------------------------------


def _object_layer(group: Element, tiled: TiledMap, names: Names, report: Report) -> None:
    name = group.facts.get("name", "")
    _refuse_unknown(group, name, names.objects, report)
    drawn = tiled.objects.setdefault(name, [])
    for thing in group.all("object"):
        x = report.number(thing, "x", -1e7, 1e7)
        y = report.number(thing, "y", -1e7, 1e7)
        points = [(0.0, 0.0)]
        for line in thing.all("polyline"):
            points = _polyline(line, report)
        spots = tuple((x + dx, y + dy) for dx, dy in points)
        drawn.append(Drawn(thing.facts.get("name", ""), thing.properties(), spots, thing.line))


def _polyline(line: Element, report: Report) -> list[tuple[float, float]]:
    points = []
    for pair in line.facts.get("points", "").split():
        x, comma, y = pair.partition(",")
        if not comma:
            report.add(line.line, f"{pair!r} is not a point", "x,y")
            continue
        spot = (report.parse(line.line, axis, text, -1e7, 1e7) for axis, text in (("x", x), ("y", y)))
        points.append((next(spot), next(spot)))
    return points or [(0.0, 0.0)]
