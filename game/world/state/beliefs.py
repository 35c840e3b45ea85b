"""What powers believe of each other: tables of observer by observed, permyriad.

Only evidence moves them (`game.politics.perception.evidence`); no order and no event writes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from game.world.versions import Counted, Part

UNTESTED = 5_000


@dataclass(slots=True)
class Beliefs(Counted):
    """Row: who believes; column: about whom. The diagonal means nothing."""

    PART: ClassVar[Part] = Part.BELIEFS

    trust: NDArray[np.int16]  # that the other means no harm, 0..10,000
    kinship: NDArray[np.int16]  # interests grown alike by living in one institution, 0..10,000
    arms: NDArray[
        np.int16
    ]  # how far the other's army lies beyond what its situation explains, log, permyriad

    @staticmethod
    def untested(count: int) -> Beliefs:
        """Tables for powers that know nothing of each other."""
        return Beliefs(
            np.full((count, count), UNTESTED, np.int16),
            np.zeros((count, count), np.int16),
            np.zeros((count, count), np.int16),
        )

    def copy(self) -> Beliefs:
        """An independent copy."""
        return Beliefs(self.trust.copy(), self.kinship.copy(), self.arms.copy())
