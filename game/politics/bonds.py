"""Bonds of peace: which treaties forbid two powers to fight each other, and which bind them to a third.

A truce belongs to the peace that made it, and to all who signed that peace: who tears it up towards one has
torn it up towards all. It shields him from none of them, and the others hold a guarantee of the wronged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from game.politics import securities
from game.rules.orders import Code, Refusal, refuse
from game.words import TreatyKind
from game.world import fixed
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
#: And against those who keep watch on it by name, or whose peace it tore up, not even the truce.
WATCHED = (*FORFEITED, TreatyKind.TRUCE)


def peace_bonds(reader: Reader, a: int, b: int) -> list[Treaty]:
    """Treaties in force that forbid war between two powers, oldest first."""
    return [
        treaty
        for treaty in queries.treaties_between(reader, a, b, *PEACEFUL, *PROTECTIVE)
        if treaty.kind in PEACEFUL or treaty.subject in (a, b)
    ]


def bound_by(reader: Reader, treaty: Treaty) -> Refusal:
    """Which treaty forbids what somebody meant to do."""
    one, other = queries.names(reader, treaty.parties[:2])
    return refuse(
        Code.BOUND_BY_TREATY, what="treaty", treaty=treaty.id, kind=treaty.kind, one=one, other=other
    )


def is_bound(reader: Reader, power: int, foe: int, forfeited: Collection[TreatyKind] = ()) -> bool:
    """Whether a treaty keeps a power from fighting another, but for those kinds that the other forfeited.

    Neither an alliance for defence nor a promise of peace shields a partner that broke the peace itself.
    """
    return any(bond.kind not in forfeited for bond in peace_bonds(reader, power, foe))


def forfeited_by(reader: Reader, power: int, culprit: int) -> Collection[TreatyKind]:
    """Treaties with a power that one who breaks the peace can no longer plead."""
    is_open = securities.watch_on(reader, power, culprit) or _tore_the_peace(reader, culprit, power)
    return WATCHED if is_open else FORFEITED


def foe_to_spare(reader: Reader, power: int, foes: Iterable[int], culprit: int) -> int:
    """The first of some foes that a power may not fight, -1 if it may fight them all.

    A treaty forbids it, unless that foe, as ``culprit``, has forfeited it; or they are comrades elsewhere.
    """
    comrades = queries.comrades_of(reader, power)
    for foe in foes:
        lapsed: Collection[TreatyKind] = ()
        if foe == culprit:
            lapsed = forfeited_by(reader, power, foe)
        if foe in comrades or is_bound(reader, power, foe, lapsed):
            return foe
    return -1


def neutral_by_treaty(reader: Reader, power: int) -> Treaty | None:
    """The treaty by which several powers made one neutral: it takes no part in others' wars.

    A neutrality between two forbids but the war between them.
    """
    bonds = queries.treaties_of(reader, power, TreatyKind.NEUTRALITY)
    return next((t for t in bonds if t.subject == power and len(t.parties) > 2), None)


def truce_to_uphold(reader: Reader, power: int, aggressor: int, victim: int) -> Treaty | None:
    """The truce by which a power and a victim once made one peace with an aggressor, if it still runs.

    It is known by the day on which both truces end; the victim's may be torn up already.
    """
    if not reader.rules.politics.truce_upheld:
        return None
    torn = reader.powers[aggressor].dealings.torn.get(victim)
    ends = {t.until for t in queries.treaties_between(reader, aggressor, victim, TreatyKind.TRUCE)} | {torn}
    truces = queries.treaties_between(reader, power, aggressor, TreatyKind.TRUCE)
    return next((truce for truce in truces if truce.until in ends), None)


def hardness(reader: Reader, bond: Treaty) -> int:
    """How hard a treaty binds who signed it to come to the help of a third; a truce less than a guarantee."""
    if bond.kind is TreatyKind.TRUCE:
        return fixed.mul(bond.bindingness, reader.rules.politics.truce_upheld)
    return bond.bindingness


def _tore_the_peace(reader: Reader, culprit: int, power: int) -> bool:
    """Whether a power's truce with another is of a peace that the other has torn up towards somebody."""
    if not reader.rules.politics.truce_upheld:
        return False
    torn = set(reader.powers[culprit].dealings.torn.values())
    return any(t.until in torn for t in queries.treaties_between(reader, power, culprit, TreatyKind.TRUCE))
