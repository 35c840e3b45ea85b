"""Reads Tiled's XML: elements with their lines, layers as arrays, objects and tile properties.

Written for files from strangers: no document types or entities, no paths out of the folder, limits on size
and depth; every mistake becomes a `Problem`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

import numpy as np
from numpy.typing import NDArray

from game.scenarios.reading.carried import Source, read_source
from game.scenarios.reading.files import Unreadable
from game.scenarios.reading.problems import Problem, ScenarioError

MAX_BYTES: Final = 64 * 1024 * 1024
MAX_DEPTH: Final = 24
MAX_HEXES: Final = 400_000
MAX_GID: Final = 1 << 20
BESIDE: Final = re.compile(r"[^/\\\0]+\.tsx")  # the name of a tileset in the map's own folder
FLIPS: Final = 0x0FFFFFFF  # the four highest bits of a tile number say how it is turned


@dataclass(slots=True)
class Element:
    """An XML element and the line it begins on."""

    tag: str
    facts: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def all(self, tag: str) -> list[Element]:
        """The children of a name."""
        return [child for child in self.children if child.tag == tag]

    def properties(self) -> dict[str, str]:
        """Tiled's custom properties, as text."""
        found = {}
        for group in self.all("properties"):
            for prop in group.all("property"):
                if "name" in prop.facts:
                    found[prop.facts["name"]] = prop.facts.get("value", "".join(prop.text))
        return found


class _Refused(Exception):
    """Stops the parser; holds what is wrong."""


class Report:
    """Collects the problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(self, line: int, what: str, hint: str = "") -> None:
        """Notes a mistake."""
        self.problems.append(Problem(self.file, line, what, hint))

    def number(
        self, element: Element, key: str, low: float, high: float, default: float | None = None
    ) -> float:
        """A number of an element between limits; a problem and the lower limit where it is not."""
        text = element.facts.get(key)
        if text is None and default is not None:
            return default
        return self.parse(element.line, key, text, low, high)

    def parse(self, line: int, key: str, text: str | None, low: float, high: float) -> float:
        """A number written as text, between limits."""
        try:
            value = float(text or "")
        except ValueError:
            value = math.nan
        if not low <= value <= high:  # also catches nan
            self.add(line, f"`{key}` is {text!r}", f"a number from {low:g} to {high:g}")
            return low
        return value

    def whole(self, element: Element, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number of an element between limits."""
        value = self.number(element, key, low, high, default)
        if value != int(value):
            self.add(element.line, f"`{key}` is {value:g}", "a whole number")
        return int(value)


def parse(path: Source, name: str) -> Element:
    """The root element of an XML file. Raises `ScenarioError`."""
    try:
        raw = read_source(path, MAX_BYTES)
    except Unreadable as error:
        raise ScenarioError([Problem(name, 0, f"cannot be read: {error.reason}", "")]) from error
    parser = expat.ParserCreate()
    top = Element("", {}, 0)
    stack = [top]

    def start(tag: str, facts: dict[str, str]) -> None:
        if len(stack) > MAX_DEPTH:
            raise _Refused("elements are nested too deep")
        element = Element(tag, facts, parser.CurrentLineNumber)
        stack[-1].children.append(element)
        stack.append(element)

    def refuse(*_: object) -> None:
        raise _Refused("a document type is not allowed")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: stack.pop()
    parser.CharacterDataHandler = lambda text: stack[-1].text.append(text)
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, _Refused, ValueError, LookupError) as error:
        line = parser.CurrentLineNumber
        raise ScenarioError([Problem(name, line, f"not readable as XML: {error}", "")]) from error
    return top.children[0]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An object of an object layer: its name, properties and points in pixels."""

    name: str
    facts: dict[str, str]
    points: tuple[tuple[float, float], ...]
    line: int


@dataclass(slots=True)
class TiledMap:
    """What a TMX holds, before it means anything."""

    root: Element
    width: int
    height: int
    facts: dict[str, str]
    layers: dict[str, NDArray[np.int64]]  # (height * width,) tile numbers, turned bits removed
    lines: dict[str, int]  # where each layer begins
    objects: dict[str, list[Drawn]]
    tiles: dict[int, dict[str, str]]  # properties by tile number, ascending


def read(path: Source, report: Report) -> TiledMap:
    """Reads a TMX and its tilesets; problems go to the report, hopeless ones raise `ScenarioError`."""
    root = parse(path, report.file)
    if root.tag != "map":
        what = f"a <{root.tag}>, not a <map>"
        raise ScenarioError([Problem(report.file, root.line, what, "a TMX of Tiled")])
    width = report.whole(root, "width", 1, MAX_HEXES)
    height = report.whole(root, "height", 1, MAX_HEXES)
    if width * height > MAX_HEXES:
        report.add(root.line, f"{width} by {height} hexes are too many", f"at most {MAX_HEXES}")
    if report.problems:
        raise ScenarioError(report.problems)
    tiles = _tilesets(root, path, report)
    layers, lines = _layers(root, width, height, report)
    return TiledMap(root, width, height, root.properties(), layers, lines, _objects(root, report), tiles)


def _tilesets(root: Element, path: Source, report: Report) -> dict[int, dict[str, str]]:
    tiles: dict[int, dict[str, str]] = {}
    for entry in root.all("tileset"):
        first = report.whole(entry, "firstgid", 1, MAX_GID)
        tileset = entry
        if "source" in entry.facts:
            outside = _external(entry, path, report)
            if outside is None:
                continue
            tileset = outside
        for tile in tileset.all("tile"):
            number = tile.facts.get("id", "")
            facts = tile.properties()
            if not number.isascii() or not number.isdigit() or int(number[:9]) + first > MAX_GID:
                report.add(entry.line, f"a tile of the tileset has id {number!r}", "a small whole number")
            elif facts:
                tiles[first + int(number)] = facts
    return dict(sorted(tiles.items()))


def _external(entry: Element, path: Source, report: Report) -> Element | None:
    """The tileset file a map names, which must lie in the map's folder."""
    source = entry.facts["source"]
    if not BESIDE.fullmatch(source):
        report.add(entry.line, f"tileset {source!r} is not in the map's folder", "a .tsx beside the map")
        return None
    try:
        tileset = parse(path.with_name(source), source)
    except ScenarioError as error:
        report.problems.extend(error.problems)
        return None
    if tileset.tag != "tileset":
        report.add(entry.line, f"{source!r} is not a tileset", "")
        return None
    return tileset


def _layers(
    root: Element, width: int, height: int, report: Report
) -> tuple[dict[str, NDArray[np.int64]], dict[str, int]]:
    layers: dict[str, NDArray[np.int64]] = {}
    lines: dict[str, int] = {}
    for layer in root.all("layer"):
        name = layer.facts.get("name", "")
        if name in layers:
            report.add(layer.line, f"a second layer is called {name!r}", "rename or remove one")
        layers[name] = _tile_numbers(layer, name, width * height, report)
        lines[name] = layer.line
    return layers, lines


def _tile_numbers(layer: Element, name: str, size: int, report: Report) -> NDArray[np.int64]:
    empty = np.zeros(size, dtype=np.int64)
    data = layer.all("data")
    if not data or data[0].facts.get("encoding") != "csv" or data[0].all("chunk"):
        report.add(
            layer.line,
            f"layer {name!r} is not stored as CSV",
            "Map > Map Properties: Tile Layer Format CSV, Infinite off",
        )
        return empty
    cells = "".join(data[0].text).replace("\n", "").split(",")
    if len(cells) != size:
        report.add(layer.line, f"layer {name!r} has {len(cells)} tiles", f"{size} are needed")
        return empty
    try:
        numbers = np.fromiter(map(int, cells), dtype=np.int64, count=size)
    except (ValueError, OverflowError):
        report.add(layer.line, f"layer {name!r} holds something that is not a tile number", "")
        return empty
    if (numbers < 0).any() or ((numbers & FLIPS) > MAX_GID).any():
        report.add(layer.line, f"layer {name!r} holds a tile number out of range", "")
        return empty
    return np.asarray(numbers & FLIPS)


def _objects(root: Element, report: Report) -> dict[str, list[Drawn]]:
    groups: dict[str, list[Drawn]] = {}
    for group in root.all("objectgroup"):
        drawn = groups.setdefault(group.facts.get("name", ""), [])
        for thing in group.all("object"):
            x = report.number(thing, "x", -1e7, 1e7)
            y = report.number(thing, "y", -1e7, 1e7)
            points = [(0.0, 0.0)]
            for line in thing.all("polyline"):
                points = _polyline(line, report)
            spots = tuple((x + dx, y + dy) for dx, dy in points)
            drawn.append(Drawn(thing.facts.get("name", ""), thing.properties(), spots, thing.line))
    return groups


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
