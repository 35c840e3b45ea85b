"""Securities of a peace: what is to make it hold when the armies have gone home, and what each is worth.

As 1814-18 treated France: the victor *occupies* border land as a pledge, the beaten keeps its *arms* below a
limit, the victors bind themselves to *vigilance* against it by name, it is *excluded* from the council until
it has kept its word for a time, and a *cabinet* the victors trust takes office. Whoever owes one may not
denounce it; whoever it is owed to may release him.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.money import economy
from game.words import Rung, Term, TreatyKind
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, Treaty

#: Articles that last, and the treaty that each of them leaves behind.
LASTING = {
    Term.OCCUPATION: TreatyKind.OCCUPATION,
    Term.ARMS_LIMIT: TreatyKind.ARMS_LIMIT,
    Term.VIGILANCE: TreatyKind.VIGILANCE,
    Term.EXCLUSION: TreatyKind.EXCLUSION,
}
#: All articles that secure a peace.
SECURITIES = (*LASTING, Term.RESTORATION)
#: Those that take land, arms or freedom from their giver; a watch is the victors' own affair.
HARD = (Term.OCCUPATION, Term.ARMS_LIMIT, Term.EXCLUSION, Term.RESTORATION)
#: Treaties that one party (the subject) owes the others.
OWED = (TreatyKind.OCCUPATION, TreatyKind.ARMS_LIMIT, TreatyKind.EXCLUSION)
#: Treaties that may be owed, or signed among equals without a subject.
OWED_OR_EQUAL = (TreatyKind.ARMS_LIMIT, TreatyKind.DEMILITARISED_ZONE)
BINDING = tuple(dict.fromkeys((*OWED, *OWED_OR_EQUAL)))


def is_mutual(treaty: Treaty) -> bool:
    """Whether it is a limit of arms or an empty zone among equals, which nobody owes and any may denounce."""
    return treaty.kind in OWED_OR_EQUAL and treaty.subject < 0


def owes(treaty: Treaty, power: int) -> bool:
    """Whether a treaty is a security that this power owes the other."""
    return treaty.kind in BINDING and treaty.subject == power


def is_owed_to(treaty: Treaty, power: int) -> bool:
    """Whether a treaty is a security that this power holds."""
    return (
        treaty.kind in BINDING
        and power in treaty.parties
        and treaty.subject != power
        and not is_mutual(treaty)
    )


def watch_on(reader: Reader, watcher: int, named: int) -> Treaty | None:
    """The firmest treaty of vigilance by which a power is bound against another, if there is one."""
    bonds = [t for t in queries.treaties_of(reader, watcher, TreatyKind.VIGILANCE) if t.about == named]
    return max(bonds, key=lambda t: (t.bindingness, -t.id), default=None)


def is_excluded(reader: Reader, power: int) -> bool:
    """Whether a peace keeps a power out of the councils it would sit in."""
    bonds = queries.treaties_of(reader, power, TreatyKind.EXCLUSION)
    return any(treaty.subject == power for treaty in bonds)


# --- which can be asked -----------------------------------------------------------------------------


def is_sound(reader: Reader, term: PeaceTerm, takers: Sequence[int]) -> bool:
    """Whether a security can be given by its giver: there is something to hold, to limit, to change."""
    if not 0 <= term.quarters <= reader.rules.politics.indemnity_quarters:
        return False
    match term.term:
        case Term.OCCUPATION:
            return term.place in lands_to_hold(reader, term.giver, takers)
        case Term.ARMS_LIMIT:
            return least_arms(reader, term.giver) <= term.amount < reader.armies[term.giver]
        case Term.VIGILANCE:
            able = watchers(reader, takers)
            watches = watch_on(reader, term.taker, term.giver) is not None
            return term.taker in able and len(able) > 1 and not watches
        case Term.EXCLUSION:
            return _sit_together(reader, term.giver, term.taker)
        case _:
            makes_policy = term.giver in reader.facts.policy_makers
            return makes_policy and term.cabinet not in (None, reader.powers[term.giver].home.cabinet)


def lands_to_hold(reader: Reader, giver: int, takers: Sequence[int]) -> list[int]:
    """Provinces that victors can keep as a pledge, never the capital: at their border.

    Who has no border with the beaten keeps what is in his hands.
    """
    owner, holder, borders = reader.places.owner, queries.holders(reader), index_of(reader.map).borders
    lands = [
        place
        for place in queries.owned_by(reader, giver)
        if queries.is_land_place(reader, place) and place != reader.powers[giver].capital
    ]
    near = [place for place in lands if any(int(owner[b]) in takers for b in borders[place])]
    return near or [place for place in lands if int(holder[place]) in takers]


def least_arms(reader: Reader, power: int) -> int:
    """The men that no peace can take from a power: what keeps order at home."""
    return fixed.mul(economy.people_of(reader, power), reader.rules.politics.security.least_arms)


def watchers(reader: Reader, side: Sequence[int]) -> tuple[int, ...]:
    """Those of a side that can bind themselves to vigilance: its sovereigns, ascending."""
    return tuple(sorted(p for p in side if queries.sovereign_of(reader, p) == p))


def _sit_together(reader: Reader, one: int, other: int) -> bool:
    """Whether two powers sit as full members in a body."""
    return any(
        all(body.members.get(p, Rung.OBSERVER) >= Rung.COUNCIL for p in (one, other))
        for body in reader.bodies.values()
    )


# --- what they are worth ----------------------------------------------------------------------------


def price(reader: Reader, term: PeaceTerm) -> int:
    """War score that a security asks: what it changes for who gives it, the more the longer it lasts.

    A watch is what the victors promise each other: it takes nothing from whom it names.
    """
    rules = reader.rules.politics.security
    length = lasting(reader, term.quarters)
    match term.term:
        case Term.OCCUPATION:
            return fixed.mul(
                rules.occupation_floor + fixed.mul(rules.occupation, _part(reader, term)), length
            )
        case Term.ARMS_LIMIT:
            cut = fixed.ONE - fixed.ratio(term.amount, max(1, reader.armies[term.giver]))
            return fixed.mul(fixed.mul(rules.arms, fixed.clip(cut)), (fixed.ONE + length) // 2)
        case Term.VIGILANCE:
            return 0
        case Term.EXCLUSION:
            sits = _sit_together(reader, term.giver, term.taker)
            return fixed.mul(rules.exclusion, length) if sits else 0
        case _:
            changes = term.cabinet is not reader.powers[term.giver].home.cabinet
            return rules.restoration if changes else 0


def lasting(reader: Reader, quarters: int) -> int:
    """How much of a burden without end one of so many quarters is, permyriad; none: without end."""
    if not quarters:
        return fixed.ONE
    return min(fixed.ONE, fixed.ratio(quarters, reader.rules.politics.security.generation))


def _part(reader: Reader, term: PeaceTerm) -> int:
    """The share of its giver's land that a province is, by its yield."""
    yields = economy.province_outputs(reader)
    whole = int(yields[reader.places.owner == term.giver].sum())
    return fixed.ratio(int(yields[term.place]), max(1, whole))
