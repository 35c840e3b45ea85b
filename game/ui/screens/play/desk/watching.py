"""Watching where nobody plays: whose eyes are lent, in which quarter somebody looked, how fast time goes."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from game.campaign.campaign import Campaign
from game.politics.crises.outcomes.verdicts import VerdictFought
from game.politics.perception.evidence import VerdictGiven
from game.politics.war.outbreak.war import WarDeclared
from game.politics.war.outsiders.joining import WarJoined
from game.ui.widgets.rows import Action
from game.world.records import Record

WATCHED = 400  # chronicle entries that dispatches go back where nobody plays
SECONDS = 4.0  # for which a quarter is shown at the usual speed
JUDGES = 3  # powers that must hold one guilty of a war before time stops at it


class Watching(Action):
    """What whoever watches can choose."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Run(Watching):
    """Let time go on, or stop it."""


@dataclass(frozen=True, slots=True)
class WatchAt(Watching):
    """Let it go on so many times as fast as usual; 0: as fast as it can."""

    speed: int


@dataclass(frozen=True, slots=True)
class StopAtEvents(Watching):
    """Let time stop at great events, or not."""


@dataclass(slots=True)
class Pace:
    """How long a quarter has been shown. It decides nothing but when the next one is asked for."""

    now: Callable[[], float] = time.monotonic
    since: float = -SECONDS

    def begin(self) -> None:
        """Another quarter is shown."""
        self.since = self.now()

    def is_over(self, speed: int) -> bool:
        """Whether it has been shown long enough at a speed."""
        return not speed or self.now() - self.since >= SECONDS / speed


def great_event(records: Iterable[Record]) -> Record | None:
    """Where time stops: a war among great powers, a power that several hold guilty, a verdict fought out."""
    guilty = Counter[tuple[int, str]]()
    for record in records:
        match record:
            case WarDeclared(great_power_war=True) | WarJoined(great_power_war=True) | VerdictFought():
                return record
            case VerdictGiven(war=war, guilty=name) if name:
                guilty[war, name] += 1
                if guilty[war, name] >= JUDGES:
                    return record
    return None


def note(campaign: Campaign, power: int) -> None:
    """A power's eyes are lent now; the campaign keeps that, so that a save loaded does not forget it."""
    campaign.lent[power] = campaign.juncture.turn, campaign.juncture.step


def has_seen(campaign: Campaign, power: int) -> bool:
    """Whether somebody saw through other eyes than a power's in this quarter, and could act on it as it.

    The whole quarter counts: what is ordered in politics is still to be met in its months of war.
    """
    return any(turn == campaign.juncture.turn for other, (turn, _) in campaign.lent.items() if other != power)


def due_back(campaign: Campaign, returning: set[int]) -> list[int]:
    """Those of the powers whose people wait for another quarter that may be taken again now."""
    powers = campaign.world.powers
    return [p for p in sorted(returning) if powers[p].exists and not has_seen(campaign, p)]


def open_eyes(campaign: Campaign) -> list[int]:
    """Powers through whose eyes anybody may watch: those that make policy and have no locked seat."""
    world = campaign.world
    return [p for p in world.facts.policy_makers if world.powers[p].exists and p not in campaign.locks]
