"""Words of a campaign: the parts of a turn, and what is chosen when it begins."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """The parts of a turn, in order."""

    WORLD = "world"
    POLITICS = "politics"
    CONFERENCE = "conference"
    OPERATIONS = "operations"
    CLOSE = "close"


class Logic(StrEnum):
    """How an AI power decides (campaign setting; the two logics proper are stages of one power)."""

    ADAPTIVE = "adaptive"
    SELF_HELP = "self_help"
    CONCERT = "concert"
    SELF_HELP_UNBIASED = "self_help_unbiased"


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
