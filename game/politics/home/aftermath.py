"""Aftermath: how a peace is felt at home.

Being beaten and losing land humiliate, a victory eases what was suffered before and teaches belief in
attack. A war lost may break the pathology that began it. A peace is judged by its terms, by how the war
stood, and by whether what the war was for came about, before the terms are carried out: who loses feels the
worse of terms and standing, and who began a war to gain and got nothing of it was beaten. It works for wars
of every scale and every casus belli.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from game.politics import impositions, warscore
from game.politics.home import pathologies
from game.politics.perception import condition, conduct, kin
from game.politics.treaties import claims
from game.rules.money import economy
from game.words import CasusBelli, Condition, Term
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
    reached: bool | None = None  # whether what the war was for came about; None where that judges nobody


#: Wars begun to gain: who gets nothing of what it named was beaten, however little it paid.
TO_GAIN: Final = frozenset({CasusBelli.CONQUEST, CasusBelli.CLAIM, CasusBelli.PREVENTION})
#: Wars for a cause: both sides are judged by whether it came about.
FOR_A_CAUSE: Final = frozenset(
    {
        CasusBelli.MANDATE, CasusBelli.GUARANTEE, CasusBelli.ALLIANCE, CasusBelli.INVITATION,
        CasusBelli.REBELLION,
    }
)  # fmt: skip


def feel_peace(
    world: World,
    war: War,
    first: tuple[int, ...],
    second: tuple[int, ...],
    terms: tuple[PeaceTerm, ...],
    reached: bool | None = None,
) -> list[Record]:
    """Let the signatories feel a peace that is about to be carried out.

    ``reached`` says whether what the war was for came about, where the terms alone do not.
    """
    stood = fixed.clip(sum(warscore.standing(world, war).values()), -fixed.ONE)
    if reached is None:
        reached = is_reached(world, war, stood, terms)
    leave = war.leavers(first, second)
    records: list[Record] = []
    for power in (*first, *second):
        came = reached if power in leave else None  # whoever fights on may still come by it
        won = _won(world, war, power, stood * war.side_of(power), terms, came)
        land = _land_lost(world, power, terms)
        if won or land:
            records += _feel(world, war, power, won, land, came)
    for term in terms:
        if term.term is Term.CESSION:
            memories.note_loss(world, term.giver, term.place)
            _grieve(world, term)
    return records


def _grieve(world: World, term: PeaceTerm) -> None:
    """Keep a title to land that a peace takes, where one's own people live or one's own vassal has it."""
    to_vassal = world.powers[term.taker].overlord == term.giver
    strength = world.rules.home.lost_kin
    if strength and (to_vassal or kin.is_kin(world, term.giver, term.place)):
        claims.add_claim(world, term.giver, term.place, strength)


def is_reached(reader: Reader, war: War, stood: int, terms: Sequence[PeaceTerm]) -> bool | None:
    """Whether what the attackers fought for comes about by these terms; None where nothing tells.

    Any aim that was named is enough, and any land; where none was named, any gain. A cause without an aim is
    to stop the other side: it is lost if that gains anything, and won if it gains nothing and the war stands
    well.
    """
    gains = [t for t in terms if t.term is not Term.STATUS_QUO and t.taker in war.defenders]
    if war.casus in FOR_A_CAUSE and not war.aims:
        if gains or _has_prey(reader, war):
            return False
        return True if stood > 0 else None
    if not war.aims and war.casus not in TO_GAIN:
        return None
    takes = any(t.taker in war.attackers and (t.term is Term.CESSION or not war.aims) for t in terms)
    return takes or any(is_met(reader, aim, terms) for aim in war.aims)


def is_met(reader: Reader, aim: PeaceTerm, terms: Sequence[PeaceTerm] = ()) -> bool:
    """Whether an aim is among the terms, or has come true before."""
    named = (aim.term, aim.giver, aim.taker, aim.place)
    if any((t.term, t.giver, t.taker, t.place) == named for t in terms):
        return True
    match aim.term:
        case Term.CESSION:
            return int(reader.places.owner[aim.place]) == aim.taker
        case Term.INDEPENDENCE:
            return reader.powers[aim.taker].exists and reader.powers[aim.taker].overlord != aim.giver
        case _:
            return impositions.is_met(reader, aim)


def _has_prey(reader: Reader, war: War) -> bool:
    """Whether one of the attacked has come by what it fought others for while this war lasted."""
    return any(
        other.id != war.id
        and other.attackers[0] in war.defenders
        and (not other.is_over or other.end >= war.start)
        and any(is_met(reader, aim) for aim in other.aims)
        for other in reader.wars.values()
    )


def _won(
    reader: Reader, war: War, power: int, stood: int, terms: Sequence[PeaceTerm], reached: bool | None
) -> int:
    """How far a war was won: by terms and standing, and by what it was for where that judges the power."""
    won = _by_terms(reader, power, stood, terms)
    attacks, beaten = war.side_of(power) > 0, -reader.rules.home.defeat
    if reached is None:
        return won
    if war.casus in FOR_A_CAUSE:
        return max(won, stood // 2, 0) if reached == attacks else min(won, stood, beaten)
    if reached:
        return won
    if attacks:
        began = power == war.aggressor or (war.aggressor < 0 and power == war.attackers[0])
        return min(won, stood, beaten) if began else won
    return max(won, stood // 2)  # it kept what it was attacked for


def _by_terms(reader: Reader, power: int, stood: int, terms: Sequence[PeaceTerm]) -> int:
    """The balance of the terms; who loses feels the worse of them and of how the war stood.

    Where nothing changes hands, half of how the war stood is a winner's comfort, and all of it a loser's.
    """
    taken = sum(warscore.term_price(reader, t) for t in terms if t.taker == power)
    given = sum(warscore.term_price(reader, t) for t in terms if t.giver == power)
    balance = fixed.clip(taken - given, -fixed.ONE)
    if balance > 0:
        return balance
    return min(balance, stood) if balance or stood < 0 else stood // 2


def _land_lost(reader: Reader, power: int, terms: tuple[PeaceTerm, ...]) -> int:
    """The share of its land's worth that a power cedes; all of it where the power is annexed."""
    if any(t.term is Term.ANNEXATION and t.giver == power for t in terms):
        return fixed.ONE
    ceded = [t.place for t in terms if t.term is Term.CESSION and t.giver == power]
    if not ceded:
        return 0
    yields = economy.province_outputs(reader)
    worth = sum(int(yields[place]) for place in ceded)
    return fixed.clip(fixed.ratio(worth, warscore.side_worth(reader, [power])))


def _feel(world: World, war: War, power: int, won: int, land: int, reached: bool | None) -> list[Record]:
    rules, home, name = world.rules.home, world.powers[power].home, world.roster[power].id
    pain = fixed.mul(rules.land_humiliation, land) + fixed.mul(rules.beaten_humiliation, max(0, -won))
    relief = fixed.mul(home.humiliation, fixed.mul(rules.victory_relief, max(0, won)))
    condition.move(
        world, power,
        {Condition.HUMILIATION: pain - relief, Condition.OFFENCE: fixed.mul(rules.peace_offence, won)},
    )  # fmt: skip
    felt = PeaceFelt(
        power=name, war=war.id, won=won, land=land, humiliation=home.humiliation, reached=reached,
        readers=(name,),
    )  # fmt: skip
    if won > 0 or home.healing or not conduct.is_malign(home.pathology):
        return [felt]
    if -won < rules.defeat and not land:
        return [felt, *pathologies.check(world, Dice(world.seed), power, war.name)]
    return [felt, *pathologies.defeat(world, Dice(world.seed), power, war.name)]
