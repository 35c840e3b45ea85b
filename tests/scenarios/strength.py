"""How the strength of great powers is compared with the shares that fit an age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.rules.money import economy
from game.world.state import queries
from game.world.state.world import World

#: What makes a great power's weight, of 100: soldiers, guns afloat, a year's work, people. Half is under arms
#: and half is what arms are made from: Germany of 1919 weighs a seventh of Europe without an army or a fleet.
PARTS = {"men": 40, "guns": 10, "output": 25, "people": 25}


def shares(world: World, names: Sequence[str], reach: Mapping[str, float] | None = None) -> dict[str, float]:
    """Each power's share of the strength of those named, in per cent.

    `reach`: the part that counts of who must first bring it over the sea.
    """
    total = dict.fromkeys(names, 0.0)
    rows = {name: _parts(world, queries.power_of(world, name)) for name in names}
    for part, weight in PARTS.items():
        whole = sum(row[part] for row in rows.values())
        for name in names:
            total[name] += weight * rows[name][part] / whole
    counted = {name: share * (reach or {}).get(name, 1) for name, share in total.items()}
    return {name: round(100 * share / sum(counted.values()), 1) for name, share in counted.items()}


def _parts(world: World, power: int) -> dict[str, int]:
    own = world.places.owner == power
    forces = queries.forces_of(world, power)
    ashore = sum(f.strength for f in forces if not queries.is_fleet(world, f))
    return {
        "men": ashore + int(world.places.garrison[own].sum()),
        "guns": sum(f.strength for f in forces if queries.is_fleet(world, f)),
        "output": int(economy.outputs(world)[power]),
        "people": int(world.places.population[own].sum()),
    }
