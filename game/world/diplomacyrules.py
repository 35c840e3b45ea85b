"""Types of the rules' data for the acts of diplomacy short of treaty and war. See `game.world.ruleset`."""

from __future__ import annotations

from dataclasses import dataclass

from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class DiplomacyRules(Strict):
    """What embargoes, warnings, inspections and gestures do and cost; shares are permyriad."""

    # embargoes, by degree
    trade_cut: tuple[int, int, int]  # share of what a trade treaty brings that both lose
    embargo_harm: tuple[int, int, int]  # share of the smaller output that the target loses
    embargo_backlash: tuple[int, int, int]  # and what it costs its author
    embargo_most: int  # share of its output that all embargoes together can cost a power
    embargo_trust: int  # share of its trust in the author that the target loses, for each degree
    embargo_rest: int  # quarters of peace after which an embargo pledged in a crisis is lifted
    # warnings
    warning_quarters: int  # for which a warning binds
    warning_binding: int  # how hard, as a treaty's bindingness
