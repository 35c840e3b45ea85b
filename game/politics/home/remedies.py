"""Remedies: what others do, knowingly or not, for a country that is going wrong at home."""

from __future__ import annotations

from game.politics.perception import condition
from game.politics.statecraft.reassurance import is_fresh
from game.words import Footing, Remedy
from game.world.state import queries
from game.world.state.reader import Reader


def is_given(reader: Reader, power: int, remedy: Remedy) -> bool:
    """Whether others give a power this remedy at present."""
    match remedy:
        case Remedy.INCLUDED:
            return condition.is_included(reader, power)
        case Remedy.RELIEVED:
            return condition.is_relieved(reader, power)
        case Remedy.REASSURED:
            return is_reassured(reader, power)


def is_reassured(reader: Reader, power: int) -> bool:
    """Whether a power has nothing to fear in sight: no war, no claim on its land, no neighbour in arms.

    A neighbour that has sent men home from the border within the year does not count as one in arms.
    """
    if queries.is_at_war(reader, power):
        return False
    if any(reader.places.owner[claim.place] == power for claim in reader.claims):
        return False
    near = queries.bordering(reader, power)
    return all(reader.powers[p].footing is Footing.PEACE or is_fresh(reader, p, power) for p in near)
