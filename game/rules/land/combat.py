"""Battles on land: the order to attack.

**The rule.** Attackers strike a neighbouring hex, from one hex or several, once a round each. Both sides'
values (`game.rules.land.odds`) make a ratio r, within limits. The attackers win with the chance
r**k / (1 + r**k). The margin of a battle is ln r plus the fortune of the day, whose spread gives exactly
that chance; with reduced luck the spread is half. Losses lean exponentially to the side that had the
worse of it; a beaten side loses more on the retreat, most of all to cavalry, and one beaten beyond the rout
ratio loses prisoners too and breaks (`game.rules.land.outcome`). `game.rules.land.forecast` tells all this
beforehand; what follows a battle is `game.rules.land.battle`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.rules.land import battle
from game.rules.land.forecast import forecast
from game.rules.land.ground import in_contact
from game.rules.land.movement import own_land_forces
from game.rules.land.reactions import slip_away
from game.rules.land.sent import check_sent
from game.rules.land.zoc import board_of
from game.rules.orders import Code, Order, Refusal, refuse
from game.world.dice import Dice
from game.world.numbers import HexNumber
from game.world.records import Record
from game.world.state.forces import Force
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class Attack(Order):
    """Attack the enemies on a neighbouring hex; ``advance``: follow up onto it after a victory."""

    kind: ClassVar[str] = "attack"
    undoable: ClassVar[bool] = False
    forces: tuple[int, ...]
    target: HexNumber
    advance: bool = True


def check_attack(reader: Reader, order: Attack) -> Refusal | None:
    """One's own ready forces that have not attacked this round, next to a hex with an enemy on it."""
    forces, bad = own_land_forces(reader, order.power, order.forces)
    if bad:
        return bad
    for force in forces:
        if force.has_fought:
            return refuse(Code.ALREADY_FOUGHT, force=force.id)
        if not (0 <= order.target < reader.map.size and in_contact(reader.map, force.hex, order.target)):
            return refuse(Code.NOT_ADJACENT, force=force.id, hex=order.target)
    if bad := check_sent(reader, forces, (order.target,)):
        return bad
    board = board_of(reader)
    if board.hostile_on(order.power, order.target):
        return None
    strangers = any(f.power not in board.friends(order.power) for f in board.stacks.get(order.target, ()))
    return refuse(Code.NOT_AT_WAR if strangers else Code.NO_TARGET, hex=order.target)


def apply_attack(world: World, dice: Dice, order: Attack) -> list[Record]:
    """Let the defenders slip away if they can, fight those that stay, and follow up."""
    return assault(world, dice, [world.forces[i] for i in order.forces], order.target, order.advance)


def assault(
    world: World, dice: Dice, attackers: Sequence[Force], target: int, advances: bool
) -> list[Record]:
    """Attackers, by land or from the sea, strike a hex; nobody may be left there to fight."""
    defenders = board_of(world).hostile_on(attackers[0].power, target)
    records = slip_away(world, dice, defenders, attackers)
    board = board_of(world)
    if board.hostile_on(attackers[0].power, target):
        return records + battle.fight(world, dice, forecast(world, attackers, target, board), advances)
    battle.tire(attackers)
    return records + (battle.advance(world, attackers, target) if advances else [])
