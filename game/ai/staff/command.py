"""The staff's round: strike, fall back, march, strike again; in peace, go home and stand where one should.

One staff serves every logic. It sees the View and gives orders; what is refused it leaves alone.
"""

from __future__ import annotations

from game.ai.seat.desk import Desk
from game.ai.staff import (
    admiral,
    battles,
    deployment,
    expeditions,
    landings,
    marches,
    objectives,
    shifts,
    targets,
)
from game.ai.staff.picture import Picture
from game.politics.crises.outcomes import armistice
from game.world.state import queries


def play_round(desk: Desk) -> None:
    """One round of operations for one power."""
    if queries.is_at_war(desk.view, desk.power):
        foes = queries.enemies_of(desk.view, desk.power)
        if set(foes) <= armistice.at_rest(desk.view, desk.power):
            return  # all stand where they stand until the table sits
        if targets.is_touched(desk.view, desk.power) or queries.fleets_of(desk.view, desk.power):
            _fight(desk)
    else:
        deployment.stand_in_peace(desk)
        admiral.stay_in_port(desk)


def _fight(desk: Desk) -> None:
    """A month of war: blows first, then marches, then what the marches made possible."""
    picture = battles.storm(desk, battles.strike(desk, Picture(desk.view)))
    moved: set[int] = set()
    busy: set[int] = set()
    if picture.own:
        shifts.fall_back(desk, picture, moved)
        busy = landings.prepare(desk, picture, moved)
        picture.spare(busy)
        for objective in objectives.choose(picture):
            marches.advance(desk, picture, objective, moved)
        shifts.find_quarters(desk, picture, moved)
        shifts.set_stances(desk, picture)
        if battles.in_contact(picture):
            picture = battles.strike(desk, Picture(desk.view))
    busy |= expeditions.prepare(desk, picture)
    admiral.play_round(desk, picture, busy)
