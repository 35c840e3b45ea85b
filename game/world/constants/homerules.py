"""Types of the constants of politics at home: conditions, pathologies, cabinets.

Shares, chances and weights are permyriad unless a comment says otherwise; a weight of 10,000 on a condition
adds one when the condition is full. ``game.scenarios.tables.rules`` reads and checks the files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

from pydantic import Field

from game.words import Cabinet, Condition, Course, Ideology, Rank, Rate, Remedy, Severity, Source, Upheaval
from game.world.constants.rulemarks import SPARSE, Count, Part, Share, Slug, Spoken
from game.world.strict import Strict

#: What moves, weighs or is weighed, by condition; what is left out is left alone.
Moves: TypeAlias = Annotated[dict[Condition, int], SPARSE]


@dataclass(frozen=True, slots=True)
class Law(Strict):
    """Where a condition at home comes to rest, and what share of the way it goes there in a quarter."""

    base: int
    drift: int
    weights: Moves = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Blow(Strict):
    """Something that befalls a country, or all countries at once, whoever governs it."""

    chance: int  # a quarter
    moves: Moves
    common: bool = False


@dataclass(frozen=True, slots=True)
class CourseRule(Strict):
    """What a government's standing course does to its country each quarter."""

    moves: Moves
    cost: Share = 0  # share of a quarter's output


@dataclass(frozen=True, slots=True)
class HomeRules(Strict):
    """How conditions at home move; shares of 10,000."""

    latent: int  # severities from which something shows, from which cabinets are infected ...
    infected: int
    aggressor: int  # ... and from which a power is an aggressor
    laws: Annotated[dict[Condition, Law], SPARSE]
    included_fade: int  # share of humiliation that fades in a quarter in the circle of the great powers
    blows: dict[Slug, Blow]
    courses: dict[Course, CourseRule]
    beaten_humiliation: int  # for a war wholly lost
    land_humiliation: int  # for ceding all one had
    victory_relief: int  # share of humiliation that a war wholly won takes away
    peace_offence: int  # belief in attack gained by winning, lost by losing
    rates: dict[Rate, int]  # multiplies the hazards of pathologies
    growth_floor: int  # least share of its growth that a severity takes in a quarter; the rest is luck
    cure: int  # chance a quarter that an infection breaks
    aggressor_cure: int
    cure_drag: int  # share of that chance which full hardship or humiliation takes away
    cured_fall: int  # severity lost in a quarter once broken
    beaten_cure: int  # chance that a war lost breaks it
    checked_cure: int  # chance that giving way breaks what stops when checked
    fear_fade: int  # share of a fright that passes in a quarter
    reassured_fade: int  # the same for a power that is reassured
    opening: int  # chance a quarter that a great power sees an opening
    open_greed: int  # the greatest appetite an opening lends
    secretive: int  # chance that a pathology grows without outward signs
    sign: dict[Severity, int]  # chance a quarter of a sign, by how far things have gone
    false_sign: int  # chance a quarter of a sign that means nothing
    claims: int  # chance a quarter that an aggressor raises one of its claims
    claim_strength: int
    defeat: int  # share of a war wholly lost from which a peace is a defeat
    claim_lost: int  # what speaks for a claim to land that was one's own
    claim_weak: int  # to land weakly held, at its fullest
    claim_unruly: int  # to unruly land, at its fullest
    claim_rich: int  # to the richest land
    circle: int  # great powers to whom a power is bound from which it is inside their circle
    idle_quarters: int = 10_000  # for which an aggressor may neither act nor be fed before it turns inward
    idle_fall: int = 0  # severity lost in a quarter from then on
    tired: int = 0  # what full exhaustion takes from the logarithm of every hazard that makes aggressors ...
    held: int = 0  # ... and what land takes from it that a victor holds as a pledge
    beyond: int = 0  # chance a quarter that an aggressor off the map takes what lies beyond it
    beyond_yield: int = 0  # share of its output that it gains by it, for a time
    claim_kin: int = 0  # what speaks for a claim to land where one's own people live
    claim_strangers: int = 0  # and against one to land of strangers in their own state
    claim_joined: int = 0  # for one to land that has nothing but one's own around it
    lost_kin: int = 0  # strength of a claim to land of one's people that a peace took, or to a vassal's prize


@dataclass(frozen=True, slots=True)
class IdeologyRule(Strict):
    """What a state that holds this right is, and what becomes of it."""

    falls_to: Ideology  # what a regime that falls gives way to
    chartered: Ideology | None = None  # what a granted charter makes of it; left out, it stays
    old: bool = False  # an old throne: falls without radicals, likes no rising, and grieves for other thrones
    crowned: bool = True  # somebody may rule by birth
    faith: bool = False  # its right is that of one faith: to those of others its rule over them is none
    mission: bool = False  # to it all thrones are unlawful: one that comes in has a mission
    against: tuple[Ideology, ...] = ()  # what it will not see win anywhere


def _convictions() -> dict[Ideology, IdeologyRule]:
    """As campaigns were played whose files say nothing of it."""
    constitutional, republican, revolutionary, islamic = (
        Ideology.CONSTITUTIONAL, Ideology.REPUBLICAN, Ideology.REVOLUTIONARY, Ideology.ISLAMIC
    )  # fmt: skip
    return {
        Ideology.LEGITIMIST: IdeologyRule(constitutional, constitutional, old=True),
        constitutional: IdeologyRule(republican),
        republican: IdeologyRule(revolutionary, crowned=False),
        revolutionary: IdeologyRule(revolutionary, crowned=False, mission=True),
        islamic: IdeologyRule(islamic),
        Ideology.AUTHORITARIAN: IdeologyRule(republican, constitutional),
        Ideology.FASCIST: IdeologyRule(republican),
        Ideology.COMMUNIST: IdeologyRule(republican, republican, crowned=False, mission=True),
    }


@dataclass(frozen=True, slots=True)
class RevolutionRules(Strict):
    """How revolutions spread, break out and end."""

    border: int  # revolutionary pressure from each neighbour in upheaval, a quarter
    kin: int  # from each further power of like ideas in upheaval
    most: int  # powers of either sort that count
    upheaval: int  # change of regime under way from which a country counts as in upheaval
    settled: int  # change of regime under way beyond which a new regime is given time
    floor: int  # pressure below which nothing breaks out
    rate: int  # chance a quarter at full pressure
    luck: int  # in whether the soldiers shoot, a standard deviation
    repression: int  # what a course of repression adds to their obedience
    radical: int  # pressure beyond which radicals come in, and regimes fall that are no old ones
    mission: int  # sense of mission of a regime to which all thrones are unlawful
    outcomes: dict[Upheaval, Moves]  # what each outcome does: granted, crushed, fallen
    ideologies: dict[Ideology, IdeologyRule] = field(default_factory=_convictions)
    apart: int = 3000  # how far one revolution on the road from one regime to another sets them apart


@dataclass(frozen=True, slots=True)
class CabinetRule(Strict):
    """A kind of cabinet: when it is wanted, and what it does each quarter."""

    base: int
    weights: Moves
    moves: Moves
    cure: int  # added to the chance that an infection breaks


@dataclass(frozen=True, slots=True)
class FixedTerm(Strict):
    """A president's term: how many quarters it lasts, and a date on which one began."""

    lasts: Count
    began: Annotated[str, Field(pattern=r"^\d{4}-(Q[1-4]|\d{2}-\d{2})$")]


@dataclass(frozen=True, slots=True)
class GovernmentRules(Strict):
    """How cabinets come and go, and what it costs to hold out against one."""

    cabinets: dict[Cabinet, CabinetRule]
    luck: int  # how much chance there is in who comes next, a standard deviation
    pull: int  # how much a pathology at full severity favours its own kind of men
    parliamentary: int  # openness from which elections make cabinets
    election_quarters: int
    fall_legitimacy: int  # below it parliaments drop their cabinets
    fall: int  # chance a quarter that they do
    intrigue: int  # chance a quarter that a court changes its ministers
    coup_control: int  # civil control below which officers may take over
    coup: int  # chance a quarter at no control at all
    coup_moves: Moves
    press_quarters: int  # how often an infected cabinet presses
    yield_severity: int
    yield_moves: Moves
    yield_loan: int  # share of a year's output that patriots lend
    resist_severity: int
    resist_moves: Moves
    dismiss_moves: Moves
    dismiss_severity: int
    dismiss_risk: (
        int  # chance of a coup when an infected cabinet is dismissed, at full severity without control
    )
    resisted_risk: int  # added for each time the government has held out before
    dismiss_cure: int  # chance that a dismissal breaks the pathology
    recall: int  # quarters before and after his days in office in which a man may still be called
    grown: int = 100  # quarters of age from which he may be
    fixed_terms: dict[str, FixedTerm] = field(default_factory=dict)  # of powers no chamber can turn out early


@dataclass(frozen=True, slots=True)
class Span(Strict):
    """Between two values, both left out."""

    above: int = -1
    below: int = 10_001


@dataclass(frozen=True, slots=True)
class PathologyRule(Strict):
    """What can go wrong at home: when, what it does, what cures it (docs/politics.md#pathologies)."""

    sources: tuple[Source, ...]  # of aggression, under which it may arise
    triggers: tuple[Annotated[dict[Condition, Span], SPARSE], ...]  # one of them must hold whole
    hazard: int  # onsets in a million years of a country with no weight on it
    weights: Moves  # of the logarithm of the hazard
    demand: Annotated[str, Spoken("ui", "word_demand_")]  # what its men press for
    cabinet: Cabinet  # its men
    growth: int  # severity gained in an average quarter
    threat: int = 0  # weight of the highest threat, where homes and opportunity both breed aggressors
    ceiling: int = 10_000  # severity it can reach
    norms: int = 10_000  # what is left of the weight of norms at full severity
    odds: int = 0  # own chances overrated at full severity
    arms: int = 10_000  # share of an aggressor's armament
    compat: int = 0  # taken off compatibility with everybody at full severity
    will: int = 0  # taken off political will at full severity
    claims: int = 0  # how many provinces its men lay claim to
    whets: int = 0  # provinces more that each gain without a war makes them ask for; below 0 it feeds them
    stops_if_checked: bool = False
    defeat: int = 10_000  # share of the chance that a war lost breaks it
    defeat_cabinet: bool = False  # only once other men than its own govern
    defeat_feeds: int = 0  # severity that a war lost adds instead
    drift: Moves = field(default_factory=dict)  # what it does each quarter at full severity
    heals: Moves = field(default_factory=dict)  # added to the chance of cure, by condition
    # the same, by standing course at home
    courses: Annotated[dict[Course, int], SPARSE] = field(default_factory=dict)
    # the same, by what others do
    remedies: Annotated[dict[Remedy, int], SPARSE] = field(default_factory=dict)
    # what shows, by how far it has gone
    signs: Annotated[dict[Severity, tuple[Annotated[str, Spoken("signs")], ...]], SPARSE] = field(
        default_factory=dict
    )


@dataclass(frozen=True, slots=True)
class WillRules(Strict):
    """How much war-readiness a people will bear (docs/politics.md#will)."""

    burden_floor: int
    burden_ceiling: int
    burden_war: int
    base: int
    threat: int
    nation: int
    weary: int
    hard: int
    lag: int  # quarters
    exhaustion_fade: int  # a quarter, share
    weariness_fade: int
    weariness_quarter: int  # gained each quarter of war
    weariness_loss: int  # gained for losing a tenth of the manpower pool
    weariness_occupied: int  # gained each quarter the capital is held by an enemy
    legitimacy_rest: int  # where legitimacy settles in quiet times
    legitimacy_drift: int  # share of the gap closed in a quarter
    hardship_drift: int
    hardship_tax: int  # hardship in war for each share of tax above what is easy
    welfare_ease: int  # hardship relieved for each share of output spent on welfare
    hardship_devastation: int
    severity: int  # what zeal adds in a fully infected power
    aggressor_arms: int  # share of output that a full aggressor wants for arms beyond its needs
    standing_drift: int
    standing_rest: dict[Rank, int]
    defence: int  # how much stronger defence is, in reckoning threats
    hardship_base: int  # hardship of a country with easy taxes and no ruins
    hardship_gloom: int  # legitimacy that full hardship takes away
    weariness_gloom: Part  # one part in so many of weariness takes legitimacy away
    burden_ships: int = 0  # the most that ships there are add to what is bearable
    grip_base: int = 10_000  # grip of a state without institutions or obedience
    grip_institutions: int = 0  # added by full institutions
    grip_control: int = 0  # by soldiers who obey in everything
    grip_debt: int = 0  # share of it that two years of output owed take away
    grip_least: int = 0
    hardship_slump: int = 8_000  # hardship for each share of income that a slump takes
    hardship_rise: int = 0  # a quarter's share of the way, where hardship rises faster than it falls
    hardship_peace_tax: int = 20_000  # the same in peace, when nobody sees what it is for
    grip_most: int = 10_000  # before debts: no state needs more than enough of either
    welfare_half: int = 0  # share of output spent on welfare that relieves half of what it would; 0: no limit
