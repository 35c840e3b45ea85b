"""Asked once more: dear orders wait for a second press, and are forgotten by whoever does anything else."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.orders import Order


@dataclass(frozen=True, slots=True)
class Asked:
    """Dear orders, the revision of the world they were for, and after how many deeds at the window."""

    revision: int
    orders: tuple[Order, ...]
    deeds: int

    def is_meant_by(self, again: Asked) -> bool:
        """Whether the same orders are given again as the very next thing that was done."""
        is_next = again.deeds <= self.deeds + 1
        return is_next and (self.revision, self.orders) == (again.revision, again.orders)
