"""Wishes: how much a power wants of another's land, as all can see it."""

from __future__ import annotations

from game.world.sight.view import View


def wish_for(view: View, power: int, state: int) -> int:
    """How much a power wants of a state's land: its strongest claim there, or what ails it."""
    owner = view.places.owner
    held = max(
        (c.strength for c in view.claims if c.power == power and int(owner[c.place]) == state), default=0
    )
    return max(view.powers[power].home.predation, held)
