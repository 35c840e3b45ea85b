"""Fleets: sailing from water to water, their missions, the monthly search for the enemy, and blockade.

**The rule.** A fleet sails over waters that touch, through open straits, into harbours open to it; each
passage costs the way between the middles of the waters. A fleet that has not sailed yet this round may always
make one passage. Coming into a water where a hostile fleet patrols or blockades ends the voyage. In harbour
a fleet is safe, and troops aboard go ashore; the off-map box that is its country is one harbour. On *patrol*
it looks for enemies, on *convoy* it keeps armies overseas supplied and avoids battle, on *blockade* it stops
the trade of hostile ports on that water.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.rules.land.movement import full_points
from game.rules.land.zoc import board_of
from game.rules.orders import Code, Order, Refusal, refuse
from game.rules.sea import seabattle
from game.rules.sea.sea import Seas
from game.words import Mission, PlaceKind
from game.world import fixed
from game.world.dice import Dice
from game.world.map.hexes import distance
from game.world.map.mapindex import index_of
from game.world.numbers import HexNumber, PlaceNumber
from game.world.records import PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force
from game.world.state.reader import Reader
from game.world.state.world import World
from game.world.units import TWELVE


@dataclass(frozen=True, slots=True)
class Sail(Order):
    """Sail fleets that lie together through waters (and boxes), and into a port if one is named."""

    kind: ClassVar[str] = "sail"
    undoable: ClassVar[bool] = True
    forces: tuple[int, ...]
    path: tuple[PlaceNumber, ...]  # place indices; leaves out the water they start from
    port: HexNumber = NOWHERE  # port hex on the last water


@dataclass(frozen=True, slots=True)
class SetNavalMission(Order):
    """Tell a fleet what to do in its water."""

    kind: ClassVar[str] = "set_naval_mission"
    undoable: ClassVar[bool] = True
    force: int
    mission: Mission


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetSailed(Record):
    """Fleets sailed; ``path`` names the waters passed, ``port`` is a hex or -1."""

    type: ClassVar[str] = "fleet_sailed"
    power: PowerWord
    forces: tuple[int, ...]
    path: tuple[PlaceWord, ...]
    port: int
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetHalted(Record):
    """A fleet met something unforeseen in a water and went no further."""

    type: ClassVar[str] = "fleet_halted"
    power: PowerWord
    forces: tuple[int, ...]
    zone: PlaceWord
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionSet(Record):
    """A fleet got a mission."""

    type: ClassVar[str] = "mission_set"
    power: PowerWord
    force: int
    mission: Mission


@dataclass(slots=True)
class Voyage:
    """How far fleets get, and what stops them short of the end."""

    path: list[int]
    cost: int
    port: int
    stop: Refusal | None


def passage_cost(reader: Reader, here: int, there: int) -> int:
    """Cost of sailing between two waters, twelfths of a plain hex; -1 for a voyage overseas (all points)."""
    centre = index_of(reader.map).centre
    if centre[here] < 0 or centre[there] < 0:
        return -1
    return TWELVE * distance(int(centre[here]), int(centre[there]), reader.map.width)


def voyage(seas: Seas, fleets: Sequence[Force], path: Sequence[int], port: int) -> Voyage:
    """Follow a path as far as the sea allows; nothing moves."""
    reader, power = seas.reader, fleets[0].power
    done = Voyage([], 0, NOWHERE, None)
    here, left = fleets[0].zone, min(fleet.points for fleet in fleets)
    is_fresh = all(fleet.points >= full_points(reader, fleet) for fleet in fleets)
    watched = False
    for there in path:
        cost = 0
        done.stop = _passage(seas, power, fleets[0].hex if here == NOWHERE else NOWHERE, here, there)
        if done.stop is None and watched:
            done.stop = refuse(Code.ENEMY_IN_THE_WAY, place=reader.map.place_id(here))
        if done.stop is None and here != NOWHERE:
            cost = passage_cost(reader, here, there)
        if done.stop is None and (cost < 0 or cost > left):
            if is_fresh and left > 0 and done.cost == 0:
                cost = left
            else:
                done.stop = refuse(Code.NO_POINTS, cost=cost, left=left)
        if done.stop is not None:
            return done
        done.path.append(there)
        done.cost, left, here = done.cost + cost, left - cost, there
        watched = is_watched(seas, power, there)
    if port != NOWHERE and watched:
        done.stop = refuse(Code.ENEMY_IN_THE_WAY, place=reader.map.place_id(here))
    elif port != NOWHERE:
        done.stop = _haven(seas, power, here, port)
        done.port = port if done.stop is None else NOWHERE
    return done


def is_watched(seas: Seas, power: int, zone: int) -> bool:
    """Whether a hostile fleet patrols or blockades a water, and so stops who comes in."""
    return any(
        fleet.power in seas.board.enemies(power) and fleet.mission in (Mission.PATROL, Mission.BLOCKADE)
        for fleet in seas.fleets.get(zone, ())
    )


def _passage(seas: Seas, power: int, harbour: int, here: int, there: int) -> Refusal | None:
    """Why ships cannot go from a water (or a harbour) to the next."""
    places = seas.reader.map.places
    if not 0 <= there < len(places):
        return refuse(Code.NO_SUCH_PLACE, place=there)
    name = places[there].id
    if places[there].kind is PlaceKind.LAND:
        return refuse(Code.NO_ENTRY, place=name)
    near = seas.reader.map.ports.get(harbour, ()) if here == NOWHERE else seas.next_to(power, here)
    if there in near:
        return None
    strait = seas.shut_strait(power, here, there)
    return refuse(Code.STRAIT_CLOSED, strait=strait.id) if strait else refuse(Code.BROKEN_PATH, place=name)


def _haven(seas: Seas, power: int, here: int, port: int) -> Refusal | None:
    """Why ships cannot run into a port."""
    if here not in seas.reader.map.ports.get(port, ()):
        return refuse(Code.NO_PORT, hex=port)
    return None if seas.is_harbour(power, port) else refuse(Code.NO_ACCESS, hex=port)


# --- orders -------------------------------------------------------------------------------------------


def check_sail(reader: Reader, order: Sail) -> Refusal | None:
    """One's own ready fleets that lie together, an open way, and a harbour open at its end."""
    fleets, bad = own_fleets(reader, order.power, order.forces)
    if bad:
        return bad
    if any((f.hex, f.zone) != (fleets[0].hex, fleets[0].zone) for f in fleets):
        return refuse(Code.NOT_TOGETHER, force=fleets[0].id)
    if not order.path and order.port == NOWHERE:
        return refuse(Code.EMPTY_PATH)
    return voyage(Seas(board_of(reader)), fleets, order.path, order.port).stop


def own_fleets(reader: Reader, power: int, ids: Sequence[int]) -> tuple[list[Force], Refusal | None]:
    """Fleets an order names, and why it may not command them."""
    fleets: list[Force] = []
    for i in ids:
        fleet = reader.forces.get(i)
        if fleet is None:
            return fleets, refuse(Code.NO_SUCH_FORCE, force=i)
        if fleet.power != power:
            return fleets, refuse(Code.NOT_YOUR_FORCE, force=i)
        if not queries.is_fleet(reader, fleet):
            return fleets, refuse(Code.NOT_A_FLEET, force=i)
        if fleet.ready_turn > reader.turn:
            return fleets, refuse(Code.NOT_READY, force=i, turn=fleet.ready_turn)
        fleets.append(fleet)
    if not fleets or len(set(ids)) != len(ids):
        return fleets, refuse(Code.NO_SUCH_FORCE, force=-1)
    return fleets, None


def apply_sail(world: World, dice: Dice, order: Sail) -> list[Record]:
    """Sail until the path ends or a hostile fleet nobody had seen stands in the way."""
    fleets = [world.forces[i] for i in order.forces]
    done = voyage(Seas(board_of(world)), fleets, order.path, order.port)
    party = [*fleets, *(f for f in world.forces.values() if f.aboard in order.forces)]
    for force in party if done.path else ():
        force.hex, force.zone = NOWHERE, done.path[-1]
    for fleet in fleets:
        fleet.points = max(0, fleet.points - done.cost)
        if done.path and fleet.mission is Mission.PORT:
            fleet.mission = Mission.PATROL
    if done.port != NOWHERE:
        seabattle.dock(world, party, done.port)
    elif done.path and done.path[-1] == (box := queries.home_box(world, order.power)):
        seabattle.come_home(world, party, box)
    name = world.roster[order.power].id
    readers = queries.names(world, queries.friends_of(world, order.power))
    records: list[Record] = []
    if done.path or done.port != NOWHERE:
        path = tuple(world.map.place_id(zone) for zone in done.path)
        records.append(
            FleetSailed(
                power=name, forces=order.forces, path=path, port=done.port, cost=done.cost, readers=readers
            )
        )
    if done.stop is not None:
        for fleet in fleets:
            fleet.points = 0
        zone = world.map.place_id(fleets[0].zone) if fleets[0].zone >= 0 else ""
        records.append(
            FleetHalted(power=name, forces=order.forces, zone=zone, reason=done.stop.code, readers=(name,))
        )
    return records


def check_set_naval_mission(reader: Reader, order: SetNavalMission) -> Refusal | None:
    """Only one's own fleet; it lies in port only in a port."""
    fleets, bad = own_fleets(reader, order.power, (order.force,))
    if bad:
        return bad
    in_port = fleets[0].hex != NOWHERE or queries.is_at_home_overseas(reader, fleets[0])
    return None if in_port or order.mission is not Mission.PORT else refuse(Code.NO_PORT, force=order.force)


def apply_set_naval_mission(world: World, dice: Dice, order: SetNavalMission) -> list[Record]:
    """The mission holds until it is changed or the fleet docks."""
    world.forces[order.force].mission = order.mission
    name = world.roster[order.power].id
    return [MissionSet(power=name, force=order.force, mission=order.mission, readers=(name,))]


# --- every month --------------------------------------------------------------------------------------


def meet(world: World, dice: Dice) -> list[Record]:
    """Phase: fleets at sea look for each other and fight where they meet."""
    records: list[Record] = []
    for meeting in seabattle.meetings(Seas(board_of(world))):
        monthly = seabattle.contact_chance(world, meeting.seekers, meeting.others)
        chance = fixed.clip(world.rules.movement.in_a_round(monthly))
        slug = world.map.place_id(meeting.zone)
        if dice.chance(world.turn, chance, "battle", "contact", slug, world.round):
            records += seabattle.fight(world, dice, meeting)
    return records


def blockade_share(reader: Reader, power: int) -> int:
    """Share of a power's sea trade that hostile fleets stop, permyriad.

    A port is closed when hostile fleets on blockade outgun its own side's ships in every water it opens to.
    """
    enemies = set(queries.enemies_of(reader, power))
    if not enemies or not any(
        f.power in enemies and f.mission is Mission.BLOCKADE for f in reader.forces.values()
    ):
        return 0
    board = board_of(reader)
    seas, friends = Seas(board), board.friends(power)
    ports = [
        (port, zones) for port, zones in reader.map.ports.items()
        if reader.places.owner[reader.map.place[port]] == power and board.controller[port] in friends
    ]  # fmt: skip
    shut = sum(all(_is_blocked(seas, power, zone) for zone in zones) for _, zones in ports)
    return fixed.mul(reader.rules.naval.blockade, fixed.ratio(shut, len(ports))) if ports else 0


def _is_blocked(seas: Seas, power: int, zone: int) -> bool:
    enemies = seas.board.enemies(power)
    guns = sum(
        f.strength for f in seas.fleets.get(zone, ()) if f.power in enemies and f.mission is Mission.BLOCKADE
    )
    return guns > seas.guns(zone, seas.board.friends(power))
