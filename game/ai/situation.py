"""The situation: one reading of the world for a power, from its own View, shared by all its decisions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from game.politics import armament, threat
from game.politics.creed import Creed, creed_of
from game.rules import economy
from game.words import TreatyKind
from game.world import queries
from game.world.view import View


@dataclass(frozen=True, slots=True)
class Situation:
    """What one power reads off its View at one moment.

    ``armies`` are men on land by power as this power believes; ``threats`` permyriad by power.
    """

    power: int
    armies: tuple[int, ...]
    threats: dict[int, int]
    outputs: tuple[int, ...]  # thousands of pounds a quarter, by power
    at_war: bool
    creed: Creed
    pressure: int  # hostile men to reckon with

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
    """Read the situation of the View's power."""
    power = view.power
    armies = tuple(view.armies)
    creed, near = creed_of(view, power), threat.neighbours(view)
    return Situation(
        power=power,
        armies=armies,
        threats=threat.threats(view, power, armies, near, creed),
        outputs=tuple(economy.outputs(view).tolist()),
        at_war=queries.is_at_war(view, power),
        creed=creed,
        pressure=armament.pressure(view, power, armies, threat.intents(view, power, creed, near)),
    )


@lru_cache(maxsize=64)
def threats_to(view: View, power: int) -> dict[int, int]:
    """Threats to another power, as they look from here."""
    return threat.threats(view, power, view.armies, threat.neighbours(view), creed_of(view, power))


def side_armies(view: View, armies: tuple[int, ...], side: list[int]) -> int:
    """Believed men of several powers together."""
    return sum(armies[p] for p in side)


def defenders_of(view: View, target: int) -> list[int]:
    """Who would fight for a power if it were attacked: its realm, allies and guarantors, ascending."""
    found = set(queries.realm_of(view, target)) | set(queries.allies_of(view, target))
    for treaty in view.treaties.values():
        if (
            treaty.subject == target
            and queries.in_force(view, treaty)
            and treaty.kind is TreatyKind.GUARANTEE
        ):
            found.update(treaty.parties)
    return sorted(p for p in found if view.powers[p].exists)
