"""Sittings: when a conference sits.

A table over a demand sits in the quarter in which it is called, before the ultimatum runs. Over a war it
sits when the envoys have come, and again when something has moved since it last sat: a battle, a town, a
power that came in or left, a party markedly wearier. Where nothing moves for long it sits over the stalemate.
"""

from __future__ import annotations

from game.words import CrisisStep
from game.world import fixed
from game.world.state.crises import Crisis
from game.world.state.reader import Reader
from game.world.state.world import World


def is_sitting(reader: Reader, crisis: Crisis) -> bool:
    """Whether the table of a crisis sits this quarter."""
    return crisis.step is CrisisStep.CONFERENCE and crisis.sits <= reader.turn


def is_awaited(reader: Reader, crisis: Crisis) -> bool:
    """Whether the envoys are on their way to the first sitting of a table."""
    return crisis.step is CrisisStep.CONFERENCE and crisis.sat < 0 and crisis.sits > reader.turn


def invite(world: World, crisis: Crisis) -> None:
    """Set the day of the first sitting: over a war only when the envoys have come."""
    journey = world.rules.crises.journey_quarters if crisis.war >= 0 else 0
    crisis.sits, crisis.sat = world.turn + journey, -1


def adjourn(world: World, crisis: Crisis) -> None:
    """Rise without a decision: over a war until something has moved, else until next quarter."""
    wait = world.rules.crises.still_quarters if crisis.war >= 0 else 0
    crisis.sat, crisis.sits = world.turn, world.turn + wait
    crisis.tired = {p: world.powers[p].weariness for p in sorted(crisis.parties)}


def sittings_of(reader: Reader, crisis: Crisis) -> int:
    """How often a conference sits before it breaks up: consensus takes time (VET)."""
    rules = reader.rules.crises
    body = reader.bodies.get(crisis.body)
    veto = body.parameters.veto if body else fixed.ONE // 2
    return rules.sittings + fixed.mul(rules.veto_sittings, veto)


def recall(world: World, crisis: Crisis) -> None:
    """Let a table that waits for the war to move sit this quarter, if it has moved."""
    if crisis.step is CrisisStep.CONFERENCE and 0 <= crisis.sat < world.turn and has_moved(world, crisis):
        crisis.sits = min(crisis.sits, world.turn)


def has_moved(reader: Reader, crisis: Crisis) -> bool:
    """Whether the war of a crisis is another than on the day when its table last sat."""
    war = reader.wars.get(crisis.war)
    if war is None or war.stirred >= crisis.sat:
        return True
    step = reader.rules.crises.wearier
    return any(reader.powers[p].weariness >= was + step for p, was in crisis.tired.items())
