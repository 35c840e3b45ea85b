"""Marching distances: how far every hex is from a goal over ground an army may use.

A field is worked out once for a goal and a set of open hexes and kept, for wars move armies far more
often than they move the frontiers of access. Distances are in twelfths of a plain hex; `FAR` means no way.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.rules.land.ground import Steps, Toll, costs, edges_of, toll_of
from game.rules.supply.fields import UNREACHED, spread
from game.words import Branch
from game.world.map.gamemap import GameMap
from game.world.state import queries
from game.world.state.reader import Reader

FAR = UNREACHED
Field = NDArray[np.int32]


def open_hexes(reader: Reader, power: int) -> NDArray[np.bool_]:
    """(hexes,) land that a power's armies may enter, whoever stands there."""
    table = queries.open_to(reader, power)
    found: NDArray[np.bool_] = table[reader.controller] & reader.map.is_land
    return found


def field_to(reader: Reader, usable: NDArray[np.bool_], goal: int) -> Field:
    """Distance from every hex to a goal over usable ground, for foot; the goal itself always counts."""
    return Atlas(reader, usable).to(goal)


class Atlas:
    """Marching distances over some ground this season, to any goal."""

    def __init__(self, reader: Reader, usable: NDArray[np.bool_]) -> None:
        self._map, self._toll = reader.map, toll_of(reader, Branch.FOOT)
        self._usable = usable.tobytes()
        self._known: dict[int, Field] = {}

    def to(self, goal: int) -> Field:
        """Distance from every hex to a goal, for foot; the goal itself always counts."""
        if goal not in self._known:
            self._known[goal] = _field(self._map, self._toll, self._usable, goal)
        return self._known[goal]


@lru_cache(maxsize=256)
def _field(game_map: GameMap, toll: Toll, usable: bytes, goal: int) -> Field:
    price = _prices(game_map, toll, usable)
    if not usable[goal]:  # the goal itself always counts
        mask = bytearray(usable)
        mask[goal] = True
        price = _prices(game_map, toll, bytes(mask))
    field: Field = spread(game_map, price, [goal], is_backward=True)
    field.flags.writeable = False
    return field


@lru_cache(maxsize=32)
def _prices(game_map: GameMap, toll: Toll, usable: bytes) -> NDArray[np.int32]:
    """Cost of every step between usable hexes, 0 for the others."""
    mask, edges = np.frombuffer(usable, np.bool_), edges_of(game_map)
    price: NDArray[np.int32] = np.where(mask[edges.src] & mask[edges.dst], costs(game_map, toll), 0)
    return price


def downhill(field: Field, steps: Steps, start: int, points: int) -> list[int]:
    """A path from a hex towards the field's goal, as far as the points go (one step at least)."""
    path: list[int] = []
    here = start
    while 0 < field[here] < FAR and points > 0:
        found = min(
            ((int(field[to]) + cost, to, cost) for to, cost in steps[here] if field[to] < field[here]),
            default=None,
        )
        if found is None or (path and found[2] > points):
            break
        _, here, cost = found
        path.append(here)
        points -= cost
    return path
