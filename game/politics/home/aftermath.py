"""Aftermath: how a peace is felt at home.

Being beaten and losing land humiliate, a victory eases what was suffered before and teaches belief in
attack. A war lost may break the pathology that began it. The rule judges a peace by its terms and by how
the war stood, before the terms are carried out; it works for wars of every scale and every casus belli.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics import warscore
from game.politics.home import pathologies
from game.politics.perception import condition, conduct
from game.rules.money import economy
from game.words import Condition, Term
from game.world import fixed
from game.world.dice import Dice
from game.world.records import PowerWord, Record
from game.world.state import memories
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class PeaceFelt(Record):
    """What a peace did to the pride of one belligerent; all shares permyriad, ``land`` of what it owned."""

    type: ClassVar[str] = "peace_felt"
    power: PowerWord
    war: int
    won: int  # how far the war was won; below 0 lost
    land: int
    humiliation: int


def feel_peace(
    world: World, war: War, first: tuple[int, ...], second: tuple[int, ...], terms: tuple[PeaceTerm, ...]
) -> list[Record]:
    """Let the signatories feel a peace that is about to be carried out."""
    stood = fixed.clip(sum(warscore.standing(world, war).values()), -fixed.ONE)
    records: list[Record] = []
    for power in (*first, *second):
        won = _won(world, power, stood * war.side_of(power), terms)
        land = _land_lost(world, power, terms)
        if won or land:
            records += _feel(world, war, power, won, land)
    for term in terms:
        if term.term is Term.CESSION:
            memories.note_loss(world, term.giver, term.place)
    return records


def _won(reader: Reader, power: int, stood: int, terms: tuple[PeaceTerm, ...]) -> int:
    """How far a war was won: by what was taken or given; where nothing was, half of how it stood."""
    taken = sum(warscore.term_price(reader, t) for t in terms if t.taker == power)
    given = sum(warscore.term_price(reader, t) for t in terms if t.giver == power)
    if taken or given:
        return fixed.clip(taken - given, -fixed.ONE)
    return stood // 2


def _land_lost(reader: Reader, power: int, terms: tuple[PeaceTerm, ...]) -> int:
    """The share of its land's worth that a power cedes."""
    ceded = [t.place for t in terms if t.term is Term.CESSION and t.giver == power]
    if not ceded:
        return 0
    yields = economy.province_outputs(reader)
    worth = sum(int(yields[place]) for place in ceded)
    return fixed.clip(fixed.ratio(worth, warscore.side_worth(reader, [power])))


def _feel(world: World, war: War, power: int, won: int, land: int) -> list[Record]:
    rules, home, name = world.rules.home, world.powers[power].home, world.roster[power].id
    pain = fixed.mul(rules.land_humiliation, land) + fixed.mul(rules.beaten_humiliation, max(0, -won))
    relief = fixed.mul(home.humiliation, fixed.mul(rules.victory_relief, max(0, won)))
    condition.move(
        world, power,
        {Condition.HUMILIATION: pain - relief, Condition.OFFENCE: fixed.mul(rules.peace_offence, won)},
    )  # fmt: skip
    records: list[Record] = [
        PeaceFelt(power=name, war=war.id, won=won, land=land, humiliation=home.humiliation, readers=(name,))
    ]
    if won > 0 or home.healing or not conduct.is_malign(home.pathology):
        return records
    dice = Dice(world.seed)
    if -won < rules.defeat and not land:
        return records + pathologies.check(world, dice, power, war.name)
    if dice.chance(world.turn, rules.beaten_cure, "cure", name, "beaten", war.name):
        records.append(pathologies.break_pathology(world, power, "defeat"))
    return records
