"""Words of what a power is, and of how it stands under another."""

from __future__ import annotations

from enum import StrEnum


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
