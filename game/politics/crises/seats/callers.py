"""Callers: at whose call the great powers sit down.

They come when one of their circle calls. Who stands outside it may ask, and needs one of them behind him,
unless he is attacked for what no ground supports. Where there is no circle there is none to stand outside.
"""

from __future__ import annotations

from typing import Final

from game.politics.perception import condition
from game.words import CasusBelli, TreatyKind
from game.world.state import queries
from game.world.state.reader import Reader

#: Treaties that make another's case one's own.
BINDING: Final = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE, TreatyKind.GUARANTEE)
#: Open treaties by which a power of the circle stands behind another that calls.
BACKING: Final = (*condition.FRIENDSHIP, TreatyKind.GUARANTEE)


def is_heard(reader: Reader, power: int, defender: int, casus: CasusBelli) -> bool:
    """Whether the great powers would sit down at a power's call, on a case against a defender."""
    if condition.is_included(reader, power, openly=True):
        return True
    if power == defender and casus is CasusBelli.CONQUEST:
        return True
    greats = [p for p in queries.great_powers(reader) if p != power]
    circle = [p for p in greats if condition.is_included(reader, p, openly=True)]
    if not circle:
        return True
    bonds = queries.treaties_of(reader, power, *BACKING)
    backers = {p for bond in bonds if not bond.secret for p in bond.parties}
    return any(p in backers for p in circle)
