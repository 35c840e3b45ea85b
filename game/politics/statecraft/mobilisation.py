"""Mobilisation seen: what was done quietly shows when envoys notice it, or when it comes to war.

Announced, it is a threat that costs something and is believed for it; quiet, it is a surprise until somebody
counts the trains (docs/politics.md#mobilisation).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.perception import threat
from game.words import Footing
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilisationNoticed(Record):
    """The others have noticed that a power's forces are readier than it let them believe."""

    type: ClassVar[str] = "mobilisation_noticed"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "footing"
    power: PowerWord
    footing: Footing

    def alarms(self) -> tuple[str, ...]:
        """Whoever arms unseen."""
        return (self.power,)


def notice(world: World, dice: Dice) -> list[Record]:
    """Each neighbour may notice what was done quietly; in war everybody does."""
    records: list[Record] = []
    chance, near = world.rules.politics.quiet_seen, threat.neighbours(world)
    for power, state in enumerate(world.powers):
        if state.footing_shown is None:
            continue
        name = world.roster[power].id
        eyes = [p for p in sorted(near[power]) if p in world.facts.policy_makers]
        seen = any(
            dice.chance(world.turn, chance, "secret", name, world.roster[p].id, "footing") for p in eyes
        )
        if state.footing_shown is state.footing:
            state.footing_shown = None
        elif seen or queries.is_at_war(world, power):
            state.footing_shown = None
            records.append(MobilisationNoticed(power=name, footing=state.footing))
    return records
