"""What a scenario fixes for a whole campaign: its dates, its policy makers, its mandates, its people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from game.words import Cabinet, Era, Ideology, Preset, TreatyKind
from game.world.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Mandate:
    """A goal the era sets a power; met or not is asked at the end (and shown on the way)."""

    power: int
    id: str
    text: str
    condition: str  # an expression over the world, see docs/events.md
    worth: int  # points of standing
    is_realist: bool  # a realist would have chosen it
    short: str = ""  # the same in few words, for a list


@dataclass(frozen=True, slots=True)
class Leader:
    """Who speaks for a power, from when to when; the kind of cabinet may bring others forward.

    Nobody does before he is born or once he is dead, and no crown before it is inherited.
    """

    power: int
    name: str
    office: str
    start: int  # turn
    end: int
    cabinet: Cabinet = Cabinet.MODERATE  # the kind he belongs to
    born: int | None = None  # turns, before the first below 0; unknown where left out
    died: int | None = None
    is_crown: bool = False  # rules by birth: is nobody's minister
    upholds: Ideology | None = None  # speaks only where this is held right; anywhere where left out

    def may_serve(self, turn: int, recall: int, grown: int) -> bool:
        """Whether he may be called on: near his days (`recall` quarters), grown up, and alive."""
        first = self.start if self.is_crown else self.start - recall
        if self.born is not None and not self.is_crown:
            first = max(first, self.born + grown)
        return first <= turn <= self.end + recall and self.is_alive(turn)

    def stands_for(self, ideology: Ideology) -> bool:
        """Whether he can speak for a state that holds this right: no citizen king does for an old throne."""
        return self.upholds in (None, ideology)

    def is_alive(self, turn: int) -> bool:
        """Whether he has not died yet, as far as is known."""
        return self.died is None or turn <= self.died


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Whose inclusion the scenario asks about, and when it is read off what became of it (P32)."""

    power: int
    turns: tuple[int, ...]  # at whose end
    without: tuple[Preset, ...] = ()  # families of bodies that do not count
    offers: tuple[
        tuple[str, tuple[str, ...]], ...
    ] = ()  # events that offer a way in, and answers that decline


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """The files a campaign is played with: rules, scenario, events, powers, owners and map.

    ``prints`` fingerprints what each of them says; comments and texts that only people read do not count.
    """

    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    prints: Mapping[str, str] = field(default_factory=dict)


#: Offices in which somebody speaks for a power: its head of government, and who minds its foreign affairs.
OFFICES: Final = ("head", "foreign")


@dataclass(frozen=True, slots=True)
class ScenarioFacts:
    """The frame of a campaign."""

    id: str
    title: str
    era: Era
    calendar: Calendar
    last_turn: int
    extended_last_turn: int
    policy_makers: tuple[int, ...]  # great and regional powers that make policy in full, ascending
    mandates: tuple[Mandate, ...]
    leaders: tuple[Leader, ...]
    content: Content = field(default_factory=Content, compare=False)
    pacts: Mapping[str, tuple[TreatyKind, str]] = field(default_factory=dict)  # by id: kind and name
    inclusion: Inclusion | None = None
    bodies: tuple[Preset, ...] = ()  # kinds of body that the age can think of; none named: every kind
    first_month: int = 1  # of the first quarter; with the operations of a later one it begins

    def can_think_of(self, preset: Preset) -> bool:
        """Whether anybody of the age would think of founding a body of a kind."""
        return preset is not Preset.ANARCHY and preset in (self.bodies or tuple(Preset))

    def leader_of(self, power: int, turn: int, office: str = "") -> str:
        """Name of the power's leader (of that office, or the first listed) in a turn; '' if unknown."""
        for leader in self.leaders:
            if leader.power == power and leader.start <= turn <= leader.end and office in ("", leader.office):
                return leader.name
        return ""
