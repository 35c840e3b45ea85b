"""Armament: how large an army a power's situation explains.

The treasurer of every power wants this army, and every observer reckons it for every other power, to tell
an explained build-up from an unprovoked one (P10, P26; docs/politics.md#armament). Men throughout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isqrt

from game.politics.perception import threat
from game.politics.perception.doctrine import Creed
from game.rules.land.garrisons import holder_by, pledged
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


def bearable_army(reader: Reader, power: int, output: int, patience: int = 0) -> int:
    """Men a power's political ceiling pays for at its wages; ``output`` is thousands of pounds a quarter.

    With ``patience`` its people's will is thought so much greater.
    """
    return men_paid_by(reader, power, output, budget.army_cap(reader, power, patience))


def men_paid_by(reader: Reader, power: int, output: int, share: int) -> int:
    """Men that a share of a power's output pays for at its wages."""
    yearly = fixed.mul(output * QUARTERS_A_YEAR, share)
    cost = max(1, fixed.mul(economy.wages(reader, power), reader.rules.economy.soldier_cost))
    return yearly * TENTHS * POUNDS // cost


def explained_army(reader: Reader, power: int, creed: Creed, sizes: Sequence[int], output: int) -> int:
    """Men an observer of that creed would hold in a power's shoes, at most what its people would bear.

    Help is left out on purpose: who arms for himself alone is not accused. Nor is who is afraid and tired at
    once: what a people is weary of says nothing of whom an army is for. Land held as a pledge takes men
    beside all others.
    """
    suspected = threat.intents(reader, power, creed, threat.neighbours(reader))
    need = needed_army(reader, pressure(reader, power, sizes, suspected), 0)
    if any(
        war.battles for war in queries.wars_of(reader, power)
    ):  # a war on paper explains its enemies' men alone
        need = max(need, sizes[power])
    ordinary = grip.ordinary_army(reader, power)
    borne = bearable_army(reader, power, output, _weariness_overlooked(reader, power))
    return max(ordinary, min(army_for(reader, ordinary, need), borne), 1) + _on_guard(reader, power)


def goes_home(reader: Reader, power: int) -> bool:
    """Whether an army shrinks, as all can see who watch men come home, or was not watched for a year yet."""
    cut, before = reader.rules.belief.trust_cut, reader.powers[power].army_last_year
    quarters = reader.turn % QUARTERS_A_YEAR or QUARTERS_A_YEAR  # since it was counted
    left = fixed.ONE - cut * quarters // QUARTERS_A_YEAR
    return bool(cut) and (not before or reader.armies[power] <= fixed.mul(before, left))


def _weariness_overlooked(reader: Reader, power: int) -> int:
    """The will that weariness of war has taken from a people, as far as an observer adds it again."""
    state, rules = reader.powers[power], reader.rules
    tired = fixed.clip(state.weariness + state.exhaustion)
    return fixed.mul(rules.belief.tired, fixed.mul(rules.will.weary, tired))


def _on_guard(reader: Reader, power: int) -> int:
    """Men that it takes to hold what a power has as a pledge or keeps as a guard."""
    each = reader.rules.belief.pledge_men
    return each * sum(holder_by(bond) == power for bond in pledged(reader).values()) if each else 0
