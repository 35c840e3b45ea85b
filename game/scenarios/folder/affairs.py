"""``affairs.yaml``: what is under way when a campaign begins, and what is not forgotten, as types."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from game.events.effects.marks import Date, PlaceId, PowerId, Share
from game.politics.impositions import Pact
from game.words import Cabinet, CasusBelli
from game.world.constants.rulemarks import Name, Slug
from game.world.constants.ruleset import Strict


@dataclass(frozen=True, slots=True)
class WarEntry(Strict):
    """A war that is being fought when the campaign begins; the first of each side leads it."""

    id: Slug
    name: Name
    attackers: Annotated[tuple[PowerId, ...], Field(min_length=1)]
    defenders: Annotated[tuple[PowerId, ...], Field(min_length=1)]
    reason: CasusBelli
    aims: tuple[PlaceId, ...] = ()  # provinces of the leading defender that the leading attacker wants
    free: bool = False  # and independence from him
    aggressor: PowerId | None = None  # who broke the peace, as the chronicle has it
    score: Annotated[int, Field(ge=-10_000, le=10_000)] = 0  # for the attackers
    verdicts: dict[PowerId, PowerId] = field(default_factory=dict)  # who holds whom guilty of it


@dataclass(frozen=True, slots=True)
class HeldEntry(Strict):
    """Land that another than its owner holds on the first day: a front, or a conquest without title."""

    place: PlaceId
    by: PowerId
    hexes: tuple[Annotated[int, Field(ge=0)], ...] = ()  # row * width + column; left out: all of it


@dataclass(frozen=True, slots=True)
class SanctionEntry(Strict):
    """An embargo in force when the campaign begins."""

    power: PowerId
    on: PowerId
    degree: Annotated[int, Field(ge=1, le=3)]  # on arms, on most goods, on everything


@dataclass(frozen=True, slots=True)
class TrustEntry(Strict):
    """How far one power trusts another on the first day, where it is not as with the others."""

    power: PowerId
    toward: PowerId
    trust: Share


@dataclass(frozen=True, slots=True)
class IncidentEntry(Strict):
    """A provocation between two powers that was not made good by the first day, whoever began it."""

    power: PowerId
    other: PowerId


@dataclass(frozen=True, slots=True)
class TornEntry(Strict):
    """A truce that a power broke before the campaign began, and how long it would have bound it."""

    power: PowerId
    against: PowerId
    until: Date


@dataclass(frozen=True, slots=True)
class LostEntry(Strict):
    """A province that a power gave away in a peace before the campaign began, and has not forgotten."""

    power: PowerId
    place: PlaceId


@dataclass(frozen=True, slots=True)
class SiegeEntry(Strict):
    """A fortress that is besieged on the first day, by forces that stand before it (`forces.yaml`)."""

    place: PlaceId
    by: PowerId
    progress: Annotated[int, Field(ge=0, le=9_999)] = 0  # at 10,000 it would have fallen


@dataclass(frozen=True, slots=True)
class CrisisEntry(Strict):
    """A dispute that is open when the campaign begins: a demand, and how far it has come.

    With a ``convener`` the powers have been called to a conference; with ``ultimatum`` the defender must
    answer in the first quarter. Between two at war it is a conference on their war.
    """

    id: Slug
    title: Name
    challenger: PowerId
    defender: PowerId
    reason: CasusBelli = CasusBelli.INCIDENT
    cede: tuple[PlaceId, ...] = ()
    sum: Annotated[int, Field(ge=0, le=10**9)] = 0  # thousands of pounds in each of four quarters
    free: bool = False  # the challenger of the defender's overlordship
    evacuate: tuple[PlaceId, ...] = ()  # what the defender holds of others
    sign: Pact | None = None
    note: bool = False  # of regret
    protectorate: bool = False  # the challenger's, over the defender
    autonomy: bool = False  # of the challenger under the defender's crown
    neutrality: bool = False  # the defender's
    disarm: Annotated[int, Field(ge=0, le=10**9)] | None = None  # men that the defender may keep
    limit_arms: Annotated[int, Field(ge=0, le=10**9)] | None = None  # and for so many `quarters`
    cabinet: Cabinet | None = None  # the defender's
    pledge: tuple[PlaceId, ...] = ()  # land of the defender's to be held for so many `quarters`
    demilitarise: tuple[PlaceId, ...] = ()  # land of the defender's
    vote: tuple[PlaceId, ...] = ()  # land of the defender's that is to vote
    annex: bool = False  # the defender, all of it
    quarters: Annotated[int, Field(ge=0, le=400)] = 20  # of a limit or a pledge
    convener: PowerId | None = None
    ultimatum: bool = False


@dataclass(frozen=True, slots=True)
class AffairsFile(Strict):
    """``affairs.yaml``: what is under way when the campaign begins, and what is not forgotten."""

    wars: tuple[WarEntry, ...] = ()
    held: tuple[HeldEntry, ...] = ()
    sieges: tuple[SiegeEntry, ...] = ()
    crises: tuple[CrisisEntry, ...] = ()
    sanctions: tuple[SanctionEntry, ...] = ()
    trust: tuple[TrustEntry, ...] = ()
    incidents: tuple[IncidentEntry, ...] = ()
    torn: tuple[TornEntry, ...] = ()
    lost: tuple[LostEntry, ...] = ()
