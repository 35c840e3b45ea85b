"""Trials: which campaigns a soak plays, one after the other through all that can be chosen for a campaign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from game.words import Logic, Rate, Source
from game.world.state.world import Settings


@dataclass(frozen=True, slots=True)
class Trial:
    """A campaign to be played; ``turns`` 0 is a whole one.

    With ``check`` its world is checked after every order and every rule, else after every turn.
    """

    number: int
    scenario: str
    seed: int
    logic: str
    source: str
    rate: str
    simultaneous: bool
    turns: int
    check: bool

    @property
    def key(self) -> tuple[Any, ...]:
        """What its result is known by; its place in the list is none of that."""
        return tuple(value for name, value in asdict(self).items() if name != "number")

    def settings(self) -> Settings:
        """What is chosen for its campaign."""
        return Settings(
            logic=Logic(self.logic),
            source=Source(self.source),
            rate=Rate(self.rate),
            simultaneous=self.simultaneous,
        )

    def command(self, turns: int) -> str:
        """The command that plays so many turns of it."""
        words = [
            f"python main.py simulate {self.scenario} --seed {self.seed} --logic {self.logic}",
            f"--source {self.source} --rate {self.rate}",
            *(["--simultaneous"] if self.simultaneous else []),
            f"--turns {turns} --check",
        ]
        return " ".join(words)


def trials(scenarios: Sequence[str], campaigns: int, seed: int, turns: int, checked: int) -> list[Trial]:
    """So many trials with seeds from one on; every few of them meet every logic, source, rate and turn order.

    In the first ``checked`` of them the world is checked after every order.
    """
    found = []
    for number in range(campaigns):
        logic, source, is_sealed, rate, scenario = _combination(
            number, (tuple(Logic), tuple(Source), (False, True), tuple(Rate), scenarios)
        )
        found.append(
            Trial(
                number, scenario, seed + number, logic.value, source.value, rate.value, is_sealed,
                turns, number < checked,
            )
        )  # fmt: skip
    return found


def _combination(number: int, factors: Sequence[Sequence[Any]]) -> list[Any]:
    """One value of each factor: with every number another, until all combinations have been met.

    All factors move at once, so that already as many numbers as the first factor has values meet every value
    of factors that have no more.
    """
    chosen, moved = [], 0
    for factor in factors:
        number, digit = divmod(number, len(factor))
        moved += digit
        chosen.append(factor[moved % len(factor)])
    return chosen
