"""Effects on trade between powers: embargoes laid and lifted because somebody answered so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from game.events.effects.marks import EffectKeys, PowerId
from game.events.effects.void import gone, void
from game.events.expressions.asking import powers_named
from game.politics.statecraft import sanctions
from game.world.records import Record
from game.world.state import queries
from game.world.state.world import World


@dataclass(frozen=True, slots=True)
class LaySanction(EffectKeys):
    """Lets a power stop its trade with another, by `degree`: arms (1), most goods (2), everything (3); 0
    opens it again. With `each: "members(league)"` the members of a body do; put it behind an option where
    each should decide for itself."""

    do: Literal["sanction"]
    power: PowerId
    target: PowerId
    degree: Annotated[int, Field(ge=0, le=3)]

    def apply(self, world: World) -> list[Record]:
        """Close the ports, or open them, unless it is so already."""
        both = powers_named(world, [self.power, self.target])
        if len(both) < 2 or both[0] == both[1]:
            return gone(world, [self.power, self.target]) or [void(world, "same", both[:1])]
        power, target = both
        if target in queries.realm_of(world, power):
            return [void(world, "same_realm", both)]
        if queries.sovereign_of(world, power) != power:
            return [void(world, "unfree", both[:1])]
        now = sanctions.embargo_on(world, power, target)
        if (now.degree if now else 0) == self.degree:
            return [void(world, "there_already", both)]
        if not self.degree:
            return [sanctions.lift(world, power, target, "order")]
        return sanctions.lay(world, power, target, self.degree)
