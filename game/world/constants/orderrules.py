"""Types of the rules' data for the order of powers: beliefs, coalitions, bodies, ambition, commitment.

Names are those of docs/politics.md; shares are permyriad. See `game.world.constants.ruleset`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from game.words import CasusBelli, Cause, Means, Preset, Rank, Settlement
from game.world.constants.deterrentrules import DeterrentRules
from game.world.constants.parameters import Parameters
from game.world.constants.rulemarks import CONCERT, SELF_HELP, SPARSE, UNALIKE
from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class BeliefRules(Strict):
    """How powers fear and trust each other, and what moves them (docs/politics.md#evidence)."""

    suspicion: Annotated[int, UNALIKE]  # how much of the worst self-help logic assumes of everybody
    lost_trust: Annotated[int, CONCERT]  # trust below which even concert logic assumes the worst of a partner
    second_row: int  # reach of a power with one country in between; neighbours reach fully
    far: int  # reach of the others
    claim_intent: int  # share of the remaining good faith that a claim on one's own land destroys
    ally_calm: int  # share of the suspected intent that an alliance takes away where trust is full
    fear_mult: int  # how much a fright at home magnifies threats
    parity: int  # hostile force a power wants to match
    reserve: int  # and what it adds to be safe
    help_weight: int  # share of the help it expects that it counts on
    standing_army: dict[Rank, int]  # men kept in quiet times for each ten thousand inhabitants
    trust_arm: int  # share of trust lost a quarter for each log unit of arms beyond explanation
    trust_tol: int  # log units that are overlooked
    clear_error: int  # error of an estimate at which such evidence counts half
    trust_rest: int  # share of the gap to what compatibility allows closed in a quiet quarter
    trust_agg: int  # share of trust lost by who broke the peace, in the eyes of who holds him guilty
    trust_renege: int
    trust_keep: int  # share of the distrust overcome by a promise kept at a cost
    partiality: int  # how far liking one side more acquits it
    verdict_floor: int  # blame below which nobody calls a war a breach
    blame: dict[CasusBelli, int]  # how plainly a war on such a ground breaks the peace
    rel_step: int  # share of the gap by which one deed moves a power's reliability
    comp_step: int  # the same for its compliance, when it breaks the peace
    comp_drift: int  # share of the gap to full compliance closed in a quarter without a breach
    compat_base: int  # compatibility of strangers with nothing alike and nothing between them
    compat_ideology: int
    compat_openness: int
    compat_claim: int  # taken off by the strongest claim of one on the other's land
    told_from: int  # movements of trust below this are not worth a line of the chronicle
    outpost: int  # a part of a country is an outpost if so many of its kind would not make up the whole
    growth_intent: int = 0  # share of the remaining good faith that a power destroys that is all new land
    promise_calm: int = 0  # share of the suspected intent that a promise of peace takes away, fully trusted
    infamy_most: int = 10_000  # infamy beyond which nobody thinks worse of a power
    stay: int = (
        10_000  # share of the men that keep order, or are needed at a border, that cannot do for the other
    )
    seizure: int = 6_000  # share of what a war would cost in trust and name that taking land without one does
    garrisons: int = 0  # men kept in quiet times for each thousand square kilometres
    pledge_men: int = 0  # men that it takes to hold a province as a pledge or to guard it
    tired: int = 0  # share of a people's weariness of war that observers overlook in what its fear explains
    trust_cut: int = 0  # share of an army sent home in a year from which it alarms nobody; 0: it always may


@dataclass(frozen=True, slots=True)
class CoalitionRules(Strict):
    """Who stands up to whom (docs/politics.md#joining): weights of named terms, permyriad."""

    j_zero: int
    j_threat: int
    j_pact: int
    j_local: int
    j_ally: int
    j_stake: int
    j_gain: Annotated[int, SELF_HELP]
    j_oblig: Annotated[int, CONCERT]
    j_order: Annotated[int, CONCERT]
    j_cost: int
    j_free: int
    j_exposed: int
    j_weary: int
    j_slope: int
    rounds: int  # of mutual expectation, from one half
    talks: Annotated[int, CONCERT]  # concert logic of a power that only talks (stage 1)
    neighbour: int  # reach of who borders the victim, as a share of its force
    second_row: int
    by_sea: int  # the most of a far power's force that goes overseas
    far: int  # what comes to help over the land of several others
    certain: int  # chances from which a joiner is called certain, likely, doubtful
    likely: int
    doubtful: int
    faith: Annotated[int, CONCERT]  # share of the stake in the order that is left without any trust
    concern: int  # how much the loss of a neighbour as large as oneself concerns one
    j_infamy: int = 0  # for an aggressor whose name is wholly spent; both logics
    crossings: int = 2  # how often a quarter a far power's ships go over, full of men
    diversion: int = 10_000  # what an attack on the foe from elsewhere is worth, beside help on the spot
    far_seas: int = 10_000  # share of what an ally could ship to a power on none of his own seas
    protector: int = 0  # how firmly a protector is bound to whom he protects


@dataclass(frozen=True, slots=True)
class InstitutionRules(Strict):
    """How bodies hold together (docs/politics.md#cohesion) and what each kind of body is."""

    presets: dict[Preset, Parameters]
    coh_drift: int  # share of the gap to what members' conduct deserves, a quarter
    coh_success: int  # share of the missing cohesion won by a breach that was undone
    coh_lapse: int  # share lost when members let a breach pass
    coh_fail: int  # share lost when the breach paid
    soc_rate: int  # how fast living together makes interests alike, a quarter
    soc_fade: int  # share of it lost a quarter outside
    insider_veto: int  # how far an aggressor's own seat paralyses a body that needs consensus
    faith: int  # share of participation that holds even without trust


@dataclass(frozen=True, slots=True)
class AmbitionRules(Strict):
    """When a war is worth it (docs/politics.md#a-war-of-ones-own); shares of the maker's output."""

    plan_rate: int  # chance a quarter
    gain_weight: int
    claim: int  # appetite lent by a claim of full strength
    spoil: (
        int  # share of a great power's output that a predator asks for at most; all but the capital of others
    )
    position: int  # what any province is worth beyond its yield
    loss: int
    limited: int  # share of that loss in a war for a claim or an insult, and of its cost
    war_cost: int
    overconf: int  # how much an opening makes a power overrate its own force; pathologies have their own
    prevent_weight: int  # worth of breaking a threat that grows
    prevent_from: int  # threat from which a power thinks of prevention
    bolt: int  # chance that an aggressor strikes without a demand
    underrate: int  # share of those who would come that it does not believe in
    norm: Annotated[int, CONCERT]  # price of plain aggression to concert logic
    shameless: int  # share of the price of norm and word that an opening drowns
    word: int  # price of tearing up a treaty of full bindingness
    heat: int  # worth of an insult avenged
    weary: int  # price of full weariness
    carried: int = 100_000  # war score that a war well won is hoped to bring to the table
    memory: int = 0  # quarters for which the wars one began are remembered
    lesson: int = 0  # share of the doubt about him that is gone toward who came last time
    growth_from: int = 10_000  # growth of its lands from which a power is a danger to be broken
    step: int = 8  # provinces asked for at once without predation
    stride: int = 0  # provinces more at full predation
    beginnings: int = 1  # places from which a step is thought of
    considered: int = 1  # steps against each victim that are weighed with all who would come
    kin: int = 0  # how much more land is worth where one's own people live
    kin_appetite: int = 0  # what the most national people would give for it without a title
    kin_from: int = 10_000  # nationalism from which a people thinks of it
    strangers: int = 0  # how much less where others live
    core: int = 0  # and where they are the victim's own people
    digest: int = 0  # and for as much of theirs as one has oneself
    shape: int = 0  # how much more land is worth that is wholly among one's own, and how much less apart
    joined: int = 5_000  # share of its borders that makes neither
    alike: int = 0  # price of falling upon who holds the same right
    relative: Annotated[int, SELF_HELP] = 0  # worth, to self-help logic, of all that a feared power has
    whole: int = 1  # share of its yield asked for at which a war is one for everything
    strip: int = 10_000  # share of the stake that is left to others where next to nothing of it is asked
    vote_norm: int = 10_000  # share of the price of the norm that is left if the people are asked
    tied: int = 0  # the most of its men that other wars take from a victim's defence
    refused: int = 0  # price of asking again for all that was just refused
    sulk: int = 1  # quarters until that is forgotten
    deterrent: DeterrentRules = field(default_factory=DeterrentRules)


@dataclass(frozen=True, slots=True)
class CommitmentRules(Strict):
    """When a power moves between self-help and concert (docs/politics.md#commitment)."""

    q_trust: int
    q_compat: int
    q_order: int
    q_comp: int
    q_threat: int
    q_up: tuple[int, int, int, int]
    q_band: int
    up_clock: int  # quarters
    down_clock: int
    act_memory: int  # quarters for which a costly act counts
    pause: int  # quarters between two moves up
    cut: int  # share of its army a power must have given up within a year to count as a costly act
    leak: int  # chance a quarter that a step made in silence comes out
    order_floor: int  # share of the hope in an order that is left without any trust
    wary_from: int  # predation beyond which a power's men keep it out of the concert
    wary_stage: int  # the highest stage it then reaches
    restart: int  # stage at which a new regime begins at most


#: What files of campaigns begun before there was a ladder of means go by.
MEANS_FROM = {
    Means.NOTE: 0, Means.EMBARGO: 2_500, Means.DEMONSTRATION: 3_500, Means.BLOCKADE: 4_000,
    Means.EXPEDITION: 5_000,
}  # fmt: skip
LEAST_MEANS = {
    Settlement.STATUS_QUO: Means.EMBARGO, Settlement.SATISFACTION: Means.NOTE,
    Settlement.INDEMNITY: Means.DEMONSTRATION, Settlement.NEUTRALITY: Means.EMBARGO,
    Settlement.WITHDRAWAL: Means.BLOCKADE, Settlement.AUTONOMY: Means.BLOCKADE,
    Settlement.PLEBISCITE: Means.BLOCKADE, Settlement.PARTITION: Means.EXPEDITION,
    Settlement.PART: Means.EXPEDITION,
    Settlement.CESSION: Means.EXPEDITION, Settlement.INDEPENDENCE: Means.EXPEDITION,
    Settlement.MANDATE: Means.EXPEDITION, Settlement.ARTICLES: Means.BLOCKADE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CrisisRules(Strict):
    """How disputes run, and what giving way, defying and breaking one's word costs."""

    tension_quarters: int  # quarters a demand stands before it becomes an ultimatum
    sittings: int  # of a conference whose members need no consensus
    veto_sittings: int  # further sittings where they need one wholly
    rest_quarters: int  # for which the same two do not quarrel, and a war is not put on the table, again
    bridge_cost: int  # standing
    face: int  # share of what giving way costs that a bridge spares
    demand_standing: int  # share of the standing that war on such a ground would cost
    drop_legitimacy: int  # cost of dropping a public demand
    give_in_legitimacy: int  # cost of giving in to one
    give_in_standing: int
    defy_standing: int  # cost of defying those who decided
    defy_recommended: int = field(default=2_500, kw_only=True)  # share of it where they but recommended
    change_standing: int  # cost of changing sides
    renege_standing: int
    keep_standing: int
    pledge_upkeep: int  # share of a year's wages of the men set aside, a quarter
    contingent: int  # share of its men that a contingent is
    trust_settle: int  # share of the distrust among the parties overcome by a settlement
    coh_renege: int  # share of cohesion lost if all break their pledges
    mandate_quarters: int
    plebiscite_base: int  # chance that a province votes for the claimant
    plebiscite_claim: int  # added for a claim of full strength
    plebiscite_unrest: int  # added for full unrest
    incident: int  # chance a quarter that two neighbours quarrel
    gravity: dict[
        CasusBelli, int
    ]  # how much of an affair it is, and how plain a wrong to defy its settlement
    satisfaction: int  # share of its yearly taxes that the offender is asked for
    satisfaction_quarters: int  # over which it is paid
    incident_quarters: int  # for which an incident is a reason for war
    sum_share: int  # of what the payer's land yields in a quarter: a sum that hurts a little
    sum_quarters: int  # over which it is paid
    most_partition: int  # provinces that change hands in a partition
    wide_body: int  # great powers that make a body a place to bring a case before
    shaking: int  # pledges broken in one affair that shake those who kept theirs
    # gravity from which an affair is worth each means
    means_from: dict[Means, int] = field(default_factory=lambda: dict(MEANS_FROM))
    # the least that would carry each settlement
    means: Annotated[dict[Settlement, Means], SPARSE] = field(default_factory=lambda: dict(LEAST_MEANS))
    expedition_odds: int = 10_000  # men given and the other party's to the defier's from which they carry it
    measures_quarters: int = 4  # for which measures short of war are tried
    demonstration_legitimacy: int = 200  # what ships off its coast cost a government
    deal_standing: int = 600  # cost of carrying a deal over its victim's No
    deal_blame: int = 5_000  # share of the breaker's guilt that falls on who voted for the deal
    most_seats: int = 10_000  # of a body at one table, besides the parties
    sum_taxes: int = 5_000  # of a year's taxes of the payer is the most a table lays on it, or a demand asks
    vote_base: int = 500  # share of a province that votes for a claimant whatever may be
    vote_title: int = 8_000  # added for a title of full strength: his people live there
    vote_unrest: int = 2_500  # for full unrest
    vote_hardship: int = 3_000  # for as much harder times at home as there can be
    vote_openness: int = 1_500  # for as much more freedom on his side as there can be
    vote_guard: int = 800  # for his soldiers in the place, and against him for the owner's
    vote_swing: int = 400  # one standard deviation of fortune
    # what each cause of a quarrel weighs at its fullest; chance, whatever there is besides
    causes: Annotated[dict[Cause, int], SPARSE] = field(default_factory=lambda: {Cause.CHANCE: 1})
    trust_eases: int = 0  # share of it that full trust takes away
    least_cause: int = 1  # weight from which two powers have a cause to speak of
    rival_quarters: int = 1  # for which wars and crises make rivals
    rival_war: int = 0  # how far one does
    rival_crisis: int = 0
    rival_distrust: int = 0  # and trust lost against what two such powers would come to
    journey_quarters: int = 1  # for which the envoys travel to a table over a war
    still_quarters: int = 4  # for which a table over a war waits at most until something moves there
    armistice_standing: int = 600  # cost of striking while arms were to rest
    mediator_trust: int = 5_000  # of both parties of a war, from which one may mediate in it
    # share of a full satisfaction in money that each cause of an incident asks for; words of regret otherwise
    damage: Annotated[dict[Cause, int], SPARSE] = field(default_factory=dict)
    incident_rest: int = 0  # quarters for which the same two have no other incident
    rest_dropped: int = 6  # for which who dropped a threat of his own asks nothing of the same power again
    drop_standing: int = 0  # cost of that, by the gravity of the affair
    rested_legitimacy: int = 0  # cost of letting a demand rest before it is a threat
    sea_power: int = 0  # share of the greatest fleet from which one counts overseas
    wearier: int = 1_000  # weariness that a party gained since the last sitting, from which it sits again
