"""Reads a scenario's folder and checks every file, name, expression, date and id in it, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from game.events.conditions import SUBJECT, signature
from game.events.language import BadExpression, Signature, compile_expression
from game.events.marks import Code, Ref
from game.scenarios.folder.gather import gather, own_files
from game.scenarios.folder.references import Marked, Named, findings
from game.scenarios.folder.schema import (
    FILES,
    EventEntry,
    EventsFile,
    ForcesFile,
    LeadersFile,
    MandatesFile,
    OptionEntry,
    PowersFile,
    ProvincesFile,
    ScenarioFile,
    TreatiesFile,
)
from game.scenarios.maps.tiled import load_map
from game.scenarios.reading.carried import Carried, signs_in
from game.scenarios.reading.harmless import is_name, printable
from game.scenarios.reading.prints import print_of
from game.scenarios.reading.problems import Positions, Problem, ScenarioError, Where, enough_of
from game.scenarios.reading.yamlpos import read, validate
from game.scenarios.tables.roster import EraOwners, read_owners, read_roster
from game.scenarios.tables.rules import load_rules, rule_files
from game.words import Era, PlaceKind
from game.world.calendar import read_quarter
from game.world.constants.ruleset import RuleSet
from game.world.map.gamemap import GameMap
from game.world.spelling import did_you_mean
from game.world.state.facts import Content
from game.world.state.powers import PowerFacts

MAX_BYTES: Final = 24_000_000  # of all files together; the game's own have half a million
MAX_SIGNS: Final = 150_000  # in all files of a scenario and its ground; the game's own have 25,000


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What all scenarios of an era share: the map, the powers and their land, the rules."""

    era: Era
    map: GameMap
    roster: tuple[PowerFacts, ...]
    owners: EraOwners
    rules: RuleSet
    prints: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of a scenario as read; ``value`` is None while its shape is wrong."""

    name: str
    shape: Any
    data: object
    positions: Positions
    value: Any


@dataclass(frozen=True, slots=True)
class Parts:
    """A scenario's files, each of the right shape and with no unknown name in it."""

    scenario: ScenarioFile
    powers: PowersFile
    provinces: ProvincesFile
    forces: ForcesFile
    treaties: TreatiesFile
    leaders: LeadersFile
    mandates: MandatesFile
    events: tuple[EventsFile, ...]
    positions: dict[str, Positions]
    event_positions: tuple[Positions, ...]
    content: Content


def ground_of(era: Era) -> Ground:
    """The map, powers, owners and rules of an era; raises `ScenarioError`."""
    return _ground(era, Carried(gather()))


@lru_cache(maxsize=4)
def _ground(era: Era, root: Carried) -> Ground:
    """The same from files below a root."""
    game_map = _map(Carried(root.shelf.below("maps")))
    powers, owners = root / "assets" / "powers.yaml", root / "maps" / "owners.yaml"
    entries, roster = read_roster(powers, game_map, era)
    titles, rules = read_owners(owners, game_map, roster, era), load_rules(root / "assets" / "rules")
    prints = {f"rules/{name}": print_of(getattr(rules, name)) for name in rule_files()}
    prints |= {"map": game_map.hash, "powers": print_of(entries), "owners": print_of(titles)}
    return Ground(era, game_map, roster, titles, rules, prints)


@lru_cache(maxsize=4)
def _map(root: Carried) -> GameMap:
    """The map below a root, which takes longest to read."""
    return load_map(root / "maps" / "europe.tmx")


def read_folder(folder: Carried) -> tuple[Parts | None, Ground | None, list[Problem]]:
    """A scenario's files and the ground it stands on; without problems, both are there."""
    if not folder.name or folder.name.startswith(".") or not is_name(folder.name):
        what = "no scenario can have such a name"
        return None, None, [Problem(printable(str(folder)), 0, what, "rename its folder")]
    if folder.shelf.size > MAX_BYTES:
        what = (
            f"the scenario and its ground are larger than {MAX_BYTES // 1_000_000} MB, this file most of all"
        )
        return None, None, [Problem(_largest(folder, len), 0, what, "no save could carry them")]
    if folder.shelf.signs > MAX_SIGNS:
        what = f"the scenario and its ground hold more than {MAX_SIGNS:,} values, this file most of all"
        return None, None, [Problem(_largest(folder, signs_in, ".yaml"), 0, what, "make it smaller")]
    sheets, problems = _read_sheets(folder)
    problems += _odd_names(folder)
    ground: Ground | None = None
    try:
        ground = _ground(
            _era(sheets), Carried(folder.shelf.below("assets/powers.yaml", "assets/rules", "maps"))
        )
        problems += enough_of(_name_problems(sheets.values(), ground))
    except ScenarioError as error:
        problems += error.problems
    if problems or ground is None:
        return None, ground, problems
    events = [sheet for sheet in sheets.values() if sheet.shape is EventsFile]
    values = {name: sheets[name].value for name in FILES}
    prints = {f"scenario/{key}": print_of(sheet.value) for key, sheet in sheets.items()}
    positions = {name: sheets[name].positions for name in FILES}
    parts = Parts(
        **values,
        events=tuple(sheet.value for sheet in events),
        positions=positions,
        event_positions=tuple(sheet.positions for sheet in events),
        content=Content(folder.shelf.files, prints | ground.prints),
    )
    return parts, ground, []


def _largest(folder: Carried, size: Callable[[bytes], int], ending: str = "") -> str:
    """The file that has most part in a scenario and its ground being too large."""
    files = {name: size(data) for name, data in folder.shelf.files.items() if name.endswith(ending)}
    most = max(files, key=lambda name: (files[name], name), default=folder.at)
    return str(Carried(folder.shelf, most))


def _odd_names(folder: Carried) -> Iterator[Problem]:
    """Files on disk whose names nobody could be shown: they are not read, and must not be left out unsaid."""
    path = folder.shelf.where(folder.at)
    for name in own_files(path) if path is not None else ():
        if not is_name(name):
            what = "a file's name holds what cannot be shown"
            yield Problem(printable(str(folder / name)), 0, what, "rename it")


def _read_sheets(folder: Carried) -> tuple[dict[str, Sheet], list[Problem]]:
    """All files of the folder that can be read, in a fixed order, and what is wrong with their shape."""
    shapes: dict[Carried, Any] = {folder / f"{name}.yaml": shape for name, shape in FILES.items()}
    shapes |= dict.fromkeys(sorted((folder / "events").glob("*.yaml")), EventsFile)
    sheets: dict[str, Sheet] = {}
    problems: list[Problem] = []
    for path, shape in shapes.items():
        try:
            data, positions = read(path)
        except ScenarioError as error:
            problems += error.problems
            continue
        value = None
        try:
            value = validate(shape, data, positions)
        except ScenarioError as error:
            problems += error.problems
        key = path.stem if path.parent == folder else f"events/{path.stem}"
        sheets[key] = Sheet(str(path), shape, data, positions, value)
    return sheets, problems


def _era(sheets: dict[str, Sheet]) -> Era:
    """The scenario's era; the first one while it cannot be read, so that names can be checked at all."""
    data = sheets["scenario"].data if "scenario" in sheets else None
    era = data.get("era") if isinstance(data, dict) else None
    return Era(era) if era in list(Era) else Era.CONCERT


def _name_problems(sheets: Iterable[Sheet], ground: Ground) -> Iterator[Problem]:
    """Unknown names, bad expressions and dates, and ids given twice, over all files."""
    found = [(sheet, list(findings(sheet.shape, sheet.data))) for sheet in sheets]
    named = [(sheet, item) for sheet, items in found for item in items if isinstance(item, Named)]
    yield from _twice(named)
    checker = _Checker(ground, [item.id for _, item in named if item.kind is EventEntry])
    for sheet, items in found:
        for item in items:
            if isinstance(item, Marked):
                yield from checker.problems(sheet, item)


def _twice(named: list[tuple[Sheet, Named]]) -> Iterator[Problem]:
    """Ids given twice to the same kind of thing; options need differ only within their event."""
    first: dict[tuple[object, ...], tuple[Sheet, Named]] = {}
    for sheet, item in named:
        scope: Where = item.where[:2] if item.kind is OptionEntry else ()
        key = (item.kind, sheet.name if scope else "", scope, item.id)
        if key in first:
            other, before = first[key]
            line = other.positions.at(*before.where)[0]
            hint = f"first in line {line}" + (f" of {other.name}" if other is not sheet else "")
            yield sheet.positions.problem(item.where, f"the id `{item.id}` is given twice", hint)
        else:
            first[key] = sheet, item


class _Checker:
    """Knows all names and judges each marked text."""

    def __init__(self, ground: Ground, events: list[str]) -> None:
        places = ground.map.places
        land = [p.id for p in places if p.kind is PlaceKind.LAND]
        powers = [p.id for p in ground.roster]
        self.known: dict[str, frozenset[str]] = {
            "power": frozenset(powers),
            "place": frozenset(land),
            "any_place": frozenset(p.id for p in places if p.kind is not PlaceKind.SEA),
            "spot": frozenset([*land, *(city.id for city in ground.map.cities)]),
            "unit": frozenset(unit.id for unit in ground.rules.units_of(ground.era)),
        }
        self.signatures: dict[bool, Signature] = {
            about: signature(powers, land, events, subject=about) for about in (False, True)
        }

    def problems(self, sheet: Sheet, item: Marked) -> Iterator[Problem]:
        """What is wrong with a marked text, if anything."""
        about = _has_subject(sheet, item.where)
        if isinstance(item.mark, Ref):
            known, kind = self.known[item.mark.domain], _SPOKEN.get(item.mark.domain, item.mark.domain)
            if item.text not in known and not (about and item.text == SUBJECT and kind == "power"):
                hint = did_you_mean(item.text, known)
                yield sheet.positions.problem(item.where, f"no {kind} `{item.text}`", hint)
        elif isinstance(item.mark, Code):
            try:
                compile_expression(item.text, self.signatures[about], item.mark.result)
            except BadExpression as error:
                yield sheet.positions.problem(
                    item.where, f"{item.where[-1]}: column {error.column}: {error.why}"
                )
        else:
            try:
                read_quarter(item.text)
            except ValueError as error:
                yield sheet.positions.problem(item.where, f"{item.where[-1]}: {error}")


_SPOKEN = {
    "unit": "unit of the era",
    "place": "land province",
    "any_place": "land province or box",
    "spot": "land province or city",
}


def _has_subject(sheet: Sheet, where: Where) -> bool:
    """Whether a text stands in an event that is written once for several powers."""
    if sheet.shape is not EventsFile or not isinstance(sheet.data, dict) or len(where) < 2:
        return False
    entry = sheet.data["events"][where[1]]
    return isinstance(entry, dict) and bool(entry.get("each"))
