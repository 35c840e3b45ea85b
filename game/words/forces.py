"""Words of forces: what they are, what they do, and how ready they stand."""

from __future__ import annotations

from enum import StrEnum


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
