"""The admiral: fleets guard the sea against enemies they can beat, stop their trade, and carry armies.

Stronger fleets go out to blockade the enemy's ports; weaker ones stay in harbour. An army that no road
leads to its objective is embarked where its fleet lies, carried to the nearest open shore, and landed.
"""

from __future__ import annotations

from game.ai.desk import Desk, Reason
from game.ai.staff import fields, picture
from game.ai.staff.fields import FAR
from game.ai.staff.picture import Picture
from game.rules.naval import Sail, SetNavalMission, check_sail
from game.rules.orders import Refusal
from game.rules.sea import Seas
from game.rules.transport import Embark, Land, check_embark, check_land, room_aboard
from game.rules.zoc import Board
from game.words import Mission
from game.world import fixed, queries
from game.world.forces import NOWHERE, Force
from game.world.mapindex import index_of
from game.world.view import View

SUPERIOR = 12_000  # own to enemy guns at which a navy takes the sea
LANDING_ODDS = 15_000
MAX_SHORES = 6


def play_round(desk: Desk) -> None:
    """One round for the fleets of a power at war."""
    if not queries.fleets_of(desk.view, desk.power):
        return
    land_armies(desk)
    if _superiority(desk.view, desk.power) < SUPERIOR:
        stay_in_port(desk)
        return
    _carry_armies(desk)
    _keep_the_sea(desk)


def stay_in_port(desk: Desk) -> None:
    """Bring fleets at sea into the nearest harbour open to them, troops and all."""
    for fleet in queries.fleets_of(desk.view, desk.power):
        if fleet.hex != NOWHERE or fleet.ready_turn > desk.view.turn:
            continue
        seas = Seas(Board(desk.view))
        route = _route(seas, desk.power, fleet.zone, _haven_zones(seas, desk.power))
        if route is None:
            continue
        ports = [
            p
            for p, zones in desk.view.map.ports.items()
            if route[-1] in zones and seas.is_harbour(desk.power, p)
        ]
        leg = tuple(route[1:])
        for order in (Sail(desk.power, (fleet.id,), leg, min(ports)), Sail(desk.power, (fleet.id,), leg[:1])):
            if (order.path or order.port != NOWHERE) and check_sail(desk.view, order) is None:
                desk.submit(order, (Reason("to_harbour", 1),))
                break


def _superiority(view: View, power: int) -> int:
    """Own side's guns to the enemies', permyriad; without enemies afloat as good as it gets."""
    board = Board(view)
    ours = sum(f.strength for p in sorted(board.friends(power)) for f in queries.fleets_of(view, p))
    theirs = sum(f.strength for e in sorted(board.enemies(power)) for f in queries.fleets_of(view, e))
    return fixed.ratio(ours, theirs) if theirs else 10 * fixed.ONE


def _keep_the_sea(desk: Desk) -> None:
    """Send fleets that are free to the waters off the enemy's ports, one squadron to each in turn."""
    view = desk.view
    stations = _enemy_waters(view, desk.power)
    if not stations:
        return
    free = [f for f in queries.fleets_of(view, desk.power) if _is_free(view, f)]
    for number, fleet in enumerate(free):
        goal = stations[number % len(stations)]
        seas = Seas(Board(desk.view))
        here = fleet.zone if fleet.hex == NOWHERE else NOWHERE
        if here == goal:
            if fleet.mission is not Mission.BLOCKADE:
                desk.submit(SetNavalMission(desk.power, fleet.id, Mission.BLOCKADE))
            continue
        starts = [here] if here != NOWHERE else list(view.map.ports.get(fleet.hex, ()))
        _sail_towards(desk, seas, fleet, starts, goal, Reason("blockade", 1))


def _sail_towards(desk: Desk, seas: Seas, fleet: Force, starts: list[int], goal: int, reason: Reason) -> bool:
    """Sail as far along the shortest route as one round allows; whether the fleet moved."""
    routes = [route for s in starts if (route := _route(seas, desk.power, s, [goal])) is not None]
    if not routes:
        return False
    best = min(routes, key=lambda r: (len(r), r))
    path = tuple(best if fleet.hex != NOWHERE else best[1:])
    for length in range(len(path), 0, -1):
        order = Sail(desk.power, (fleet.id,), path[:length])
        if check_sail(desk.view, order) is None:
            return not isinstance(desk.submit(order, (reason,)), Refusal)
    return False


def _route(seas: Seas, power: int, start: int, goals: list[int]) -> list[int] | None:
    """Fewest waters from a start to the nearest of some goals, both included; None if there is no way."""
    before = {start: NOWHERE}
    queue = [start]
    for zone in queue:
        if zone in goals:
            route = [zone]
            while before[route[-1]] != NOWHERE:
                route.append(before[route[-1]])
            return route[::-1]
        for near in seas.next_to(power, zone):
            if near not in before:
                before[near] = zone
                queue.append(near)
    return None


def _haven_zones(seas: Seas, power: int) -> list[int]:
    """Waters from which a harbour open to the power can be entered."""
    ports = seas.reader.map.ports
    return sorted({zone for port, zones in ports.items() if seas.is_harbour(power, port) for zone in zones})


def _is_free(view: View, fleet: Force) -> bool:
    return fleet.ready_turn <= view.turn and not any(f.aboard == fleet.id for f in view.forces.values())


def _enemy_waters(view: View, power: int) -> list[int]:
    """Waters off the enemies' ports, those with most ports first."""
    enemies = Board(view).enemies(power)
    count: dict[int, int] = {}
    for port, zones in view.map.ports.items():
        if int(view.controller[port]) in enemies:
            for zone in zones:
                count[zone] = count.get(zone, 0) + 1
    return sorted(count, key=lambda z: (-count[z], z))


# --- landings ---------------------------------------------------------------------------------------


def _carry_armies(desk: Desk) -> None:
    """Take armies that no road leads to the enemy across the sea, the strongest fleet first."""
    plan = picture.draw(desk.view)
    shore = _best_shore(plan)
    if shore is None:
        return
    for fleet in queries.fleets_of(desk.view, desk.power):
        aboard = [f for f in desk.view.forces.values() if f.aboard == fleet.id]
        if aboard:
            _head_for_shore(desk, fleet, shore)
        elif fleet.hex != NOWHERE and fleet.ready_turn <= desk.view.turn:
            _embark(desk, plan, fleet, shore)


def _best_shore(plan: Picture) -> int | None:
    """The enemy's coastal city most worth landing at: rich, weakly held, out of marching reach."""
    view = plan.view
    found = []
    for place in view.map.places:
        centre = place.centre
        if centre < 0 or not view.map.is_land[centre] or int(view.controller[centre]) not in plan.enemies:
            continue
        beaches = _beaches(plan, place.index)
        if not beaches:
            continue
        field = fields.field_to(view, plan.usable, centre)
        if any(field[f.hex] < FAR for f in plan.own):
            continue  # an army can march there
        mass = sum(f.strength for f in plan.own) // 2
        if fixed.ratio(mass, max(1, int(plan.near_hostile[beaches[0]]))) < LANDING_ODDS:
            continue
        found.append((int(plan.worth[place.index]), -beaches[0]))
    return -max(found)[1] if found else None


def _beaches(plan: Picture, place: int) -> list[int]:
    """Coastal hexes of a place without enemies or walls on them, the least threatened first."""
    coast = index_of(plan.view.map).coast
    hexes = [
        h
        for h in index_of(plan.view.map).hexes[place]
        if coast[h] and not plan.hostile[h] and plan.board.hostile_fortress(plan.power, h) < 0
    ]
    return sorted(hexes, key=lambda h: (int(plan.near_hostile[h]), h))


def _embark(desk: Desk, plan: Picture, fleet: Force, shore: int) -> None:
    """Put idle forces that stand in the fleet's port aboard; call others there."""
    room = room_aboard(desk.view, fleet)
    for force in plan.own:
        if force.hex != fleet.hex or force.strength > room:
            continue
        order = Embark(desk.power, (force.id,), fleet.id)
        if check_embark(desk.view, order) is None:
            desk.submit(order, (Reason("landing", int(plan.worth[desk.view.map.place[shore]])),))
            return


def _head_for_shore(desk: Desk, fleet: Force, shore: int) -> None:
    """Sail to the water off the shore."""
    view = desk.view
    zones = sorted(
        {
            int(view.map.place[n])
            for n in view.map.neighbours[shore].tolist()
            if n >= 0 and not view.map.is_land[n]
        }
        - {-1}
    )
    if not zones or (fleet.hex == NOWHERE and fleet.zone in zones):
        return
    starts = [fleet.zone] if fleet.hex == NOWHERE else list(view.map.ports.get(fleet.hex, ()))
    _sail_towards(desk, Seas(Board(view)), fleet, starts, zones[0], Reason("landing", 1))


def land_armies(desk: Desk) -> None:
    """Put embarked forces ashore where their fleet lies off an enemy's or a friendly coast."""
    for force in list(desk.view.forces.values()):
        if force.power != desk.power or force.aboard == NOWHERE or force.id not in desk.view.forces:
            continue
        view = desk.view
        board = Board(view)
        near = [
            h
            for place in index_of(view.map).land_places
            if force.zone in index_of(view.map).zones[place]
            for h in index_of(view.map).hexes[place]
            if int(view.controller[h]) in board.enemies(desk.power) or board.is_held(desk.power, h)
        ]
        near.sort(key=lambda h: (board.is_held(desk.power, h), len(board.hostile_on(desk.power, h)), h))
        for hex_id in near[:MAX_SHORES]:
            order = Land(desk.power, (force.id,), hex_id)
            if check_land(view, order) is None:
                desk.submit(order, (Reason("landing", 1),))
                break
