"""Turns a map painted in Tiled, and the names in ``places.yaml`` beside it, into the game's map.

The file is documented in docs/map.md. Every mistake in it is found in one reading and told with its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.scenarios.maps.hexgroups import hexes_by_place, middle
from game.scenarios.maps.placenames import PlaceEntry, read_places
from game.scenarios.maps.tmxfile import Drawn, Names, Tile, TiledMap, complain, read
from game.scenarios.maps.whole import made, touching_waters
from game.scenarios.maps.xmlfile import Report
from game.scenarios.reading.carried import Source
from game.scenarios.reading.problems import Positions, ScenarioError
from game.words import Era, PlaceKind, RiverRank, Terrain
from game.world.map import hexes
from game.world.map.gamemap import City, Crossing, GameMap, Place, Strait
from game.world.spelling import did_you_mean

SLUG: Final = re.compile(r"[a-z][a-z0-9_]{0,63}")
RIVER_LAYERS: Final = {f"river_{rank.name.lower()}": rank for rank in RiverRank if rank}
MAX_PLACES: Final = 30_000
MAX_NAME: Final = 80
NAMES: Final = Names(
    frozenset(("terrain", "reservoir", "place", *RIVER_LAYERS)),
    frozenset(("cities", "straits", "crossings")),
)
LAST_YEAR: Final = 2100


def load_map(tmx: Source) -> GameMap:
    """The map in a TMX file. Raises `ScenarioError` with all problems found in it and in places.yaml."""
    report = Report(str(tmx))
    try:
        tiled = read(tmx, report, NAMES)
        names, positions = read_places(tmx.with_name("places.yaml"))
    except ScenarioError as error:
        raise ScenarioError([*report.problems, *error.problems]) from error
    game_map = _Builder(tiled, report, names, positions).build()
    if report.problems or game_map is None:
        raise ScenarioError(report.problems)
    return game_map


class _Builder:
    """Makes the map of one reading; mistakes go to the report."""

    def __init__(
        self, tiled: TiledMap, report: Report, names: dict[str, PlaceEntry], positions: Positions
    ) -> None:
        self.tiled, self.report, self.names, self.positions = tiled, report, names, positions
        self.width, self.height = tiled.width, tiled.height
        self.terrain = np.zeros(tiled.width * tiled.height, dtype=np.uint8)
        self.place = np.full(tiled.width * tiled.height, -1, dtype=np.int16)
        self.neighbours = hexes.neighbour_table(tiled.width, tiled.height)
        self.index: dict[str, int] = {}
        self.kinds: list[PlaceKind] = []
        self.box_links: dict[str, Tile] = {}

    def build(self) -> GameMap | None:
        """The map, or None after problems that leave nothing to check."""
        self._shape()
        km, origin, centre = self._projection()
        self._read_terrain()
        self._read_palette()
        self._read_places()
        if self.report.problems:
            return None
        cities = self._cities()
        places = self._places({city.id: city.hex for city in cities})
        straits, crossings = self._straits(), self._crossings()
        if self.report.problems:
            return None
        columns = self.terrain, self._reservoir(), self.place, self._rivers()
        links, ports = self._links(straits), self._ports(cities)
        if self.report.problems:
            return None
        shape = self.width, self.height, km, origin, centre
        return made(shape, columns, self.neighbours, places, cities, crossings, straits, links, ports)

    def _shape(self) -> None:
        facts, line = self.tiled.root.facts, self.tiled.root.line
        wanted = {"orientation": "hexagonal", "staggeraxis": "x", "staggerindex": "odd"}
        for key, value in wanted.items():
            if facts.get(key) != value:
                self.report.add(line, f"`{key}` is {facts.get(key)!r}", f"{value}")
        self.tile_w = self.report.number(self.tiled.root, "tilewidth", 4, 4096)
        self.tile_h = self.report.number(self.tiled.root, "tileheight", 4, 4096)
        self.side = self.report.number(self.tiled.root, "hexsidelength", 0, 4096)

    def _projection(self) -> tuple[float, tuple[float, float], tuple[float, float]]:
        line, facts = self.tiled.root.line, self.tiled.facts

        def fact(key: str, low: float, high: float) -> float:
            return self.report.parse(line, key, facts.get(key), low, high)

        origin = fact("origin_x", -2e4, 2e4), fact("origin_y", -2e4, 2e4)
        return fact("km", 0.1, 1000), origin, (fact("centre_lon", -180, 180), fact("centre_lat", -90, 90))

    def _layer(self, name: str, needed: bool = True) -> NDArray[np.int64] | None:
        if needed and name not in self.tiled.layers:
            self.report.add(self.tiled.root.line, f"there is no layer {name!r}", "layer names matter")
        return self.tiled.layers.get(name)

    def _read_terrain(self) -> None:
        layer = self._layer("terrain")
        meaning: dict[int, int] = {0: Terrain.VOID}
        known = {terrain.name.lower(): terrain for terrain in Terrain}
        for gid, tile in self.tiled.tiles.items():
            word = tile.facts.get("terrain")
            if word in known:
                meaning[gid] = known[word]
            elif word is not None:
                self._tile_problem(tile, f"a tile has the terrain {word!r}", did_you_mean(word, known))
        if layer is not None:
            self.terrain = self._translate("terrain", layer, meaning).astype(np.uint8)

    def _translate(self, name: str, layer: NDArray[np.int64], meaning: dict[int, int]) -> NDArray[np.int64]:
        """Tile numbers to meanings; others are problems and mean 0."""
        table = np.full(int(max(layer.max(), *meaning)) + 1, -2, dtype=np.int64)
        for gid, value in meaning.items():
            table[gid] = value
        values = table[layer]
        self._complain(name, np.flatnonzero(values == -2), "carries a tile that means nothing in this layer")
        values[values == -2] = 0
        return np.asarray(values)

    def _complain(self, layer: str, found: NDArray[np.intp], what: str, hint: str = "") -> None:
        complain(self.report, self.tiled.lines[layer], layer, found, self.width, what, hint)

    def _tile_problem(self, tile: Tile, what: str, hint: str = "") -> None:
        self.report.add(tile.line, what, hint, tile.file)

    def _read_palette(self) -> None:
        """Slugs of all places: land, then seas, then boxes, each in the order of the palette."""
        order: dict[PlaceKind, list[str]] = {kind: [] for kind in PlaceKind}
        self.gid_of: dict[int, str] = {0: ""}
        seen: set[str] = set()
        for gid, tile in self.tiled.tiles.items():
            slug = tile.facts.get("place")
            if slug is None:
                continue
            kind = tile.facts.get("kind", "")
            if not SLUG.fullmatch(slug) or kind not in list(PlaceKind):
                what = f"a tile names the place {slug!r} of kind {kind!r}"
                self._tile_problem(tile, what, "a slug; land, sea or box")
            elif slug in seen:
                self._tile_problem(tile, f"two tiles name the place {slug!r}")
            else:
                self.gid_of[gid] = slug
                seen.add(slug)
                order[PlaceKind(kind)].append(slug)
                self.box_links[slug] = tile
        slugs = [(slug, kind) for kind in PlaceKind for slug in order[kind]]
        if len(slugs) > MAX_PLACES:
            self.report.add(0, f"{len(slugs)} places are too many", f"at most {MAX_PLACES}")
        self.index = {slug: number for number, (slug, _) in enumerate(slugs)}
        self.kinds = [kind for _, kind in slugs]

    def _read_places(self) -> None:
        layer = self._layer("place")
        if layer is None or self.report.problems:
            return
        meaning = {gid: self.index[slug] if slug else -1 for gid, slug in self.gid_of.items()}
        self.place = self._translate("place", layer, meaning).astype(np.int16)
        land = self.terrain >= Terrain.PLAIN
        sea = self.terrain == Terrain.SEA
        kinds = np.array([list(PlaceKind).index(kind) for kind in self.kinds] + [-1])[self.place]
        self._complain(
            "place", np.flatnonzero(land & (kinds != 0)), "is land outside every province", "paint one"
        )
        self._complain(
            "place", np.flatnonzero(sea & (kinds != 1)), "is sea outside every sea zone", "paint one"
        )
        self._complain("place", np.flatnonzero(~land & ~sea & (kinds != -1)), "is no land or sea", "clear it")
        counts = Counter(self.place.tolist())
        for slug, number in self.index.items():
            if self.kinds[number] is not PlaceKind.BOX and not counts[number]:
                self.report.add(
                    self.tiled.lines["place"],
                    f"place {slug!r} is nowhere on the map",
                    "paint it, or remove its tile and its entry in places.yaml",
                )

    def _hex(self, drawn: Drawn, point: int = 0) -> int:
        """The hex under an object's point; a problem and 0 outside the map."""
        if point >= len(drawn.points):
            self.report.add(
                drawn.line, f"{drawn.name!r} has no second point", "draw a polyline of two points"
            )
            return 0
        x, y = drawn.points[point]
        step = (self.tile_w + self.side) / 2
        nearest, best = 0, float("inf")
        guess = int((x - self.tile_w / 2) // step)
        for col in (guess, guess + 1):
            drop = self.tile_h / 2 if col % 2 else 0.0
            row = round((y - drop - self.tile_h / 2) / self.tile_h)
            gap = (x - col * step - self.tile_w / 2) ** 2 + (y - drop - (row + 0.5) * self.tile_h) ** 2
            if gap < best:
                best = gap
                nearest = row * self.width + col if 0 <= col < self.width and 0 <= row < self.height else -1
        if nearest < 0:
            self.report.add(drawn.line, f"{drawn.name!r} lies outside the map", "")
            return 0
        return nearest

    def _slugs(self, group: str) -> list[Drawn]:
        """The objects of a layer with proper, single names."""
        found: dict[str, Drawn] = {}
        for drawn in self.tiled.objects.get(group, []):
            if not SLUG.fullmatch(drawn.name):
                self.report.add(
                    drawn.line, f"an object of {group!r} is called {drawn.name!r}", "a slug, like new_town"
                )
            elif drawn.name in found:
                self.report.add(drawn.line, f"{group!r} has two {drawn.name!r}", "")
            found[drawn.name] = drawn
        return [found[name] for name in sorted(found)]

    def _cities(self) -> tuple[City, ...]:
        cities = []
        for drawn in self._slugs("cities"):
            here, facts = self._hex(drawn), drawn.facts
            if self.terrain[here] < Terrain.PLAIN:
                self.report.add(drawn.line, f"city {drawn.name!r} is not on land", "move it")
            label = facts.get("name", "")
            if not label:
                self.report.add(drawn.line, f"city {drawn.name!r} has no property `name`", "")
            names = {era: self._label(drawn, facts.get(f"name_{era}", label)) for era in Era}
            rank = self.report.whole_of(drawn.line, "rank", facts.get("rank", "4"), 1, 4)
            born = self.report.whole_of(drawn.line, "not_before", facts.get("not_before", "0"), 0, LAST_YEAR)
            cities.append(City(drawn.name, names, here, rank, bool(facts.get("port", "").split()), born))
        return tuple(cities)

    def _label(self, drawn: Drawn, name: str) -> str:
        """A name that people read."""
        if len(name) > MAX_NAME:
            self.report.add(
                drawn.line, f"the name of {drawn.name!r} is too long", f"at most {MAX_NAME} letters"
            )
        return name

    def _ports(self, cities: Iterable[City]) -> dict[int, tuple[int, ...]]:
        lines = {drawn.name: drawn for drawn in self.tiled.objects.get("cities", [])}
        ports: dict[int, set[int]] = {}
        for city in cities:
            for slug in lines[city.id].facts.get("port", "").split():
                zone = self.index.get(slug, -1)
                if zone < 0 or self.kinds[zone] is not PlaceKind.SEA:
                    self.report.add(lines[city.id].line, f"port {city.id!r} opens to {slug!r}", "a sea zone")
                else:
                    ports.setdefault(city.hex, set()).add(zone)
        return {here: tuple(sorted(ports[here])) for here in sorted(ports)}

    def _places(self, city_hex: dict[str, int]) -> tuple[Place, ...]:
        for slug in self.names:
            if slug not in self.index:
                self._entry(slug, f"place {slug!r} is not on the map", "paint it or remove the entry")
        found = []
        hexes_of = hexes_by_place(self.place, len(self.index))
        for slug, number in self.index.items():
            entry = self.names.get(slug)
            if entry is None:
                self.report.add(0, f"place {slug!r} has no entry in places.yaml")
                continue
            kind, names = self.kinds[number], entry.by_era()
            if not names or (entry.name and entry.names):
                self._entry(slug, f"place {slug!r} needs `name`, or `names` by era, not both", "")
            if entry.kind != kind:
                self._entry(slug, f"place {slug!r} is {entry.kind} here and {kind} on the map", "")
            if entry.city is None:
                centre = middle(hexes_of[number], self.width) if kind is not PlaceKind.BOX else -1
            else:
                centre = city_hex.get(entry.city, 0)
                if entry.city not in city_hex or self.place[centre] != number:
                    self._entry(slug, f"{entry.city!r} is no city in {slug!r}", "move it or name another")
            found.append(Place(number, slug, kind, names, centre, entry.stake, entry.lived_in_by()))
        return tuple(found)

    def _entry(self, slug: str, what: str, hint: str) -> None:
        line, _ = self.positions.at("places", slug)
        self.report.add(line, what, hint, self.positions.file)

    def _straits(self) -> tuple[Strait, ...]:
        found = []
        for drawn in self._slugs("straits"):
            a, b = self._hex(drawn), self._hex(drawn, 1)
            shores = sorted(self._shore(drawn, spot) for spot in drawn.facts.get("shores", "").split())
            zones = sorted((int(self.place[a]), int(self.place[b])))
            if self.terrain[a] != Terrain.SEA or self.terrain[b] != Terrain.SEA or zones[0] == zones[1]:
                what = f"strait {drawn.name!r} does not join two sea zones"
                self.report.add(drawn.line, what, "draw it from a hex of one to a hex of the other")
            if not shores:
                self.report.add(drawn.line, f"strait {drawn.name!r} has no shores", "shores: col,row col,row")
            label = self._label(drawn, drawn.facts.get("name") or drawn.name)
            found.append(Strait(drawn.name, label, zones[0], zones[1], tuple(shores)))
        return tuple(found)

    def _shore(self, drawn: Drawn, spot: str) -> int:
        col, _, row = spot.partition(",")
        here = -1
        if re.fullmatch("[0-9]{1,6},[0-9]{1,6}", spot) and int(col) < self.width and int(row) < self.height:
            here = int(row) * self.width + int(col)
        if here < 0 or self.terrain[here] < Terrain.PLAIN:
            self.report.add(
                drawn.line, f"strait {drawn.name!r}: shore {spot!r} is not land", "col,row of a land hex"
            )
        return max(here, 0)

    def _crossings(self) -> tuple[Crossing, ...]:
        found = []
        for drawn in self._slugs("crossings"):
            a, b = sorted((self._hex(drawn), self._hex(drawn, 1)))
            steps = hexes.distance(a, b, self.width)
            if self.terrain[a] < Terrain.PLAIN or self.terrain[b] < Terrain.PLAIN or not 2 <= steps <= 4:
                self.report.add(
                    drawn.line, f"crossing {drawn.name!r} must join land hexes two to four steps apart", ""
                )
            found.append(
                Crossing(drawn.name, self._label(drawn, drawn.facts.get("name") or drawn.name), a, b)
            )
        return tuple(found)

    def _reservoir(self) -> NDArray[np.bool_]:
        layer = self._layer("reservoir", needed=False)
        if layer is None:
            return np.zeros(self.terrain.size, dtype=np.bool_)
        wet = layer > 0
        self._complain(
            "reservoir", np.flatnonzero(wet & (self.terrain < Terrain.PLAIN)), "is not on land", "clear it"
        )
        return wet

    def _rivers(self) -> NDArray[np.uint8]:
        """A side carries the greatest river either of its hexes paints on it; never between two waters."""
        river = np.zeros((self.terrain.size, 6), dtype=np.uint8)
        masks: dict[int, int] = {0: 0}
        for gid, tile in self.tiled.tiles.items():
            if (mask := tile.facts.get("mask")) is not None:
                masks[gid] = self.report.whole_of(tile.line, "mask", mask, 0, 63, tile.file)
        for name, rank in RIVER_LAYERS.items():
            layer = self._layer(name, needed=False)
            if layer is not None:
                sides = self._translate(name, layer, masks)
                painted = (sides[:, None] >> np.arange(6)) & 1
                river = np.maximum(river, painted.astype(np.uint8) * np.uint8(rank))
        known = np.vstack([river, np.zeros((1, 6), dtype=np.uint8)])
        dry = np.append(self.terrain >= Terrain.PLAIN, False)
        for direction in range(6):
            there = self.neighbours[:, direction]
            river[:, direction] = np.maximum(river[:, direction], known[there, hexes.opposite(direction)])
            river[~(dry[:-1] & dry[there]), direction] = RiverRank.NONE
        return river

    def _links(self, straits: Iterable[Strait]) -> tuple[tuple[int, int], ...]:
        links = touching_waters(self.terrain, self.place, self.neighbours, straits)
        for slug, number in self.index.items():
            tile = self.box_links[slug]
            for other in tile.facts.get("links", "").split() if self.kinds[number] is PlaceKind.BOX else []:
                target = self.index.get(other, -1)
                if target < 0 or target == number or self.kinds[target] is PlaceKind.LAND:
                    self._tile_problem(tile, f"box {slug!r} is linked to {other!r}", "a sea zone or a box")
                else:
                    links.add((min(number, target), max(number, target)))
        return tuple(sorted(links))
