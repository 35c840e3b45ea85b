"""Political will and the mood at home (P10).

Will, which bounds the military burden, follows threat, nationalism, weariness, exhaustion and hardship
with a lag. The exhaustion of the last great war is there at the start in every setting and fades over
fifteen to twenty years. Values are permyriad.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from game.politics.home.home import step
from game.politics.perception import conduct, threat
from game.politics.perception.doctrine import creed_of
from game.rules.money import slumps
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.dice import Dice
from game.world.records import Chapter, PowerWord, Record
from game.world.sight.worldindex import WorldIndex
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World
from game.world.units import TENTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodMoved(Record):
    """How the people of a great or regional power feel, with what moved them (permyriad)."""

    type: ClassVar[str] = "mood"
    chapter: ClassVar[Chapter] = Chapter.HOME
    power: PowerWord
    will: int
    target: int
    threat: int
    weariness: int
    exhaustion: int
    hardship: int
    legitimacy: int


def will_target(reader: Reader, power: int, highest_threat: int) -> int:
    """Where a people's will is heading under the highest threat it perceives."""
    rules, state = reader.rules.will, reader.powers[power]
    target = (
        rules.base
        + fixed.mul(rules.threat, highest_threat)
        + fixed.mul(rules.nation, state.nationalism)
        - fixed.mul(rules.weary, fixed.clip(state.weariness + state.exhaustion))
        - fixed.mul(rules.hard, state.hardship)
        + conduct.will_shift(reader, power)
    )
    return fixed.clip(target)


def highest_threats(world: World, powers: Iterable[int]) -> list[int]:
    """The greatest single threat that each of some powers feels, by power; 0 for the others."""
    now = WorldIndex(world)
    sizes, near = threat.army_sizes(now), threat.neighbours(now)
    found = [0] * len(world.powers)
    for i in powers:
        found[i] = max(threat.threats(now, i, sizes, near, creed_of(now, i)).values(), default=0)
    return found


def move_moods(world: World, dice: Dice) -> list[Record]:
    """Phase: weariness, hardship, legitimacy, standing and will take their quarterly steps."""
    governed = [i for i in queries.existing(world) if world.powers[i].budget is not None]
    highest = highest_threats(world, governed)
    records: list[Record] = []
    for i in governed:
        _move_weariness(world, i)
        _move_home(world, i)
        mood = _move_will(world, i, highest[i])
        if i in world.facts.policy_makers:
            records.append(mood)
    return records


def _move_will(world: World, i: int, highest: int) -> MoodMoved:
    state = world.powers[i]
    target = will_target(world, i, highest)
    state.will = fixed.clip(state.will + fixed.div(target - state.will, world.rules.will.lag))
    name = world.roster[i].id
    return MoodMoved(
        power=name, will=state.will, target=target, threat=highest, weariness=state.weariness,
        exhaustion=state.exhaustion, hardship=state.hardship, legitimacy=state.legitimacy, readers=(name,),
    )  # fmt: skip


def _move_weariness(world: World, i: int) -> None:
    """War tires, losses tire more, an enemy in the capital most; peace heals slowly."""
    rules, state = world.rules.will, world.powers[i]
    state.exhaustion -= fixed.mul(state.exhaustion, rules.exhaustion_fade)
    if not queries.is_at_war(world, i):
        state.weariness -= fixed.mul(state.weariness, rules.weariness_fade)
        state.losses = 0
        return
    gained = fixed.mul(rules.weariness_quarter, queries.war_effort(world, i))
    callable_men = max(1, state.manpower + queries.strength_of(world, i) + state.losses)
    gained += rules.weariness_loss * TENTHS * state.losses // callable_men
    if state.capital >= 0 and queries.holder_of(world, state.capital) in queries.enemies_of(world, i):
        gained += rules.weariness_occupied
    state.weariness = fixed.clip(state.weariness + gained)
    state.losses = 0


def _move_home(world: World, i: int) -> None:
    """Hardship follows taxes, ruins, work that is gone and relief; legitimacy follows hardship and weariness.

    In peace nobody sees what heavy taxes are for: they are borne less than in war.
    """
    rules, state = world.rules.will, world.powers[i]
    assert state.budget is not None
    heavy = max(0, state.budget.tax - world.rules.economy.tax_ease)
    resented = rules.hardship_tax if queries.is_at_war(world, i) else rules.hardship_peace_tax
    mine = world.places.owner == i
    ruined = int(world.places.devastation[mine].mean()) if mine.any() else 0
    rest = (
        rules.hardship_base
        + fixed.mul(heavy, resented)
        + fixed.mul(ruined, rules.hardship_devastation)
        + fixed.mul(slumps.slump_of(world, i), rules.hardship_slump)
        - relief_of(world, state.budget.welfare)
    )
    lack = fixed.clip(rest) - state.hardship
    drift = max(rules.hardship_drift, rules.hardship_rise) if lack > 0 else rules.hardship_drift
    state.hardship = fixed.clip(state.hardship + fixed.mul(lack, drift))
    gloom = state.hardship * rules.hardship_gloom // fixed.ONE
    settled = rules.legitimacy_rest - gloom - state.weariness // rules.weariness_gloom
    state.legitimacy = fixed.clip(
        state.legitimacy + fixed.mul(fixed.clip(settled) - state.legitimacy, rules.legitimacy_drift)
    )
    gap = rules.standing_rest[state.rank] - state.standing
    state.move_standing(step(gap, rules.standing_drift))  # the last of the way too: a mandate may ask for it


def relief_of(reader: Reader, welfare: int) -> int:
    """The hardship that a share of output spent on welfare relieves: bread for the poorest does most."""
    rules = reader.rules.will
    half = rules.welfare_half
    reached = fixed.mul(welfare, fixed.ratio(half, half + welfare)) if half else welfare
    return fixed.mul(reached, rules.welfare_ease) // QUARTERS_A_YEAR


def move_unrest(world: World, dice: Dice) -> list[Record]:
    """Phase: provinces calm down towards what their owner's hardship and legitimacy deserve."""
    rules, places = world.rules.politics, world.places
    rest = np.zeros(len(world.powers) + 1, np.int64)
    for i in queries.existing(world):
        state = world.powers[i]
        anger = fixed.mul(state.hardship, fixed.ONE - state.legitimacy)
        rest[i] = fixed.mul(anger, rules.unrest_hardship)
    gap = rest[places.owner] - places.unrest
    step = np.sign(gap) * ((np.abs(gap) * rules.unrest_fade + fixed.ONE - 1) // fixed.ONE)
    places.unrest[:] = np.where(places.owner >= 0, places.unrest + step, 0)
    return []
