"""Pages that come by themselves when a seat is taken: which are due, each of them once."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from game.campaign.books.chronicle import Entry
from game.campaign.campaign import Campaign

MOST = 2  # ceremonies in a quarter, for each seat


class Kind(StrEnum):
    """Kinds of ceremonies, the gravest first; each has its sound."""

    WAR = "war"
    UNMASKED = "unmasked"
    REVOLUTION = "revolution"
    PEACE = "peace"
    ULTIMATUM = "ultimatum"
    CONGRESS = "congress"
    SUCCESSION = "succession"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something to be told with flags: what, the entry behind it, whose flags, a line and its cause."""

    kind: Kind
    entry: Entry
    powers: tuple[int, ...]
    line: str
    cause: str


@dataclass(slots=True)
class Pages:
    """What a desk has shown to each seat, and what it still has to show."""

    to_greet: set[int] = field(default_factory=set)  # powers whose minister has not written yet
    due: dict[int, list[Occasion]] = field(default_factory=dict)  # power -> what it is still to be told
    _sat: dict[int, tuple[int, int]] = field(default_factory=dict)  # power -> turn, step of its last look
    _read: dict[int, int] = field(default_factory=dict)  # power -> chronicle up to there
    _years: dict[int, int] = field(default_factory=dict)  # power -> turn whose New Year it saw last
    _shown: dict[int, tuple[int, int]] = field(default_factory=dict)  # power -> turn, how many in it

    @staticmethod
    def of(campaign: Campaign) -> Pages:
        """For a campaign that comes to this desk: ministers write only where it begins here."""
        begins = not campaign.id  # no save of it was ever written
        return Pages({power for power in campaign.seats if begins and campaign.is_human(power)})

    def sits_down(self, campaign: Campaign, power: int, since: int) -> list[Entry] | None:
        """What happened since a power last sat down, where it does so now; None where it sits there still.

        ``since`` is the line of the chronicle from which it is read the first time.
        """
        now = campaign.world.turn, campaign.step
        if self._sat.get(power) == now:
            return None
        self._sat[power] = now
        entries = campaign.chronicle.since(self._read.get(power, since), campaign.world.roster[power].id)
        self._read[power] = len(campaign.chronicle.entries)
        return [entry for entry in entries if entry.turn >= campaign.world.turn - 1]

    def turns_year(self, turn: int, power: int) -> bool:
        """Whether a seat has not seen this year's first page; it has from then on."""
        is_new = self._years.get(power) != turn
        self._years[power] = turn
        return is_new

    def room(self, turn: int, power: int) -> int:
        """How many ceremonies there is room for in the quarter."""
        last, count = self._shown.get(power, (turn, 0))
        return MOST - count if last == turn else MOST

    def note(self, turn: int, power: int) -> None:
        """One more was shown."""
        self._shown[power] = turn, MOST - self.room(turn, power) + 1
