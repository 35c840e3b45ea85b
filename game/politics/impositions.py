"""What can be demanded besides land, money and securities: to leave a place, protection, words, everything.

A *note* is words of regret, as the other dictates them; a *pact* is a treaty between the two, such as a
right of passage. Who comes under protection keeps its government and its land; who leaves a place hands it
to its owner; who empties a zone at his edges keeps it, without soldiers; a province that votes may go or
stay. Who is annexed is no more: a whole state can be asked for, capital and all, which no cession may. All
are articles like a peace's, so that tables, ultimatums and wars deal with them as with others.
"""

from __future__ import annotations

from typing import Final, Literal

from game.rules.money import economy
from game.words import OverlordKind, Rank, Term, TreatyKind
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm

IMPOSED: Final = (
    Term.EVACUATION,
    Term.PROTECTION,
    Term.NOTE,
    Term.PACT,
    Term.ZONE,
    Term.VOTE,
    Term.ANNEXATION,
)
#: Treaties between two alone that one can be made to sign.
Pact = Literal[
    TreatyKind.ACCESS, TreatyKind.TRADE, TreatyKind.NON_AGGRESSION,
    TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE,
]  # fmt: skip


def is_sound(reader: Reader, term: PeaceTerm) -> bool:
    """Whether there is something to leave, somebody to protect, a treaty that is not in force.

    What is emptied of soldiers is a border or a shore, never the capital.
    """
    free = all(queries.sovereign_of(reader, p) == p for p in (term.giver, term.taker))
    match term.term:
        case Term.EVACUATION:
            if not queries.is_land_place(reader, term.place):
                return False
            holder, owner = queries.holder_of(reader, term.place), int(reader.places.owner[term.place])
            return holder == term.giver != owner >= 0
        case Term.PROTECTION:
            is_great = reader.powers[term.giver].rank is Rank.GREAT
            return free and not is_great and reader.powers[term.giver].overlord < 0
        case Term.ZONE:
            return _is_an_edge(reader, term) and not _is_empty_by_treaty(reader, term)
        case Term.VOTE:
            owned = queries.is_land_place(reader, term.place) and _owns(reader, term.giver, term.place)
            return owned and term.place != reader.powers[term.giver].capital
        case Term.ANNEXATION:
            return _can_be_annexed(reader, term)
        case Term.PACT:
            signed = term.pact is None or queries.treaties_between(reader, term.giver, term.taker, term.pact)
            return free and not signed
        case _:
            return True


def _owns(reader: Reader, power: int, place: int) -> bool:
    return int(reader.places.owner[place]) == power


def _is_an_edge(reader: Reader, term: PeaceTerm) -> bool:
    """Whether a province of the giver's touches water or the land of another, and is not his capital."""
    owned = queries.is_land_place(reader, term.place) and _owns(reader, term.giver, term.place)
    if not owned or term.place == reader.powers[term.giver].capital:
        return False
    index, owner = index_of(reader.map), reader.places.owner
    near = any(int(owner[b]) not in (-1, term.giver) for b in index.borders[term.place])
    return near or bool(index.zones[term.place])


def _is_empty_by_treaty(reader: Reader, term: PeaceTerm) -> bool:
    """Whether the giver keeps a place empty of soldiers by a treaty already."""
    bonds = queries.treaties_of(reader, term.giver, TreatyKind.DEMILITARISED_ZONE)
    return any(term.place in bond.places for bond in bonds)


def _can_be_annexed(reader: Reader, term: PeaceTerm) -> bool:
    """Whether the taker may have a whole state: no great one, and free, his own, or another lord's vassal."""
    state = reader.powers[term.giver]
    is_loose = state.overlord in (-1, term.taker) or state.overlord_kind is OverlordKind.SUZERAIN
    if state.rank is Rank.GREAT or not is_loose:
        return False
    return queries.sovereign_of(reader, term.taker) == term.taker


def price(reader: Reader, term: PeaceTerm) -> int:
    """War score that one of them asks; of a place, by what it yields beside all that its holder has."""
    if term.term is Term.ANNEXATION:
        return _price_of_a_state(reader, term)
    weight = reader.rules.politics.other_weight.get(term.term, 0)  # campaigns of old know of none
    if term.term not in (Term.EVACUATION, Term.ZONE, Term.VOTE):
        return weight
    yields = economy.province_outputs(reader)
    whole = int(yields[reader.places.owner == term.giver].sum())
    return fixed.mul(fixed.clip(fixed.ratio(int(yields[term.place]), max(1, whole))), weight)


def _price_of_a_state(reader: Reader, term: PeaceTerm) -> int:
    """Of a state a war wholly won; of a vassal what its lord's realm loses by it, as by a province."""
    lord = queries.sovereign_of(reader, term.giver)
    if lord in (term.giver, term.taker):
        return fixed.ONE
    yields, owner, rules = economy.province_outputs(reader), reader.places.owner, reader.rules.politics
    own, whole = (
        sum(int(yields[owner == p].sum()) for p in powers)
        for powers in ([term.giver], queries.realm_of(reader, lord))
    )
    share = fixed.ratio(own, max(1, whole))
    return min(fixed.ONE, rules.cession_floor + fixed.mul(share, rules.cession_weight))


def is_met(reader: Reader, term: PeaceTerm) -> bool:
    """Whether it has come true, by whatever way; words are forgotten."""
    match term.term:
        case Term.EVACUATION:
            return queries.holder_of(reader, term.place) != term.giver
        case Term.PROTECTION:
            giver = reader.powers[term.giver]
            return (giver.overlord, giver.overlord_kind) == (term.taker, OverlordKind.PROTECTOR)
        case Term.ZONE:
            return _is_empty_by_treaty(reader, term)
        case Term.VOTE:
            return _owns(reader, term.taker, term.place)
        case Term.ANNEXATION:
            return not reader.powers[term.giver].exists
        case Term.PACT if term.pact is not None:
            return bool(queries.treaties_between(reader, term.giver, term.taker, term.pact))
        case _:
            return False
