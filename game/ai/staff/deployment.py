"""Deployment in peace: where the army stands while nothing happens.

Once a year the staff spreads the army over its stations: the capital, and the cities on the frontiers
with those it has to fear, in proportion to the fear and to what there is to lose. Forces found on
foreign ground without leave march home at once.
"""

from __future__ import annotations

from game.ai import situation
from game.ai.desk import Desk, Reason
from game.ai.staff import fields, marches
from game.ai.staff.fields import FAR
from game.rules import economy
from game.rules.ground import steps_of
from game.rules.zoc import Board
from game.words import Branch, Posture
from game.world import fixed, queries
from game.world.forces import Force
from game.world.mapindex import index_of
from game.world.view import View

CLOSE_ENOUGH = 12  # twelfths of marching: already there
CAPITAL_SHARE = 2_000


def stand_in_peace(desk: Desk) -> None:
    """March forces to their stations; a power that has nothing to move gives no orders."""
    view = desk.view
    own = [f for f in queries.land_forces_of(view, desk.power) if not f.at_sea and f.ready_turn <= view.turn]
    strayed = [f for f in own if int(view.controller[f.hex]) != desk.power]
    if strayed:
        _go_home(desk, strayed)
    if _is_time(view, desk.power):
        _take_stations(desk, [f for f in own if f not in strayed])


def _is_time(view: View, power: int) -> bool:
    """Whether the yearly review falls into this quarter; powers review in different ones."""
    return view.turn % 4 == power % 4


def _is_welcome(view: View, power: int, force: Force) -> bool:
    """Whether a force may stay on the foreign ground it stands on: a subject's, a lord's, or by treaty."""
    holder = int(view.controller[force.hex])
    return holder >= 0 and bool(queries.open_to(view, power)[holder])


def _go_home(desk: Desk, strayed: list[Force]) -> None:
    """The nearest own city is home; who stays by right stays."""
    view = desk.view
    homes = [
        view.map.places[p].centre
        for p in queries.owned_by(view, desk.power)
        if view.map.places[p].centre >= 0 and queries.holder_of(view, p) == desk.power
    ]
    for force in strayed:
        if _is_welcome(view, desk.power, force):
            continue
        board = Board(desk.view)
        usable = fields.open_hexes(view, desk.power) | (view.controller == view.controller[force.hex])
        reach = [(int(fields.field_to(view, usable, home)[force.hex]), home) for home in homes[:12]]
        if not reach or min(reach)[0] >= FAR:
            continue
        goal = min(reach)[1]
        path = fields.downhill(
            fields.field_to(view, usable, goal), steps_of(view, Branch.FOOT), force.hex, force.points
        )
        marches.submit_path(desk, board, force, path, Reason("homeward", 1))


def stations(view: View, power: int) -> list[tuple[int, int]]:
    """(hex, share of the army) of each station, capital first; shares sum to about 10,000."""
    here = situation.read(view)
    borders, owner = index_of(view.map).borders, view.places.owner
    worth = economy.province_outputs(view)
    weights: dict[int, int] = {}
    for place in queries.owned_by(view, power):
        if not queries.is_land_place(view, place) or queries.holder_of(view, place) != power:
            continue
        fear = sum(here.threats.get(int(owner[n]), 0) for n in borders[place] if owner[n] >= 0)
        if fear:
            weights[place] = fixed.mul(fear, 2_000 + int(worth[place]))
    keep = {Posture.MASS: 5, Posture.COVER: 8, Posture.OBSERVE: 8, Posture.GARRISON: 12}[
        view.powers[power].posture
    ]
    chosen = sorted(weights, key=lambda p: (-weights[p], p))[:keep]
    total = sum(weights[p] for p in chosen)
    capital = view.powers[power].capital
    found = []
    if capital >= 0 and queries.holder_of(view, capital) == power:
        found.append((view.map.places[capital].centre, CAPITAL_SHARE if chosen else fixed.ONE))
    rest = fixed.ONE - sum(share for _, share in found)
    return found + [(view.map.places[p].centre, rest * weights[p] // total) for p in chosen if total]


def _take_stations(desk: Desk, own: list[Force]) -> None:
    """Fill the stations in order from the forces nearest to each."""
    view = desk.view
    men = sum(force.strength for force in own)
    usable = fields.open_hexes(view, desk.power)
    free = {force.id: force for force in own}
    board = Board(view)
    steps = steps_of(view, Branch.FOOT)
    for hex_id, share in stations(view, desk.power):
        field = fields.field_to(view, usable, hex_id)
        wanted = fixed.mul(men, share)
        for force in sorted(free.values(), key=lambda f: (int(field[f.hex]), f.id)):
            if wanted < force.strength // 2 or field[force.hex] >= FAR:
                break
            wanted -= force.strength
            del free[force.id]
            if field[force.hex] > CLOSE_ENOUGH:
                path = fields.downhill(field, steps, force.hex, force.points)
                marches.submit_path(desk, board, force, path, Reason("station", share))
