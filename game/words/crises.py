"""Words of a crisis: its steps, where powers stand in it, what they promise, and how it ends."""

from __future__ import annotations

from enum import StrEnum


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
    DEMONSTRATION = "demonstration"  # ships shown off a coast
    BLOCKADE = "blockade"  # ships that close it, without a war


class Proviso(StrEnum):
    """The condition on which a promise binds."""

    NONE = "none"
    UNANIMOUS = "unanimous"  # no great power at the table is against it
    NO_GAIN = "no_gain"  # nobody takes land by it
    ATTACKED = "attacked"  # whom it is to help is attacked, and does not press himself


class Means(StrEnum):
    """What a table's decision leans on: the ladder below war, from the bottom."""

    NOTE = "note"
    EMBARGO = "embargo"
    DEMONSTRATION = "demonstration"
    BLOCKADE = "blockade"
    EXPEDITION = "expedition"  # under a mandate, with an end


class Settlement(StrEnum):
    """What can end a crisis."""

    STATUS_QUO = "status_quo"
    AUTONOMY = "autonomy"
    INDEPENDENCE = "independence"
    NEUTRALITY = "neutrality"  # under a guarantee of those at the table
    PARTITION = "partition"  # of a state, among those with a claim on its land
    PART = "part"  # of the land that is asked for
    CESSION = "cession"
    INDEMNITY = "indemnity"
    MANDATE = "mandate"  # one power acts for all, until a date
    PLEBISCITE = "plebiscite"
    WITHDRAWAL = "withdrawal"
    ARTICLES = "articles"  # arms, pledges, other men, a vassal let go: what is neither land nor money alone
    SATISFACTION = "satisfaction"  # words of regret, and nothing besides


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
    RESTED = "rested"  # its author let it rest before it became an ultimatum
    UNDER_ARMS = "under_arms"  # who defied the decision is at war with those who stand by it
    ENFORCED = "enforced"  # that war is over, and the decision was carried
    UNDONE = "undone"  # that war is over, and it was not
    WAR = "war"
    LAPSED = "lapsed"  # nobody could agree, or nobody would act
    OVERTAKEN = "overtaken"  # by events


class Cause(StrEnum):
    """What two powers have to quarrel about."""

    CLAIM = "claim"
    KIN = "kin"  # of one under the other's rule
    RIVALRY = "rivalry"  # wars, crises and lost trust of old
    STRAIT = "strait"  # through which one's ships must pass, by the other's shores
    RISING = "rising"  # of one's subjects, next to the other
    COLONY = "colony"  # flags that meet overseas
    DEBT = "debt"
    CHANCE = "chance"  # nothing that anybody planned
