"""The index of a world: the whole truth of one moment, with what is often asked worked out once.

The campaign takes one for the Views of everybody, and the next one when the world has changed; it takes over
whatever hangs on parts of the world that did not. A rule may take one for as long as it only reads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, ClassVar, NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from game.world.sight.appearance import PublicPower, as_seen, gossip, shows_the_same
from game.world.state.beliefs import Beliefs
from game.world.state.forces import Force
from game.world.state.powers import Power
from game.world.state.reader import Reader
from game.world.state.treaties import Treaty
from game.world.state.world import World
from game.world.versions import Part

T = TypeVar("T")


class Posts(NamedTuple):
    """Where forces of a power are: hexes ashore, and waters."""

    hexes: NDArray[np.int32]
    zones: frozenset[int]


class WorldIndex:
    """A World at one moment, for reading: nothing in it may be changed."""

    #: What each thing that is worked out once hangs on.
    HANG_ON: ClassVar[dict[str, tuple[Part, ...]]] = {
        "sovereigns": (Part.BONDS,),
        "_forces": (Part.MUSTER,),
        "_treaties": (Part.BONDS,),
        "has_secrets": (Part.BONDS,),
        "gossip": (Part.BELIEFS,),
        "armies": (Part.MUSTER,),
        "navies": (Part.MUSTER,),
        "faces": (Part.BONDS, Part.HOMES),
    }

    def __init__(self, world: World) -> None:
        self.world, self.stamp, self.armies_stamp = world, world.stamp, world.armies_stamp
        self._looks: dict[int, Force] = {}  # by id
        self._posts: dict[int, tuple[int, Posts]] = {}  # by power, with the version of its forces
        self.map, self.rules, self.facts = world.map, world.rules, world.facts
        self.roster, self.settings = world.roster, world.settings
        self.turn, self.phase, self.round = world.turn, world.phase, world.round
        self.controller, self.places = world.controller, world.places
        self.powers, self.beliefs, self.forces = world.powers, world.beliefs, world.forces
        self.treaties, self.wars, self.bodies = world.treaties, world.wars, world.bodies
        self.crises = world.crises
        self.claims, self.proposals, self.questions = world.claims, world.proposals, world.questions
        self.fired, self.flags, self.logics = world.fired, world.flags, world.logics
        self.incidents, self.lost = world.incidents, world.lost
        self._common: dict[Callable[..., Any], tuple[tuple[Part, ...], Any]] = {}

    def common(self, work: Callable[[Reader], T], of: tuple[Part, ...]) -> T:
        """What a function makes of facts known to all, worked out once for everybody."""
        kept = self._common.get(work)
        if kept is None:
            kept = self._common[work] = of, self.world.common(work, of)
        found: T = kept[1]
        return found

    def renewed(self, make: Callable[[Reader, T | None], T]) -> T:
        """What a function makes of the whole truth at this moment."""
        kept = self._common.get(make)
        if kept is None:
            kept = self._common[make] = tuple(Part), make(self, None)
        found: T = kept[1]
        return found

    def again(self) -> WorldIndex:
        """The same world as it is now, with whatever still holds taken over."""
        moved, now = self.world.versions.since(self.stamp), WorldIndex(self.world)
        for name, of in self.HANG_ON.items():
            if name in self.__dict__ and moved.isdisjoint(of):
                now.__dict__[name] = self.__dict__[name]
        now._posts, now._looks = self._posts, self._looks
        now._common = {work: kept for work, kept in self._common.items() if moved.isdisjoint(kept[0])}
        return now

    @cached_property
    def sovereigns(self) -> Sequence[int]:
        """Who makes foreign policy for each power."""
        return self.world.sovereigns

    @cached_property
    def _forces(self) -> dict[int, list[Force]]:
        return self.world.forces_by_power

    def look_of(self, force: Force) -> Force:
        """How a force looks to strangers; the same to all of them."""
        look = self._looks.get(force.id)
        if look is None or not shows_the_same(look, force):
            look = self._looks[force.id] = as_seen(force)
        return look

    def posts_of(self, power: int) -> Posts:
        """Where a power's forces stand and lie."""
        version, found = self.world.versions.armies[power], self._posts.get(power)
        if found is None or found[0] != version:
            forces = self.forces_of(power)
            hexes = np.array([force.hex for force in forces if force.hex >= 0], np.int32)
            posts = Posts(hexes, frozenset(force.zone for force in forces if force.zone >= 0))
            found = self._posts[power] = version, posts
        return found[1]

    def forces_of(self, power: int) -> Sequence[Force]:
        """A power's forces, by id."""
        return self._forces.get(power, ())

    @cached_property
    def _treaties(self) -> dict[int, list[Treaty]]:
        return self.world.treaties_by_party

    def treaties_with(self, power: int) -> Sequence[Treaty]:
        """Treaties to which a power is party, in force or not, oldest first."""
        return self._treaties.get(power, ())

    @cached_property
    def has_secrets(self) -> bool:
        """Whether any treaty is secret."""
        return any(treaty.secret for treaty in self.world.treaties.values())

    @cached_property
    def gossip(self) -> Beliefs:
        """What powers think of each other as it shows to others."""
        return self.world.common(_gossip, (Part.BELIEFS,))

    def trust_of(self, power: int) -> list[int]:
        """How far a power trusts each other one, permyriad."""
        return self.world.trust_of(power)

    @property
    def armies(self) -> Sequence[int]:
        """Men on land by power."""
        return self.world.armies

    @property
    def navies(self) -> Sequence[int]:
        """Guns afloat by power."""
        return self.world.navies

    @cached_property
    def faces(self) -> list[Power]:
        """The powers as those see them who are not in their secrets."""
        return self.world.common(_faces, (Part.BONDS, Part.HOMES))


def _gossip(world: World) -> Beliefs:
    return gossip(world.beliefs)


def _faces(world: World) -> list[Power]:
    return [cast(Power, PublicPower(power)) for power in world.powers]
