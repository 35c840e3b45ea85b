"""The files of a scenario's folder as data, laid over those of the scenario that it is a patch of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Any, Final, TypeAlias

from game.scenarios.folder.affairs import (
    CrisisEntry,
    HeldEntry,
    IncidentEntry,
    LostEntry,
    SanctionEntry,
    SiegeEntry,
    TornEntry,
    TrustEntry,
    WarEntry,
)
from game.scenarios.folder.choosing import CharacterEntry
from game.scenarios.folder.region import OWNERS, said_of_map
from game.scenarios.folder.schema import (
    FILES,
    BodyEntry,
    ClaimEntry,
    EventEntry,
    ForceEntry,
    LeaderEntry,
    MandateEntry,
    PowerEntry,
    ProvinceEntry,
    TreatyEntry,
)
from game.scenarios.reading.carried import Carried
from game.scenarios.reading.lineage import BASE
from game.scenarios.reading.overlay import REMOVE, Entries, Layer, joined, laid_over, needed_of
from game.scenarios.reading.problems import Positions, Problem, ScenarioError, Where
from game.scenarios.reading.yamlpos import read
from game.words import Era
from game.world.spelling import did_you_mean

Layers: TypeAlias = dict[str, Layer]

FRAME: Final = "scenario"
EVENTS: Final = "events"
WITHOUT: Final = "without"
#: Files that a folder may hold besides, each laid over one of the game's; and the folder of its rules.
ROSTER: Final = "roster.yaml"
RULES: Final = "rules"
#: The rules of all eras, which are those of 1815, and the folders of what other eras say otherwise.
RULES_OF_ALL: Final = "assets/rules"
ERAS: Final = {era: f"assets/eras/{era}" for era in Era}

#: Files that a scenario may do without, and what stands for them.
OPTIONAL: Final[dict[str, dict[str, object]]] = {
    "provinces": {"provinces": []},
    "leaders": {"leaders": []},
    "mandates": {"mandates": []},
    "affairs": {},
    "choosing": {},
}


def _known_by(kind: Any, *by: str, whole: bool = False) -> Entries:
    """How a patch tells entries of a type apart, with the keys that a new one must have."""
    return Entries(by, tuple(key for key in needed_of(kind) if key not in by), whole)


#: The lists of a scenario's files whose entries a patch adds, changes and removes one by one.
LISTS: Final[dict[str, Entries]] = {
    "powers": _known_by(PowerEntry, "id"),
    "provinces": _known_by(ProvinceEntry, "id"),
    "treaties": _known_by(TreatyEntry, "id"),
    "institutions": _known_by(BodyEntry, "id"),
    "mandates": _known_by(MandateEntry, "id"),
    "claims": _known_by(ClaimEntry, "power", "place", whole=True),
    "forces": _known_by(ForceEntry, "power", "at", whole=True),
    "leaders": _known_by(LeaderEntry, "power", "name", "office", whole=True),
    "events": _known_by(EventEntry, "id", whole=True),
    "wars": _known_by(WarEntry, "id"),
    "held": _known_by(HeldEntry, "place"),
    "sieges": _known_by(SiegeEntry, "place"),
    "crises": _known_by(CrisisEntry, "id"),
    "sanctions": _known_by(SanctionEntry, "power", "on"),
    "trust": _known_by(TrustEntry, "power", "toward"),
    "incidents": _known_by(IncidentEntry, "power", "other"),
    "torn": _known_by(TornEntry, "power", "against"),
    "lost": _known_by(LostEntry, "power", "place"),
    "characters": _known_by(CharacterEntry, "power"),
}


def own_layers(home: Carried, problems: list[Problem]) -> dict[str, Layer]:
    """The files of a scenario that stands by itself, by their names without ending."""
    layers = {name: _optional(name, home / f"{name}.yaml", problems) for name in FILES}
    if _mapping(layers[FRAME]).get(WITHOUT) and not _mapping(layers[FRAME]).get(BASE):
        what = "`without` means nothing here"
        problems.append(layers[FRAME][1].problem((WITHOUT,), what, "it leaves out files of a `base`"))
    return layers | _events_of(home, problems)


def patched(
    below: dict[str, Layer],
    home: Carried,
    problems: list[Problem],
    remain: Callable[[Layers, Layers], Layers],
) -> Layers:
    """The files of a scenario's base as the files in its folder change them.

    ``remain`` gives what remains of the base's files where this folder says on which map it is played: of
    those that it does not do without, as all of them say it.
    """
    frame = _read(home / f"{FRAME}.yaml", problems)
    if len(_mapping(frame)) == 1 and not any(path.is_there for path in _own(home)):
        what = "this scenario changes nothing in its base"
        problems.append(frame[1].problem((BASE,), what, "say what differs"))
    whole = _prepared(below)
    layers = _left(whole, frame, problems)
    if said_of_map(home / f"{FRAME}.yaml"):
        layers = remain(layers, whole)
    for name in FILES:
        path = home / f"{name}.yaml"
        if path.is_there:
            mine = frame if name == FRAME else _read(path, problems)
            layers[name] = _over(layers.get(name), mine, problems)
        elif name not in layers:
            layers[name] = _optional(name, path, problems)
    events = _events_of(home, problems)
    if sound := [layer for layer in events.values() if _is_list_of_events(layer)]:
        layers[EVENTS] = _over(layers.get(EVENTS), joined(sound, EVENTS), problems)
    return layers | {key: layer for key, layer in events.items() if not _is_list_of_events(layer)}


def _optional(name: str, path: Carried, problems: list[Problem]) -> Layer:
    """A file, or what stands for one that need not be there."""
    if name in OPTIONAL and not path.is_there:
        return OPTIONAL[name], Positions(str(path), {})
    return _read(path, problems)


def _prepared(below: dict[str, Layer]) -> dict[str, Layer]:
    """The files of a base, ready to be patched: all events in one, the frame without a base of its own."""
    layers = {key: layer for key, layer in below.items() if key in FILES or not _is_list_of_events(layer)}
    if events := [layer for key, layer in below.items() if key not in layers]:
        layers[EVENTS] = joined(events, EVENTS)
    data, at = layers[FRAME]
    if isinstance(data, dict):
        layers[FRAME] = {k: v for k, v in data.items() if k not in (BASE, WITHOUT)}, at
    return layers


def _own(home: Carried) -> list[Carried]:
    """What in a folder may differ from its base, besides the frame."""
    names = [f"{name}.yaml" for name in FILES if name != FRAME]
    inner = [*(home / EVENTS).glob("*.yaml"), *(home / RULES).glob("*.yaml")]
    return [*(home / name for name in (*names, OWNERS, ROSTER)), *inner]


def _over(below: Layer | None, mine: Layer, problems: list[Problem]) -> Layer:
    """One file laid over another; what cannot be read stands for itself, and its fault has been told."""
    if below is None or () in mine[1].spoilt:
        return mine
    if () in below[1].spoilt:
        return below
    layer, wrong = laid_over(below, mine, LISTS)
    problems += wrong
    return layer


def _left(layers: dict[str, Layer], frame: Layer, problems: list[Problem]) -> dict[str, Layer]:
    """The files of a base but for those that its patch does without."""
    names = _mapping(frame).get(WITHOUT)
    there = {name for name in layers if name != FRAME} | _files_of_events(layers)
    for number, name in enumerate(names if isinstance(names, list) else []):
        where: Where = (WITHOUT, number)
        if not isinstance(name, str) or name not in there:
            hint = did_you_mean(str(name), there, len(FILES))
            problems.append(frame[1].problem(where, f"the base has no file `{name}`", hint))
        elif name in layers:
            layers = {key: layer for key, layer in layers.items() if key != name}
        elif EVENTS in layers:
            data, at = layers[EVENTS]
            gone = [entry for n, entry in enumerate(data[EVENTS]) if _file_at(at, n) == name]  # type: ignore[index]
            removal = {EVENTS: [{"id": entry["id"], REMOVE: True} for entry in gone]}
            layers = {**layers, EVENTS: _over((data, at), (removal, Positions(frame[1].file, {})), problems)}
    return layers


def _files_of_events(layers: dict[str, Layer]) -> set[str]:
    if EVENTS not in layers:
        return set()
    data, at = layers[EVENTS]
    return {_file_at(at, number) for number, _ in enumerate(data[EVENTS])}  # type: ignore[index]


def _file_at(at: Positions, number: int) -> str:
    """The file that an event stands in, as `without` names it."""
    return f"{EVENTS}/{PurePath(at.file_of(EVENTS, number)).stem}"


def _is_list_of_events(layer: Layer) -> bool:
    """Whether a file holds a list of events and nothing else; any other has the wrong shape."""
    data = _mapping(layer)
    return data.keys() == {EVENTS} and isinstance(data[EVENTS], list)


def _events_of(home: Carried, problems: list[Problem]) -> dict[str, Layer]:
    paths = sorted((home / EVENTS).glob("*.yaml"))
    return {f"{EVENTS}/{path.stem}": _read(path, problems) for path in paths}


def _mapping(layer: Layer) -> dict[str, object]:
    return layer[0] if isinstance(layer[0], dict) else {}


def _read(path: Carried, problems: list[Problem]) -> Layer:
    """A file's data; of one that cannot be read none, spoilt as a whole."""
    try:
        return read(path)
    except ScenarioError as error:
        problems += error.problems
        return {}, Positions(str(path), {}, frozenset({()}))
