"""What a chronicle does not keep, noted while a campaign is played: one look at the end of every quarter."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.politics.war.outbreak import war
from game.politics.war.outsiders import joining
from game.politics.war.outsiders.joining import JoinWar
from game.rules.money.budget import burden_cap
from game.words import CasusBelli
from game.world.calendar import QUARTERS_A_YEAR
from game.world.state import queries
from game.world.state.treaties import War
from game.world.state.world import World

STAGES = 5


@dataclass(slots=True)
class Yearly:
    """One look a year. Shares are permyriad; trust is the mean and the 5th and 95th percentile of pairs."""

    burden: list[float] = field(default_factory=list)
    capped: list[float] = field(default_factory=list)  # share of great powers that spend all they may
    cohesion: dict[str, list[int]] = field(default_factory=dict)  # by body
    trust: list[tuple[float, float, float]] = field(default_factory=list)
    alliances: list[int] = field(default_factory=list)


class Watch:
    """Looks at a world at the end of every quarter; counts from turn ``since`` on."""

    def __init__(self, world: World, since: int) -> None:
        self.since = since
        self.quarters = 0
        self.in_great_war = 0  # quarters
        self.in_first_great_war = 0  # quarters with one between powers that had not fought each other before
        self.pairs: set[frozenset[int]] = set()  # that have fought each other
        self.again: set[int] = set()  # wars of such a pair
        self.power_quarters = 0  # of great powers
        self.stages = [0] * STAGES  # quarters of great powers
        self.served: dict[int, int] = {}  # quarters for which each was a great power
        self.yearly = Yearly()
        self.held = [_provinces(world)]  # by power, at the beginning of each turn
        self.great_wars: set[int] = set()
        self.predation: dict[int, dict[int, int]] = {}  # of everybody, in the quarter a war began
        self.asked: dict[int, set[int]] = {}  # great powers with a title to come in, by war

    def look(self, world: World) -> None:
        """Note the quarter that has just ended."""
        turn = world.turn - 1
        self.held.append(_provinces(world))
        greats = queries.great_powers(world)
        for fight in world.wars.values():
            if fight.start == turn and fight.id not in self.predation:
                self._note_pair(fight)
                self.predation[fight.id] = {i: p.home.predation for i, p in enumerate(world.powers)}
                self.asked[fight.id] = {p for p in greats if _may_come(world, p, fight)}
        fought = [
            i for i, w in world.wars.items() if _was_fought(w, turn) and war.is_great_power_war(world, w)
        ]
        self.great_wars.update(fought)
        if turn < self.since:
            return
        self.quarters += 1
        self.in_great_war += bool(fought)
        self.in_first_great_war += bool(set(fought) - self.again)
        self.power_quarters += len(greats)
        for power in greats:
            self.stages[world.powers[power].stage] += 1
            self.served[power] = self.served.get(power, 0) + 1
        if world.facts.calendar.quarter_of(turn)[1] == QUARTERS_A_YEAR:
            self._look_back_on_year(world, greats)

    def _note_pair(self, fight: War) -> None:
        """Note who leads against whom, and whether the two have fought before; risings do not count."""
        if fight.casus is CasusBelli.REBELLION:
            return
        pair = frozenset((fight.attackers[0], fight.defenders[0]))
        if pair in self.pairs:
            self.again.add(fight.id)
        self.pairs.add(pair)

    def _look_back_on_year(self, world: World, greats: tuple[int, ...]) -> None:
        budgets = [(p, b.military) for p in greats if (b := world.powers[p].budget) is not None]
        self.yearly.burden.append(float(np.mean([share for _, share in budgets])))
        self.yearly.capped.append(float(np.mean([share >= burden_cap(world, p) for p, share in budgets])))
        for body in world.bodies.values():
            if body.members:
                self.yearly.cohesion.setdefault(body.key, []).append(body.cohesion)
        pairs = [int(world.beliefs.trust[a, b]) for a in greats for b in greats if a != b]
        low, high = np.percentile(pairs, [5, 95])
        self.yearly.trust.append((float(np.mean(pairs)), float(low), float(high)))
        bonds = [t for t in world.treaties.values() if t.kind in queries.ALLIANCES]
        self.yearly.alliances.append(sum(queries.in_force(world, treaty) for treaty in bonds))


def _provinces(world: World) -> NDArray[np.int64]:
    """How many provinces each power owns."""
    owner = world.places.owner
    return np.bincount(owner[owner >= 0], minlength=len(world.powers))


def _was_fought(fight: War, turn: int) -> bool:
    return fight.start <= turn and (not fight.is_over or fight.end >= turn)


def _may_come(world: World, power: int, fight: War) -> bool:
    """Whether a power that is in no side of a war has a title to enter it on either."""
    if fight.is_over or fight.side_of(power):
        return False
    return any(
        joining.check_join_war(world, JoinWar(power, fight.id, beside)) is None
        for beside in (fight.attackers[0], fight.defenders[0])
    )
