"""The staff's round: strike, march, strike again, dig in; in peace, go home and stand where one should.

One staff serves every logic. It sees the View and gives orders; what is refused it leaves alone.
"""

from __future__ import annotations

from game.ai.desk import Desk
from game.ai.staff import admiral, battles, deployment, marches
from game.world import queries


def play_round(desk: Desk) -> None:
    """One round of operations for one power."""
    if not queries.is_at_war(desk.view, desk.power):
        deployment.stand_in_peace(desk)
        admiral.stay_in_port(desk)
        return
    marches.set_stances(desk)
    battles.strike(desk)
    battles.storm(desk)
    marches.march(desk)
    battles.strike(desk)
    admiral.play_round(desk)
