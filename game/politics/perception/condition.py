"""Conditions at home by their names: reading them, moving them, weighing them.

The laws, the pathologies, the cabinets and the events all speak of the same twenty conditions
(`game.words.Condition`), each a share of 10,000. Most stand in `Home` or `Power`; the last four are read
off other facts and cannot be moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.rules.money import debt
from game.words import Condition, Rank, Rung, TreatyKind
from game.world import fixed
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World

#: Conditions that stand in `Power`; those before them in `Condition` stand in `Home`.
IN_POWER: Final = frozenset(
    {
        Condition.HARDSHIP, Condition.LEGITIMACY, Condition.NATIONALISM, Condition.OPENNESS,
        Condition.EXHAUSTION, Condition.WILL, Condition.WEARINESS,
    }
)  # fmt: skip
#: Conditions that follow from other facts.
READ_ONLY: Final = frozenset({Condition.WEARINESS, Condition.DEBT, Condition.UNREST, Condition.EXCLUSION})
#: Conditions of which more is better; of all others less is.
GOOD: Final = frozenset(
    {
        Condition.INSTITUTIONS, Condition.CIVIL_CONTROL, Condition.LEGITIMACY, Condition.OPENNESS,
        Condition.WILL,
    }
)  # fmt: skip
#: Treaties between friends; who has them with two great powers stands in their circle.
FRIENDSHIP: Final = (
    TreatyKind.DEFENSIVE_ALLIANCE, TreatyKind.OFFENSIVE_ALLIANCE, TreatyKind.NON_AGGRESSION,
)  # fmt: skip

Values = dict[Condition, int]


def value(reader: Reader, power: int, condition: Condition) -> int:
    """One condition of a power, as far as the reader knows it."""
    if condition in IN_POWER:
        return int(getattr(reader.powers[power], condition))
    match condition:
        case Condition.DEBT:
            return debt.indebtedness(reader, power)
        case Condition.UNREST:
            return unrest(reader, power)
        case Condition.EXCLUSION:
            return 0 if is_included(reader, power) else fixed.ONE
        case _:
            return int(getattr(reader.powers[power].home, condition))


def values(reader: Reader, power: int) -> Values:
    """All conditions of a power at this moment, in the order of their table."""
    return {condition: value(reader, power, condition) for condition in Condition}


def harm(condition: Condition, value: int) -> int:
    """How ill a country fares by one condition, permyriad."""
    return fixed.ONE - value if condition in GOOD else value


def weigh(base: int, weights: Mapping[Condition, int], known: Mapping[Condition, int]) -> int:
    """The base and the sum of weights times conditions."""
    return base + sum(fixed.mul(weight, known[condition]) for condition, weight in weights.items())


def move(world: World, power: int, moves: Mapping[Condition, int], share: int = fixed.ONE) -> None:
    """Move conditions by steps (or a share of them), within their bounds; read-only ones are refused.

    Raises `ValueError` for a condition that follows from other facts.
    """
    state = world.powers[power]
    for condition, step in moves.items():
        if condition in READ_ONLY:
            raise ValueError(f"{condition} follows from other facts and cannot be moved")
        where = state if condition in IN_POWER else state.home
        setattr(where, condition, fixed.clip(getattr(where, condition) + fixed.mul(step, share)))


def unrest(reader: Reader, power: int) -> int:
    """Unrest in a power's provinces, weighted by their people."""
    mine = reader.places.owner == power
    people = reader.places.population[mine].astype(np.int64)
    total = int(people.sum())
    return int((people * reader.places.unrest[mine]).sum()) // total if total else 0


def is_included(reader: Reader, power: int, *, openly: bool = False) -> bool:
    """Whether a power stands in the circle of the great powers: friendship or a council binds it to two.

    What the world knows of (``openly``) are no secret treaties.
    """
    great = [p for p in queries.great_powers(reader) if p != power]
    bonds = queries.treaties_of(reader, power, *FRIENDSHIP)
    bound = {p for t in bonds if not (openly and t.secret) for p in t.parties}
    for body in reader.bodies.values():
        if body.members.get(power) is Rung.COUNCIL:
            bound.update(p for p, rung in body.members.items() if rung is Rung.COUNCIL)
    return sum(p in bound for p in great) >= reader.rules.home.circle


def is_relieved(reader: Reader, power: int) -> bool:
    """Whether a great power trades with it by treaty."""
    return any(
        reader.powers[p].rank is Rank.GREAT
        for t in queries.treaties_of(reader, power, TreatyKind.TRADE)
        for p in t.parties
        if p != power
    )
