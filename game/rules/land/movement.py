"""Movement: how far armies march, what stops them, and what falls to them on the way.

**The rule.** A force has points for a round in twelfths of a plain hex, from its kind's monthly march. A
step costs the ground entered, more in winter, plus rivers and ferries; ground an enemy controls costs a
little more, friendly ground less where the era has railways. Forces that march together march at the pace
of the slowest. A column that has not marched yet may always make one possible step, however dear. Ground
is open if it is one's own side's, an enemy's, nobody's, or its holder grants access; an army that peace or
a lapsed treaty finds on closed ground may march on through that country until it is out. Zones of control
are `game.rules.land.zoc`'s; entering a hex with a fortress that holds out ends the march too. Contact with a
force nobody had seen halts a column; that is misfortune, not an illegal order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.rules.land import occupation, reactions
from game.rules.land.ground import Steps, steps_of, twelfths
from game.rules.land.sent import check_sent
from game.rules.land.zoc import Board, Ground, board_of
from game.rules.land.zones import check_ground
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Branch
from game.world import fixed
from game.world.dice import Dice
from game.world.fixed import ONE
from game.world.map.mapindex import index_of
from game.world.numbers import HexNumber
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.forces import Force
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class Move(Order):
    """March forces that stand together along a path; the path leaves out the hex they start from."""

    kind: ClassVar[str] = "move"
    undoable: ClassVar[bool] = True
    forces: tuple[int, ...]
    path: tuple[HexNumber, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceMoved(Record):
    """Forces marched; ``path`` is what they covered, ``cost`` what it took, in twelfths of a plain hex."""

    type: ClassVar[str] = "force_moved"
    power: PowerWord
    forces: tuple[int, ...]
    start: int
    path: tuple[int, ...]
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveHalted(Record):
    """Something unforeseen stopped a march on a hex; ``reason`` is the code a refusal would have."""

    type: ClassVar[str] = "move_halted"
    power: PowerWord
    forces: tuple[int, ...]
    hex: int
    towards: int
    reason: str


@dataclass(frozen=True, slots=True)
class Column:
    """Forces of one power on the march together, reckoned at the pace of the slowest."""

    power: int
    start: int
    points: int
    is_fresh: bool  # none of them has marched this round
    tables: tuple[Steps, ...]


@dataclass(slots=True)
class March:
    """How far a column gets along a path, and what stopped it short of the end."""

    path: list[int]
    cost: int
    stop: Refusal | None


def full_points(reader: Reader, force: Force) -> int:
    """What a force may march in a round when it starts it, in twelfths of a plain hex."""
    unit = reader.rules.units[force.kind]
    return twelfths(reader.map, reader.rules.movement.in_a_round(unit.march_km))


def begin_round(world: World, dice: Dice) -> list[Record]:
    """Phase: a new round. Forces that neither marched nor fought dig in; all get their points back.

    They dig one level a month, however short a round is. Armies take what they already stand on, where a war
    found them abroad.
    """
    combat, era, pace = world.rules.combat, world.facts.era, world.rules.movement
    is_new_month = world.round <= 1 or pace.month(world.round) > pace.month(world.round - 1)
    fighting = {p for war in world.wars.values() if not war.is_over for p in (*war.attackers, *war.defenders)}
    for force in world.forces.values():
        full = full_points(world, force)
        stayed = force.points >= full and not force.has_fought and force.hex >= 0 and force.aboard < 0
        if is_new_month and stayed and force.power in fighting and not queries.is_fleet(world, force):
            force.entrenchment = min(force.entrenchment + 1, combat.max_entrenchment[era])
        force.points = full if force.ready_turn <= world.turn and force.aboard < 0 else 0
        force.has_reacted = force.has_fought = False
    return occupation.settle(world, board_of(world)) if fighting else []


# --- columns and steps --------------------------------------------------------------------------------


def column_of(reader: Reader, forces: Sequence[Force]) -> Column:
    """The column that forces of one power on one hex make; there must be at least one."""
    kinds = [reader.rules.units[force.kind].branch for force in forces]
    arms = [Branch.FOOT] if any(b is not Branch.HORSE for b in kinds) else []
    arms += [Branch.HORSE] if Branch.HORSE in kinds else []
    return Column(
        power=forces[0].power,
        start=forces[0].hex,
        points=min(force.points for force in forces),
        is_fresh=all(force.points >= full_points(reader, force) for force in forces),
        tables=tuple(steps_of(reader, arm) for arm in arms),
    )


def step_cost(board: Board, column: Column, here: int, there: int) -> int:
    """What a step costs a column, in twelfths of a plain hex; 0 if there is no way."""
    cost = 0
    for table in column.tables:
        found = next((price for to, price in table[here] if to == there), 0)
        if not found:
            return 0
        cost = max(cost, found)
    return with_holder(board, column.power, there, cost)


def with_holder(board: Board, power: int, there: int, cost: int) -> int:
    """The cost of a step once it is clear who holds the ground."""
    share, extra = board.paces[board.ground(power)[board.controller[there]]]
    return cost + extra if share == ONE else max(1, fixed.mul(cost, share)) + extra


def is_open(board: Board, power: int, here: int, there: int) -> bool:
    """Whether a power's army may cross from one hex to another as far as the holders' leave goes."""
    holder = board.controller[there]
    return board.ground(power)[holder] is not Ground.SHUT or board.controller[here] == holder


def hindrance(board: Board, power: int, here: int, there: int) -> Code | None:
    """What forbids a step: closed ground, an enemy force, an enemy's zone of control; None if nothing."""
    if not is_open(board, power, here, there):
        return Code.NO_ACCESS
    if there in board.blocked(power):
        return Code.ENEMY_IN_THE_WAY
    zone = board.zone(power)
    slips_by = here in zone and there in zone
    if slips_by and board.ground(power)[board.controller[there]] is not Ground.OWN:
        return Code.ZONE_OF_CONTROL
    return None


def ends_march(board: Board, power: int, hex_id: int) -> Code | None:
    """Why a march ends on entering a hex: an enemy's zone, or a fortress that holds out."""
    if hex_id in board.zone(power):
        return Code.ZONE_OF_CONTROL
    return Code.FORTRESS if board.hostile_fortress(power, hex_id) >= 0 else None


def march(board: Board, column: Column, path: Sequence[int]) -> March:
    """Follow a path as far as the board allows; nothing moves. The path's steps must be neighbours."""
    done = March([], 0, None)
    here, left, ended = column.start, column.points, None
    for there in path:
        cost = step_cost(board, column, here, there)
        code = ended or (hindrance(board, column.power, here, there) if cost else Code.NO_ENTRY)
        if code is None and cost > left:
            if column.is_fresh and not done.path and left > 0:
                cost = left
            else:
                code = Code.NO_POINTS
        if code is not None:
            done.stop = refuse(code, hex=there, cost=cost, left=left)
            break
        done.path.append(there)
        done.cost += cost
        left -= cost
        ended = ends_march(board, column.power, there)
        here = there
    return done


# --- the order ----------------------------------------------------------------------------------------


def check_move(reader: Reader, order: Move) -> Refusal | None:
    """The forces must be one's own, ashore, ready and together, the path unbroken, open and affordable."""
    forces, bad = own_land_forces(reader, order.power, order.forces)
    if bad:
        return bad
    if any(force.hex != forces[0].hex for force in forces):
        return refuse(Code.NOT_TOGETHER, force=forces[0].id)
    if not order.path:
        return refuse(Code.EMPTY_PATH)
    here, across = forces[0].hex, index_of(reader.map).crossings
    for there in order.path:
        if there not in reader.map.neighbours[here].tolist() and (here, there) not in across:
            return refuse(Code.BROKEN_PATH, hex=there)
        if not (there >= 0 and reader.map.is_land[there]):
            return refuse(Code.NO_ENTRY, hex=there)
        here = there
    if bad := check_sent(reader, forces, order.path):
        return bad
    if bad := check_ground(reader, order.power, int(reader.map.place[here])):
        return bad
    return march(board_of(reader), column_of(reader, forces), order.path).stop


def own_land_forces(
    reader: Reader, power: int, ids: Sequence[int], *, overseas: bool = False
) -> tuple[list[Force], Refusal | None]:
    """Forces an order names, and why it may not command them: not one's own, at sea, still forming.

    With ``overseas`` it may be one for those who stand in the off-map box that is their country.
    """
    forces: list[Force] = []
    for i in ids:
        force = reader.forces.get(i)
        if force is None:
            return forces, refuse(Code.NO_SUCH_FORCE, force=i)
        if force.power != power:
            return forces, refuse(Code.NOT_YOUR_FORCE, force=i)
        if queries.is_fleet(reader, force):
            return forces, refuse(Code.NOT_A_LAND_FORCE, force=i)
        if force.at_sea and not (overseas and queries.is_at_home_overseas(reader, force)):
            return forces, refuse(Code.AT_SEA, force=i)
        if force.ready_turn > reader.turn:
            return forces, refuse(Code.NOT_READY, force=i, turn=force.ready_turn)
        if queries.is_bound(reader, force):
            return forces, refuse(Code.EARMARKED, body=reader.bodies[force.earmarked].name)
        forces.append(force)
    if not forces or len(set(ids)) != len(ids):
        return forces, refuse(Code.NO_SUCH_FORCE, force=-1)
    return forces, None


def apply_move(world: World, dice: Dice, order: Move) -> list[Record]:
    """March until the path ends or something unforeseen stands in the way; take what is entered."""
    forces = [world.forces[i] for i in order.forces]
    board = board_of(world)
    start, column = forces[0].hex, column_of(world, forces)
    done = march(board, column, order.path)
    records: list[Record] = []
    if done.path:
        for force in forces:
            force.hex, force.aboard, force.entrenchment = done.path[-1], -1, 0
            ended = ends_march(board, order.power, force.hex) is not None
            force.points = 0 if ended else max(0, force.points - done.cost)
        readers = queries.names(world, queries.friends_of(world, order.power))
        records.append(
            ForceMoved(
                power=world.roster[order.power].id, forces=order.forces, start=start,
                path=tuple(done.path), cost=done.cost, readers=readers,
            )
        )  # fmt: skip
        for hex_id in done.path:
            records += occupation.enter(world, board, order.power, hex_id)
        records += reactions.step_aside(world, order.power, done.path[-1])
    if done.stop is not None:
        records.append(_halted(world, order, forces, done.stop))
    return records


def _halted(world: World, order: Move, forces: list[Force], stop: Refusal) -> Record:
    """Contact ends the march for this round."""
    for force in forces:
        force.points = 0
    name = world.roster[order.power].id
    return MoveHalted(
        power=name, forces=order.forces, hex=forces[0].hex, towards=int(stop.facts["hex"]),
        reason=stop.code, readers=(name,),
    )  # fmt: skip
