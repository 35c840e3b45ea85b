"""Types of the rules' data: every constant a rule uses has a name here and a value in ``assets/rules``.

Rules are data a modder may change; they are read once, never saved, and shared by all worlds.
Unless said otherwise shares and factors are permyriad (10,000 = one), money is thousands of pounds,
men are single men. ``game.scenarios.tables.rules`` reads and checks the files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from game.words import (
    Branch,
    CasusBelli,
    Era,
    Errand,
    Footing,
    JoinTitle,
    Mission,
    Pathology,
    Rank,
    RiverRank,
    Stance,
    Term,
    Terrain,
    TreatyKind,
)
from game.world.calendar import DAYS_A_MONTH, MONTHS_A_QUARTER
from game.world.constants.congressrules import CongressRules
from game.world.constants.diplomacyrules import DiplomacyRules
from game.world.constants.homerules import (
    GovernmentRules,
    HomeRules,
    PathologyRule,
    RevolutionRules,
    WillRules,
)
from game.world.constants.mindrules import MindRules
from game.world.constants.orderrules import (
    AmbitionRules,
    BeliefRules,
    CoalitionRules,
    CommitmentRules,
    CrisisRules,
    InstitutionRules,
)
from game.world.constants.outsiderrules import ExpeditionRules
from game.world.constants.rulemarks import SPARSE, Count, Slug
from game.world.constants.securityrules import SecurityRules
from game.world.strict import Strict as Strict

#: Lengths of a round that divide a quarter of three months of thirty days.
Days: TypeAlias = Literal[5, 6, 9, 10, 15, 18, 30, 45, 90]


@dataclass(frozen=True, slots=True)
class UnitType(Strict):
    """A kind of force: what a corps or a squadron of it is worth, costs and can do."""

    id: str
    era: Era
    branch: Branch
    name: str
    full_strength: int  # men, or guns for a fleet
    attack: (
        int  # fighting value of full strength, permyriad of a foot corps (or a battle squadron) of the era
    )
    defence: int
    march_km: int  # a month on good ground; sea kilometres for a fleet
    cost: int  # thousands of pounds to raise at full strength in a country of average wages
    manpower: int  # men taken from the pool at full strength
    quarters: int  # time to raise
    upkeep: int  # permyriad of the cost of the same men at home wages, see economy.soldier_cost
    siege: int  # how much a full one advances a siege, permyriad of a foot corps
    capacity: int  # men a fleet can carry


@dataclass(frozen=True, slots=True)
class TerrainRule(Strict):
    """What a kind of ground does to those who march, fight and eat there."""

    foot: int  # twelfths of a plain hex to enter, for foot, guns and garrisons; 0 means it cannot be entered
    horse: int
    defence: int  # multiplies the defender's value
    horse_attack: int  # multiplies what cavalry adds to an attack
    forage: int  # men 1,000 square kilometres feed in summer beyond their own people


@dataclass(frozen=True, slots=True)
class MovementRules(Strict):
    """How far forces go. Distances are km on the map, so that maps of any scale play alike."""

    river_km: dict[RiverRank, int]  # marching lost on crossing such a river
    crossing_km: int  # marching lost at a ferry or bridge over narrow water
    hostile_hex: int  # extra twelfths of a plain hex in ground an enemy controls
    winter: int  # multiplies the cost of ground in the first quarter of the year
    rail: dict[Era, int]  # multiplies the cost of friendly ground: the era's railways and motors
    sight: int  # hexes beyond its own and allied ground a power sees exactly
    zoc_share: int  # a force weaker than this share of full strength has no zone of control
    reservoirs: bool = False  # the lakes behind dams are water and not the ground below
    days_a_round: Days = 30  # of war; a quarter has as many rounds as fit into its ninety days

    @property
    def rounds(self) -> int:
        """How many rounds a quarter of war has."""
        return MONTHS_A_QUARTER * DAYS_A_MONTH // self.days_a_round

    def month(self, number: int) -> int:
        """The month of the quarter, 1 to 3, in which a round begins; the first before there is any."""
        return 1 + max(0, number - 1) * self.days_a_round // DAYS_A_MONTH

    def in_a_round(self, monthly: int) -> int:
        """What comes in a round of what comes in a month."""
        return monthly * self.days_a_round // DAYS_A_MONTH


@dataclass(frozen=True, slots=True)
class CombatRules(Strict):
    """What decides a battle."""

    odds_power: int  # exponent, hundredths: the chance to win is r**k / (1 + r**k) at a ratio r
    odds_limit: int  # ratio beyond which more force no longer helps
    reduced_luck: int  # share of fortune's spread that is left with reduced luck
    base_loss: int  # share of strength each side loses in an even battle
    loss_power: int  # exponent, hundredths: how losses lean to the weaker side
    max_loss: int
    rout: int  # ratio, fortune included, at which the beaten side is routed
    rout_loss: int  # further share a routed side loses in prisoners and deserters
    pursuit: int  # share of strength a loser loses on the retreat from a battle lost by the rout ratio
    cavalry_pursuit: int  # added for a winner all of horse
    gauntlet: int  # share lost by a force that must retreat through a zone of control
    morale_loss: int  # points of 1,000 a loser's morale falls
    rout_morale: int  # further points it falls in a rout
    morale_gain: int
    river: dict[RiverRank, int]  # multiplies the attacker's value across such a river
    crossing: int
    landing: int
    winter: int  # multiplies the attacker's value in winter
    entrenchment: dict[Era, int]  # the defender's value grows by this share for each level
    max_entrenchment: dict[Era, int]
    fortress: int  # by level, as entrenchment, for defenders on a hex whose fortress they hold
    storm_fortress: int  # by level, for a garrison that is stormed
    combined_arms: int  # bonus to a side for each of horse and guns that stands beside its foot
    arms_share: int  # share of a side's value that makes an arm count as present
    ordinary_experience: int  # points at which experience neither helps nor harms
    experience: int  # share of value between none and full experience
    ordinary_morale: int
    morale_floor: int  # share of value at no morale
    supply_floor: int  # share of value without supply
    command: int  # share of value between the worst and the best commander
    unready: int  # share of value of a force that is still forming
    readiness: dict[Footing, int]
    stance_value: dict[Stance, int]  # multiplies a defender's value in that stance
    stance_loss: dict[Stance, int]  # multiplies both sides' losses for a defender in that stance
    support: int  # share of its value that a force marching to the guns brings, and of the losses it shares
    slip: int  # chance that a force in stance retreat gets away from a pursuer as fast as itself
    shatter: int  # a beaten force below this share of full strength dissolves
    experience_gain: int  # points of 1,000 a battle teaches the survivors
    dismissal: int  # chance that a beaten commander is replaced
    score: int  # war score for destroying an enemy's whole army; a battle moves it by the share destroyed
    most_inflicted: int = 1_000_000  # share of its own number that a side can put out of action


@dataclass(frozen=True, slots=True)
class SupplyRules(Strict):
    """How armies are fed. Distances are km of marching on good ground."""

    reach_km: int  # supply travels so far from a source
    free_reach_km: int  # within this distance the road carries its full capacity
    sea_km: int  # a voyage counts as this much road
    road_capacity: int  # men the road feeds at full capacity, in each hex
    beach_capacity: int  # share of that capacity where there is no port
    convoy_capacity: int  # men each gun on convoy keeps supplied beyond the merchants' own
    merchant_capacity: int  # men the merchants of a side feed overseas without convoy
    per_thousand: int  # men fed for each thousand inhabitants
    winter: int  # multiplies what the country feeds in winter
    hunger: int  # points of 1,000 supply falls in a month wholly unfed
    recovery: int  # points of 1,000 it regains in a month fully fed
    sickness: int  # share of strength a force in the field on foreign soil loses in a month, well fed
    attrition: int  # share of strength a wholly unsupplied force loses in a month
    winter_attrition: int  # added in winter
    attrition_swing: int  # how far the dice move attrition either way
    morale_recovery: int  # points a fed force that did not fight regains in a month
    hunger_morale: int  # points a wholly unsupplied force loses in a month
    elation: int  # share of that recovery by which morale above the ordinary fades


@dataclass(frozen=True, slots=True)
class SiegeRules(Strict):
    """How fortresses fall. A siege runs from 0 to 10,000."""

    garrison: int  # men a fortress level holds
    garrison_value: int  # fighting value of a full level's garrison, permyriad of a foot corps
    monthly: int  # progress of one full foot corps against a fully manned level 1 in a month
    starvation: int  # extra progress a month when cut off from the sea too
    full_siege: int  # siege value, permyriad of a foot corps for each level, beyond which more does not help
    swing: int  # how far the dice move a month's progress either way
    repair: int  # progress lost in a month without besiegers
    storm_loss: int  # multiplies the attackers' losses in a storm
    recovery: int  # share of its full number a garrison is refilled by in a quarter
    score: int  # war score for each level taken
    cost_fortress: int
    quarters_fortress: int
    max_level: int


@dataclass(frozen=True, slots=True)
class NavalRules(Strict):
    """What fleets do to each other and to trade."""

    contact: dict[Mission, int]  # chance in a month that a fleet on this mission finds enemies in its zone
    evasion: dict[Mission, int]  # share of that chance left against a fleet on this mission
    odds_power: int  # as in combat
    base_loss: int
    loss_power: int
    max_loss: int
    shatter: int
    morale_loss: int
    retreat_morale: int  # a fleet below this morale makes for port by itself
    blockade: int  # share of trade a complete blockade stops
    score: int  # war score for destroying an enemy's whole fleet


@dataclass(frozen=True, slots=True)
class EconomyRules(Strict):
    """How a country earns and pays."""

    soldier_cost: int  # a soldier costs this share of an inhabitant's yearly income, permyriad
    gun_cost: int  # pounds a year for each gun afloat
    interest: int  # a year on debt
    borrow_limit: int  # share of a year's output that lenders will hold
    growth: int  # a year, of population
    progress: int  # growth of industry a year without investing and without taxes
    investment_yield: int  # growth of industry a year for each share invested
    devastation_heal: int
    occupied_yield: int  # what an occupier gets of a province's output
    unrecognised_yield: int
    trade: int  # gain for each side of a trade treaty, share of the smaller output
    tax_min: int
    tax_max: int
    tax_step: int
    share_step: int
    tax_ease: int  # tax above this breeds hardship
    tribute: int
    manpower_share: int  # of population, under arms and still to be called up
    manpower_recovery: int  # of the gap, a quarter
    wages_floor: int  # wages (tenths of a pound a year) below which a soldier costs no less
    wages_norm: int  # the wages for which unit costs are quoted
    footing_cost: dict[Footing, int]  # multiplies upkeep
    footing_manpower: dict[Footing, int]  # multiplies the men that can be called up
    chest_quarters: int  # the forces keep at most so many quarters' votes unspent
    reserve_quarters: int  # revenue kept in the treasury before debt is repaid
    unrest_yield: int  # share of output lost at full unrest
    arrears_morale: int  # points of 1,000 that wholly unpaid forces lose in a quarter
    default_legitimacy: int  # lost by a state bankruptcy
    industry_most: int  # tenths of a pound a year
    recruit_morale: int  # points of 1,000
    recruit_experience: int  # points of 1,000
    credit_closed: int = 0  # quarters for which nobody lends to who stopped paying
    loan_most: int = 10_000  # share of a quarter's output that lenders will put up in one quarter
    desertion: int = 0  # share of unpaid men that goes home in a quarter
    furlough_quarters: int = 0  # for which men sent home cannot be called up again
    tax_drag: int = 0  # growth of industry a year that each share of tax takes
    investment_half: int = 0  # share of output invested that yields half of what it would; 0: no limit
    slump_heal: int = 800  # share of a slump that is over in a quarter


@dataclass(frozen=True, slots=True)
class PoliticsRules(Strict):
    """Envoys, treaties and wars."""

    envoys: dict[Rank, int]
    turmoil: int  # transition or revolution at home from which a country sends an envoy less
    envoy_cost: dict[Errand, int]
    treaty_quarters: Annotated[dict[TreatyKind, int], SPARSE]  # usual duration, 0 for open-ended
    bindingness: Annotated[dict[TreatyKind, int], SPARSE]  # left out: as `security` says
    notice_quarters: int  # denounced treaties run out after this
    breach_standing: int
    war_standing: dict[CasusBelli, int]  # standing lost for declaring a war on such a reason
    recognition_quarters: int  # conquest nobody contests is recognised after this
    claim_cost: int
    unrest_conquest: int  # in a province that changes hands by treaty
    unrest_fade: int  # share a quarter
    unrest_hardship: int  # unrest towards which full hardship and illegitimacy push a province
    cession_weight: int  # war score asked for a cession, per share of the giver's worth
    indemnity_weight: int  # war score asked for a year's indemnity, per share of the giver's yearly taxes
    other_weight: Annotated[
        dict[Term, int], SPARSE
    ]  # war score asked for all that another term can take: all arms, a free hand, all of a realm
    occupation_score: int  # war score for holding all of the other side's worth
    capital_score: int
    victory_standing: int
    dishonour_standing: int  # lost by an ally that stays away
    honour_quarters: int  # an ally has this long to come
    join_share: int  # a subject in a crown union fights with its crown: always; a vassal with this legitimacy
    new_claim: int  # strength of a claim that is raised
    most_indemnity: int  # of its taxes is the most a beaten power can be made to pay
    indemnity_quarters: int  # the longest it can be made to pay
    cession_floor: int  # war score that even the poorest province costs
    weariness_weight: int  # war score for being less weary than the other side, per share of weariness
    promise_discount: int = 0  # share that a promised payment loses in worth with each quarter it lies ahead
    owed_claim: int = 0  # strength of the claim to land that was sold for an indemnity which was then torn up
    truce_upheld: int = 0  # of a truce's hardness binds its signatories to whom it is torn up against
    join_envoys: int = 0  # envoys that entering a war without a promise to keep takes
    join_standing: Annotated[dict[JoinTitle, int], SPARSE] = field(
        default_factory=dict
    )  # standing lost by who enters a war on such a title
    bluff_standing: int = 0  # standing lost by who stands down from behind a demand of his own that is open
    said_no_standing: int = 0  # standing lost by who comes into a war after all, having said no to it
    sounding_envoys: Count = 1  # that it takes to ask a court where it would stand in an affair
    most_makers: int = 16  # great and regional powers a scenario may have
    submission: int = 6_000  # war score asked for a rising that lays down its arms
    held_out_still: int = 2  # quarters without a move after which a rising that held out is recognised
    held_out_loss: int = 500  # war score that a rising may have lost and still get what it rose for
    security: SecurityRules = field(default_factory=SecurityRules)
    expedition: ExpeditionRules = field(default_factory=ExpeditionRules)

    def binding_of(self, kind: TreatyKind) -> int:
        """How hard a treaty of a kind binds, where it does not say itself."""
        return self.bindingness.get(kind, self.security.binding)

    quiet_seen: int = 10_000  # chance a quarter that a neighbour notices forces made ready quietly


@dataclass(frozen=True, slots=True)
class Currency(Strict):
    """How sums are written. Accounts are always kept in the era's pounds (docs/data-formats.md)."""

    sign: Annotated[str, Field(pattern=r"^[^\n\t{}]+$", max_length=24)] = "£"  # or a word: francs
    behind: bool = False  # the figure, with a space between
    rate: Annotated[int, Field(ge=1, le=10**6)] = 100  # hundredths of it that make a pound


@dataclass(frozen=True, slots=True)
class ViewRules(Strict):
    """How well a power can guess what it does not see, and what pieces and sums look like."""

    spread: int  # error of an estimate of a province's forces
    rounding: int  # estimates come in steps of this many men
    frame: Literal["notched", "ruled", "rounded"] = "notched"  # of the counters
    riders: Literal["horse", "tank"] = "horse"  # the sign of the horse
    afloat: Literal["guns", "launchers"] = "guns"  # what the strength of a fleet is counted in
    currency: Currency = Currency()


@dataclass(frozen=True, slots=True, eq=False)
class RuleSet(Strict):
    """All constants of the game, in one immutable value; tables may be kept for it."""

    units: dict[Slug, UnitType]
    terrain: dict[Terrain, TerrainRule]
    movement: MovementRules
    combat: CombatRules
    supply: SupplyRules
    siege: SiegeRules
    naval: NavalRules
    economy: EconomyRules
    will: WillRules
    politics: PoliticsRules
    diplomacy: DiplomacyRules
    belief: BeliefRules
    institutions: InstitutionRules
    congress: CongressRules
    coalition: CoalitionRules
    ambition: AmbitionRules
    commitment: CommitmentRules
    crises: CrisisRules
    home: HomeRules
    revolution: RevolutionRules
    government: GovernmentRules
    pathologies: dict[Pathology, PathologyRule]
    view: ViewRules
    minds: MindRules
    hash: str = ""

    def units_of(self, era: Era) -> list[UnitType]:
        """The unit types of an era, in file order."""
        return [unit for unit in self.units.values() if unit.era is era]
