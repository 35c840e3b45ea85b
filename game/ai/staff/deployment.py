"""Deployment in peace: where the army stands while nothing happens.

The army is spread over its stations: places on the frontiers with those one has to fear, in proportion to the
fear and to what there is to lose, and the interior: the capital and the largest towns. The posture says how
much of it and how widely. Staffs review in different quarters, twice in a row once a year, so that a corps
gets to a distant station; most give no orders in most quarters. Forces on foreign ground without leave
march home at once.
"""

from __future__ import annotations

from game.ai.seat import situation
from game.ai.seat.desk import Desk, Reason
from game.ai.staff import fields
from game.ai.staff.fields import FAR
from game.rules.land.ground import steps_of
from game.rules.land.movement import Move
from game.rules.land.zones import zone_of
from game.rules.money import economy
from game.words import Branch, Motive
from game.world import fixed
from game.world.map.hexes import distance
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.forces import Force
from game.world.state.reader import Reader
from game.world.versions import Part


def stand_in_peace(desk: Desk) -> None:
    """March forces to their stations; a power that has nothing to move gives no orders."""
    view = desk.view
    own = [f for f in queries.land_forces_of(view, desk.power) if _is_free(view, f)]
    strayed = [f for f in own if int(view.controller[f.hex]) != desk.power]
    if strayed:
        _go_home(desk, strayed)
    if own and is_time(view, desk.power):
        away = {force.id for force in strayed}
        _take_stations(desk, [f for f in own if f.id not in away])


def _is_free(view: View, force: Force) -> bool:
    """Whether a force stands ashore, is formed, and may leave where it stands."""
    return not force.at_sea and force.ready_turn <= view.turn and force.earmarked < 0


def is_time(view: View, power: int) -> bool:
    """Whether the yearly review falls into this quarter."""
    return view.roster[power].since_review(view.turn) < view.rules.minds.staff.reviews


def _is_welcome(view: View, power: int, force: Force) -> bool:
    """Whether a force may stay on the foreign ground it stands on: a subject's, a lord's, or by treaty."""
    return bool(queries.open_to(view, power)[view.controller[force.hex]])


def _go_home(desk: Desk, strayed: list[Force]) -> None:
    """The nearest own town that a road leads to is home; who stays by right stays."""
    view = desk.view
    homes = [
        view.map.places[p].centre
        for p in queries.owned_by(view, desk.power)
        if view.map.places[p].centre >= 0 and queries.holder_of(view, p) == desk.power
    ]
    for force in strayed:
        if _is_welcome(view, desk.power, force):
            continue
        usable = fields.open_hexes(view, desk.power) | (view.controller == view.controller[force.hex])
        width, most = view.map.width, view.rules.minds.staff.way_home
        for home in sorted(homes, key=lambda h: (distance(force.hex, h, width), h))[:most]:
            field = fields.field_to(view, usable, home)
            if field[force.hex] < FAR:
                path = fields.downhill(field, steps_of(view, Branch.FOOT), force.hex, force.points)
                _march(desk, [force], path, Reason(Motive.HOMEWARD, int(field[force.hex])))
                break


# --- stations -----------------------------------------------------------------------------------------


def stations(view: View, power: int) -> list[tuple[int, int]]:
    """(hex, share of the army) of each station; shares, permyriad, sum to no more than one."""
    rules, posture = view.rules.minds.staff, view.powers[power].posture
    zone = zone_of(view, power)
    places = [
        p
        for p in queries.owned_by(view, power)
        if queries.is_land_place(view, p) and queries.holder_of(view, p) == power and p not in zone
    ]
    if not places:
        return []
    exposed = _exposed(view, places)
    most = rules.stations[posture]
    front = sorted(exposed, key=lambda p: (-exposed[p], p))[: max(1, most * rules.front_places // fixed.ONE)]
    share = rules.frontier_share[posture] if front else 0
    inland = _interior(view, power, [p for p in places if p not in front], most - len(front))
    weights = [exposed[p] for p in front]
    shares = dict(zip(front, fixed.share_out(share, weights), strict=True)) if front else {}
    rest = fixed.share_out(fixed.ONE - share, [weight for _, weight in inland]) if inland else []
    for (place, _), part in zip(inland, rest, strict=True):
        shares[place] = shares.get(place, 0) + part
    centre = index_of(view.map).centre
    return [(int(centre[place]), part) for place, part in shares.items()]


def _exposed(view: View, places: list[int]) -> dict[int, int]:
    """What frontier places are to be guarded for: the fear of who is next door, and their worth."""
    here = situation.read(view)
    threats, next_door = here.threats, view.common(_next_door, (Part.GROUND,))
    worth, least = economy.province_outputs(view), view.rules.minds.staff.least_worth
    found = {}
    for place in places:
        fear = sum(threats.get(p, 0) for p in next_door[place])
        if fear:
            found[place] = fixed.mul(fear, least + int(worth[place]))
    return {place: weight for place, weight in found.items() if weight}


def _next_door(reader: Reader) -> list[list[int]]:
    """Who has the titles around each place, each power once."""
    owner = reader.places.owner.tolist()
    return [list(dict.fromkeys(owner[n] for n in near)) for near in index_of(reader.map).borders]


def _interior(view: View, power: int, places: list[int], most: int) -> list[tuple[int, int]]:
    """The capital and the richest places, with weights; the capital alone has the least share."""
    worth = economy.province_outputs(view)
    capital = view.powers[power].capital
    rich = sorted((p for p in places if p != capital), key=lambda p: (-int(worth[p]), p))[: max(0, most - 1)]
    weights = [(p, 1 + int(worth[p])) for p in rich]
    if capital in places:
        least = fixed.mul(sum(weight for _, weight in weights), view.rules.minds.staff.capital_share)
        weights.insert(0, (capital, max(least, 1 + int(worth[capital]))))
    return weights


def _take_stations(desk: Desk, own: list[Force]) -> None:
    """Keep at each station who stands there, as far as it wants them; send it the nearest of the others."""
    view, width, rules = desk.view, desk.view.map.width, desk.view.rules.minds.staff
    men = sum(force.strength for force in own)
    posts = [[hex_id, fixed.mul(men, share), share] for hex_id, share in stations(view, desk.power)]
    free = {force.id: force for force in own}
    for post in posts:
        for force in list(free.values()):
            here = distance(force.hex, post[0], width) <= rules.close_enough
            if here and post[1] * rules.keep >= force.strength:
                post[1] -= force.strength
                del free[force.id]
    for hex_id, wanted, share in posts:
        going: list[Force] = []
        for force in sorted(free.values(), key=lambda f: (distance(f.hex, hex_id, width), f.id)):
            if wanted * rules.call < force.strength:
                break
            wanted -= force.strength
            going.append(free.pop(force.id))
        if going:
            _send(desk, going, hex_id, share)


def _send(desk: Desk, going: list[Force], hex_id: int, share: int) -> None:
    """March forces towards a station, those that stand together in one column."""
    view = desk.view
    field = fields.field_to(view, fields.open_hexes(view, desk.power), hex_id)
    columns: dict[int, list[Force]] = {}
    for force in going:
        columns.setdefault(force.hex, []).append(force)
    for start, column in columns.items():
        if field[start] < FAR:
            points = min(force.points for force in column)
            path = fields.downhill(field, steps_of(view, Branch.FOOT), start, points)
            _march(desk, column, path, Reason(Motive.STATION, share))


def _march(desk: Desk, column: list[Force], path: list[int], reason: Reason) -> None:
    """Order a march; what is refused stays where it is."""
    if path:
        desk.submit(Move(desk.power, tuple(force.id for force in column), tuple(path)), (reason,))
