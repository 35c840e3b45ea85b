"""Bonds of peace: which treaties forbid two powers to fight each other."""

from __future__ import annotations

from game.words import TreatyKind
from game.world import queries
from game.world.queries import Reader
from game.world.treaties import Treaty

#: Treaties that forbid war between all parties, and those that forbid it to and on the one they are about:
#: guarantors of the same state may fall out with each other.
PEACEFUL = (
    TreatyKind.DEFENSIVE_ALLIANCE,
    TreatyKind.OFFENSIVE_ALLIANCE,
    TreatyKind.NON_AGGRESSION,
    TreatyKind.TRUCE,
)
PROTECTIVE = (TreatyKind.GUARANTEE, TreatyKind.NEUTRALITY)


def peace_bonds(reader: Reader, a: int, b: int) -> list[Treaty]:
    """Treaties in force that forbid war between two powers, oldest first."""
    return [
        treaty
        for treaty in queries.treaties_between(reader, a, b, *PEACEFUL, *PROTECTIVE)
        if treaty.kind in PEACEFUL or treaty.subject in (a, b)
    ]
