"""Supply: how armies eat, and what becomes of those that do not.

**The rule.** Supply starts from the towns a side both owns and holds and follows the roads over ground it
holds or may enter. It does not pass a hex with an enemy on it, nor an enemy's zone of control where
none of its own forces stands. Near a source the road feeds its full capacity of men on a hex, then less and
less, to nothing at the end of its reach; winter shortens it. Where no road leads, ships may: through
safe water from home ports to ports the side holds (the road goes on from there), or over the beach to a
force beside a friendly fleet; how many they feed depends on merchants and guns on convoy. The country
itself feeds the rest: ground and people, less in winter. Who eats less than he needs loses supply, then
strength and morale. At home in peace everybody eats.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from game.rules.land.ground import is_winter
from game.rules.land.zoc import Board
from game.rules.supply.provisions import Commissary
from game.world import fixed
from game.world.dice import MILLION, Dice
from game.world.records import PowerWord, Record
from game.world.sight.worldindex import WorldIndex
from game.world.state import queries
from game.world.state.forces import Force
from game.world.state.world import World
from game.world.units import POINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmyWasted(Record):
    """Hunger, sickness and desertion took men of a power in one month: (force, men) and the total."""

    type: ClassVar[str] = "army_wasted"
    power: PowerWord
    men: int
    forces: tuple[tuple[int, int], ...]
    starved: tuple[int, ...]  # forces that are no more


@dataclass(slots=True)
class Waste:
    """What a month cost one power, while it is being added up."""

    forces: list[tuple[int, int]] = field(default_factory=list)
    starved: list[int] = field(default_factory=list)


def feed(world: World, dice: Dice) -> list[Record]:
    """Phase: a round's provisions, hunger, sickness and rest for every force."""
    board = Board(WorldIndex(world))  # nobody changes sides while the armies eat
    commissary = Commissary(board)
    wasted: dict[int, Waste] = {}
    rules = world.rules.supply
    hunger = rules.attrition + (rules.winter_attrition if is_winter(world) else 0)
    for hex_id, stack in board.stacks.items():
        for power in dict.fromkeys(force.power for force in stack):
            mine = [force for force in stack if force.power == power]
            if is_at_home(board, power, hex_id):
                share = fixed.ONE
            else:
                eaters = sum(force.strength for force in board.friendly_on(power, hex_id))
                share = commissary.of(power).share(hex_id, eaters)
            waste = wasted.setdefault(power, Waste())
            for force in mine:
                _eat(world, force, share)
                shortage = min(POINTS - force.supply, POINTS - share * POINTS // fixed.ONE)
                _waste(world, dice, board, force, hunger * shortage // POINTS, waste)
                _rest(world, force)
    for force in world.forces.values():
        if queries.is_fleet(world, force) or force.at_sea:
            _rest(world, force)
    return [_tell(world, power, waste) for power, waste in sorted(wasted.items()) if waste.forces]


def is_at_home(board: Board, power: int, hex_id: int) -> bool:
    """Whether a force of a power at peace stands on its own side's ground, where all is cared for."""
    return not board.enemies(power) and board.controller[hex_id] in board.friends(power)


def _eat(world: World, force: Force, share: int) -> None:
    """Supply moves towards what was eaten, down by hunger, up by recovery."""
    rules, pace, aim = world.rules.supply, world.rules.movement, share * POINTS // fixed.ONE
    if aim < force.supply:
        force.supply = max(aim, force.supply - pace.in_a_round(rules.hunger))
    else:
        force.supply = min(aim, force.supply + pace.in_a_round(rules.recovery))


def _waste(world: World, dice: Dice, board: Board, force: Force, hunger: int, waste: Waste) -> None:
    """Sickness in the field on foreign soil, and hunger anywhere, take men and heart.

    ``hunger`` is the share of strength that hunger would take from the force in an average month.
    """
    rules, pace, rate = world.rules.supply, world.rules.movement, hunger
    if board.enemies(force.power) and not _is_own_soil(board, force):
        rate += rules.sickness
    if not rate:
        return
    throw = 2 * dice.unit(world.turn, "attrition", force.id, world.round) - MILLION
    swing = fixed.ONE + rules.attrition_swing * throw // MILLION
    men = min(fixed.mul(force.strength, pace.in_a_round(fixed.mul(rate, swing))), force.strength)
    if not men:
        return
    force.strength -= men
    if hunger:
        heart = rules.hunger_morale * (POINTS - force.supply) // POINTS
        force.morale = max(0, force.morale - pace.in_a_round(heart))
    waste.forces.append((force.id, men))
    if force.strength == 0:
        waste.starved.append(force.id)
        del world.forces[force.id]


def _is_own_soil(board: Board, force: Force) -> bool:
    place = int(board.reader.map.place[force.hex])
    return place >= 0 and int(board.reader.places.owner[place]) in board.friends(force.power)


def _rest(world: World, force: Force) -> None:
    """Morale returns to the ordinary for those that are fed and did not fight; elation fades."""
    ordinary = world.rules.combat.ordinary_morale
    step = world.rules.movement.in_a_round(world.rules.supply.morale_recovery)
    if force.morale > ordinary:
        force.morale = max(ordinary, force.morale - step * world.rules.supply.elation // fixed.ONE)
    elif not force.has_fought and force.supply * 2 >= POINTS:
        force.morale = min(ordinary, force.morale + step * force.supply // POINTS)


def _tell(world: World, power: int, waste: Waste) -> Record:
    return ArmyWasted(
        power=world.roster[power].id, men=sum(men for _, men in waste.forces), forces=tuple(waste.forces),
        starved=tuple(waste.starved),
    )  # fmt: skip
