"""The situation: one reading of the world for a power, from its own View, shared by all its decisions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from game.politics.perception import armament, threat
from game.politics.perception.doctrine import EVERYTHING as CONCERT
from game.politics.perception.doctrine import Creed, creed_at, creed_of
from game.rules.money import economy
from game.world.sight.view import View
from game.world.state import queries

SELF_HELP = 0  # stage of a power that trusts nobody


class Situation:
    """What one power reads off its View at one moment; each part is read when it is first asked for."""

    def __init__(self, view: View, creed: Creed) -> None:
        self._view = view
        self.power = view.power
        self.creed = creed

    @property
    def armies(self) -> Sequence[int]:
        """Men on land by power, as this power believes."""
        return self._view.armies

    @cached_property
    def _suspected(self) -> dict[int, tuple[int, int]]:
        """(reach, ill intent) of each other power worth a thought."""
        return threat.intents(self._view, self.power, self.creed, threat.neighbours(self._view))

    @cached_property
    def threats(self) -> dict[int, int]:
        """Threat from each other power worth a thought, permyriad."""
        return threat.felt(self._view, self.power, self.armies, self._suspected)

    @cached_property
    def pressure(self) -> int:
        """Hostile men to reckon with."""
        return armament.pressure(self._view, self.power, self.armies, self._suspected)

    @cached_property
    def outputs(self) -> tuple[int, ...]:
        """Thousands of pounds a quarter, by power."""
        return tuple(economy.outputs(self._view).tolist())

    @property
    def at_war(self) -> bool:
        """Whether the power is fighting anybody."""
        return queries.is_at_war(self._view, self.power)

    @property
    def army(self) -> int:
        """Own men on land."""
        return self.armies[self.power]

    @property
    def output(self) -> int:
        """Own output of a quarter, at least 1."""
        return max(1, self.outputs[self.power])

    @property
    def highest_threat(self) -> int:
        """The greatest single threat."""
        return max(self.threats.values(), default=0)


@lru_cache(maxsize=2)  # a View answers for one moment, so its reading never changes
def read(view: View) -> Situation:
    """The situation of the View's power, by its own creed."""
    return Situation(view, creed_of(view, view.power))


@lru_cache(maxsize=2)
def read_otherwise(view: View) -> Situation:
    """The same situation as the other logic weighs it."""
    stage = SELF_HELP if creed_of(view, view.power).is_concert else CONCERT
    return Situation(view, creed_at(view, stage))


@lru_cache(maxsize=64)
def threats_to(view: View, power: int) -> dict[int, int]:
    """Threats to another power, as they look from here."""
    return threat.threats(view, power, view.armies, threat.neighbours(view), creed_of(view, power))


def side_armies(view: View, armies: Sequence[int], side: list[int]) -> int:
    """Believed men of several powers together."""
    return sum(armies[p] for p in side)
