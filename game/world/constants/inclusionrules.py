"""Types of the rules' data on letting a feared power in: which bodies count, and when it is tried or kept."""

from __future__ import annotations

from dataclasses import dataclass

from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class InclusionRules(Strict):
    """The promise clock (docs/politics.md#inclusion): readings of the real record turn on its thresholds."""

    # a body that could hold a power: wide enough, about its own, and it binds, or deters and has a council
    company: int = 4  # other great powers in it, at least
    inward: int = 5000
    scope: int = 5000
    binding: int = 3000
    deterrence: int = 4000
    council: int = 5000
    grave: int = 5000  # gravity of a crisis that such a body is for
    # the verdict
    tried: int = 8  # quarters on a seat
    kept: int = 12
    stands: int = 20  # quarters after which a conquest counts
    bloc: int = 2500  # share of all men under arms
    fear: int = 5000
    few: int = 4  # crises below which nobody is called idle
