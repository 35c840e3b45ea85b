"""Objectives: what a war plan wants taken, relieved or held, and which forces go where.

Every objective asks for as many men as it takes at good odds against the enemies believed near it.
Forces are given out to the most valuable reachable objectives first, the nearest forces to each; what
is left over marches with the main army or guards the capital.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from game.ai.staff import fields
from game.ai.staff.fields import FAR, Field
from game.ai.staff.picture import Picture
from game.words import Branch, Term
from game.world import fixed, queries
from game.world.forces import Force

MARCH_WEIGHT = 12 * 12  # twelfths of marching that halve an objective's value
MAX_OBJECTIVES = 8
MINOR_REACH = 12 * 12  # a minor power's men are not marched farther than this for a war
FIELD_MEN = 8_000  # what an objective takes if nobody is known to stand near it


@dataclass(slots=True)
class Objective:
    """Something to be done at a hex."""

    hex: int
    kind: str  # take, relieve, guard, fight
    value: int
    men: int  # wanted there
    field: Field
    forces: list[Force] = dataclasses.field(default_factory=list)

    @property
    def given(self) -> int:
        """Men already sent."""
        return sum(force.strength for force in self.forces)


def choose(picture: Picture) -> list[Objective]:
    """The objectives worth planning for, with forces assigned, the most valuable first."""
    wanted = [*_conquests(picture), *_guards(picture), *_armies(picture)]
    mass = max(1, sum(force.strength for force in picture.own))
    is_power_of_rank = picture.power in picture.view.facts.policy_makers
    scored = []
    for objective in wanted:
        nearest = min((int(objective.field[f.hex]) for f in picture.own), default=FAR)
        if nearest >= (FAR if is_power_of_rank else MINOR_REACH):
            continue
        reach = fixed.ratio(MARCH_WEIGHT, MARCH_WEIGHT + nearest)
        effort = fixed.ratio(mass, mass + objective.men)
        scored.append((fixed.mul(fixed.mul(objective.value, reach), effort), -objective.hex, objective))
    scored.sort(key=lambda s: s[:2], reverse=True)
    chosen = [objective for _, _, objective in scored[:MAX_OBJECTIVES]]
    _assign(picture, chosen)
    return [objective for objective in chosen if objective.forces]


def _odds(picture: Picture) -> int:
    return picture.view.rules.staff.attack_odds


def _need(picture: Picture, hex_id: int) -> int:
    """Men it takes to prevail at a hex."""
    return max(FIELD_MEN, fixed.mul(int(picture.near_hostile[hex_id]), _odds(picture)))


def _conquests(picture: Picture) -> list[Objective]:
    """Enemy cities to take and own cities to relieve."""
    view = picture.view
    aims = {
        term.place
        for war in queries.wars_of(view, picture.power)
        for term in war.aims
        if term.term is Term.CESSION and war.side_of(picture.power) > 0
    }
    holders = queries.holders(view)
    friends = picture.board.friends(picture.power)
    capitals = {view.powers[e].capital for e in picture.enemies}
    found = []
    for place in view.map.places:
        if place.centre < 0 or not view.map.is_land[place.centre]:
            continue
        holder, owner = int(holders[place.index]), int(view.places.owner[place.index])
        if holder not in picture.enemies:
            continue
        value = int(picture.worth[place.index]) + 200
        value *= 3 if owner in friends else 4 if place.index in aims else 2 if place.index in capitals else 1
        need = _need(picture, place.centre) + 6_000 * int(view.places.fortress[place.index])
        found.append((value, place.centre, need, "relieve" if owner in friends else "take"))
    found.sort(reverse=True)
    return [
        Objective(centre, kind, value, need, fields.field_to(view, picture.usable, centre))
        for value, centre, need, kind in found[: 3 * MAX_OBJECTIVES]
    ]


def _guards(picture: Picture) -> list[Objective]:
    """Own cities that enemies stand near: the capital first."""
    view = picture.view
    found = []
    for place in queries.owned_by(view, picture.power):
        centre = view.map.places[place].centre
        if centre < 0 or queries.holder_of(view, place) != picture.power or not picture.near_hostile[centre]:
            continue
        value = 2 * int(picture.worth[place]) + 200
        value *= 3 if place == view.powers[picture.power].capital else 1
        need = fixed.mul(int(picture.near_hostile[centre]), view.rules.staff.cover_share * 2)
        found.append((value, centre, need))
    found.sort(reverse=True)
    return [
        Objective(centre, "guard", value, need, fields.field_to(view, picture.usable, centre))
        for value, centre, need in found[:MAX_OBJECTIVES]
    ]


def _armies(picture: Picture) -> list[Objective]:
    """Enemy armies on or near own ground that can be beaten."""
    view = picture.view
    friends = picture.board.friends(picture.power)
    found = []
    for hex_id in picture.hostile.nonzero()[0].tolist():
        if int(view.controller[hex_id]) in friends or picture.friendly[hex_id]:
            found.append((int(picture.hostile[hex_id]) // 10, hex_id))
    found.sort(reverse=True)
    return [
        Objective(h, "fight", value, _need(picture, h), fields.field_to(view, picture.usable, h))
        for value, h in found[:MAX_OBJECTIVES]
    ]


def _assign(picture: Picture, objectives: list[Objective]) -> None:
    """Give forces to objectives in order of value, the nearest first; the rest join the first in reach."""
    free = {force.id: force for force in picture.own}
    for objective in objectives:
        order = sorted(free.values(), key=lambda f: (int(objective.field[f.hex]), f.id))
        for force in order:
            if objective.given >= objective.men or objective.field[force.hex] >= FAR:
                break
            objective.forces.append(free.pop(force.id))
    for objective in objectives:
        if objective.given < objective.men // 2 and objective.kind in ("take", "fight"):
            for force in objective.forces:
                free[force.id] = force
            objective.forces = []
    for i in sorted(free):
        force = free[i]
        if picture.view.rules.units[force.kind].branch is Branch.GARRISON:
            continue
        for objective in objectives:
            if objective.forces and objective.field[force.hex] < FAR:
                objective.forces.append(force)
                break
