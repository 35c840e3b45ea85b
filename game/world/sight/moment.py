"""A moment: the whole truth about a world between two changes, with what is often asked worked out once.

The campaign takes one for the Views of everybody and drops it when the world moves; a rule may take one for
as long as it only reads. It outlives marches, so nothing in it may hang on where forces stand or on who
controls open country; it must never outlive any other change of what it has worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from functools import cached_property
from typing import Any, TypeVar, cast

from game.words import Branch
from game.world.sight.appearance import Masked, gossip
from game.world.state.beliefs import Beliefs
from game.world.state.forces import Force
from game.world.state.powers import Power
from game.world.state.queries import Reader
from game.world.state.treaties import Treaty
from game.world.state.world import World

T = TypeVar("T")


class Moment:
    """A World at one moment, for reading: nothing in it may be changed."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.map, self.rules, self.facts = world.map, world.rules, world.facts
        self.roster, self.settings = world.roster, world.settings
        self.turn, self.phase, self.round = world.turn, world.phase, world.round
        self.controller, self.places = world.controller, world.places
        self.powers, self.beliefs, self.forces = world.powers, world.beliefs, world.forces
        self.treaties, self.wars, self.bodies = world.treaties, world.wars, world.bodies
        self.crises = world.crises
        self.claims, self.proposals, self.questions = world.claims, world.proposals, world.questions
        self.fired, self.flags, self.logics = world.fired, world.flags, world.logics
        self._common: dict[Callable[[Any], Any], Any] = {}

    def common(self, work: Callable[[Reader], T]) -> T:
        """What a function makes of facts known to all, worked out once for everybody."""
        if work not in self._common:
            self._common[work] = work(self)
        return cast(T, self._common[work])

    def after_arming(self) -> Moment:
        """This moment as a new one, after forces were raised, filled up or sent home and all else stayed."""
        again = copy(self)
        for name in ("_forces", "armies", "navies"):
            again.__dict__.pop(name, None)
        return again

    @cached_property
    def sovereigns(self) -> Sequence[int]:
        """Who makes foreign policy for each power."""
        return self.world.sovereigns

    @cached_property
    def _forces(self) -> dict[int, list[Force]]:
        found: dict[int, list[Force]] = {}
        for force in self.world.forces.values():
            found.setdefault(force.power, []).append(force)
        return found

    def forces_of(self, power: int) -> Sequence[Force]:
        """A power's forces, by id."""
        return self._forces.get(power, ())

    @cached_property
    def _treaties(self) -> dict[int, list[Treaty]]:
        found: dict[int, list[Treaty]] = {}
        for treaty in self.world.treaties.values():
            for party in treaty.parties:
                found.setdefault(party, []).append(treaty)
        return found

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
        return gossip(self.world.beliefs)

    @cached_property
    def armies(self) -> list[int]:
        """Men on land by power."""
        return self._strength(afloat=False)

    @cached_property
    def navies(self) -> list[int]:
        """Guns afloat by power."""
        return self._strength(afloat=True)

    def _strength(self, *, afloat: bool) -> list[int]:
        fleets = {kind for kind, unit in self.rules.units.items() if unit.branch is Branch.FLEET}
        total = [0] * len(self.roster)
        for force in self.world.forces.values():
            if (force.kind in fleets) is afloat:
                total[force.power] += force.strength
        return total

    @cached_property
    def faces(self) -> list[Power]:
        """The powers as those see them who are not in their secrets."""
        return [cast(Power, Masked(power)) for power in self.world.powers]
