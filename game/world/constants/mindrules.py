"""Types of the minds' data: what the computer's powers weigh, by room.

What each constant means to play stands beside its value in ``assets/rules/minds.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.words import Rank
from game.world.constants.outsiderrules import OutsiderMind
from game.world.constants.peaceminds import BodiesMind, StatecraftMind, TreatiesMind
from game.world.constants.rulemarks import Count, Part, Share, Weight
from game.world.constants.warminds import CrisesMind, SecurityMind, StaffMind, WarMind
from game.world.strict import Strict


@dataclass(frozen=True, slots=True)
class PerceptionMind(Strict):
    """How a power reads the others."""

    least_relative: Share


@dataclass(frozen=True, slots=True)
class HomeMind(Strict):
    """The course at home, and the army a treasury pays for."""

    # the course
    habit: Weight
    quiet: Weight
    calm: Share
    sound: Share
    obedient: Share
    open_hand: Share
    course_reserve: Count
    conciliate_unloved: Share
    conciliate_revolution: Share
    reform_institutions: Share
    reform_transition: Share
    reform_personal_rule: Share
    repress_revolution: Share
    repress_personal_rule: Share
    repress_unloved: Share
    appeal_nation: Share
    appeal_unloved: Share
    appeal_fever: Share
    relieve_hardship: Share
    relieve_debt: Share
    curb_army: Share
    break_cartel: Share
    cure: Share
    blindness: Share
    # a cabinet that presses
    yield_fever: Share
    yield_unloved: Share
    resist_obedient: Share
    resist_sound: Share
    resisted_before: Weight
    dismiss_safe: Share
    dismiss_sound: Share
    dismiss_fever: Share
    # taxes and votes; shares of output
    peace_tax: Share
    war_tax: Share
    welfare: Share
    investment: Share
    war_welfare: Share
    full_treasury: Count
    full_votes: Share
    debt_service: Share
    # the army
    war_growth: Share
    first_men: Share
    recruits_cost: Share
    drafts_cost: Share
    alert_threat: Share
    short: Share
    drafts_purse: Share
    recruit_reserve: Share
    recruit_least: Share
    most_raised: dict[Rank, Count]
    most_reduced: Count
    enough: Share
    too_many: Share
    one_horse_in: Count
    depot_crowding: Count
    loved: Share = 6_000
    conciliate_borne: Share = 0
    mandate_army: Share = 0
    most_votes: Share = 20_000
    debt_reach: Share = 0
    thrift: Share = 10_000


@dataclass(frozen=True, slots=True)
class SeatMind(Strict):
    """What the men in office lean to."""

    leaning: Weight


@dataclass(frozen=True, slots=True)
class CounselMind(Strict):
    """How the advisers of a human seat speak, and how an answer is foretold."""

    advice: Count
    sure: Count = 300
    doubtful: Count = 100
    worth_a_word: Part = 5
    wants: Count = 3
    feared: Count = 1_000
    envoys_kept: Count = 2


@dataclass(frozen=True, slots=True)
class MindRules(Strict):
    """What the computer's powers weigh: the numbers that are judgement, by room."""

    perception: PerceptionMind
    bodies: BodiesMind
    treaties: TreatiesMind
    statecraft: StatecraftMind
    home: HomeMind
    war: WarMind
    crises: CrisesMind
    seat: SeatMind
    staff: StaffMind
    counsel: CounselMind
    security: SecurityMind = field(default_factory=SecurityMind)
    outsiders: OutsiderMind = field(default_factory=OutsiderMind)
