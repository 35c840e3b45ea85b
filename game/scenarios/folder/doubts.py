"""Warnings: what can be played, and will hardly do what its author meant.

Play decides most of what an event finds when its time has come. What is told here is so on the first morning,
or by the scenario's own dates: a window nobody lives to see, a power that is not there, land that no demand
carries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath
from typing import Final

from game.events.effects.bonds import Cede, Found, RaiseClaim
from game.events.effects.crises import SUM_QUARTERS, OpenCrisis
from game.events.effects.home import RaiseForces
from game.events.effects.table import AnyEffect
from game.events.effects.treaties import SignTreaty
from game.events.effects.war import BeginWar, CivilWar, EndWar
from game.events.expressions.asking import STAND_INS
from game.politics.war.outbreak.titles import UNCOVERED
from game.politics.war.outbreak.war import most_indemnity
from game.rules.land.ground import hexes_in
from game.scenarios.folder.build import build_world, spot_hex_on
from game.scenarios.folder.eventchecks import effects_of, events_of, listed
from game.scenarios.folder.folder import Reading
from game.scenarios.folder.ground import Ground
from game.scenarios.folder.names import Names
from game.scenarios.folder.overseas import boxes_of
from game.scenarios.folder.parts import Parts
from game.scenarios.folder.region import MAP_KEY
from game.scenarios.folder.schema import EventEntry
from game.scenarios.reading.problems import Positions, Problem, ScenarioError, Where
from game.scenarios.reading.references import FLAG
from game.words import Branch, CasusBelli
from game.world.calendar import Calendar
from game.world.spelling import did_you_mean
from game.world.state.facts import OFFICES
from game.world.state.world import Settings, World

_HAPPENED: Final = re.compile(r"\b(?:has_happened|quarters_since)\(\s*['\"]?(\w+)")
FEWEST_STEPS: Final = 1
MOST_STEPS: Final = 12  # a move that one can still take in at a glance
#: The keys of effects under which powers stand that must be there.
ACTORS: Final = (
    "power", "other", "attacker", "target", "challenger", "defender", "to", "heir", "out_of", "overlord",
)  # fmt: skip


def doubts(reading: Reading) -> Iterator[Problem]:
    """All that can be said of the sound parts of a folder; of demands only where there is no mistake.

    What is said of events of a base, which its author did not write, is one line.
    """
    if reading.parts is None or reading.ground is None or reading.names is None:
        return
    home = PurePath(reading.parts.positions["scenario"].file).parent
    of_base: list[Problem] = []
    for doubt in _all_doubts(reading):
        if not doubt.is_warning or PurePath(doubt.file).is_relative_to(home):
            yield doubt
        else:
            of_base.append(doubt)
    if of_base:
        yield _summed_up(reading.parts, of_base)


def _summed_up(parts: Parts, of_base: list[Problem]) -> Problem:
    """What is doubtful in the files of a base, in a line of the patch."""
    first = min(of_base)
    place = f"{PurePath(first.file).name}:{first.line}"
    what = f"{len(of_base)} doubts about what the base says, the first at its {place}: {first.what}"
    hint = "write it anew or remove it in a file of your own, if it matters here"
    return replace(parts.positions["scenario"].warning((), what, hint), line=0, column=0)


def _all_doubts(reading: Reading) -> Iterator[Problem]:
    """All of them, each where it stands."""
    if reading.parts is None or reading.ground is None or reading.names is None:
        return
    look = _Look(reading.parts, reading.ground, reading.names)
    yield from look.marches()
    yield from look.offices()
    yield from look.terms()
    yield from look.characters()
    yield from look.unasked_flags()
    for at, where, entry in events_of(reading.parts):
        yield from look.window(at, where, entry)
        yield from look.absent(at, where, entry)
        for place, effect in effects_of(entry):
            yield from look.harbours(at, (*where, *place), effect)
            yield from look.musters(at, (*where, *place), effect)
            yield from look.demands(at, (*where, *place), effect)
    if not reading.problems:
        try:
            world = build_world(reading.parts, reading.ground, "first morning", 0, Settings())
        except ScenarioError as error:
            yield from error.problems
            return
        for at, where, entry in events_of(reading.parts):
            for place, effect in effects_of(entry):
                if isinstance(effect, OpenCrisis) and effect.defender not in STAND_INS:
                    yield from _too_much(world, at, (*where, *place, "sum"), effect)


def _too_much(world: World, at: Positions, where: Where, effect: OpenCrisis) -> Iterator[Problem]:
    """More money than the defender could be made to pay on the first morning."""
    defender = next(facts.index for facts in world.roster if facts.id == effect.defender)
    most = most_indemnity(world, defender)
    if isinstance(effect.sum, int) and effect.sum > most > 0:
        what = f"{effect.defender} can be made to pay {most} a quarter, not {effect.sum}"
        yield at.warning(where, what, f"thousands of pounds, for {SUM_QUARTERS} quarters")


@dataclass
class _Look:
    """The files, and what follows from them."""

    parts: Parts
    ground: Ground
    names: Names

    @cached_property
    def there(self) -> frozenset[str]:
        """Powers that own land when the campaign begins, or that an event lets begin."""
        born = {
            effect.power
            for _, _, entry in events_of(self.parts)
            for _, effect in effects_of(entry)
            if isinstance(effect, Found | CivilWar)
        }
        return frozenset(self.ground.owners.owners.values()) | born

    @cached_property
    def capitals(self) -> dict[str, str]:
        """Capitals that are named, in the scenario or for the era."""
        places = self.ground.map.places
        usual = {f.id: places[f.capitals[self.ground.era]].id for f in self.ground.roster
                 if self.ground.era in f.capitals}  # fmt: skip
        own = {entry.id: entry.capital for entry in self.parts.powers.powers if entry.capital}
        return {**usual, **own}

    def marches(self) -> Iterator[Problem]:
        """A round in which armies cross a good part of the map, or get nowhere."""
        rules, at = self.ground.rules, self.parts.positions["scenario"]
        foot = [unit for unit in rules.units_of(self.ground.era) if unit.branch is Branch.FOOT]
        farthest = max((unit.march_km for unit in foot), default=0)
        steps = hexes_in(self.ground.map, rules.movement.in_a_round(farthest))
        if foot and not FEWEST_STEPS <= steps <= MOST_STEPS:
            km, days = self.ground.map.km, rules.movement.days_a_round
            what = f"foot marches {steps} hexes of {km:g} km in a round of {days} days"
            hint = f"{FEWEST_STEPS} to {MOST_STEPS} play well: `days_a_round` in rules/movement.yaml"
            yield at.warning((MAP_KEY,), what, hint)

    def terms(self) -> Iterator[Problem]:
        """Terms of presidents of powers that there are not."""
        known = {facts.id for facts in self.ground.roster}
        for name in sorted(set(self.ground.rules.government.fixed_terms) - known):
            what = f"`government.yaml` gives a fixed term to `{name}`, and there is no such power"
            yield self.parts.positions["scenario"].warning((), what, did_you_mean(name, known))

    def offices(self) -> Iterator[Problem]:
        """Offices that nobody asks for: who holds one never speaks for his power."""
        at = self.parts.positions["leaders"]
        for number, entry in enumerate(self.parts.leaders.leaders):
            if entry.office not in OFFICES:
                hint = did_you_mean(entry.office, OFFICES)
                yield at.warning(("leaders", number, "office"), f"no office `{entry.office}`", hint)

    def characters(self) -> Iterator[Problem]:
        """Two powers of which each is said to be the one for a first game."""
        at, told = self.parts.positions["choosing"], self.parts.choosing
        firsts = [n for n, entry in enumerate(told.characters) if entry.first_game]
        for number in firsts[1:]:
            yield at.warning(("characters", number, "first_game"), "two first games", "one of them is taken")

    def unasked_flags(self) -> Iterator[Problem]:
        """Flags that are set and that no condition asks for."""
        asked = {flag for text in self.names.expressions for flag in FLAG.findall(text)}
        for at, where, entry in events_of(self.parts):
            for place, effect in effects_of(entry):
                name = effect.name if effect.do == "flag" else ""
                if name and name not in asked:
                    yield at.warning((*where, *place, "name"), f"no condition asks for the flag `{name}`",
                                     did_you_mean(name, asked))  # fmt: skip

    def window(self, at: Positions, where: Where, entry: EventEntry) -> Iterator[Problem]:
        """A window that lies outside the campaign; an event that has itself for a condition."""
        scenario, calendar = self.parts.scenario, Calendar.starting(self.parts.scenario.start)
        if not all(map(self.parts.positions["scenario"].is_whole, ("start", "extended"))):
            return
        home = PurePath(self.parts.positions["scenario"].file).parent
        is_own = PurePath(at.file_of(*where)).is_relative_to(home)  # a later start has left the base's behind
        if is_own and entry.last and calendar.turn_of(entry.last) < 0:
            yield at.warning((*where, "last"), "the window closes before the campaign begins",
                             f"it begins {scenario.start}")  # fmt: skip
        if entry.first and calendar.turn_of(entry.first) > calendar.turn_of(scenario.extended):
            yield at.warning((*where, "first"), "the window opens after the campaign has ended",
                             f"it ends {scenario.extended} at the latest")  # fmt: skip
        if entry.id in _HAPPENED.findall(entry.when) and not entry.again_after and "not " not in entry.when:
            yield at.warning((*where, "when"), "an event that waits for itself never happens", "name another")

    def absent(self, at: Positions, where: Where, entry: EventEntry) -> Iterator[Problem]:
        """Powers that are asked or acted on and that are not there, ever."""
        named: list[tuple[Where, str | None]] = []
        for key, said in (("each", () if isinstance(entry.each, str) else entry.each), ("ask", entry.ask)):
            named += [((key, *way), power) for way, power in listed(said)]
        for place, effect in effects_of(entry):
            named += [((*place, key), getattr(effect, key, None)) for key in ACTORS]
            for key in ("powers", "parties"):
                named += [((*place, key, n), power) for n, power in enumerate(getattr(effect, key, ()))]
        for way, power in named:
            if isinstance(power, str) and power not in (
                *STAND_INS,
                *self.there,
            ):  # a number may stand under `to`
                hint = "no event lets it begin (`state_born`)"
                yield at.warning((*where, *way), f"{power} owns no land when the campaign begins", hint)

    def harbours(self, at: Positions, where: Where, effect: AnyEffect) -> Iterator[Problem]:
        """Ships that rise where there is no port."""
        match effect:
            case RaiseForces():
                spot = effect.place
            case Found() | CivilWar() if effect.places:
                spot = effect.places[0]
            case _:
                return
        for kind in effect.army:
            is_fleet = self.ground.rules.units[kind].branch is Branch.FLEET
            is_box = spot in boxes_of(self.ground.map)
            if is_fleet and not is_box and spot_hex_on(self.ground.map, spot, afloat=True) < 0:
                yield at.warning((*where, "army", kind), f"`{spot}` has no port for a fleet")

    @cached_property
    def seats(self) -> frozenset[tuple[str, str]]:
        """Who holds what without owning it, or is given it by an event."""
        found = {(held.by, held.place) for held in self.parts.affairs.held}
        for _, _, entry in events_of(self.parts):
            for _, effect in effects_of(entry):
                if isinstance(effect, Found | CivilWar):
                    found |= {(effect.power, place) for place in effect.places}
                elif isinstance(effect, Cede):
                    found |= {(effect.to, place) for place in effect.places}
        return frozenset(found)

    def musters(self, at: Positions, where: Where, effect: AnyEffect) -> Iterator[Problem]:
        """Men who are to rise where their power holds nothing on the first morning."""
        if isinstance(effect, RaiseForces) and effect.power not in STAND_INS:
            owner = self.ground.owners.owners.get(effect.place, "")
            if effect.power != owner and (effect.power, effect.place) not in self.seats:
                what = (
                    f"`{effect.place}` belongs to {owner}, and the men rise in the capital of {effect.power}"
                )
                yield at.warning(
                    (*where, "place"), what, "unless it holds the place by then: say so in `when`"
                )

    # --- land -----------------------------------------------------------------------------------------

    def demands(self, at: Positions, where: Where, effect: AnyEffect) -> Iterator[Problem]:
        """Land that is asked for or kept empty, and whose it is on the first morning."""
        match effect:
            case OpenCrisis():
                yield from self._asked(at, (*where, "cede"), effect.cede, effect.defender)
                yield from self._left(at, (*where, "evacuate"), effect.evacuate, effect.defender)
                yield from self._unclaimed(at, where, effect)
            case BeginWar():
                yield from self._asked(at, (*where, "aims"), effect.aims, effect.target)
            case SignTreaty():
                yield from self._zone(at, (*where, "places"), effect)
            case EndWar() if effect.reason is None:
                yield at.warning((*where, "do"), "this ends whatever war the two have", "name its `reason`")

    def _asked(self, at: Positions, where: Where, places: tuple[str, ...], giver: str) -> Iterator[Problem]:
        """Land that no demand carries: a capital, or what is another's, though he be the giver's vassal."""
        owners, lords = self.ground.owners.owners, self.ground.owners.overlords
        for number, place in enumerate(places):
            owner = owners.get(place, "")
            if place == self.capitals.get(giver):
                what, hint = f"`{place}` is the capital of {giver}", "no peace takes a capital"
            elif owner != giver and owner in lords and lords[owner].lord == giver:
                what, hint = (
                    f"`{place}` belongs to {owner}",
                    f"{giver} stands above it and cannot give its land",
                )
            else:
                continue
            yield at.warning((*where, number), what, hint)

    @cached_property
    def claims(self) -> frozenset[tuple[str, str]]:
        """Who claims what when the campaign begins, or may by an event."""
        held = {(claim.power, claim.place) for claim in self.parts.treaties.claims}
        effects = (effect for _, _, entry in events_of(self.parts) for _, effect in effects_of(entry))
        return frozenset(held | {(e.power, e.place) for e in effects if isinstance(e, RaiseClaim)})

    def _unclaimed(self, at: Positions, where: Where, effect: OpenCrisis) -> Iterator[Problem]:
        """Land that is demanded without a claim: the case is called conquest, whatever reason is given."""
        blame = self.ground.rules.belief.blame
        if effect.reason in UNCOVERED or blame[CasusBelli.CONQUEST] <= blame[effect.reason]:
            return
        for number, place in enumerate(effect.cede):
            if effect.challenger in STAND_INS or place == self.capitals.get(effect.defender):
                continue
            if (effect.challenger, place) not in self.claims:
                what = f"{effect.challenger} has no claim to `{place}`: the ground given is told as conquest"
                hint = "make a claim to it first, or write `reason: conquest`"
                yield at.warning((*where, "cede", number), what, hint)

    def _left(self, at: Positions, where: Where, places: tuple[str, ...], holder: str) -> Iterator[Problem]:
        """Land that nobody can be made to leave, for it is his own."""
        for number, place in enumerate(places):
            if self.ground.owners.owners.get(place) == holder:
                what = f"`{place}` belongs to {holder}, who cannot be made to leave it"
                yield at.warning((*where, number), what, "`cede` asks for land of the defender's own")

    def _zone(self, at: Positions, where: Where, effect: SignTreaty) -> Iterator[Problem]:
        """Places that are none of the parties'."""
        for number, place in enumerate(effect.places):
            owner = self.ground.owners.owners.get(place)
            if owner not in effect.parties and not set(STAND_INS) & set(effect.parties):
                hint = "only land of the parties is kept empty or held"
                yield at.warning((*where, number), f"`{place}` belongs to {owner}", hint)
