"""Reads who is who on the map: ``assets/powers.yaml`` and ``maps/owners.yaml``.

All powers of all eras stand in every scenario's roster, in the order of the file; who exists at the start
follows from who owns land in the era.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

from pydantic import Field

from game.events.marks import AnyPlaceId, PowerId, Told
from game.scenarios.reading.carried import Carried, Source
from game.scenarios.reading.overlay import laid_on, needed_of, stacked
from game.scenarios.reading.problems import Positions, Problem, ScenarioError, Where, enough_of
from game.scenarios.reading.yamlpos import validate
from game.words import Era, OverlordKind
from game.world.constants.ruleset import Strict
from game.world.map.gamemap import GameMap
from game.world.map.mapindex import index_of
from game.world.spelling import did_you_mean
from game.world.state.powers import PowerFacts

Name: TypeAlias = Annotated[str, Field(pattern=r"^[^\n\t]+$", max_length=80)]
Colour: TypeAlias = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


@dataclass(frozen=True, slots=True)
class RosterEntry(Strict):
    """A power in ``assets/powers.yaml``: one name, or names by era where they differ.

    ``adjectives`` goes by era, too. ``article`` says whether sentences put an article before its name; left
    out, words such as Empire tell.
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
    outside: Container[str] = (),
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
        PowerFacts(
            number, power, entry.tag, _name(entry, era), _of_era(entry.adjectives, era) or entry.adjective,
            _rgb(entry.colour), {e: places[place] for e, place in entry.capitals.items() if place in places},
            entry.article,
        )
        for number, (power, entry) in enumerate(entries.items())
    )  # fmt: skip


def _roster_problems(
    entries: dict[str, RosterEntry], positions: Positions, game_map: GameMap, outside: Container[str]
) -> Iterator[Problem]:
    places, tags = index_of(game_map).by_id, dict[str, str]()
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


def _rgb(colour: str) -> tuple[int, int, int]:
    number = int(colour[1:], 16)
    return number >> 16, number >> 8 & 255, number & 255


def read_owners(
    files: Sequence[Source],
    game_map: GameMap,
    powers: tuple[PowerFacts, ...],
    era: Era,
    overlays: Sequence[Carried] = (),
    outside: Container[str] = (),
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


def _on_map(data: object, era: Era, outside: Container[str]) -> object:
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
    outside: Container[str],
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
