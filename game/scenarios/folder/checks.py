"""What a scenario's files must agree on: land and people, ports and garrisons, parties and dates, questions
and answers. These checks see files whose shape and names are in order already.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from game.events.bond_effects import ON_LAND, Found, SignTreaty
from game.events.effects import AnyEffect
from game.events.home_effects import RaiseForces, SetFlag
from game.politics import securities
from game.politics.treaties.restraints import RESTRAINTS
from game.scenarios.folder.build import spot_hex_on
from game.scenarios.folder.folder import Ground, Parts
from game.scenarios.folder.schema import EventEntry, ForceEntry, PowerEntry, TreatyEntry
from game.scenarios.reading.problems import Positions, Problem, Where, enough_of
from game.words import Branch, TreatyKind
from game.world.calendar import Calendar
from game.world.spelling import did_you_mean

MAX_MAKERS = 12
MAX_RISING = 12
NEEDS_SUBJECT = (
    TreatyKind.GUARANTEE, TreatyKind.NEUTRALITY, TreatyKind.INDEMNITY, TreatyKind.SPHERE, *securities.OWED,
)  # fmt: skip
ABOUT = (*RESTRAINTS, TreatyKind.VIGILANCE)  # kinds about a third state
_FLAG = re.compile(r"\b(?:flag|quarters_since_flag)\(\s*['\"]([^'\"]*)['\"]")
_CHOSE = re.compile(r"\bchose\(\s*['\"]?(\w+)['\"]?\s*,\s*['\"]([^'\"]*)['\"]")


def disagreements(parts: Parts, ground: Ground) -> list[Problem]:
    """What the files of a scenario contradict each other or themselves in, as far as anybody would read."""
    check = _Check(parts, ground)
    parts_of_it = (
        check.frame, check.powers, check.provinces, check.forces, check.treaties, check.bodies,
        check.claims, check.people_of_note, check.events,
    )  # fmt: skip
    return enough_of(problem for part in parts_of_it for problem in part())


@dataclass
class _Check:
    """The files, and what follows from them."""

    parts: Parts
    ground: Ground

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
            yield at.problem(where, f"{power} owns no land in this era", "remove it, or see maps/owners.yaml")

    def frame(self) -> Iterator[Problem]:
        """Dates in order; at most twelve policy makers, each once, each with land."""
        at, scenario = self.at("scenario"), self.parts.scenario
        turns = [self.calendar.turn_of(text) for text in (scenario.start, scenario.last, scenario.extended)]
        if turns != sorted(turns):
            yield at.problem(("last",), "the dates are out of order", "start, then last, then extended")
        makers = [*scenario.great, *scenario.regional]
        if len(makers) > MAX_MAKERS:
            yield at.problem(
                ("regional",), f"{len(makers)} policy makers are too many", f"at most {MAX_MAKERS}"
            )
        for key, names in (("great", scenario.great), ("regional", scenario.regional)):
            for number, name in enumerate(names):
                yield from self._alive(at, (key, number), name)
                if makers.count(name) > 1 and key == "regional":
                    yield at.problem((key, number), f"{name} is listed twice", "great or regional, once")

    def powers(self) -> Iterator[Problem]:
        """Every state that owns land has an entry and a capital of its own."""
        at = self.at("powers")
        entries = {entry.id for entry in self.parts.powers.powers}
        for power in self.land:
            if power not in entries:
                yield at.problem(("powers",), f"`{power}` owns land and has no entry", f"add `- id: {power}`")
        for number, entry in enumerate(self.parts.powers.powers):
            yield from self._alive(at, ("powers", number, "id"), entry.id)
            if entry.capital is not None and entry.capital not in self.land.get(entry.id, [entry.capital]):
                owner = self.ground.owners.owners[entry.capital]
                yield at.problem(("powers", number, "capital"), f"`{entry.capital}` belongs to {owner}")
            yield from self._count(at, number, entry)

    def _count(self, at: Positions, number: int, entry: PowerEntry) -> Iterator[Problem]:
        """The people counted out to provinces must fit the state's total."""
        mine = set(self.land.get(entry.id, []))
        counted = [p for p in self.parts.provinces.provinces if p.id in mine and p.population is not None]
        total = sum(p.population or 0 for p in counted)
        free = len(mine) - len(counted)
        if total > entry.population or (mine and not free and total != entry.population):
            what = f"the provinces of {entry.id} count {total} thousand people, the state {entry.population}"
            yield at.problem(("powers", number, "population"), what)

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
                if (spot := spot_hex_on(self.ground.map, entry.at, afloat=afloat)) < 0:
                    yield at.problem((*where, "at"), f"`{entry.at}` has no port for a fleet")
                elif not self._may_stand(entry, spot):
                    yield at.problem((*where, "at"), f"{entry.power} may not have forces at `{entry.at}`",
                                     "its own land, its realm's, or a treaty of access in force")  # fmt: skip

    def _may_stand(self, entry: ForceEntry, spot: int) -> bool:
        place = self.ground.map.places[int(self.ground.map.place[spot])].id
        owner = self.ground.owners.owners.get(place, "")
        if owner == entry.power or self.realm.get(owner) == self.realm.get(entry.power):
            return True
        return any(
            treaty.kind is TreatyKind.ACCESS and owner in treaty.parties and entry.power in treaty.parties
            for treaty in self.parts.treaties.treaties
        )

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
        if entry.kind in NEEDS_SUBJECT and entry.subject not in entry.parties:
            yield at.problem((*where, "kind"), f"{entry.kind} needs a `subject` among its parties")
        if entry.kind is TreatyKind.OCCUPATION and len(entry.parties) > 2:
            yield at.problem((*where, "parties"), "an occupation is between its holder and the owner")
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
        start = self.calendar.turn_of(entry.start)
        if start > 0 or (entry.until is not None and self.calendar.turn_of(entry.until) < max(start, 0)):
            yield at.problem((*where, "start"), "this treaty is not in force when the campaign begins")

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
        for number, goal in enumerate(self.parts.mandates.mandates):
            if goal.power not in makers:
                where = ("mandates", number, "power")
                yield self.at("mandates").problem(
                    where, f"{goal.power} makes no policy", "great and regional powers do"
                )

    # --- events ---------------------------------------------------------------------------------------

    def events(self) -> Iterator[Problem]:
        """Windows, questions and the facts that conditions ask for."""
        options = {
            entry.id: [option.id for option in entry.options]
            for file in self.parts.events
            for entry in file.events
        }
        flags = self._flags_set()
        for file, at in zip(self.parts.events, self.parts.event_positions, strict=True):
            for number, entry in enumerate(file.events):
                where: Where = ("events", number)
                yield from self._event(at, where, entry)
                for place, text in _expressions(entry):
                    yield from _asked(at, (*where, *place), text, flags, options)

    def _flags_set(self) -> set[str]:
        return {
            effect.name
            for file in self.parts.events
            for entry in file.events
            for _, effect in _effects(entry)
            if isinstance(effect, SetFlag)
        }

    def _event(self, at: Positions, where: Where, entry: EventEntry) -> Iterator[Problem]:
        if entry.chance is not None and entry.mean_quarters is not None:
            yield at.problem((*where, "chance"), "an event has a `chance` or `mean_quarters`, not both")
        if (
            entry.first
            and entry.last
            and self.calendar.turn_of(entry.last) < self.calendar.turn_of(entry.first)
        ):
            yield at.problem((*where, "last"), "the window closes before it opens")
        if bool(entry.options) != (entry.ask is not None):
            yield at.problem(where, "`ask` and `options` go together", "who is asked, and what he may answer")
        if entry.options and all(option.condition for option in entry.options):
            yield at.problem((*where, "options"), "every option has a condition", "one must always be open")
        if entry.ask == "subject" and not entry.each:
            yield at.problem((*where, "ask"), "`subject` needs `each`")
        for place, effect in _effects(entry):
            if isinstance(effect, SignTreaty) and len(set(effect.parties)) < 2:
                yield at.problem((*where, *place, "parties"), "a treaty needs two parties")
            if isinstance(effect, RaiseForces | Found):
                for kind, count in effect.army.items():
                    if not 1 <= count <= MAX_RISING:
                        what = f"an event raises 1 to {MAX_RISING} forces of a kind, not {count}"
                        yield at.problem((*where, *place, "army", kind), what)


def _effects(entry: EventEntry) -> Iterator[tuple[Where, AnyEffect]]:
    """All effects of an event, with the way to each."""
    for number, effect in enumerate(entry.effects):
        yield ("effects", number), effect
    for position, option in enumerate(entry.options):
        for number, effect in enumerate(option.effects):
            yield ("options", position, "effects", number), effect


def _expressions(entry: EventEntry) -> Iterator[tuple[Where, str]]:
    """All expressions of an event, with the way to each."""
    yield ("when",), entry.when
    for number, option in enumerate(entry.options):
        if option.condition is not None:
            yield ("options", number, "condition"), option.condition
        if option.weight is not None:
            yield ("options", number, "weight"), option.weight


def _asked(
    at: Positions, where: Where, text: str, flags: set[str], options: dict[str, list[str]]
) -> Iterator[Problem]:
    """Flags that no event sets, and options that an event does not have."""
    for flag in _FLAG.findall(text):
        if flag not in flags:
            yield at.problem(where, f"no event sets the flag `{flag}`", did_you_mean(flag, flags))
    for event, option in _CHOSE.findall(text):
        if option not in options.get(event, [option]):
            hint = did_you_mean(option, options[event])
            yield at.problem(where, f"`{event}` has no option `{option}`", hint)
