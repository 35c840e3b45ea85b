"""Shifts: short moves of armies in trouble. The outmatched fall back, the hungry look for better quarters.

Both look over what a stack can reach this month and take the best of it.
"""

from __future__ import annotations

from game.ai.seat.desk import Desk, Reason
from game.ai.staff import marches
from game.ai.staff.picture import Picture
from game.rules.land.stances import SetStance
from game.rules.supply import routes
from game.words import Motive, Stance
from game.world import fixed
from game.world.state.forces import Force


def stacks(picture: Picture, moved: set[int]) -> list[tuple[int, list[Force]]]:
    """Own forces that have neither marched nor fought, by hex, ascending."""
    found: dict[int, list[Force]] = {}
    for force in picture.own:
        if force.id not in moved and not force.has_fought and force.points > 0:
            found.setdefault(force.hex, []).append(force)
    return sorted(found.items())


def odds_against(picture: Picture, hex_id: int) -> int:
    """Enemies within reach of a hex to the own side's men there, permyriad."""
    return fixed.ratio(int(picture.facing[hex_id]), max(1, picture.backing(hex_id)))


def fall_back(desk: Desk, picture: Picture, moved: set[int]) -> None:
    """Stacks in the open that face much more than themselves go where friends or walls are.

    Those behind walls stay there.
    """
    for hex_id, stack in stacks(picture, moved):
        facing = int(picture.facing[hex_id])
        if not facing or odds_against(picture, hex_id) < picture.rules.retreat_odds:
            continue
        if picture.is_walled(hex_id):
            moved.update(force.id for force in stack)
            continue
        path = _way_out(picture, stack)
        terms = (Reason(Motive.OUTMATCHED, facing), Reason(Motive.FRIENDS_NEAR, -picture.backing(hex_id)))
        if path and marches.submit_march(desk, picture, stack, list(path), terms):
            moved.update(force.id for force in stack)


def _way_out(picture: Picture, stack: list[Force]) -> tuple[int, ...]:
    """The way to the safest hex in reach: behind walls, among friends, out of the enemy's reach, fed."""
    board, start = picture.board, stack[0].hex
    reach = routes.reachable(picture.view, stack, board)
    men = sum(force.strength for force in stack)

    def danger(hex_id: int) -> tuple[int, bool, bool, int, int]:
        friends = picture.backing(hex_id) + (men if hex_id != start else 0)
        odds = fixed.ratio(int(picture.facing[hex_id]), max(1, friends))
        exposed = 0 if picture.is_walled(hex_id) else odds // picture.rules.danger_step
        fed = picture.quarters.feeds(hex_id, picture.quarters.men(hex_id) + men)
        return exposed, not fed, not board.is_held(picture.power, hex_id), -_order(picture, hex_id), hex_id

    best = min(reach, key=danger)
    if best == start or danger(best)[0] >= danger(start)[0]:
        return ()
    return routes.path_within(picture.view, stack, best, board)


def _order(picture: Picture, hex_id: int) -> int:
    """Among hexes as good as each other the nearest to a town of one's own is better."""
    return -picture.board.way_home(picture.power, hex_id)


def find_quarters(desk: Desk, picture: Picture, moved: set[int]) -> None:
    """Stacks that their hex cannot feed send forces where there is room, until the rest are fed."""
    for hex_id, stack in stacks(picture, moved):
        if not _is_hungry(picture, hex_id):
            continue
        for force in sorted(stack, key=lambda f: (picture.is_garrison(f), -f.strength, f.id)):
            if not _is_hungry(picture, hex_id):
                break
            path = _to_quarters(picture, force)
            terms = (
                Reason(Motive.HUNGER, picture.quarters.men(hex_id)),
                Reason(Motive.FED_THERE, -picture.quarters.room(hex_id)),
            )
            if path and marches.submit_march(desk, picture, [force], list(path), terms):
                moved.add(force.id)


def _is_hungry(picture: Picture, hex_id: int) -> bool:
    """Whether a hex feeds too small a share of those who stand on it; less is borne before the enemy."""
    quarters = picture.quarters
    if not quarters.is_crowded(hex_id):
        return False
    needed = fixed.mul(quarters.men(hex_id), picture.rules.hunger)
    return not picture.facing[hex_id] or needed > quarters.room(hex_id)


def _to_quarters(picture: Picture, force: Force) -> tuple[int, ...]:
    """The way to the nearest hex in reach that feeds a force and is not under the enemy's hand.

    Where none has room enough, to the one that is best supplied for the men it would hold.
    """
    quarters, step = picture.quarters, picture.rules.hunger_step
    reach = routes.reachable(picture.view, [force], picture.board)

    def worth(hex_id: int) -> tuple[bool, int, int]:
        after = quarters.men(hex_id) + force.strength
        share = min(fixed.ONE, fixed.ratio(quarters.room(hex_id), after))
        unsafe = picture.facing[hex_id] > picture.backing(hex_id) + force.strength
        return unsafe, -share // step, reach[hex_id]

    others = [hex_id for hex_id in reach if hex_id != force.hex]
    if not others:
        return ()
    best = min(others, key=worth)
    here = fixed.ratio(quarters.room(force.hex), max(1, quarters.men(force.hex)))
    if worth(best)[0] or -worth(best)[1] * step <= here:
        return ()
    return routes.path_within(picture.view, [force], best, picture.board)


def set_stances(desk: Desk, picture: Picture) -> None:
    """Stand where one is strong or walled, give ground or slip away where one is outmatched."""
    for force in picture.own:
        facing = int(picture.facing[force.hex])
        if not facing:
            continue
        stance = stance_for(picture, force)
        if stance is not force.stance:
            terms = (Reason(Motive.FACING, facing), Reason(Motive.FRIENDS_NEAR, -picture.backing(force.hex)))
            desk.submit(SetStance(desk.power, force.id, stance), terms)


def stance_for(picture: Picture, force: Force) -> Stance:
    """How a force near the enemy should meet him."""
    if picture.is_walled(force.hex):
        return Stance.STAND
    odds = odds_against(picture, force.hex)
    if odds >= picture.rules.slip_odds:
        return Stance.RETREAT
    if odds >= picture.rules.delay_odds:
        return Stance.DELAY
    board = picture.board
    has_friends = any(board.friendly_on(picture.power, near) for near in board.near[force.hex])
    return Stance.SUPPORT if has_friends else Stance.STAND
