"""Threat: how much a power has to fear from each other one.

Threat is another's nearness, its weight in the balance of arms, and the ill intent one suspects: distrust,
raised by a creed that assumes the worst, by claims on one's land, by a fright at home. The suspicion belongs
to the logic, the trust to both (docs/politics.md#threat). Values are permyriad.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from game.politics.perception.doctrine import Creed
from game.politics.perception.repute import growth
from game.words import TreatyKind
from game.world import fixed
from game.world.map.gamemap import GameMap
from game.world.map.mapindex import index_of
from game.world.state import queries
from game.world.state.reader import Reader
from game.world.versions import SIDES, Part

#: What suspicions hang on, besides the creed; and what the threats made of them hang on.
SUSPICION = (Part.BELIEFS, Part.GROUND, Part.CLAIMS, *SIDES)
THREAT = (*SUSPICION, Part.HOMES, Part.MUSTER, Part.BODIES)


def army_sizes(reader: Reader) -> list[int]:
    """Men each power is known to have under arms on land, by power index."""
    sizes = [0] * len(reader.powers)
    for force in reader.forces.values():
        if not queries.is_fleet(reader, force):
            sizes[force.power] += force.strength
    return sizes


def balance(reader: Reader, sizes: Sequence[int], one: int, other: int) -> int:
    """The men of one realm to those of another, permyriad."""
    mine, theirs = (sum(sizes[p] for p in queries.realm_of(reader, power)) for power in (one, other))
    return fixed.ratio(mine, max(1, theirs))


def neighbours(reader: Reader) -> tuple[frozenset[int], ...]:
    """Who touches each power's homeland by land, by power index; outposts overseas do not count."""
    return reader.common(_neighbours, (Part.GROUND,))


def _neighbours(reader: Reader) -> tuple[frozenset[int], ...]:
    outpost = reader.rules.belief.outpost
    return _neighbours_of(reader.map, reader.places.owner.tobytes(), len(reader.powers), outpost)


@lru_cache(maxsize=8)  # titles change a few times in a decade
def _neighbours_of(game_map: GameMap, owners: bytes, powers: int, outpost: int) -> tuple[frozenset[int], ...]:
    near: list[set[int]] = [set() for _ in range(powers)]
    owner = np.frombuffer(owners, np.int16).tolist()
    borders = index_of(game_map).borders
    home = _homelands(borders, owner, outpost)
    for place, others in enumerate(borders):
        for other in others:
            a, b = owner[place], owner[other]
            if a >= 0 and b >= 0 and a != b and home[place]:
                near[a].add(b)
    return tuple(frozenset(n) for n in near)


def outposts(reader: Reader) -> tuple[frozenset[int], ...]:
    """Land of each power that hangs together with no main part of its own, by power index."""
    owners = reader.places.owner.tobytes()
    return _outposts_of(reader.map, owners, len(reader.powers), reader.rules.belief.outpost)


@lru_cache(maxsize=8)
def _outposts_of(game_map: GameMap, owners: bytes, powers: int, outpost: int) -> tuple[frozenset[int], ...]:
    owner = np.frombuffer(owners, np.int16).tolist()
    home = _homelands(index_of(game_map).borders, owner, outpost)
    found: list[set[int]] = [set() for _ in range(powers)]
    for place, power in enumerate(owner):
        if power >= 0 and not home[place]:
            found[power].add(place)
    return tuple(frozenset(places) for places in found)


def shores(reader: Reader) -> tuple[frozenset[int], ...]:
    """Waters on which each power has a port of its own, by power index."""
    return _shores(reader.map, reader.places.owner.tobytes(), len(reader.powers))


@lru_cache(maxsize=8)
def _shores(game_map: GameMap, owners: bytes, powers: int) -> tuple[frozenset[int], ...]:
    owner = np.frombuffer(owners, np.int16).tolist()
    found: list[set[int]] = [set() for _ in range(powers)]
    for harbour, zones in game_map.ports.items():
        power = owner[int(game_map.place[harbour])]
        if power >= 0:
            found[power].update(zones)
    return tuple(frozenset(zones) for zones in found)


def reaches(reader: Reader) -> tuple[tuple[int, ...], ...]:
    """How near each other power is to each one, by power index: next door, in the second row, or far off."""
    return reader.common(_reaches, (Part.GROUND,))


def _reaches(reader: Reader) -> tuple[tuple[int, ...], ...]:
    rules = reader.rules.belief
    return _reaches_of(neighbours(reader), shores(reader), rules.second_row, rules.far)


@lru_cache(maxsize=8)
def _reaches_of(
    near: Sequence[frozenset[int]], waters: Sequence[frozenset[int]], second_row: int, far: int
) -> tuple[tuple[int, ...], ...]:
    table = []
    for mine, own_waters in zip(near, waters, strict=True):
        behind: frozenset[int] = frozenset().union(*(near[n] for n in mine))
        table.append(
            tuple(
                fixed.ONE
                if other in mine
                else second_row  # across a water, or behind one neighbour
                if other in behind or own_waters & waters[other]
                else far
                for other in range(len(near))
            )
        )
    return tuple(table)


def _homelands(borders: Sequence[Sequence[int]], owner: Sequence[int], outpost: int) -> list[bool]:
    """Whether each place belongs to a main part of its owner's land: a connected one of a fair size."""
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
    owned = Counter(power for power in owner if power >= 0)
    return [
        power >= 0 and len(parts[part[place]]) * outpost >= owned[power] for place, power in enumerate(owner)
    ]


def menace(mine: int, theirs: int, defence: int) -> int:
    """The share that another's army has in the balance with one's own, one's defence weighted."""
    return _share(fixed.mul(mine, defence), theirs)


def _share(mine: int, theirs: int) -> int:
    """What part of two strengths together is another's."""
    total = theirs + mine
    return fixed.ratio(theirs, total) if total else 0


class Outlook:
    """How a power of some creed looks at the others: who is worth a thought, and what it suspects of them."""

    def __init__(self, reader: Reader, power: int, creed: Creed, near: Sequence[frozenset[int]]) -> None:
        self.reader, self.power, self.creed, self.near = reader, power, creed, near
        self.claimants = claimants(reader).get(power, frozenset())
        self.allies = frozenset(queries.allies_of(reader, power))
        self.sworn = frozenset(
            p for t in queries.treaties_of(reader, power, TreatyKind.NON_AGGRESSION) for p in t.parties
        )
        self.enemies = frozenset(queries.enemies_of(reader, power))
        self._lords = reader.sovereigns
        self._trust = reader.trust_of(power)
        self._reach = reaches(reader)[power]

    def others(self) -> list[int]:
        """Who is worth a thought: neighbours, claimants, belligerents and great powers, ascending."""
        greats = queries.great_powers(self.reader)
        worth = {*self.near[self.power], *self.claimants, *self.enemies, *greats}
        return [other for other in sorted(worth) if self._is_stranger(other)]

    def minds(self, other: int) -> bool:
        """Whether another power is worth a thought."""
        return self._is_stranger(other) and (
            other in self.near[self.power]
            or other in self.claimants
            or other in self.enemies
            or other in queries.great_powers(self.reader)
        )

    def _is_stranger(self, other: int) -> bool:
        """Whether a power exists and makes its policy apart from one's own realm."""
        lord = self._lords[self.power]
        return other != lord and self._lords[other] != lord and self.reader.powers[other].exists

    def suspicion(self, other: int) -> tuple[int, int]:
        """(reach, ill intent) of a power that is worth a thought."""
        if other in self.enemies:
            return fixed.ONE, fixed.ONE
        rules, creed, trust = self.reader.rules.belief, self.creed, self._trust[other]
        worst = creed.wariness if trust < rules.lost_trust else creed.suspicion
        intent = worst + fixed.mul(fixed.ONE - worst, fixed.ONE - trust)
        if other in self.claimants:
            intent += fixed.mul(rules.claim_intent, fixed.ONE - intent)
        # who has swallowed much is thought to be hungry, whatever paper it was served on
        grown = fixed.mul(rules.growth_intent, growth(self.reader, other))
        intent += fixed.mul(grown, fixed.ONE - fixed.clip(intent))
        if other in self.allies:  # an alliance calms as far as one trusts the ally
            intent = fixed.mul(intent, fixed.ONE - fixed.mul(rules.ally_calm, trust))
        elif other in self.sworn:  # so does a promise of peace, less
            intent = fixed.mul(intent, fixed.ONE - fixed.mul(rules.promise_calm, trust))
        return self._reach[other], intent


def claimants(reader: Reader) -> Mapping[int, frozenset[int]]:
    """Who claims land of each power that is claimed from, by power."""
    return reader.common(_claimants, (Part.GROUND, Part.CLAIMS))


def _claimants(reader: Reader) -> dict[int, frozenset[int]]:
    owner = reader.places.owner.tolist()
    found: dict[int, set[int]] = {}
    for claim in reader.claims:
        found.setdefault(owner[claim.place], set()).add(claim.power)
    return {power: frozenset(others) for power, others in found.items()}


def intents(
    reader: Reader, power: int, creed: Creed, near: Sequence[frozenset[int]]
) -> dict[int, tuple[int, int]]:
    """(reach, ill intent) of each other power worth a thought, as a power of that creed suspects."""
    outlook = Outlook(reader, power, creed, near)
    return {other: outlook.suspicion(other) for other in outlook.others()}


def threats(
    reader: Reader, power: int, sizes: Sequence[int], near: Sequence[frozenset[int]], creed: Creed
) -> dict[int, int]:
    """Threat from each other power worth a thought, ascending, as a power of that creed feels it."""
    return weigh_suspicions(reader, power, sizes, intents(reader, power, creed, near))


def threat_from(
    reader: Reader, power: int, other: int, sizes: Sequence[int], near: Sequence[frozenset[int]], creed: Creed
) -> int:
    """Threat from one power, as another of that creed feels it; none from who is not worth a thought."""
    outlook = Outlook(reader, power, creed, near)
    suspected = {other: outlook.suspicion(other)} if outlook.minds(other) else {}
    return weigh_suspicions(reader, power, sizes, suspected).get(other, 0)


def weigh_suspicions(
    reader: Reader, power: int, sizes: Sequence[int], suspected: Mapping[int, tuple[int, int]]
) -> dict[int, int]:
    """What suspicions (reach, ill intent) become in the mind of a power that compares armies."""
    magnified = fixed.ONE + fixed.mul(reader.rules.belief.fear_mult, reader.powers[power].home.fear)
    mine = fixed.mul(sizes[power], reader.rules.will.defence)
    found: dict[int, int] = {}
    for other, (reach, intent) in suspected.items():
        weight = fixed.mul(reach, _share(mine, sizes[other]))
        found[other] = fixed.clip(fixed.mul(fixed.mul(weight, intent), magnified))
    return found
