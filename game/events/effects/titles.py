"""Effects on ground and titles that no war makes: a vote, a coup of hand, and who recognises it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.events.effects import states
from game.events.effects.marks import EffectKeys, PlaceId, PowerId, SumSaid, number
from game.events.effects.void import Why, gone, void
from game.events.expressions.asking import places_named, powers_named
from game.politics.war.consequences import passing, plebiscites
from game.politics.war.outbreak import seizure
from game.world.dice import Dice
from game.world.records import Record
from game.world.state import queries
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class Plebiscite(EffectKeys):
    """Lets a province vote whether it stays with its owner or goes to one of the `claimants`: by the titles
    they have, unrest, hard times, freedom, whose soldiers stand there, and fortune. Where it is `binding`
    the land passes to the winner; else he has a title by it. A title that lost is worth half."""

    do: Literal["plebiscite"]
    place: PlaceId
    claimants: tuple[PowerId, ...]
    binding: bool = True

    def apply(self, world: World) -> list[Record]:
        """Open the polls."""
        place = places_named(world, [self.place])[0]
        owner = int(world.places.owner[place])
        named = powers_named(world, dict.fromkeys(self.claimants))
        claimants = [power for power in named if power != owner]
        if not claimants:
            return gone(world, self.claimants) or [void(world, "own", named, [place])]
        records = plebiscites.hold(world, Dice(world.seed), place, claimants, binding=self.binding)
        states.keep_capital(world, owner)
        is_lost = int(world.places.owner[place]) == owner and plebiscites.voted_away(world, place)
        kept = [void(world, "not_to_give", [owner], [place], rest=True)] if self.binding and is_lost else []
        return [*records, *kept, *gone(world, self.claimants, rest=True)]


@dataclass(frozen=True, slots=True)
class Seize(EffectKeys):
    """Lets men of a power take places of another without a war, wherever those who would have to be
    overcome are fewer than the power's own men in the place and next to it and the `men` of a band. The
    owner keeps the title, and a reason to fight; every power judges it as a use of force."""

    do: Literal["seize"]
    power: PowerId
    places: tuple[PlaceId, ...]
    men: SumSaid = 0

    def apply(self, world: World) -> list[Record]:
        """Take what can be taken, owner by owner."""
        for power in powers_named(world, [self.power]):
            kept: dict[Why, list[int]] = {}
            taken: dict[int, list[int]] = {}
            for place in places_named(world, self.places):
                if why := self._obstacle(world, power, place):
                    kept.setdefault(why, []).append(place)
                else:
                    taken.setdefault(int(world.places.owner[place]), []).append(place)
            records = [
                r for there in taken.values() for r in seizure.take(world, Dice(world.seed), power, there)
            ]
            rest = bool(records)
            return [*records, *(void(world, why, [power], there, rest=rest) for why, there in kept.items())]
        return gone(world, [self.power])

    def _obstacle(self, world: World, power: int, place: int) -> Why | None:
        """What keeps the men from a place, if anything."""
        owner = int(world.places.owner[place])
        if owner < 0 or owner in queries.whole_realm_of(world, power):
            return "unowned" if owner < 0 else "own"
        if queries.at_war(world, power, owner):
            return "at_war"
        if queries.holder_of(world, place) != owner:
            return "not_held"
        men = number(self.men) + seizure.men_at_hand(world, power, place)
        return None if men > seizure.guard_of(world, place) else "too_weak"


@dataclass(frozen=True, slots=True)
class Recognise(EffectKeys):
    """Lets a power recognise who holds places without a title (with `on: false` no more). Once most great
    powers that are no parties do, and no war goes on over it, the title passes; where the owner does, at
    once, but for a capital."""

    do: Literal["recognise"]
    power: PowerId
    places: tuple[PlaceId, ...]
    on: bool = True

    def apply(self, world: World) -> list[Record]:
        """Say so to all the world."""
        for power in powers_named(world, [self.power]):
            by_holder: dict[int, list[int]] = {}
            left = []
            for place in places_named(world, self.places):
                holder, owner = queries.holder_of(world, place), int(world.places.owner[place])
                is_open = holder >= 0 and holder not in (owner, power)
                if is_open and seizure.recognises(world, power, place) != self.on:
                    by_holder.setdefault(holder, []).append(place)
                else:
                    left.append(place)
            said = [seizure.recognise(world, power, there, does=self.on) for there in by_holder.values()]
            ceded = [r for there in by_holder.values() for r in self._give(world, power, there)]
            kept = [void(world, "not_held", [power], left, rest=bool(said))] if left else []
            return [*said, *ceded, *kept]
        return gone(world, [self.power])

    def _give(self, world: World, power: int, places: list[int]) -> list[Record]:
        """The owner's own word is a cession."""
        mine = [p for p in places if int(world.places.owner[p]) == power and p != world.powers[power].capital]
        if not self.on:
            return []
        return [record for p in mine for record in passing.cede(world, p, queries.holder_of(world, p))]
