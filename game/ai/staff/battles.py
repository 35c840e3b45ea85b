"""Battles: where to strike this month and which attacks to decline.

The staff asks the rule's own forecast, allows for enemies next door that may march to the guns, and strikes
with everything next to an enemy if the chance is good, best chance first; after every blow it looks again.
Besiegers leave their trenches only if it takes them.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.desk import Desk, Reason
from game.ai.staff.picture import Picture
from game.rules.combat import Attack
from game.rules.forecast import Forecast, forecast
from game.rules.outcome import chance_above, steepness
from game.rules.siege import Storm, check_storm, storm_forecast
from game.rules.zoc import Board
from game.world import fixed
from game.world.forces import Force
from game.world.mapindex import index_of
from game.world.view import View

MAX_ATTACKS = 12
UNFIT_MORALE, UNFIT_SUPPLY = 300, 250
WORTH_STORMING = 12  # most men in a hundred that a staff spends on an assault


@dataclass(frozen=True, slots=True)
class Strike:
    """An attack under consideration; ``chance`` allows for help the defenders may get."""

    expected: Forecast
    forces: list[Force]
    chance: int


def strike(desk: Desk) -> bool:
    """Attack where the chance is good, best first; whether anything was attacked."""
    for number in range(MAX_ATTACKS):
        view = desk.view
        best = _best_strike(view, Board(view))
        if best is None:
            return number > 0
        expected = best.expected
        order = Attack(
            desk.power, tuple(force.id for force in best.forces), expected.target, _follows_up(view, best)
        )
        reasons = (
            Reason("chance", best.chance),
            Reason("own_losses", -expected.attacker_loss.expected),
            Reason("their_losses", expected.defender_loss.expected),
        )
        if not isinstance(desk.submit(order, reasons), list):
            return number > 0
    return True


def _best_strike(view: View, board: Board) -> Strike | None:
    """The attack of the best chance among those good enough."""
    rules, best = view.rules.staff, None
    for target, forces in sorted(_in_contact(board, view.power).items()):
        found = _with_or_without_besiegers(board, target, forces)
        on_own_ground = board.is_held(view.power, target)
        if found.chance < (rules.home_chance if on_own_ground else rules.good_chance):
            continue
        if best is None or found.chance > best.chance:
            best = found
    return best


def _in_contact(board: Board, power: int) -> dict[int, list[Force]]:
    """Enemy-held hexes in contact with fresh own forces, and those forces."""
    across = index_of(board.reader.map).crossings_from
    blocked = board.blocked(power)
    found: dict[int, list[Force]] = {}
    if not blocked:
        return found
    for hex_id, stack in board.stacks.items():
        targets = [n for n in (hex_id, *board.near[hex_id], *across.get(hex_id, ())) if n in blocked]
        fresh = [f for f in stack if f.power == power and _is_fit(board, f)] if targets else []
        for target in targets if fresh else ():
            found.setdefault(target, []).extend(fresh)
    return found


def _is_fit(board: Board, force: Force) -> bool:
    """Whether a force is in a state to attack: ashore, formed, fresh, not broken, not starving."""
    able = force.ready_turn <= board.reader.turn and force.aboard < 0 and not force.has_fought
    return able and force.morale >= UNFIT_MORALE and force.supply >= UNFIT_SUPPLY


def _with_or_without_besiegers(board: Board, target: int, forces: list[Force]) -> Strike:
    """The attack without those who lie before fortresses if that is good enough, else with all."""
    power = forces[0].power
    free = [f for f in forces if board.hostile_fortress(power, f.hex) < 0 or f.hex == target]
    if free and len(free) < len(forces):
        spared = _strike_of(board, target, free)
        if spared.chance >= board.reader.rules.staff.good_chance:
            return spared
    return _strike_of(board, target, forces)


def _strike_of(board: Board, target: int, forces: list[Force]) -> Strike:
    expected = forecast(board.reader, forces, target, board)
    return Strike(expected, forces, prudent_chance(board, expected, forces))


def prudent_chance(board: Board, expected: Forecast, forces: list[Force]) -> int:
    """The chance of an attack if every enemy next door who is not held marches to the guns."""
    reader, power = board.reader, forces[0].power
    rules, pinned = reader.rules.combat, {force.hex for force in forces}
    known = set(expected.supporters)
    helping = sum(
        force.strength
        for near in board.near[expected.target]
        if not any(n in pinned for n in board.near[near])
        for force in board.hostile_on(power, near)
        if force.id not in known
    )
    if not helping:
        return expected.chance
    men = max(1, expected.defender.men)
    ratio = fixed.div(expected.ratio * men, men + fixed.mul(helping, rules.support))
    return chance_above(fixed.log(max(1, ratio)), 0, steepness(rules, reader.settings, rules.reduced_luck))


def _follows_up(view: View, best: Strike) -> bool:
    """Victors follow unless that would crowd them onto a hex that cannot feed them."""
    picture = Picture(view)
    men, target = sum(force.strength for force in best.forces), best.expected.target
    road = picture.quarters.road_after(best.forces[0].hex, 0)
    return men <= 2 * picture.quarters.room(target, road)


def storm(desk: Desk) -> None:
    """Storm fortresses where success is all but certain and the price bearable."""
    view = desk.view
    board = Board(view)
    for place in list(board.fortresses.values()):
        centre = int(index_of(view.map).centre[place])
        if board.hostile_fortress(desk.power, centre) < 0:
            continue
        forces = [f for f in board.stacks.get(centre, ()) if f.power == desk.power and _is_fit(board, f)]
        order = Storm(desk.power, place, tuple(force.id for force in forces))
        if not forces or check_storm(view, order) is not None:
            continue
        expected = storm_forecast(view, place, forces)
        men, loss = expected.attacker.men, expected.attacker_loss.expected
        if expected.chance >= view.rules.staff.storm_chance and 100 * loss <= WORTH_STORMING * men:
            reasons = (
                Reason("chance", expected.chance),
                Reason("own_losses", -loss),
                Reason("garrison", expected.garrison.men),
                Reason("breach", int(view.places.siege[place])),
            )
            desk.submit(order, reasons)
