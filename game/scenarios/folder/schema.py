"""The files of a scenario, as types: what each may hold, in the words of the game.

A scenario is a folder with ``scenario.yaml``, ``powers.yaml``, ``provinces.yaml``, ``forces.yaml``,
``treaties.yaml``, ``leaders.yaml``, ``mandates.yaml``, ``affairs.yaml``, ``choosing.yaml`` and any files in
``events/``.
It may be a patch of another scenario (``base``): then each file holds only what differs, entry by entry as
`layers.LISTS` says. Shares and moods are permyriad (10,000 is all), money is thousands of pounds, people are
thousands, wages tenths of a pound a year. ``docs/data-formats.md`` is written from these types.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Final, TypeAlias

from pydantic import Field

from game.events.effects.marks import (
    Amount,
    AnyPlaceId,
    Asked,
    Caps,
    Condition,
    Date,
    PlaceId,
    PowerId,
    Powers,
    ShareSaid,
    SpotId,
    Told,
    UnitId,
)
from game.events.effects.table import AnyEffect
from game.scenarios.folder.affairs import AffairsFile
from game.scenarios.folder.choosing import ChoosingFile, Phrase
from game.scenarios.folder.region import WindowEntry
from game.words import (
    Cabinet,
    Clause,
    Era,
    Ideology,
    Logic,
    Posture,
    Preset,
    RiverRank,
    Rung,
    Terrain,
    TreatyKind,
)
from game.world.constants.rulemarks import SPARSE, Name, Slug
from game.world.constants.ruleset import Strict

FileName: TypeAlias = Annotated[Name, Field(description="a file or a folder by its name")]
Share: TypeAlias = Annotated[int, Field(ge=0, le=10_000)]
Count: TypeAlias = Annotated[int, Field(ge=0, le=10**9)]
Thousands: TypeAlias = Annotated[int, Field(ge=0, le=1_000_000)]  # of people
Wages: TypeAlias = Annotated[int, Field(ge=1, le=1_000_000)]  # tenths of a pound a year, a head
Quarters: TypeAlias = Annotated[int, Field(ge=1, le=400)]
Line: TypeAlias = Annotated[str, Field(min_length=1, max_length=600)]
Prose: TypeAlias = Annotated[Line, Told()]
EffectEntry: TypeAlias = Annotated[AnyEffect, Field(discriminator="do")]


@dataclass(frozen=True, slots=True)
class PeopleWeights(Strict):
    """How a state's people spread over its hexes: weights of ground, of river banks and of cities by rank."""

    ground: dict[Terrain, Count]
    river: dict[RiverRank, Count]  # added to a hex for the greatest river on one of its sides
    city: tuple[Count, ...]  # added for a city of rank 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class InclusionEntry(Strict):
    """Whose inclusion the scenario is about: at the end of these quarters it is read off what became of it.

    Bodies of the families in ``without`` do not count. ``offers`` names events by which the power is
    offered a way in, each with the answers that decline it.
    """

    power: PowerId
    dates: tuple[Date, ...]
    without: tuple[Preset, ...] = ()
    offers: dict[Slug, tuple[Slug, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ScenarioFile(Strict):
    """``scenario.yaml``: the frame of the campaign."""

    title: Annotated[Name, Told()]
    about: Prose
    era: Era
    start: Date
    last: Date
    extended: Date
    great: tuple[PowerId, ...]
    regional: tuple[PowerId, ...]
    people: PeopleWeights
    trust: Share = 5000  # between any two powers on the first day
    map: FileName | None = None  # in this folder or a base's; left out: the game's, `europe.tmx`
    window: WindowEntry | None = None  # left out: all of the map
    #: of the first quarter; a campaign of the second or third begins with the operations of that month
    month: Annotated[int, Field(ge=1, le=3)] = 1
    base: FileName | None = (
        None  # the scenario that this one is a patch of: a folder beside it, or the game's
    )
    inclusion: InclusionEntry | None = None  # whose inclusion is judged, if anybody's
    bodies: tuple[Preset, ...] | None = None  # kinds of body that powers can think of founding; left out: all
    #: files of the base that mean nothing here: `forces`, `events`, `events/1819_reaction`
    without: tuple[FileName, ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetEntry(Strict):
    """Shares of output taken in tax and voted to forces, welfare and investment."""

    tax: Share
    military: Share
    welfare: Share
    investment: Share


@dataclass(frozen=True, slots=True)
class HomeEntry(Strict):
    """Conditions at home; what is left out is as in most states of the time."""

    ideology: Ideology = Ideology.LEGITIMIST
    institutions: Share = 5000
    transition: Share = 0
    cartel: Share = 3000
    civil_control: Share = 7000
    personal_rule: Share = 3000
    mission: Share = 0
    offence: Share = 3000
    vulnerability: Share = 2000
    humiliation: Share = 0
    revolution: Share = 1000
    cabinet: Cabinet = Cabinet.MODERATE


@dataclass(frozen=True, slots=True)
class PowerEntry(Strict):
    """A state as the campaign finds it. A budget left out is balanced: the forces get what they cost."""

    id: PowerId
    population: Thousands  # in the provinces it owns
    wages: Wages  # average yearly income
    capital: AnyPlaceId | None = None  # a box: the state lies off the map, and the box is its country
    budget: BudgetEntry | None = None
    treasury: Count = 0
    debt: Count = 0
    manpower: Count | None = None  # men; left out: as many as its people allow in peace
    will: Share = 3000
    exhaustion: Share = 0
    legitimacy: Share = 6000
    nationalism: Share = 2000
    hardship: Share = 1500
    openness: Share = 2000
    standing: Share | None = None  # left out: what its rank deserves
    army_quality: Annotated[int, Field(ge=1000, le=20_000)] = 10_000
    posture: Posture = Posture.COVER
    home: HomeEntry = HomeEntry()
    stage: Annotated[int, Field(ge=0, le=4)] = 1  # of commitment, under the adaptive setting
    compliance: Share = 5000
    reliability: Share = 5000
    trusted: Share | None = None  # by the others; left out: as the scenario says for all
    warheads: Annotated[int, Field(ge=0, le=100_000)] = 0  # what makes its enemies think twice


@dataclass(frozen=True, slots=True)
class PowersFile(Strict):
    """``powers.yaml``: every state that owns land when the campaign begins, and those whose land is a box."""

    powers: tuple[PowerEntry, ...]


@dataclass(frozen=True, slots=True)
class ProvinceEntry(Strict):
    """Where a province is not like the rest of its state."""

    id: PlaceId
    population: Thousands | None = None  # taken out of the state's total before the rest is spread
    weight: Count = 10_000  # multiplies its share of the people (permyriad)
    development: Wages | None = None
    industry: Annotated[int, Field(ge=0, le=30_000)] = 0
    unrest: Share = 0
    devastation: Share = 0
    fortress: Annotated[int, Field(ge=0, le=9)] = 0


@dataclass(frozen=True, slots=True)
class ProvincesFile(Strict):
    """``provinces.yaml``: provinces that differ, and fortresses with their full garrisons."""

    provinces: tuple[ProvinceEntry, ...]


@dataclass(frozen=True, slots=True)
class ForceEntry(Strict):
    """Forces of one power at one city or in its box: how many of each kind, and how full their ranks are."""

    power: PowerId
    at: SpotId
    units: dict[UnitId, Annotated[int, Field(ge=1, le=50)]]
    ranks: Annotated[int, Field(ge=500, le=10_000)] = 10_000  # share of full strength
    experience: Annotated[int, Field(ge=0, le=1000)] = 300
    command: Annotated[int, Field(ge=0, le=1000)] = 500
    morale: Annotated[int, Field(ge=0, le=1000)] = 700


@dataclass(frozen=True, slots=True)
class ForcesFile(Strict):
    """``forces.yaml``: corps, garrisons and fleets at the start."""

    forces: tuple[ForceEntry, ...]


@dataclass(frozen=True, slots=True)
class TreatyEntry(Strict):
    """A treaty in force when the campaign begins; without ``until`` it is open-ended."""

    id: Slug
    kind: TreatyKind
    parties: tuple[PowerId, ...]
    name: Name
    start: Date
    until: Date | None = None
    subject: PowerId | None = None  # protected, neutral, paying, or standing back from a sphere
    about: PowerId | None = None  # sphere, self_denial: the third state
    places: tuple[PlaceId, ...] = ()  # demilitarised_zone: provinces of the parties that are kept empty
    amount: Count = 0  # indemnity: thousands of pounds a quarter, shared by the receivers; arms_limit: men
    caps: Caps = field(default_factory=dict)  # arms_limit: how many of a kind each keeps
    bindingness: Share | None = None  # left out: as usual for its kind
    secret: bool = False


@dataclass(frozen=True, slots=True)
class ClaimEntry(Strict):
    """A claim held in public when the campaign begins."""

    power: PowerId
    place: PlaceId
    strength: Share


@dataclass(frozen=True, slots=True)
class BodyEntry(Strict):
    """An institution that stands when the campaign begins, and who is in it on which rung."""

    id: Slug
    preset: Preset
    name: Name
    members: dict[PowerId, Rung]
    cohesion: Share = 5000
    parameters: Annotated[dict[Clause, Share], SPARSE] = field(default_factory=dict)  # unlike its preset's


@dataclass(frozen=True, slots=True)
class TreatiesFile(Strict):
    """``treaties.yaml``: what powers have signed, what they claim, and the bodies they sit in."""

    treaties: tuple[TreatyEntry, ...]
    claims: tuple[ClaimEntry, ...] = ()
    institutions: tuple[BodyEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class LeaderEntry(Strict):
    """Somebody who spoke for a power, and when; an office is `head`, of the state or its government, or
    `foreign`, its foreign minister."""

    power: PowerId
    name: Name
    office: Slug
    start: Date
    end: Date
    cabinet: Cabinet = Cabinet.MODERATE  # the kind of cabinet that calls on him
    born: Date | None = None  # nobody is called on before he is grown or after his death
    died: Date | None = None
    crown: bool = False  # rules by birth, from his accession on
    upholds: Ideology | None = None  # speaks only where the state holds this right


@dataclass(frozen=True, slots=True)
class LeadersFile(Strict):
    """``leaders.yaml``: who spoke for the powers, and when."""

    leaders: tuple[LeaderEntry, ...]


@dataclass(frozen=True, slots=True)
class MandateEntry(Strict):
    """A goal the era sets a power; asked at the end and shown on the way."""

    id: Slug
    power: PowerId
    text: Prose
    condition: Condition
    worth: Share  # points of standing
    realist: bool = False  # a realist would have chosen it
    short: Phrase | None = None  # the same in few words, for a list


@dataclass(frozen=True, slots=True)
class MandatesFile(Strict):
    """``mandates.yaml``: what the era asks of each power."""

    mandates: tuple[MandateEntry, ...]


@dataclass(frozen=True, slots=True)
class OptionEntry(Strict):
    """A way to answer an event. ``meaning`` says how each logic reads it."""

    id: Slug
    label: Prose
    effects: tuple[EffectEntry, ...] = ()
    condition: Condition | None = None
    weight: Amount | None = None
    meaning: dict[Logic, Prose] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventEntry(Strict):
    """Something that may happen. With ``each`` it may happen to every power named, called ``subject``."""

    id: Slug
    title: Prose
    text: Prose
    when: Condition
    first: Date | None = None
    last: Date | None = None
    chance: ShareSaid | None = None  # permyriad a quarter, or an expression for it
    mean_quarters: Quarters | None = None  # instead of a chance: how long it lets one wait on average
    again_after: Annotated[int, Field(ge=0, le=400)] = 0  # quarters; 0: happens once
    each: Powers = ()
    effects: tuple[EffectEntry, ...] = ()
    ask: Asked | None = None
    options: tuple[OptionEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class EventsFile(Strict):
    """A file in ``events/``, see `docs/events.md`."""

    events: tuple[EventEntry, ...]


#: The files of a scenario folder besides its events, and what each must hold.
FILES: Final[dict[str, Any]] = {
    "scenario": ScenarioFile,
    "powers": PowersFile,
    "provinces": ProvincesFile,
    "forces": ForcesFile,
    "treaties": TreatiesFile,
    "leaders": LeadersFile,
    "mandates": MandatesFile,
    "affairs": AffairsFile,
    "choosing": ChoosingFile,
}
