"""Words of institutions: their families and parameters, who sits in them, and what they vote on."""

from __future__ import annotations

from enum import StrEnum

from game.words.numbers import WordNumber


class Preset(StrEnum):
    """The family of institutions (docs/politics.md#institutions)."""

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
