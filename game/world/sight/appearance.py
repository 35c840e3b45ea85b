"""How the others appear: what of a state, a force or an opinion shows to those it does not belong to.

Titles, ranks and names are public. Money, plans and the condition of troops are hidden; what embassies and
newspapers report of the rest is rounded.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.words import Course, Mission, Posture, Rank, Stance
from game.world.constants.ruleset import RuleSet
from game.world.state.beliefs import Beliefs
from game.world.state.forces import NOWHERE, Force
from game.world.state.home import Home
from game.world.state.powers import Budget, Power
from game.world.state.world import Columns

#: What of another power's state is hidden or only roughly known.
HIDDEN = frozenset(
    (
        "treasury", "chest", "envoys", "posture", "manpower", "will", "budget", "losses", "home",
        "help_expected", "gifts", "stage", "stage_since", "quarters_above", "quarters_below",
    )
)  # fmt: skip
HOME_STEP = 2_000  # conditions at home as an embassy reports them
MANPOWER_STEP = 10_000
WILL_STEP = 1_000
SHARE_STEP = 100
BELIEF_STEP = 500

T = TypeVar("T", bound=np.generic)


def frozen(array: NDArray[T]) -> NDArray[T]:
    """A read-only look at an array."""
    look = array.view()
    look.flags.writeable = False
    return look


class Masked:
    """Another power's state as the world knows it; looks like a `Power` and cannot be written."""

    __slots__ = ("_home", "_power")

    def __init__(self, power: Power) -> None:
        self._power = power
        self._home: Home | None = None

    def __getattr__(self, name: str) -> object:
        shown = getattr(self._power, name)
        return getattr(public(self._power), name) if name in HIDDEN else shown

    def __repr__(self) -> str:
        return repr(public(self._power))

    # read in every loop over the powers, so worth the short way
    @property
    def home(self) -> Home:
        if self._home is None:  # what embassies report of it stays the same while a mask is worn
            self._home = _public_home(self._power.home)
        return self._home

    @property
    def exists(self) -> bool:
        return self._power.exists

    @property
    def stage(self) -> int:
        return self._power.stage_shown

    @property
    def overlord(self) -> int:
        return self._power.overlord

    @property
    def rank(self) -> Rank:
        return self._power.rank


def public(power: Power) -> Power:
    """What the world knows of somebody else's state."""
    known = power.copy()
    known.treasury = known.chest = known.envoys = known.losses = known.help_expected = 0
    known.stage_since = known.quarters_above = known.quarters_below = 0
    known.stage = power.stage_shown
    known.posture, known.gifts = Posture.COVER, {}
    known.manpower = power.manpower // MANPOWER_STEP * MANPOWER_STEP
    known.will = power.will // WILL_STEP * WILL_STEP
    known.home = _public_home(power.home)
    if power.budget is not None:
        b = power.budget
        known.budget = Budget(
            *(v // SHARE_STEP * SHARE_STEP for v in (b.tax, b.military, b.welfare, b.investment))
        )
    return known


def _public_home(home: Home) -> Home:
    """What embassies report of another country's home: its conditions roughly, its designs not at all."""
    told = {name: getattr(home, name) // HOME_STEP * HOME_STEP for name in Home.SHARES}
    designs = {"pathology": None, "course": Course.STEADY, **dict.fromkeys(("severity", "greed", "fear"), 0)}
    return Home(ideology=home.ideology, cabinet=home.cabinet, **(told | designs))


def as_seen(force: Force) -> Force:
    """A stranger's force as it looks from outside; friends hide nothing from each other."""
    is_declared = force.mission is Mission.BLOCKADE  # and felt
    mission = Mission.BLOCKADE if is_declared else Mission.PATROL
    return Force(
        force.id, force.power, force.kind, force.name, force.hex, force.strength, force.zone, force.aboard,
        entrenchment=force.entrenchment, mission=mission, ready_turn=force.ready_turn,
        morale=700, experience=300, supply=1000, command=500, stance=Stance.STAND, points=0,
        has_reacted=False, has_fought=False,
    )  # fmt: skip


def shows_the_same(look: Force, force: Force) -> bool:
    """Whether a force still looks from outside as it did."""
    return (
        look.hex == force.hex
        and look.strength == force.strength
        and look.entrenchment == force.entrenchment
        and look.zone == force.zone
        and look.aboard == force.aboard
        and look.ready_turn == force.ready_turn
        and (look.mission is Mission.BLOCKADE) == (force.mission is Mission.BLOCKADE)
        and (look.kind, look.name, look.power) == (force.kind, force.name, force.power)
    )


def gossip(beliefs: Beliefs) -> Beliefs:
    """What powers think of each other, to the nearest step, as courts gossip."""
    return Beliefs(*(getattr(beliefs, name) // BELIEF_STEP * BELIEF_STEP for name in Beliefs.__slots__))


class SeenBeliefs:
    """All tables as a power knows them: its own opinions exactly, of the others' what is told.

    Looks like `Beliefs` and cannot be written; a table is drawn up when it is first asked for.
    """

    def __init__(self, told: Beliefs, true: Beliefs, power: int) -> None:
        self._told, self._true, self._power = told, true, power

    def __getattr__(self, name: str) -> NDArray[np.int16]:
        table: NDArray[np.int16] = getattr(self._told, name).copy()
        table[self._power] = getattr(self._true, name)[self._power]
        table.flags.writeable = False
        self.__dict__[name] = table  # the next look finds it at once
        return table

    def copy(self) -> Beliefs:
        return Beliefs(*(getattr(self, name).copy() for name in Beliefs.__slots__))


class Onlooker(Protocol):
    """Somebody who sees some ground exactly and has friends that hide nothing from him."""

    @property
    def rules(self) -> RuleSet: ...
    @property
    def friends(self) -> frozenset[int]: ...
    @property
    def sees_hexes(self) -> NDArray[np.bool_]: ...
    @property
    def sees_places(self) -> NDArray[np.bool_]: ...
    @property
    def sees_zones(self) -> frozenset[int]: ...


class SeenForces(Mapping[int, Force]):
    """Friends' forces, and others where they are seen, by id.

    Where all strangers stand is looked up only for those who ask for more than a friend's force.
    """

    def __init__(
        self, onlooker: Onlooker, forces: Mapping[int, Force], look_of: Callable[[Force], Force]
    ) -> None:
        self._onlooker, self._forces, self._look_of = onlooker, forces, look_of

    @cached_property
    def _seen(self) -> dict[int, Force]:
        friends, zones = self._onlooker.friends, self._onlooker.sees_zones
        sees = self._onlooker.sees_hexes.tobytes()  # read one by one, bytes are quicker than an array
        look_of = self._look_of
        return {
            i: force if force.power in friends else look_of(force)
            for i, force in self._forces.items()
            if force.power in friends
            or (force.hex >= 0 and sees[force.hex])
            or (force.hex == NOWHERE and force.zone in zones)
        }

    def __getitem__(self, i: int) -> Force:
        if "_seen" not in self.__dict__:
            force = self._forces[i]
            if force.power in self._onlooker.friends:
                return force
        return self._seen[i]

    def __iter__(self) -> Iterator[int]:
        return iter(self._seen)

    def __len__(self) -> int:
        return len(self._seen)

    # a dictionary's own are much quicker than those of `Mapping`
    def values(self) -> ValuesView[Force]:
        return self._seen.values()

    def items(self) -> ItemsView[int, Force]:
        return self._seen.items()


class SeenColumns:
    """Columns of the places as one power knows them; looks like `Columns` and cannot be written."""

    def __init__(self, onlooker: Onlooker, source: Columns) -> None:
        self._onlooker, self._source = onlooker, source

    def __getattr__(self, name: str) -> NDArray[np.generic]:
        column = frozen(getattr(self._source, name))
        self.__dict__[name] = column  # the next look finds it at once
        return column

    @cached_property
    def garrison(self) -> NDArray[np.int32]:
        guess = self._source.fortress.astype(np.int32) * self._onlooker.rules.siege.garrison
        return frozen(np.where(self._onlooker.sees_places, self._source.garrison, guess).astype(np.int32))

    @cached_property
    def siege(self) -> NDArray[np.int16]:
        return frozen(np.where(self._onlooker.sees_places, self._source.siege, 0).astype(np.int16))

    def copy(self) -> Columns:
        return Columns(*(getattr(self, name).copy() for name in Columns.__slots__))
