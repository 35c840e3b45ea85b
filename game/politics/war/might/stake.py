"""Stake: how much hangs on what is asked for, to all who might come in.

Who asks for half a country is out for all of it, and anybody may be next; a strip of land is a strip of land,
and fewer march for one. The reason given says how grave an affair is (`gravity`), what is asked how much of
that is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.money import economy
from game.words import CasusBelli, Term
from game.world import fixed
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm

#: Articles by which land would pass.
LAND = (Term.CESSION, Term.VOTE, Term.EVACUATION, Term.ANNEXATION)


def land_of(reader: Reader, term: PeaceTerm) -> list[int]:
    """The places that pass by an article: one, or all that a state owns which is annexed."""
    return queries.owned_by(reader, term.giver) if term.term is Term.ANNEXATION else [term.place]


def share_asked(reader: Reader, target: int, terms: Sequence[PeaceTerm]) -> int:
    """What part of all that a power's land yields is asked for."""
    yields = economy.province_outputs(reader)
    whole = sum(int(yields[p]) for p in queries.owned_by(reader, target))
    land = {place for term in terms if term.term in LAND for place in land_of(reader, term)}
    asked = sum(int(yields[place]) for place in sorted(land))
    return fixed.clip(fixed.ratio(asked, max(1, whole)))


def width(reader: Reader, target: int, terms: Sequence[PeaceTerm]) -> int:
    """How far a demand for land is one for everything: from a share of it on (`whole`) it is."""
    return fixed.clip(fixed.ratio(share_asked(reader, target, terms), reader.rules.ambition.whole))


def stake_of(reader: Reader, target: int, casus: CasusBelli, terms: Sequence[PeaceTerm] = ()) -> int:
    """How much is at stake where something is asked of a power for a reason; all where nothing is named."""
    gravity, named = reader.rules.crises.gravity[casus], {term.term for term in terms}
    if not named or not named <= set(LAND):
        return gravity
    return fixed.mul(
        gravity, fixed.blend(reader.rules.ambition.strip, fixed.ONE, width(reader, target, terms))
    )
