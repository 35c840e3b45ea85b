"""Rests: how long two powers let a quarrel lie before they may have another (docs/politics.md#incidents)."""

from __future__ import annotations

from game.words import CrisisEnd
from game.world.state.crises import Crisis
from game.world.state.reader import Reader


def has_rested(reader: Reader, challenger: int, defender: int) -> bool:
    """Whether the same two have let a quarrel lie long enough to open another."""
    return rest_left(reader, challenger, defender) <= 0


def rest_left(reader: Reader, challenger: int, defender: int) -> int:
    """Quarters until a power may ask something of another again: longer after a threat that it dropped."""
    rules, left = reader.rules.crises, 0
    for crisis in reader.crises.values():
        if crisis.is_over and crisis.parties == (challenger, defender):
            rest = rules.rest_dropped if was_dropped(crisis) else rules.rest_quarters
            left = max(left, crisis.end + rest + 1 - reader.turn)
    return left


def was_dropped(crisis: Crisis) -> bool:
    """Whether an affair ended with a threat of the challenger's own that was defied, and that he dropped."""
    return crisis.outcome is CrisisEnd.BACKED_DOWN and crisis.is_own_demand


def are_in_crisis(reader: Reader, one: int, other: int) -> bool:
    """Whether two powers have an affair with each other."""
    return any(set(c.parties) == {one, other} for c in reader.crises.values() if not c.is_over)


def may_quarrel(reader: Reader, one: int, other: int) -> bool:
    """Whether two powers have no affair with each other, and none that is hardly over."""
    return not are_in_crisis(reader, one, other) and has_rested(reader, one, other)
