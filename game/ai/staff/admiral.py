"""The admiral: fleets keep the sea against enemies they can beat, and stay in port where they cannot.

A navy that outguns its enemies sends squadrons, each strong enough for the largest enemy fleet that could
come out, to blockade the waters off his ports, and convoys to armies that no road feeds. The weaker navy
stays in harbour. Armies are carried by `game.ai.staff.landings`.
"""

from __future__ import annotations

from game.ai.seat.desk import Desk, Reason
from game.ai.staff import landings, waters
from game.ai.staff.picture import Picture
from game.rules.land.zoc import Board, board_of
from game.rules.sea.naval import SetNavalMission
from game.rules.sea.sea import Seas
from game.rules.supply.fields import UNREACHED
from game.words import Mission, Motive
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force


def play_round(desk: Desk, picture: Picture, busy: set[int]) -> None:
    """One round for the fleets of a power at war, those left out that are busy gathering an expedition."""
    view = desk.view
    fleets = [f for f in queries.fleets_of(view, desk.power) if f.ready_turn <= view.turn]
    if not fleets:
        return
    if view is not picture.view:
        picture = Picture(view)
    landings.carry(desk, picture)
    if waters.superiority(view, picture.board) < picture.rules.sea_odds:
        stay_in_port(desk)
        return
    loaded = waters.fleets_with_troops(desk.view)
    free = [f for f in fleets if f.id in desk.view.forces and f.id not in loaded and f.id not in busy]
    free = _convoy(desk, picture, free)
    _keep_the_sea(desk, picture, free)


def stay_in_port(desk: Desk) -> None:
    """Bring fleets at sea into the nearest harbour open to them, troops and all."""
    at_sea = [
        f
        for f in queries.fleets_of(desk.view, desk.power)
        if f.hex == NOWHERE and not queries.is_at_home_overseas(desk.view, f)
    ]
    if at_sea:
        landings.bring_in(desk, at_sea, Reason(Motive.TO_HARBOUR, 1))


def _convoy(desk: Desk, picture: Picture, free: list[Force]) -> list[Force]:
    """Send fleets to feed armies that no road feeds; returns the others."""
    view, provisions = desk.view, picture.quarters.provisions
    overseas = [f for f in picture.own if provisions.by_land[f.hex] == UNREACHED]
    zones = sorted({z for f in overseas for z in _waters_near(view, f.hex)})
    if not overseas or not zones:
        return free
    rules = view.rules.supply
    men = sum(f.strength for f in overseas)
    wanted = max(1, (men - rules.merchant_capacity) // max(1, rules.convoy_capacity))
    legs = waters.legs_to(Seas(picture.board), desk.power, zones)
    far = {f.id: min(legs.get(z, waters.FAR_AT_SEA) for z in waters.starts_of(view, f)) for f in free}
    chosen: list[Force] = []
    for fleet in sorted(free, key=lambda f: (far[f.id], f.id)):
        if wanted <= 0 or far[fleet.id] == waters.FAR_AT_SEA:
            break
        chosen.append(fleet)
        wanted -= fleet.strength
    _post(desk, chosen, zones, Mission.CONVOY, Reason(Motive.ARMY_OVERSEAS, men))
    taken = {fleet.id for fleet in chosen}
    return [fleet for fleet in free if fleet.id not in taken]


def _waters_near(view: View, hex_id: int) -> list[int]:
    """Waters off a hex, or off its province if it lies inland."""
    place = int(view.map.place[hex_id])
    return waters.zones_off(view, hex_id) or (list(index_of(view.map).zones[place]) if place >= 0 else [])


def _keep_the_sea(desk: Desk, picture: Picture, free: list[Force]) -> None:
    """Send squadrons off the enemy's ports, each fit to meet the largest fleet that could come out."""
    stations = enemy_waters(desk.view, picture.board)
    if not stations or not free:
        return
    wanted = fixed.mul(largest_fleet(desk.view, picture.board), picture.rules.sea_odds)
    waiting = list(free)
    for zone in stations:
        squadron = _squadron(desk.view, picture, waiting, zone, wanted)
        if not squadron:
            return
        _post(desk, squadron, [zone], Mission.BLOCKADE, Reason(Motive.BLOCKADE, wanted))
        sent = {fleet.id for fleet in squadron}
        waiting = [fleet for fleet in waiting if fleet.id not in sent]


def _squadron(view: View, picture: Picture, waiting: list[Force], zone: int, guns: int) -> list[Force]:
    """The nearest fleets that together have so many guns, those on the station first; none if too few."""
    legs = waters.legs_to(Seas(picture.board), picture.power, [zone])
    far = {f.id: min(legs.get(z, waters.FAR_AT_SEA) for z in waters.starts_of(view, f)) for f in waiting}
    chosen: list[Force] = []
    for fleet in sorted(waiting, key=lambda f: (far[f.id], f.id)):
        if far[fleet.id] == waters.FAR_AT_SEA or (chosen and guns <= 0):
            break
        chosen.append(fleet)
        guns -= fleet.strength
    return chosen if guns <= 0 else []


def enemy_waters(view: View, board: Board) -> list[int]:
    """Waters off the enemies' ports, those with most ports first."""
    enemies = board.enemies(view.power)
    count: dict[int, int] = {}
    for port, zones in view.map.ports.items():
        if board.controller[port] in enemies:
            for zone in zones:
                count[zone] = count.get(zone, 0) + 1
    return sorted(count, key=lambda zone: (-count[zone], zone))


def largest_fleet(view: View, board: Board) -> int:
    """Guns of the strongest hostile fleet that could come out: what is seen together, or much of a navy."""
    guns: dict[tuple[int, int], int] = {}
    enemies = board.enemies(view.power)
    for force in view.forces.values():
        if force.power in enemies and queries.is_fleet(view, force):
            where = force.hex, force.zone
            guns[where] = guns.get(where, 0) + force.strength
    share = view.rules.minds.staff.largest_fleet
    unseen = (view.navies[enemy] * share // fixed.ONE for enemy in enemies)
    return max([*guns.values(), *unseen], default=0)


def _post(desk: Desk, fleets: list[Force], zones: list[int], mission: Mission, reason: Reason) -> None:
    """Sail fleets to their station and give them their mission there."""
    seas = Seas(board_of(desk.view))
    for group in waters.together([f for f in fleets if f.hex != NOWHERE or f.zone not in zones]):
        waters.sail(desk, seas, group, zones, NOWHERE, (reason,))
    for fleet in fleets:
        now = desk.view.forces.get(fleet.id)
        if now is not None and now.hex == NOWHERE and now.mission is not mission and now.zone in zones:
            desk.submit(SetNavalMission(desk.power, fleet.id, mission), (reason,))
