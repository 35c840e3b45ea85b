"""Elsewhere: the same first morning and the same dice, but the powers decide by the other logic.

It is played by the computer alone, in a process of its own that gives way to everything else. It is one run:
what it shows may be luck as well as logic.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final

from game.campaign.campaign import Campaign, Pause
from game.campaign.summary import summarise
from game.campaign.verdict import judge
from game.scenarios.load import carried, installed_as
from game.words import Logic
from game.world.state.facts import Content
from game.world.state.world import Settings

YIELDS: Final = 15  # how far the process stands back behind others, where systems know of that
OTHER: Final = {
    Logic.SELF_HELP: Logic.CONCERT,
    Logic.CONCERT: Logic.SELF_HELP,
    Logic.ADAPTIVE: Logic.SELF_HELP,
}


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be played elsewhere: a scenario's files, its dice, settings, whose score, and how long."""

    content: Content
    scenario: str
    seed: int
    settings: Settings
    power: int
    last_turn: int


@dataclass(frozen=True, slots=True)
class Found:
    """How it went: wars, those among great powers, and the states that ended."""

    wars: int
    great_power_wars: int
    states_ended: tuple[str, ...]


@dataclass(slots=True)
class Elsewhere:
    """The other world while it is played: the score by turn so far, and what was found at the end."""

    logic: Logic
    last_turn: int
    _ear: Connection
    _process: SpawnProcess
    totals: list[tuple[int, int]] = field(default_factory=list)
    found: Found | None = None
    has_failed: bool = False

    def listen(self) -> bool:
        """Hear what has been played since; whether there was anything new."""
        was = len(self.totals), self.is_over
        try:
            while not self.is_over and self._ear.poll():
                said = self._ear.recv()
                if isinstance(said, Found):
                    self.found = said
                else:
                    self.totals.append(said)
        except (EOFError, OSError):
            self.has_failed = True
        return was != (len(self.totals), self.is_over)

    @property
    def is_over(self) -> bool:
        """Whether it has come to its end, or to none."""
        return self.found is not None or self.has_failed

    def close(self) -> None:
        """End it, if it has not ended."""
        self._process.terminate()
        self._process.join()
        self._ear.close()


def errand_of(campaign: Campaign, power: int) -> Errand:
    """The same campaign by the other logic, for one of its powers."""
    world = campaign.world
    settings = replace(world.settings, logic=OTHER[world.settings.logic], logics=(), sandbox=False)
    began = campaign.segments[0].content
    content = Content(dict(began.files), dict(began.prints))
    return Errand(content, world.facts.id, world.seed, settings, power, campaign.last_turn)


def begin(errand: Errand) -> Elsewhere:
    """Begin to play it, beside everything else."""
    context = multiprocessing.get_context("spawn")
    ear, mouth = context.Pipe(duplex=False)
    process = context.Process(target=_play, args=(errand, mouth), daemon=True)
    process.start()
    mouth.close()
    return Elsewhere(errand.settings.logic, errand.last_turn, ear, process)


def _play(errand: Errand, mouth: Connection) -> None:
    """What the process does: Ctrl-C is its parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(YIELDS)
    with suppress(BrokenPipeError):
        for said in played(errand):
            mouth.send(said)


def played(errand: Errand) -> Iterator[tuple[int, int] | Found]:
    """Play an errand: the score of its power as each turn begins, then what was found."""
    setup = installed_as(errand.scenario, errand.content.prints) or carried(errand.content, errand.scenario)
    world = setup.begin(errand.seed, errand.settings)
    campaign = Campaign(world, setup.book, last_turn=errand.last_turn)
    yield 0, judge(world, errand.power).total
    while campaign.advance(stop_at_turn=True) is Pause.TURN:
        yield campaign.world.turn, judge(campaign.world, errand.power).total
    yield campaign.world.turn, judge(campaign.world, errand.power).total
    told = summarise(campaign)
    great = sum(war["great_power_war"] for war in told["wars"])
    yield Found(len(told["wars"]), great, tuple(told["states_ended"]))
