"""Risings that failed: what the beaten lose besides a war.

Who rose against his lord and lost *submits*: the army is sent home. A state that the campaign began without
was born by the rising and is dissolved into its lord; an older one governs itself no more and keeps but the
men that no peace can take. Who rose does not march in his lord's host until a generation has gone by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.politics import securities
from game.politics.treaties.signing import sign
from game.politics.war.consequences.endings import dissolve
from game.politics.war.consequences.passing import disarm
from game.words import CasusBelli, OverlordKind, TreatyKind
from game.world.records import Chapter, PowerWord, Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class RisingPutDown(Record):
    """Who rose against his lord laid down his arms: ``dissolved`` into his realm, or under direct rule."""

    type: ClassVar[str] = "rising_put_down"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.WARS
    told_by: ClassVar[str] = "dissolved"
    power: PowerWord
    overlord: PowerWord
    men: int  # under arms before
    dissolved: bool


def can_submit(reader: Reader, rebel: int, lord: int) -> bool:
    """Whether a power is in arms against the lord above it: only then is there anything to submit."""
    return reader.powers[rebel].overlord == lord and queries.at_war(reader, rebel, lord)


def has_nothing_to_go_back_to(reader: Reader, rebel: int, lord: int) -> bool:
    """Whether a power was born by a rising against its lord, and nobody has given it self-government yet."""
    state = reader.powers[rebel]
    unsettled = state.overlord == lord and state.overlord_kind is OverlordKind.CROWN_UNION
    return unsettled and not state.start_places


def submit(world: World, term: PeaceTerm) -> list[Record]:
    """Let who rose lay down its arms, when the war is over."""
    state, name = world.powers[term.giver], world.roster[term.giver].id
    if not state.exists or state.overlord != term.taker:
        return []
    is_young = not state.start_places
    told = RisingPutDown(
        power=name, overlord=world.roster[term.taker].id, men=queries.strength_of(world, term.giver),
        dissolved=is_young,
    )  # fmt: skip
    if is_young:
        return [told, *dissolve(world, term.giver, term.taker)]
    kept = securities.least_arms(world, term.giver)
    disarm(world, term.giver, 0)
    state.overlord_kind = OverlordKind.CROWN_UNION
    generation = world.rules.politics.security.generation
    parties = (term.giver, term.taker)
    bond = TreatyKind.ARMS_LIMIT
    return [told, sign(world, bond, parties, subject=term.giver, amount=kept, quarters=generation)]


def rose_lately(reader: Reader, power: int, lord: int) -> bool:
    """Whether a power rose in arms against its lord within a generation."""
    since = reader.turn - reader.rules.politics.security.generation
    return any(
        war.casus is CasusBelli.REBELLION
        and war.start > since
        and power in (*war.attackers, *war.left)
        and lord in (*war.defenders, *war.left)
        for war in reader.wars.values()
    )
