"""Threat: how much a power has to fear from each other one.

Threat grows with the other's nearness and armies and with signs of ill intent that everybody can see:
war, claims on one's land, a war of aggression against somebody else. Values are permyriad.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from game.words import Rank
from game.world import fixed, queries
from game.world.map import GameMap
from game.world.mapindex import index_of
from game.world.queries import Reader

NEAR = 10_000
SECOND_ROW = 5_000  # behind one state in between
FAR = 1_500
AT_WAR, CLAIMS_MY_LAND, AGGRESSOR_ELSEWHERE, STRANGER = 10_000, 6_000, 4_000, 1_200


def army_sizes(reader: Reader) -> list[int]:
    """Men each power is known to have under arms on land, by power index."""
    sizes = [0] * len(reader.powers)
    for force in reader.forces.values():
        if not queries.is_fleet(reader, force):
            sizes[force.power] += force.strength
    return sizes


def neighbours(reader: Reader) -> tuple[frozenset[int], ...]:
    """Who touches whom by land, by power index."""
    return _neighbours(reader.map, reader.places.owner.tobytes(), len(reader.powers))


@lru_cache(maxsize=8)  # titles change a few times in a decade
def _neighbours(game_map: GameMap, owners: bytes, powers: int) -> tuple[frozenset[int], ...]:
    near: list[set[int]] = [set() for _ in range(powers)]
    owner = np.frombuffer(owners, np.int16).tolist()
    for place, others in enumerate(index_of(game_map).borders):
        for other in others:
            a, b = owner[place], owner[other]
            if a >= 0 and b >= 0 and a != b:
                near[a].add(b)
    return tuple(frozenset(n) for n in near)


def menace(mine: int, theirs: int, defence: int) -> int:
    """The share that another's army has in the balance with one's own, one's defence weighted."""
    total = theirs + fixed.mul(mine, defence)
    return fixed.ratio(theirs, total) if total else 0


def threats(
    reader: Reader, power: int, sizes: Sequence[int], near: Sequence[frozenset[int]]
) -> dict[int, int]:
    """Threat from each other power worth a thought (neighbours, belligerents, great powers), ascending."""
    second = {p for n in near[power] for p in near[n]}
    found: dict[int, int] = {}
    claimants = {c.power for c in reader.claims if reader.places.owner[c.place] == power}
    realm = set(queries.realm_of(reader, queries.sovereign_of(reader, power)))
    allies = set(queries.allies_of(reader, power))
    aggressors = {w.aggressor for w in reader.wars.values() if not w.is_over}
    for other in queries.existing(reader):
        if other in realm or (
            other not in near[power]
            and other not in claimants
            and reader.powers[other].rank is not Rank.GREAT
        ):
            continue
        reach = NEAR if other in near[power] else SECOND_ROW if other in second else FAR
        if queries.at_war(reader, power, other):
            intent, reach = AT_WAR, NEAR
        elif other in claimants:
            intent = CLAIMS_MY_LAND
        elif other in allies:
            intent = 0
        else:
            intent = AGGRESSOR_ELSEWHERE if other in aggressors else STRANGER
        weight = fixed.mul(reach, menace(sizes[power], sizes[other], reader.rules.will.defence))
        found[other] = fixed.mul(weight, intent)
    return found
