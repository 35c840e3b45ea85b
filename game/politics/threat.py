"""Threat: how much a power has to fear from each other one.

Threat is another's nearness, its weight in the balance of arms, and the ill intent one suspects: distrust,
raised by a creed that assumes the worst, by claims on one's land, by a fright at home (politics model, step
3). The suspicion belongs to the logic, the trust to both. Values are permyriad.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from game.politics.creed import Creed
from game.world import fixed, queries
from game.world.map import GameMap
from game.world.mapindex import index_of
from game.world.queries import Reader


def army_sizes(reader: Reader) -> list[int]:
    """Men each power is known to have under arms on land, by power index."""
    sizes = [0] * len(reader.powers)
    for force in reader.forces.values():
        if not queries.is_fleet(reader, force):
            sizes[force.power] += force.strength
    return sizes


def neighbours(reader: Reader) -> tuple[frozenset[int], ...]:
    """Who touches each power's homeland by land, by power index; outposts overseas do not count."""
    return _neighbours(reader.map, reader.places.owner.tobytes(), len(reader.powers))


@lru_cache(maxsize=8)  # titles change a few times in a decade
def _neighbours(game_map: GameMap, owners: bytes, powers: int) -> tuple[frozenset[int], ...]:
    near: list[set[int]] = [set() for _ in range(powers)]
    owner = np.frombuffer(owners, np.int16).tolist()
    borders = index_of(game_map).borders
    home = _homelands(borders, owner)
    for place, others in enumerate(borders):
        for other in others:
            a, b = owner[place], owner[other]
            if a >= 0 and b >= 0 and a != b and home[place]:
                near[a].add(b)
    return tuple(frozenset(n) for n in near)


def _homelands(borders: Sequence[Sequence[int]], owner: Sequence[int]) -> list[bool]:
    """Whether each place belongs to the largest connected part of its owner's land."""
    part = [-1] * len(owner)
    parts: list[list[int]] = []
    for start, power in enumerate(owner):
        if power < 0 or part[start] >= 0:
            continue
        part[start], found = len(parts), [start]
        for place in found:
            for other in borders[place]:
                if owner[other] == power and part[other] < 0:
                    part[other] = len(parts)
                    found.append(other)
        parts.append(found)
    largest: dict[int, int] = {}
    for number, found in enumerate(parts):
        power = owner[found[0]]
        if power not in largest or len(found) > len(parts[largest[power]]):
            largest[power] = number
    return [power >= 0 and part[place] == largest[power] for place, power in enumerate(owner)]


def menace(mine: int, theirs: int, defence: int) -> int:
    """The share that another's army has in the balance with one's own, one's defence weighted."""
    total = theirs + fixed.mul(mine, defence)
    return fixed.ratio(theirs, total) if total else 0


def intents(
    reader: Reader, power: int, creed: Creed, near: Sequence[frozenset[int]]
) -> dict[int, tuple[int, int]]:
    """(reach, ill intent) of each other power worth a thought, as a power of that creed suspects.

    Worth a thought are neighbours, claimants, belligerents and great powers, ascending.
    """
    rules = reader.rules.belief
    second = {p for n in near[power] for p in near[n]}
    claimants = {c.power for c in reader.claims if reader.places.owner[c.place] == power}
    lords = reader.sovereigns
    realm = {i for i, lord in enumerate(lords) if lord == lords[power] or i == lords[power]}
    allies = set(queries.allies_of(reader, power))
    enemies = set(queries.enemies_of(reader, power))
    trust = reader.beliefs.trust[power].tolist()
    powers = reader.powers
    worth = {*near[power], *claimants, *enemies, *queries.great_powers(reader)} - realm
    found: dict[int, tuple[int, int]] = {}
    for other in sorted(worth):
        if not powers[other].exists:
            continue
        if other in enemies:
            found[other] = (fixed.ONE, fixed.ONE)
            continue
        reach = fixed.ONE if other in near[power] else rules.second_row if other in second else rules.far
        distrust = fixed.ONE - trust[other]
        worst = creed.wariness if trust[other] < rules.lost_trust else creed.suspicion
        intent = worst + fixed.mul(fixed.ONE - worst, distrust)
        if other in claimants:
            intent += fixed.mul(rules.claim_intent, fixed.ONE - intent)
        if other in allies:
            intent = fixed.mul(intent, rules.ally_calm)
        found[other] = (reach, intent)
    return found


def threats(
    reader: Reader, power: int, sizes: Sequence[int], near: Sequence[frozenset[int]], creed: Creed
) -> dict[int, int]:
    """Threat from each other power worth a thought, ascending, as a power of that creed feels it."""
    magnified = fixed.ONE + fixed.mul(reader.rules.belief.fear_mult, reader.powers[power].home.fear)
    defence = reader.rules.will.defence
    found: dict[int, int] = {}
    for other, (reach, intent) in intents(reader, power, creed, near).items():
        weight = fixed.mul(reach, menace(sizes[power], sizes[other], defence))
        found[other] = fixed.clip(fixed.mul(fixed.mul(weight, intent), magnified))
    return found
