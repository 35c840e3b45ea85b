"""Mediation: whose call both parties of a war can hear as that of a friend.

Whoever is no party, is bound to neither by arms and is trusted by both mediates when it calls a table over
their war: they sign there a little sooner (docs/politics.md#time-and-ripeness).
"""

from __future__ import annotations

from game.politics.crises.seats.callers import BINDING
from game.world.state import queries
from game.world.state.crises import Crisis
from game.world.state.reader import Reader


def may_mediate(reader: Reader, power: int, parties: tuple[int, int]) -> bool:
    """Whether both parties would take a power for an honest broker."""
    if power in parties or any(power in queries.realm_of(reader, p) for p in parties):
        return False
    if any(queries.at_war(reader, power, p) for p in parties):
        return False
    bound = any(queries.treaties_between(reader, power, p, kind) for p in parties for kind in BINDING)
    return not bound and standing_with(reader, power, parties) >= reader.rules.crises.mediator_trust


def standing_with(reader: Reader, power: int, parties: tuple[int, int]) -> int:
    """How far the more distrustful of two parties trusts a power."""
    return min(reader.trust_of(p)[power] for p in parties)


def mediator_of(reader: Reader, crisis: Crisis) -> int:
    """Who mediates in a war by having called the table; -1 where nobody does."""
    called = crisis.convener
    if crisis.war < 0 or called < 0 or not may_mediate(reader, called, crisis.parties):
        return -1
    return called
