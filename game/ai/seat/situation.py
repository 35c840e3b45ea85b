"""The situation: one reading of the world for a power, from its own View, shared by all its decisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar

from game.politics.perception import armament, threat
from game.politics.perception.doctrine import EVERYTHING as CONCERT
from game.politics.perception.doctrine import Creed, creed_at, creed_of
from game.rules.money import economy
from game.world.sight.view import View
from game.world.state import queries
from game.world.versions import Part, changes

T = TypeVar("T")
SELF_HELP = 0  # stage of a power that trusts nobody


class Reading:
    """What one creed made of a View so far; it takes over from an earlier one whatever still holds.

    It does not know the View, which keeps it: so both are gone as soon as nobody needs the View.
    """

    #: What each thing that is worked out once hangs on.
    HANG_ON: ClassVar[dict[str, tuple[Part, ...]]] = {
        "suspected": threat.SUSPICION,
        "threats": threat.THREAT,
        "pressure": threat.THREAT,
        "outputs": (Part.GROUND, Part.CONTROL, Part.BONDS),
    }

    def __init__(self, stamp: Sequence[int], creed: Creed, before: Reading | None = None) -> None:
        self.stamp, self.creed = stamp, creed
        self.found: dict[str, Any] = {}
        if before is not None and before.creed == creed:
            moved = changes(before.stamp, stamp)
            for name, value in before.found.items():
                if moved.isdisjoint(self.HANG_ON[name]):
                    self.found[name] = value

    def once(self, name: str, work: Callable[[], T]) -> T:
        """What some work came to, done when it is first asked for."""
        if name not in self.found:
            self.found[name] = work()
        found: T = self.found[name]
        return found


class Situation:
    """What one power reads off a View at one moment; each part is read when it is first asked for.

    The View is its own, or that of somebody who puts himself in its place (`read_as`).
    """

    def __init__(
        self, view: View, creed: Creed, reading: Reading | None = None, power: int | None = None
    ) -> None:
        self._view = view
        self._reading = reading or Reading(view.stamp, creed)
        self.power = view.power if power is None else power
        self.creed = creed

    @property
    def armies(self) -> Sequence[int]:
        """Men on land by power, as this power believes."""
        return self._view.armies

    @property
    def _suspected(self) -> dict[int, tuple[int, int]]:
        """(reach, ill intent) of each other power worth a thought."""
        view = self._view
        return self._reading.once(
            "suspected", lambda: threat.intents(view, self.power, self.creed, threat.neighbours(view))
        )

    @property
    def threats(self) -> dict[int, int]:
        """Threat from each other power worth a thought, permyriad."""
        return self._reading.once(
            "threats", lambda: threat.weigh_suspicions(self._view, self.power, self.armies, self._suspected)
        )

    @property
    def pressure(self) -> int:
        """Hostile men to reckon with."""
        return self._reading.once(
            "pressure", lambda: armament.pressure(self._view, self.power, self.armies, self._suspected)
        )

    @property
    def outputs(self) -> tuple[int, ...]:
        """Thousands of pounds a quarter, by power."""
        return self._reading.once("outputs", lambda: tuple(economy.outputs(self._view).tolist()))

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

    @property
    def most_feared(self) -> tuple[int, ...]:
        """Who that threat comes from; empty if nobody threatens."""
        return tuple(p for p, threat in self.threats.items() if threat and threat == self.highest_threat)[:1]


def read(view: View) -> Situation:
    """The situation of the View's power, by its own creed."""
    reading = view.renewed(_read)
    return Situation(view, reading.creed, reading)


def _read(view: View, before: Reading | None) -> Reading:
    return Reading(view.stamp, creed_of(view, view.power), before)


def read_otherwise(view: View) -> Situation:
    """The same situation as the other logic weighs it."""
    reading = view.renewed(_read_otherwise)
    return Situation(view, reading.creed, reading)


def _read_otherwise(view: View, before: Reading | None) -> Reading:
    stage = SELF_HELP if creed_of(view, view.power).is_concert else CONCERT
    return Reading(view.stamp, creed_at(view, stage), before)


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


class _Others:
    """How others read the world, as far as one View can tell."""

    def __init__(self, view: View, before: _Others | None) -> None:
        self.before: dict[int, Reading] = before.known if before else {}
        self.known: dict[int, Reading] = {}


def read_as(view: View, power: int) -> Situation:
    """The situation of another power as it looks from here: by the creed it shows, and the fears it seems to
    have."""
    if power == view.power:
        return read(view)
    others = view.renewed(_Others)
    if power not in others.known:
        others.known[power] = Reading(view.stamp, creed_of(view, power), others.before.get(power))
    reading = others.known[power]
    return Situation(view, reading.creed, reading, power)


def side_armies(view: View, armies: Sequence[int], side: list[int]) -> int:
    """Believed men of several powers together."""
    return sum(armies[p] for p in side)
