"""What a scenario's files must agree on: land and people, ports and garrisons, parties and dates.

These checks see what is sound of the files by itself. What lost a part (`Positions.is_whole`) is not blamed
for its absence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from game.events.effects.limits import is_among_equals
from game.politics import securities
from game.politics.treaties.restraints import RESTRAINTS
from game.rules.land.garrisons import HELD
from game.scenarios.folder.affairs import SiegeEntry, WarEntry
from game.scenarios.folder.build import spot_hex_on
from game.scenarios.folder.ground import Ground
from game.scenarios.folder.inclusion import inclusion_amiss
from game.scenarios.folder.limits import capped_amiss
from game.scenarios.folder.names import Names
from game.scenarios.folder.overseas import boxes_of, misplaced_seat
from game.scenarios.folder.parts import Parts, is_over
from game.scenarios.folder.schema import ForceEntry, PowerEntry, TreatyEntry
from game.scenarios.reading.problems import Positions, Problem, Where
from game.words import Branch, TreatyKind
from game.world.calendar import Calendar
from game.world.map.mapindex import index_of

NEEDS_SUBJECT = (
    TreatyKind.GUARANTEE, TreatyKind.NEUTRALITY, TreatyKind.INDEMNITY, TreatyKind.SPHERE, TreatyKind.STRAITS,
    TreatyKind.GUARD,
    *securities.OWED,
)  # fmt: skip
ABOUT = (*RESTRAINTS, TreatyKind.VIGILANCE)  # kinds about a third state
ON_LAND = (TreatyKind.DEMILITARISED_ZONE, *HELD)  # kinds that name provinces


def disagreements(parts: Parts, ground: Ground, names: Names) -> Iterator[Problem]:
    """What the files of a scenario contradict each other or themselves in."""
    check = _Check(parts, ground, names)
    parts_of_it = (
        check.frame, check.powers, check.provinces, check.forces, check.treaties, check.bodies,
        check.claims, check.people_of_note, check.wars, check.affairs, check.sieges, check.crises,
    )  # fmt: skip
    return (problem for part in parts_of_it for problem in part())


@dataclass
class _Check:
    """The files, and what follows from them."""

    parts: Parts
    ground: Ground
    names: Names

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar.starting(self.parts.scenario.start)

    @cached_property
    def land(self) -> dict[str, list[str]]:
        """Places of each power that owns any."""
        found: dict[str, list[str]] = {}
        for place, power in self.ground.owners.owners.items():
            found.setdefault(power, []).append(place)
        return found

    @cached_property
    def realm(self) -> dict[str, str]:
        """Each power's overlord, or itself."""
        lords = self.ground.owners.overlords
        return {power: lords[power].lord if power in lords else power for power in self.land}

    def at(self, file: str) -> Positions:
        """Positions in one of the scenario's files."""
        return self.parts.positions[file]

    def _alive(self, at: Positions, where: Where, power: str) -> Iterator[Problem]:
        if power not in self.land:
            hint = self._of_base(at, where) or "remove it, see maps/owners.yaml, or let its capital be a box"
            yield at.problem(where, f"{power} owns no land in this era", hint)

    def _of_base(self, at: Positions, where: Where) -> str:
        """A hint where something stands in the base, which its author may not be able to change."""
        home = PurePath(self.at("scenario").file).parent
        is_own = PurePath(at.file_of(*where)).is_relative_to(home)
        return "" if is_own else "the base has it: change or remove it in a file of your own"

    def frame(self) -> Iterator[Problem]:
        """Dates in order; no more policy makers than the rules allow, each once, each with land."""
        at, scenario = self.at("scenario"), self.parts.scenario
        turns = [self.calendar.turn_of(text) for text in (scenario.start, scenario.last, scenario.extended)]
        if turns != sorted(turns) and all(map(at.is_whole, ("start", "last", "extended"))):
            yield at.problem(("last",), "the dates are out of order", "start, then last, then extended")
        makers = [*scenario.great, *scenario.regional]
        most = self.ground.rules.politics.most_makers
        if (count := len(set(makers))) > most:
            hint = f"at most {most}: politics.most_makers"
            yield at.problem(("regional",), f"{count} policy makers are too many", hint)
        for key, names in (("great", scenario.great), ("regional", scenario.regional)):
            for number, name in enumerate(names):
                yield from self._alive(at, (key, number), name)
                if makers.count(name) > 1 and key == "regional":
                    yield at.problem((key, number), f"{name} is listed twice", "great or regional, once")
        yield from inclusion_amiss(
            at, scenario, self.calendar, (e for file in self.parts.events for e in file.events)
        )

    def powers(self) -> Iterator[Problem]:
        """Every state that owns land has an entry and a capital of its own."""
        at = self.at("powers")
        are_listed = bool(self.names.powers) or at.is_whole("powers")
        for power in self.land if are_listed else ():
            if power not in self.names.powers:
                yield self._without_entry(at, power)
        for number, entry in enumerate(self.parts.powers.powers):
            yield from self._alive(at, ("powers", number, "id"), entry.id)
            yield from misplaced_seat(at, number, entry, self.ground)
            yield from self._count(at, number, entry)

    def _without_entry(self, at: Positions, power: str) -> Problem:
        """A state that ``powers.yaml`` lacks, told where the scenario gives it land, if it does."""
        what, hint = f"`{power}` owns land and has no entry", f"add `- id: {power}`"
        for place in self.land[power]:
            where: Where = (self.ground.era, "owners", place)
            if PurePath(self.ground.owners_at.file_of(*where)).parent.name != "maps":
                return self.ground.owners_at.problem(where, what, f"{hint} to powers.yaml")
        return at.problem(("powers",), what, hint)

    def _count(self, at: Positions, number: int, entry: PowerEntry) -> Iterator[Problem]:
        """The people counted out to provinces must fit the state's total."""
        mine = set(self.land.get(entry.id, []))
        counted = [p for p in self.parts.provinces.provinces if p.id in mine and p.population is not None]
        total = sum(p.population or 0 for p in counted)
        free = len(mine) - len(counted)
        is_known = self.at("provinces").is_whole("provinces")
        if is_known and (total > entry.population or (mine and not free and total != entry.population)):
            what = f"the provinces of {entry.id} count {total} thousand people, the state {entry.population}"
            where: Where = ("powers", number, "population")
            mistake = at.problem(where, what)
            yield (self._own_count(mine, what) or mistake) if self._of_base(at, where) else mistake

    def _own_count(self, mine: set[str], what: str) -> Problem | None:
        """The mistake where this scenario's own file counts most people out, if it counts any."""
        at, entries = self.at("provinces"), self.parts.provinces.provinces
        ways = (
            ("provinces", n, "population") for n, p in enumerate(entries) if p.id in mine and p.population
        )
        own: list[Where] = [way for way in ways if not self._of_base(at, way)]
        if not own:
            return None
        most = max(own, key=lambda way: entries[int(way[1])].population or 0)
        return at.problem(most, what, "write less here, or the state's `population` in powers.yaml")

    def provinces(self) -> Iterator[Problem]:
        """Fortresses have no more levels than there are."""
        highest = self.ground.rules.siege.max_level
        for number, entry in enumerate(self.parts.provinces.provinces):
            if entry.fortress > highest:
                where = ("provinces", number, "fortress")
                yield self.at("provinces").problem(where, "no fortress is that strong", f"at most {highest}")

    def forces(self) -> Iterator[Problem]:
        """Fleets lie in ports, armies where they may stand."""
        at = self.at("forces")
        for number, entry in enumerate(self.parts.forces.forces):
            where: Where = ("forces", number)
            yield from self._alive(at, (*where, "power"), entry.power)
            for kind in entry.units:
                afloat = self.ground.rules.units[kind].branch is Branch.FLEET
                spot = spot_hex_on(self.ground.map, entry.at, afloat=afloat)
                if spot < 0 and entry.at not in boxes_of(self.ground.map):
                    yield at.problem((*where, "at"), f"`{entry.at}` has no port for a fleet")
                elif not self._may_stand(entry, spot):
                    hint = (
                        self._of_base(at, where)
                        or "its own land, its realm's, land it holds, or a treaty of access or occupation"
                    )
                    yield at.problem(
                        (*where, "at"), f"{entry.power} may not have forces at `{entry.at}`", hint
                    )

    def _may_stand(self, entry: ForceEntry, spot: int) -> bool:
        if spot < 0:  # a box
            return entry.at in self.land.get(entry.power, ())
        place = self.ground.map.places[int(self.ground.map.place[spot])].id
        owner = self.ground.owners.owners.get(place, "")
        if owner == entry.power or self.realm.get(owner) == self.realm.get(entry.power):
            return True
        affairs = self.parts.affairs
        here = [(e.place, e.by) for e in affairs.held] + [(e.place, e.by) for e in affairs.sieges]
        if (place, entry.power) in here:
            return True
        if not self.at("treaties").is_whole("treaties"):
            return True  # a treaty of access may be among those that cannot be read
        return any(
            (treaty.kind is TreatyKind.ACCESS and owner in treaty.parties)
            or (treaty.kind in HELD and place in treaty.places and owner == treaty.subject)
            for treaty in self.parts.treaties.treaties
            if entry.power in treaty.parties and not is_over(treaty, self.calendar)
        )  # fmt: skip

    def treaties(self) -> Iterator[Problem]:
        """Two parties at least, each alive and once; a subject where the kind needs one; dates in order."""
        at = self.at("treaties")
        for number, entry in enumerate(self.parts.treaties.treaties):
            where: Where = ("treaties", number)
            for position, party in enumerate(entry.parties):
                yield from self._alive(at, (*where, "parties", position), party)
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
            yield from self._alive(at, (*where, "about"), entry.about)
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
        start, of_base = self.calendar.turn_of(entry.start), self._of_base(at, where)
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
                yield from self._alive(at, ("institutions", number, "members", power), power)

    def claims(self) -> Iterator[Problem]:
        """Nobody claims what is his, or claims anything twice."""
        at, made = self.at("treaties"), set[tuple[str, str]]()
        for number, entry in enumerate(self.parts.treaties.claims):
            if (entry.power, entry.place) in made:
                yield at.problem(
                    ("claims", number), f"{entry.power} claims `{entry.place}` twice", "once will do"
                )
            made.add((entry.power, entry.place))
            yield from self._alive(at, ("claims", number, "power"), entry.power)
            if entry.place in self.land.get(entry.power, []):
                yield at.problem(("claims", number, "place"), f"{entry.power} owns `{entry.place}` already")

    def wars(self) -> Iterator[Problem]:
        """Belligerents are alive, on one side, want what the others have and have no treaty with them."""
        at = self.at("affairs")
        for number, entry in enumerate(self.parts.affairs.wars):
            where: Where = ("wars", number)
            for side in ("attackers", "defenders"):
                for position, power in enumerate(getattr(entry, side)):
                    yield from self._alive(at, (*where, side, position), power)
            for power, count in Counter((*entry.attackers, *entry.defenders)).items():
                if count > 1:
                    yield at.problem((*where, "defenders"), f"{power} is in the war twice")
            if entry.aggressor not in (None, *entry.attackers, *entry.defenders):
                yield at.problem((*where, "aggressor"), f"{entry.aggressor} is not in the war")
            for position, place in enumerate(entry.aims):
                if place not in self.land.get(entry.defenders[0], []):
                    what = f"`{place}` does not belong to {entry.defenders[0]}"
                    yield at.problem((*where, "aims", position), what, "aims are land of the first defender")
            for judge, guilty in entry.verdicts.items():
                yield from self._alive(at, (*where, "verdicts", judge), judge)
                if guilty not in (*entry.attackers, *entry.defenders):
                    yield at.problem((*where, "verdicts", judge), f"{guilty} is not in the war")
            yield from self._bonds_in_war(at, where, entry)

    def _bonds_in_war(self, at: Positions, where: Where, entry: WarEntry) -> Iterator[Problem]:
        """Treaties that the first shot would have ended."""
        both = set(entry.attackers), set(entry.defenders)
        for treaty in self.parts.treaties.treaties if not both[0] & both[1] else ():
            parties = set(treaty.parties)
            if len(parties) == len([side for side in both if side & parties]) == 2:
                what = f"{' and '.join(treaty.parties)} fight and have the treaty `{treaty.id}`"
                yield at.problem(where, what, "remove it: a war ends it")

    def affairs(self) -> Iterator[Problem]:
        """What is held and lost is another's; nobody shuts out, trusts or cheats himself."""
        at, affairs = self.at("affairs"), self.parts.affairs
        for number, entry in enumerate(affairs.held):
            where: Where = ("held", number)
            yield from self._alive(at, (*where, "by"), entry.by)
            if entry.place in self.land.get(entry.by, []):
                yield at.problem(where, f"{entry.by} owns `{entry.place}`", "held is what belongs to another")
            inside = set(index_of(self.ground.map).hexes[index_of(self.ground.map).by_id[entry.place]])
            for position, here in enumerate(entry.hexes):
                if here not in inside:
                    yield at.problem((*where, "hexes", position), f"hex {here} is not in `{entry.place}`")
        for key, other in (
            ("sanctions", "on"),
            ("trust", "toward"),
            ("torn", "against"),
            ("incidents", "other"),
        ):
            for number, pair in enumerate(getattr(affairs, key)):
                for name, power in (("power", pair.power), (other, getattr(pair, other))):
                    yield from self._alive(at, (key, number, name), power)
                if pair.power == getattr(pair, other):
                    yield at.problem((key, number), f"`power` and `{other}` are both {pair.power}")
        for number, truce in enumerate(affairs.torn):
            if self.calendar.turn_of(truce.until) <= 0:
                yield at.problem(("torn", number, "until"), "this truce would be over by now", "remove it")
        for number, loss in enumerate(affairs.lost):
            yield from self._alive(at, ("lost", number, "power"), loss.power)
            if loss.place in self.land.get(loss.power, []):
                yield at.problem(("lost", number), f"{loss.power} owns `{loss.place}`")

    def sieges(self) -> Iterator[Problem]:
        """Somebody stands before walls, of whom he is the enemy."""
        at, provinces = self.at("affairs"), self.parts.provinces.provinces
        walled = {entry.id for entry in provinces if entry.fortress}
        for number, siege in enumerate(self.parts.affairs.sieges):
            where: Where = ("sieges", number)
            owner = self.ground.owners.owners.get(siege.place, "")
            if siege.place not in walled:
                yield at.problem((*where, "place"), f"`{siege.place}` has no fortress", "see provinces.yaml")
            elif not self._fight(siege.by, owner):
                yield at.problem((*where, "by"), f"{siege.by} is not at war with {owner}", "see `wars`")
            elif not any(self._is_before(force, siege) for force in self.parts.forces.forces):
                what = f"{siege.by} has no army before `{siege.place}`"
                yield at.problem(where, what, f"forces.yaml: at: {siege.place}")

    def _fight(self, one: str, other: str) -> bool:
        """Whether two powers stand on different sides of a war on the first day."""
        sides = [(war.attackers, war.defenders) for war in self.parts.affairs.wars]
        return any((one in a and other in b) or (other in a and one in b) for a, b in sides)

    def _is_before(self, force: ForceEntry, siege: SiegeEntry) -> bool:
        """Whether an entry of forces is an army of the besieger before the walls."""
        centre = self.ground.map.places[index_of(self.ground.map).by_id[siege.place]].centre
        on_land = any(self.ground.rules.units[kind].branch is not Branch.FLEET for kind in force.units)
        there = on_land and spot_hex_on(self.ground.map, force.at, afloat=False) == centre
        return there and force.power == siege.by

    def crises(self) -> Iterator[Problem]:
        """Two parties that are there; demands of land that the defender owns; one step, not two."""
        at = self.at("affairs")
        for number, entry in enumerate(self.parts.affairs.crises):
            where: Where = ("crises", number)
            for key in ("challenger", "defender", "convener"):
                if power := getattr(entry, key):
                    yield from self._alive(at, (*where, key), power)
            if entry.challenger == entry.defender:
                what = f"`challenger` and `defender` are both {entry.challenger}"
                yield at.problem((*where, "defender"), what)
            for position, place in enumerate(entry.cede):
                if place not in self.land.get(entry.defender, [place]):
                    owner = self.ground.owners.owners[place]
                    yield at.problem((*where, "cede", position), f"`{place}` belongs to {owner}")
            if entry.ultimatum and (entry.convener or self._fight(entry.challenger, entry.defender)):
                hint = "a conference writes its own: leave out `ultimatum` or `convener`"
                yield at.problem((*where, "ultimatum"), "an ultimatum is sent where nobody confers", hint)

    def people_of_note(self) -> Iterator[Problem]:
        """Leaders begin before they end, in their lifetime; mandates go to policy makers."""
        for number, entry in enumerate(self.parts.leaders.leaders):
            if self.calendar.turn_of(entry.end) < self.calendar.turn_of(entry.start):
                yield self.at("leaders").problem(
                    ("leaders", number, "end"), f"{entry.name} ends before he begins"
                )
            if entry.born and self.calendar.turn_of(entry.start) < self.calendar.turn_of(entry.born):
                yield self.at("leaders").problem(
                    ("leaders", number, "start"), f"{entry.name} begins before his birth"
                )
            if entry.died and self.calendar.turn_of(entry.died) < self.calendar.turn_of(entry.end):
                yield self.at("leaders").problem(
                    ("leaders", number, "end"), f"{entry.name} is in office after his death"
                )
        makers = (*self.parts.scenario.great, *self.parts.scenario.regional)
        are_known = self.at("scenario").is_whole("great") and self.at("scenario").is_whole("regional")
        for number, goal in enumerate(self.parts.mandates.mandates if are_known else ()):
            if goal.power not in makers:
                at, where = self.at("mandates"), ("mandates", number, "power")
                hint = self._of_base(at, where) or "great and regional powers do"
                yield at.problem(where, f"{goal.power} makes no policy", hint)
