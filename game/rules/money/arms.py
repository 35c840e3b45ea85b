"""Limits of arms: who may keep no more men under arms than a peace allows him.

The limit binds at peace and in a war that its bearer began; who is attacked may raise what he can. What
stands beyond it when peace returns has to be sent home; the holders of the limit count. A limit may also name
kinds of forces, such as tanks or battleships, alone or beside the men.
"""

from __future__ import annotations

from game.rules.orders import Code, Refusal, refuse
from game.words import TreatyKind
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import Treaty


def limit_of(reader: Reader, power: int) -> Treaty | None:
    """The lowest limit of arms that binds a power today, None while it is free to raise what it can."""
    bonds = [
        t
        for t in queries.treaties_of(reader, power, TreatyKind.ARMS_LIMIT)
        if t.subject == power and limits_men(t)
    ]
    if not bonds or _is_attacked(reader, power):
        return None
    return min(bonds, key=lambda t: (t.amount, t.id))


def limits_men(treaty: Treaty) -> bool:
    """Whether a limit of arms says how many men: always, but where it names kinds of forces and no men."""
    return treaty.amount > 0 or not treaty.caps


def _is_attacked(reader: Reader, power: int) -> bool:
    return any(war.side_of(power) < 0 for war in queries.wars_of(reader, power))


def cap_on(reader: Reader, power: int, unit: str) -> tuple[int, int] | None:
    """The treaty that leaves a power fewest forces of a kind today, and how many; None where none does."""
    if _is_attacked(reader, power):
        return None
    caps = [
        (cap.most, bond.id)
        for bond in queries.treaties_of(reader, power, TreatyKind.ARMS_LIMIT)
        for cap in bond.caps
        if (cap.power, cap.unit) == (power, unit)
    ]
    return min(caps)[::-1] if caps else None


def check_kind(reader: Reader, power: int, unit: str) -> Refusal | None:
    """Nobody raises one more of a kind of which a treaty allows him no more."""
    cap = cap_on(reader, power, unit)
    if cap is None:
        return None
    treaty, most = cap
    have = sum(force.kind == unit for force in queries.forces_of(reader, power))
    if have < most:
        return None
    return refuse(Code.ARMS_LIMITED, what="kind", unit=unit, most=most, now=have, treaty=treaty)


def room(reader: Reader, power: int) -> int | None:
    """How many more men a power may take under arms, never below 0; None without a limit."""
    limit = limit_of(reader, power)
    return None if limit is None else max(0, limit.amount - queries.strength_of(reader, power))


def check_men(reader: Reader, power: int, men: int) -> Refusal | None:
    """Nobody takes more men under arms than a peace allows him."""
    limit = limit_of(reader, power)
    if limit is None:
        return None
    under_arms = queries.strength_of(reader, power)
    if under_arms + men <= limit.amount:
        return None
    return refuse(Code.ARMS_LIMITED, men=limit.amount, now=under_arms, treaty=limit.id)
