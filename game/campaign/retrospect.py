"""Retrospect: a campaign that is over, looked back on quarter by quarter.

The log of orders holds all that is needed: it is played again, without anybody thinking, and each quarter it
is noted who owned what and how the powers that people played would have been judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.campaign.books.chronicle import Entry
from game.campaign.books.segments import Segment
from game.campaign.campaign import Campaign
from game.campaign.saving.replay import UNPLAYABLE, Mismatch, played_again, stretches
from game.campaign.verdict import Score, judge
from game.scenarios.reading.problems import ScenarioError
from game.world.state.world import World

AFTER: Final = 4  # quarters in which what a decision did to the score is looked for
MOST: Final = 5  # turning points told
APART: Final = 4  # quarters between two of them


@dataclass(frozen=True, slots=True, eq=False)
class Quarter:
    """One quarter as it began: who owned each place (-1 nobody), and the scores of some powers."""

    turn: int
    owners: NDArray[np.int16]  # (places,)
    scores: dict[int, Score]


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A decision of the power's after which its score rose or fell most, and what was told of it."""

    entry: Entry
    change: int  # of the score within a year, permyriad


def look_back(campaign: Campaign, powers: Sequence[int]) -> Iterator[Quarter]:
    """Every quarter that this version of the game can play again, ascending, the end last.

    A stretch that was played by other rules is left out as far as it does not pass any more.
    """
    last = -1
    for segment, end in stretches(campaign):
        for world in _as_far_as_it_goes(campaign, segment, end):
            if world.turn > last:
                last = world.turn
                yield Quarter(last, world.places.owner.astype(np.int16), {p: judge(world, p) for p in powers})


def _as_far_as_it_goes(campaign: Campaign, segment: Segment, end: Segment) -> Iterator[World]:
    """One stretch, until an order does not pass or what a save brought cannot be played."""
    with suppress(ScenarioError, *UNPLAYABLE):
        for world in played_again(campaign, segment, end):
            if isinstance(world, Mismatch):
                return
            yield world


def turning_points(campaign: Campaign, power: int, quarters: Sequence[Quarter]) -> list[TurningPoint]:
    """The decisions of a power after which its score changed most, in the order of time."""
    totals = {q.turn: q.scores[power].total for q in quarters if power in q.scores}
    last = max(totals, default=-1)
    found = [
        TurningPoint(entry, totals[min(entry.turn + AFTER, last)] - totals[entry.turn])
        for entry in _decided(campaign, power)
        if {entry.turn, min(entry.turn + AFTER, last)} <= totals.keys()
    ]
    found.sort(key=lambda point: (-abs(point.change), point.entry.turn))
    chosen = list(islice(_apart(found), MOST))
    return sorted(chosen, key=lambda point: point.entry.turn)


def _decided(campaign: Campaign, power: int) -> Iterator[Entry]:
    """The first headline of each order of a power that the newspapers told of."""
    entries = campaign.chronicle.entries
    for act in campaign.log:
        if act.order.power == power:
            news = (e for e in entries[act.told : act.told + act.lines] if e.record.is_news())
            yield from islice(news, 1)


def _apart(points: Sequence[TurningPoint]) -> Iterator[TurningPoint]:
    """Points that do not lie in one year with a weightier one."""
    turns: list[int] = []
    for point in points:
        if point.change and all(abs(point.entry.turn - turn) >= APART for turn in turns):
            turns.append(point.entry.turn)
            yield point
