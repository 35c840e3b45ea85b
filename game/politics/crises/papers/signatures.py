"""Signatures: whom a settlement of a war binds where some who fight it do not sign.

Who fights beside a party and has something at stake signs for himself. Without his name, or means that told
him, a settlement is a separate peace of the others (docs/politics.md#crises).
"""

from __future__ import annotations

from game.words import CasusBelli
from game.world.state import queries
from game.world.state.crises import Crisis, Draft
from game.world.state.reader import Reader
from game.world.state.treaties import War


def holdouts(crisis: Crisis, draft: Draft) -> tuple[int, ...]:
    """Who fights a table's war beside a party and has put his name to no such draft."""
    return tuple(p for p in crisis.fighters if not has_signed(crisis, p, draft))


def has_signed(crisis: Crisis, power: int, draft: Draft) -> bool:
    """Whether a seat is for a draft."""
    vote = crisis.votes.get(power, -1)
    return 0 <= vote < len(crisis.drafts) and crisis.drafts[vote].same_as(draft)


def heed(crisis: Crisis, power: int, draft: Draft) -> None:
    """Who fights and gives way to a decision has signed it."""
    number = next((n for n, other in enumerate(crisis.drafts) if other.same_as(draft)), -1)
    if power in crisis.fighters:
        crisis.votes[power] = number


def may_part(reader: Reader, crisis: Crisis, unsigned: tuple[int, ...]) -> bool:
    """Whether peace can be made without some who fight on."""
    fight = reader.wars.get(crisis.war)
    return not unsigned or fight is None or signing_sides(reader, fight, unsigned) is not None


def signing_sides(
    reader: Reader, war: War, unsigned: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Between whom a settlement makes peace where some do not sign it; None where it can make none.

    Who does not sign fights on with his subjects, and the rest of his side leaves by a separate peace with
    all of the other. Where there are such on both sides nobody could leave, but for those who rose.
    """
    bound = {p for power in unsigned for p in queries.realm_of(reader, power)}
    first, second = (tuple(p for p in side if p not in bound) for side in (war.attackers, war.defenders))
    if len(first) < len(war.attackers) and len(second) < len(war.defenders):
        return (first, tuple(war.defenders)) if war.casus is CasusBelli.REBELLION else None
    return first, second
