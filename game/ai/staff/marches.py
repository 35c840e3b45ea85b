"""Marches: forces go towards their objectives, together, and not into the arms of a stronger enemy.

A group advances into an enemy's reach only when enough of it is close behind; otherwise it waits out of
reach until it is. Stacks that are outmatched fall back on a fortress or on friends and change stance.
"""

from __future__ import annotations

from game.ai.desk import Desk, Reason
from game.ai.staff import fields, objectives, picture
from game.ai.staff.fields import FAR
from game.ai.staff.objectives import Objective
from game.ai.staff.picture import Picture
from game.ai.staff.quarters import Quarters
from game.rules.ground import steps_of
from game.rules.movement import Move, column_of
from game.rules.movement import march as follow
from game.rules.stances import SetStance
from game.rules.zoc import Board
from game.words import Branch, Stance
from game.world import fixed, queries
from game.world.forces import Force
from game.world.hexes import distance

BEHIND = 60  # twelfths of marching within which forces count as together
OUTMATCHED = 16_000  # enemy to own strength at which a stack in the open falls back
DELAY_AT, SLIP_AT = 12_000, 20_000


def march(desk: Desk) -> None:
    """Send every force on its way for this round."""
    plan = picture.draw(desk.view)
    if not plan.own:
        return
    moved = _fall_back(desk, plan)
    quarters = Quarters(plan)
    for objective in objectives.choose(plan):
        bold = _is_bold(plan, objective)
        for force in sorted(objective.forces, key=lambda f: (int(objective.field[f.hex]), f.id)):
            if force.id not in moved and not force.has_fought and force.points > 0:
                if _advance(desk, plan, quarters, objective, force, bold):
                    moved.add(force.id)
    for force in plan.own:
        if force.id not in moved and not force.has_fought and quarters.is_crowded(force.hex):
            _spread_out(desk, plan, quarters, force)


def _is_bold(plan: Picture, objective: Objective) -> bool:
    """Whether enough of the group is close enough behind its head to enter the enemy's reach."""
    reached = [int(objective.field[f.hex]) for f in objective.forces]
    head = min(reached)
    close = sum(f.strength for f, d in zip(objective.forces, reached, strict=True) if d <= head + BEHIND)
    facing = int(plan.near_hostile[objective.hex])
    return facing == 0 or fixed.ratio(close, facing) >= plan.view.rules.staff.attack_odds


def _advance(
    desk: Desk, plan: Picture, quarters: Quarters, objective: Objective, force: Force, bold: bool
) -> bool:
    """March one force towards its objective, short of danger unless its group is strong; whether it did."""
    if force.hex == objective.hex or objective.field[force.hex] >= FAR:
        return False
    branch = plan.view.rules.units[force.kind].branch
    steps = steps_of(plan.view, Branch.HORSE if branch is Branch.HORSE else Branch.FOOT)
    path = fields.downhill(objective.field, steps, force.hex, force.points)
    if not bold:
        path = _short_of_danger(plan, path, force)
    while path and not quarters.has_room(force, path[-1]):
        path.pop()
    if not submit_path(desk, plan.board, force, path, Reason(objective.kind, objective.value)):
        return False
    quarters.march(force, path[-1])
    return True


def _spread_out(desk: Desk, plan: Picture, quarters: Quarters, force: Force) -> None:
    """Leave a hex that cannot feed all who stand on it for the roomiest one beside it."""
    steps = steps_of(plan.view, Branch.FOOT)[force.hex]
    places = [
        (quarters.room(to) - quarters.men(to), -to)
        for to, cost in steps
        if plan.usable[to] and not plan.near_hostile[to] and quarters.has_room(force, to)
    ]
    if places:
        there = -max(places)[1]
        if submit_path(desk, plan.board, force, [there], Reason("hunger", quarters.men(force.hex))):
            quarters.march(force, there)


def _short_of_danger(plan: Picture, path: list[int], force: Force) -> list[int]:
    """The part of a path on which the enemy near is no stronger than the friends near."""
    safe: list[int] = []
    for hex_id in path:
        facing = int(plan.near_hostile[hex_id])
        if facing and facing > int(plan.friendly[hex_id]) + force.strength:
            break
        safe.append(hex_id)
    return safe


def submit_path(desk: Desk, board: Board, force: Force, path: list[int], reason: Reason) -> bool:
    """Give the order to march as much of a path as is allowed; whether anything moved."""
    if not path:
        return False
    done = follow(board, column_of(board.reader, [force]), path)
    if not done.path:
        return False
    order = Move(desk.power, (force.id,), tuple(done.path))
    return isinstance(desk.submit(order, (reason,)), list)


# --- falling back -----------------------------------------------------------------------------------


def _fall_back(desk: Desk, plan: Picture) -> set[int]:
    """Stacks in the open that face much more than themselves go where friends or walls are."""
    moved: set[int] = set()
    by_hex: dict[int, list[Force]] = {}
    for force in plan.own:
        by_hex.setdefault(force.hex, []).append(force)
    for hex_id, stack in sorted(by_hex.items()):
        facing = int(plan.near_hostile[hex_id])
        if not facing or fixed.ratio(facing, max(1, int(plan.friendly[hex_id]))) < OUTMATCHED:
            continue
        if _is_walled(plan, hex_id):
            continue
        for force in stack:
            path = _way_out(plan, force)
            if path and submit_path(desk, plan.board, force, path, Reason("outmatched", facing)):
                moved.add(force.id)
    return moved


def _is_walled(plan: Picture, hex_id: int) -> bool:
    return plan.board.own_fortress(plan.power, hex_id) >= 0


def _way_out(plan: Picture, force: Force) -> list[int]:
    """Towards the nearest own or friendly city out of the enemy's reach."""
    view = plan.view
    refuges = []
    for place in queries.owned_by(view, plan.power):
        centre = view.map.places[place].centre
        if centre < 0 or queries.holder_of(view, place) != plan.power:
            continue
        if plan.near_hostile[centre] > plan.friendly[centre] and not _is_walled(plan, centre):
            continue
        refuges.append(centre)
    if not refuges:
        return []
    by_distance = sorted(refuges, key=lambda c: (_straight(plan, force.hex, c), c))
    steps = steps_of(view, Branch.FOOT)
    for centre in by_distance[:3]:
        path = fields.downhill(fields.field_to(view, plan.usable, centre), steps, force.hex, force.points)
        if path and plan.near_hostile[path[-1]] < plan.near_hostile[force.hex]:
            return path
    return []


def _straight(plan: Picture, a: int, b: int) -> int:
    return distance(a, b, plan.view.map.width)


def set_stances(desk: Desk) -> None:
    """Stand where one is strong or walled, delay or slip away where one is not, support in between."""
    plan = picture.draw(desk.view)
    for force in plan.own:
        facing = int(plan.near_hostile[force.hex])
        stance = Stance.SUPPORT
        if facing and not _is_walled(plan, force.hex):
            odds = fixed.ratio(facing, max(1, int(plan.friendly[force.hex])))
            stance = (
                Stance.RETREAT if odds >= SLIP_AT else Stance.DELAY if odds >= DELAY_AT else Stance.SUPPORT
            )
        elif facing:
            stance = Stance.STAND
        if stance is not force.stance and facing:
            desk.submit(SetStance(desk.power, force.id, stance))
