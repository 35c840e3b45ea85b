"""The sea as fleets and convoys know it: who is out there, which waters are open, which harbours.

**The rule.** Ships pass between waters that touch, and through a strait unless it is closed to them: an
enemy holds one of its shores and their own side none. Whoever has signed a treaty about the straits of a
power at peace keeps his ships of war out of those whose shore it holds; merchantmen and convoys pass. A
harbour is open to the ships of whoever's side holds it, and to those of allies and of powers with a right of
access. A water is safe for a side's convoys while no more hostile guns are in it than its own.
"""

from __future__ import annotations

from functools import cached_property

from game.rules.land.zoc import Board, Ground
from game.words import Mission, PlaceKind, TreatyKind
from game.world.map.gamemap import Strait
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.forces import Force


class Seas:
    """Who is at sea at one moment, on top of a `Board`; like it, only for asking."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.reader = board.reader
        self._harbours: dict[int, frozenset[int]] = {}
        self._promised: dict[int, frozenset[int]] = {}

    @cached_property
    def fleets(self) -> dict[int, list[Force]]:
        """Fleets at sea by zone, both ascending; who lies in the harbours of his own box is not."""
        found: dict[int, list[Force]] = {}
        for force in self.reader.forces.values():
            if force.zone < 0 or not queries.is_fleet(self.reader, force):
                continue
            if force.mission is not Mission.PORT or not queries.is_at_home_overseas(self.reader, force):
                found.setdefault(force.zone, []).append(force)
        return dict(sorted(found.items()))

    def guns(self, zone: int, powers: frozenset[int]) -> int:
        """Guns afloat of some powers in a zone."""
        return sum(fleet.strength for fleet in self.fleets.get(zone, ()) if fleet.power in powers)

    def is_safe(self, power: int, zone: int) -> bool:
        """Whether a power's convoys can use a zone."""
        if self.reader.map.places[zone].kind is not PlaceKind.SEA:
            return False
        hostile = self.guns(zone, self.board.enemies(power))
        return hostile == 0 or hostile <= self.guns(zone, self.board.friends(power))

    def is_closed(self, power: int, strait: Strait) -> bool:
        """Whether a strait is shut to a power's ships."""
        holders = [int(self.reader.controller[h]) for h in strait.shores]
        enemies, friends = self.board.enemies(power), self.board.friends(power)
        return any(h in enemies for h in holders) and not any(h in friends for h in holders)

    def is_barred(self, power: int, strait: Strait) -> bool:
        """Whether a treaty keeps a power's ships of war out of a strait."""
        holders = self._kept_out_by(power)
        return bool(holders) and any(int(self.reader.controller[h]) in holders for h in strait.shores)

    def _kept_out_by(self, power: int) -> frozenset[int]:
        """Powers at peace whose straits a power has promised to leave to them."""
        if power not in self._promised:
            bonds = queries.treaties_of(self.reader, power, TreatyKind.STRAITS)
            holders = (bond.subject for bond in bonds if bond.subject != power)
            at_peace = (holder for holder in holders if not queries.is_at_war(self.reader, holder))
            self._promised[power] = frozenset(at_peace)
        return self._promised[power]

    def next_to(self, power: int, zone: int, *, of_war: bool = True) -> list[int]:
        """Zones and boxes a power's ships can reach from a zone in one passage, ascending.

        ``of_war`` is false for merchantmen.
        """
        near = set(index_of(self.reader.map).zone_links[zone])
        for strait in self.reader.map.straits:
            open_to_all = zone in (strait.a, strait.b) and not self.is_closed(power, strait)
            if open_to_all and not (of_war and self.is_barred(power, strait)):
                near.add(strait.b if zone == strait.a else strait.a)
        return sorted(near)

    def shut_strait(self, power: int, zone: int, other: int) -> Strait | None:
        """The strait that is closed to a power's fleets between two zones, if one is."""
        for strait in self.reader.map.straits:
            if {zone, other} == {strait.a, strait.b} and (
                self.is_closed(power, strait) or self.is_barred(power, strait)
            ):
                return strait
        return None

    def harbours_of(self, power: int) -> frozenset[int]:
        """Powers in whose harbours a power's ships may lie."""
        if power not in self._harbours:
            leave = set(self.board.friends(power)) | set(queries.allies_of(self.reader, power))
            leave |= {p for p, ground in enumerate(self.board.ground(power)[:-1]) if ground is Ground.OPEN}
            self._harbours[power] = frozenset(leave - self.board.enemies(power))
        return self._harbours[power]

    def is_harbour(self, power: int, hex_id: int) -> bool:
        """Whether a power's ships may lie in a hex's port."""
        if hex_id not in self.reader.map.ports:
            return False
        return int(self.reader.controller[hex_id]) in self.harbours_of(power)

    def feeds(self, place: int) -> bool:
        """Whether ships of the side that holds a place can come into its harbour."""
        centre = int(index_of(self.reader.map).centre[place])
        holder = int(self.reader.controller[centre])
        return any(self.is_safe(holder, zone) for zone in self.reader.map.ports.get(centre, ()))

    def convoy_zones(self, power: int, ports: list[int]) -> list[int]:
        """Zones that convoys from some ports can reach through safe water, ascending.

        They come from the off-map countries of one's side too.
        """
        seen: set[int] = set()
        todo = [zone for port in ports for zone in self.reader.map.ports[port]]
        for friend in sorted(self.board.friends(power)):
            if (box := queries.home_box(self.reader, friend)) >= 0:
                todo.extend(index_of(self.reader.map).zone_links[box])
        while todo:
            zone = todo.pop()
            if zone in seen or not self.is_safe(power, zone):
                continue
            seen.add(zone)
            todo.extend(self.next_to(power, zone, of_war=False))
        return sorted(seen)
