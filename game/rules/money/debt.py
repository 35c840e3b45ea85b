"""Debt: how heavily what a power owes weighs on what it earns."""

from __future__ import annotations

from game.rules.money import economy
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state.reader import Reader


def indebtedness(reader: Reader, power: int) -> int:
    """How heavy a power's debt is: half for a year's output owed, all for two (permyriad)."""
    yearly = int(economy.outputs(reader)[power]) * QUARTERS_A_YEAR
    return fixed.clip(fixed.ratio(reader.powers[power].debt, 2 * yearly)) if yearly else 0
