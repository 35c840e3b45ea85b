"""How the others appear: what of a state, a force or an opinion shows to those it does not belong to.

Titles, ranks and names are public. Money, plans and the condition of troops are hidden; what embassies and
newspapers report of the rest is rounded.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from operator import attrgetter
from typing import Final, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.words import Footing, Mission, Stance
from game.world.constants.ruleset import RuleSet
from game.world.state.beliefs import Beliefs
from game.world.state.forces import NOWHERE, Force
from game.world.state.home import Home
from game.world.state.powers import Budget, Power
from game.world.state.world import Columns

# What is public is named here. Whatever is not named is secret: a field that came in yesterday, too.

#: What all the world sees of a power as it stands: titles, treaties kept and broken, moods, the public debt.
OPEN = (
    "exists", "rank", "capital", "overlord", "overlord_kind", "debt", "weariness", "exhaustion",
    "legitimacy", "nationalism", "hardship", "openness", "standing", "army_quality", "leader",
    "start_output", "start_places", "stage_shown", "compliance", "reliability", "acted", "army_last_year",
    "dealings", "failed", "told", "warheads", "spells",
)  # fmt: skip
#: What embassies report roughly: of the conditions at home, and of the budget.
REPORTED_HOME = (
    "institutions", "transition", "cartel", "civil_control", "personal_rule", "mission", "offence",
    "vulnerability", "humiliation", "revolution",
)  # fmt: skip
REPORTED_BUDGET = ("tax", "military", "welfare", "investment")
#: Opinions of others that courts gossip about.
GOSSIP = ("trust", "kinship", "arms")
#: What shows of every place as it stands; garrisons and sieges show where they are seen.
OPEN_COLUMNS = (
    "owner", "occupied_since", "population", "development", "industry", "devastation", "unrest", "fortress",
    "fortress_ready", "slump",
)  # fmt: skip
HOME_STEP = 1_000  # conditions at home as an embassy reports them
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


Figure = TypeVar("Figure", int, NDArray[np.int16])


def nearest(value: Figure, step: int) -> Figure:
    """A figure as it is reported, to the nearest step: rounded down, every state would look weaker."""
    return (value + step // 2) // step * step


#: A state of which nothing is known: what is secret about another one is taken to be as here.
UNKNOWN: Final = Power()


class PublicPower:
    """What the world knows of a power; looks like a `Power` and cannot be written.

    It shows what is named above and below, of the power as it stands at any time, and nothing else: the rest
    is as of a state of which nothing is known.
    """

    __slots__ = ("_home", "_power")

    def __init__(self, power: Power) -> None:
        self._power = power
        self._home: Home | None = None

    def __getattr__(self, name: str) -> object:
        return getattr(UNKNOWN, name)

    def __repr__(self) -> str:
        return repr(self.copy())

    @property
    def home(self) -> Home:
        """Its conditions roughly, its designs not at all."""
        if self._home is None:  # what embassies report of it stays the same while a face is worn
            home = self._power.home
            told = {name: nearest(getattr(home, name), HOME_STEP) for name in REPORTED_HOME}
            self._home = Home(ideology=home.ideology, cabinet=home.cabinet, **told)
        return self._home

    @property
    def stage(self) -> int:
        """How far it is committed as the others believe."""
        return self._power.stage_shown

    @property
    def footing(self) -> Footing:
        """On what footing its forces are, as far as anybody has noticed."""
        return self._power.footing_shown or self._power.footing

    @property
    def manpower(self) -> int:
        """Men it can call up, roughly."""
        return nearest(self._power.manpower, MANPOWER_STEP)

    @property
    def will(self) -> int:
        """What burden it would bear, roughly."""
        return nearest(self._power.will, WILL_STEP)

    @property
    def budget(self) -> Budget | None:
        """What it takes and spends, roughly."""
        budget = self._power.budget
        if budget is None:
            return None
        return Budget(**{name: nearest(getattr(budget, name), SHARE_STEP) for name in REPORTED_BUDGET})

    def copy(self) -> Power:
        """A power that is what this one seems to be."""
        known = {
            name: getattr(self, name) for name in (*OPEN, "stage", "footing", "manpower", "will", "budget")
        }
        return Power(home=self.home.copy(), **known)


for _name in OPEN:  # the quickest way, for they are read in every loop over the powers
    setattr(PublicPower, _name, property(attrgetter(f"_power.{_name}")))


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
    told = {name: nearest(getattr(beliefs, name), BELIEF_STEP) for name in GOSSIP}
    rest = {name: np.zeros_like(getattr(beliefs, name)) for name in Beliefs.__slots__ if name not in told}
    return Beliefs(**told, **rest)


class SeenBeliefs:
    """All tables as a power knows them: its own opinions exactly, of the others' what is told.

    Looks like `Beliefs` and cannot be written; a table is drawn up when it is first asked for.
    """

    def __init__(self, told: Beliefs, true: Beliefs, power: int) -> None:
        self._told, self._true, self._power = told, true, power

    def __getattr__(self, name: str) -> NDArray[np.int16]:
        if name not in Beliefs.__slots__:
            raise AttributeError(name)
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
        if name not in OPEN_COLUMNS:
            column = frozen(np.zeros_like(column))
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
