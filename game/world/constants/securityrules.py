"""Types of the rules' data on the securities of a peace."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from game.words import Condition
from game.world.constants.rulemarks import SPARSE
from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class SecurityRules(Strict):
    """Securities of a peace: what makes it hold (docs/politics.md#securities)."""

    generation: int = 80  # quarters after which a burden counts as one without end
    binding: int = 7000  # how hard a treaty binds for whose kind no bindingness is given
    # war score asked for them, were they without end
    occupation: int = 6000  # all of the giver's land, by its yield
    occupation_floor: int = 150  # and even for the poorest province
    arms: int = 4000  # an army sent home to the last man
    exclusion: int = 3000
    restoration: int = 1000
    # what they cost who holds them
    garrison: int = 3000  # share of what held land yields, each quarter
    garrison_will: int = 40  # will of the people, for each province, each quarter
    garrison_will_most: int = 160
    guard_calm: int = 1500  # share of the unrest under a guard that goes each quarter
    # and who owes them
    occupied_shame: int = 25  # humiliation and nationalism, for each province, each quarter
    limited_shame: int = 15
    excluded_shame: int = 10
    imposed: Annotated[dict[Condition, int], SPARSE] = field(
        default_factory=lambda: {
            Condition.HUMILIATION: 600,
            Condition.LEGITIMACY: -500,
            Condition.NATIONALISM: 200,
        }
    )  # a cabinet put into office by foreigners
    imposed_fever: int = 1500  # severity that leaves office with the men of a pathology
    thrown_off: Annotated[dict[Condition, int], SPARSE] = field(
        default_factory=lambda: {
            Condition.HUMILIATION: -900,
            Condition.LEGITIMACY: 500,
            Condition.NATIONALISM: 300,
        }
    )  # a security broken in the open
    # limits of arms
    least_arms: int = 10  # of 10,000 people: the men no peace can take
    control: int = 8000  # share of the error of reports that falls away for whom a limit is owed to
    tolerance: int = 1000  # share of the limit by which reports may exceed it unremarked
    excess_trust: int = 1200  # trust lost by an army twice as great as allowed
