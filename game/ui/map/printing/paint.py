"""What chunks are painted from: one moment of a View, brought to hexes, and what changed since another.

A `Paint` never changes, so a chunk may be drawn from it while the campaign moves on. It holds only what
the View's power knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.ui.map.modes import MapMode, Wash, wash
from game.ui.map.pigments import PERIOD, Pigments
from game.words import PlaceKind, Terrain
from game.world.map.gamemap import GameMap
from game.world.map.hexes import NOWHERE
from game.world.sight.view import View
from game.world.state import queries

Ints = NDArray[np.int32]

NO_BORDER, STATE, BOND = 0, 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class Paint:
    """Everything changeable that the ground shows; arrays have one entry a hex.

    ``owner``, ``holder`` and ``wash.label`` are carried out over the water, so that borders reach a coast
    that runs beyond the hexes. Tables of powers have a last row for nobody.
    """

    wash: Wash
    owner: Ints
    holder: Ints
    province: Ints  # land places, carried over the water as well
    zone: Ints  # sea places; -1 on land
    borders: NDArray[np.uint8]  # (powers + 1, powers + 1) what runs between two owners
    fronts: NDArray[np.bool_]  # (powers + 1, powers + 1) whether two holders are at war
    colours: NDArray[np.uint8]  # (powers + 1, 3)
    seen: NDArray[np.float32]
    floods: NDArray[np.float32]  # 1 where a reservoir of the era covers the ground
    terrain: NDArray[np.uint8]
    void: NDArray[np.float32]
    is_plain: bool  # nothing is occupied anywhere


def paint(view: View, mode: MapMode, tables: Pigments = PERIOD) -> Paint:
    """The paint of this moment."""
    game_map = view.map
    near = nearest_ground(game_map)
    base = wash(view, mode, tables)
    owner = np.where(game_map.place >= 0, view.places.owner[game_map.place], -1).astype(np.int32)[near]
    holder = view.controller.astype(np.int32)[near]
    holder = np.where((holder < 0) | (owner < 0), owner, holder)
    count = len(view.roster)
    colours = np.array([*(tables.realm(facts) for facts in view.roster), (200, 200, 200)], np.uint8)
    is_sea = np.array([place.kind is PlaceKind.SEA for place in game_map.places] + [False])
    fronts = np.zeros((count + 1, count + 1), np.bool_)
    fronts[:count, :count] = queries.hostility(view)
    wet = game_map.reservoir & view.rules.movement.reservoirs
    return Paint(
        wash=Wash(base.label[near], base.palette, base.is_soft, base.strength),
        owner=owner,
        holder=holder.astype(np.int32),
        province=game_map.place.astype(np.int32)[near],
        zone=np.where(is_sea[game_map.place], game_map.place, -1).astype(np.int32),
        borders=_borders(view),
        fronts=fronts,
        colours=colours,
        seen=view.sees_hexes.astype(np.float32),
        floods=wet.astype(np.float32),
        terrain=game_map.terrain,
        void=(game_map.terrain == Terrain.VOID).astype(np.float32),
        is_plain=bool((holder == owner).all()),
    )


def changed_hexes(old: Paint, new: Paint) -> NDArray[np.int64]:
    """Hexes whose look differs between two paints of one map, ascending; all if tables differ."""
    if not (
        np.array_equal(old.wash.palette, new.wash.palette)
        and (old.wash.is_soft, old.wash.strength) == (new.wash.is_soft, new.wash.strength)
        and np.array_equal(old.borders, new.borders)
    ):
        return np.arange(len(new.owner))
    differs = (old.wash.label != new.wash.label) | (old.owner != new.owner) | (old.holder != new.holder)
    differs |= old.seen != new.seen
    if not np.array_equal(old.fronts, new.fronts):
        fought = (old.fronts != new.fronts).any(axis=0)
        differs |= fought[new.holder]
    return np.flatnonzero(differs)


def _borders(view: View) -> NDArray[np.uint8]:
    """What runs between two owners: a state border, or a lighter one inside one overlord's realm."""
    count = len(view.roster)
    top = np.arange(count + 1)
    for i in range(count):
        lord, steps = i, 0
        while view.powers[lord].overlord >= 0 and steps < count:
            lord, steps = view.powers[lord].overlord, steps + 1
        top[i] = lord
    table = np.where(top[:, None] == top[None, :], BOND, STATE).astype(np.uint8)
    np.fill_diagonal(table, NO_BORDER)
    return table


@lru_cache(maxsize=4)
def nearest_ground(game_map: GameMap) -> NDArray[np.int64]:
    """For each hex the nearest one that is not water, itself on land; the lowest id where several are."""
    near = np.where((game_map.terrain != Terrain.SEA) & (game_map.terrain != Terrain.LAKE), 1, 0)
    found = np.where(near == 1, np.arange(game_map.size), NOWHERE)
    while (found == NOWHERE).any():
        padded = np.append(found, NOWHERE)[game_map.neighbours]
        best = np.where(padded == NOWHERE, game_map.size, padded).min(axis=1)
        grown = np.where((found == NOWHERE) & (best < game_map.size), best, found)
        if (grown == found).all():
            return np.where(found == NOWHERE, 0, found)
        found = grown
    return found
