"""Resolve: how willing a power is in one affair, which nobody else can know.

It enters the deed and never a forecast. It is drawn so that, over many affairs, a power takes up arms as
often as the forecast's chance said: a band is kept as often as its word promises.
"""

from __future__ import annotations

from game.ai.seat.desk import Desk
from game.world import fixed
from game.world.dice import Subject


def resolve(desk: Desk, since: int, *affair: Subject) -> int:
    """A power's private resolve in an affair that began at a turn: the same whenever it is asked.

    In the unit of the coalition's terms: the logistic draw whose spread the joining function's slope gives.
    """
    luck = 1 + desk.dice.below(since, fixed.ONE - 1, "resolve", desk.view.roster[desk.power].id, *affair)
    odds = fixed.log(luck) - fixed.log(fixed.ONE - luck)
    return fixed.ratio(odds, desk.view.rules.coalition.j_slope)
