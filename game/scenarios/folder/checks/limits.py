"""Limits of arms in files: which kinds of forces they cap, and whose."""

from __future__ import annotations

from collections.abc import Iterator

from game.events.effects.limits import Limit
from game.scenarios.reading.problems import Positions, Problem, Where
from game.words import TreatyKind


def capped_amiss(at: Positions, where: Where, said: Limit) -> Iterator[Problem]:
    """Kinds of forces are capped by a limit of arms, and of its parties."""
    if said.caps and said.kind is not TreatyKind.ARMS_LIMIT:
        yield at.problem((*where, "caps"), f"{said.kind}: `caps` mean nothing", "a limit of arms has them")
    for power in said.caps:
        if power not in said.parties:
            yield at.problem((*where, "caps", power), f"{power} is not a party", "name it in `parties`")
