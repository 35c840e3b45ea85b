"""Who is bound to come into a war that one power would begin: one reckoning for both sides of it.

The realms of the two fight as a matter of course. Others are bound by a promise (an alliance, a guarantee, a
warning given), as far as no bond of peace keeps them from any foe. Who has promised to both, or promised one
and is bound to spare the other, is *torn* and comes for neither without breaking its word.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.politics.bonds import foe_to_spare
from game.politics.war.outbreak.titles import PROMISES, title_to_join
from game.politics.war.outbreak.war import host_of
from game.words import CasusBelli
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import War


@dataclass(frozen=True, slots=True)
class Sides:
    """Who would stand where, ascending; nobody stands in two of the three."""

    attackers: tuple[int, ...]
    defenders: tuple[int, ...]
    torn: tuple[int, ...]


def bound_sides(reader: Reader, attacker: int, target: int, casus: CasusBelli) -> Sides:
    """Who would be bound to fight if one power attacked another for that reason.

    The attacker counts as who broke the peace: what such a power can no longer plead holds nobody back.
    """
    attackers = host_of(reader, attacker, target)
    defenders = [p for p in host_of(reader, target, attacker) if p not in attackers]
    war = War(-1, "", reader.turn, attackers[:], defenders[:], casus, (), attacker)
    torn: list[int] = []
    for power in queries.existing(reader):
        if war.side_of(power) or queries.sovereign_of(reader, power) != power:
            continue
        for_us = title_to_join(reader, power, war, attacker) in PROMISES
        for_them = title_to_join(reader, power, war, target) in PROMISES
        with_us = for_us and not for_them and foe_to_spare(reader, power, war.defenders, attacker) < 0
        with_them = for_them and not for_us and foe_to_spare(reader, power, war.attackers, attacker) < 0
        foe = target if with_us else attacker
        come = [p for p in host_of(reader, power, foe) if not war.side_of(p)]
        if with_us:
            attackers += come
        elif with_them:
            defenders += come
        elif for_us or for_them:
            torn.append(power)
    return Sides(tuple(sorted(set(attackers))), tuple(sorted(set(defenders) - set(attackers))), tuple(torn))
