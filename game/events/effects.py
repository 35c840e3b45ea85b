"""What events and their options may do to the world: one closed table of effects.

Each effect is a small immutable value read from a file: its word after ``do``, its parameters, what it
does. An effect that cannot be carried out any more (a power is gone, a war is on) does nothing. Effects
shock, move money, make claims, incidents, treaties, wars of stated kinds, states and forces; none makes
an aggressor by date, and none writes trust, cohesion, stage or predation (DESIGN sections 5 and 6).
``docs/events.md`` is written from this table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar, Final, Literal, Protocol, TypeAlias, get_args

import numpy as np

from game.events import states
from game.events.marks import AnyPlaceId, PlaceId, PowerId, UnitId
from game.politics import claims, peace, treaties, war
from game.words import CasusBelli, OverlordKind, Rank, Term, TreatyKind
from game.world import fixed, queries
from game.world.mapindex import index_of
from game.world.records import Record
from game.world.ruleset import Strict
from game.world.treaties import PeaceTerm
from game.world.world import World

Reason = Literal[CasusBelli.REBELLION, CasusBelli.INVITATION, CasusBelli.MANDATE]
MOODS: Final = ("hardship", "legitimacy", "nationalism", "openness", "exhaustion", "standing")


class Effect(Protocol):
    """Anything in the table: it changes a world and says what happened."""

    def apply(self, world: World) -> list[Record]:
        """Take effect now."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ShockFelt(Record):
    """Moods at home moved at one blow; ``changes`` holds the steps asked for, permyriad."""

    type: ClassVar[str] = "shock"
    powers: tuple[str, ...]
    places: tuple[str, ...]
    changes: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyMoved(Record):
    """An event filled or emptied a treasury, thousands of pounds."""

    type: ClassVar[str] = "money"
    power: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentHappened(Record):
    """Something happened between two powers that either may take for a reason to fight."""

    type: ClassVar[str] = "incident"
    power: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSpread(Record):
    """The newspapers have something to tell."""

    type: ClassVar[str] = "news"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlordChanged(Record):
    """A power came under another one, or was freed (``overlord`` is empty)."""

    type: ClassVar[str] = "overlord"
    power: str
    overlord: str
    bond: str


def _powers(world: World, names: Iterable[str]) -> list[int]:
    """Indices of those of the powers that exist."""
    index = {facts.id: facts.index for facts in world.roster}
    return [index[name] for name in names if world.powers[index[name]].exists]


def _places(world: World, names: Iterable[str]) -> list[int]:
    by_id = index_of(world.map).by_id
    return [by_id[name] for name in names]


@dataclass(frozen=True, slots=True)
class Shock(Strict):
    """Moves moods of powers by steps, and unrest in the places named or, with none named, in all theirs."""

    do: Literal["shock"]
    powers: tuple[PowerId, ...] = ()
    places: tuple[PlaceId, ...] = ()
    hardship: int = 0
    legitimacy: int = 0
    nationalism: int = 0
    openness: int = 0
    exhaustion: int = 0
    standing: int = 0
    unrest: int = 0

    def apply(self, world: World) -> list[Record]:
        """Move the moods, within their bounds."""
        powers, places = _powers(world, self.powers), _places(world, self.places)
        for power in powers:
            state = world.powers[power]
            for mood in MOODS:
                setattr(state, mood, fixed.clip(getattr(state, mood) + getattr(self, mood)))
        where = places or [p for power in powers for p in queries.owned_by(world, power)]
        if self.unrest and where:
            unrest = world.places.unrest
            unrest[where] = np.clip(unrest[where].astype(np.int64) + self.unrest, 0, fixed.ONE)
        changes = {mood: step for mood in (*MOODS, "unrest") if (step := getattr(self, mood))}
        names = tuple(world.map.place_id(p) for p in places)
        return [ShockFelt(powers=queries.names(world, powers), places=names, changes=changes)]


@dataclass(frozen=True, slots=True)
class Money(Strict):
    """Gives a power thousands of pounds, or takes them (a negative amount); what it has not, it borrows."""

    do: Literal["money"]
    power: PowerId
    amount: int

    def apply(self, world: World) -> list[Record]:
        """Move the money."""
        for power in _powers(world, [self.power]):
            state = world.powers[power]
            state.treasury += self.amount
            if state.treasury < 0:
                state.debt -= state.treasury
                state.treasury = 0
            return [MoneyMoved(power=self.power, amount=self.amount)]
        return []


@dataclass(frozen=True, slots=True)
class RaiseClaim(Strict):
    """Gives a power a public claim to a province that is not its own."""

    do: Literal["claim"]
    power: PowerId
    place: PlaceId
    strength: int = claims.NEW_CLAIM

    def apply(self, world: World) -> list[Record]:
        """Enter the claim."""
        place = _places(world, [self.place])[0]
        owner = int(world.places.owner[place])
        for power in _powers(world, [self.power]):
            if owner < 0 or owner in queries.realm_of(world, queries.sovereign_of(world, power)):
                continue
            claims.add_claim(world, power, place, fixed.clip(self.strength))
            return [claims.ClaimRaised(power=self.power, place=self.place, owner=world.roster[owner].id)]
        return []


@dataclass(frozen=True, slots=True)
class DropClaim(Strict):
    """Takes a power's claim to a province off the table."""

    do: Literal["drop_claim"]
    power: PowerId
    place: PlaceId

    def apply(self, world: World) -> list[Record]:
        """Strike the claim."""
        place = _places(world, [self.place])[0]
        powers = [p for p in _powers(world, [self.power]) if claims.claim_on(world, p, place)]
        return [claims.drop_claim(world, power, place) for power in powers]


@dataclass(frozen=True, slots=True)
class Incident(Strict):
    """Makes an incident between two powers, which for a year either may take for a reason to fight."""

    do: Literal["incident"]
    power: PowerId
    other: PowerId

    def apply(self, world: World) -> list[Record]:
        """Make it known."""
        both = _powers(world, [self.power, self.other])
        if len(both) < 2 or both[0] == both[1]:
            return []
        world.flags[war.incident_flag(world, both[0], both[1])] = world.turn
        return [IncidentHappened(power=self.power, other=self.other)]


@dataclass(frozen=True, slots=True)
class SetFlag(Strict):
    """Sets a named fact that later conditions may ask for, or takes it back with `on: false`."""

    do: Literal["flag"]
    name: str
    on: bool = True

    def apply(self, world: World) -> list[Record]:
        """Note the turn, or forget."""
        if self.on:
            world.flags[self.name] = world.turn
        else:
            world.flags.pop(self.name, None)
        return []


@dataclass(frozen=True, slots=True)
class News(Strict):
    """Puts a sentence into the newspapers and the chronicle."""

    do: Literal["news"]
    text: str

    def apply(self, world: World) -> list[Record]:
        """Print it."""
        return [NewsSpread(text=self.text)]


@dataclass(frozen=True, slots=True)
class SignTreaty(Strict):
    """Puts a treaty into force between powers at peace, for its usual time or for `quarters`."""

    do: Literal["treaty"]
    kind: TreatyKind
    parties: tuple[PowerId, ...]
    subject: PowerId | None = None
    amount: int = 0
    quarters: int | None = None
    name: str = ""

    def apply(self, world: World) -> list[Record]:
        """Sign for those who exist and fight none of the others."""
        parties = _powers(world, dict.fromkeys(self.parties))
        about = _powers(world, [self.subject] if self.subject else [])
        if len(parties) < 2 or (self.subject and not about):
            return []
        if any(queries.at_war(world, a, b) for a in parties for b in parties):
            return []
        subject = about[0] if about else -1
        quarters = None if self.quarters is None else max(0, self.quarters)
        signed = treaties.sign(
            world, self.kind, tuple(parties), subject=subject, amount=max(0, self.amount), quarters=quarters,
            name=self.name,
        )  # fmt: skip
        return [signed]


@dataclass(frozen=True, slots=True)
class EndTreaty(Strict):
    """Ends every treaty of a kind that binds all the powers named."""

    do: Literal["end_treaty"]
    kind: TreatyKind
    parties: tuple[PowerId, ...]

    def apply(self, world: World) -> list[Record]:
        """Take the treaties off the table."""
        parties = _powers(world, self.parties)
        if len(parties) < len(self.parties) or not parties:
            return []
        found = [
            t for t in queries.treaties_of(world, parties[0], self.kind) if set(parties) <= set(t.parties)
        ]
        return [treaties.end_now(world, treaty, -1, "void") for treaty in found]


@dataclass(frozen=True, slots=True)
class BeginWar(Strict):
    """Begins a war of rebellion, invitation or mandate for provinces (`aims`) or independence (`free`)."""

    do: Literal["war"]
    attacker: PowerId
    target: PowerId
    reason: Reason
    aims: tuple[PlaceId, ...] = ()
    free: bool = False

    def apply(self, world: World) -> list[Record]:
        """Begin it, unless the two fight already, stand side by side, or are not free to."""
        both = _powers(world, [self.attacker, self.target])
        if len(both) < 2 or both[0] == both[1]:
            return []
        attacker, target = both
        if queries.at_war(world, attacker, target) or target in queries.comrades_of(world, attacker):
            return []
        if self.reason != CasusBelli.REBELLION and any(queries.sovereign_of(world, p) != p for p in both):
            return []
        terms = [
            PeaceTerm(Term.CESSION, giver=target, taker=attacker, place=place)
            for place in _places(world, self.aims)
        ]
        if self.free:
            terms.append(PeaceTerm(Term.INDEPENDENCE, giver=target, taker=attacker))
        aims = tuple(t for t in terms if war.is_sound(world, t, (attacker,), (target,)))
        return war.begin_war(world, attacker, target, self.reason, aims, aggressor=-1)


@dataclass(frozen=True, slots=True)
class EndWar(Strict):
    """Ends the war of two powers; with `keep` each keeps what it holds of the other's but its capital."""

    do: Literal["peace"]
    power: PowerId
    other: PowerId
    keep: bool = False

    def apply(self, world: World) -> list[Record]:
        """Make the peace."""
        both = _powers(world, [self.power, self.other])
        fight = queries.war_between(world, both[0], both[1]) if len(both) == 2 else None
        if fight is None:
            return []
        first, second = (peace.speaks_for(world, fight, p) for p in both)
        terms = [PeaceTerm(Term.STATUS_QUO)]
        if self.keep:
            terms += _held(world, first, second) + _held(world, second, first)
        records = peace.make_peace(world, fight, first, second, tuple(terms))
        for power in both:
            states.keep_capital(world, power)
        return records


def _held(world: World, takers: tuple[int, ...], givers: tuple[int, ...]) -> list[PeaceTerm]:
    """Cessions of what the takers hold of the givers', as far as a peace may contain them."""
    holder, owner = queries.holders(world), world.places.owner
    terms = [
        PeaceTerm(Term.CESSION, giver=int(owner[p]), taker=int(holder[p]), place=p)
        for p in queries.occupied_places(world)
        if owner[p] in givers and holder[p] in takers
    ]
    return [t for t in terms if war.is_sound(world, t, takers, givers)]


@dataclass(frozen=True, slots=True)
class Cede(Strict):
    """Passes the title and the ground of places to a power."""

    do: Literal["cede"]
    places: tuple[AnyPlaceId, ...]
    to: PowerId

    def apply(self, world: World) -> list[Record]:
        """Pass what is another's."""
        records: list[Record] = []
        for taker in _powers(world, [self.to]):
            for place in _places(world, self.places):
                giver = int(world.places.owner[place])
                if giver < 0 or giver == taker:
                    continue
                records += peace.cede(world, place, taker)
                states.keep_capital(world, giver)
                states.send_home(world, giver)
        return records


@dataclass(frozen=True, slots=True)
class RaiseForces(Strict):
    """Puts full forces on the map, in a place the power holds or else in its capital."""

    do: Literal["forces"]
    power: PowerId
    place: PlaceId
    army: dict[UnitId, int]

    def apply(self, world: World) -> list[Record]:
        """Let them rise."""
        place = _places(world, [self.place])[0]
        return [
            record
            for power in _powers(world, [self.power])
            for record in states.raise_forces(world, power, place, self.army)
        ]


@dataclass(frozen=True, slots=True)
class SetOverlord(Strict):
    """Puts a power under another one, or frees it when no overlord is named."""

    do: Literal["overlord"]
    power: PowerId
    overlord: PowerId | None = None
    bond: OverlordKind = OverlordKind.SUZERAIN

    def apply(self, world: World) -> list[Record]:
        """Change who stands above it."""
        below = _powers(world, [self.power])
        above = _powers(world, [self.overlord] if self.overlord else [])
        if not below or (self.overlord and not above):
            return []
        state, lord = world.powers[below[0]], above[0] if above else -1
        if lord >= 0 and below[0] in (lord, *_lords_of(world, lord)):
            return []
        state.overlord, state.overlord_kind = lord, self.bond if lord >= 0 else None
        return [
            OverlordChanged(
                power=self.power, overlord=self.overlord or "", bond=self.bond if self.overlord else ""
            )
        ]


def _lords_of(world: World, power: int) -> list[int]:
    """Those above a power, nearest first; a ring ends where it closes."""
    chain: list[int] = []
    while (power := world.powers[power].overlord) >= 0 and power not in chain:
        chain.append(power)
    return chain


@dataclass(frozen=True, slots=True)
class Found(Strict):
    """Lets a state begin in places of another, the first its capital; without `title` it only holds them."""

    do: Literal["state_born"]
    power: PowerId
    out_of: PowerId
    places: tuple[PlaceId, ...]
    title: bool = False
    rank: Rank = Rank.MINOR
    overlord: PowerId | None = None
    bond: OverlordKind = OverlordKind.SUZERAIN
    legitimacy: int = 6000
    nationalism: int = 6000
    army: dict[UnitId, int] = field(default_factory=dict)

    def apply(self, world: World) -> list[Record]:
        """Let it begin, if there is anything to begin with."""
        power = next(facts.index for facts in world.roster if facts.id == self.power)
        records: list[Record] = []
        for parent in _powers(world, [self.out_of]):
            places = _places(world, self.places)
            records = states.found(world, power, parent, places, titled=self.title, army=self.army)
        if records:
            state = world.powers[power]
            state.rank = self.rank
            state.legitimacy, state.nationalism = fixed.clip(self.legitimacy), fixed.clip(self.nationalism)
            if self.overlord:
                records += SetOverlord("overlord", self.power, self.overlord, self.bond).apply(world)
        return records


@dataclass(frozen=True, slots=True)
class Dissolve(Strict):
    """Ends a state; its land goes to the heir."""

    do: Literal["state_ended"]
    power: PowerId
    heir: PowerId

    def apply(self, world: World) -> list[Record]:
        """End it, if both exist."""
        both = _powers(world, [self.power, self.heir])
        return states.dissolve(world, both[0], both[1]) if len(both) == 2 else []


AnyEffect: TypeAlias = (
    Shock | Money | RaiseClaim | DropClaim | Incident | SetFlag | News | SignTreaty | EndTreaty | BeginWar
    | EndWar | Cede | RaiseForces | SetOverlord | Found | Dissolve
)  # fmt: skip
EFFECTS: Final[tuple[type, ...]] = get_args(AnyEffect)
