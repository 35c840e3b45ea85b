"""Landings: armies go by sea where no road leads, if the navy rules the waves.

A landing has a goal (an enemy city), a beach near it and a port. The army and the transports it takes gather
in the port; when enough of both are there all embark, sail together, and land side by side. Nothing is
remembered from month to month: the same plan is found again, for the nearer it is to its end the better it
looks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.ai.seat.desk import Desk, Reason
from game.ai.staff import fields, marches, objectives, targets, waters
from game.ai.staff.fields import FAR
from game.ai.staff.picture import Picture
from game.ai.staff.targets import Target
from game.rules.land.ground import steps_of, twelfths
from game.rules.land.zoc import board_of
from game.rules.sea.sea import Seas
from game.rules.sea.transport import Embark, Land, check_embark, check_land, room_aboard
from game.words import Branch, Motive
from game.world import fixed
from game.world.map.hexes import distance
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.forces import NOWHERE, Force


@dataclass(frozen=True, slots=True)
class Shore:
    """Where to land and what for: the beaches, best first, and the men it takes."""

    target: Target
    beaches: tuple[int, ...]
    zones: tuple[int, ...]  # waters off the best beach
    men: int


def shores(picture: Picture, *, aboard: int = 0) -> list[Shore]:
    """Landings worth their while, the best first; ``aboard`` men need no army at home to look for work."""
    found = []
    for target in targets.conquests(picture):
        field = picture.field_to(target.hex)
        there = sum(f.strength for f in picture.own if field[f.hex] < FAR)
        if not aboard and 2 * there > picture.mass:
            continue  # most of the army can march
        shore = _shore(picture, target, there)
        if shore is not None and (shore.men > 0 or aboard):
            found.append(shore)
        if len(found) >= picture.rules.landing_goals:
            break
    return found


def _shore(picture: Picture, target: Target, there: int) -> Shore | None:
    """The beaches from which a target can be reached."""
    view, field, rules = picture.view, picture.field_to(target.hex), picture.rules
    hostile, friendly = (twelfths(view.map, km) for km in (rules.beach_km, rules.friendly_km))
    coast = index_of(view.map).coast
    near = [h for h in (coast & (field < friendly)).nonzero()[0].tolist() if picture.usable[h]]
    board = picture.board
    ranked = []
    for h in near:
        held = board.is_held(picture.power, h)
        if picture.hostile[h] or board.hostile_fortress(picture.power, h) >= 0:
            continue
        if (held or field[h] <= hostile) and waters.zones_off(view, h):
            ranked.append((not held, int(picture.facing[h]), h not in view.map.ports, int(field[h]), h))
    if not ranked:
        return None
    ranked.sort()
    best = ranked[0][-1]
    facing = max(int(picture.facing[best]), int(picture.facing[target.hex]))
    need = max(rules.landing_least, target.siege, fixed.mul(facing, rules.landing_odds))
    if not board.is_held(picture.power, best):
        need = max(need, _gathering_against(picture, best))
    beaches = tuple(row[-1] for row in ranked[: rules.landing_beaches])
    return Shore(target, beaches, tuple(waters.zones_off(view, best)), need - there)


def _gathering_against(picture: Picture, beach: int) -> int:
    """Enemies who could gather against a beach before an army has found its feet there."""
    stood = np.flatnonzero(picture.hostile)
    width, far = picture.view.map.width, picture.rules.landing_marches * 2 * picture.reach
    near = stood[targets.apart(stood, np.array([beach]), width) <= far]
    return int(picture.hostile[near].sum())


# --- gathering ----------------------------------------------------------------------------------------


def prepare(desk: Desk, picture: Picture, moved: set[int]) -> set[int]:
    """Gather a landing force and its transports, and embark them; returns the forces told off for it.

    Fleets count among them.
    """
    view = desk.view
    fleets = [f for f in queries.fleets_of(view, desk.power) if f.ready_turn <= view.turn]
    if not fleets or waters.superiority(view, picture.board) < picture.rules.sea_odds:
        return set()
    seas = Seas(picture.board)
    free = [f for f in fleets if f.id not in waters.fleets_with_troops(view)]
    for shore in shores(picture):
        field = picture.field_to(shore.target.hex)
        idle = [f for f in picture.own if field[f.hex] >= FAR and not picture.is_garrison(f)]
        port = _port(picture, seas, shore, idle)
        if port == NOWHERE:
            continue
        troops = _told_off(picture, shore, idle, port)
        transports = _transports(picture, seas, free, port, sum(f.strength for f in troops))
        if troops and transports:
            _gather(desk, picture, shore, port, troops, transports, moved)
            return {force.id for force in (*troops, *transports)}
    return set()


def _port(picture: Picture, seas: Seas, shore: Shore, idle: list[Force]) -> int:
    """The own harbour that is best for an army and for the voyage; NOWHERE if there is none."""
    view, width = picture.view, picture.view.map.width
    legs = waters.legs_to(seas, picture.power, list(shore.zones))
    ranked = []
    for port, zones in view.map.ports.items():
        voyage = min((legs[z] for z in zones if z in legs), default=waters.FAR_AT_SEA)
        if voyage == waters.FAR_AT_SEA or int(view.controller[port]) != picture.power:
            continue
        far = sorted((distance(port, f.hex, width), f.strength) for f in idle)
        ranked.append((_until(far, shore.men) + picture.rules.voyage_hexes * voyage, port))
    for _, port in sorted(ranked)[: picture.rules.landing_ports]:
        field = picture.field_to(port)
        if sum(f.strength for f in idle if field[f.hex] < FAR) >= shore.men:
            return port
    return NOWHERE


def _until(far: list[tuple[int, int]], men: int) -> int:
    """How far off the last of the nearest is that makes up a number of men."""
    for steps, strength in far:
        men -= strength
        if men <= 0:
            return steps
    return waters.FAR_AT_SEA


def _told_off(picture: Picture, shore: Shore, idle: list[Force], port: int) -> list[Force]:
    """The forces nearest to the port that make up the landing, unless home lay open; none if too few."""
    field = picture.field_to(port)
    to_spare = fixed.mul(picture.mass, fixed.ONE - objectives.guard_share(picture))
    troops: list[Force] = []
    for force in sorted(idle, key=lambda f: (int(field[f.hex]), f.id)):
        given = sum(f.strength for f in troops)
        if given >= shore.men:
            return troops
        if field[force.hex] < FAR and given + force.strength <= to_spare:
            troops.append(force)
    return troops if sum(f.strength for f in troops) >= shore.men else []


def _transports(picture: Picture, seas: Seas, free: list[Force], port: int, men: int) -> list[Force]:
    """The fleets nearest to the port that can carry the men; none if they cannot."""
    legs = waters.legs_to(seas, picture.power, list(picture.view.map.ports[port]))
    far = {
        f.id: -1
        if f.hex == port
        else min(legs.get(z, waters.FAR_AT_SEA) for z in waters.starts_of(picture.view, f))
        for f in free
    }
    chosen: list[Force] = []
    for fleet in sorted(free, key=lambda f: (far[f.id], f.id)):
        if men <= 0 or far[fleet.id] == waters.FAR_AT_SEA:
            break
        chosen.append(fleet)
        men -= room_aboard(picture.view, fleet)
    return chosen if men <= 0 else []


def _gather(
    desk: Desk,
    picture: Picture,
    shore: Shore,
    port: int,
    troops: list[Force],
    transports: list[Force],
    moved: set[int],
) -> None:
    """March and sail to the port; embark when all are there."""
    reasons = (Reason(Motive.LANDING, shore.target.value), Reason(Motive.MEN, shore.men))
    if all(f.hex == port for f in (*troops, *transports)):
        embark(desk, troops, transports, reasons)
        return
    field, steps = picture.field_to(port), steps_of(picture.view, Branch.FOOT)
    for force in troops:
        if force.hex != port and force.points > 0 and not force.has_fought and force.id not in moved:
            path = fields.downhill(field, steps, force.hex, force.points)
            if path and marches.submit_march(desk, picture, [force], path, reasons):
                moved.add(force.id)
    for group in waters.together([f for f in transports if f.hex != port]):
        waters.sail(desk, Seas(picture.board), group, list(picture.view.map.ports[port]), port, reasons)


def embark(desk: Desk, troops: list[Force], transports: list[Force], reasons: tuple[Reason, ...]) -> None:
    """Load the largest forces first, each into the first fleet with room."""
    room = {fleet.id: room_aboard(desk.view, fleet) for fleet in transports}
    loads: dict[int, list[int]] = {}
    for force in sorted(troops, key=lambda f: (-f.strength, f.id)):
        for fleet in transports:
            if room[fleet.id] >= force.strength and force.points > 0:
                room[fleet.id] -= force.strength
                loads.setdefault(fleet.id, []).append(force.id)
                break
    for fleet_id, forces in loads.items():
        order = Embark(desk.power, tuple(forces), fleet_id)
        if check_embark(desk.view, order) is None:
            desk.submit(order, reasons)


# --- the voyage ---------------------------------------------------------------------------------------


def carry(desk: Desk, picture: Picture) -> None:
    """Take embarked armies to their shore and land them; without a shore to land on, bring them home."""
    loaded = waters.fleets_with_troops(desk.view)
    men = sum(force.strength for troops in loaded.values() for force in troops)
    if not men:
        return
    shore = next((s for s in shores(picture, aboard=men) if s.men <= men), None)
    fleets = [desk.view.forces[i] for i in sorted(loaded) if i in desk.view.forces]
    if shore is None:
        bring_in(desk, fleets, Reason(Motive.NO_SHORE, men))
        return
    reasons = (Reason(Motive.LANDING, shore.target.value), Reason(Motive.MEN, men))
    seas = Seas(picture.board)
    for group in waters.together([f for f in fleets if f.hex != NOWHERE or f.zone not in shore.zones]):
        waters.sail(desk, seas, group, list(shore.zones), NOWHERE, reasons)
    arrived = [f for f in fleets if f.id in desk.view.forces and f.zone in shore.zones]
    if len(arrived) == len(fleets) or sum(f.strength for i in arrived for f in loaded[i.id]) >= shore.men:
        for fleet in arrived:
            _land(desk, shore, tuple(f.id for f in loaded[fleet.id]), reasons)


def _land(desk: Desk, shore: Shore, troops: tuple[int, ...], reasons: tuple[Reason, ...]) -> None:
    """Put a fleet's troops ashore on the first beach that takes them, the roomiest of the best first."""
    view = Picture(desk.view)
    men = sum(desk.view.forces[i].strength for i in troops)
    ranked = sorted(
        (
            bool(view.hostile[h]),
            view.quarters.men(h) > 0 and view.quarters.men(h) + men > view.quarters.room(h),
            n,
            h,
        )
        for n, h in enumerate(shore.beaches)
    )
    for *_, hex_id in ranked:
        order = Land(desk.power, troops, hex_id)
        if check_land(desk.view, order) is None:
            desk.submit(order, reasons)
            return


def bring_in(desk: Desk, fleets: list[Force], reason: Reason) -> None:
    """Bring fleets into the nearest harbours open to them, troops and all."""
    view = desk.view
    seas = Seas(board_of(view))
    havens = [p for p in view.map.ports if seas.is_harbour(desk.power, p)]
    box = queries.home_box(view, desk.power)
    waters_of_ports = {zone for port in havens for zone in view.map.ports[port]}
    goals = sorted(waters_of_ports | ({box} - {NOWHERE}))
    for group in waters.together([f for f in fleets if f.hex == NOWHERE and f.ready_turn <= view.turn]):
        legs = waters.legs_to(seas, desk.power, goals)
        way = waters.route(seas, desk.power, group[0].zone, legs)
        ports = [p for p in havens if way and way[-1] in view.map.ports[p]]
        if way and way[-1] == box:
            waters.sail(desk, seas, group, [box], NOWHERE, (reason,))
        elif ports:
            waters.sail(desk, seas, group, [way[-1]], min(ports), (reason,))
