"""The situation: one reading of the world for a power, from its own View, shared by all its decisions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

from game.politics.perception import armament, threat
from game.politics.perception.doctrine import EVERYTHING as CONCERT
from game.politics.perception.doctrine import Creed, creed_at, creed_of
from game.rules.money import economy
from game.world.sight.view import View
from game.world.state import queries
from game.world.versions import Part, changes

SELF_HELP = 0  # stage of a power that trusts nobody


class Situation:
    """What one power reads off its View at one moment; each part is read when it is first asked for.

    It takes over from an earlier reading by the same creed whatever still holds.
    """

    #: What each thing that is worked out once hangs on.
    HANG_ON: ClassVar[dict[str, tuple[Part, ...]]] = {
        "_suspected": threat.SUSPICION,
        "threats": threat.THREAT,
        "pressure": threat.THREAT,
    }

    def __init__(self, view: View, creed: Creed, before: Situation | None = None) -> None:
        self._view = view
        self.stamp = view.stamp
        self.power = view.power
        self.creed = creed
        if before is not None and before.creed == creed:
            moved = changes(before.stamp, view.stamp)
            for name, of in self.HANG_ON.items():
                if name in before.__dict__ and moved.isdisjoint(of):
                    self.__dict__[name] = before.__dict__[name]

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
        return threat.weigh_suspicions(self._view, self.power, self.armies, self._suspected)

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


def read(view: View) -> Situation:
    """The situation of the View's power, by its own creed."""
    return view.renewed(_read)


def _read(view: View, before: Situation | None) -> Situation:
    return Situation(view, creed_of(view, view.power), before)


def read_otherwise(view: View) -> Situation:
    """The same situation as the other logic weighs it."""
    return view.renewed(_read_otherwise)


def _read_otherwise(view: View, before: Situation | None) -> Situation:
    stage = SELF_HELP if creed_of(view, view.power).is_concert else CONCERT
    return Situation(view, creed_at(view, stage), before)


class _Fears:
    """What others seem to fear, seen from one View, each power by the creed it shows."""

    def __init__(self, view: View, before: _Fears | None) -> None:
        self.stamp = view.stamp
        holds = before is not None and changes(before.stamp, view.stamp).isdisjoint(threat.THREAT)
        self.known: dict[int, tuple[Creed, dict[int, int]]] = before.known if before and holds else {}


def threats_to(view: View, power: int) -> dict[int, int]:
    """Threats to another power, as they look from here."""
    known, creed = view.renewed(_Fears).known, creed_of(view, power)
    if power not in known or known[power][0] != creed:
        near = threat.neighbours(view)
        known[power] = creed, threat.threats(view, power, view.armies, near, creed)
    return known[power][1]


def side_armies(view: View, armies: Sequence[int], side: list[int]) -> int:
    """Believed men of several powers together."""
    return sum(armies[p] for p in side)
