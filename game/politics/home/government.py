"""Government: what kind of cabinet a country has, and how one follows another.

Parliaments make cabinets by elections and drop them when nobody stands by them; courts change them by
intrigue; where soldiers do not obey, they may take over. Who comes is the kind most wanted at the moment:
conditions at home, luck, and the men a pathology brings forward. Leaders' names follow the kind of cabinet
(`game.politics.home.speakers`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics.home import speakers
from game.politics.home.home import makers
from game.politics.perception import commitment, condition, conduct
from game.words import Cabinet
from game.world import fixed
from game.world.dice import DEVIATION, Dice
from game.world.records import PowerWord, Record
from game.world.state.world import World

#: how a cabinet comes into office
Change = Literal[
    "election", "vote", "intrigue", "ascendancy", "dismissal", "revolution", "coup", "event", "peace"
]


#: over what soldiers strike
Grievance = Literal["soldiers", "dismissal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CabinetFormed(Record):
    """A cabinet of another kind took office; ``wants`` is how much each kind was wanted."""

    type: ClassVar[str] = "cabinet_formed"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "how"
    power: PowerWord
    cabinet: Cabinet
    before: Cabinet
    how: Change
    leader: str
    wants: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoupStruck(Record):
    """Officers or courtiers took the state over by force."""

    type: ClassVar[str] = "coup"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "because"
    power: PowerWord
    because: Grievance
    civil_control: int


def move_governments(world: World, dice: Dice) -> list[Record]:
    """Phase: cabinets do their work, fall and are formed."""
    records: list[Record] = []
    for power in makers(world):
        home = world.powers[power].home
        condition.move(world, power, world.rules.government.cabinets[home.cabinet].moves)
        records += _turn_over(world, dice, power)
        records += speakers.succeed(world, power)
    return records


def _turn_over(world: World, dice: Dice, power: int) -> list[Record]:
    """Whether the cabinet changes this quarter, and how."""
    rules, state, name = world.rules.government, world.powers[power], world.roster[power].id
    lack = rules.coup_control - state.home.civil_control
    if lack > 0 and state.home.cabinet is not Cabinet.MILITARY:
        chance = fixed.mul(rules.coup, fixed.ratio(lack, rules.coup_control))
        if dice.chance(world.turn, chance, "cabinet", name, "coup"):
            return strike_coup(world, power, "soldiers")
    if state.openness < rules.parliamentary:
        falls = dice.chance(world.turn, rules.intrigue, "cabinet", name, "intrigue")
        return form_cabinet(world, dice, power, "intrigue") if falls else []
    if (term := rules.fixed_terms.get(name)) is not None:
        is_due = (world.turn - world.facts.calendar.turn_of(term.began)) % term.lasts == 0
        return form_cabinet(world, dice, power, "election") if is_due else []
    offset = dice.below(0, rules.election_quarters, "cabinet", name, "elections")
    if world.turn % rules.election_quarters == offset:
        return form_cabinet(world, dice, power, "election")
    weak = state.legitimacy < rules.fall_legitimacy
    falls = weak and dice.chance(world.turn, rules.fall, "cabinet", name, "fall")
    return form_cabinet(world, dice, power, "vote") if falls else []


def wants(world: World, dice: Dice, power: int) -> dict[Cabinet, int]:
    """How much each kind of cabinet is wanted now, luck included."""
    rules, home, name = world.rules.government, world.powers[power].home, world.roster[power].id
    known = condition.values(world, power)
    found: dict[Cabinet, int] = {}
    for kind, rule in rules.cabinets.items():
        luck = rules.luck * dice.bell(world.turn, "cabinet", name, kind) // DEVIATION
        found[kind] = condition.weigh(rule.base, rule.weights, known) + luck
    if home.pathology is not None and conduct.is_malign(home.pathology) and not home.healing:
        found[world.rules.pathologies[home.pathology].cabinet] += fixed.mul(rules.pull, home.severity)
    return found


def form_cabinet(world: World, dice: Dice, power: int, how: Change) -> list[Record]:
    """Let the kind most wanted take office; a cabinet of the same kind is no news."""
    wanted = wants(world, dice, power)
    return install(world, power, max(wanted, key=lambda kind: wanted[kind]), how, wanted)


def install(
    world: World, power: int, kind: Cabinet, how: Change, wanted: dict[Cabinet, int] | None = None
) -> list[Record]:
    """Put a kind of cabinet into office."""
    state = world.powers[power]
    before = state.home.cabinet
    if kind is before:
        return []
    state.home.cabinet = kind
    state.leader = speakers.speaker_of(world, power)
    return [
        CabinetFormed(
            power=world.roster[power].id, cabinet=kind, before=before, how=how, leader=state.leader,
            wants={str(k): w for k, w in (wanted or {}).items()},
        )
    ]  # fmt: skip


def strike_coup(world: World, power: int, because: Grievance) -> list[Record]:
    """Soldiers take over: a military cabinet, and a state that is the worse for it."""
    home = world.powers[power].home
    record = CoupStruck(power=world.roster[power].id, because=because, civil_control=home.civil_control)
    condition.move(world, power, world.rules.government.coup_moves)
    return [
        record,
        *install(world, power, Cabinet.MILITARY, "coup"),
        *commitment.restart(world, power),
    ]
