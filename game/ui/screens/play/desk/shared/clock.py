"""The soft clock of a turn: a flag that fades. It decides nothing, and takes nothing away when it is out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True)
class Clock:
    """How much of a turn is left, by a watch on the table."""

    now: Callable[[], float] = time.monotonic
    since: float = -1.0  # when the turn began; less than nothing where none did

    def start(self) -> None:
        """Somebody sits down."""
        self.since = self.now()

    def left(self, seconds: int) -> float:
        """The share of a turn of so many seconds that is left, 1 to 0; 1 without a clock."""
        if not seconds or self.since < 0:
            return 1.0
        return min(1.0, max(0.0, 1.0 - (self.now() - self.since) / seconds))
