"""Who stands where and commands the ground around: stacks, sides and zones of control.

**The rule.** A field force commands its own hex and the six around it: for its enemies these are its zone
of control. Entering an enemy zone ends a march. From one enemy hex-in-zone directly into another a force
may step only onto ground its own side holds: it may close up along its own line or fall back on it, but not
slip past an enemy into his country. Garrisons, fragments of a force and forces still forming command
nothing but the hex they stand on; a zone does not reach over narrow water, nor onto a fortress hex that
the mover's own side holds. A hex on which an enemy force stands cannot be entered at all: attack it.

A `Board` is a reading of one moment; take a new one after anything moved.
"""

from __future__ import annotations

from functools import cached_property

from game.rules.ground import adjacent
from game.words import Branch
from game.world import queries
from game.world.forces import Force
from game.world.mapindex import index_of
from game.world.queries import Reader


class Board:
    """Who stands where at one moment, with everybody's friends, enemies and zones, each worked out once.

    Works on a World or on a View; then it knows what that power sees. Nothing in it may be changed.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.near = adjacent(reader.map)
        self._enemies: dict[int, frozenset[int]] = {}
        self._friends: dict[int, frozenset[int]] = {}
        self._open: dict[int, list[bool]] = {}
        self._zones: dict[int, frozenset[int]] = {}

    @cached_property
    def stacks(self) -> dict[int, list[Force]]:
        """Land forces by hex, both ascending."""
        return queries.stacks(self.reader)

    @cached_property
    def controller(self) -> list[int]:
        """Who holds each hex, as a plain list."""
        held: list[int] = self.reader.controller.tolist()
        return held

    def enemies(self, power: int) -> frozenset[int]:
        """All a power is fighting; for asking whether somebody is among them, never for going through."""
        if power not in self._enemies:
            self._enemies[power] = frozenset(queries.enemies_of(self.reader, power))
        return self._enemies[power]

    def friends(self, power: int) -> frozenset[int]:
        """Its own side: itself, its realm and its comrades in war, less those it fights."""
        if power not in self._friends:
            realm = queries.realm_of(self.reader, queries.sovereign_of(self.reader, power))
            side = {power, *realm, *queries.comrades_of(self.reader, power)}
            self._friends[power] = frozenset(side - self.enemies(power))
        return self._friends[power]

    def open(self, power: int) -> list[bool]:
        """Whose ground a power's forces may enter, by power; the last entry is nobody's ground."""
        if power not in self._open:
            self._open[power] = queries.open_to(self.reader, power).tolist()
        return self._open[power]

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

    def zone(self, power: int) -> frozenset[int]:
        """All hexes in the zones of control of a power's enemies; for asking, never for going through."""
        if power not in self._zones:
            enemies = self.enemies(power)
            found: set[int] = set()
            if enemies:
                for hex_id, stack in self.stacks.items():
                    if any(f.power in enemies and commands_ground(self.reader, f) for f in stack):
                        found.update(self.near[hex_id])
                        found.add(hex_id)
                found = {h for h in found if not self._is_behind_walls(power, h)}
            self._zones[power] = frozenset(found)
        return self._zones[power]

    def _is_behind_walls(self, power: int, hex_id: int) -> bool:
        place = fortress_at(self.reader, hex_id)
        return place >= 0 and self.is_held(power, hex_id)


def commands_ground(reader: Reader, force: Force) -> bool:
    """Whether a land force is ready and strong enough to have a zone of control."""
    unit = reader.rules.units[force.kind]
    if unit.branch is Branch.GARRISON or force.ready_turn > reader.turn or force.aboard >= 0:
        return False
    return force.strength * 10_000 >= unit.full_strength * reader.rules.movement.zoc_share


def fortress_at(reader: Reader, hex_id: int) -> int:
    """The place whose manned fortress stands on a hex; -1 if there is none.

    A fortress nobody defends is no more than a town.
    """
    place = int(reader.map.place[hex_id])
    if place < 0 or index_of(reader.map).centre[place] != hex_id:
        return -1
    places = reader.places
    return place if places.fortress[place] > 0 and places.garrison[place] > 0 else -1


def hostile_fortress(board: Board, power: int, hex_id: int) -> int:
    """The place whose fortress on this hex holds out against a power; -1 if there is none."""
    place = fortress_at(board.reader, hex_id)
    if place < 0:
        return -1
    return place if int(board.reader.controller[hex_id]) in board.enemies(power) else -1
