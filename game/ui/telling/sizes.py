"""Sizes in words: how strong an army is beside another, how much a term asks, how far a body goes."""

from __future__ import annotations

from typing import Final

from game.ui.text import say
from game.world import fixed

#: Up to which share of one's own army, permyriad, another's is called so; above the last, the strongest.
STRENGTHS: Final = (2_500, 7_500, 13_500, 30_000)
#: Up to which share of a whole victory a term is called so.
PRICES: Final = (0, 500, 1_500, 3_000)
#: Up to which share a rule of a body is called so.
DEGREES: Final = (500, 2_500, 5_500, 8_500)
#: Up to which odds, permyriad, they are called so.
ODDS: Final = (
    1_500,
    2_900,
    4_200,
    5_900,
    8_500,
    12_000,
    17_500,
    22_500,
    27_500,
    35_000,
    45_000,
    65_000,
    95_000,
)


def odds_of(odds: int) -> str:
    """How many stand against how many, as one says it."""
    return say(f"odds_{_step(odds, ODDS)}")


def strength_beside(men: int, ours: int) -> str:
    """Another's army beside one's own, as one says it."""
    return say(f"strength_{_step(fixed.ratio(men, max(1, ours)), STRENGTHS)}") if men else say("no_army")


def price_of(price: int) -> str:
    """What a term of peace asks, as one says it."""
    return say(f"price_{_step(price, PRICES)}")


def degree_of(share: int) -> str:
    """How far something holds, as one says it."""
    return say(f"degree_{_step(share, DEGREES)}")


def _step(value: int, bounds: tuple[int, ...]) -> int:
    """How many of the bounds a value is above."""
    return sum(value > bound for bound in bounds)
