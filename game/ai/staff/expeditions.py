"""Expeditions: the army of a power off the map sails from its box to where a war can be fought.

It needs no port of its own: it goes aboard where it stands, all that a shore asks for together, once there
are ships enough. From then on it is a landing like any other (`game.ai.staff.landings`).
"""

from __future__ import annotations

from game.ai.seat.desk import Desk, Reason
from game.ai.staff import landings, waters
from game.ai.staff.landings import Shore
from game.ai.staff.picture import Picture
from game.rules.land.sent import stays_home
from game.rules.sea.sea import Seas
from game.rules.sea.transport import room_aboard
from game.words import Branch, Motive
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force


def prepare(desk: Desk, picture: Picture) -> set[int]:
    """Bring ships to the box and load what the best shore in reach asks for; the forces told off for it."""
    view = desk.view
    box = queries.home_box(view, desk.power)
    if box < 0 or waters.superiority(view, picture.board) < picture.rules.sea_odds:
        return set()
    idle = _at_hand(view, desk.power)
    loaded = waters.fleets_with_troops(view)
    free = [
        f for f in queries.fleets_of(view, desk.power) if f.ready_turn <= view.turn and f.id not in loaded
    ]
    if not idle or not free:
        return set()
    seas = Seas(picture.board)
    for shore in landings.shores(picture, aboard=sum(f.strength for f in idle)):
        if box not in waters.legs_to(seas, desk.power, list(shore.zones)):
            continue
        troops = _told_off(idle, shore.men)
        ships = _ships(view, seas, free, box, sum(f.strength for f in troops))
        if troops and ships:
            _load(desk, picture, shore, box, troops, ships)
            return {force.id for force in (*troops, *ships)}
    return set()


def _at_hand(view: View, power: int) -> list[Force]:
    """Land forces in the box that may go abroad, the largest first."""
    found = [
        f
        for f in queries.land_forces_of(view, power)
        if queries.is_at_home_overseas(view, f)
        and f.ready_turn <= view.turn
        and not queries.is_bound(view, f)
        and not stays_home(view, f)
        and view.rules.units[f.kind].branch is not Branch.GARRISON
    ]
    return sorted(found, key=lambda f: (-f.strength, f.id))


def _told_off(idle: list[Force], men: int) -> list[Force]:
    """As many forces as make up a number of men, one at least; none if there are too few."""
    troops: list[Force] = []
    for force in idle:
        if troops and men <= 0:
            break
        troops.append(force)
        men -= force.strength
    return troops if men <= 0 else []


def _ships(view: View, seas: Seas, free: list[Force], box: int, men: int) -> list[Force]:
    """The fleets nearest to the box that can carry the men; none if they cannot."""
    legs = waters.legs_to(seas, view.power, [box])
    far = {f.id: min((legs.get(z, waters.FAR_AT_SEA) for z in waters.starts_of(view, f)),
                     default=waters.FAR_AT_SEA) for f in free}  # fmt: skip
    chosen: list[Force] = []
    for fleet in sorted(free, key=lambda f: (far[f.id], f.id)):
        if men <= 0 or far[fleet.id] == waters.FAR_AT_SEA:
            break
        chosen.append(fleet)
        men -= room_aboard(view, fleet)
    return chosen if men <= 0 else []


def _load(
    desk: Desk, picture: Picture, shore: Shore, box: int, troops: list[Force], ships: list[Force]
) -> None:
    """Sail to the box; embark when all ships are there."""
    reasons = (Reason(Motive.LANDING, shore.target.value), Reason(Motive.MEN, shore.men))
    if all(fleet.zone == box for fleet in ships):
        landings.embark(desk, troops, ships, reasons)
        return
    seas = Seas(picture.board)
    for group in waters.together([f for f in ships if f.zone != box]):
        waters.sail(desk, seas, group, [box], NOWHERE, reasons)
