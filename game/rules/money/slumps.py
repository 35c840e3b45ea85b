"""Slumps: output that is lost for a time, or won for a time, and how it comes back.

A blow takes a share of what places yield; a part of what is missing returns each quarter. Who lives by work
that is gone feels it (`game.politics.home.will`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

import numpy as np

from game.world import fixed
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World

MOST: Final = 9_000  # of all output that blows can take
LEAST: Final = -fixed.ONE  # and the most they can add: as much again


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputShaken(Record):
    """A share of what countries or places yield was lost at one blow, or in a boom won; permyriad."""

    type: ClassVar[str] = "output_shock"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "kind"
    chapter: ClassVar[Chapter] = Chapter.EVENTS
    powers: tuple[PowerWord, ...]
    places: tuple[PlaceWord, ...]
    kind: Literal["slump", "boom"]
    share: int


def strike(world: World, places: Sequence[int], share: int) -> bool:
    """Take a share of what places yield (add it, above 0); whether anything moved."""
    slump = world.places.slump
    before = slump[list(places)].copy()
    slump[list(places)] = np.clip(before.astype(np.int64) - share, LEAST, MOST)
    return bool((slump[list(places)] != before).any())


def told(world: World, powers: Sequence[int], places: Sequence[int], share: int) -> OutputShaken:
    """The record of a blow."""
    named = tuple(world.map.place_id(place) for place in places)
    return OutputShaken(
        powers=queries.names(world, powers), places=named, kind="slump" if share < 0 else "boom",
        share=abs(share),
    )  # fmt: skip


def recover(world: World) -> None:
    """A part of what is lost returns, and of what was won is gone, never less than one step of either."""
    slump = world.places.slump
    if slump.any():
        far = np.abs(slump.astype(np.int64))
        step = np.minimum(far, (far * world.rules.economy.slump_heal + fixed.ONE - 1) // fixed.ONE)
        slump -= (np.sign(slump) * step).astype(np.int16)


def slump_of(reader: Reader, power: int) -> int:
    """The share of a power's income that its slump takes, permyriad; below 0 in a boom."""
    places = reader.places
    if not places.slump.any():
        return 0
    mine = places.owner == power
    income = places.population[mine].astype(np.int64) * places.development[mine]
    whole = int(income.sum())
    return fixed.ratio(int((income * places.slump[mine] // fixed.ONE).sum()), whole) if whole else 0
