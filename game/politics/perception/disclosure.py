"""Disclosure: what comes out about a power's commitment (docs/politics.md#disclosure; P7).

Who binds itself further says so, and a new regime cannot be hidden. A step back is made in silence, and
embassies find out within the year, most likely at once. An aggressor keeps its manners: nobody sees more
than a power that makes concert in crises only, until its fever is over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.perception.commitment import is_adaptive
from game.world.constants.ruleset import RuleSet
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.state.powers import Power
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLeaked(Record):
    """Embassies found out that a power had silently moved to another stage of commitment."""

    type: ClassVar[str] = "stage_leaked"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "cause"
    power: PowerWord
    before: int  # as the others had believed
    after: int
    cause: str = ""  # of its last step, "" where nobody knows


def leak_stages(world: World, dice: Dice) -> list[Record]:
    """Phase: silent steps of commitment may come out."""
    records: list[Record] = []
    for power in world.facts.policy_makers:
        state, name = world.powers[power], world.roster[power].id
        truth, believed = face(state, world.rules), state.stage_shown
        if not state.exists or truth == believed or not is_adaptive(world, power):
            continue  # a logic that the campaign fixes is known to all
        if dice.chance(world.turn, world.rules.commitment.leak, "secret", name, "stage"):
            state.stage_shown = truth
            records.append(StageLeaked(power=name, before=believed, after=truth, cause=state.stage_cause))
    return records


def face(state: Power, rules: RuleSet) -> int:
    """The stage at which an observant embassy would put a power, by what can be found out at all."""
    if state.home.predation > rules.home.aggressor:
        return min(state.stage_shown, rules.commitment.wary_stage)
    return state.stage
