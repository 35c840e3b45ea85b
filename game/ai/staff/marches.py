"""Marches: groups go to their objectives together, and not into the arms of a stronger enemy.

A group enters an enemy's reach only when enough of it can strike at once; until then its head waits for its
tail. Forces that stand together march in one column as far as what they reach can feed them; where it
cannot, they go in parts. Where the hex before the enemy is full, the next ones deploy beside it: men who
cannot reach a front win no battle there.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.ai.seat.desk import Desk, Reason
from game.ai.staff import fields
from game.ai.staff.fields import FAR, Field
from game.ai.staff.objectives import Objective
from game.ai.staff.picture import Picture
from game.rules.land.ground import steps_of
from game.rules.land.movement import Move, column_of, step_cost
from game.rules.land.movement import march as follow
from game.words import Branch, Motive
from game.world import fixed
from game.world.state.forces import Force
from game.world.units import TWELVE


def advance(desk: Desk, picture: Picture, objective: Objective, moved: set[int]) -> None:
    """March an objective's forces towards it; who marched is entered in ``moved``."""
    strike = striking(picture, objective)
    is_bold = _is_bold(picture, objective, strike)
    reason = Reason(objective.target.kind, objective.target.value)
    for start, column in _columns(objective, moved):
        path = _way(picture, objective.field, start, column)
        flanks: Iterator[list[int]] = iter(())
        if not is_bold:
            path = _short_of_danger(picture, start, path, column)
        elif objective.target.kind is not Motive.GUARD:
            path = _short_of_danger(picture, start, path, column, strike)
            flanks = _flanks(picture, objective, start, column, strike)
        terms = (
            reason,
            Reason(Motive.TOGETHER, strike),
            Reason(Motive.FACING, -int(picture.facing[objective.hex])),
        )
        _march_fed(desk, picture, column, path, flanks, terms, moved)


def _columns(objective: Objective, moved: set[int]) -> list[tuple[int, list[Force]]]:
    """The objective's forces that can still march, by where they stand, the nearest hex first."""
    stood: dict[int, list[Force]] = {}
    for force in sorted(objective.forces, key=lambda f: f.id):
        if force.id not in moved and not force.has_fought and force.points > 0:
            stood.setdefault(force.hex, []).append(force)
    far = objective.field
    return sorted(
        ((h, column) for h, column in stood.items() if 0 < far[h] < FAR), key=lambda c: (int(far[c[0]]), c[0])
    )


def striking(picture: Picture, objective: Objective) -> int:
    """Men of the group, and comrades beside it, that can be at the objective this month."""
    able = sum(  # a column strikes from a hex short of its goal
        force.strength
        for force in objective.forces
        if int(objective.field[force.hex]) <= force.points + TWELVE and not force.has_fought
    )
    mine = {force.id for force in picture.own}
    near = {objective.hex, *picture.board.near[objective.hex]}
    beside = sum(
        force.strength
        for h in sorted(near)
        for force in picture.board.friendly_on(picture.power, h)
        if force.id not in mine
    )
    return able + beside


def _is_bold(picture: Picture, objective: Objective, strike: int) -> bool:
    """Whether the group may enter the enemy's reach."""
    facing = int(picture.facing[objective.hex])
    if objective.target.kind is Motive.GUARD or not facing:
        return True
    return fixed.ratio(strike, facing) >= picture.rules.attack_odds


def _flanks(
    picture: Picture, objective: Objective, start: int, column: list[Force], strike: int
) -> Iterator[list[int]]:
    """Ways towards the other hexes beside an enemy's, clear of his outposts, the shortest first."""
    board = picture.board
    if not int(picture.facing[objective.hex]) or start in board.near[objective.hex]:
        return
    held = board.blocked(picture.power)
    beside = [h for h in board.near[objective.hex] if picture.usable[h] and h not in held]
    clear = picture.usable.copy()
    clear[[objective.hex, *beside]] = False
    ways = []
    for goal in beside:
        field = fields.field_to(picture.view, clear, goal)
        path = _short_of_danger(picture, start, _way(picture, field, start, column), column, strike)
        if path:
            ways.append((int(field[start]), goal, path))
    yield from (path for _, _, path in sorted(ways))


def _way(picture: Picture, field: Field, start: int, column: list[Force]) -> list[int]:
    """The path downhill to a goal as far as the slowest of a column gets this month."""
    units = picture.view.rules.units
    horse = all(units[force.kind].branch is Branch.HORSE for force in column)
    steps = steps_of(picture.view, Branch.HORSE if horse else Branch.FOOT)
    return fields.downhill(field, steps, start, min(force.points for force in column))


def _short_of_danger(
    picture: Picture, start: int, path: list[int], column: list[Force], strike: int = 0
) -> list[int]:
    """The part of a path on which the enemy near is no stronger than the friends near."""
    men = max(strike, sum(force.strength for force in column))
    safe: list[int] = []
    for hex_id in path:
        facing = int(picture.facing[hex_id])
        if facing > picture.facing[start] and facing > men and facing > picture.backing(hex_id):
            break
        safe.append(hex_id)
    return safe


def _march_fed(
    desk: Desk,
    picture: Picture,
    column: list[Force],
    path: list[int],
    flanks: Iterator[list[int]],
    reasons: tuple[Reason, ...],
    moved: set[int],
) -> None:
    """March a column along a path as far as it is fed there, or by a flank that feeds it where that is full.

    In parts if it is too large for one hex.
    """
    if not path:
        return
    goes = column_of(picture.view, column)
    ways = [follow(picture.board, goes, path).path]
    if _fed_end(picture, column, ways[0]) < len(ways[0]):
        ways += [follow(picture.board, goes, flank).path for flank in flanks]
    parts = [column]
    while parts:
        part = parts.pop(0)
        fed = [_fed_end(picture, part, way) for way in ways]
        number = next((n for n, end in enumerate(fed) if 0 < end == len(ways[n])), 0)
        done, end = ways[number], fed[number]
        if end:
            if submit_march(desk, picture, part, done[:end], reasons):
                moved.update(force.id for force in part)
        elif len(part) > 1:
            half = len(part) // 2
            parts[:0] = [part[:half], part[half:]]


def _fed_end(picture: Picture, part: list[Force], path: list[int]) -> int:
    """How many steps of a path lead to the last hex on it with room for a part of a column."""
    quarters, men = picture.quarters, sum(force.strength for force in part)
    here, cost, best = part[0].hex, 0, 0
    column = column_of(picture.view, part)
    for number, there in enumerate(path, 1):
        cost += step_cost(picture.board, column, here, there)
        if quarters.feeds(there, quarters.men(there) + men, part[0].hex, cost):
            best = number
        here = there
    return best


def submit_march(
    desk: Desk, picture: Picture, forces: list[Force], path: list[int], reasons: tuple[Reason, ...]
) -> bool:
    """Order a march and enter it in the picture; whether it was carried out."""
    start = forces[0].hex
    order = Move(desk.power, tuple(force.id for force in forces), tuple(path))
    if not isinstance(desk.submit(order, reasons), list):
        return False
    picture.march(forces, start, forces[0].hex)
    return True
