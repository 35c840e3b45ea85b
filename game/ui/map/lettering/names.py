"""Where the names of states and seas lie: along their territory, as large as fits, bent as it bends.

All lengths are in hex rows from the paper's corner; nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import scipy
from numpy.typing import NDArray

from game.ui.map.frame import Frame, Grid
from game.world.map.gamemap import GameMap
from game.world.map.hexes import NOWHERE
from game.world.map.projection import COLUMN

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

ANGLES = np.radians(np.arange(-60, 61, 12))
STRETCHES = (1.0, 1.45, 2.0, 2.8)  # widening of the space a letter takes
EM = 0.78  # mean advance of a letter over the height of the type, capitals with a little air
SHRINK = 0.86
SLANT = 0.38  # how much a name gives up for lying level, a radian
SMALLEST, LARGEST = 0.16, 2.3
MIDDLES = 14
INSIDE = 0.93  # how much of the name has to lie on its own ground
#: Points of the unit box a name fills at which ground is looked up.
ACROSS, DOWN = np.linspace(-0.5, 0.5, 13), np.array([-0.42, 0.0, 0.42])


@dataclass(frozen=True, slots=True)
class Name:
    """A name on its territory. ``bend`` are the terms of a parabola over the distance along the name."""

    text: str
    x: float
    y: float
    angle: float  # of the line through its middle, clockwise
    size: float  # height of the type
    width: float  # from the middle of the first letter to that of the last
    bend: tuple[float, float, float]


def pieces(game_map: GameMap, label: NDArray[np.integer]) -> dict[int, list[NDArray[np.int64]]]:
    """Connected patches of hexes with the same label, the largest first; labels below 0 are left out."""
    near = game_map.neighbours[:, :3]
    here, way = np.nonzero((near != NOWHERE) & (label[near] == label[:, None]))
    graph = scipy.sparse.coo_array(
        (np.ones(len(here), np.int8), (here, near[here, way])), shape=(len(label), len(label))
    )
    _, part = scipy.sparse.csgraph.connected_components(graph, directed=False)
    order = np.argsort(part, kind="stable")
    cuts = np.flatnonzero(np.diff(part[order])) + 1
    found: dict[int, list[NDArray[np.int64]]] = {}
    for patch in np.split(order, cuts):
        if label[patch[0]] >= 0:
            found.setdefault(int(label[patch[0]]), []).append(patch)
    for patches in found.values():
        patches.sort(key=lambda patch: (-len(patch), int(patch[0])))
    return found


def place_name(game_map: GameMap, text: str, patch: NDArray[np.int64]) -> Name:
    """The best place for a name on a patch of hexes."""
    frame = Frame.of(game_map)
    centres = Grid(frame).centres
    inside = np.zeros(game_map.size, np.bool_)
    inside[patch] = True
    middles = centres[_middles(game_map, patch, inside)]
    ease = 1 - SLANT * np.abs(ANGLES)  # upright reading first
    best, found = 0.0, (0, 0, 0.0, 0.0)
    size = min(LARGEST, 0.8 * len(patch) ** 0.5)
    while size >= SMALLEST and size * STRETCHES[-1] ** 0.5 > best:
        for stretch in STRETCHES:
            width = size * EM * stretch * len(text)
            share = _share_inside(frame, inside, middles, width, size)
            worth = np.where(share >= INSIDE, (share + 1) * ease, 0.0)
            middle, angle = divmod(int(worth.argmax()), len(ANGLES))
            value = size * stretch**0.5 * ease[angle]
            if worth[middle, angle] > 0 and value > best:
                best, found = float(value), (middle, angle, size, width)
        size *= SHRINK
    if not best:
        x, y = middles[0]
        return Name(text, float(x), float(y), 0.0, SMALLEST, SMALLEST * EM * len(text), (0.0, 0.0, 0.0))
    (x, y), turn = middles[found[0]].tolist(), float(ANGLES[found[1]])
    bend = _bend(frame, inside, x, y, turn, found[2], found[3])
    return Name(text, x, y, turn, found[2], found[3], bend)


def _middles(game_map: GameMap, patch: NDArray[np.int64], inside: Bools) -> NDArray[np.int64]:
    """Hexes worth trying for the middle of a name: those deepest inside, the deepest first."""
    depth = np.zeros(game_map.size, np.int32)
    left = inside.copy()
    while left.any():
        depth += left
        left &= np.append(left, False)[game_map.neighbours].all(axis=1)
    order = patch[np.lexsort((patch, -depth[patch]))]
    deep = order[depth[order] * 2 >= depth[order[0]]]
    step = max(1, len(deep) // MIDDLES)
    found: NDArray[np.int64] = deep[::step]
    return found


def _lookup(frame: Frame, table: Bools, x: Floats, y: Floats) -> Bools:
    """Whether points lie on hexes of a table: by columns, near enough for lettering."""
    column = np.rint((x - 1 / 3**0.5) / COLUMN).astype(np.int64)
    row = np.rint(y - 0.5 - 0.5 * (column & 1)).astype(np.int64)
    on = (row >= 0) & (row < frame.height) & (column >= 0) & (column < frame.width)
    return table[np.where(on, row * frame.width + column, 0)] & on


def _share_inside(frame: Frame, inside: Bools, middles: Floats, width: float, size: float) -> Floats:
    """How much of a straight name lies inside, by middle and angle."""
    u, v = (a.ravel() for a in np.meshgrid(ACROSS * width, DOWN * size, indexing="ij"))
    cos, sin = np.cos(ANGLES)[:, None], np.sin(ANGLES)[:, None]
    dx, dy = u * cos - v * sin, u * sin + v * cos
    x, y = middles[:, 0, None, None] + dx, middles[:, 1, None, None] + dy
    share: Floats = _lookup(frame, inside, x, y).mean(axis=2)
    return share


def _bend(
    frame: Frame, inside: Bools, x: float, y: float, angle: float, size: float, width: float
) -> tuple[float, float, float]:
    """The parabola through the middle of the territory along the name, gently bent at most."""
    u = ACROSS * width
    reach = np.linspace(-1.5, 1.5, 25) * max(size, 0.8)
    along, off = np.meshgrid(u, reach, indexing="ij")
    cos, sin = np.cos(angle), np.sin(angle)
    on = _lookup(frame, inside, x + along * cos - off * sin, y + along * sin + off * cos)
    weight = on.sum(axis=1)
    middle = np.where(weight > 0, (on * off).sum(axis=1) / np.maximum(weight, 1), 0.0)
    if len(np.unique(u[weight > 0])) < 4 or width <= 0:
        return 0.0, 0.0, 0.0
    c, b, a = np.polyfit(u, middle * 0.8, 2, w=np.sqrt(weight + 0.1))
    limit = 0.55 / width  # the ends turn by half a radian at most
    c = float(np.clip(c, -limit, limit))
    b = float(np.clip(b, -0.25, 0.25))
    return float(a), b, c


@lru_cache(maxsize=1024)
def _kept_name(game_map: GameMap, text: str, patch: bytes) -> Name:
    return place_name(game_map, text, np.frombuffer(patch, np.int32).astype(np.int64))


def names_of(
    game_map: GameMap, label: NDArray[np.integer], texts: dict[int, str], most: int = 1
) -> list[Name]:
    """Names for labelled territories, up to ``most`` for each, on patches of a size worth naming."""
    found = []
    for key, patches in sorted(pieces(game_map, label).items()):
        if key not in texts:
            continue
        large = [patch for patch in patches[:most] if len(patch) * 5 >= len(patches[0])]
        found += [_kept_name(game_map, texts[key], patch.astype(np.int32).tobytes()) for patch in large]
    return found
