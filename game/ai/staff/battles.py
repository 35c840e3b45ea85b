"""Battles: where to strike this month and which attacks to decline.

The staff asks the rule's own forecast. It strikes with everything next to an enemy if the chance is
good and the losses are worth it, strongest case first, and looks again after every blow.
"""

from __future__ import annotations

from game.ai.desk import Desk, Reason
from game.rules.combat import Attack
from game.rules.forecast import Forecast, forecast
from game.rules.ground import in_contact
from game.rules.siege import Storm, check_storm
from game.rules.zoc import Board
from game.world import queries
from game.world.forces import Force

GOOD_CHANCE = 6_200
DEFENSIVE_CHANCE = 5_400  # on one's own ground, where waiting costs the province
MAX_ATTACKS = 12


def strike(desk: Desk) -> None:
    """Attack where the forecast is good, best chance first."""
    for _ in range(MAX_ATTACKS):
        best = _best_attack(desk)
        if best is None:
            return
        expected, forces = best
        order = Attack(desk.power, tuple(f.id for f in forces), expected.target)
        reasons = (
            Reason("chance", expected.chance),
            Reason("own_losses", -expected.attacker_loss.expected),
            Reason("their_losses", expected.defender_loss.expected),
        )
        if not isinstance(desk.submit(order, reasons), list):
            return


def _best_attack(desk: Desk) -> tuple[Forecast, list[Force]] | None:
    """The attack of the best chance among those good enough, with the forces for it."""
    view = desk.view
    board = Board(view)
    targets = _targets(board, desk.power)
    best: tuple[Forecast, list[Force]] | None = None
    for target, forces in sorted(targets.items()):
        expected = forecast(view, forces, target, board)
        own_ground = board.is_held(desk.power, target)
        if expected.chance < (DEFENSIVE_CHANCE if own_ground else GOOD_CHANCE):
            continue
        if best is None or expected.chance > best[0].chance:
            best = expected, forces
    return best


def _targets(board: Board, power: int) -> dict[int, list[Force]]:
    """Enemy-held hexes in contact with fresh own forces, and those forces."""
    enemies = board.enemies(power)
    held = [h for h, stack in board.stacks.items() if any(f.power in enemies for f in stack)]
    found: dict[int, list[Force]] = {}
    for hex_id, stack in board.stacks.items():
        fresh = [f for f in stack if f.power == power and not f.has_fought and _is_fit(board, f)]
        if not fresh:
            continue
        for target in held:
            if in_contact(board.reader.map, hex_id, target):
                found.setdefault(target, []).extend(fresh)
    return found


def _is_fit(board: Board, force: Force) -> bool:
    """Whether a force is in a state to attack: formed, not broken, not starving."""
    return force.ready_turn <= board.reader.turn and force.morale >= 300 and force.supply >= 250


def storm(desk: Desk) -> None:
    """Storm the fortresses whose breach is open, where the odds are overwhelming."""
    view = desk.view
    board = Board(view)
    for hex_id, stack in board.stacks.items():
        forces = [f for f in stack if f.power == desk.power and not f.has_fought and _is_fit(board, f)]
        place = int(view.map.place[hex_id])
        if not forces or place < 0 or queries.holder_of(view, place) not in board.enemies(desk.power):
            continue
        garrison = int(view.places.garrison[place])
        men = sum(f.strength for f in forces)
        order = Storm(desk.power, place, tuple(f.id for f in forces))
        if view.places.siege[place] >= 6_000 and men > 8 * garrison and check_storm(view, order) is None:
            desk.submit(order, (Reason("men", men), Reason("garrison", -garrison)))
