"""Types of the rules' data: every constant a rule uses has a name here and a value in ``assets/rules``.

Rules are data a modder may change; they are read once, never saved, and shared by all worlds.
Unless said otherwise shares and factors are permyriad (10,000 = one), money is thousands of pounds,
men are single men. ``game.scenarios.rules`` reads and checks the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.words import Branch, CasusBelli, Era, Footing, Mission, Posture, RiverRank, Stance, Term, Terrain, TreatyKind


class Strict:
    """Marks rule data: a misspelt key in a file is an error, not a silence."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class UnitType(Strict):
    """A kind of force: what a corps or a squadron of it is worth, costs and can do."""

    id: str
    era: Era
    branch: Branch
    name: str
    full_strength: int  # men, or guns for a fleet
    attack: int  # fighting value of full strength, permyriad of a foot corps of the era
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

    foot: int  # twelfths of a plain hex to enter; 0 means it cannot be entered
    horse: int
    defence: int  # multiplies the defender's value
    horse_attack: int  # multiplies what cavalry adds to an attack
    forage: int  # men a hex feeds in summer without any supply


@dataclass(frozen=True, slots=True)
class MovementRules(Strict):
    """How far forces go."""

    river: dict[RiverRank, int]  # extra twelfths to cross
    crossing: int  # extra twelfths for a narrow water
    hostile_hex: int  # extra twelfths in a country at war with one
    winter: int  # multiplies costs in the first quarter of the year
    months_a_round: int
    sight: int  # hexes beyond its own and allied ground a power sees exactly
    fleet_zones: int  # sea zones a fleet may pass in a round


@dataclass(frozen=True, slots=True)
class CombatRules(Strict):
    """What decides a battle."""

    odds_power: int  # exponent, in hundredths, of the chance to win from the ratio
    base_loss: int  # share of strength lost by each side in an even battle
    loss_power: int  # exponent, hundredths: how losses lean to the weaker side
    max_loss: int
    pursuit: int  # share added to a loser's losses
    cavalry_pursuit: int  # added for each share of horse in the winner's force
    morale_loss: int  # points of 1,000 a loser's morale falls
    morale_gain: int
    luck: int  # spread of the dice around the expected result; the reduced setting halves it
    river: dict[RiverRank, int]  # multiplies the attacker's value across such a river
    crossing: int
    landing: int
    entrenchment: int  # multiplies the defender's value by 1 + this for each level
    max_entrenchment: int
    fortress: int  # by level, as entrenchment, for defenders on the fortress hex
    combined_arms: int  # bonus to a side with foot, horse and guns
    experience: int  # share of value between none and full experience
    morale_floor: int  # share of value at no morale
    supply_floor: int  # share of value without supply
    readiness: dict[Footing, int]
    stance_loss: dict[Stance, int]  # multiplies the losses of a defender in that stance
    shatter: int  # a force beaten below this share of full strength dissolves
    experience_gain: int  # points of 1,000 a battle teaches the survivors
    odds_limit: int  # ratio, permyriad, beyond which more force no longer helps


@dataclass(frozen=True, slots=True)
class SupplyRules(Strict):
    """How armies are fed."""

    reach: int  # twelfths of a plain hex that supply travels from a source
    sea_reach: int
    free_reach: int  # within this distance supply is full
    base_capacity: int  # men a province with no people feeds along the road
    per_thousand: int  # men fed for each thousand inhabitants of the province
    winter: int  # multiplies forage in winter
    attrition: int  # share of strength a wholly unsupplied force loses in a month
    winter_attrition: int
    recovery: int  # points of 1,000 supply regains in a month in full supply
    hunger: int  # points of 1,000 it loses in a month without
    morale_recovery: int


@dataclass(frozen=True, slots=True)
class SiegeRules(Strict):
    """How fortresses fall."""

    garrison: int  # men a fortress level holds
    monthly: int  # progress of one full foot corps against level 1 in a month, of 10,000
    starvation: int  # extra progress a month when cut off
    storm_loss: int
    cost_fortress: int
    quarters_fortress: int
    max_level: int


@dataclass(frozen=True, slots=True)
class NavalRules(Strict):
    """What fleets do to each other and to trade."""

    contact: dict[Mission, int]  # chance in a month that hostile fleets in one zone meet
    base_loss: int
    retreat_morale: int
    blockade: int  # share of trade a complete blockade stops
    embark_points: int
    landing_rounds: int
    convoy_capacity: int  # men each gun at sea can keep supplied


@dataclass(frozen=True, slots=True)
class EconomyRules(Strict):
    """How a country earns and pays."""

    soldier_cost: int  # a soldier costs this share of an inhabitant's yearly income, permyriad
    gun_cost: int  # pounds a year for each gun afloat
    interest: int  # a year on debt
    borrow_limit: int  # share of a year's output that lenders will hold
    growth: int  # a year, of population
    progress: int  # growth of industry a year without investing
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
    manpower_share: int  # of population that can be under arms
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


@dataclass(frozen=True, slots=True)
class WillRules(Strict):
    """How much war-readiness a people will bear (P10; constants of the politics model)."""

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
    hardship_tax: int  # hardship for each share of tax above what is easy
    welfare_ease: int  # hardship relieved for each share of output spent on welfare
    hardship_devastation: int
    standing_drift: int
    standing_rest: dict[str, int]  # by rank
    defence: int  # how much stronger defence is, in reckoning threats


@dataclass(frozen=True, slots=True)
class PoliticsRules(Strict):
    """Envoys, treaties and wars."""

    envoys: dict[str, int]  # by rank
    envoy_cost: dict[str, int]  # by order kind
    treaty_quarters: dict[TreatyKind, int]  # usual duration, 0 for open-ended
    bindingness: dict[TreatyKind, int]
    notice_quarters: int  # denounced treaties run out after this
    breach_standing: int
    war_standing: dict[CasusBelli, int]  # standing lost for declaring a war on such a reason
    truce_quarters: int
    recognition_quarters: int  # conquest nobody contests is recognised after this
    claim_cost: int
    unrest_conquest: int  # in a province that changes hands by treaty
    unrest_fade: int  # share a quarter
    unrest_hardship: int  # unrest towards which full hardship and illegitimacy push a province
    cession_weight: int  # war score asked for a cession, per share of the giver's worth
    indemnity_weight: int  # war score asked for a year's indemnity, per share of the giver's yearly taxes
    other_weight: dict[Term, int]  # war score asked for other terms
    occupation_score: int  # war score for holding all of the other side's worth
    capital_score: int
    victory_standing: int
    dishonour_standing: int  # lost by an ally that stays away
    honour_quarters: int  # an ally has this long to come
    join_share: int  # a subject in a crown union fights with its crown: always; a vassal with this legitimacy


@dataclass(frozen=True, slots=True)
class ViewRules(Strict):
    """How well a power can guess what it does not see."""

    spread: int  # error of an estimate of a province's forces
    rounding: int  # estimates come in steps of this many men


@dataclass(frozen=True, slots=True)
class StaffRules(Strict):
    """What the general staff aims at (the same for every logic)."""

    attack_odds: int  # strength ratio at which an attack is thought worth it
    retreat_odds: int
    garrison_share: dict[Posture, int]
    cover_share: int
    home_reserve: int


@dataclass(frozen=True, slots=True)
class RuleSet(Strict):
    """All constants of the game, in one immutable value."""

    version: int  # raised only when behaviour changes
    units: dict[str, UnitType]
    terrain: dict[Terrain, TerrainRule]
    movement: MovementRules
    combat: CombatRules
    supply: SupplyRules
    siege: SiegeRules
    naval: NavalRules
    economy: EconomyRules
    will: WillRules
    politics: PoliticsRules
    view: ViewRules
    staff: StaffRules
    hash: str = ""

    def units_of(self, era: Era) -> list[UnitType]:
        """The unit types of an era, in file order."""
        return [unit for unit in self.units.values() if unit.era is era]
