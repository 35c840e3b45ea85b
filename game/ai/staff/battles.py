"""Battles: where to strike this month and which attacks to decline.

The staff asks the rule's own forecast, allows for enemies next door that may march to the guns, and strikes
with everything next to an enemy if the chance is good, best chance first; after every blow it looks again.
Besiegers leave their trenches only if it takes them.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.seat.desk import Desk, Reason
from game.ai.staff.picture import Picture
from game.rules.land.combat import Attack
from game.rules.land.forecast import Forecast, forecast
from game.rules.land.outcome import chance_above, steepness
from game.rules.land.siege import Storm, check_storm, storm_forecast
from game.rules.land.zoc import Board
from game.words import Motive
from game.world import fixed
from game.world.map.mapindex import index_of
from game.world.state.forces import Force


@dataclass(frozen=True, slots=True)
class Strike:
    """An attack under consideration; ``chance`` allows for help the defenders may get."""

    expected: Forecast
    forces: list[Force]
    chance: int


def strike(desk: Desk, picture: Picture) -> Picture:
    """Attack where the chance is good, best first; returns the picture as it is then."""
    for _ in range(picture.rules.most_attacks):
        best = _best_strike(picture)
        if best is None:
            break
        expected = best.expected
        forces = tuple(force.id for force in best.forces)
        order = Attack(desk.power, forces, expected.target, _follows_up(picture, best))
        reasons = (
            Reason(Motive.CHANCE, best.chance),
            Reason(Motive.OWN_LOSSES, -expected.attacker_loss.expected),
            Reason(Motive.THEIR_LOSSES, expected.defender_loss.expected),
        )
        if not isinstance(desk.submit(order, reasons), list):
            break
        picture = Picture(desk.view)
    return picture


def _best_strike(picture: Picture) -> Strike | None:
    """The attack of the best chance among those good enough."""
    board, power, rules = picture.board, picture.power, picture.rules
    best: Strike | None = None
    for target, forces in sorted(_in_contact(picture).items()):
        found = _with_or_without_besiegers(board, target, forces)
        wanted = rules.home_chance if board.is_held(power, target) else rules.good_chance
        if found.chance >= wanted and (best is None or found.chance > best.chance):
            best = found
    return best


def in_contact(picture: Picture) -> bool:
    """Whether any fresh force of one's own stands next to an enemy."""
    return bool(_in_contact(picture))


def _in_contact(picture: Picture) -> dict[int, list[Force]]:
    """Enemy-held hexes in contact with fresh own forces, and those forces."""
    board = picture.board
    across = index_of(picture.view.map).crossings_from
    blocked = board.blocked(picture.power)
    found: dict[int, list[Force]] = {}
    for force in picture.own if blocked else ():
        here = force.hex
        if here < 0 or not _is_fit(board, force):
            continue
        for target in (here, *board.near[here], *across.get(here, ())):
            if target in blocked:
                found.setdefault(target, []).append(force)
    return found


def _is_fit(board: Board, force: Force) -> bool:
    """Whether a force is in a state to attack: ashore, formed, fresh, not broken, not starving."""
    rules = board.reader.rules.minds.staff
    able = force.ready_turn <= board.reader.turn and force.aboard < 0 and not force.has_fought
    return able and force.morale >= rules.fit_morale and force.supply >= rules.fit_supply


def _with_or_without_besiegers(board: Board, target: int, forces: list[Force]) -> Strike:
    """The attack without those who lie before fortresses if that is good enough, else with all."""
    power = forces[0].power
    free = [f for f in forces if board.hostile_fortress(power, f.hex) < 0 or f.hex == target]
    if free and len(free) < len(forces):
        spared = _strike_of(board, target, free)
        if spared.chance >= board.reader.rules.minds.staff.good_chance:
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


def _follows_up(picture: Picture, best: Strike) -> bool:
    """Victors follow unless that would crowd them onto a hex that cannot feed them."""
    men, target = sum(force.strength for force in best.forces), best.expected.target
    road = picture.quarters.road_after(best.forces[0].hex, 0)
    return men <= fixed.mul(picture.quarters.room(target, road), picture.rules.bearable)


def storm(desk: Desk, picture: Picture) -> Picture:
    """Storm fortresses where success is all but certain and the price bearable; returns the picture then."""
    view, board = picture.view, picture.board
    for hex_id, place in board.fortresses.items():
        forces = [f for f in board.stacks.get(hex_id, ()) if f.power == desk.power and _is_fit(board, f)]
        if not forces or board.hostile_fortress(desk.power, hex_id) < 0:
            continue
        order = Storm(desk.power, place, tuple(force.id for force in forces))
        if check_storm(view, order) is not None:
            continue
        expected = storm_forecast(view, place, forces)
        men, loss = expected.attacker.men, expected.attacker_loss.expected
        is_cheap = loss * fixed.ONE <= picture.rules.storm_loss * men
        if expected.chance >= picture.rules.storm_chance and is_cheap:
            reasons = (
                Reason(Motive.CHANCE, expected.chance),
                Reason(Motive.OWN_LOSSES, -loss),
                Reason(Motive.GARRISON, expected.garrison.men),
                Reason(Motive.WALLS_BREACHED, int(view.places.siege[place])),
            )
            desk.submit(order, reasons)
    return picture if desk.view is view else Picture(desk.view)
