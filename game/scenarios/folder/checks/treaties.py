"""What treaties, bodies and claims of a scenario must agree on with its powers and their land."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from game.events.effects.limits import is_among_equals
from game.politics import securities
from game.politics.treaties.restraints import RESTRAINTS
from game.rules.land.garrisons import HELD
from game.scenarios.folder.checks.limits import capped_amiss
from game.scenarios.folder.checks.standing import Standing
from game.scenarios.folder.parts import is_over
from game.scenarios.folder.schema import TreatyEntry
from game.scenarios.reading.problems import Positions, Problem, Where
from game.words import TreatyKind

NEEDS_SUBJECT = (
    TreatyKind.GUARANTEE, TreatyKind.NEUTRALITY, TreatyKind.INDEMNITY, TreatyKind.SPHERE, TreatyKind.STRAITS,
    TreatyKind.GUARD,
    *securities.OWED,
)  # fmt: skip
ABOUT = (*RESTRAINTS, TreatyKind.VIGILANCE)  # kinds about a third state
ON_LAND = (TreatyKind.DEMILITARISED_ZONE, *HELD)  # kinds that name provinces


class Treaties(Standing):
    """What is promised, and what is claimed."""

    def treaties(self) -> Iterator[Problem]:
        """Two parties at least, each alive and once; a subject where the kind needs one; dates in order."""
        at = self.at("treaties")
        for number, entry in enumerate(self.parts.treaties.treaties):
            where: Where = ("treaties", number)
            for position, party in enumerate(entry.parties):
                yield from self.alive(at, (*where, "parties", position), party)
            for party, count in Counter(entry.parties).items():
                if count > 1:
                    yield at.problem((*where, "parties"), f"{party} is a party twice")
            yield from self._treaty(at, where, entry)

    def _treaty(self, at: Positions, where: Where, entry: TreatyEntry) -> Iterator[Problem]:
        if len(entry.parties) < 2:
            yield at.problem((*where, "parties"), "a treaty needs two parties")
        if entry.kind in NEEDS_SUBJECT and entry.subject not in entry.parties and not is_among_equals(entry):
            yield at.problem((*where, "kind"), f"{entry.kind} needs a `subject` among its parties")
        yield from capped_amiss(at, where, entry)
        if entry.kind in HELD and len(entry.parties) > 2:
            yield at.problem((*where, "parties"), "land is held by one of its owner: two parties")
        if entry.kind is TreatyKind.STRAITS and not self._has_strait(entry.subject or ""):
            yield at.problem((*where, "kind"), f"{entry.subject} holds no shore of a strait")
        if (entry.kind in ABOUT) != (entry.about is not None):
            hint = "a sphere, a self-denial and a watch are about a third state, other treaties are not"
            yield at.problem((*where, "kind"), f"{entry.kind}: `about` is wrong", hint)
        if entry.about is not None:
            yield from self.alive(at, (*where, "about"), entry.about)
            if entry.about in entry.parties:
                yield at.problem((*where, "about"), f"{entry.about} is a party, not a third state")
        if (entry.kind in ON_LAND) != bool(entry.places):
            hint = "a demilitarised zone and an occupation name provinces, other treaties do not"
            yield at.problem((*where, "kind"), f"{entry.kind}: `places` are wrong", hint)
        for position, place in enumerate(entry.places):
            if self.ground.owners.owners.get(place) not in entry.parties:
                yield at.problem((*where, "places", position), f"`{place}` belongs to none of the parties")
        if not self.at("scenario").is_whole("start"):
            return
        start, of_base = self.calendar.turn_of(entry.start), self.of_base(at, where)
        if of_base and is_over(entry, self.calendar):
            return  # a later start than the base's has left it behind
        if start > 0 or (entry.until is not None and self.calendar.turn_of(entry.until) < max(start, 0)):
            what = "this treaty is not in force when the campaign begins"
            yield at.problem((*where, "start"), what, of_base)

    def _has_strait(self, power: str) -> bool:
        """Whether a power owns the shore of a strait."""
        shores = {hex_id for strait in self.ground.map.straits for hex_id in strait.shores}
        places = {self.ground.map.places[int(self.ground.map.place[hex_id])].id for hex_id in shores}
        return not places.isdisjoint(self.land.get(power, ()))

    def bodies(self) -> Iterator[Problem]:
        """Members are alive."""
        at = self.at("treaties")
        for number, entry in enumerate(self.parts.treaties.institutions):
            for power in entry.members:
                yield from self.alive(at, ("institutions", number, "members", power), power)

    def claims(self) -> Iterator[Problem]:
        """Nobody claims what is his, or claims anything twice."""
        at, made = self.at("treaties"), set[tuple[str, str]]()
        for number, entry in enumerate(self.parts.treaties.claims):
            if (entry.power, entry.place) in made:
                yield at.problem(
                    ("claims", number), f"{entry.power} claims `{entry.place}` twice", "once will do"
                )
            made.add((entry.power, entry.place))
            yield from self.alive(at, ("claims", number, "power"), entry.power)
            if entry.place in self.land.get(entry.power, []):
                yield at.problem(("claims", number, "place"), f"{entry.power} owns `{entry.place}` already")
