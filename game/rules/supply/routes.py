"""Routes: where forces can get to this round, the way to a far goal, and cost fields for plans.

Screen, staff and rule reckon with the same steps (`game.rules.land.movement`): what `reachable` offers,
`check_move` allows on the same View. Ties go to the lower hex id, so routes never depend on chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from game.rules.land.ground import Toll, costs, edges_of, toll_of
from game.rules.land.movement import (
    Column,
    column_of,
    ends_march,
    full_points,
    hindrance,
    march,
    with_holder,
)
from game.rules.land.zoc import Board, Ground, board_of
from game.rules.land.zones import zone_of
from game.rules.supply.fields import UNREACHED, offsets, spread
from game.words import Branch
from game.world import fixed
from game.world.map.gamemap import GameMap
from game.world.state.forces import Force
from game.world.state.reader import Reader


def reachable(reader: Reader, forces: Sequence[Force], board: Board | None = None) -> dict[int, int]:
    """Hexes that forces standing together can march to this round, with the cost; the start is there at 0.

    Costs are in twelfths of a plain hex, keys in order of cost. Pass a `Board` of the same moment to
    ask for many forces.
    """
    best, _ = _flood(board or board_of(reader), column_of(reader, forces))
    zone, start = zone_of(reader, forces[0].power), forces[0].hex
    if not zone:
        return best
    return {h: cost for h, cost in best.items() if h == start or int(reader.map.place[h]) not in zone}


def path_within(
    reader: Reader, forces: Sequence[Force], goal: int, board: Board | None = None
) -> tuple[int, ...]:
    """The cheapest path of this round to a hex in reach, without the start; empty if it is out of reach."""
    best, before = _flood(board or board_of(reader), column_of(reader, forces))
    path: list[int] = []
    while goal in best and goal != forces[0].hex:
        path.append(goal)
        goal = before[goal]
    return tuple(reversed(path))


def _flood(board: Board, column: Column) -> tuple[dict[int, int], dict[int, int]]:
    """Cost of every hex in reach this round, and the hex before it on the way."""
    best, before = {column.start: 0}, {column.start: column.start}
    settled: dict[int, int] = {}
    heap = [(0, column.start)]
    while heap:
        cost, here = heappop(heap)
        if cost > best[here]:
            continue
        settled[here] = cost
        if here != column.start and ends_march(board, column.power, here):
            continue
        for there, price in _steps_from(board, column, here):
            total = cost + price
            if total > column.points:
                if not (column.is_fresh and here == column.start and column.points):
                    continue
                total = column.points
            if total < best.get(there, UNREACHED) and not hindrance(board, column.power, here, there):
                best[there], before[there] = total, here
                heappush(heap, (total, there))
    return settled, before


def _steps_from(board: Board, column: Column, here: int) -> list[tuple[int, int]]:
    """Steps a column could make from a hex as far as the ground goes, with their cost, by hex id."""
    rows = [table[here] for table in column.tables]
    if len(rows) == 1:
        return [(to, with_holder(board, column.power, to, price)) for to, price in rows[0]]
    other = dict(rows[1])
    both = [(to, max(price, other[to])) for to, price in rows[0] if to in other]
    return [(to, with_holder(board, column.power, to, price)) for to, price in both]


class CostGraph:
    """What marching costs one power's forces anywhere on the map, at one moment.

    Steps onto closed ground are left out; an enemy's hex can be the end of a way but not lie on it;
    steps that end a march cost ``pause`` more. Costs in twelfths of a plain hex.
    """

    def __init__(
        self,
        reader: Reader,
        power: int,
        branch: Branch = Branch.FOOT,
        board: Board | None = None,
        pause: int = 0,
    ) -> None:
        self.board = board or board_of(reader)
        self.map = reader.map
        self.cost = edge_costs(self.board, power, branch)
        self._hinder(power, pause)

    def field(self, sources: Sequence[int], limit: int = UNREACHED - 1) -> NDArray[np.int32]:
        """(hexes,) cost to reach every hex from the nearest source; `UNREACHED` where there is no way."""
        return spread(self.map, self.cost, sources, limit)

    def field_to(self, goals: Sequence[int], limit: int = UNREACHED - 1) -> NDArray[np.int32]:
        """(hexes,) cost to reach the nearest goal from every hex."""
        return spread(self.map, self.cost, goals, limit, is_backward=True)

    def path(self, start: int, field_to: NDArray[np.int32]) -> tuple[int, ...]:
        """The way from a hex downhill in a field of `field_to`, without the start; empty if none."""
        ends, starts, here = edges_of(self.map).dst, offsets(self.map), start
        path: list[int] = []
        while 0 < field_to[here] < UNREACHED:
            steps = range(starts[here], starts[here + 1])
            ways = [(int(self.cost[i]) + int(field_to[ends[i]]), int(ends[i])) for i in steps if self.cost[i]]
            here = min(ways)[1]
            path.append(here)
        return tuple(path)

    def _hinder(self, power: int, pause: int) -> None:
        """Take out or make dearer the steps that enemies forbid or slow."""
        edges, board = edges_of(self.map), self.board
        if not board.enemies(power):
            return
        hostile = np.zeros(self.map.size, np.bool_)
        hostile[sorted(board.blocked(power))] = True
        zone = np.zeros(self.map.size, np.bool_)
        zone[sorted(board.zone(power))] = True
        walls = np.zeros(self.map.size, np.bool_)
        walls[[h for h in board.fortresses if board.hostile_fortress(power, h) >= 0]] = True
        own = board.ground_of(power, board.reader.controller) == Ground.OWN
        slips_by = zone[edges.src] & zone[edges.dst] & ~own[edges.dst] & ~hostile[edges.dst]
        self.cost = np.where(
            (self.cost > 0) & ~slips_by & ~hostile[edges.src],
            self.cost + pause * ((zone | walls) & ~hostile)[edges.dst],
            0,
        ).astype(np.int32)


def edge_costs(board: Board, power: int, branch: Branch) -> NDArray[np.int32]:
    """Cost of every step of the map for a power's forces by ground and holder; 0 where it is closed.

    Read-only: all who are on the same terms with the same holders share it.
    """
    reader, rules = board.reader, board.reader.rules.movement
    toll, ground = toll_of(reader, branch), tuple(board.ground(power))
    paces = rules.hostile_hex, rules.rail[reader.facts.era]
    return _edge_costs(reader.map, toll, ground, reader.controller.tobytes(), *paces)


@lru_cache(maxsize=32)
def _edge_costs(
    game_map: GameMap, toll: Toll, ground: tuple[Ground, ...], controller: bytes, hostile_hex: int, rail: int
) -> NDArray[np.int32]:
    edges, holder = edges_of(game_map), np.frombuffer(controller, np.int16)
    entry = costs(game_map, toll)
    there = np.array(ground, np.int8)[holder][edges.dst]
    cost: NDArray[np.int32] = np.where(there == Ground.ENEMY, entry + hostile_hex, entry)
    if rail != fixed.ONE:
        eased = np.maximum(1, fixed.mul_columns(entry, rail)).astype(np.int32)
        cost = np.where(there == Ground.OWN, eased, cost)
    shut = np.flatnonzero(there == Ground.SHUT)
    closed = holder[edges.dst[shut]] != holder[edges.src[shut]]
    cost[shut[closed]] = 0
    cost[entry == 0] = 0
    cost.flags.writeable = False
    return cost


def find_path(
    reader: Reader, forces: Sequence[Force], goal: int, board: Board | None = None
) -> tuple[int, ...]:
    """The quickest way to a goal however far, without the start; empty if there is none.

    Goes around hexes with enemies on them (the goal excepted) as far as the reader knows. Cut it to
    what can be marched at once with `first_leg`. For many forces and one goal build one `CostGraph`.
    """
    horse_only = all(reader.rules.units[f.kind].branch is Branch.HORSE for f in forces)
    pause = min(full_points(reader, force) for force in forces) // 2
    branch = Branch.HORSE if horse_only else Branch.FOOT
    graph = CostGraph(reader, forces[0].power, branch, board, pause)
    return graph.path(forces[0].hex, graph.field_to([goal]))


def first_leg(
    reader: Reader, forces: Sequence[Force], path: Sequence[int], board: Board | None = None
) -> tuple[int, ...]:
    """As much of a path as forces standing together can march this round."""
    return tuple(march(board or board_of(reader), column_of(reader, forces), path).path)
