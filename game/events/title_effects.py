"""Effects on titles that no war makes: a province votes on whose it shall be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.events import states
from game.events.asking import places_named, powers_named
from game.events.marks import EffectKeys, PlaceId, PowerId
from game.events.void import gone, void
from game.politics.war import plebiscites
from game.world.dice import Dice
from game.world.records import Record
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
