"""Waters: how fleets get about, for the admiral and for landings."""

from __future__ import annotations

from game.ai.seat.desk import Desk, Reason
from game.rules.land.zoc import Board
from game.rules.orders import Refusal
from game.rules.sea.naval import Sail, check_sail
from game.rules.sea.sea import Seas
from game.world import fixed
from game.world.sight.view import View
from game.world.state.forces import NOWHERE, Force

FAR_AT_SEA = 1 << 20
UNOPPOSED = 10 * fixed.ONE  # guns to guns where no enemy is afloat


def superiority(view: View, board: Board) -> int:
    """Own side's guns to the enemies', permyriad; without enemies afloat as good as it gets."""
    ours = sum(view.navies[power] for power in board.friends(view.power))
    theirs = sum(view.navies[power] for power in board.enemies(view.power))
    return fixed.ratio(ours, theirs) if theirs else UNOPPOSED


def fleets_with_troops(view: View) -> dict[int, list[Force]]:
    """Own embarked forces by the fleet that carries them."""
    found: dict[int, list[Force]] = {}
    for force in view.forces_of(view.power):
        if force.aboard != NOWHERE:
            found.setdefault(force.aboard, []).append(force)
    return found


def starts_of(view: View, fleet: Force) -> list[int]:
    """Waters a fleet can be in at once: the one it is in, or those its port opens to."""
    return [fleet.zone] if fleet.hex == NOWHERE else list(view.map.ports.get(fleet.hex, ()))


def legs_to(seas: Seas, power: int, goals: list[int]) -> dict[int, int]:
    """Passages from each water from which the nearest goal can be reached."""
    found = dict.fromkeys(goals, 0)
    queue = list(goals)
    for zone in queue:
        for near in seas.next_to(power, zone):
            if near not in found:
                found[near] = found[zone] + 1
                queue.append(near)
    return found


def route(seas: Seas, power: int, start: int, legs: dict[int, int]) -> list[int]:
    """A shortest way down to a goal, the start included; empty if there is none."""
    if start not in legs:
        return []
    way = [start]
    while legs[way[-1]]:
        way.append(min((legs.get(n, FAR_AT_SEA), n) for n in seas.next_to(power, way[-1]))[1])
    return way


def sail(
    desk: Desk, seas: Seas, fleets: list[Force], goals: list[int], port: int, reasons: tuple[Reason, ...]
) -> bool:
    """Sail fleets that lie together as far towards some waters as the month allows; whether they moved.

    ``port`` is a harbour to run into at the end, NOWHERE to stay at sea.
    """
    view, legs = desk.view, legs_to(seas, desk.power, goals)
    ways = [way for start in starts_of(view, fleets[0]) if (way := route(seas, desk.power, start, legs))]
    if not ways:
        return False
    best = min(ways, key=lambda way: (len(way), way))
    path = tuple(best if fleets[0].hex != NOWHERE else best[1:])
    ids = tuple(fleet.id for fleet in fleets)
    whole = (Sail(desk.power, ids, path, port),) if port != NOWHERE else ()
    for order in (*whole, *(Sail(desk.power, ids, path[:n]) for n in range(len(path), 0, -1))):
        if check_sail(view, order) is None:
            return not isinstance(desk.submit(order, reasons), Refusal)
    return False


def together(fleets: list[Force]) -> list[list[Force]]:
    """Fleets by where they lie, in order of their first."""
    found: dict[tuple[int, int], list[Force]] = {}
    for fleet in fleets:
        found.setdefault((fleet.hex, fleet.zone), []).append(fleet)
    return list(found.values())


def zones_off(view: View, hex_id: int) -> list[int]:
    """Waters that wash a land hex, ascending."""
    land = view.map.is_land
    around = [h for h in view.map.neighbours[hex_id].tolist() if h >= 0 and not land[h]]
    return sorted({int(view.map.place[h]) for h in around} - {-1})
