"""Treaties of restraint: what powers promise each other not to do to a third state (P12).

A **sphere** binds one party: it stands back from the third state, so it neither claims nor takes its land,
nor allies with it, guarantees it or courts it. A **self-denial** binds all parties: none claims or takes land
of the third state. What such a treaty forbids is refused to who is bound; he must denounce it and wait, or
break it in the open, which is an incident between him and the others. Who comes in beside those who fight
that state, sent by no table and by no older promise, tears it up by doing so, but where it broke the peace.
"""

from __future__ import annotations

from collections.abc import Iterable

from game.politics.bonds import bound_by
from game.rules.orders import Code, Refusal, refuse
from game.words import Rank, TreatyKind
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import Treaty

#: Treaties about a third state.
RESTRAINTS = (TreatyKind.SPHERE, TreatyKind.SELF_DENIAL)
#: A treaty about provinces of the parties, which each keeps empty (`game.rules.land.zones`).
ZONE = TreatyKind.DEMILITARISED_ZONE
#: Treaties whose breach is an incident.
RESTRAINING = (*RESTRAINTS, ZONE)
#: Promises of defence, which who stands back from a state may not give it.
PROTECTION = (TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE, TreatyKind.GUARANTEE)


def binds(treaty: Treaty, power: int) -> bool:
    """Whether a treaty of restraint restrains this party: one of a sphere, each of any other."""
    return treaty.subject == power if treaty.kind is TreatyKind.SPHERE else power in treaty.parties


def stands_back(reader: Reader, power: int, state: int) -> Treaty | None:
    """The treaty by which a power leaves a state to another's influence, if it has signed one."""
    for treaty in queries.treaties_of(reader, power, TreatyKind.SPHERE):
        if treaty.about == state and treaty.subject == power:
            return treaty
    return None


def renunciation(reader: Reader, power: int, owner: int) -> Treaty | None:
    """The treaty by which a power has given up a state's land, if it has signed one."""
    return next(iter(renunciations(reader, power, (owner,))), None)


def renunciations(reader: Reader, power: int, owners: Iterable[int]) -> list[Treaty]:
    """Every treaty by which a power has given up land of any of these states, oldest first."""
    asked = set(owners)
    return [
        treaty
        for treaty in queries.treaties_of(reader, power, *RESTRAINTS)
        if treaty.about in asked and binds(treaty, power)
    ]


def check_land(reader: Reader, power: int, owner: int) -> Refusal | None:
    """Nobody claims or takes land that he has given up by treaty."""
    treaty = renunciation(reader, power, owner)
    return bound_by(reader, treaty) if treaty else None


def check_favour(reader: Reader, power: int, state: int) -> Refusal | None:
    """Nobody courts or protects a state that he has left to another."""
    treaty = stands_back(reader, power, state)
    return bound_by(reader, treaty) if treaty else None


def check_bond(reader: Reader, kind: TreatyKind, one: int, other: int) -> Refusal | None:
    """Neither party to a promise of defence may have left the other to a third power."""
    if kind not in PROTECTION:
        return None
    return check_favour(reader, one, other) or check_favour(reader, other, one)


def check_about(
    reader: Reader, kind: TreatyKind, parties: tuple[int, int], about: int, subject: int
) -> Refusal | None:
    """A treaty of restraint is about a free third state that no party has promised to protect.

    A sphere names the party that stands back, and is not about a great power, nor about whom that party has
    warned somebody off.
    """
    if kind not in RESTRAINTS:
        return refuse(Code.BAD_TERMS, what=kind) if about >= 0 or subject >= 0 else None
    if not 0 <= about < len(reader.powers) or not reader.powers[about].exists or about in parties:
        return refuse(Code.NO_SUCH_POWER, power=about)
    name = reader.roster[about].id
    if queries.sovereign_of(reader, about) != about:
        return refuse(Code.UNDER_AN_OVERLORD, power=name)
    if any(queries.at_war(reader, p, about) for p in parties):
        return refuse(Code.ALREADY_AT_WAR, power=name)
    if kind is TreatyKind.SELF_DENIAL:
        return refuse(Code.BAD_TERMS, what=kind) if subject >= 0 else _check_new(reader, parties, kind, about)
    if subject not in parties or reader.powers[about].rank is Rank.GREAT:
        return refuse(Code.BAD_TERMS, what=name)
    for treaty in queries.treaties_between(reader, subject, about, *PROTECTION):
        return bound_by(reader, treaty)
    if any(w.about == about and w.until >= reader.turn for w in reader.powers[subject].dealings.warnings):
        return refuse(Code.ALREADY_BOUND, power=name)
    return _check_new(reader, parties, kind, about)


def check_places(
    reader: Reader, kind: TreatyKind, parties: tuple[int, int], places: tuple[int, ...]
) -> Refusal | None:
    """A zone is made of border provinces of the parties, no capitals, none of them in a zone already."""
    if kind is not ZONE:
        return refuse(Code.BAD_TERMS, what=kind) if places else None
    if not 0 < len(places) <= reader.rules.diplomacy.zone_most or list(places) != sorted(set(places)):
        return refuse(Code.BAD_TERMS, what=kind)
    taken = {p for party in parties for t in queries.treaties_of(reader, party, ZONE) for p in t.places}
    for place in places:
        if not queries.is_land_place(reader, place):
            return refuse(Code.NO_SUCH_PLACE, place=place)
        name = reader.map.place_id(place)
        if place not in border_places(reader, *parties):
            return refuse(Code.BAD_PLACE, place=name)
        if place in taken:
            return refuse(Code.PLACE_BOUND, place=name, treaty=kind)
    return None


def border_places(reader: Reader, one: int, other: int) -> list[int]:
    """Provinces of either power that touch the other's land, their capitals left out, ascending."""
    owner, borders = reader.places.owner, index_of(reader.map).borders
    found = [
        place
        for a, b in ((one, other), (other, one))
        for place in queries.owned_by(reader, a)
        if place != reader.powers[a].capital and any(int(owner[n]) == b for n in borders[place])
    ]
    return sorted(found)


def _check_new(reader: Reader, parties: tuple[int, int], kind: TreatyKind, about: int) -> Refusal | None:
    """The same two have not settled the same matter already: one state is one power's sphere."""
    one, other = parties
    if any(t.about == about for t in queries.treaties_between(reader, one, other, kind)):
        return refuse(Code.ALREADY_BOUND, power=reader.roster[other].id, treaty=kind)
    return None
