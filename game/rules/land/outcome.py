"""From odds to results: the chance to win, the margin of a battle, and the losses that follow from it.

Pure arithmetic on two sides; land battles, storms and battles at sea share it with their own constants.
A margin is a logarithm in fixed point: 0 is a drawn battle, `fixed.log(rout)` a rout, below 0 the
attackers had the worse of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from game.rules.land.odds import Side
from game.world import fixed
from game.world.dice import MILLION
from game.world.state.reader import Reader
from game.world.state.world import Settings
from game.world.units import HUNDREDTHS

#: Ten equally likely slices of fortune stand for all of them in a forecast: their middles.
SLICES = tuple(range(50_000, 1_000_000, 100_000))


class OddsRules(Protocol):
    """Constants that chances and even losses need; `CombatRules` and `NavalRules` both have them."""

    @property
    def odds_power(self) -> int: ...
    @property
    def base_loss(self) -> int: ...
    @property
    def loss_power(self) -> int: ...
    @property
    def max_loss(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How defenders fight: what multiplies all losses, and whether they only fight for time."""

    share: int = fixed.ONE
    is_delay: bool = False


@dataclass(frozen=True, slots=True)
class Loss:
    """Men (or guns) a side would lose: the lower and upper tenth of cases, and the mean."""

    low: int
    expected: int
    high: int


@dataclass(frozen=True, slots=True)
class Prospect:
    """Chances and losses of one battle; shares in permyriad."""

    ratio: int
    chance: int
    rout: int
    repulse: int
    attacker_loss: Loss
    defender_loss: Loss


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one battle ends at a given margin; losses are shares of strength."""

    attackers_won: bool
    is_rout: bool
    attacker_loss: int
    defender_loss: int


def ratio_of(attacker: int, defender: int, limit: int) -> int:
    """The ratio of two values, held between 1 / limit and limit."""
    return fixed.clip(fixed.ratio(attacker, defender), fixed.div(fixed.ONE * fixed.ONE, limit), limit)


def steepness(rules: OddsRules, settings: Settings, reduced_luck: int) -> int:
    """How sharply the chance follows the ratio, in hundredths; sharper with reduced luck."""
    return rules.odds_power * fixed.ONE // reduced_luck if settings.luck == "reduced" else rules.odds_power


def chance_above(margin: int, threshold: int, steep: int) -> int:
    """Chance, permyriad, that fortune carries a battle of this expected margin beyond a threshold."""
    return fixed.logistic(fixed.div((margin - threshold) * steep, HUNDREDTHS))


def fortune(throw: int, steep: int) -> int:
    """What a throw from 0 to 999,999 adds to the margin; `chance_above` is exactly its distribution."""
    even = fixed.clip(throw, 1, MILLION - 1)
    return fixed.div((fixed.log(even) - fixed.log(MILLION - even)) * HUNDREDTHS, steep)


@lru_cache(maxsize=16)
def fortunes(steep: int) -> tuple[int, ...]:
    """What each of the `SLICES` of fortune adds to the margin."""
    return tuple(fortune(throw, steep) for throw in SLICES)


@lru_cache(maxsize=16)
def margin_of(ratio: int) -> int:
    """The margin that a ratio of constants makes, such as the rout's."""
    return fixed.log(ratio)


def even_losses(rules: OddsRules, margin: int, share: int = fixed.ONE) -> tuple[int, int]:
    """Shares both sides lose in the fighting itself at a margin, attackers first."""
    base = fixed.mul(rules.base_loss, share)
    lean = fixed.div(margin * rules.loss_power, HUNDREDTHS)
    return (
        min(rules.max_loss, fixed.mul(base, fixed.exp(-lean))),
        min(rules.max_loss, fixed.mul(base, fixed.exp(lean))),
    )


def outcome(reader: Reader, margin: int, manner: Manner, attacker: Side, defender: Side) -> Outcome:
    """How a land battle ends at a margin. Defenders that only delay are not routed.

    Few men can only kill so many: what a side loses is bounded by the number of the other.
    """
    rules = reader.rules.combat
    attacker_loss, defender_loss = even_losses(rules, margin, manner.share)
    rout = margin_of(rules.rout)
    won = margin > 0
    is_rout = abs(margin) >= rout and not (won and manner.is_delay)
    winner = attacker if won else defender
    chase = rules.pursuit + fixed.mul(rules.cavalry_pursuit, winner.horse)
    chase = fixed.div(chase * min(abs(margin), rout), rout) + (rules.rout_loss if is_rout else 0)
    further = fixed.mul(chase, manner.share)
    if won:
        defender_loss = min(rules.max_loss, defender_loss + further)
    elif is_rout:  # a repulsed attacker falls back to where he stood; only a routed one is pursued
        attacker_loss = min(rules.max_loss, attacker_loss + further)
    return Outcome(
        won,
        is_rout,
        min(attacker_loss, fixed.ratio(fixed.mul(defender.men, rules.most_inflicted), max(1, attacker.men))),
        min(defender_loss, fixed.ratio(fixed.mul(attacker.men, rules.most_inflicted), max(1, defender.men))),
    )


def prospect(reader: Reader, attacker: Side, defender: Side, manner: Manner) -> Prospect:
    """What to expect of a land battle between two sides."""
    rules = reader.rules.combat
    ratio = ratio_of(attacker.value, defender.value, rules.odds_limit)
    margin = fixed.log(ratio)
    steep = steepness(rules, reader.settings, rules.reduced_luck)
    rout = margin_of(rules.rout)
    ends = [outcome(reader, margin + luck, manner, attacker, defender) for luck in fortunes(steep)]
    return Prospect(
        ratio=ratio,
        chance=chance_above(margin, 0, steep),
        rout=0 if manner.is_delay else chance_above(margin, rout, steep),
        repulse=fixed.ONE - chance_above(margin, -rout, steep),
        attacker_loss=_spread(attacker.men, [end.attacker_loss for end in ends]),
        defender_loss=_spread(defender.men, [end.defender_loss for end in ends]),
    )


def _spread(men: int, shares: list[int]) -> Loss:
    """What the shares of men lost in each of the `SLICES` come to: lower tenth, mean and upper tenth."""
    ranked = sorted(shares)
    low, high = ((ranked[i] + ranked[i + 1]) * men for i in (0, len(ranked) - 2))
    mean = fixed.div(men * sum(shares), len(shares) * fixed.ONE)
    return Loss(fixed.div(low, 2 * fixed.ONE), mean, fixed.div(high, 2 * fixed.ONE))
