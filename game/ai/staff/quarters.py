"""Quarters: how many men each hex can feed, so that the staff does not starve its own armies by crowding."""

from __future__ import annotations

from functools import cached_property

from game.rules.land.zoc import Board
from game.rules.supply.fields import UNREACHED
from game.rules.supply.provisions import Provisions
from game.rules.supply.supply import is_at_home
from game.world import fixed
from game.world.state.forces import NOWHERE


class Quarters:
    """A ledger of men and provisions by hex, kept while the staff gives out marching orders."""

    def __init__(self, board: Board, power: int) -> None:
        self._board, self._power = board, power
        self._crowding = board.reader.rules.minds.staff.crowding
        reader = board.reader
        calendar, turn = reader.facts.calendar, reader.turn
        last = reader.round >= reader.rules.movement.rounds
        self._winter_comes = last and calendar.is_winter(turn + 1) and not calendar.is_winter(turn)
        self._depot = fixed.mul(reader.rules.supply.road_capacity, self._crowding)
        self._rooms: dict[tuple[int, int], int] = {}
        self._stores: dict[int, int] = {}
        self._men: dict[int, int] = {}

    @cached_property
    def provisions(self) -> Provisions:
        """What the power's side can bring to its forces."""
        return Provisions(self._board, self._power)

    def room(self, hex_id: int, by_road: int = UNREACHED) -> int:
        """Men a hex feeds this month with the little crowding that is borne.

        ``by_road`` is how far it would lie from a source once the army that marches there has opened the
        road, in twelfths of a plain hex.
        """
        key = hex_id, by_road
        if key not in self._rooms:
            carried = self.provisions.carried(hex_id)
            if by_road < UNREACHED:
                carried = max(carried, self.provisions.road(by_road))
            self._rooms[key] = fixed.mul(carried, self._crowding) + self._country(hex_id)
        return self._rooms[key]

    def _country(self, hex_id: int) -> int:
        """Men the country alone feeds; quick to tell."""
        if hex_id not in self._stores:
            found = self.provisions.gathered(hex_id)
            if self._winter_comes:
                found = fixed.mul(found, self._board.reader.rules.supply.winter)
            self._stores[hex_id] = fixed.mul(found, self._crowding)
        return self._stores[hex_id]

    def feeds(self, hex_id: int, men: int, start: int = NOWHERE, cost: int = 0) -> bool:
        """Whether a hex feeds so many men; an army that comes from ``start`` at a cost opens the road."""
        country = self._country(hex_id)
        if men <= country or is_at_home(self._board, self._power, hex_id):
            return True
        if men <= country + self._depot and self._is_by_a_town(hex_id):
            return True
        road = self.road_after(start, cost) if start != NOWHERE else UNREACHED
        return men <= self.room(hex_id, road)

    def _is_by_a_town(self, hex_id: int) -> bool:
        """Whether a hex lies so near a town of one's own that its road is certainly open; quick to tell."""
        board, power = self._board, self._power
        if hex_id in board.zone(power) or not board.is_held(power, hex_id) or not board.homes(power).size:
            return False
        return board.way_home(power, hex_id) <= board.reader.rules.minds.staff.by_a_town

    def road_after(self, start: int, cost: int) -> int:
        """How far from a source a hex lies for an army that marches there from its own supplied quarters."""
        if start in self._board.zone(self._power):
            return UNREACHED  # the enemy beside it cuts the road when the army is gone
        far = int(self.provisions.by_land[start])
        return far + cost if far < UNREACHED else UNREACHED

    def men(self, hex_id: int) -> int:
        """Own side's men on a hex, orders given so far included."""
        if hex_id not in self._men:
            stack = self._board.friendly_on(self._power, hex_id)
            self._men[hex_id] = sum(force.strength for force in stack)
        return self._men[hex_id]

    def is_crowded(self, hex_id: int) -> bool:
        """Whether more men stand on a hex than it feeds."""
        return not self.feeds(hex_id, self.men(hex_id))

    def march(self, men: int, start: int, end: int) -> None:
        """Enter a march in the ledger, before it shows on the board."""
        self._men[start] = self.men(start) - men
        self._men[end] = self.men(end) + men
