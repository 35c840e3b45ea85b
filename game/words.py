"""The vocabulary: every word of the game that code, files and screen must spell alike.

This module imports nothing of the game. Tuples fix the order in which columns and files count their
members, so adding a word goes at the end.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class WordNumber(IntEnum):
    """A number in columns that is a lower-case word in files: ``Terrain("plain") is Terrain.PLAIN``."""

    @classmethod
    def _missing_(cls, value: object) -> WordNumber | None:
        return cls.__members__.get(value.upper()) if isinstance(value, str) else None

    @property
    def word(self) -> str:
        """How files spell it."""
        return self.name.lower()


class Terrain(WordNumber):
    """What the ground of a hex is; the number is what the map's terrain column holds."""

    VOID = 0  # outside the map's data: nothing lives or moves there
    SEA = 1
    LAKE = 2
    PLAIN = 3
    FOREST = 4
    HILLS = 5
    MOUNTAIN = 6
    ALPINE = 7  # high ranges, passable only with pain
    MARSH = 8
    DESERT = 9
    STEPPE = 10
    TUNDRA = 11


class RiverRank(WordNumber):
    """How great a river on a hex side is."""

    NONE = 0
    MINOR = 1
    MAJOR = 2
    GREAT = 3


class PlaceKind(StrEnum):
    """What a province-like place is: land under a title, a named sea, or an off-map box."""

    LAND = "land"
    SEA = "sea"
    BOX = "box"


class Era(StrEnum):
    """The three settings; names, borders, lakes and units follow the era."""

    CONCERT = "1815"
    VERSAILLES = "1919"
    ENLARGEMENT = "1995"


class Rank(StrEnum):
    """How much government a power has: great and regional powers make policy in full."""

    GREAT = "great"
    REGIONAL = "regional"
    MINOR = "minor"


class OverlordKind(StrEnum):
    """How a power stands under another."""

    CROWN_UNION = "crown_union"
    SUZERAIN = "suzerain"
    PROTECTOR = "protector"


class Logic(StrEnum):
    """How an AI power decides (campaign setting; the two logics proper are stages of one power)."""

    ADAPTIVE = "adaptive"
    SELF_HELP = "self_help"
    CONCERT = "concert"
    SELF_HELP_UNBIASED = "self_help_unbiased"


class Branch(StrEnum):
    """What kind of force a unit type is."""

    FOOT = "foot"
    HORSE = "horse"
    GUNS = "guns"
    GARRISON = "garrison"
    FLEET = "fleet"


class Stance(StrEnum):
    """What a land force does when it is attacked or passed."""

    STAND = "stand"
    DELAY = "delay"
    RETREAT = "retreat"
    SUPPORT = "support"  # march to the guns of a neighbour


class Mission(StrEnum):
    """What a fleet does in its sea zone."""

    PORT = "port"
    PATROL = "patrol"
    CONVOY = "convoy"
    BLOCKADE = "blockade"


class Posture(StrEnum):
    """A standing instruction to the staff for peace time."""

    OBSERVE = "observe"
    COVER = "cover"
    MASS = "mass"
    GARRISON = "garrison"


class Footing(StrEnum):
    """How ready for war a power's forces are."""

    PEACE = "peace"
    ALERT = "alert"
    MOBILISED = "mobilised"


class Phase(StrEnum):
    """The parts of a turn, in order."""

    WORLD = "world"
    POLITICS = "politics"
    CONFERENCE = "conference"
    OPERATIONS = "operations"
    CLOSE = "close"


class TreatyKind(StrEnum):
    """What two or more powers may bind themselves to."""

    DEFENSIVE_ALLIANCE = "defensive_alliance"
    OFFENSIVE_ALLIANCE = "offensive_alliance"
    GUARANTEE = "guarantee"
    NON_AGGRESSION = "non_aggression"
    ACCESS = "access"
    TRADE = "trade"
    INDEMNITY = "indemnity"
    NEUTRALITY = "neutrality"
    TRUCE = "truce"
    SPHERE = "sphere"  # one party stands back from a third state
    SELF_DENIAL = "self_denial"  # the parties renounce land of a third state


class CasusBelli(StrEnum):
    """The reason given for a war; there is no war without one."""

    CLAIM = "claim"
    GUARANTEE = "guarantee"
    ALLIANCE = "alliance"
    INVITATION = "invitation"
    MANDATE = "mandate"
    INCIDENT = "incident"
    PREVENTION = "prevention"
    REBELLION = "rebellion"
    CONQUEST = "conquest"


class Term(StrEnum):
    """What a peace may contain."""

    CESSION = "cession"
    INDEMNITY = "indemnity"
    DISARMAMENT = "disarmament"
    NEUTRALITY = "neutrality"
    INDEPENDENCE = "independence"
    RESTORATION = "restoration"
    STATUS_QUO = "status_quo"
    AUTONOMY = "autonomy"


class Preset(StrEnum):
    """The family of institutions (theory brief, section 2)."""

    COLLECTIVE_SECURITY = "collective_security"
    LEAGUE = "league"
    UNITED_NATIONS = "united_nations"
    CONCERT = "concert"
    ALLIANCE = "alliance"
    SECURITY_CONFERENCE = "security_conference"
    PARTNERSHIP = "partnership"
    UNION = "union"
    ANARCHY = "anarchy"


class Rung(WordNumber):
    """How far a power has come up the ladder into an institution."""

    OBSERVER = 1
    PARTNER = 2
    COUNCIL = 3
    MEMBER = 4


class Vote(StrEnum):
    """What a seat says when a question is put to it."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Agenda(StrEnum):
    """What a congress of a body can be called about."""

    ADMISSION = "admission"  # of a power to the next rung of the ladder
    EXPULSION = "expulsion"
    REFORM = "reform"  # of one parameter
    ARMAMENTS = "armaments"  # an inquiry into those of a power


class Clause(StrEnum):
    """The parameters of a body, as a reform names them."""

    AUTOMATIC = "automatic"
    INCLUSIVE = "inclusive"
    COUNCIL = "council"
    VETO = "veto"
    SCOPE = "scope"
    BINDING = "binding"
    DETERRENCE = "deterrence"
    RESTRAINT = "restraint"
    SOCIALISING = "socialising"
    TRANSPARENCY = "transparency"
    INTEGRATION = "integration"
    INWARD = "inward"
    LINE = "line"
    SELF_HELP = "self_help"


class Source(StrEnum):
    """Where aggressors come from: homes gone wrong, mere opportunity, either, or nowhere."""

    BOTH = "both"
    DOMESTIC = "domestic"
    STRUCTURAL = "structural"
    NONE = "none"


class Rate(StrEnum):
    """How often homes go wrong: as a good story needs, or as history had it."""

    DRAMATIC = "dramatic"
    HISTORICAL = "historical"


class Pathology(StrEnum):
    """What can go wrong at home (H1-H11 and the controls C1, C2 of the theory brief)."""

    HYPERNATIONALISM = "hypernationalism"
    MISSION_STATE = "mission_state"
    CARTEL = "cartel"
    PRAETORIAN = "praetorian"
    BELIEF_LOCK = "belief_lock"
    INCOMPLETE_DEMOCRACY = "incomplete_democracy"
    REVOLUTIONARY_WAVE = "revolutionary_wave"
    REVANCHISM = "revanchism"
    DEPRESSION_RADICALS = "depression_radicals"
    DIVERSION = "diversion"
    REVERSAL = "reversal"
    FEAR = "fear"
    UNDERBALANCING = "underbalancing"


class Course(StrEnum):
    """A government's standing course at home."""

    STEADY = "steady"
    CONCILIATE = "conciliate"
    REFORM = "reform"
    REPRESS = "repress"
    APPEAL = "appeal"  # to the nation
    RELIEVE = "relieve"  # hardship
    CURB_ARMY = "curb_army"
    BREAK_CARTEL = "break_cartel"


class Ideology(StrEnum):
    """What a state holds right at home and abroad; likeness makes compatible."""

    LEGITIMIST = "legitimist"
    CONSTITUTIONAL = "constitutional"
    REPUBLICAN = "republican"
    REVOLUTIONARY = "revolutionary"
    ISLAMIC = "islamic"


class Condition(StrEnum):
    """What there is to say of a country at home; the last four are read off other facts and not moved."""

    INSTITUTIONS = "institutions"
    TRANSITION = "transition"
    CARTEL = "cartel"
    CIVIL_CONTROL = "civil_control"
    PERSONAL_RULE = "personal_rule"
    MISSION = "mission"
    OFFENCE = "offence"
    VULNERABILITY = "vulnerability"
    HUMILIATION = "humiliation"
    REVOLUTION = "revolution"
    HARDSHIP = "hardship"
    LEGITIMACY = "legitimacy"
    NATIONALISM = "nationalism"
    OPENNESS = "openness"
    EXHAUSTION = "exhaustion"
    WILL = "will"
    WEARINESS = "weariness"
    DEBT = "debt"  # a year's output owed counts a half, two years' the whole
    UNREST = "unrest"  # in its provinces, by people
    EXCLUSION = "exclusion"  # all while it stands outside the circle of the great powers, else nothing


class Cabinet(StrEnum):
    """What kind of men govern."""

    MODERATE = "moderate"
    REFORMIST = "reformist"
    REACTIONARY = "reactionary"
    NATIONALIST = "nationalist"
    MILITARY = "military"
    RADICAL = "radical"


class CabinetAnswer(StrEnum):
    """What a government says to an infected cabinet that presses it."""

    YIELD = "yield"
    RESIST = "resist"
    DISMISS = "dismiss"


class Remedy(StrEnum):
    """What others can do for a country that is going wrong."""

    INCLUDED = "included"  # bound to at least two great powers as a friend
    RELIEVED = "relieved"  # trades by treaty with a great power
    REASSURED = "reassured"  # nobody claims its land and no neighbour stands in arms


class CrisisStep(StrEnum):
    """How far a dispute has come; it takes one step a quarter."""

    TENSION = "tension"
    CONFERENCE = "conference"
    ULTIMATUM = "ultimatum"
    ENFORCEMENT = "enforcement"
    AFTERMATH = "aftermath"


class Position(StrEnum):
    """Where a power stands in a crisis."""

    FOR = "for"  # the challenger
    AGAINST = "against"
    MEDIATE = "mediate"  # behind whatever is decided
    ABSTAIN = "abstain"


class PledgeSize(StrEnum):
    """How much a power promises."""

    NONE = "none"
    VOICE = "voice"
    SANCTIONS = "sanctions"
    CONTINGENT = "contingent"
    FULL = "full"


class Settlement(StrEnum):
    """What can end a crisis."""

    STATUS_QUO = "status_quo"
    AUTONOMY = "autonomy"
    INDEPENDENCE = "independence"
    NEUTRALITY = "neutrality"  # under a guarantee of those at the table
    PARTITION = "partition"
    CESSION = "cession"
    INDEMNITY = "indemnity"
    MANDATE = "mandate"  # one power acts for all, until a date
    PLEBISCITE = "plebiscite"
    WITHDRAWAL = "withdrawal"


class CrisisAnswer(StrEnum):
    """What is said to an ultimatum, and by its author when it is refused."""

    COMPLY = "comply"
    DEFY = "defy"
    PRESS = "press"
    BACK_DOWN = "back_down"


class CrisisEnd(StrEnum):
    """How a crisis ended."""

    SETTLED = "settled"  # in conference
    GAVE_IN = "gave_in"  # to the challenger's demand
    BACKED_DOWN = "backed_down"
    ENFORCED = "enforced"  # who defied the decision is at war with those who stand by it
    WAR = "war"
    LAPSED = "lapsed"  # nobody could agree, or nobody would act
    OVERTAKEN = "overtaken"  # by events
