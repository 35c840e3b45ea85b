"""Effects on treaties: signed, and ended, as void or by one of those who signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from game.events.effects.limits import caps_of, is_among_equals
from game.events.effects.marks import Caps, EffectKeys, PlaceId, PowerId, SumSaid, TermSaid, number
from game.events.effects.void import gone, no_pair, void
from game.events.expressions.asking import places_named, powers_named
from game.politics import securities
from game.politics.treaties import signing, tearing, treaties
from game.politics.treaties.restraints import RESTRAINTS
from game.rules.land import garrisons
from game.words import TreatyKind
from game.world.constants.rulemarks import Name, Slug
from game.world.records import Record
from game.world.state import queries
from game.world.state.treaties import Treaty
from game.world.state.world import World

#: Kinds of treaty that others may accede to.
OPEN = (*tearing.AMONG_ALL, TreatyKind.TRADE)
#: Kinds of treaty that name provinces.
ON_LAND = (TreatyKind.DEMILITARISED_ZONE, *garrisons.HELD)


@dataclass(frozen=True, slots=True)
class SignTreaty(EffectKeys):
    """Puts a treaty into force between powers at peace, for its usual time or for `quarters`; a sphere
    (`subject`: who stands back), a self-denial and a watch are `about` a third state, a demilitarised zone
    an occupation and a guard (`subject`: the owner) name `places`, `straits` are the `subject`'s. A limit of
    arms says how many men (`amount`) its `subject` keeps, or in `caps` how many forces of a kind; without a
    subject each keeps its own caps, and any may give notice. What is `secret` only its parties know, until it
    comes out. It binds in the quarter in which it is signed
    and as many more, and lapses when the next one begins, before events."""

    do: Literal["treaty"]
    kind: TreatyKind
    parties: tuple[PowerId, ...]
    subject: PowerId | None = None
    about: PowerId | None = None
    places: tuple[PlaceId, ...] = ()
    amount: SumSaid = 0
    quarters: TermSaid | None = None
    name: Name | Literal[""] = ""
    id: Slug | None = None  # what `in_force` calls it; it needs a name
    caps: Caps = field(default_factory=dict)  # by power: how many of a kind it keeps
    secret: bool = False

    def apply(self, world: World) -> list[Record]:
        """Sign for those who exist and fight none of the others."""
        parties = powers_named(world, dict.fromkeys(self.parties))
        subjects = powers_named(world, [self.subject] if self.subject else [])
        thirds = powers_named(world, [self.about] if self.about else [])
        named = places_named(world, self.places)
        places = [p for p in named if int(world.places.owner[p]) in parties]
        if bad := self._obstacle(world, parties, subjects, thirds, places):
            return bad
        others = [p for p in named if p not in places]
        records = gone(world, self.parties, rest=True)
        records += [void(world, "not_theirs", parties, others, rest=True)] if others else []
        subject, about = subjects[0] if subjects else -1, thirds[0] if thirds else -1
        quarters = None if self.quarters is None else max(0, number(self.quarters))
        signed = signing.sign(
            world, self.kind, tuple(parties), subject=subject, about=about, places=tuple(sorted(set(places))),
            amount=max(0, number(self.amount)), quarters=quarters, name=self.name,
            caps=caps_of({world.roster[p].id: p for p in parties}, self.caps), secret=self.secret,
        )  # fmt: skip
        if self.kind in garrisons.HELD:
            garrisons.march_in(world, world.treaties[signed.treaty])
        return [signed, *signing.give_up_claims(world, world.treaties[signed.treaty]), *records]

    def _obstacle(
        self, world: World, parties: list[int], subjects: list[int], thirds: list[int], places: list[int]
    ) -> list[Record]:
        """Why the treaty cannot be signed, if so."""
        needed = [self.subject, self.about, *(self.parties if len(parties) < 2 else ())]
        if absent := gone(world, needed):
            return absent
        if len(parties) < 2:
            return [void(world, "same", parties)]
        if not self._has_third(parties, thirds):
            return [void(world, "third_party", thirds)]
        if self.places and not places:
            return [void(world, "not_theirs", parties, places_named(world, self.places))]
        if (self.kind in ON_LAND) != bool(places) or not self._is_owed(parties, subjects):
            return [void(world, "wrong_terms", parties)]
        fighting = [a for a in parties if any(queries.at_war(world, a, b) for b in parties)]
        return [void(world, "at_war", fighting)] if fighting else []

    def _is_owed(self, parties: Sequence[int], subjects: Sequence[int]) -> bool:
        """A security of a peace is owed by one of its parties, land to one other; straits are one's."""
        if self.kind not in (*securities.OWED, TreatyKind.GUARD, TreatyKind.STRAITS) or is_among_equals(self):
            return True
        pair = self.kind not in garrisons.HELD or len(parties) == 2
        return pair and bool(subjects) and subjects[0] in parties

    def _has_third(self, parties: Sequence[int], thirds: Sequence[int]) -> bool:
        """A treaty of restraint needs a third state, and no other treaty has one."""
        if self.kind not in (*RESTRAINTS, TreatyKind.VIGILANCE):
            return not self.about
        return bool(thirds) and thirds[0] not in parties


@dataclass(frozen=True, slots=True)
class EndTreaty(EffectKeys):
    """Ends every treaty of a kind that binds all the powers named: as void, by whoever's will; or `by` one of
    them, who tears it up in the open as by an order, or with `notice` denounces it, so that it binds for a
    while yet."""

    do: Literal["end_treaty"]
    kind: TreatyKind
    parties: tuple[PowerId, ...]
    by: PowerId | None = None
    notice: bool = False

    def apply(self, world: World) -> list[Record]:
        """Take the treaties off the table."""
        parties = powers_named(world, self.parties)
        if len(parties) < len(self.parties) or not parties:
            return gone(world, self.parties)
        found = [
            t for t in queries.treaties_of(world, parties[0], self.kind) if set(parties) <= set(t.parties)
        ]
        if self.by is not None and found:
            return self._ended_by(world, found)
        ended: list[Record] = []
        for treaty in found:
            ended += garrisons.march_out(world, treaty) if self.kind in garrisons.HELD else []
            ended.append(signing.end_now(world, treaty, -1, "void"))
        return ended or [void(world, "no_treaty", parties)]

    def _ended_by(self, world: World, found: Sequence[Treaty]) -> list[Record]:
        """What comes of it when one of the parties does it, and is held to account for it."""
        authors = powers_named(world, [self.by or ""])
        if not authors:
            return gone(world, [self.by])
        if authors[0] not in found[0].parties:
            return [void(world, "no_treaty", authors)]
        records: list[Record] = []
        for treaty in found:
            way = treaties.give_notice if self.notice else tearing.tear_up
            records += way(world, treaty, authors[0])
        return records


@dataclass(frozen=True, slots=True)
class Accede(EffectKeys):
    """Lets a power accede to a treaty of a kind that binds others to each other alike, the latest that binds
    `beside`: an alliance, a promise of peace, a market, a renunciation of war."""

    do: Literal["accede"]
    power: PowerId
    kind: TreatyKind
    beside: PowerId

    def apply(self, world: World) -> list[Record]:
        """Sign beneath the others, if there is such a treaty and none of them is at war with it."""
        both = powers_named(world, [self.power, self.beside])
        if len(both) < 2 or both[0] == both[1]:
            return no_pair(world, self.power, self.beside)
        power, beside = both
        found = [t for t in queries.treaties_of(world, beside, self.kind) if t.kind in OPEN and t.subject < 0]
        if not found:
            return [void(world, "no_treaty", both)]
        treaty = max(found, key=lambda t: (t.start, t.id))
        if power in treaty.parties:
            return [void(world, "there_already", [power])]
        foes = [p for p in treaty.parties if queries.at_war(world, power, p)]
        return [void(world, "at_war", [power, *foes])] if foes else [signing.join(world, treaty, power)]
