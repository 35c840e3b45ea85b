"""Reads who is who on the map: ``assets/powers.yaml`` and ``maps/owners.yaml``.

All powers of all eras stand in every scenario's roster, in the order of the file; who exists at the start
follows from who owns land in the era.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, TypeAlias

from pydantic import Field

from game.events.effects.marks import AnyPlaceId, Date, PowerId, Told
from game.scenarios.reading.carried import Carried, Source
from game.scenarios.reading.overlay import laid_on, needed_of, stacked
from game.scenarios.reading.problems import Positions, Problem, ScenarioError, Where, enough_of
from game.scenarios.reading.yamlpos import validate
from game.words import Cabinet, Era, Ideology, OverlordKind, PlaceKind
from game.world.calendar import read_quarter
from game.world.constants.rulemarks import Colour
from game.world.constants.ruleset import Strict
from game.world.map.gamemap import GameMap
from game.world.map.mapindex import index_of
from game.world.spelling import did_you_mean
from game.world.state.powers import PowerFacts
from game.world.state.styles import Style, StyleOfTime, rgb

Name: TypeAlias = Annotated[str, Field(pattern=r"^[^\n\t]+$", max_length=80)]
PeopleName: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=40)]


@dataclass(frozen=True, slots=True)
class StyleEntry(Strict):
    """What a power is called from a date on, or as long as such a regime lasts, or both; the rest is as ever.

    With ``capital`` its government moves there when it takes the style, if it owns and holds the place then.
    """

    start: Date | None = None
    ideology: tuple[Ideology, ...] = ()  # one of these; left out: any
    cabinet: tuple[Cabinet, ...] = ()
    name: Name | None = None
    adjective: Name | None = None
    colour: Annotated[Colour | None, Told()] = None
    capital: AnyPlaceId | None = None
    article: Annotated[bool | None, Told()] = None

    @property
    def is_of(self) -> tuple[Date | None, frozenset[Ideology], frozenset[Cabinet]]:
        """Its date and regimes."""
        return self.start, frozenset(self.ideology), frozenset(self.cabinet)


@dataclass(frozen=True, slots=True)
class RosterEntry(Strict):
    """A power in ``assets/powers.yaml``: one name, or names by era where they differ.

    ``adjectives`` goes by era, too. ``article`` says whether sentences put an article before its name; left
    out, words such as Empire tell. ``styles`` are names, colours and capitals of a time or a regime: of those
    that fit the last is borne. ``people`` are those whose state it is, as ``maps/places.yaml`` calls them.
    """

    tag: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    adjective: Name
    colour: Annotated[Colour, Told()]
    eras: tuple[Era, ...]
    name: Name | None = None
    names: dict[Era, Name] = field(default_factory=dict)
    capitals: dict[Era, AnyPlaceId] = field(default_factory=dict)
    adjectives: dict[Era, Name] = field(default_factory=dict)  # where it is not always the same
    article: Annotated[bool | None, Told()] = None
    styles: tuple[StyleEntry, ...] = ()
    people: tuple[PeopleName, ...] = ()
    peoples: dict[Era, tuple[PeopleName, ...]] = field(
        default_factory=dict
    )  # where it is not always the same


@dataclass(frozen=True, slots=True)
class RosterFile(Strict):
    """The file ``assets/powers.yaml``."""

    powers: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)], RosterEntry]


@dataclass(frozen=True, slots=True)
class LordEntry(Strict):
    """Who stands above a power, and how."""

    lord: PowerId
    kind: OverlordKind


@dataclass(frozen=True, slots=True)
class EraOwners(Strict):
    """Who held the title to each land province in an era, and who stood above whom."""

    owners: dict[AnyPlaceId, PowerId]
    overlords: dict[PowerId, LordEntry]


OwnersFile: TypeAlias = dict[Era, EraOwners]


def read_roster(
    path: Source,
    game_map: GameMap,
    era: Era,
    overlays: Sequence[Carried] = (),
    outside: Collection[str] = (),
) -> tuple[dict[str, RosterEntry], tuple[PowerFacts, ...]]:
    """The powers of the game as the file has them, and with their names in an era; raises `ScenarioError`.

    ``overlays`` are files that hold only what differs, the last on top; new powers are numbered last. A
    capital ``outside`` the map is none in this campaign.
    """
    (data, positions), wrong = stacked([path, *overlays], needs={("powers",): needed_of(RosterEntry)})
    entries: dict[str, RosterEntry] = validate(RosterFile, data, positions).powers
    problems = [*wrong, *enough_of(_roster_problems(entries, positions, game_map, outside))]
    if problems:
        raise ScenarioError(problems)
    places = index_of(game_map).by_id
    return entries, tuple(
        _facts(number, power, entry, era, places) for number, (power, entry) in enumerate(entries.items())
    )


def _facts(number: int, power: str, entry: RosterEntry, era: Era, places: Mapping[str, int]) -> PowerFacts:
    facts = PowerFacts(
        number, power, entry.tag, _name(entry, era), _of_era(entry.adjectives, era) or entry.adjective,
        rgb(entry.colour),
        {e: places[place] for e, place in entry.capitals.items() if place in places}, entry.article,
        people=entry.peoples.get(era, entry.people),
    )  # fmt: skip
    return replace(facts, styles=tuple(_style(style, facts.own, places) for style in entry.styles))


def _style(entry: StyleEntry, own: Style, places: Mapping[str, int]) -> StyleOfTime:
    style = Style(
        entry.name or own.name,
        entry.adjective or own.adjective,
        rgb(entry.colour) if entry.colour else own.colour,
        entry.article if entry.name or entry.article is not None else own.article,
    )
    capital = -1 if entry.capital is None else places.get(entry.capital, -1)  # outside a window
    return StyleOfTime(style, entry.start or "", entry.ideology, entry.cabinet, capital)


def _roster_problems(
    entries: dict[str, RosterEntry], positions: Positions, game_map: GameMap, outside: Collection[str]
) -> Iterator[Problem]:
    places, tags = index_of(game_map).by_id, dict[str, str]()
    peoples = frozenset(people for place in game_map.places for people in place.people.values())
    for power, entry in entries.items():
        where = ("powers", power)
        if (entry.name is None) == (not entry.names):
            hint = "a patch takes one away with `names: ~`" if entry.names else ""
            yield positions.problem(where, f"{power} needs `name`, or `names` by era, not both", hint)
        if entry.tag in tags:
            yield positions.problem(where, f"{power} has the tag {entry.tag} of {tags[entry.tag]}")
        tags[entry.tag] = power
        for era, place in entry.capitals.items():
            if place not in places and place not in outside:
                yield positions.problem(
                    (*where, "capitals", era), f"no place `{place}`", did_you_mean(place, places)
                )
        yield from _style_problems(entry, positions, where, places, outside)
        if peoples and not outside and not any(_is_box(game_map, c) for c in entry.capitals.values()):
            yield from _strange_people(entry, positions, where, peoples)


def _is_box(game_map: GameMap, place: str) -> bool:
    number = index_of(game_map).by_id.get(place, -1)
    return number >= 0 and game_map.places[number].kind is PlaceKind.BOX


def _strange_people(
    entry: RosterEntry, positions: Positions, at: Where, peoples: frozenset[str]
) -> Iterator[Problem]:
    """Peoples of a state of the map of whom nobody lives there."""
    for era, named in ((None, entry.people), *entry.peoples.items()):
        for number, people in enumerate(named):
            if people not in peoples:
                where = (*at, "people", number) if era is None else (*at, "peoples", era, number)
                what = f"nobody of `{people}` lives anywhere"
                yield positions.problem(where, what, did_you_mean(people, peoples))


def _style_problems(
    entry: RosterEntry, positions: Positions, at: Where, places: Mapping[str, int], outside: Collection[str]
) -> Iterator[Problem]:
    """Styles that nobody could ever see, or that name what is not there."""
    for number, style in enumerate(entry.styles):
        where = (*at, "styles", number)
        if style.capital is not None and style.capital not in places and style.capital not in outside:
            hint = did_you_mean(style.capital, places)
            yield positions.problem((*where, "capital"), f"no place `{style.capital}`", hint)
        if style.start is not None and (wrong := _misdated(style.start)):
            yield positions.problem((*where, "start"), wrong)
        elif not any(style.is_of):
            hint = "give it `start`, `ideology` or `cabinet`"
            yield positions.problem(where, "this style would hold always", hint)
        elif any(_hides(later, style) for later in entry.styles[number + 1 :]):
            hint = "of those that fit the last is borne: put the more special one last"
            yield positions.problem(where, "a later style holds whenever this one does", hint)
        if not (style.name or style.adjective or style.colour or style.capital):
            hint = "give it `name`, `adjective`, `colour` or `capital`"
            yield positions.problem(where, "this style changes nothing", hint)


def _misdated(date: str) -> str:
    try:
        read_quarter(date)
    except ValueError as wrong:
        return str(wrong)
    return ""


def _hides(later: StyleEntry, style: StyleEntry) -> bool:
    """Whether of two styles the later one holds whenever the other does."""
    if later.start is not None and _misdated(later.start):
        return False
    is_since = later.start is None or (
        style.start is not None and read_quarter(later.start) <= read_quarter(style.start)
    )
    pairs = zip(later.is_of[1:], style.is_of[1:], strict=True)
    return is_since and all(not wide or (narrow and narrow <= wide) for wide, narrow in pairs)


def _name(entry: RosterEntry, era: Era) -> str:
    """The name in an era; where it has none there, the nearest one before it, else the first."""
    if entry.name is not None:
        return entry.name
    return _of_era(entry.names, era) or next(iter(entry.names.values()))


def _of_era(words: Mapping[Era, str], era: Era) -> str:
    """The word for an era, or for the nearest one before it; '' if there is none."""
    order = list(Era)
    known = [words[e] for e in order[: order.index(era) + 1] if e in words]
    return known[-1] if known else ""


def read_owners(
    files: Sequence[Source],
    game_map: GameMap,
    powers: tuple[PowerFacts, ...],
    era: Era,
    overlays: Sequence[Carried] = (),
    outside: Collection[str] = (),
) -> tuple[EraOwners, Positions]:
    """Owners and overlords of an era, and where they stand; raises `ScenarioError`, also for unowned land.

    ``files`` are the table of all eras and what lies over it; of places ``outside`` the map they may speak,
    to no effect. ``overlays`` come on top. All but the first file hold only what differs in this era.
    """
    needs: dict[Where, tuple[str, ...]] = {(era, "overlords"): needed_of(LordEntry)}
    (data, positions), faults = stacked(files, era, needs)
    (data, positions), wrong = laid_on((_on_map(data, era, outside), positions), overlays, era, needs)
    table: dict[Era, EraOwners] = validate(OwnersFile, data, positions)
    if era not in table:
        raise ScenarioError([Problem(str(files[0]), 0, f"there is no era `{era}`", "")])
    found = _owner_problems(table[era], positions, game_map, {p.id for p in powers}, era, outside)
    problems = [*faults, *wrong, *enough_of(found)]
    if problems:
        raise ScenarioError(problems)
    return table[era], positions


def _on_map(data: object, era: Era, outside: Collection[str]) -> object:
    """The table of owners without what is outside, and the bonds of an era of those who have land left."""
    table = data.get(era) if isinstance(data, dict) else None
    owners, lords = (table.get(key) if isinstance(table, dict) else None for key in ("owners", "overlords"))
    if not isinstance(data, dict) or not isinstance(owners, dict) or not any(p in outside for p in owners):
        return data
    left = {place: power for place, power in owners.items() if place not in outside}
    there = set(map(str, left.values()))
    bonds = lords.items() if isinstance(lords, dict) else ()
    kept = {p: b for p, b in bonds if p in there and isinstance(b, dict) and str(b.get("lord")) in there}
    return {**data, era: {"owners": left, "overlords": kept}}


def _owner_problems(
    owners: EraOwners, positions: Positions, game_map: GameMap, powers: set[str], era: Era,
    outside: Collection[str],
) -> Iterator[Problem]:  # fmt: skip
    land = {game_map.places[i].id for i in index_of(game_map).land_places}
    for place, power in owners.owners.items():
        where = (era, "owners", place)
        if place in outside:
            yield positions.problem(
                where, f"`{place}` is not on this campaign's map", "remove it, or widen the `window`"
            )
        elif place not in land:
            yield positions.problem(where, f"no land province `{place}`", did_you_mean(place, land))
        if power not in powers:
            yield positions.problem(where, f"no power `{power}`", did_you_mean(power, powers))
    for place in sorted(land - owners.owners.keys()):
        yield positions.problem((era, "owners"), f"nobody owns `{place}`", f"add `{place}:` to owners.yaml")
    for power, entry in owners.overlords.items():
        for name in (power, entry.lord):
            if name not in powers:
                yield positions.problem(
                    (era, "overlords", power), f"no power `{name}`", did_you_mean(name, powers)
                )
