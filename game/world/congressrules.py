"""Types of the rules' data for the life of bodies: how they vote, and what a congress can do.

Shares are permyriad. See `game.world.ruleset`.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.words import Preset
from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class CongressRules(Strict):
    """When a question is carried."""

    consensus: int  # veto from which one full voice against stops a question
    full_voice: int  # weight from which a voice is full
    quorum: int  # share of all voices that must speak for a question
    interested: dict[Preset, bool]  # whether the party a question is about has a voice in it
