"""Types of the minds' data in peace: bodies, treaties, and acts short of treaty and war.

What each constant means to play stands beside its value in ``assets/rules/minds.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from game.words import Clause, Era, TreatyKind
from game.world.constants.rulemarks import (
    CONCERT,
    SELF_HELP,
    SPARSE,
    UNALIKE,
    Count,
    Money,
    Part,
    Quarters,
    Share,
    Weight,
)
from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class BodiesMind(Strict):
    """What a seat, a vote and a payment are worth to a power."""

    # votes on any question
    abstain_within: Weight
    habit: Weight
    far_away: Weight
    trust_in_them: Share
    # admission of a power, one rung further in
    good_conduct: Annotated[Share, CONCERT]
    their_conduct: Annotated[Share, CONCERT]
    open_ladder: Annotated[Weight, CONCERT]
    neighbours_fears: Annotated[Share, CONCERT]
    useful: Annotated[Share, SELF_HELP]
    rival: Share
    rival_more: Annotated[Share, SELF_HELP]
    their_claim: Weight
    their_war: Weight
    # expulsion of a member
    guilt: Weight
    its_conduct: Annotated[Share, CONCERT]
    our_bond: Weight
    worse_outside: Annotated[Weight, CONCERT]
    expulsion_habit: Weight
    # reform of a body's parameters; for a step of full size
    orderly: Annotated[dict[Clause, Weight], CONCERT]
    free_hand: Annotated[dict[Clause, Weight], SELF_HELP]
    protection_in_terms: Share
    rank_in_council: Weight
    # inquiry into a power's arms
    arms: Weight
    arms_threat: Share
    ask_first: Annotated[Weight, CONCERT]
    arm_first: Annotated[Weight, SELF_HELP]
    # calling a congress
    calls: Share
    trouble: Weight
    patience: Quarters
    content: Quarters
    outrage: Share
    overlord: Weight
    # a seat of one's own
    applies: Share
    invites: Share
    founds: Share
    leaves: Share
    worth_asking: Weight
    worth_leaving: Weight
    bond_floor: Share
    protection: Share
    a_seat: Weight
    charges: Share
    most_charges: Count
    dues: Weight
    order: Annotated[Weight, CONCERT]
    freedom: Annotated[Weight, SELF_HELP]
    rivals_part: Annotated[Part, SELF_HELP]
    trust_in_fellows: Share
    one_is_enough: Weight
    firm: Share
    common_fear: Annotated[Share, SELF_HELP]
    least_guests: Count
    # dues and contingents
    seen_to_pay: Weight
    given_vote: Annotated[Weight, CONCERT]
    readiness_cost: Weight
    free_ride: Annotated[Weight, SELF_HELP]
    stretched: Count
    what_it_binds: Weight = 0
    bound_anyway: Share = 0
    # who stands outside
    applies_outside: Share = 0
    great_asks: Weight = 0


@dataclass(frozen=True, slots=True)
class TreatiesMind(Strict):
    """What peace, a treaty and a treaty of restraint are worth."""

    # the wish for peace, in war score given up for it
    tired_of_it: Weight
    weariness_part: Part
    exhaustion_part: Part
    quarter: Weight
    poor: Weight
    poor_times: Count
    poor_from: Money
    rebels_resolve: Weight
    # terms of peace, in war score
    prospects: Weight
    aims_met: Weight
    hope_of_conference: Weight
    margin: Weight
    their_wish: Share
    their_wish_most: Weight
    own_wish: Share
    concede_below: Weight
    rival: Annotated[Share, SELF_HELP]
    disarm: Share
    indemnity: Share
    indemnity_quarters: Count
    # when to talk
    stalemate: Quarters
    lost: Weight
    won: Weight
    out_weary: Share
    out_score: Weight
    # treaties
    initiative: Share
    gain: Weight
    protection: Weight
    guarantee_threat: Share
    their_troops: Weight
    common_war: Weight
    quiet: Weight
    open_claim: Weight
    use_of_ally: Share
    entanglement: Annotated[dict[TreatyKind, Weight], SPARSE]
    other_ally: Weight
    ally_at_war: Weight
    exhaustion: Share
    shared_threat: Share
    trade_fear: Share
    # leaving an alliance
    review: Share
    given_word: Annotated[Weight, CONCERT]
    good_name: Weight
    broke_the_peace: Weight
    long_ago: Quarters
    # treaties of restraint; shares of the judge's own output
    restraint_look: Share
    restraint_envoy: Weight
    restraint_sure: Weight
    restraint_tie: Weight
    restraint_claim: Share
    restraint_doubt: Share
    restraint_norm: Annotated[Weight, CONCERT]
    restraint_name: Weight
    restraint_word: Annotated[Weight, CONCERT]
    sphere_gain: Weight
    sphere_loss: Weight
    sphere_buffer: Share
    sphere_quiet: Share
    sphere_hands: Share
    denial_fear: Share
    denial_calm: Annotated[Weight, CONCERT]
    denial_hands: Annotated[Weight, SELF_HELP]
    denial_ease: Weight
    # empty borders
    zone_from: Share
    zone_each: Count
    zone_fear: Share
    zone_calm: Annotated[Weight, CONCERT]
    zone_bare: Share
    zone_cost: Weight
    # what is given in a peace
    local_fear: Share = 0
    allowance: Weight = 500
    hopeless: Annotated[dict[Era, Share], SPARSE] = field(default_factory=dict)
    least_part: Share = 10_000  # of an indemnity that a smaller victory is worth asking
    least_share: Share = 10_000  # of an indemnity that a lesser victor gets at all
    # promises of peace, and the name of who makes them
    infamy: Weight = 0
    paper: Share = 10_000
    young: Weight = 0
    young_quarters: Count = 40
    quiet_fear: Share = 0
    tied_hands: Weight = 0
    weak_hands: Weight = 0
    greedy_hands: Weight = 0
    promise_floor: Share = 10_000
    # who stands together, and for whom
    fellowship: Weight = 0
    fellowship_calm: Share = 0
    common_prize: Weight = 0
    buffer_kept: Share = 0
    guarantee_bond: Weight = 0
    guarantee_danger: Share = 0
    hidden_norm: Annotated[Weight, CONCERT] = 0
    offer_from: Annotated[dict[TreatyKind, Weight], SPARSE] = field(default_factory=dict)
    trade_initiative: Share = 0
    trade_ear: Share = 0
    mandate: Share = 0
    aims_missed: Weight = 0
    fellow_members: Weight = 0


@dataclass(frozen=True, slots=True)
class StatecraftMind(Strict):
    """What gestures, courtesies and embargoes are worth."""

    # gestures
    gesture_look: Share
    gesture_envoy: Weight
    elsewhere: Annotated[Share, SELF_HELP]
    elsewhere_over: Annotated[Share, SELF_HELP]
    men: Weight
    shown_fear: Share
    shown_fear_more: Annotated[Share, CONCERT]
    unjustly_suspected: Share
    own_fear: Share
    secrets: Annotated[Share, SELF_HELP]
    showing: Weight
    inspect_arms: Share
    inspect_threat: Share
    asking: Annotated[Weight, CONCERT]
    reluctance: Annotated[Weight, UNALIKE]
    # money
    court_look: Share
    court_envoy: Weight
    rich: Share
    gift: Share
    aid_breach: Annotated[Weight, CONCERT]
    aid_anger: Annotated[Share, CONCERT]
    aid_anger_secret: Annotated[Share, SELF_HELP]
    purse: Weight
    friends: Weight
    # apologies and expulsions
    outmatched: Share
    stronger: Weight
    concord: Annotated[Weight, CONCERT]
    pride: Weight
    nation: Share
    insult: Weight
    # lesser courts
    spare: Count
    court: Weight
    buffer: Share
    buffer_less: Annotated[Share, CONCERT]
    their_distrust: Annotated[Share, CONCERT]
    # embargoes
    embargo_look: Share
    embargo_envoy: Weight
    embargo_breach: Annotated[Weight, CONCERT]
    embargo_bite: Annotated[Share, SELF_HELP]
    embargo_cost: Weight
    provocation: Weight
    comrades: Weight
    # what came later than the files of campaigns begun before
    gift_most: Share = 10_000  # of a year's taxes
    seen_lately: Weight = 0
    seen_quarters: Count = 16
    asked: Weight = 0  # for an apology that somebody asks for
    called_up: Weight = 0  # against an apology of who has called up his men
