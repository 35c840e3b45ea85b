"""The staff's picture of a war: who stands where, what each place is worth, what is threatened.

Read off the View once at the beginning of a round. Unseen enemies are placed where the estimates put
them: in the middle of their province.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.ai.staff import fields
from game.rules import economy
from game.rules.zoc import Board
from game.world import queries
from game.world.forces import Force
from game.world.hexes import NOWHERE
from game.world.mapindex import index_of
from game.world.view import View

NEAR = 2  # hexes within which forces can come to blows next month


@dataclass(slots=True)
class Picture:
    """One power's picture of the fighting at one moment."""

    view: View
    board: Board
    power: int
    enemies: frozenset[int]
    own: list[Force]  # ready land forces ashore, by id
    hostile: NDArray[np.int64]  # (hexes,) believed enemy men
    friendly: NDArray[np.int64]  # (hexes,) own and comrades' men
    near_hostile: NDArray[np.int64]  # (hexes,) believed enemy men within NEAR
    usable: NDArray[np.bool_]  # (hexes,) ground armies may use
    worth: NDArray[np.int64]  # (places,) what a place yields a quarter, thousands of pounds


def draw(view: View) -> Picture:
    """The picture as the View's power sees it now."""
    power = view.power
    board = Board(view)
    enemies = board.enemies(power)
    friends = board.friends(power)
    hostile = np.zeros(view.map.size, np.int64)
    friendly = np.zeros(view.map.size, np.int64)
    own: list[Force] = []
    for force in view.forces.values():
        if force.hex == NOWHERE or queries.is_fleet(view, force):
            continue
        if force.power in enemies:
            hostile[force.hex] += force.strength
        elif force.power in friends:
            friendly[force.hex] += force.strength
        if force.power == power and force.ready_turn <= view.turn and force.aboard == NOWHERE:
            own.append(force)
    for (place, owner), men in view.estimates.items():
        if owner in enemies:
            hostile[view.map.places[place].centre] += men
    return Picture(
        view=view,
        board=board,
        power=power,
        enemies=enemies,
        own=own,
        hostile=hostile,
        friendly=friendly,
        near_hostile=spread(view, hostile, NEAR),
        usable=fields.open_hexes(view, power),
        worth=economy.province_outputs(view),
    )


def spread(view: View, men: NDArray[np.int64], steps: int) -> NDArray[np.int64]:
    """(hexes,) how many of the men stand within so many hexes of each hex."""
    total = np.zeros(len(men), np.int64)
    near = index_of(view.map)
    for hex_id in np.flatnonzero(men).tolist():
        total[list(_disc(view, hex_id, steps, near.crossings_from))] += men[hex_id]
    return total


def _disc(view: View, hex_id: int, steps: int, across: dict[int, tuple[int, ...]]) -> set[int]:
    """Hexes within so many steps by land or narrow water."""
    reach, edge = {hex_id}, {hex_id}
    for _ in range(steps):
        edge = {
            n
            for h in edge
            for n in (*view.map.neighbours[h].tolist(), *across.get(h, ()))
            if n != NOWHERE and n not in reach
        }
        reach |= edge
    return reach
