"""Where a campaign stands, and the way back: undo, for the seat that gave the orders and nobody else.

No line of the campaign says that the past ends. A past belongs to one sitting of one seat and to one revision
of the world: whatever moves either, other than an order that can be taken back, leaves it behind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from game.world.state.world import World

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Juncture:
    """Where a campaign stands: the turn, the step of it, and who still has to act there.

    ``agenda`` is None between seat steps. ``sitting`` counts how often a seat sat down since the campaign was
    opened. It never changes: the campaign goes on by putting another in its stead, so that the window may
    look at one while the powers act beside it.
    """

    turn: int = 0
    step: int = 0
    agenda: tuple[int, ...] | None = None
    sitting: int = 0

    @property
    def active(self) -> int:
        """The power whose turn it is to act, -1 between seats."""
        return self.agenda[0] if self.agenda else NOBODY

    def called(self, agenda: tuple[int, ...]) -> Juncture:
        """The same step with its seats drawn: the first of them sits down."""
        return replace(self, agenda=agenda, sitting=self.sitting + 1)

    def risen(self, is_there: Callable[[int], bool]) -> Juncture:
        """The active seat is done, and the next one of those that are still there sits down."""
        assert self.agenda
        return self.called(tuple(filter(is_there, self.agenda[1:])))

    def handed_over(self) -> Juncture:
        """Somebody else sits in a seat now."""
        return replace(self, sitting=self.sitting + 1)

    def with_last(self, power: int) -> Juncture:
        """A power that has acted acts once more when all the others have."""
        if self.agenda is None or power in self.agenda[1:]:
            return self
        return replace(self, agenda=(*self.agenda, power))

    def next_step(self) -> Juncture:
        """The step is over."""
        return replace(self, step=self.step + 1, agenda=None)

    def next_turn(self) -> Juncture:
        """The turn is over."""
        return replace(self, turn=self.turn + 1, step=0, agenda=None)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that an order can move, as it was before one."""

    world: World
    juncture: Juncture
    orders: int  # in the log
    entries: int  # in the chronicle


@dataclass(slots=True)
class Past:
    """The orders of one sitting that can be taken back, the last one first."""

    snapshots: list[Snapshot] = field(default_factory=list)
    sitting: int = NOBODY
    revision: int = NOBODY  # of the world, after the last of these orders

    def reaches(self, juncture: Juncture, revision: int) -> bool:
        """Whether there is an order to take back for whoever sits there, in that revision of the world."""
        if (self.sitting, self.revision) != (juncture.sitting, revision):
            self.snapshots.clear()
        return bool(self.snapshots)

    def grow(self, before: Snapshot, revisions: tuple[int, int]) -> None:
        """An order was given that can be taken back; it led from one revision of the world to another."""
        self.reaches(before.juncture, revisions[0])
        self.snapshots.append(before)
        self.sitting, self.revision = before.juncture.sitting, revisions[1]

    def step_back(self, revision: int) -> Snapshot:
        """Take the last order back, which makes another revision of the world."""
        self.revision = revision
        return self.snapshots.pop()
