"""Envoys: a power's few diplomats keep diplomacy a choice.

Great powers have three a quarter, regional two, minor one (`PoliticsRules.envoys`); a party to a crisis
sends one more, a country in turmoil one less. Orders marked with a price take them until the next quarter.
"""

from __future__ import annotations

from game.rules.orders import Code, Refusal, refuse
from game.words import Errand
from game.world.dice import Dice
from game.world.records import Record
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.state.world import World


def envoy_cost(reader: Reader, kind: str) -> int:
    """Envoys an order of this kind takes."""
    return reader.rules.politics.envoy_cost[Errand(kind)]


def check_envoys(reader: Reader, power: int, kind: str) -> Refusal | None:
    """Whether the power has the envoys the order takes."""
    cost, left = envoy_cost(reader, kind), reader.powers[power].envoys
    return refuse(Code.NO_ENVOYS, needed=cost, left=left) if cost > left else None


def spend_envoys(world: World, power: int, kind: str) -> None:
    """Send them."""
    world.powers[power].envoys -= envoy_cost(world, kind)


def return_envoys(world: World, dice: Dice) -> list[Record]:
    """Phase: every power has its envoys back, but for one that it has sent on credit."""
    for i in queries.existing(world):
        owed = min(0, world.powers[i].envoys)
        world.powers[i].envoys = envoys_due(world, i) + owed
    return []


def envoys_due(reader: Reader, power: int) -> int:
    """Envoys a power has in a quarter."""
    state, rules = reader.powers[power], reader.rules.politics
    in_crisis = any(power in crisis.parties for crisis in reader.crises.values() if not crisis.is_over)
    turmoil = max(state.home.transition, state.home.revolution) >= rules.turmoil
    comfort = reader.settings.comfort_of(reader.roster[power].id)
    return max(1, rules.envoys[state.rank] + in_crisis - turmoil + comfort)
