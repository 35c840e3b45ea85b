"""Standing orders of a single force: how it meets an attack, and digging in.

**The rule.** A stance holds until it is changed; `game.rules.land.reactions` says what each does. A force
that neither marches nor fights in a round of war digs in one level by itself; the order to entrench does it
at once and takes all its time, so it must not have marched. Works are lost on leaving them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.rules.land.movement import full_points, own_land_forces
from game.rules.orders import Code, Order, Refusal, refuse
from game.words import Stance
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class SetStance(Order):
    """Tell a land force what to do when it is attacked or passed."""

    kind: ClassVar[str] = "set_stance"
    undoable: ClassVar[bool] = True
    force: int
    stance: Stance


@dataclass(frozen=True, slots=True)
class Entrench(Order):
    """Have a force spend the month digging in."""

    kind: ClassVar[str] = "entrench"
    undoable: ClassVar[bool] = True
    force: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceSet(Record):
    """A force was told how to meet an attack."""

    type: ClassVar[str] = "stance_set"
    power: PowerWord
    force: int
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceEntrenched(Record):
    """A force dug in; ``level`` is how deep it now stands."""

    type: ClassVar[str] = "force_entrenched"
    power: PowerWord
    force: int
    hex: int
    level: int


def check_set_stance(reader: Reader, order: SetStance) -> Refusal | None:
    """Only one's own land force."""
    force = reader.forces.get(order.force)
    if force is None:
        return refuse(Code.NO_SUCH_FORCE, force=order.force)
    if force.power != order.power:
        return refuse(Code.NOT_YOUR_FORCE, force=order.force)
    return refuse(Code.NOT_A_LAND_FORCE, force=order.force) if queries.is_fleet(reader, force) else None


def apply_set_stance(world: World, dice: Dice, order: SetStance) -> list[Record]:
    """The new stance holds until it is changed."""
    world.forces[order.force].stance = order.stance
    name = world.roster[order.power].id
    return [StanceSet(power=name, force=order.force, stance=order.stance, readers=(name,))]


def check_entrench(reader: Reader, order: Entrench) -> Refusal | None:
    """One's own ready land force that has not marched or attacked and can still dig deeper."""
    forces, bad = own_land_forces(reader, order.power, (order.force,))
    if bad:
        return bad
    force = forces[0]
    if force.has_fought:
        return refuse(Code.ALREADY_FOUGHT, force=force.id)
    if force.points < full_points(reader, force):
        return refuse(Code.NO_POINTS, hex=force.hex, cost=full_points(reader, force), left=force.points)
    deepest = reader.rules.combat.max_entrenchment[reader.facts.era]
    return refuse(Code.NOTHING_TO_DO) if force.entrenchment >= deepest else None


def apply_entrench(world: World, dice: Dice, order: Entrench) -> list[Record]:
    """One level deeper, and no march this round."""
    force = world.forces[order.force]
    force.entrenchment += 1
    force.points = 0
    name = world.roster[order.power].id
    return [
        ForceEntrenched(power=name, force=force.id, hex=force.hex, level=force.entrenchment, readers=(name,))
    ]
