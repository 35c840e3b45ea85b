"""Objectives: which targets are planned for this month, and which forces go where.

Guards are told off first, within what the staff may spare. Then each target is weighed by its worth, by how
far off the men are that it takes, and by how many they are; comrades near it count towards its need. Forces
go to the best target in turn, the nearest first, and a target is given up if too few are left for it. The
rest follow the main army, as far as it can use them.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from game.ai.staff import targets
from game.ai.staff.fields import FAR, Field
from game.ai.staff.picture import Picture, disc
from game.ai.staff.targets import Target
from game.rules.land.ground import twelfths
from game.words import Motive
from game.world import fixed
from game.world.state.forces import Force
from game.world.units import TWELVE


@dataclass(slots=True)
class Objective:
    """A target, the way to it, and the forces sent."""

    target: Target
    field: Field
    men: int  # one's own still wanted, comrades near it counted
    score: int = 0
    forces: list[Force] = dataclasses.field(default_factory=list)

    @property
    def hex(self) -> int:
        """Where it is."""
        return self.target.hex

    @property
    def given(self) -> int:
        """Men already sent."""
        return sum(force.strength for force in self.forces)


def choose(picture: Picture) -> list[Objective]:
    """What to do this month and with which forces, the most valuable first."""
    free = {force.id: force for force in picture.own}
    chosen = _post_guards(picture, free)
    wanted = [*targets.armies(picture), *targets.conquests(picture)]
    for objective in _weighed(picture, wanted):
        if len(chosen) >= picture.rules.most_objectives:
            break
        if _send(picture, objective, free):
            chosen.append(objective)
    _follow(picture, chosen, free)
    return [objective for objective in chosen if objective.forces]


def _post_guards(picture: Picture, free: dict[int, Force]) -> list[Objective]:
    """Tell off guards for threatened places, no more than the state of the war allows."""
    to_spare = fixed.mul(picture.mass, guard_share(picture)) + sum(
        force.strength for force in picture.own if picture.is_garrison(force)
    )
    posted: list[Objective] = []
    for target in targets.guards(picture):
        wanted = min(target.men, to_spare)
        if wanted <= 0 or not free:
            continue
        guard = Objective(target, picture.field_to(target.hex), wanted, target.value)
        for force in sorted(free.values(), key=lambda f: _march_of_guard(picture, guard, f)):
            if guard.given >= wanted or guard.field[force.hex] >= FAR or force.strength > to_spare:
                break
            guard.forces.append(free.pop(force.id))
            to_spare -= force.strength
        if guard.forces:
            posted.append(guard)
    return posted


def _march_of_guard(picture: Picture, guard: Objective, force: Force) -> tuple[int, bool, int]:
    """Who guards a place: the nearest, militia before the line."""
    return int(guard.field[force.hex]) // TWELVE, not picture.is_garrison(force), force.id


def guard_share(picture: Picture) -> int:
    """How much of the army guards: little while the war goes well, most of it when it goes badly."""
    ours, theirs = picture.balance
    odds = fixed.ratio(ours, theirs) if theirs else 2 * fixed.ONE
    rules = picture.rules
    if odds >= rules.ahead:
        return rules.home_reserve
    span = max(1, rules.ahead - rules.even)
    return fixed.blend(rules.home_reserve, fixed.ONE, fixed.ratio(rules.ahead - max(odds, rules.even), span))


# --- weighing -----------------------------------------------------------------------------------------


def _weighed(picture: Picture, wanted: list[Target]) -> list[Objective]:
    """Targets within one's means, the best first."""
    if not picture.own:
        return []
    hexes = np.array([force.hex for force in picture.own])
    men = np.array([force.strength for force in picture.own])
    limit = _limit(picture)
    found = []
    for target in wanted:
        field = picture.field_to(target.hex)
        need = max(min(target.men, picture.rules.patrol), target.men - _comrades(picture, target.hex))
        far = _gathering(field[hexes], men, need)
        if far <= limit:
            found.append(Objective(target, field, need, _score(picture, target, far, need)))
    return sorted(found, key=lambda objective: (-objective.score, objective.hex))


def _limit(picture: Picture) -> int:
    """How far forces may be sent, in twelfths of a plain hex."""
    if picture.power in picture.view.facts.policy_makers:
        return FAR - 1
    return twelfths(picture.view.map, picture.rules.minor_km)


def _comrades(picture: Picture, hex_id: int) -> int:
    """Comrades' men who stand near a hex and will lend a hand."""
    near = disc(picture.view.map, hex_id, 2 * picture.reach)
    own = set(near.tolist())
    mine = sum(force.strength for force in picture.own if force.hex in own)
    others = max(0, int(picture.friendly[near].sum()) - mine)
    return others * picture.rules.comrades // fixed.ONE


def _gathering(far: np.ndarray[tuple[int], np.dtype[np.int32]], men: Field, need: int) -> int:
    """How far off the last of the nearest men is that an objective takes; `FAR` if there are not enough."""
    order = np.argsort(far, kind="stable")
    enough = np.cumsum(men[order]) >= need
    return int(far[order[int(np.argmax(enough))]]) if enough.any() else FAR


def _score(picture: Picture, target: Target, far: int, need: int) -> int:
    """Worth of a target, less the farther and the more men it takes."""
    half = twelfths(picture.view.map, picture.rules.march_km)
    effort = fixed.ratio(picture.mass, picture.mass + need) if picture.mass else 0
    return fixed.mul(fixed.mul(target.value, fixed.ratio(half, half + far)), effort)


# --- sending ------------------------------------------------------------------------------------------


def _send(picture: Picture, objective: Objective, free: dict[int, Force]) -> bool:
    """Give an objective the nearest free forces; whether they are enough to go."""
    limit = _limit(picture)
    for force in sorted(free.values(), key=lambda f: (int(objective.field[f.hex]), f.id)):
        if objective.given >= objective.men or objective.field[force.hex] > limit:
            break
        if not picture.is_garrison(force):
            objective.forces.append(free.pop(force.id))
    if objective.given >= objective.men:
        return True
    free.update({force.id: force for force in objective.forces})
    objective.forces = []
    return False


def _follow(picture: Picture, chosen: list[Objective], free: dict[int, Force]) -> None:
    """What is left marches after the nearest army that can use it."""
    limit = _limit(picture)
    most = fixed.mul(picture.balance[1], picture.rules.attack_odds)
    active = [o for o in chosen if o.target.kind is not Motive.GUARD] or chosen
    for i in sorted(free):
        force = free[i]
        if picture.is_garrison(force):
            continue
        ways = [
            (int(objective.field[force.hex]), objective.hex, objective)
            for objective in active
            if objective.given
            < max(picture.rules.followers * objective.men, most if objective is active[0] else 0)
            and objective.field[force.hex] <= limit
        ]
        if ways:
            min(ways, key=lambda way: way[:2])[2].forces.append(force)
