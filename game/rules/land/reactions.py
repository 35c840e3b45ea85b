"""Reactions: what a force does by its stance when an enemy attacks it or marches up to it.

**The rule.** A force reacts at most once a round. *Stand*: it fights where it is. *Delay*: it fights for
time, is worth a little less, gives ground if beaten, with half the losses on both sides and no rout.
*Retreat*: it falls back before an attack if it gets away (the faster its pursuers, the less likely) and out
of the way of a stronger enemy that comes up. *Support*: it fights where it is and marches to the guns of a
neighbouring hex of its side, unless an enemy other than the attackers holds it in his zone.

Where forces retreat to: a neighbouring hex they may enter, with no enemy and no hostile fortress on it, best
outside enemy zones of control, on ground of their own side, and nearest to a town it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.rules.land import occupation
from game.rules.land.ground import steps_of
from game.rules.land.zoc import Board, Ground, board_of, commands_ground
from game.words import Stance
from game.world import fixed
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.state.forces import NOWHERE, Force
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceFellBack(Record):
    """A force gave way before an enemy without a battle."""

    type: ClassVar[str] = "force_fell_back"
    power: PowerWord
    force: int
    start: int
    hex: int
    before: str  # the power it gave way to


@dataclass(frozen=True, slots=True)
class Refuge:
    """Where a force could retreat to, and whether through an enemy's zone of control."""

    hex: int
    is_gauntlet: bool


# --- retreat ------------------------------------------------------------------------------------------


def refuge(board: Board, force: Force, avoid: int = NOWHERE) -> Refuge | None:
    """Where a force would retreat to, not onto the hex to avoid; None if there is no way out."""
    reader, power = board.reader, force.power
    zone, ground = board.zone(power), board.ground(power)
    best: tuple[bool, bool, int, int] | None = None
    for there, _ in steps_of(reader, reader.rules.units[force.kind].branch)[force.hex]:
        holder = board.controller[there]
        closed = ground[holder] is Ground.SHUT and holder != board.controller[force.hex]
        if closed or there in board.blocked(power) or board.hostile_fortress(power, there) >= 0:
            continue
        if there == avoid or there not in board.near[force.hex]:
            continue  # nobody ferries a beaten army over narrow water
        gauntlet = there in zone and not board.friendly_on(power, there)
        key = (gauntlet, ground[holder] is not Ground.OWN, board.way_home(power, there), there)
        if best is None or key < best:
            best = key
    return None if best is None else Refuge(best[3], best[0])


def fall_back(world: World, force: Force, there: int, before: int) -> list[Record]:
    """Move a force out of the way; it gives up its works."""
    start, force.hex, force.entrenchment = force.hex, there, 0
    force.points, force.has_reacted, force.aboard = 0, True, NOWHERE
    names = [world.roster[p].id for p in (force.power, before)]
    records: list[Record] = [
        ForceFellBack(power=names[0], force=force.id, start=start, hex=there, before=names[1])
    ]
    return records + occupation.enter(world, board_of(world), force.power, there)


# --- reactions ----------------------------------------------------------------------------------------


def can_react(reader: Reader, force: Force, stance: Stance) -> bool:
    """Whether a force is in a stance, ready, and has not reacted this round."""
    return force.stance is stance and not force.has_reacted and force.ready_turn <= reader.turn


def slip_chance(reader: Reader, force: Force, pursuers: Sequence[Force]) -> int:
    """Chance, permyriad, that a force in stance retreat gets away before these attack."""
    units = reader.rules.units
    fastest = max(units[f.kind].march_km for f in pursuers)
    return fixed.clip(reader.rules.combat.slip * units[force.kind].march_km // max(1, fastest))


def slip_away(
    world: World, dice: Dice, defenders: Sequence[Force], attackers: Sequence[Force]
) -> list[Record]:
    """Defenders in stance retreat fall back before the blow if they can and get away."""
    records: list[Record] = []
    first = min(force.id for force in attackers)
    for force in defenders:
        way = refuge(board_of(world), force) if can_react(world, force, Stance.RETREAT) else None
        if way is None or way.is_gauntlet:
            continue
        chance = slip_chance(world, force, attackers)
        if dice.chance(world.turn, chance, "reaction", force.hex, force.id, world.round, first):
            records += fall_back(world, force, way.hex, attackers[0].power)
        else:
            force.has_reacted = True
    return records


def supporters(board: Board, defenders: Sequence[Force], attackers: Sequence[Force]) -> list[Force]:
    """Forces next to an attacked hex that march to the guns, by id."""
    found: list[Force] = []
    coming = {force.id for force in attackers}
    target, power = defenders[0].hex, defenders[0].power
    for near in board.near[target]:
        for force in board.stacks.get(near, ()):
            willing = force.power in board.friends(power) and can_react(board.reader, force, Stance.SUPPORT)
            if willing and _can_step(board, force, target) and not _is_pinned(board, force, coming):
                found.append(force)
    return sorted(found, key=lambda force: force.id)


def _can_step(board: Board, force: Force, there: int) -> bool:
    """Whether the ground lets a force's branch go to a hex."""
    branch = board.reader.rules.units[force.kind].branch
    return any(to == there for to, _ in steps_of(board.reader, branch)[force.hex])


def _is_pinned(board: Board, force: Force, coming: set[int]) -> bool:
    """Whether an enemy who is not part of the attack stands next to a force and holds it."""
    enemies = board.enemies(force.power)
    return any(
        other.power in enemies and other.id not in coming and commands_ground(board.reader, other)
        for near in (force.hex, *board.near[force.hex])
        for other in board.stacks.get(near, ())
    )


def _is_anybody_wary(board: Board, power: int, hex_id: int) -> bool:
    """Whether an enemy next to a hex might step out of the way at all; most marches disturb nobody."""
    enemies, near = board.enemies(power), board.near[hex_id]
    return any(
        force.hex in near and can_react(board.reader, force, Stance.RETREAT)
        for enemy in sorted(enemies)
        for force in board.reader.forces_of(enemy)
    )


def step_aside(world: World, power: int, hex_id: int) -> list[Record]:
    """An enemy column came up: neighbours in stance retreat step out of a stronger one's way."""
    board = board_of(world)
    if not _is_anybody_wary(board, power, hex_id):
        return []
    men = sum(force.strength for force in board.stacks.get(hex_id, ()) if force.power == power)
    wary = [
        force
        for near in board.near[hex_id]
        for force in board.hostile_on(power, near)
        if can_react(world, force, Stance.RETREAT)
    ]
    records: list[Record] = []
    for force in wary:
        stack = sum(f.strength for f in board.friendly_on(force.power, force.hex))
        way = refuge(board_of(world), force) if stack < men else None
        if way is not None and not way.is_gauntlet:
            records += fall_back(world, force, way.hex, power)
    return records
