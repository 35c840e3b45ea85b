"""Armament: how large an army a power's situation explains.

The treasurer of every power wants this army, and every observer reckons it for every other power, to tell
an explained build-up from an unprovoked one (P10, P26; docs/politics.md#armament). Men throughout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isqrt

from game.politics.perception import threat
from game.politics.perception.doctrine import Creed
from game.rules.money import budget, economy, grip
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.units import POUNDS, TENTHS


def army_for(reader: Reader, ordinary: int, need: int) -> int:
    """Men for a situation: those that keep order at home march when a threat asks for men, most of them."""
    stay = fixed.mul(min(ordinary, need), reader.rules.belief.stay)
    return max(ordinary, need) + stay


def pressure(
    reader: Reader, power: int, sizes: Sequence[int], suspected: Mapping[int, tuple[int, int]]
) -> int:
    """Hostile men to reckon with: root of the sum of squares, each weighed by reach and suspected intent."""
    total = 0
    for other, (reach, intent) in suspected.items():
        push = fixed.mul(fixed.mul(sizes[other], reach), intent)
        total += push * push
    magnified = fixed.ONE + fixed.mul(reader.rules.belief.fear_mult, reader.powers[power].home.fear)
    return fixed.mul(isqrt(total), magnified)


def needed_army(reader: Reader, press: int, expected_help: int) -> int:
    """Men it takes to stand up to the pressure: parity and a reserve, less the help counted on.

    Only expected help counts, never the promised one (P8).
    """
    rules = reader.rules.belief
    matched = fixed.mul(fixed.mul(press, rules.parity), fixed.ONE + rules.reserve)
    return fixed.ratio(max(0, matched - expected_help), reader.rules.will.defence)


def bearable_army(reader: Reader, power: int, output: int) -> int:
    """Men a power's political ceiling pays for at its wages; ``output`` is thousands of pounds a quarter."""
    return men_paid_by(reader, power, output, budget.army_cap(reader, power))


def men_paid_by(reader: Reader, power: int, output: int, share: int) -> int:
    """Men that a share of a power's output pays for at its wages."""
    yearly = fixed.mul(output * QUARTERS_A_YEAR, share)
    cost = max(1, fixed.mul(economy.wages(reader, power), reader.rules.economy.soldier_cost))
    return yearly * TENTHS * POUNDS // cost


def explained_army(reader: Reader, power: int, creed: Creed, sizes: Sequence[int], output: int) -> int:
    """Men an observer of that creed would hold in a power's shoes, at most what its people would bear.

    Help is left out on purpose: who arms for himself alone is not accused.
    """
    suspected = threat.intents(reader, power, creed, threat.neighbours(reader))
    need = needed_army(reader, pressure(reader, power, sizes, suspected), 0)
    if queries.is_at_war(reader, power):
        need = max(need, sizes[power])
    ordinary = grip.ordinary_army(reader, power)
    return max(ordinary, min(army_for(reader, ordinary, need), bearable_army(reader, power, output)), 1)
