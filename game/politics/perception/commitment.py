"""Commitment: how powers move between self-help and concert (docs/politics.md#commitment).

An index of what one has lived through decides: trust in the others, compatibility, the good the order
does, how the others keep the rules, less the threat that evidence supports. Suspicion does not enter it.
Up takes years and a costly act; down takes one bad year. An own pathology caps it, an aggressor has none.
A step back is made in silence and comes out later (`game.politics.perception.disclosure`).
A person's stage decides nothing for the person: it is how the others read the conduct of that seat.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from game.politics.perception import threat
from game.politics.perception.compatibility import resting_trust
from game.politics.perception.doctrine import EVERYTHING, Creed
from game.words import Logic
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.sight.worldindex import WorldIndex
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World

TOP = 4
OPEN = ("regime", "logic")  # causes of a step that nobody can hide, even a step back
NO_SUSPICION = Creed(0, 0, 0, 0)


#: why a power stands otherwise by the others
Cause = Literal["experience", "pathology", "regime", "defaults", "logic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMoved(Record):
    """A power's commitment rose or fell by a stage: the index, its terms and what it was measured against."""

    type: ClassVar[str] = "stage_moved"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "cause"
    power: PowerWord
    before: int
    after: int
    index: int
    experience: dict[str, int]
    bar: int  # the index it had to reach, or fell below
    cause: Cause  # experience, pathology, regime, defaults, logic


@dataclass(frozen=True, slots=True)
class Index:
    """A power's experience of the others, as named terms that sum to one figure (permyriad)."""

    terms: tuple[tuple[str, int], ...]

    @property
    def value(self) -> int:
        """The index, clipped to 0..10,000."""
        return fixed.clip(sum(weight for _, weight in self.terms))


def index_of_commitment(
    reader: Reader, power: int, sizes: list[int], rest: NDArray[np.int64] | None = None
) -> Index:
    """What a power has lived through with the other great powers, weighed by their strength.

    ``rest`` is `resting_trust`, for who asks for many powers.
    """
    rules = reader.rules.commitment
    others = [p for p in queries.great_powers(reader) if p != power]
    weights = [max(1, sizes[p]) for p in others]
    if not others:
        return Index(())
    rest = resting_trust(reader) if rest is None else rest
    trust = fixed.mean([int(reader.beliefs.trust[power, p]) for p in others], weights)
    compat = fixed.mean([int(rest[power, p]) for p in others], weights)
    conduct = fixed.mean([reader.powers[p].compliance for p in others], weights)
    hope = rules.order_floor + fixed.mul(fixed.ONE - rules.order_floor, trust)
    order = fixed.mul(fixed.ONE - reader.powers[power].home.humiliation, hope)
    fears = threat.threats(reader, power, sizes, threat.neighbours(reader), NO_SUSPICION)
    return Index((
        ("trust", fixed.mul(rules.q_trust, trust)),
        ("compatibility", fixed.mul(rules.q_compat, compat)),
        ("order", fixed.mul(rules.q_order, order)),
        ("compliance", fixed.mul(rules.q_comp, conduct)),
        ("threat", -fixed.mul(rules.q_threat, max(fears.values(), default=0))),
    ))  # fmt: skip


def move_stages(world: World, dice: Dice) -> list[Record]:
    """Phase: every policy maker's commitment is measured, and moves where its clocks say so."""
    now = WorldIndex(world)  # stages are of no account in what powers have lived through
    sizes, rest = threat.army_sizes(now), resting_trust(now)
    records: list[Record] = []
    for power in world.facts.policy_makers:
        if not world.powers[power].exists:
            continue
        _mark_disarmament(world, power, sizes[power])
        if is_adaptive(world, power):
            records += _move(world, power, index_of_commitment(now, power, sizes, rest))
    return records


def _mark_disarmament(world: World, power: int, men: int) -> None:
    """An army cut within a year is a costly act that others see."""
    state, rules = world.powers[power], world.rules.commitment
    if world.turn % QUARTERS_A_YEAR == 0:
        if state.army_last_year and men <= fixed.mul(state.army_last_year, fixed.ONE - rules.cut):
            state.acted = world.turn
        state.army_last_year = men


def _move(world: World, power: int, index: Index) -> list[Record]:
    """Run the clocks of one power and move it by a stage at most."""
    state, rules = world.powers[power], world.rules.commitment
    cap = cap_of(world, power)
    if state.stage > cap:
        return [_step(world, power, cap, index, 0, "pathology")]
    up = rules.q_up[state.stage] if state.stage < TOP else fixed.ONE + 1
    low = rules.q_up[state.stage - 1] - rules.q_band if state.stage else -1
    state.quarters_above = state.quarters_above + 1 if index.value >= up else 0
    state.quarters_below = state.quarters_below + 1 if index.value <= low else 0
    if state.quarters_below >= rules.down_clock:
        return [_step(world, power, state.stage - 1, index, low, "experience")]
    acted = world.turn - state.acted <= rules.act_memory
    rested = world.turn - state.stage_since >= rules.pause
    if state.quarters_above >= rules.up_clock and acted and rested and state.stage < cap:
        return [_step(world, power, state.stage + 1, index, up, "experience")]
    return []


def is_adaptive(reader: Reader, power: int) -> bool:
    """Whether a power's commitment moves with what it lives through."""
    return queries.logic_of(reader, power) is Logic.ADAPTIVE


def stage_under(logic: Logic, usual: int) -> int:
    """The stage at which a logic holds a power; the adaptive one leaves it where it usually stands.

    >>> stage_under(Logic.CONCERT, 1), stage_under(Logic.SELF_HELP, 1), stage_under(Logic.ADAPTIVE, 1)
    (3, 0, 1)
    """
    return {Logic.ADAPTIVE: usual, Logic.CONCERT: EVERYTHING}.get(logic, 0)


def follow_logic(world: World, power: int) -> list[Record]:
    """A power was given another logic: it stands at once where that logic holds it."""
    state = world.powers[power]
    state.quarters_above, state.quarters_below = 0, 0
    stage = stage_under(queries.logic_of(world, power), state.stage)
    if stage == state.stage:
        return []
    index = index_of_commitment(world, power, threat.army_sizes(world))
    return [_step(world, power, stage, index, 0, "logic")]


def restart(world: World, power: int) -> list[Record]:
    """A new regime begins no higher than where concert is made in crises only: trust in it must be earned."""
    restart = world.rules.commitment.restart
    if world.powers[power].stage <= restart or not is_adaptive(world, power):
        return []
    index = index_of_commitment(world, power, threat.army_sizes(world))
    return [_step(world, power, restart, index, 0, "regime")]


def let_down(world: World, power: int) -> list[Record]:
    """Several others broke their word to a power in one affair: it thinks less of the whole order."""
    if world.powers[power].stage == 0 or not is_adaptive(world, power):
        return []
    index = index_of_commitment(world, power, threat.army_sizes(world))
    return [_step(world, power, world.powers[power].stage - 1, index, 0, "defaults")]


def cap_of(reader: Reader, power: int) -> int:
    """The highest stage a power's own home allows: an infected one hedges, an aggressor stands alone."""
    rules, predation = reader.rules.commitment, reader.powers[power].home.predation
    if predation > reader.rules.home.aggressor:
        return 0
    return rules.wary_stage if predation > rules.wary_from else TOP


def _step(world: World, power: int, stage: int, index: Index, bar: int, cause: Cause) -> StageMoved:
    state, name = world.powers[power], world.roster[power].id
    before, state.stage = state.stage, stage
    state.stage_since, state.quarters_above, state.quarters_below = world.turn, 0, 0
    state.stage_cause = cause
    is_open = stage > before or cause in OPEN
    if is_open:
        state.stage_shown = stage
    return StageMoved(
        readers=() if is_open else (name,), power=name, before=before, after=stage, index=index.value,
        experience=dict(index.terms), bar=bar, cause=cause,
    )  # fmt: skip
