"""The staff's picture of a war: who stands where, what each place is worth, what is threatened.

Drawn off the View at the beginning of a round and again after battles; the staff's own marches are entered
in it as they are ordered, so that it need not be drawn anew for each. Unseen enemies are placed where the
estimates put them: in the middle of their province.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from game.ai.staff import fields
from game.ai.staff.fields import Atlas, Field
from game.ai.staff.quarters import Quarters
from game.politics.crises.outcomes import armistice
from game.rules.land.ground import hexes_in
from game.rules.land.sent import stays_home
from game.rules.land.zoc import board_of
from game.rules.money import economy
from game.words import Branch
from game.world.map.gamemap import GameMap
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force

Men = NDArray[np.int64]


class Picture:
    """One power's picture of the fighting at one moment.

    Arrays have one entry for each hex and count men; ``hostile`` is what is believed.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self.power = view.power
        self.rules = view.rules.minds.staff
        self.board = board_of(view).draft()
        self.enemies = self.board.enemies(view.power) - armistice.at_rest(view, view.power)
        self.friends = self.board.friends(view.power)
        self.reach = max(1, hexes_in(view.map, self.rules.contact_km))
        self.own: list[Force] = []  # ready land forces ashore, by id
        self.hostile: Men = np.zeros(view.map.size, np.int64)
        self.friendly: Men = np.zeros(view.map.size, np.int64)
        self._count()

    def _count(self) -> None:
        """Enter every force seen, and every estimate."""
        for hex_id, stack in self.board.stacks.items():
            for force in stack:
                if force.power in self.enemies:
                    self.hostile[hex_id] += force.strength
                elif force.power in self.friends:
                    self.friendly[hex_id] += force.strength
                    if force.power == self.power and self._can_act(force):
                        self.own.append(force)
        self.own.sort(key=lambda force: force.id)
        if any(stays_home(self.view, force) for force in self.own) and not self._is_invaded():
            self.own = [force for force in self.own if not stays_home(self.view, force)]
        places = self.view.map.places
        for (place, owner), men in self.view.estimates.items():
            if owner in self.enemies:
                self.hostile[places[place].centre] += men

    def _is_invaded(self) -> bool:
        """Whether enemies stand in one's own country, where those who were not sent fight, too."""
        place, owner = self.view.map.place, self.view.places.owner
        stood = np.flatnonzero(self.hostile)
        return any(place[h] >= 0 and int(owner[place[h]]) == self.power for h in stood.tolist())

    def _can_act(self, force: Force) -> bool:
        is_free = force.aboard == NOWHERE and not queries.is_bound(self.view, force)
        return is_free and force.ready_turn <= self.view.turn

    @cached_property
    def facing(self) -> Men:
        """Believed enemies within reach of each hex: those that could strike there or be struck from it."""
        return self._within(self.reach)

    @cached_property
    def around(self) -> Men:
        """Believed enemies who could be there within a month's march, besides those within reach."""
        return self._within(2 * self.reach) - self.facing

    def _within(self, steps: int) -> Men:
        total = np.zeros(len(self.hostile), np.int64)
        stood = np.flatnonzero(self.hostile)
        if stood.size:
            discs = [disc(self.view.map, hex_id, steps) for hex_id in stood.tolist()]
            men = np.repeat(self.hostile[stood], [len(reached) for reached in discs])
            np.add.at(total, np.concatenate(discs), men)
        return total

    def backing(self, hex_id: int) -> int:
        """Own side's men within reach of a hex, marches ordered so far included."""
        return int(self.friendly[disc(self.view.map, hex_id, self.reach)].sum())

    @cached_property
    def usable(self) -> NDArray[np.bool_]:
        """(hexes,) ground the power's armies may use, whoever stands there."""
        return fields.open_hexes(self.view, self.power)

    @cached_property
    def _atlas(self) -> Atlas:
        return Atlas(self.view, self.usable)

    @cached_property
    def worth(self) -> Men:
        """(places,) what each place yields a quarter, thousands of pounds."""
        return economy.province_outputs(self.view)

    @cached_property
    def holders(self) -> list[int]:
        """Who holds each place."""
        held: list[int] = queries.holders(self.view).tolist()
        return held

    @cached_property
    def quarters(self) -> Quarters:
        """The ledger of who eats where."""
        return Quarters(self.board, self.power)

    @cached_property
    def mass(self) -> int:
        """Own men fit for the field."""
        return sum(force.strength for force in self.own if not self.is_garrison(force))

    @cached_property
    def balance(self) -> tuple[int, int]:
        """Men of one's own side and of the enemies in these wars, as far as known."""
        armies = self.view.armies
        side = {self.power, *queries.comrades_of(self.view, self.power)}
        return sum(armies[p] for p in sorted(side)), sum(armies[p] for p in sorted(self.enemies))

    def is_garrison(self, force: Force) -> bool:
        """Whether a force is militia that only holds ground."""
        return self.view.rules.units[force.kind].branch is Branch.GARRISON

    def is_walled(self, hex_id: int) -> bool:
        """Whether a manned fortress of one's own side stands on a hex."""
        return self.board.own_fortress(self.power, hex_id) >= 0

    def field_to(self, hex_id: int) -> Field:
        """Marching distance of every hex to a goal."""
        return self._atlas.to(hex_id)

    def spare(self, ids: set[int]) -> None:
        """Leave forces out of further plans: they are told off for something else."""
        self.own = [force for force in self.own if force.id not in ids]

    def march(self, forces: list[Force], start: int, end: int) -> None:
        """Enter a march that was carried out."""
        men = sum(force.strength for force in forces)
        self.friendly[start] -= men
        self.friendly[end] += men
        self.quarters.march(men, start, end)
        stacks, ids = self.board.stacks, {force.id for force in forces}
        stacks[start] = [force for force in stacks[start] if force.id not in ids]
        stacks[end] = sorted([*stacks.get(end, ()), *forces], key=lambda force: force.id)


@lru_cache(maxsize=1 << 15)
def disc(game_map: GameMap, hex_id: int, steps: int) -> NDArray[np.int64]:
    """Hexes within so many steps by land or narrow water, ascending."""
    across = index_of(game_map).crossings_from
    found, edge = {hex_id}, {hex_id}
    for _ in range(steps):
        edge = {
            n
            for h in edge
            for n in (*game_map.neighbours[h].tolist(), *across.get(h, ()))
            if n != NOWHERE and n not in found
        }
        found |= edge
    return np.array(sorted(found), np.int64)
