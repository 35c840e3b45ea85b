"""Spells: for how long a power has sat among the others in a body that could hold it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from game.world.numbers import PowerNumbers


@dataclass(frozen=True, slots=True)
class Spell:
    """An unbroken time on a rung or above in a body that qualifies (`game.politics.bodies.inclusion`).

    ``convened`` of the ``eligible`` crises of that time came before the body, and ``on_force`` counts those
    in which more than words was promised. ``company`` are the other great powers in it now, ``lost`` those
    that sat in it during the spell and do not any more.
    """

    body: str
    rung: int
    start: int
    quarters: int = 0
    eligible: int = 0
    convened: int = 0
    on_force: int = 0
    company: PowerNumbers = ()
    lost: PowerNumbers = ()
    is_over: bool = False
