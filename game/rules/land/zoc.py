"""Who stands where and commands the ground around: stacks, sides and zones of control.

**The rule.** A field force commands its own hex and the six around it: for its enemies these are its zone
of control. Entering an enemy zone ends a march. From one enemy hex-in-zone directly into another a force
may step only onto ground its own side holds: it may close up along its own line or fall back on it, but not
slip past an enemy into his country. Garrisons, fragments of a force and forces still forming command
nothing but the hex they stand on; a zone does not reach over narrow water, nor onto a fortress hex that
the mover's own side holds. A hex on which an enemy force stands cannot be entered at all: attack it.

A `Board` is a reading of one moment; ask `board_of` for a new one after anything moved.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from enum import IntEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from game.rules.land.ground import adjacent
from game.words import Branch
from game.world import fixed
from game.world.map.hexes import to_axial
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.forces import Force
from game.world.state.reader import Reader
from game.world.versions import FORCES, SIDES, Part, changes


class Ground(IntEnum):
    """What ground is to an army, by who holds it."""

    SHUT = 0
    OPEN = 1  # nobody's, or its holder grants access
    OWN = 2  # its own side's
    ENEMY = 3


class Board:
    """Who stands where at one moment, with everybody's friends, enemies and zones, each worked out once.

    Works on a World or on a View; then it knows what that power sees. Nothing in it may be changed. Sets
    here are for asking whether something is among them; nothing that decides may go through one.
    """

    def __init__(self, reader: Reader, before: Board | None = None) -> None:
        self.reader = reader
        self.near = adjacent(reader.map)
        self.stamp, self.armies = reader.stamp, reader.armies_stamp
        self._enemies: dict[int, frozenset[int]] = {}
        self._friends: dict[int, frozenset[int]] = {}
        self._grounds: dict[int, list[Ground]] = {}
        self._commanded: dict[int, tuple[frozenset[int], frozenset[int]]] = {}
        self._zones: dict[int, frozenset[int]] = {}
        self._homes: dict[int, NDArray[np.int32]] = {}
        self._ways: dict[tuple[int, int], int] = {}
        if before is not None:
            self._take_over(before)

    def _take_over(self, before: Board) -> None:
        """Keep of an earlier reading by the same reader what still holds."""
        moved = changes(before.stamp, self.stamp)
        same_control = Part.CONTROL not in moved
        if not moved.isdisjoint(SIDES):
            return
        self._enemies, self._friends, self._grounds = before._enemies, before._friends, before._grounds
        same_walls = Part.GROUND not in moved and self.reader.places is before.reader.places
        if same_walls and "fortresses" in before.__dict__:
            self.__dict__["fortresses"] = before.fortresses
        if same_control and "controller" in before.__dict__:
            self.__dict__["controller"] = before.controller
        if same_control and Part.GROUND not in moved:
            self._homes, self._ways = before._homes, before._ways
        if self.reader.forces is before.reader.forces:
            if moved.isdisjoint(FORCES) and "stacks" in before.__dict__:
                self.__dict__["stacks"] = before.stacks
            at_rest = [was == now for was, now in zip(before.armies, self.armies, strict=True)]
            for power, found in before._commanded.items():
                if all(at_rest[enemy] for enemy in self.enemies(power)):
                    self._commanded[power] = found
                    if same_control and same_walls and power in before._zones:
                        self._zones[power] = before._zones[power]

    def draft(self) -> Board:
        """The same reading with stacks of its own, in which a staff may enter the marches it orders."""
        own = Board(self.reader, self)
        own.__dict__["stacks"] = dict(self.stacks)
        return own

    @cached_property
    def stacks(self) -> dict[int, list[Force]]:
        """Land forces by hex, both ascending."""
        return queries.stacks(self.reader)

    def _ashore(self, powers: frozenset[int]) -> Iterator[tuple[int, Force]]:
        """Some powers' land forces and where they stand: as the stacks say, if drawn up, else quicker."""
        if "stacks" in self.__dict__:
            return ((h, f) for h, stack in self.stacks.items() for f in stack if f.power in powers)
        seen, units = self.reader.forces.values(), self.reader.rules.units
        theirs = (f for f in seen if f.power in powers and f.hex >= 0)
        return ((f.hex, f) for f in theirs if units[f.kind].branch is not Branch.FLEET)

    @cached_property
    def controller(self) -> array[int]:
        """Who holds each hex, as it was when first asked; read one by one, quicker than a column."""
        return array("h", self.reader.controller.tobytes())

    @cached_property
    def fortresses(self) -> dict[int, int]:
        """Hexes on which a fortress is manned, and the place it belongs to, ascending.

        A fortress nobody defends is no more than a town.
        """
        places, centre = self.reader.places, index_of(self.reader.map).centre
        manned = np.flatnonzero((places.fortress > 0) & (places.garrison > 0) & (centre >= 0))
        return dict(zip(centre[manned].tolist(), manned.tolist(), strict=True))

    def enemies(self, power: int) -> frozenset[int]:
        """All a power is fighting."""
        if power not in self._enemies:
            self._enemies[power] = frozenset(queries.enemies_of(self.reader, power))
        return self._enemies[power]

    def friends(self, power: int) -> frozenset[int]:
        """Its own side: itself, its realm and its comrades in war, less those it fights."""
        if power not in self._friends:
            realm = queries.whole_realm_of(self.reader, power)
            side = {power, *realm, *queries.comrades_of(self.reader, power)}
            self._friends[power] = frozenset(side - self.enemies(power))
        return self._friends[power]

    def ground(self, power: int) -> list[Ground]:
        """What each power's ground is to a power's armies, by holder; the last entry is nobody's."""
        if power not in self._grounds:
            table = [Ground.SHUT] * len(self.reader.powers) + [Ground.OPEN]
            for other in queries.hosts_of(self.reader, power):
                table[other] = Ground.OPEN
            for other in sorted(self.friends(power)):
                table[other] = Ground.OWN
            for other in sorted(self.enemies(power)):
                table[other] = Ground.ENEMY
            self._grounds[power] = table
        return self._grounds[power]

    def ground_of(self, power: int, holders: NDArray[np.int16]) -> NDArray[np.int8]:
        """What ground is to a power's armies, for a whole column of those who hold or own it."""
        codes: NDArray[np.int8] = np.array(self.ground(power), np.int8)[holders]
        return codes

    @cached_property
    def paces(self) -> dict[Ground, tuple[int, int]]:
        """What ground does to a step's cost: (share of it, twelfths added)."""
        rules, plain = self.reader.rules.movement, (fixed.ONE, 0)
        easy, hard = (rules.rail[self.reader.facts.era], 0), (fixed.ONE, rules.hostile_hex)
        return {Ground.OWN: easy, Ground.ENEMY: hard, Ground.OPEN: plain, Ground.SHUT: plain}

    def hostile_on(self, power: int, hex_id: int) -> list[Force]:
        """Land forces on a hex that are at war with a power, by id."""
        enemies = self.enemies(power)
        if not enemies:
            return []
        return [force for force in self.stacks.get(hex_id, ()) if force.power in enemies]

    def friendly_on(self, power: int, hex_id: int) -> list[Force]:
        """Land forces of a power's own side on a hex, by id."""
        friends = self.friends(power)
        return [force for force in self.stacks.get(hex_id, ()) if force.power in friends]

    def is_held(self, power: int, hex_id: int) -> bool:
        """Whether a power's own side controls a hex."""
        return int(self.reader.controller[hex_id]) in self.friends(power)

    def hostile_fortress(self, power: int, hex_id: int) -> int:
        """The place whose fortress on this hex holds out against a power; -1 if there is none."""
        enemies = self.enemies(power)
        if not enemies or int(self.reader.controller[hex_id]) not in enemies:
            return -1
        return self.fortresses.get(hex_id, -1)

    def own_fortress(self, power: int, hex_id: int) -> int:
        """The place whose manned fortress on this hex a power's side holds; -1 if there is none."""
        place = self.fortresses.get(hex_id, -1)
        return place if place >= 0 and self.is_held(power, hex_id) else -1

    def zone(self, power: int) -> frozenset[int]:
        """All hexes in the zones of control of a power's enemies."""
        if power not in self._zones:
            commanded = self._hostile(power)[0]
            walls = {h for h in self.fortresses if h in commanded and self.is_held(power, h)}
            self._zones[power] = commanded - walls if walls else commanded
        return self._zones[power]

    def blocked(self, power: int) -> frozenset[int]:
        """All hexes on which a power's enemies stand."""
        return self._hostile(power)[1]

    def _hostile(self, power: int) -> tuple[frozenset[int], frozenset[int]]:
        """The hexes that a power's enemies command, walls or no walls, and those on which they stand."""
        if power not in self._commanded:
            enemies = self.enemies(power)
            zone: set[int] = set()
            stood: set[int] = set()
            for hex_id, force in self._ashore(enemies) if enemies else ():
                stood.add(hex_id)
                if commands_ground(self.reader, force):
                    zone.update(self.near[hex_id])
                    zone.add(hex_id)
            self._commanded[power] = frozenset(zone), frozenset(stood)
        return self._commanded[power]

    def towns(self, power: int) -> NDArray[np.int32]:
        """Main cities that a power's side both owns and holds, by place."""
        count = len(index_of(self.reader.map).land_places)
        centre = index_of(self.reader.map).centre[:count]
        held = self.ground_of(power, self.reader.controller[centre]) == Ground.OWN
        owned = self.ground_of(power, self.reader.places.owner[:count]) == Ground.OWN
        found: NDArray[np.int32] = centre[held & owned]
        return found

    def homes(self, power: int) -> NDArray[np.int32]:
        """The side's towns as axial (q, r); shape (towns, 2)."""
        if power not in self._homes:
            row, col = np.divmod(self.towns(power), self.reader.map.width)
            self._homes[power] = np.stack([col, row - (col - (col & 1)) // 2], axis=1)
        return self._homes[power]

    def way_home(self, power: int, hex_id: int) -> int:
        """Hexes from a hex to the nearest town its side owns and holds; 0 where it has none at all."""
        if (power, hex_id) not in self._ways:
            towns, (q, r) = self.homes(power), to_axial(hex_id, self.reader.map.width)
            dq, dr = towns[:, 0] - q, towns[:, 1] - r
            steps = np.maximum(np.maximum(np.abs(dq), np.abs(dr)), np.abs(dq + dr))
            self._ways[power, hex_id] = int(steps.min()) if steps.size else 0
        return self._ways[power, hex_id]


def board_of(reader: Reader) -> Board:
    """The ground as a reader knows it now: one reading for as long as nothing changes."""
    return reader.renewed(Board)


def commands_ground(reader: Reader, force: Force) -> bool:
    """Whether a land force is ready and strong enough to have a zone of control."""
    unit = reader.rules.units[force.kind]
    if unit.branch is Branch.GARRISON or force.ready_turn > reader.turn or force.aboard >= 0:
        return False
    return force.strength * fixed.ONE >= unit.full_strength * reader.rules.movement.zoc_share
