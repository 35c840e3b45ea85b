"""Bonds of peace: which treaties forbid two powers to fight each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from game.politics import securities
from game.words import TreatyKind
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import Treaty

#: Treaties that forbid war between all parties, and those that forbid it to and on the one they are about:
#: guarantors of the same state may fall out with each other.
PEACEFUL = (
    TreatyKind.DEFENSIVE_ALLIANCE,
    TreatyKind.OFFENSIVE_ALLIANCE,
    TreatyKind.NON_AGGRESSION,
    TreatyKind.TRUCE,
)
PROTECTIVE = (TreatyKind.GUARANTEE, TreatyKind.NEUTRALITY)
#: Treaties that whoever breaks the peace can no longer plead, and who defies what the powers decided: a
#: guarantee is of what they made, not against what they make of it.
FORFEITED = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.NON_AGGRESSION)
DEFIED = (*FORFEITED, TreatyKind.GUARANTEE)
#: And against those who keep watch on it by name, not even the truce of the last peace.
WATCHED = (*FORFEITED, TreatyKind.TRUCE)


def peace_bonds(reader: Reader, a: int, b: int) -> list[Treaty]:
    """Treaties in force that forbid war between two powers, oldest first."""
    return [
        treaty
        for treaty in queries.treaties_between(reader, a, b, *PEACEFUL, *PROTECTIVE)
        if treaty.kind in PEACEFUL or treaty.subject in (a, b)
    ]


def is_bound(reader: Reader, power: int, foe: int, forfeited: Collection[TreatyKind] = ()) -> bool:
    """Whether a treaty keeps a power from fighting another, but for those kinds that the other forfeited.

    Neither an alliance for defence nor a promise of peace shields a partner that broke the peace itself.
    """
    return any(bond.kind not in forfeited for bond in peace_bonds(reader, power, foe))


def foe_to_spare(reader: Reader, power: int, foes: Iterable[int], culprit: int) -> int:
    """The first of some foes that a power may not fight, -1 if it may fight them all.

    A treaty forbids it, unless that foe, as ``culprit``, has forfeited it; or they are comrades elsewhere.
    """
    comrades = queries.comrades_of(reader, power)
    for foe in foes:
        lapsed: Collection[TreatyKind] = ()
        if foe == culprit:
            lapsed = WATCHED if securities.watch_on(reader, power, foe) else FORFEITED
        if foe in comrades or is_bound(reader, power, foe, lapsed):
            return foe
    return -1
