"""Orders and refusals: what a seat may ask, and how it is told no.

An order is a small immutable value. It is *checked* on the View of the power that gives it and, if
nothing speaks against it, *applied* to the world, which yields records. A refusal changes nothing; it
is a value with a code and facts, turned into a sentence by `game.campaign.present`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from game.world.numbers import PowerNumber


class Code(StrEnum):
    """Why an order was refused."""

    # whose turn, whose thing
    NO_ORDER = "no_order"
    NOT_YOUR_TURN = "not_your_turn"
    WRONG_PHASE = "wrong_phase"
    ONLY_ANSWERS = "only_answers"
    STILL_SEALED = "still_sealed"
    NO_SUCH_POWER = "no_such_power"
    NO_SUCH_FORCE = "no_such_force"
    NO_SUCH_PLACE = "no_such_place"
    NO_SUCH_UNIT = "no_such_unit"
    NOT_YOUR_FORCE = "not_your_force"
    NOT_YOUR_PLACE = "not_your_place"
    UNDER_AN_OVERLORD = "under_an_overlord"
    # money and men
    NO_MONEY = "no_money"
    NO_MANPOWER = "no_manpower"
    NO_ENVOYS = "no_envoys"
    OUT_OF_RANGE = "out_of_range"
    CANNOT_BE_RAISED = "cannot_be_raised"
    STEP_TOO_LARGE = "step_too_large"
    ABOVE_POLITICAL_WILL = "above_political_will"
    NOTHING_TO_DO = "nothing_to_do"
    PLACE_OCCUPIED = "place_occupied"
    PLACE_BESIEGED = "place_besieged"
    # movement
    EMPTY_PATH = "empty_path"
    BROKEN_PATH = "broken_path"
    NO_ENTRY = "no_entry"
    NO_ACCESS = "no_access"
    NO_POINTS = "no_points"
    ENEMY_IN_THE_WAY = "enemy_in_the_way"
    ZONE_OF_CONTROL = "zone_of_control"
    FORTRESS = "fortress"
    AT_SEA = "at_sea"
    NOT_TOGETHER = "not_together"
    NOT_READY = "not_ready"
    NOT_A_FLEET = "not_a_fleet"
    NOT_A_LAND_FORCE = "not_a_land_force"
    # fighting
    NOT_ADJACENT = "not_adjacent"
    NO_TARGET = "no_target"
    ALREADY_FOUGHT = "already_fought"
    NOT_AT_WAR = "not_at_war"
    # sea
    NO_PORT = "no_port"
    NO_COAST = "no_coast"
    TOO_HEAVY = "too_heavy"
    NO_TRANSPORT = "no_transport"
    NOT_EMBARKED = "not_embarked"
    NOT_COAST = "not_coast"
    STRAIT_CLOSED = "strait_closed"
    # war and peace
    ALREADY_AT_WAR = "already_at_war"
    BOUND_BY_TREATY = "bound_by_treaty"
    NO_CASUS_BELLI = "no_casus_belli"
    NO_AIM = "no_aim"
    AIM_UNCLAIMED = "aim_unclaimed"
    TERMS_CLASH = "terms_clash"
    NO_SUCH_WAR = "no_such_war"
    NOT_A_BELLIGERENT = "not_a_belligerent"
    TOO_LATE = "too_late"
    NO_RIGHT_TO_JOIN = "no_right_to_join"
    BAD_TERMS = "bad_terms"
    LAND_NOT_WON = "land_not_won"
    LAND_APART = "land_apart"
    NEWCOMER = "newcomer"
    OFFERED_ALREADY = "offered_already"
    BAD_PLACE = "bad_place"
    # diplomacy
    NO_SUCH_TREATY = "no_such_treaty"
    NO_SUCH_BODY = "no_such_body"
    NOT_A_PARTY = "not_a_party"
    ALREADY_BOUND = "already_bound"
    PLACE_BOUND = "place_bound"
    ARMS_LIMITED = "arms_limited"
    OWED_BY_PEACE = "owed_by_peace"
    OWED_TO_YOU = "owed_to_you"
    EXCLUDED = "excluded"
    NO_SUCH_PROPOSAL = "no_such_proposal"
    NOT_ADDRESSED = "not_addressed"
    ALREADY_PROPOSED = "already_proposed"
    TOO_OFTEN = "too_often"
    NOT_MINOR = "not_minor"
    CLOSED_DOORS = "closed_doors"
    ALREADY_CLAIMED = "already_claimed"
    NO_SUCH_CLAIM = "no_such_claim"
    NO_SUCH_QUESTION = "no_such_question"
    NO_SUCH_OPTION = "no_such_option"
    # crises
    NO_SUCH_CRISIS = "no_such_crisis"
    ALREADY_IN_CRISIS = "already_in_crisis"
    TOO_SOON = "too_soon"
    WRONG_STEP = "wrong_step"
    NOT_AT_THE_TABLE = "not_at_the_table"
    NO_SUCH_DRAFT = "no_such_draft"
    UNHEARD = "unheard"
    # bodies
    NO_VOICE = "no_voice"
    OUTCAST = "outcast"
    NO_SUCH_MOTION = "no_such_motion"
    IN_SESSION = "in_session"
    MET_RECENTLY = "met_recently"
    NEW_ON_THE_RUNG = "new_on_the_rung"
    ALREADY_A_MEMBER = "already_a_member"
    ALREADY_APPLIED = "already_applied"
    NOT_AN_APPLICANT = "not_an_applicant"
    BAD_NAME = "bad_name"
    NOT_OF_THE_AGE = "not_of_the_age"
    EARMARKED = "earmarked"
    NOT_EARMARKED = "not_earmarked"
    STAYS_HOME = "stays_home"
    NOTHING_TO_SEND = "nothing_to_send"
    # a sandbox campaign
    NO_SANDBOX = "no_sandbox"
    PLAYED_BY_A_PERSON = "played_by_a_person"


@dataclass(frozen=True, slots=True)
class Refusal:
    """No, and why: a code and the facts a sentence about it needs."""

    code: Code
    facts: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Order:
    """Something a seat asks to be done in the name of ``power`` (an index).

    ``kind`` is the order's word in files; ``undoable`` says that a player may take it back while
    nothing was revealed since.
    """

    kind: ClassVar[str] = "order"
    undoable: ClassVar[bool] = False
    power: PowerNumber


def refuse(code: Code, **facts: int | str) -> Refusal:
    """A refusal with its facts, for short checks."""
    return Refusal(code, facts)
