"""Targets: what could be worth doing in a war, before anybody is sent.

Enemy cities to take (those fought for, capitals and rich ones above all), own cities to relieve, enemy
armies to beat on own ground, and places of one's own to guard. Each says what it is worth, how many men it
takes in the field and how many before its walls.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai.staff.picture import Picture, disc
from game.politics.war.consequences.rising import has_nothing_to_go_back_to
from game.politics.war.might.stake import land_of
from game.rules.land.ground import hexes_in
from game.words import Motive, Term
from game.world import fixed
from game.world.map.hexes import distance
from game.world.map.mapindex import index_of
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.treaties import PeaceTerm

Hexes = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Target:
    """Something to be done at a hex; ``men`` are wanted there, ``siege`` of them before the walls."""

    hex: int
    kind: Motive  # to take, relieve, fight or guard
    value: int
    men: int
    siege: int = 0


def is_touched(view: View, power: int) -> bool:
    """Whether a war comes near a power's army at all: enemies, or ground they hold, within its reach."""
    stood = [f.hex for f in queries.land_forces_of(view, power) if f.hex >= 0]
    if power in view.facts.policy_makers or not stood:
        return bool(stood)
    enemies = sorted(queries.enemies_of(view, power))
    centres = index_of(view.map).centre[: len(index_of(view.map).land_places)]
    hostile = centres[np.isin(view.controller[centres], enemies)]
    seen = [f.hex for f in view.forces.values() if f.power in enemies and f.hex >= 0]
    goals = np.unique(np.concatenate([hostile, np.array(seen, hostile.dtype)]))
    reach = hexes_in(view.map, view.rules.minds.staff.minor_km)
    return bool(goals.size) and int(apart(goals, np.unique(stood), view.map.width).min()) <= reach


def conquests(picture: Picture) -> list[Target]:
    """Enemy-held cities worth the march, the most promising first by worth and straight distance."""
    view, rules = picture.view, picture.rules
    if not picture.own and queries.home_box(view, picture.power) < 0:
        return []
    places = _enemy_held(picture)
    ours = np.isin(view.places.owner[places], sorted(picture.friends))
    capitals = [view.powers[enemy].capital for enemy in sorted(picture.enemies)]
    weight = np.where(np.isin(places, capitals), rules.capital, 1)
    weight = np.where(np.isin(places, sorted(places_we_fight_for(picture))), rules.fought_for, weight)
    weight = np.where(ours, rules.ours, weight)
    value = (picture.worth[places] + rules.town) * weight
    value += value * view.places.siege[places] // fixed.ONE  # what is begun should be ended
    near = rules.near_hexes
    promise = value * near // (near + _nearest_own(picture)[places])
    best = np.lexsort((places, -promise))[: rules.most_conquests].tolist()
    return [
        _conquest(picture, int(places[i]), int(value[i]), Motive.RELIEVE if ours[i] else Motive.TAKE)
        for i in best
    ]


def _conquest(picture: Picture, place: int, value: int, kind: Motive) -> Target:
    view = picture.view
    centre = view.map.places[place].centre
    walls = fixed.mul(view.rules.siege.full_siege, picture.rules.siege_share) * int(
        view.places.fortress[place]
    )
    siege = walls if picture.board.hostile_fortress(picture.power, centre) >= 0 else 0
    return Target(centre, kind, value, max(picture.rules.patrol, siege, field_need(picture, centre)), siege)


def _nearest_own(picture: Picture) -> Hexes:
    """(places,) straight distance of each place's centre from the nearest own force, hexes.

    To an army overseas all shores are equally far.
    """
    if not picture.own:
        return np.zeros(len(picture.view.map.places), np.int64)
    stood = np.unique([force.hex for force in picture.own])
    return apart(index_of(picture.view.map).centre, stood, picture.view.map.width)


def apart(hexes: Hexes, others: Hexes, width: int) -> Hexes:
    """For each hex the steps to the nearest of others, the straight way."""
    (q, r), (other_q, other_r) = _axial(hexes, width), _axial(others, width)
    dq, dr = q[:, None] - other_q, r[:, None] - other_r
    steps = np.maximum(np.maximum(np.abs(dq), np.abs(dr)), np.abs(dq + dr))
    nearest: Hexes = steps.min(axis=1).astype(np.int64)
    return nearest


def _axial(hexes: Hexes, width: int) -> tuple[Hexes, Hexes]:
    """Axial coordinates of many hexes at once."""
    row, col = np.divmod(hexes, width)
    return col, row - (col - (col & 1)) // 2


def _enemy_held(picture: Picture) -> Hexes:
    """Land places whose main city an enemy holds, ascending."""
    count = len(index_of(picture.view.map).land_places)
    held = np.isin(np.array(picture.holders[:count]), sorted(picture.enemies))
    places: Hexes = np.flatnonzero(held)
    return places[_in_reach_of_a_rising(picture, places)] if _rises(picture) else places


def _rises(picture: Picture) -> bool:
    """Whether a power was born by the rising in which it fights."""
    view, lord = picture.view, picture.view.powers[picture.power].overlord
    return lord in picture.enemies and has_nothing_to_go_back_to(view, picture.power, lord)


def _in_reach_of_a_rising(picture: Picture, places: Hexes) -> NDArray[np.bool_]:
    """(places,) which places lie near enough to land of one's own for men who fight for their homes."""
    view, limit = picture.view, picture.rules.rising_km
    own = np.flatnonzero(view.places.owner == picture.power)
    if not own.size or not places.size:
        return np.ones(places.size, np.bool_)
    centres = index_of(view.map).centre
    away = apart(centres[places], centres[own], view.map.width)
    near: NDArray[np.bool_] = away * view.map.km <= limit
    return near


def places_we_fight_for(picture: Picture) -> frozenset[int]:
    """Places that one's own side's war aims ask for; who would change a cabinet marches on the capital."""
    return frozenset(
        place
        for war in queries.wars_of(picture.view, picture.power)
        for term in war.aims
        if war.side_of(picture.power) > 0
        for place in _ground_asked_for(picture.view, term)
    )


def _ground_asked_for(view: View, term: PeaceTerm) -> list[int]:
    """Where an aim is won: on the land it asks for, or where the other governs."""
    match term.term:
        case Term.CESSION | Term.ANNEXATION:
            return land_of(view, term)
        case Term.RESTORATION:
            return [view.powers[term.giver].capital]
        case _:
            return []


def field_need(picture: Picture, hex_id: int) -> int:
    """Men it takes to prevail against the enemies near a hex; a part of those a march away is counted."""
    rules, around = picture.rules, int(picture.around[hex_id])
    enemies = int(picture.facing[hex_id]) + around * rules.around // fixed.ONE
    return fixed.mul(enemies, rules.attack_odds)


def armies(picture: Picture) -> list[Target]:
    """Enemy armies on the own side's ground or before its fortresses, the most dangerous first."""
    view, rules, found = picture.view, picture.rules, []
    owners = np.append(view.places.owner, -1)[view.map.place]
    for hex_id in np.flatnonzero(picture.hostile).tolist():
        if int(owners[hex_id]) in picture.friends or picture.board.is_held(picture.power, hex_id):
            besieged = picture.is_walled(hex_id)
            danger = int(picture.hostile[hex_id]) // rules.men_a_thousand + _at_stake(picture, hex_id)
            found.append((danger * (rules.ours if besieged else 1), hex_id, besieged))
    found.sort(reverse=True)
    return [
        Target(h, Motive.RELIEVE if besieged else Motive.FIGHT, value, field_need(picture, h))
        for value, h, besieged in found[: rules.most_armies]
    ]


def _at_stake(picture: Picture, hex_id: int) -> int:
    """What an enemy army on a hex could take next month: cities within its march, the capital above all."""
    view, near = picture.view, set(disc(picture.view.map, hex_id, 2 * picture.reach).tolist())
    centres = index_of(view.map).centre
    capital, rules = view.powers[picture.power].capital, picture.rules
    return sum(
        (int(picture.worth[place]) + rules.town) * (rules.capital if place == capital else 1)
        for place in queries.owned_by(view, picture.power)
        if int(centres[place]) in near and picture.holders[place] in picture.friends
    )


def guards(picture: Picture) -> list[Target]:
    """Own cities an enemy could strike, and the capital if he stands within two marches of it."""
    view, rules, found = picture.view, picture.rules, []
    capital = view.powers[picture.power].capital
    centres = index_of(view.map).centre
    for place in queries.owned_by(view, picture.power):
        centre = int(centres[place])
        if centre < 0 or picture.holders[place] != picture.power:
            continue
        threat = int(picture.facing[centre])
        if place == capital:
            threat = max(threat, _looming(picture, centre))
        if threat:
            value = (int(picture.worth[place]) + rules.town) * (rules.capital if place == capital else 1)
            found.append((value, centre, fixed.mul(threat, rules.cover_share)))
    found.sort(reverse=True)
    return [Target(centre, Motive.GUARD, value, men) for value, centre, men in found[: rules.most_guards]]


def _looming(picture: Picture, centre: int) -> int:
    """Enemies within two marches of the capital, a part of them counted: they need not be coming."""
    march = 2 * picture.reach
    width = picture.view.map.width
    near = [h for h in np.flatnonzero(picture.hostile).tolist() if distance(h, centre, width) <= 2 * march]
    return sum(int(picture.hostile[h]) for h in near) * picture.rules.looming // fixed.ONE
