"""Effects between powers: claims, incidents, treaties, land, bodies, states born and ended.

None makes an aggressor: an incident or a claim only gives a government a reason, which it may take or leave.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from game.events.effects import states
from game.events.effects.marks import (
    AnyPlaceId,
    Army,
    BodyId,
    EffectKeys,
    PlaceId,
    PowerId,
    Share,
    ShareSaid,
    number,
    numbers,
)
from game.events.effects.void import EffectVoid, Why, gone, no_pair, void
from game.events.expressions.asking import places_named, powers_named
from game.politics.bodies import institutions, membership
from game.politics.treaties import claims
from game.politics.war.consequences import endings, passing
from game.words import OverlordKind, Rank, Rung
from game.world import fixed
from game.world.records import Chapter, PowerWord, Record
from game.world.state import memories, queries
from game.world.state.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentHappened(Record):
    """Something happened between two powers that either may take for a reason to fight."""

    type: ClassVar[str] = "incident"
    headline: ClassVar[bool] = True
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord
    other: PowerWord


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlordChanged(Record):
    """A power came under another one, or was freed (``overlord`` is empty).

    ``change`` says whether it stood there before, and whether its bond became looser or tighter; a state that
    is born stands by right where its land stood.
    """

    type: ClassVar[str] = "overlord"
    headline: ClassVar[bool] = True
    told_by: ClassVar[str] = "change"
    chapter: ClassVar[Chapter] = Chapter.DIPLOMACY
    power: PowerWord
    overlord: str
    bond: str
    change: Literal["come", "free", "looser", "tighter", "born"] = "come"


@dataclass(frozen=True, slots=True)
class RaiseClaim(EffectKeys):
    """Gives a power a public claim to a province that is not its own."""

    do: Literal["claim"]
    power: PowerId
    place: PlaceId
    strength: ShareSaid | None = None  # left out: as strong as any new claim

    def apply(self, world: World) -> list[Record]:
        """Enter the claim."""
        place = places_named(world, [self.place])[0]
        owner = int(world.places.owner[place])
        for power in powers_named(world, [self.power]):
            if owner < 0:
                return [void(world, "unowned", [power], [place])]
            if owner in queries.whole_realm_of(world, power):
                return [void(world, "own", [power], [place])]
            usual = world.rules.politics.new_claim
            strength = usual if self.strength is None else fixed.clip(number(self.strength))
            old = claims.claim_on(world, power, place)
            claims.add_claim(world, power, place, strength)
            if old is not None and old.strength >= strength:
                return [void(world, "claimed", [power], [place])]
            return [claims.ClaimRaised(power=self.power, place=self.place, owner=world.roster[owner].id)]
        return gone(world, [self.power])


@dataclass(frozen=True, slots=True)
class DropClaim(EffectKeys):
    """Takes a power's claim to a province off the table."""

    do: Literal["drop_claim"]
    power: PowerId
    place: PlaceId

    def apply(self, world: World) -> list[Record]:
        """Strike the claim."""
        place = places_named(world, [self.place])[0]
        for power in powers_named(world, [self.power]):
            if claims.claim_on(world, power, place) is None:
                return [void(world, "unclaimed", [power], [place])]
            return [claims.drop_claim(world, power, place)]
        return gone(world, [self.power])


@dataclass(frozen=True, slots=True)
class Incident(EffectKeys):
    """Makes an incident between two powers, for a year a reason to fight; not for who gave it, if known."""

    do: Literal["incident"]
    power: PowerId
    other: PowerId
    by: PowerId | None = None  # which of the two gave it, where that is known

    def apply(self, world: World) -> list[Record]:
        """Make it known."""
        both = powers_named(world, [self.power, self.other])
        if len(both) < 2 or both[0] == both[1]:
            return no_pair(world, self.power, self.other)
        gave = powers_named(world, [self.by]) if self.by is not None else []
        if gave and gave[0] in both:
            memories.note_insult(world, gave[0], next(p for p in both if p != gave[0]))
        else:
            memories.note_incident(world, both[0], both[1])
        return [IncidentHappened(power=self.power, other=self.other)]


@dataclass(frozen=True, slots=True)
class Cede(EffectKeys):
    """Passes the title and the ground of places to a power."""

    do: Literal["cede"]
    places: tuple[AnyPlaceId, ...]
    to: PowerId

    def apply(self, world: World) -> list[Record]:
        """Pass what is another's."""
        for taker in powers_named(world, [self.to]):
            records: list[Record] = []
            kept: dict[Why, list[int]] = {}
            for place in places_named(world, self.places):
                giver = int(world.places.owner[place])
                if giver < 0 or giver == taker:
                    kept.setdefault("unowned" if giver < 0 else "own", []).append(place)
                    continue
                if place == world.powers[giver].capital and not queries.is_land_place(world, place):
                    kept.setdefault("not_to_give", []).append(place)  # nobody conquers a country off the map
                    continue
                records += passing.cede(world, place, taker)
                states.keep_capital(world, giver)
                passing.send_home(world, giver)
            rest = bool(records)
            return [*records, *(void(world, why, [taker], there, rest=rest) for why, there in kept.items())]
        return gone(world, [self.to])


@dataclass(frozen=True, slots=True)
class SetOverlord(EffectKeys):
    """Puts a power under another one, or frees it when no overlord is named."""

    do: Literal["overlord"]
    power: PowerId
    overlord: PowerId | None = None
    bond: OverlordKind = OverlordKind.SUZERAIN

    def apply(self, world: World) -> list[Record]:
        """Change who stands above it."""
        below = powers_named(world, [self.power])
        above = powers_named(world, [self.overlord] if self.overlord else [])
        if not below or (self.overlord and not above):
            return gone(world, [self.power, self.overlord])
        state, lord = world.powers[below[0]], above[0] if above else -1
        if lord >= 0 and below[0] in (lord, *_lords_of(world, lord)):
            return [void(world, "ring", [below[0], lord])]
        if state.overlord == lord and state.overlord_kind is (self.bond if lord >= 0 else None):
            return [void(world, "there_already" if above else "free_already", [*below, *above])]
        change = self._change(state.overlord == lord, state.overlord_kind)
        state.overlord, state.overlord_kind = lord, self.bond if lord >= 0 else None
        return [
            OverlordChanged(
                power=self.power, overlord=self.overlord or "", bond=self.bond if self.overlord else "",
                change=change,
            )
        ]  # fmt: skip

    def _change(
        self, is_same_lord: bool, before: OverlordKind | None
    ) -> Literal["come", "free", "looser", "tighter"]:
        if not self.overlord:
            return "free"
        if not is_same_lord or before is None:
            return "come"
        bonds = list(OverlordKind)  # the closest first
        return "looser" if bonds.index(self.bond) > bonds.index(before) else "tighter"


def _lords_of(world: World, power: int) -> list[int]:
    """Those above a power, nearest first; a ring ends where it closes."""
    chain: list[int] = []
    while (power := world.powers[power].overlord) >= 0 and power not in chain:
        chain.append(power)
    return chain


@dataclass(frozen=True, slots=True)
class Found(EffectKeys):
    """Lets a state begin in places of another, the first its capital; without `title` it only holds them."""

    do: Literal["state_born"]
    power: PowerId
    out_of: PowerId
    places: tuple[PlaceId, ...]
    title: bool = False
    rank: Rank = Rank.MINOR
    overlord: PowerId | None = None
    bond: OverlordKind = OverlordKind.SUZERAIN
    legitimacy: Share = 6000
    nationalism: Share = 6000
    army: Army = field(default_factory=dict)

    def apply(self, world: World) -> list[Record]:
        """Let it begin, if there is anything to begin with."""
        power = next(facts.index for facts in world.roster if facts.id == self.power)
        parents = powers_named(world, [self.out_of])
        if not parents:
            return gone(world, [self.out_of])
        if world.powers[power].exists:
            return [void(world, "exists", [power])]
        places = places_named(world, self.places)
        records = states.found(world, power, parents[0], places, titled=self.title, army=numbers(self.army))
        if not world.powers[power].exists:
            return records
        state = world.powers[power]
        state.rank = self.rank
        state.legitimacy, state.nationalism = fixed.clip(self.legitimacy), fixed.clip(self.nationalism)
        if self.overlord:
            under = SetOverlord("overlord", self.power, self.overlord, self.bond).apply(world)
            records += [self._of_birth(record) for record in under]
        return records

    def _of_birth(self, record: Record) -> Record:
        """What was said of the bond of a state that has just been born."""
        if isinstance(record, EffectVoid):
            return replace(record, rest=True)
        if isinstance(record, OverlordChanged) and self.overlord == self.out_of:
            return replace(record, change="born")
        return record


@dataclass(frozen=True, slots=True)
class Dissolve(EffectKeys):
    """Ends a state; its land goes to the heir."""

    do: Literal["state_ended"]
    power: PowerId
    heir: PowerId

    def apply(self, world: World) -> list[Record]:
        """End it, if both exist."""
        both = powers_named(world, [self.power, self.heir])
        if len(both) < 2 or both[0] == both[1]:
            return no_pair(world, self.power, self.heir)
        return endings.dissolve(world, both[0], both[1])


@dataclass(frozen=True, slots=True)
class Admit(EffectKeys):
    """Puts a power on a rung of a body that stands, or outside it when no rung is named."""

    do: Literal["membership"]
    power: PowerId
    body: BodyId
    rung: Rung | None = None

    def apply(self, world: World) -> list[Record]:
        """Change its place, if there is such a body and the place is another one."""
        body = institutions.body_named(world, self.body)
        found = powers_named(world, [self.power])
        if not found:
            return gone(world, [self.power])
        if body is None:
            return [void(world, "no_body", found)]
        if body.members.get(found[0]) is self.rung:
            return [void(world, "outside" if self.rung is None else "there_already", found)]
        if self.rung is None:
            return [institutions.change_membership(world, body, found[0], None)]
        return membership.climb(world, body, found[0], self.rung)
