"""Outlived wars: what becomes of others' war over a rising when those whose quarrel it was are out of it.

A rising is put down, set free or reconciled, or the lord against whom it rose is no more; who came in for
its sake fights for nothing any more. All who are left go home without terms. Only where one holds land of the
other has the rising grown into a war of their own, with a reason and aims of its own; and who fights another
great power, or lays claim to an enemy's land, need not go before arms rest (docs/politics.md#outsiders).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.politics.war.ends import settlement, stirring
from game.politics.war.outbreak.war import is_great_power_war
from game.politics.war.outsiders import expeditions
from game.words import CasusBelli, Term
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class RisingOutlived(Record):
    """Those whose rising it was are out of a war: the others go ``home``, or it is their ``own`` now."""

    type: ClassVar[str] = "rising_outlived"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    told_by: ClassVar[str] = "upshot"
    war: int
    name: str
    first: tuple[PowerWord, ...]
    second: tuple[PowerWord, ...]
    upshot: Literal["home", "own"]


def settle(world: World) -> list[Record]:
    """Let wars end, or become others, whose rising is over and whose outsiders are still in the field."""
    records: list[Record] = []
    for war in [w for w in world.wars.values() if not w.is_over and expeditions.is_rising(w)]:
        if expeditions.is_theirs(war):
            continue
        if _is_ground_held(world, war):
            records += [_told(world, war, "own")]
            _become_their_own(world, war)
        elif not _is_still_fought(world, war):
            sides = tuple(war.attackers), tuple(war.defenders)
            quo = (PeaceTerm(Term.STATUS_QUO),)
            records += [_told(world, war, "home"), *settlement.make_peace(world, war, *sides, quo)]
    return records


def _told(world: World, war: War, upshot: Literal["home", "own"]) -> RisingOutlived:
    first, second = (queries.names(world, side) for side in (war.attackers, war.defenders))
    return RisingOutlived(war=war.id, name=war.name, first=first, second=second, upshot=upshot)


def _is_ground_held(reader: Reader, war: War) -> bool:
    """Whether one side holds a province of the other."""
    return bool(stirring.footing(reader, war).taken)


def _is_still_fought(reader: Reader, war: War) -> bool:
    """Whether something moves yet between great powers, or between a claimant and who owns what he claims."""
    is_grave = is_great_power_war(reader, war) or any(
        _claimed(reader, war, p) for p in (*war.attackers, *war.defenders)
    )
    return is_grave and stirring.still_for(reader, war) < reader.rules.politics.expedition.rest


def _claimed(reader: Reader, war: War, power: int) -> tuple[PeaceTerm, ...]:
    """The land of its enemies that a belligerent lays claim to, as war aims."""
    foes, owner = war.opponents_of(power), reader.places.owner
    seats = {reader.powers[foe].capital for foe in foes}
    claimed = sorted(
        c.place for c in reader.claims
        if c.power == power and int(owner[c.place]) in foes and c.place not in seats
    )  # fmt: skip
    return tuple(PeaceTerm(Term.CESSION, int(owner[place]), power, place) for place in claimed)


def _become_their_own(world: World, war: War) -> None:
    """A war like any other, with all that they have and till they make peace: for what the first attacker
    claims of the others' land, or as the ally of whom he came to help."""
    war.aims = _claimed(world, war, war.attackers[0])
    war.casus = CasusBelli.CLAIM if war.aims else CasusBelli.ALLIANCE
    war.expeditions = {}
