"""A seat's notebook: which cards it has been shown, and whom it keeps an eye on. It decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from game.world.numbers import PowerNumber

MOST = 5_000  # cards remembered


class VowKind(StrEnum):
    """What a vow can be about."""

    PEACE = "peace"  # to be at war with nobody
    FRIEND = "friend"  # that a power trusts us more
    MARKET = "market"  # trade with a power
    CALM = "calm"  # that the government is better liked
    THRIFT = "thrift"  # less debt
    OFFICES = "offices"  # better courts and offices
    ARMS = "arms"  # more men under arms


@dataclass(frozen=True, slots=True)
class Vow:
    """What a seat means to bring about: of what kind, about whom (-1 nobody), the number aimed at, and by
    which turn."""

    kind: VowKind
    about: PowerNumber
    bound: int
    until: int


@dataclass(slots=True)
class Notebook:
    """``told``: key of a card -> the turn in which it was last shown. ``watched``: powers, ascending."""

    told: dict[str, int] = field(default_factory=dict)
    watched: list[PowerNumber] = field(default_factory=list)
    vow: Vow | None = None
    minded: int = -1  # the turn in which the ministers last did what was left to them

    def watch(self, power: PowerNumber, *, is_on: bool) -> None:
        """Keep an eye on a power, or no longer."""
        self.watched = sorted({*self.watched, power} if is_on else {*self.watched} - {power})

    def note(self, key: str, turn: int) -> None:
        """A card was shown; the oldest go when there are too many."""
        self.told.pop(key, None)
        self.told[key] = turn
        while len(self.told) > MOST:
            del self.told[next(iter(self.told))]

    def copy(self) -> Notebook:
        """One that goes on by itself."""
        return Notebook(dict(self.told), list(self.watched), self.vow, self.minded)
