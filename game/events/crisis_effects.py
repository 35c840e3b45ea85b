"""The effect that brings a dispute before the powers; what becomes of it is up to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.events.lookup import places_named, powers_named
from game.events.marks import PlaceId, PowerId, Sum
from game.politics.crises import crises
from game.politics.war import war
from game.words import CasusBelli, Term
from game.world.constants.rulemarks import Name
from game.world.constants.ruleset import Strict
from game.world.records import Record
from game.world.state import queries
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World

SUM_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class OpenCrisis(Strict):
    """Makes a crisis of a demand: `cede`, a `sum`, to be `free`; a `convener` calls a conference on it."""

    do: Literal["crisis"]
    challenger: PowerId
    defender: PowerId
    reason: CasusBelli = CasusBelli.INCIDENT
    cede: tuple[PlaceId, ...] = ()
    sum: Sum = 0
    free: bool = False
    title: Name | Literal[""] = ""
    convener: PowerId | None = None

    def apply(self, world: World) -> list[Record]:
        """Open it, unless the two have one open already."""
        both = powers_named(world, [self.challenger, self.defender])
        if len(both) < 2 or both[0] == both[1]:
            return []
        if any(set(c.parties) == set(both) for c in crises.living(world)):
            return []
        callers = powers_named(world, [self.convener] if self.convener else [])
        fight = queries.war_between(world, both[0], both[1])
        if fight is not None:
            return crises.convene_on_war(world, fight, callers[0], self.title) if callers else []
        terms = self._terms(world, both[0], both[1])
        if not terms:
            return []
        opened = crises.open_crisis(world, both[0], both[1], self.reason, terms, self.title)
        crisis = world.crises[max(world.crises)]
        return [*opened, *(crises.convene(world, crisis, caller) for caller in callers)]

    def _terms(self, world: World, challenger: int, defender: int) -> tuple[PeaceTerm, ...]:
        """What is demanded, as far as the defender has it to give."""
        terms = [
            PeaceTerm(Term.CESSION, giver=defender, taker=challenger, place=place)
            for place in places_named(world, self.cede)
        ]
        if self.sum > 0:
            terms.append(
                PeaceTerm(Term.INDEMNITY, defender, challenger, amount=self.sum, quarters=SUM_QUARTERS)
            )
        if self.free:
            terms.append(PeaceTerm(Term.INDEPENDENCE, giver=defender, taker=challenger))
        return tuple(t for t in terms if war.is_sound(world, t, (challenger,), (defender,)))
