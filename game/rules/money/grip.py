"""Grip: what a state can keep under arms of what its people would bear (docs/politics.md#grip).

An army is kept by offices that count, levy and feed, by soldiers who obey, and by money that is not owed
already. A state that has little of them keeps a small army however frightened it is: a sick man is sick.
No law here asks which state it is.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.rules.money import debt, economy
from game.words import Footing, Terrain
from game.world import fixed
from game.world.calendar import QUARTERS_A_YEAR
from game.world.map.gamemap import GameMap
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.units import POUNDS, SQUARE_KM, TENTHS
from game.world.versions import Part

WASTES = (Terrain.DESERT, Terrain.TUNDRA, Terrain.MOUNTAIN, Terrain.ALPINE)  # no garrison keeps order there


def grip_terms(reader: Reader, power: int) -> dict[str, int]:
    """What a state's grip is made of: named shares that sum to it before it is bounded."""
    rules, home = reader.rules.will, reader.powers[power].home
    owed = debt.indebtedness(reader, power)
    found = {
        "base": rules.grip_base,
        "institutions": fixed.mul(rules.grip_institutions, home.institutions),
        "civil_control": fixed.mul(rules.grip_control, home.civil_control),
    }
    found["enough"] = min(0, rules.grip_most - sum(found.values()))
    return found | {"debt": -fixed.mul(sum(found.values()), fixed.mul(rules.grip_debt, owed))}


def grip(reader: Reader, power: int) -> int:
    """The share of the age's usual effort that a state can keep up; 10,000 for an ordinary one."""
    return max(reader.rules.will.grip_least, sum(grip_terms(reader, power).values()))


def ordinary_army(reader: Reader, power: int) -> int:
    """Men that keep order at home and show the flag: for the people and the land there are to keep, as far as
    the state has a grip on them."""
    rules = reader.rules.belief
    people = economy.people_of(reader, power) * rules.standing_army[reader.powers[power].rank] // fixed.ONE
    garrisons = land_of(reader, power) * rules.garrisons // SQUARE_KM
    return fixed.mul(people + garrisons, grip(reader, power))


def ordinary_burden(reader: Reader, power: int) -> int:
    """The share of its output that a power's ordinary army costs in peace, permyriad; all bear it."""
    rules = reader.rules.economy
    yearly = int(economy.outputs(reader)[power]) * QUARTERS_A_YEAR * POUNDS * TENTHS
    each = fixed.mul(
        fixed.mul(economy.wages(reader, power), rules.soldier_cost), rules.footing_cost[Footing.PEACE]
    )
    return fixed.clip(fixed.ratio(ordinary_army(reader, power) * each, yearly)) if yearly else 0


def ships_burden(reader: Reader, power: int) -> int:
    """The share of its output that the ships cost which a power is seen to have, permyriad."""
    quarterly, wage = int(economy.outputs(reader)[power]) * POUNDS, economy.wages(reader, power)
    fleets = [force for force in queries.forces_of(reader, power) if queries.is_fleet(reader, force)]
    cost = sum(economy.force_upkeep(reader, fleet, wage) for fleet in fleets)
    cost = fixed.mul(cost, reader.rules.economy.footing_cost[reader.powers[power].footing])
    return fixed.clip(fixed.ratio(cost, quarterly)) if quarterly else 0


def land_of(reader: Reader, power: int) -> int:
    """Square kilometres of land worth a guard to which a power has the title."""
    return reader.common(_land, (Part.GROUND,))[power]


def _land(reader: Reader) -> list[int]:
    found = np.zeros(len(reader.powers) + 1, np.int64)  # the last is nobody's
    np.add.at(found, reader.places.owner, _guarded(reader.map))
    area: list[int] = found[:-1].tolist()
    return area


@lru_cache(maxsize=4)
def _guarded(game_map: GameMap) -> NDArray[np.int64]:
    """(places,) square kilometres of each place that somebody lives on and may rise in."""
    on_land = (game_map.place >= 0) & (game_map.terrain >= Terrain.PLAIN)
    kept = on_land & ~np.isin(game_map.terrain, [*WASTES])
    return (
        np.bincount(game_map.place[kept], minlength=len(game_map.places)).astype(np.int64) * game_map.hex_area
    )
