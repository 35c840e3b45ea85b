"""Conquest and its recognition: title passes only by treaty, or when the world has got used to it.

Land that stays in foreign hands after a war yields little; after five years without war over it the
other powers recognise the holder (`PoliticsRules.recognition_quarters`), or as soon as most of the great do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics.bonds import hardness, truce_to_uphold
from game.politics.perception import evidence
from game.politics.treaties import restraints
from game.politics.war.consequences.passing import cede
from game.politics.war.might.reach import reach_of
from game.politics.war.outbreak import seizure
from game.politics.war.outbreak.titles import UNCOVERED
from game.rules.land.garrisons import pledged
from game.words import ExpeditionSize, Rank, TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.records import Chapter, PlaceWord, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import Treaty, War
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class ConquestRecognised(Record):
    """The powers got used to a conquest: the holder has the title now."""

    type: ClassVar[str] = "conquest_recognised"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    place: PlaceWord
    holder: PowerWord
    loser: PowerWord


@dataclass(frozen=True, slots=True, kw_only=True)
class AllyStayedAway(Record):
    """A power left an ally or a ward alone in a war of defence, or sent ``ships`` and no man; its word is
    worth less."""

    type: ClassVar[str] = "ally_stayed_away"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    told_by: ClassVar[str] = "ships"
    war: int
    power: PowerWord
    ally: PowerWord
    treaty: TreatyKind
    name: str = ""  # of the war; empty in records of old
    ships: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AlliesWait(Record):
    """Great powers bound to help who was attacked have not come in on the quarter in which a war began."""

    type: ClassVar[str] = "allies_wait"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    war: int
    name: str
    ally: PowerWord
    powers: tuple[PowerWord, ...]


def recognise(world: World, dice: Dice) -> list[Record]:
    """Phase: conquests old enough, or recognised by most, and contested by no war become titles."""
    records: list[Record] = []
    wait = world.rules.politics.recognition_quarters
    for place in queries.occupied_places(world):
        since = int(world.places.occupied_since[place])
        owner, holder = int(world.places.owner[place]), queries.holder_of(world, place)
        if since < 0 or queries.at_war(world, owner, holder):
            continue
        if world.turn - since < wait and not seizure.is_recognised_by_most(world, place):
            continue
        if restraints.renunciation(world, holder, owner):
            continue  # nobody recognises what the holder himself gave up
        if place in pledged(world):
            continue  # what is held as a pledge is no conquest
        if len(queries.owned_by(world, owner)) < 2 or queries.sovereign_of(
            world, owner
        ) == queries.sovereign_of(world, holder):
            continue  # nobody recognises the end of a state, nor a garrison among one's own
        one, other = queries.names(world, (holder, owner))
        records.append(ConquestRecognised(place=world.map.place_id(place), holder=one, loser=other))
        records += cede(world, place, holder)
    return records


def overdue_allies(reader: Reader, after: int = -1) -> list[tuple[int, int, int, int]]:
    """(war, power, ally, treaty) for who broke a promise of defence by now: of several its firmest.

    Asked about the day some quarters ``after`` a war began, who has not come by then.
    """
    found = []
    honour = reader.rules.politics.honour_quarters if after < 0 else after
    for war in reader.wars.values():
        if war.is_over or war.casus in UNCOVERED or reader.turn - war.start != honour:
            continue
        victim = war.defenders[0]
        firmest: dict[int, Treaty] = {}
        for treaty in reader.treaties.values():
            if not queries.in_force(reader, treaty) or treaty.start > war.start:
                continue
            for power in _bound(reader, treaty, war, victim):
                known = firmest.get(power)
                if known is None or hardness(reader, treaty) > hardness(reader, known):
                    firmest[power] = treaty
        found += [
            (war.id, power, victim, treaty.id)
            for power, treaty in sorted(firmest.items())
            if not _came(reader, war, power) and reader.powers[power].exists and power not in war.refused
        ]
    return found


def _came(reader: Reader, war: War, power: int) -> bool:
    """Whether an ally has come with arms; ships alone keep no promise of who has an army that could come."""
    sent = war.expeditions.get(power)
    if sent is None or sent.size is not ExpeditionSize.FLEET:
        return bool(war.side_of(power))
    return not (queries.land_forces_of(reader, power) and reach_of(reader, power, war.attackers[0]))


def _bound(reader: Reader, treaty: Treaty, war: War, victim: int) -> list[int]:
    """Parties of a treaty that owe its victim their arms; of vigilance, against whom it names.

    Of a truce, who made one peace with victim and attacker.
    """
    if treaty.kind is TreatyKind.TRUCE:
        first = war.attackers[0]
        others = [p for p in treaty.parties if p not in (first, victim)] if first in treaty.parties else []
        return [p for p in others if truce_to_uphold(reader, p, first, victim) == treaty]
    owing = [p for p in treaty.parties if p != victim] if victim in treaty.parties else []
    match treaty.kind:
        case TreatyKind.DEFENSIVE_ALLIANCE | TreatyKind.OFFENSIVE_ALLIANCE:
            return owing
        case TreatyKind.GUARANTEE if treaty.subject == victim:
            return owing
        case TreatyKind.VIGILANCE if treaty.about == war.attackers[0]:
            return owing
        case _:
            return []


def _waiting(world: World) -> list[Record]:
    """Of each war that began this quarter, great powers whose open promise is due and who are not there."""
    absent: dict[tuple[int, int], list[int]] = {}
    for war, power, ally, treaty in overdue_allies(world, after=0):
        if world.powers[power].rank is Rank.GREAT and not world.treaties[treaty].secret:
            absent.setdefault((war, ally), []).append(power)
    return [
        AlliesWait(
            war=war, name=world.wars[war].name, ally=world.roster[ally].id, powers=queries.names(world, who)
        )
        for (war, ally), who in absent.items()
    ]


def judge_allies(world: World, dice: Dice) -> list[Record]:
    """Phase: those who left an ally alone lose standing; the chronicle names them, and who still may come."""
    records: list[Record] = _waiting(world)
    for war, power, ally, treaty in overdue_allies(world):
        bond = world.treaties[treaty]
        ships = bool(world.wars[war].side_of(power))
        owed = hardness(world, bond)
        if ships:  # he has done a part of what he promised
            owed -= fixed.mul(owed, world.rules.politics.expedition.price[ExpeditionSize.FLEET])
        loss = fixed.mul(world.rules.politics.dishonour_standing, owed)
        world.powers[power].move_standing(-loss)
        one, other = queries.names(world, (power, ally))
        name = world.wars[war].name
        told = AllyStayedAway(war=war, power=one, ally=other, treaty=bond.kind, name=name, ships=ships)
        records += [told, *evidence.promise_broken(world, power, ally, owed)]
    return records
