"""Provisions: how many men the roads, the ships and the country can feed on each hex.

The reckoning behind `game.rules.supply.supply`, for screen, staff and rule alike. One `Provisions` serves all
powers that have the same friends, enemies and rights of passage.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from game.rules.land.ground import edges_of, is_winter, twelfths
from game.rules.land.zoc import Board, Ground
from game.rules.sea.sea import Seas
from game.rules.supply.fields import UNREACHED, spread
from game.rules.supply.routes import edge_costs
from game.words import Branch, Mission, Terrain
from game.world import fixed
from game.world.map.gamemap import GameMap
from game.world.map.mapindex import index_of
from game.world.units import METRES, THOUSAND

HEX_AREA = 866  # thousandths of the square of a hex's width
FORAGE_AREA = 10**12  # a thousand square kilometres, in thousandths of a square metre


class Provisions:
    """What a power's side can bring to its forces at one moment."""

    def __init__(self, board: Board, power: int, seas: Seas | None = None) -> None:
        self.board, self.power = board, power
        self.reader = board.reader
        self.seas = seas or Seas(board)
        self.rules = self.reader.rules.supply
        self._is_winter = is_winter(self.reader)

    # --- by land ----------------------------------------------------------------------------------

    @cached_property
    def sources(self) -> list[int]:
        """Main cities the side owns and holds with no enemy in them, ascending."""
        blocked = self.board.blocked(self.power)
        return [h for h in sorted(self.board.towns(self.power).tolist()) if h not in blocked]

    @cached_property
    def _at_hand(self) -> frozenset[int]:
        """The same, for asking whether a hex is one."""
        return frozenset(self.sources)

    @cached_property
    def _cost(self) -> NDArray[np.int32]:
        """Cost of every step for wagons: none into enemy ground, past enemies or through their zones."""
        reader, board, power = self.reader, self.board, self.power
        size = reader.map.size
        barred = board.ground_of(power, reader.controller) == Ground.ENEMY
        barred[sorted(board.zone(power) | board.blocked(power))] = True
        manned = np.zeros(size, np.bool_)
        friends = board.friends(power)
        manned[[h for h, stack in board.stacks.items() if any(f.power in friends for f in stack)]] = True
        manned[self.sources] = True
        cost = edge_costs(board, power, Branch.FOOT)
        price: NDArray[np.int32] = np.where((barred & ~manned)[edges_of(reader.map).dst], 0, cost)
        return price

    def _field(self, sources: list[int]) -> NDArray[np.int32]:
        reach = twelfths(self.reader.map, self.rules.reach_km)
        return _roads(self.reader.map, self._cost.tobytes(), tuple(sources), reach)

    @cached_property
    def by_land(self) -> NDArray[np.int32]:
        """(hexes,) twelfths of marching from the nearest source; `UNREACHED` beyond the reach."""
        return self._field(self.sources)

    # --- by sea -----------------------------------------------------------------------------------

    @cached_property
    def zones(self) -> list[int]:
        """Waters the side's convoys can reach from ports to which its own roads lead."""
        return self.seas.convoy_zones(self.power, [h for h in self._ports if self.by_land[h] < UNREACHED])

    @cached_property
    def _ports(self) -> list[int]:
        """Ports the side holds, free of enemies."""
        blocked = self.board.blocked(self.power)
        return [h for h in self.reader.map.ports if self.board.is_held(self.power, h) and h not in blocked]

    @cached_property
    def by_sea(self) -> NDArray[np.int32]:
        """(hexes,) twelfths of marching from the nearest port that convoys reach, the voyage included."""
        reached = set(self.zones)
        ports = [h for h in self._ports if any(z in reached for z in self.reader.map.ports[h])]
        far = self._field(ports)
        voyage = twelfths(self.reader.map, self.rules.sea_km)
        beyond: NDArray[np.int32] = np.where(far < UNREACHED, far + voyage, UNREACHED)
        return beyond

    def is_on_beach(self, hex_id: int) -> bool:
        """Whether a friendly fleet lies off a hex, in water that convoys reach."""
        friends = self.board.friends(self.power)
        around = self.reader.map.neighbours[hex_id].tolist()
        near = {int(self.reader.map.place[h]) for h in around if h >= 0}
        return any(zone in near and self.seas.guns(zone, friends) for zone in self.zones)

    @cached_property
    def overseas(self) -> int:
        """Men the side can feed over the sea."""
        friends = self.board.friends(self.power)
        guns = sum(
            fleet.strength
            for zone in self.zones
            for fleet in self.seas.fleets.get(zone, ())
            if fleet.power in friends and fleet.mission is Mission.CONVOY
        )
        return self.rules.merchant_capacity + guns * self.rules.convoy_capacity

    @cached_property
    def _cargo(self) -> int:
        """Share of what they need that those who depend on ships get, permyriad."""
        friends = self.board.friends(self.power)
        depend = sum(
            force.strength
            for hex_id, stack in self.board.stacks.items()
            if self.by_land[hex_id] == UNREACHED
            for force in stack
            if force.power in friends
        )
        return min(fixed.ONE, fixed.ratio(self.overseas, depend)) if depend else fixed.ONE

    # --- on a hex ---------------------------------------------------------------------------------

    def carried(self, hex_id: int) -> int:
        """Men that road and ships feed on a hex."""
        if hex_id in self._at_hand:
            return self.road(0)
        if self.by_land[hex_id] < UNREACHED:
            return self.road(int(self.by_land[hex_id]))
        if not self.zones:
            return 0
        if self.by_sea[hex_id] < UNREACHED:
            return fixed.mul(self.road(int(self.by_sea[hex_id])), self._cargo)
        if self.is_on_beach(hex_id):
            return fixed.mul(fixed.mul(self.rules.road_capacity, self.rules.beach_capacity), self._cargo)
        return 0

    def road(self, far: int) -> int:
        """Men a road feeds at a distance from its source."""
        free = twelfths(self.reader.map, self.rules.free_reach_km)
        reach = twelfths(self.reader.map, self.rules.reach_km)
        if far <= free:
            return self.rules.road_capacity
        return max(0, self.rules.road_capacity * (reach - far) // max(1, reach - free))

    def gathered(self, hex_id: int) -> int:
        """Men the country itself feeds on a hex this season."""
        reader, place = self.reader, int(self.reader.map.place[hex_id])
        metres = round(reader.map.km * METRES)
        forage = reader.rules.terrain[Terrain(int(reader.map.terrain[hex_id]))].forage
        men = forage * metres * metres * HEX_AREA // FORAGE_AREA
        if place >= 0:
            people = int(reader.places.population[place]) // len(index_of(reader.map).hexes[place])
            intact = fixed.ONE - int(reader.places.devastation[place])
            men += fixed.mul(people * self.rules.per_thousand // THOUSAND, max(0, intact))
        return fixed.mul(men, self.rules.winter) if self._is_winter else men

    def share(self, hex_id: int, men: int) -> int:
        """How much of what they need a number of men get on a hex, permyriad, 0..10,000."""
        if men <= 0 or (found := self.gathered(hex_id)) >= men:  # no need to look for a road
            return fixed.ONE
        return min(fixed.ONE, fixed.ratio(self.carried(hex_id) + found, men))


@lru_cache(maxsize=32)  # comrades share their roads, and a month often finds them as the last one did
def _roads(game_map: GameMap, cost: bytes, sources: tuple[int, ...], reach: int) -> NDArray[np.int32]:
    """How far every hex is from the nearest source, for wagons at such a cost of every step; read-only."""
    far = spread(game_map, np.frombuffer(cost, np.int32), sources, reach)
    far.flags.writeable = False
    return far


class Commissary:
    """Hands out `Provisions`, one for all powers that would have the same."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.seas = Seas(board)
        self._shared: dict[tuple[Ground, ...], Provisions] = {}

    def of(self, power: int) -> Provisions:
        """The provisions of a power's side."""
        board = self.board
        key = tuple(board.ground(power))
        if key not in self._shared:
            self._shared[key] = Provisions(board, power, self.seas)
        return self._shared[key]
