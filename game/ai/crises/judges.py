"""Judges: how each seat at a table looks from here, and one's own as either logic would weigh things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from game.ai.seat import situation
from game.politics.perception.doctrine import Creed, creed_of
from game.world.sight.view import View


@dataclass(frozen=True, slots=True)
class Judge:
    """A seat at the table as an observer reads it: its creed, its fears and its output."""

    power: int
    creed: Creed
    threats: Mapping[int, int]
    output: int
    armies: Sequence[int]


@lru_cache(maxsize=64)
def judge_of(view: View, power: int) -> Judge:
    """How a power looks from here; one's own seat exactly."""
    here = situation.read(view)
    threats = here.threats if power == view.power else situation.threats_to(view, power)
    return Judge(power, creed_of(view, power), threats, max(1, here.outputs[power]), here.armies)


@lru_cache(maxsize=2)
def judge_otherwise(view: View) -> Judge:
    """One's own seat as the other logic weighs things."""
    other = situation.read_otherwise(view)
    return replace(judge_of(view, view.power), creed=other.creed, threats=other.threats)
