"""What a scenario's files must agree on: land and people, ports and garrisons, parties and dates.

These checks see what is sound of the files by itself. What lost a part (`Positions.is_whole`) is not blamed
for its absence.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from game.rules.land.garrisons import HELD
from game.scenarios.folder.build import spot_hex_on
from game.scenarios.folder.checks.affairs import Affairs
from game.scenarios.folder.checks.inclusion import inclusion_amiss
from game.scenarios.folder.checks.standing import Standing
from game.scenarios.folder.checks.treaties import Treaties
from game.scenarios.folder.ground import Ground
from game.scenarios.folder.names import Names
from game.scenarios.folder.overseas import boxes_of, misplaced_seat
from game.scenarios.folder.parts import Parts, is_over
from game.scenarios.folder.schema import ForceEntry, PowerEntry
from game.scenarios.reading.problems import Positions, Problem, Where
from game.words import Branch, TreatyKind


def disagreements(parts: Parts, ground: Ground, names: Names) -> Iterator[Problem]:
    """What the files of a scenario contradict each other or themselves in."""
    realm = _Realm(parts, ground, names)
    treaties, affairs = Treaties(parts, ground, names), Affairs(parts, ground, names)
    in_order = (
        realm.frame, realm.powers, realm.provinces, realm.forces,
        treaties.treaties, treaties.bodies, treaties.claims,
        realm.people_of_note, affairs.wars, affairs.affairs, affairs.sieges, affairs.crises,
    )  # fmt: skip
    return (problem for part in in_order for problem in part())


class _Realm(Standing):
    """Land, people and men under arms."""

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
                yield from self.alive(at, (key, number), name)
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
            yield from self.alive(at, ("powers", number, "id"), entry.id)
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
            yield (self._own_count(mine, what) or mistake) if self.of_base(at, where) else mistake

    def _own_count(self, mine: set[str], what: str) -> Problem | None:
        """The mistake where this scenario's own file counts most people out, if it counts any."""
        at, entries = self.at("provinces"), self.parts.provinces.provinces
        ways = (
            ("provinces", n, "population") for n, p in enumerate(entries) if p.id in mine and p.population
        )
        own: list[Where] = [way for way in ways if not self.of_base(at, way)]
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
            yield from self.alive(at, (*where, "power"), entry.power)
            for kind in entry.units:
                afloat = self.ground.rules.units[kind].branch is Branch.FLEET
                spot = spot_hex_on(self.ground.map, entry.at, afloat=afloat)
                if spot < 0 and entry.at not in boxes_of(self.ground.map):
                    yield at.problem((*where, "at"), f"`{entry.at}` has no port for a fleet")
                elif not self._may_stand(entry, spot):
                    hint = (
                        self.of_base(at, where)
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
                hint = self.of_base(at, where) or "great and regional powers do"
                yield at.problem(where, f"{goal.power} makes no policy", hint)
