"""Creed: how far a power's decisions follow concert logic, and how suspicious it is.

The stage of commitment says it: at stage 2 concert logic governs crises, from 3 everything; at 1 a power
talks. An aggressor follows neither logic, whatever its manners, and fears like a self-help power.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from game.words import Logic
from game.world import fixed
from game.world.state import queries
from game.world.state.reader import Reader

CRISES, EVERYTHING = 2, 3  # stages from which concert logic governs
TALKS = 1


@dataclass(frozen=True, slots=True)
class Creed:
    """Shares, permyriad: concert logic in crises, in everything, and how far it expects the worst."""

    crises: int
    everything: int
    suspicion: int
    wariness: int  # suspicion of whoever has lost its trust, under either logic

    @property
    def is_concert(self) -> bool:
        """Whether concert logic governs in a crisis."""
        return self.crises == fixed.ONE


def creed_at(reader: Reader, stage: int, *, biased: bool = True) -> Creed:
    """The creed of a stage of commitment; without bias nobody expects worse than the evidence says."""
    return _creed(stage, reader.rules.coalition.talks, reader.rules.belief.suspicion if biased else 0)


@lru_cache(maxsize=32)  # as many as there are stages, with bias and without
def _creed(stage: int, talking: int, suspicion: int) -> Creed:
    everything = fixed.ONE if stage >= EVERYTHING else 0
    talks = talking if stage == TALKS else 0
    crises = fixed.ONE if stage >= CRISES else talks
    return Creed(crises, everything, fixed.mul(suspicion, fixed.ONE - everything), suspicion)


def creed_of(reader: Reader, power: int) -> Creed:
    """A power's creed, as far as the reader knows it: an aggressor's pathology is hidden from others."""
    state = reader.powers[power]
    biased = queries.logic_of(reader, power) is not Logic.SELF_HELP_UNBIASED
    stands_alone = state.home.predation > reader.rules.home.aggressor
    return creed_at(reader, 0 if stands_alone else state.stage, biased=biased)
