"""The effect that brings a dispute before the powers; what becomes of it is up to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from game.events.effects.marks import BodyId, EffectKeys, PlaceId, PowerId, SumSaid, TermSaid, number
from game.events.effects.void import dropped_terms, gone, void
from game.events.expressions.asking import places_named, powers_named
from game.politics.bodies.institutions import body_named
from game.politics.crises import crises
from game.politics.crises.papers import sums
from game.politics.impositions import Pact
from game.politics.war.outbreak import war
from game.words import Cabinet, CasusBelli, Term
from game.world.constants.rulemarks import Name
from game.world.records import Record
from game.world.state import queries
from game.world.state.bodies import Institution
from game.world.state.treaties import PeaceTerm, War
from game.world.state.world import World

SUM_QUARTERS = 4
#: The keys that say what is demanded.
DEMANDS: Final = (
    "cede", "sum", "free", "evacuate", "sign", "note", "protectorate", "autonomy", "neutrality", "disarm",
    "limit_arms", "cabinet", "pledge", "demilitarise", "vote", "annex",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenCrisis(EffectKeys):
    """Makes a crisis of a demand: to `cede`, a `sum`, to be `free` or to have `autonomy`, to `evacuate` what
    is held, to `sign` a treaty, a `note` of regret, `neutrality`, a `protectorate` over the defender, men
    to `disarm` or to `limit_arms` to, another `cabinet`, a `pledge`, land to `demilitarise`, a `vote` in
    some of it, or to `annex` all of it; a `convener` calls a conference on it, that of a `body` if one is
    named. It is called by the graver of its `reason` and of what is asked: land without a claim is
    conquest."""

    do: Literal["crisis"]
    challenger: PowerId
    defender: PowerId
    reason: CasusBelli = CasusBelli.INCIDENT
    cede: tuple[PlaceId, ...] = ()
    sum: SumSaid = 0
    free: bool = False
    title: Name | Literal[""] = ""
    convener: PowerId | None = None
    evacuate: tuple[PlaceId, ...] = ()  # that the defender holds and does not own
    sign: Pact | None = None
    note: bool = False
    protectorate: bool = False
    autonomy: bool = False  # to the challenger, which stands under the defender's crown
    neutrality: bool = False
    disarm: SumSaid | None = None  # men that the defender may keep
    limit_arms: SumSaid | None = None  # men that it may ever keep, for so many `quarters`
    cabinet: Cabinet | None = None
    pledge: tuple[PlaceId, ...] = ()  # land of the defender's to be held for so many `quarters`
    demilitarise: tuple[PlaceId, ...] = ()
    vote: tuple[PlaceId, ...] = ()  # land of the defender's that is to say itself whose it shall be
    annex: bool = False
    quarters: TermSaid = 20
    body: BodyId | None = None  # before which the convener brings it; left out: where it belongs

    def apply(self, world: World) -> list[Record]:
        """Open it, unless the two have one open already."""
        both = powers_named(world, [self.challenger, self.defender])
        if len(both) < 2 or both[0] == both[1]:
            return gone(world, [self.challenger, self.defender]) or [void(world, "same", both[:1])]
        if any(set(c.parties) == set(both) for c in crises.living(world)):
            return [void(world, "crisis_open", both)]
        callers = powers_named(world, [self.convener] if self.convener else [])
        body = body_named(world, self.body) if self.body else None
        closed = [void(world, "no_body", callers, rest=True)] if self.body and body is None else []
        fight = queries.war_between(world, both[0], both[1])
        asked = self._demands(world, both[0], both[1])
        if fight is not None:
            return [*self._convene_on(world, fight, callers, asked, body), *closed]
        terms = tuple(
            t for t in asked if war.is_sound(world, t, both[:1], both[1:]) and sums.is_bearable(world, (t,))
        )
        dropped = dropped_terms(world, asked, terms)
        if not terms:
            return [*dropped] or [void(world, "naught", both)]
        opened = crises.open_crisis(world, both[0], both[1], self.reason, terms, self.title)
        crisis = world.crises[max(world.crises)]
        called = [crises.convene(world, crisis, caller, body) for caller in callers]
        return [*opened, *called, *dropped, *closed, *gone(world, [self.convener], rest=True)]

    def _convene_on(
        self, world: World, fight: War, callers: list[int], asked: Sequence[PeaceTerm],
        body: Institution | None,
    ) -> list[Record]:  # fmt: skip
        """Call a conference on the war that is on, if anybody does; it is about the war's own aims."""
        if not callers:
            return [void(world, "at_war", (fight.attackers[0], fight.defenders[0]))]
        called = crises.convene_on_war(world, fight, callers[0], self.title, body)
        if set(asked) <= set(fight.aims):
            return called
        return [*called, void(world, "war_instead", (asked[0].taker, asked[0].giver), rest=True)]

    def _demands(self, world: World, challenger: int, defender: int) -> list[PeaceTerm]:
        """What is demanded, whether the defender has it to give or not."""
        terms = [
            PeaceTerm(Term.CESSION, giver=defender, taker=challenger, place=place)
            for place in places_named(world, self.cede)
        ]
        if (money := number(self.sum)) > 0:
            terms.append(PeaceTerm(Term.INDEMNITY, defender, challenger, amount=money, quarters=SUM_QUARTERS))
        if self.free:
            terms.append(PeaceTerm(Term.INDEPENDENCE, giver=defender, taker=challenger))
        left = places_named(world, self.evacuate)
        terms += [PeaceTerm(Term.EVACUATION, defender, challenger, place=place) for place in left]
        if self.sign is not None:
            terms.append(PeaceTerm(Term.PACT, defender, challenger, pact=self.sign))
        terms += [PeaceTerm(term, defender, challenger) for term, is_asked in self._plainly() if is_asked]
        return terms + self._securities(world, challenger, defender)

    def _plainly(self) -> list[tuple[Term, bool]]:
        """The demands that say no more than what they are."""
        return [
            (Term.NOTE, self.note), (Term.PROTECTION, self.protectorate), (Term.AUTONOMY, self.autonomy),
            (Term.NEUTRALITY, self.neutrality), (Term.ANNEXATION, self.annex),
        ]  # fmt: skip

    def _securities(self, world: World, challenger: int, defender: int) -> list[PeaceTerm]:
        """Arms, men of another mind, pledges and empty land."""
        both, quarters = (defender, challenger), number(self.quarters)
        terms = [PeaceTerm(Term.ZONE, *both, place=p) for p in places_named(world, self.demilitarise)]
        terms += [PeaceTerm(Term.VOTE, *both, place=p) for p in places_named(world, self.vote)]
        held = places_named(world, self.pledge)
        terms += [PeaceTerm(Term.OCCUPATION, *both, place=p, quarters=quarters) for p in held]
        if self.disarm is not None:
            terms.append(PeaceTerm(Term.DISARMAMENT, *both, amount=number(self.disarm)))
        if self.limit_arms is not None:
            men = number(self.limit_arms)
            terms.append(PeaceTerm(Term.ARMS_LIMIT, *both, amount=men, quarters=quarters))
        if self.cabinet is not None:
            terms.append(PeaceTerm(Term.RESTORATION, *both, cabinet=self.cabinet))
        return terms
