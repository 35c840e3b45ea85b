"""Writes the map as Tiled's own files: one TMX and three tilesets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy as np
from numpy.typing import NDArray

from game.words import RiverRank, Terrain
from maps.build import tiles
from maps.build.grid import CENTRE, Grid
from maps.build.owners import Town
from maps.build.seas import Passage, Seas
from maps.build.sources import ERAS

TILE_W, TILE_H, SIDE = 64, 56, 32
STEP = (TILE_W + SIDE) // 2
#: Number of each tileset's first tile.
FIRST = {"terrain": 1, "river": 1 + len(Terrain), "province": 1 + len(Terrain) + 64}


@dataclass(slots=True, eq=False)
class Picture:
    """All that goes into the TMX of one grid."""

    grid: Grid
    terrain: NDArray[np.uint8]  # (n,)
    reservoir: NDArray[np.bool_]  # (n,)
    place: NDArray[np.int32]  # (n,) index into places, -1 nowhere
    places: list[tuple[str, str, str]]  # slug, kind, links of a box
    river: NDArray[np.uint8]  # (n, 6) RiverRank
    towns: list[Town]
    ports: dict[str, tuple[str, ...]]
    seas: Seas


def write(picture: Picture, folder: Path, name: str) -> None:
    """Writes ``NAME.tmx`` with its tilesets and their images into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    slugs = [slug for slug, _, _ in picture.places]
    tiles.terrain_sheet(folder / "terrain.png")
    tiles.river_sheet(folder / "river.png")
    tiles.place_sheet(folder / "province.png", slugs)
    _tileset(
        folder / "terrain.tsx",
        "terrain",
        "terrain.png",
        len(Terrain),
        tiles.TERRAIN_COLUMNS,
        [{"terrain": t.name.lower()} for t in Terrain],
    )
    _tileset(
        folder / "river.tsx",
        "river",
        "river.png",
        64,
        tiles.RIVER_COLUMNS,
        [{"mask": str(m)} for m in range(64)],
    )
    palette = [
        {"place": slug, "kind": kind} | ({"links": links} if kind == "box" else {})
        for slug, kind, links in picture.places
    ]
    _tileset(folder / "province.tsx", "province", "province.png", len(palette), tiles.PLACE_COLUMNS, palette)
    (folder / f"{name}.tmx").write_text(_map(picture), encoding="utf-8", newline="\n")


def _tileset(
    path: Path, name: str, image: str, count: int, columns: int, facts: list[dict[str, str]]
) -> None:
    rows = -(-count // columns)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tileset version="1.8" tiledversion="1.8.2" name="{name}" tilewidth="{TILE_W}"'
        f' tileheight="{TILE_H}" tilecount="{count}" columns="{columns}">',
        f' <image source="{image}" width="{columns * TILE_W}" height="{rows * TILE_H}"/>',
    ]
    for number, fact in enumerate(facts):
        lines += [f' <tile id="{number}">', "  <properties>"]
        lines += [f"   <property name={quoteattr(k)} value={quoteattr(fact[k])}/>" for k in sorted(fact)]
        lines += ["  </properties>", " </tile>"]
    lines.append("</tileset>\n")
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def _map(p: Picture) -> str:
    """The text of the TMX."""
    grid, layers, objects = p.grid, _layers(p), _Objects(p.grid)
    groups = [
        _city_group(p, objects),
        _passage_group("crossings", p.seas.crossings, objects),
        _passage_group("straits", p.seas.straits, objects),
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<map version="1.8" tiledversion="1.8.2" orientation="hexagonal" renderorder="right-down"'
        f' width="{grid.width}" height="{grid.height}" tilewidth="{TILE_W}" tileheight="{TILE_H}"'
        f' infinite="0" hexsidelength="{SIDE}" staggeraxis="x" staggerindex="odd"'
        f' nextlayerid="{len(layers) + len(groups) + 1}" nextobjectid="{objects.next}">',
        *_map_facts(grid),
        *(f' <tileset firstgid="{gid}" source="{name}.tsx"/>' for name, gid in FIRST.items()),
    ]
    for number, (name, gids, extra) in enumerate(layers, 1):
        size = f'width="{grid.width}" height="{grid.height}"'
        rows = gids.reshape(grid.height, grid.width).tolist()
        lines += [
            f' <layer id="{number}" name="{name}" {size}{extra}>',
            '  <data encoding="csv">',
            ",\n".join(",".join(map(str, row)) for row in rows),
            "</data>",
            " </layer>",
        ]
    for number, (name, body) in enumerate(groups, len(layers) + 1):
        lines += [f' <objectgroup id="{number}" name="{name}">', *body, " </objectgroup>"]
    lines.append("</map>\n")
    return "\n".join(lines)


def _map_facts(grid: Grid) -> list[str]:
    """The map's own properties: where on the globe it lies."""
    facts = {
        "centre_lat": CENTRE[1],
        "centre_lon": CENTRE[0],
        "km": grid.km,
        "origin_x": grid.origin[0],
        "origin_y": grid.origin[1],
    }
    lines = [f'  <property name="{key}" type="float" value="{value:.10g}"/>' for key, value in facts.items()]
    return [" <properties>", *lines, " </properties>"]


def _layers(p: Picture) -> list[tuple[str, NDArray[np.int64], str]]:
    """Name, tile numbers and further attributes of each tile layer, from the bottom up."""
    terrain = p.terrain.astype(np.int64) + FIRST["terrain"]
    layers = [
        ("terrain", terrain, ""),
        ("reservoir", np.where(p.reservoir, FIRST["terrain"] + Terrain.LAKE, 0), ' opacity="0.4"'),
    ]
    shades = {RiverRank.MINOR: ' opacity="0.45"', RiverRank.MAJOR: ' opacity="0.75"', RiverRank.GREAT: ""}
    for rank, shade in shades.items():
        mask = ((p.river == rank) << np.arange(6)).sum(axis=1)
        layers.append((f"river_{rank.name.lower()}", np.where(mask > 0, mask + FIRST["river"], 0), shade))
    places = np.where(p.place >= 0, p.place + FIRST["province"], 0)
    layers.append(("place", places, ' visible="0" opacity="0.7"'))
    return layers


class _Objects:
    """Hands out object ids and pixel places."""

    def __init__(self, grid: Grid) -> None:
        self.width = grid.width
        self.next = 1

    def take(self) -> int:
        self.next += 1
        return self.next - 1

    def pixel(self, hex_id: int) -> tuple[int, int]:
        """The middle of a hex on the painted map."""
        row, col = divmod(hex_id, self.width)
        return col * STEP + TILE_W // 2, row * TILE_H + (col & 1) * TILE_H // 2 + TILE_H // 2


def _city_group(p: Picture, objects: _Objects) -> tuple[str, list[str]]:
    lines = []
    for town in sorted(p.towns, key=lambda t: t.id):
        x, y = objects.pixel(town.true_hex)
        facts: dict[str, tuple[str, str]] = {
            "name": ("", town.row["name"]),
            "rank": ("int", str(city_rank(town))),
        }
        for era in ERAS[:2]:
            if town.row[f"name_{era}"] not in ("", town.row["name"]):
                facts[f"name_{era}"] = ("", town.row[f"name_{era}"])
        if town.row["not_before"]:
            facts["not_before"] = ("int", town.row["not_before"])
        if town.id in p.ports:
            facts["port"] = ("", " ".join(p.ports[town.id]))
        lines.append(f'  <object id="{objects.take()}" name="{town.id}" x="{x}" y="{y}">')
        lines += _properties(facts)
        lines += ["   <point/>", "  </object>"]
    return "cities", lines


def city_rank(town: Town) -> int:
    """1 for a metropolis to 4 for a small town, by the list's weight."""
    return 1 if town.weight >= 25 else 2 if town.weight >= 15 else 3 if town.weight >= 9 else 4


def _passage_group(name: str, passages: list[Passage], objects: _Objects) -> tuple[str, list[str]]:
    lines = []
    for passage in passages:
        (ax, ay), (bx, by) = objects.pixel(passage.a), objects.pixel(passage.b)
        facts = {"name": ("", passage.name)}
        if passage.shores:
            spots = (divmod(h, objects.width) for h in passage.shores)
            facts["shores"] = ("", " ".join(f"{col},{row}" for row, col in spots))
        lines.append(f'  <object id="{objects.take()}" name="{passage.id}" x="{ax}" y="{ay}">')
        lines += _properties(facts)
        lines += [f'   <polyline points="0,0 {bx - ax},{by - ay}"/>', "  </object>"]
    return name, lines


def _properties(facts: dict[str, tuple[str, str]]) -> list[str]:
    lines = ["   <properties>"]
    for key in sorted(facts):
        kind, value = facts[key]
        mark = f' type="{kind}"' if kind else ""
        lines.append(f"    <property name={quoteattr(key)}{mark} value={quoteattr(value)}/>")
    lines.append("   </properties>")
    return lines
