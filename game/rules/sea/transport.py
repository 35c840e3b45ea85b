"""Troops at sea: embarking, and landing on a friendly or a hostile shore.

**The rule.** Troops go aboard in the port where the fleet lies, or from a shore that its water washes, or in
the off-map box that is their own country; it takes all the time they have left, and the fleet must have room.
They share their fleet's fate. They land on a shore of its water (or in the port where it lies), on ground
that is open to them and not under the guns of a hostile fortress. If an enemy stands there, landing is a
battle, and a hard one; the beaten stay aboard. Who has landed can do nothing more that round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.rules.land import combat, occupation, reactions
from game.rules.land.ground import can_enter
from game.rules.land.movement import own_land_forces
from game.rules.land.sent import check_sent
from game.rules.land.zoc import Ground, board_of
from game.rules.land.zones import check_ground
from game.rules.orders import Code, Order, Refusal, refuse
from game.world.dice import Dice
from game.world.map.gamemap import GameMap
from game.world.numbers import HexNumber
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class Embark(Order):
    """Take land forces aboard a fleet."""

    kind: ClassVar[str] = "embark"
    undoable: ClassVar[bool] = True
    forces: tuple[int, ...]
    fleet: int


@dataclass(frozen=True, slots=True)
class Land(Order):
    """Put forces of one fleet ashore on a hex, by battle if it is held against them."""

    kind: ClassVar[str] = "land"
    undoable: ClassVar[bool] = False
    forces: tuple[int, ...]
    hex: HexNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcesEmbarked(Record):
    """Forces went aboard a fleet."""

    type: ClassVar[str] = "forces_embarked"
    power: PowerWord
    forces: tuple[int, ...]
    fleet: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcesLanded(Record):
    """Forces went ashore without a battle."""

    type: ClassVar[str] = "forces_landed"
    power: PowerWord
    forces: tuple[int, ...]
    hex: int


def room_aboard(reader: Reader, fleet: Force) -> int:
    """Men a fleet can still take aboard."""
    unit = reader.rules.units[fleet.kind]
    taken = sum(force.strength for force in reader.forces.values() if force.aboard == fleet.id)
    return unit.capacity * fleet.strength // unit.full_strength - taken


def check_embark(reader: Reader, order: Embark) -> Refusal | None:
    """One's own forces with time left, beside one's own fleet, and room for them."""
    forces, bad = own_land_forces(reader, order.power, order.forces, overseas=True)
    if bad:
        return bad
    fleet = reader.forces.get(order.fleet)
    if fleet is None:
        return refuse(Code.NO_SUCH_FORCE, force=order.fleet)
    if fleet.power != order.power:
        return refuse(Code.NOT_YOUR_FORCE, force=order.fleet)
    if not queries.is_fleet(reader, fleet):
        return refuse(Code.NOT_A_FLEET, force=order.fleet)
    for force in forces:
        if force.aboard != NOWHERE:
            return refuse(Code.AT_SEA, force=force.id)
        if not (fleet.zone == force.zone if force.at_sea else _is_beside(reader.map, fleet, force.hex)):
            return refuse(Code.NOT_COAST, force=force.id, hex=force.hex)
        if force.points <= 0:
            return refuse(Code.NO_POINTS, hex=force.hex, cost=1, left=0)
    men, room = sum(force.strength for force in forces), room_aboard(reader, fleet)
    return refuse(Code.NO_TRANSPORT, needed=men, left=room) if men > room else None


def _is_beside(game_map: GameMap, fleet: Force, hex_id: int) -> bool:
    """Whether boats go between a fleet and a land hex: its port, or a shore of its water."""
    if fleet.hex != NOWHERE:
        return fleet.hex == hex_id
    around = game_map.neighbours[hex_id].tolist()
    return any(h >= 0 and int(game_map.place[h]) == fleet.zone for h in around)


def apply_embark(world: World, dice: Dice, order: Embark) -> list[Record]:
    """The forces are aboard, and go where the fleet goes."""
    fleet = world.forces[order.fleet]
    for i in order.forces:
        force = world.forces[i]
        force.hex, force.zone, force.aboard = fleet.hex, fleet.zone, fleet.id
        force.points = force.entrenchment = 0
    name = world.roster[order.power].id
    readers = queries.names(world, queries.friends_of(world, order.power))
    return [ForcesEmbarked(power=name, forces=order.forces, fleet=order.fleet, readers=readers)]


def check_land(reader: Reader, order: Land) -> Refusal | None:
    """One's own forces of one fleet, and an open shore it lies off."""
    forces, bad = _own_embarked(reader, order.power, order.forces)
    if bad:
        return bad
    fleet = reader.forces[forces[0].aboard]
    on_map = 0 <= order.hex < reader.map.size and bool(reader.map.is_land[order.hex])
    if not (on_map and _is_beside(reader.map, fleet, order.hex)):
        return refuse(Code.NOT_COAST, hex=order.hex)
    if not all(can_enter(reader, reader.rules.units[f.kind].branch, order.hex) for f in forces):
        return refuse(Code.NO_ENTRY, hex=order.hex)
    board = board_of(reader)
    shut = board.ground(order.power)[board.controller[order.hex]] is Ground.SHUT
    if fleet.hex == NOWHERE and shut:
        return refuse(Code.NO_ACCESS, hex=order.hex)
    if board.hostile_fortress(order.power, order.hex) >= 0:
        return refuse(Code.FORTRESS, hex=order.hex)
    if bad := check_sent(reader, forces, (order.hex,)):
        return bad
    return check_ground(reader, order.power, int(reader.map.place[order.hex]))


def _own_embarked(reader: Reader, power: int, ids: Sequence[int]) -> tuple[list[Force], Refusal | None]:
    """Embarked forces an order names, and why it may not land them."""
    forces: list[Force] = []
    for i in ids:
        force = reader.forces.get(i)
        if force is None:
            return forces, refuse(Code.NO_SUCH_FORCE, force=i)
        if force.power != power:
            return forces, refuse(Code.NOT_YOUR_FORCE, force=i)
        if force.aboard == NOWHERE:
            return forces, refuse(Code.NOT_EMBARKED, force=i)
        if force.has_fought:
            return forces, refuse(Code.ALREADY_FOUGHT, force=i)
        forces.append(force)
    if not forces or len(set(ids)) != len(ids):
        return forces, refuse(Code.NO_SUCH_FORCE, force=-1)
    if any(force.aboard != forces[0].aboard for force in forces):
        return forces, refuse(Code.NOT_TOGETHER, force=forces[0].id)
    return forces, None


def apply_land(world: World, dice: Dice, order: Land) -> list[Record]:
    """Go ashore, fighting for it if an enemy is there, seen or not."""
    forces = [world.forces[i] for i in order.forces]
    board = board_of(world)
    if board.hostile_on(order.power, order.hex):
        return combat.assault(world, dice, forces, order.hex, True)
    for force in forces:
        force.hex, force.zone, force.aboard = order.hex, NOWHERE, NOWHERE
        force.points, force.has_fought = 0, True
    name = world.roster[order.power].id
    landed = ForcesLanded(power=name, forces=order.forces, hex=order.hex)
    taken = occupation.enter(world, board, order.power, order.hex)
    return [landed, *taken, *reactions.step_aside(world, order.power, order.hex)]
