"""Standstill: how far a war has worn out the hopes of who fights it.

A tired country and quarters in which nothing moves wear hope out. How long that takes nobody says: an idle
war is stale soon, one in which towns fall and armies meet when the peoples are tired of it.
"""

from __future__ import annotations

from game.politics.war.ends import stirring
from game.world import fixed
from game.world.sight.view import View
from game.world.state.treaties import War


def faded(view: View, war: War, power: int) -> int:
    """How much of its hope a belligerent has lost: its tired country, and a war in which nothing moves."""
    minds = view.rules.minds.crises
    tired = fixed.mul(minds.tire, view.powers[power].weariness)
    return fixed.clip(tired + minds.still_fade * stirring.still_for(view, war))


def is_stale(view: View, war: War, power: int) -> bool:
    """Whether a war has gone on for so long without an end that a belligerent asks what it is for."""
    minds = view.rules.minds
    return faded(view, war, power) >= minds.treaties.stalemate * minds.crises.still_fade
