"""Effects on men under arms: what they are worth, who goes home, what they leave, how ready they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.events.effects.marks import (
    AnyPlaceId,
    EffectKeys,
    PlaceId,
    PointsSaid,
    PowerId,
    ShareSaid,
    StepSaid,
    number,
)
from game.events.effects.void import gone, void
from game.events.expressions.asking import places_named, powers_named
from game.politics.war.consequences import ranks
from game.rules.money.budget import FootingChanged
from game.words import Branch, Footing
from game.world.records import Record
from game.world.state import queries
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class MoveQuality(EffectKeys):
    """Moves what a power's forces are worth: `experience`, `command` and `morale` by steps in points of
    1,000, of all forces or of those in `places` or of some `branches`; and the `drill` and equipment of its
    whole army against the age's norm (a purge, a mutiny, training)."""

    do: Literal["forces_quality"]
    power: PowerId
    places: tuple[AnyPlaceId, ...] = ()
    branches: tuple[Branch, ...] = ()
    experience: PointsSaid = 0
    command: PointsSaid = 0
    morale: PointsSaid = 0
    drill: StepSaid = 0

    def apply(self, world: World) -> list[Record]:
        """Move it, within bounds."""
        places = places_named(world, self.places)
        for power in powers_named(world, [self.power]):
            forces = ranks.chosen(world, power, places, self.branches)
            steps = {what: step for what in ranks.QUALITIES if (step := number(getattr(self, what)))}
            moved = ranks.train(forces, steps)
            moved |= ranks.drill(world, power, number(self.drill))
            if not moved:
                return [void(world, "no_forces" if not forces and steps else "no_room", [power], places)]
            told = {**steps, **({"drill": step} if (step := number(self.drill)) else {})}
            names = tuple(world.map.place_id(p) for p in places)
            return [ranks.QualityMoved(power=self.power, places=names, forces=len(forces), changes=told)]
        return gone(world, [self.power])


@dataclass(frozen=True, slots=True)
class Disband(EffectKeys):
    """Sends a `share` of the men of a power's forces home, of all or of those in `places` or of some
    `branches`: they cannot be called up for a year. What is left without a man is no more; nobody leaves a
    ship at sea."""

    do: Literal["disband"]
    power: PowerId
    places: tuple[AnyPlaceId, ...] = ()
    branches: tuple[Branch, ...] = ()
    share: ShareSaid = 10_000

    def apply(self, world: World) -> list[Record]:
        """Let them go."""
        places = places_named(world, self.places)
        for power in powers_named(world, [self.power]):
            forces = ranks.chosen(world, power, places, self.branches)
            before = queries.strength_of(world, power), len(queries.forces_of(world, power))
            men, lost = ranks.send_away(world, power, forces, number(self.share))
            if before == (queries.strength_of(world, power), len(queries.forces_of(world, power))):
                return [void(world, "no_forces", [power], places)]
            names = tuple(world.map.place_id(p) for p in places)
            return [ranks.ForcesSentHome(power=self.power, places=names, men=men, forces=lost)]
        return gone(world, [self.power])


@dataclass(frozen=True, slots=True)
class Withdraw(EffectKeys):
    """Takes a power's forces out of places, to its nearest own ground elsewhere; what it held there of
    others with whom it is at peace goes back to its owner. A treaty of `occupation` stands until
    `end_treaty`."""

    do: Literal["withdraw"]
    power: PowerId
    places: tuple[PlaceId, ...]

    def apply(self, world: World) -> list[Record]:
        """Let them march home."""
        places = places_named(world, self.places)
        for power in powers_named(world, [self.power]):
            held = [p for p in places if queries.holder_of(world, p) == power != world.places.owner[p]]
            left = ranks.leave(world, power, places)
            freed = [p for p in held if queries.holder_of(world, p) != power]
            if not left and not freed:
                return [void(world, "no_forces", [power], places)]
            men = sum(f.strength for f in left if not queries.is_fleet(world, f))
            return [ranks.ForcesWithdrew(power=self.power, places=self.places, men=men)]
        return gone(world, [self.power])


@dataclass(frozen=True, slots=True)
class Mobilise(EffectKeys):
    """Puts a power's forces on another footing, for all to see; nobody stands down fully in a war, and its
    government may undo it."""

    do: Literal["mobilise"]
    power: PowerId
    footing: Footing = Footing.MOBILISED

    def apply(self, world: World) -> list[Record]:
        """Make them readier, or stand them down."""
        for power in powers_named(world, [self.power]):
            state, before = world.powers[power], world.powers[power].footing
            at_war = queries.is_at_war(world, power)
            if before is self.footing or (self.footing is Footing.PEACE and at_war):
                return [void(world, "there_already" if before is self.footing else "at_war", [power])]
            state.footing = self.footing
            return [FootingChanged(power=self.power, footing=self.footing, before=before)]
        return gone(world, [self.power])
