"""Revolutions: pressure that spreads from neighbours and kindred states, and breaks out (H7; P28, P29).

Pressure follows hardship, illegitimacy and unrest by its law (`home`); countries in upheaval add to that of
their neighbours and of states of like ideas. Above a floor it may break out. What comes of it the
government's course decides, and whether the soldiers obey: reform granted, streets cleared, or a new
regime. No date makes a wave: enough pressure in enough countries does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from game.politics.home import government, pathologies, speakers
from game.politics.home.home import makers
from game.politics.perception import commitment, condition, conduct, threat
from game.words import Cabinet, Condition, Course, Ideology, Pathology, Upheaval
from game.world import fixed
from game.world.dice import DEVIATION, Dice
from game.world.records import PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World

GIVING: Final = (Course.CONCILIATE, Course.REFORM)


@dataclass(frozen=True, slots=True, kw_only=True)
class RevolutionBroke(Record):
    """A revolution broke out; ``outcome`` is granted, crushed or fallen. ``pressure`` is permyriad."""

    type: ClassVar[str] = "revolution"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "outcome"
    power: PowerWord
    outcome: Upheaval
    ideology: Ideology
    before: Ideology
    pressure: int
    neighbours: tuple[str, ...]  # in upheaval when it broke out
    kindred: tuple[str, ...]


def in_upheaval(reader: Reader, power: int) -> bool:
    """Whether a change of regime is far enough under way to set others alight."""
    return reader.powers[power].exists and (
        reader.powers[power].home.transition >= reader.rules.revolution.upheaval
    )


def sparks(reader: Reader, power: int) -> tuple[list[int], list[int]]:
    """(neighbours, further states of like ideas) in upheaval, ascending."""
    near = threat.neighbours(reader)[power]
    alight = [p for p in makers(reader) if p != power and in_upheaval(reader, p)]
    ideas = reader.powers[power].home.ideology
    kindred = [p for p in alight if p not in near and reader.powers[p].home.ideology is ideas]
    return [p for p in alight if p in near], kindred


def move_revolutions(world: World, dice: Dice) -> list[Record]:
    """Phase: pressure spreads; where it is high enough it may break out."""
    rules = world.rules.revolution
    found = {power: sparks(world, power) for power in makers(world)}
    records: list[Record] = []
    for power, (near, kindred) in found.items():
        home = world.powers[power].home
        added = rules.border * min(len(near), rules.most)
        added += rules.kin * min(len(kindred), rules.most)
        condition.move(world, power, {Condition.REVOLUTION: fixed.mul(added, fixed.ONE - home.revolution)})
        if home.transition > rules.settled or home.revolution <= rules.floor:
            continue
        excess = fixed.ratio(home.revolution - rules.floor, fixed.ONE - rules.floor)
        chance = fixed.mul(rules.rate, excess)
        if dice.chance(world.turn, chance, "rebellion", world.roster[power].id, "revolution"):
            records += _break_out(world, dice, power, near, kindred)
    return records


def _break_out(world: World, dice: Dice, power: int, near: list[int], kindred: list[int]) -> list[Record]:
    rules, home, name = world.rules.revolution, world.powers[power].home, world.roster[power].id
    pressure, before = home.revolution, home.ideology
    outcome = _outcome(world, dice, power)
    condition.move(world, power, rules.outcomes[outcome])
    records: list[Record] = []
    if outcome is Upheaval.GRANTED:
        home.ideology = rules.ideologies[before].chartered or before
        cabinet = Cabinet.REFORMIST
    elif outcome is Upheaval.CRUSHED:
        cabinet = Cabinet.REACTIONARY
    else:
        if rules.ideologies[before].old or pressure > rules.radical:
            home.ideology = rules.ideologies[before].falls_to
        if rules.ideologies[home.ideology].mission:
            home.mission = max(home.mission, rules.mission)
        cabinet = Cabinet.RADICAL if pressure > rules.radical else Cabinet.REFORMIST
    records.append(
        RevolutionBroke(
            power=name, outcome=outcome, ideology=home.ideology, before=before, pressure=pressure,
            neighbours=queries.names(world, near), kindred=queries.names(world, kindred),
        )
    )  # fmt: skip
    if outcome is Upheaval.FALLEN:
        speakers.drive_out(world, power)
    records += government.install(world, power, cabinet, "revolution")
    if outcome is not Upheaval.CRUSHED:
        catch_wave(world, power)
        records += commitment.restart(world, power)
    return records


def _outcome(world: World, dice: Dice, power: int) -> Upheaval:
    """Reform is granted by who had it in mind; else the soldiers decide."""
    rules, home = world.rules.revolution, world.powers[power].home
    if home.course in GIVING:
        return Upheaval.GRANTED
    obeyed = home.civil_control + (rules.repression if home.course is Course.REPRESS else 0)
    obeyed += rules.luck * dice.bell(world.turn, "rebellion", world.roster[power].id, "soldiers") // DEVIATION
    return Upheaval.CRUSHED if obeyed >= home.revolution else Upheaval.FALLEN


def catch_wave(world: World, power: int) -> None:
    """A revolution occupies a country whole (H7), unless something worse has hold of it already."""
    home = world.powers[power].home
    if not conduct.is_malign(home.pathology):
        pathologies.begin(world, power, Pathology.REVOLUTIONARY_WAVE, fixed.ONE)
        home.healing = 1
