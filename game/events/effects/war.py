"""Effects that begin and end wars: risings, interventions somebody with a title asked for, and their peace.

An event begins no war that an order could not, and none between great powers: those are their own decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from game.events.effects import states
from game.events.effects.marks import Army, EffectKeys, PlaceId, PowerId, Share, SumSaid, number, numbers
from game.events.effects.void import Why, dropped_terms, gone, no_pair, void
from game.events.expressions.asking import places_named, powers_named
from game.politics import bonds
from game.politics.war.consequences import rising, rivals
from game.politics.war.ends import bargain, civil_wars, settlement
from game.politics.war.outbreak import war
from game.words import Cabinet, CasusBelli, Ideology, Rank, Term
from game.world.records import Record
from game.world.state import queries
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World

#: Treaties that do not keep a power from a war somebody with a title asked for: an ally is marched in to save
#: him, and a guarantee is of what the powers made, not against what they make of it. A truce holds.
OUTRANKED: Final = {CasusBelli.INVITATION: bonds.FORFEITED, CasusBelli.MANDATE: bonds.DEFIED}
Reason = Literal[CasusBelli.REBELLION, CasusBelli.INVITATION, CasusBelli.MANDATE]


@dataclass(frozen=True, slots=True)
class BeginWar(EffectKeys):
    """Begins a war of rebellion, invitation or mandate for provinces (`aims`), independence (`free`), the
    target's `neutrality`, or an army of which no more than so many men are left (`disarm`); where nothing is
    said, an invitation or a mandate is about its cabinet. An order must be able to begin it: not against a
    truce, one's own realm or a comrade in arms. Only who stands under the other or holds ground of his rises
    against him; great powers go to war by their own decision."""

    do: Literal["war"]
    attacker: PowerId
    target: PowerId
    reason: Reason
    aims: tuple[PlaceId, ...] = ()
    free: bool = False
    neutrality: bool = False
    disarm: SumSaid | None = None

    def apply(self, world: World) -> list[Record]:
        """Begin it, unless something keeps the two from it."""
        both = powers_named(world, [self.attacker, self.target])
        if len(both) < 2 or both[0] == both[1]:
            return no_pair(world, self.attacker, self.target)
        attacker, target = both
        if bad := self._obstacle(world, attacker, target):
            return [void(world, bad, both)]
        terms = [
            PeaceTerm(Term.CESSION, giver=target, taker=attacker, place=place)
            for place in places_named(world, self.aims)
        ]
        if self.free:
            terms.append(PeaceTerm(Term.INDEPENDENCE, giver=target, taker=attacker))
        if self.neutrality:
            terms.append(PeaceTerm(Term.NEUTRALITY, giver=target, taker=attacker))
        if self.disarm is not None:
            terms.append(PeaceTerm(Term.DISARMAMENT, target, attacker, amount=max(0, number(self.disarm))))
        aims = tuple(t for t in terms if war.is_sound(world, t, (attacker,), (target,)))
        dropped = [replace(v, rest=True) for v in dropped_terms(world, terms, aims)]
        return [*war.begin_war(world, attacker, target, self.reason, aims, aggressor=-1)[1], *dropped]

    def _obstacle(self, world: World, attacker: int, target: int) -> Why | None:
        """What keeps the two from fighting, if anything."""
        if queries.at_war(world, attacker, target):
            return "at_war"
        if target in queries.comrades_of(world, attacker):
            return "comrades"
        if bonds.is_bound(world, attacker, target, OUTRANKED.get(self.reason, ())):
            return "bound"
        if self.reason == CasusBelli.REBELLION:
            return None if _may_rise(world, attacker, target) else "no_lord"
        if target in queries.realm_of(world, attacker):
            return "same_realm"
        if any(queries.sovereign_of(world, power) != power for power in (attacker, target)):
            return "unfree"
        are_great = all(world.powers[power].rank is Rank.GREAT for power in (attacker, target))
        return "great_powers" if are_great else None


@dataclass(frozen=True, slots=True)
class CivilWar(EffectKeys):
    """Lets a rival government of a state begin in places of it, the first its seat, with the army that stands
    there (unless `joins` is false), and fight for the whole; of a rival that exists already it only says
    that their quarrel is about the whole. Who holds the last town, or is put into office by their peace,
    governs the state, which goes on under its name; a peace without terms is an armistice."""

    do: Literal["civil_war"]
    power: PowerId
    state: PowerId
    places: tuple[PlaceId, ...] = ()
    cabinet: Cabinet | None = None
    ideology: Ideology | None = None
    joins: bool = True
    army: Army = field(default_factory=dict)
    legitimacy: Share = 6000
    nationalism: Share = 6000

    def apply(self, world: World) -> list[Record]:
        """Let it rise, and the war begin, unless they fight already."""
        rival = next(facts.index for facts in world.roster if facts.id == self.power)
        states_named = powers_named(world, [self.state])
        if not states_named or states_named[0] == rival:
            return gone(world, [self.state]) or [void(world, "same", states_named)]
        state = states_named[0]
        if rivals.is_rival(world, rival, state):
            return [void(world, "there_already", [rival, state])]
        records: list[Record] = []
        if not world.powers[rival].exists:
            records = self._rise(world, rival, state)
            if not world.powers[rival].exists:
                return records
        if not queries.at_war(world, rival, state):
            if bonds.is_bound(world, rival, state, ()) or state in queries.comrades_of(world, rival):
                return [*records, void(world, "bound", [rival, state], rest=bool(records))]
            held = [p for p in queries.occupied_places(world) if queries.holder_of(world, p) == rival]
            aims = civil_wars.aims_of(world, rival, state, held)
            records += war.begin_war(world, rival, state, CasusBelli.REBELLION, aims, aggressor=-1)[1]
        return [civil_wars.claim_the_state(world, rival, state), *records]

    def _rise(self, world: World, rival: int, state: int) -> list[Record]:
        """A second government, which governs as the first does but for what is said."""
        places, army = places_named(world, self.places), numbers(self.army)
        records = states.found(world, rival, state, places, titled=False, army=army, joins=self.joins)
        new, old = world.powers[rival], world.powers[state]
        if new.exists:
            new.rank, new.home = Rank.MINOR, old.home.copy()
            new.home.pathology, new.home.severity, new.home.greed, new.home.fear = None, 0, 0, 0
            new.home.cabinet = self.cabinet or new.home.cabinet
            new.home.ideology = self.ideology or new.home.ideology
            new.legitimacy, new.nationalism = self.legitimacy, self.nationalism
            new.openness, new.army_quality = old.openness, old.army_quality
        return records


def _may_rise(world: World, power: int, lord: int) -> bool:
    """Whether a war between the two can be a rising: one stands under the other, or holds ground of his."""
    if world.powers[power].overlord == lord:
        return True
    holder, owner = queries.holders(world), world.places.owner
    return any(owner[p] == lord and holder[p] == power for p in queries.occupied_places(world))


@dataclass(frozen=True, slots=True)
class EndWar(EffectKeys):
    """Ends the war of two powers that was begun for a `reason`; with `keep` each keeps what it holds of the
    other's but its capital. As every peace it makes a truce between them (`politics.yaml`:
    `treaty_quarters`), which `end_treaty` may take away."""

    do: Literal["peace"]
    power: PowerId
    other: PowerId
    reason: CasusBelli | None = None  # left out, as in files of old: their oldest war, whatever it is about
    keep: bool = False
    reached: bool | None = None  # whether what it was for came about; left out, the peace itself says

    def apply(self, world: World) -> list[Record]:
        """Make the peace."""
        both = powers_named(world, [self.power, self.other])
        if len(both) < 2 or both[0] == both[1]:
            return no_pair(world, self.power, self.other)
        fight = queries.war_between(world, both[0], both[1], self.reason)
        if fight is None:
            return [void(world, "no_war", both)]
        first, second = (bargain.speaks_for(world, fight, p) for p in both)
        terms: list[PeaceTerm] = []
        if self.reached is False:
            terms += _submissions(world, fight.attackers)
        if self.keep:
            terms += _held(world, first, second) + _held(world, second, first)
        records = settlement.make_peace(
            world, fight, first, second, tuple(terms or [PeaceTerm(Term.STATUS_QUO)]), reached=self.reached
        )
        for power in both:
            states.keep_capital(world, power)
        return records


def _submissions(world: World, rebels: Sequence[int]) -> list[PeaceTerm]:
    """Those of some who rose against their lord lay down their arms: what they fought for is lost."""
    pairs = ((p, world.powers[p].overlord) for p in rebels)
    return [PeaceTerm(Term.SUBMISSION, p, lord) for p, lord in pairs if rising.can_submit(world, p, lord)]


def _held(world: World, takers: tuple[int, ...], givers: tuple[int, ...]) -> list[PeaceTerm]:
    """Cessions of what the takers hold of the givers', as far as a peace may contain them."""
    holder, owner = queries.holders(world), world.places.owner
    terms = [
        PeaceTerm(Term.CESSION, giver=int(owner[p]), taker=int(holder[p]), place=p)
        for p in queries.occupied_places(world)
        if owner[p] in givers and holder[p] in takers
    ]
    return [t for t in terms if war.is_sound(world, t, takers, givers)]
