"""Types of the minds' data in war and crises, and of the general staff.

What each constant means to play stands beside its value in ``assets/rules/minds.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from game.words import Posture
from game.world.constants.rulemarks import (
    CONCERT,
    SELF_HELP,
    UNALIKE,
    Count,
    Men,
    Money,
    Part,
    Quarters,
    Share,
    Weight,
)
from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class WarMind(Strict):
    """When a power makes a war its own."""

    # a war of one's own, see also ambition.yaml
    greedy: Share
    most_prizes: Count
    prevention_disarm: Share
    # a war of others
    look_again: Share
    alliance: Weight
    protection: Weight
    danger_from_them: Share
    hopeless: Share
    poor_odds: Share
    cost: Weight
    weariness_part: Part
    already_at_war: Weight
    said_no: Weight = 0


@dataclass(frozen=True, slots=True)
class SecurityMind(Strict):
    """What is asked of the beaten so that a peace holds, and what it takes to break it or let it go."""

    # what is asked
    alike: Annotated[Count, UNALIKE] = 0
    arms_quarters: Quarters = 20
    watch_quarters: Quarters = 40
    probation: Quarters = 12
    pledges: Count = 2
    # breaking it
    review: Share = 1500
    men_missing: Weight = 3000
    unsafe: Weight = 0
    futile: Share = 0  # how far the chance that they come and win takes from that fear
    chains: Share = 2500
    designs: Share = 3000
    reckoning: Weight = 6000
    word: Weight = 2500
    # letting it go
    garrison: Share = 30000
    conduct: Share = 3000
    year: Weight = 150
    fear: Share = 10000
    hold: Weight = 2500


@dataclass(frozen=True, slots=True)
class CrisesMind(Strict):
    """What a settlement, a pledge, a warning and one's word are worth."""

    # what a settlement is worth
    land: Share
    hold: Share
    freedom: Weight
    rebels_ruin: Share
    self_rule: Weight
    submission: Weight
    tribute: Share
    prestige: Weight
    crown_part: Part
    autonomy: Share
    lord_weakened: Annotated[Share, SELF_HELP]
    principle: Weight
    throne: Share
    own_arms: Weight
    their_arms: Share
    money: Share
    buffer: Weight
    neutral_safety: Share
    joint: Annotated[Weight, CONCERT]
    foreign_troops: Share
    peace: Weight
    war: Weight
    war_ended: Share
    war_weariness: Share
    order: Annotated[Weight, CONCERT]
    titles: Annotated[Weight, CONCERT]
    reward: Annotated[Weight, CONCERT]
    purpose: Weight
    # calling a conference
    look_again: Share
    call_envoys: Weight
    spread: Weight
    outmatched: Weight
    let_them_tire: Annotated[Weight, SELF_HELP]
    ripe: Quarters
    trifle: Weight
    # at the table
    firm: Weight
    certainty: Share
    opposed: Weight
    bridge_from: Annotated[Share, CONCERT]
    full_from: Weight
    voice_from: Weight
    not_free: Weight
    sanctions_duty: Annotated[Weight, CONCERT]
    sanctions_rivalry: Annotated[Share, SELF_HELP]
    unpledged: Share
    # pressing, giving way, keeping one's word
    defied: Share
    nation: Weight
    embargo: Weight
    drop_face: Share
    pledged_word: Weight
    # warnings and calls
    warn_look: Share
    tied_hands: Annotated[Weight, SELF_HELP]
    warn_envoy: Weight
    ally_arms: Weight
    alone: Weight
    called_word: Weight
    # what came later than the files of campaigns begun before
    reward_alike: Share = 0
    satisfaction: Weight = 400
    defiance: Share = 10_000
    accomplice: Share = 5_000
    existence: Weight = 0
    next_victim: Weight = 0
    unsafe: Weight = 0
    strangers: Weight = 0
    example: Weight = 0
    example_unrest: Share = 1_200
    going: Share = 0
    # conditions of a promise
    together: Annotated[Share, CONCERT] = 0
    nobody_gains: Annotated[Share, CONCERT] = 0
    not_dragged: Annotated[Share, SELF_HELP] = 0
    blunt: Weight = 0
    heart: Share = 0
    tire: Share = 10_000
    still_fade: Share = 500
    mastery: Weight = 0
    triumph: Weight = 0
    quo_short: Share = 10_000
    beaten: Share = 10_000
    verdict: Weight = 0
    undecided: Weight = 0
    contagion: Share = 0
    war_trade: Weight = 0
    refugees: Weight = 0
    armies_next_door: Weight = 0
    broker: Weight = 0
    mediated: Weight = 0
    broker_firm: Weight = 0
    mobilised: Share = 0
    no_war_for_words: Weight = 0
    own_refusal: Weight = 0
    omen: Share = 1_000_000
    far_off: Annotated[Weight, SELF_HELP] = 0


@dataclass(frozen=True, slots=True)
class StaffMind(Strict):
    """What the general staff aims at (the same for every logic)."""

    # battles
    contact_km: Count
    good_chance: Share
    home_chance: Share
    most_attacks: Count
    fit_morale: Count
    fit_supply: Count
    bearable: Share
    storm_chance: Share
    storm_loss: Share
    # objectives
    attack_odds: Share
    siege_share: Share
    cover_share: Share
    home_reserve: Share
    ahead: Share
    even: Share
    march_km: Count
    most_objectives: Count
    followers: Count
    comrades: Share
    # what a target is worth
    patrol: Men
    town: Money
    fought_for: Count
    ours: Count
    capital: Count
    men_a_thousand: Part
    near_hexes: Part
    around: Share
    looming: Share
    minor_km: Count
    most_conquests: Count
    most_guards: Count
    most_armies: Count
    # armies in trouble
    retreat_odds: Share
    delay_odds: Share
    slip_odds: Share
    danger_step: Part
    crowding: Share
    hunger: Share
    hunger_step: Part
    by_a_town: Count
    # the sea
    sea_odds: Share
    largest_fleet: Share
    landing_odds: Share
    beach_km: Count
    friendly_km: Count
    landing_marches: Count
    landing_least: Men
    landing_goals: Count
    landing_ports: Count
    landing_beaches: Count
    voyage_hexes: Count
    # in peace
    frontier_share: dict[Posture, Share]
    stations: dict[Posture, Count]
    front_places: Share
    least_worth: Money
    capital_share: Share
    close_enough: Count
    keep: Count
    call: Count
    reviews: Quarters
    way_home: Count
    # risings
    rising_km: Count = 10_000
