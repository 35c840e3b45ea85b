"""What remains of a base on a smaller or another map: what names a place or a power outside is left behind.

A later start leaves behind what was over by then; a window leaves behind what lies elsewhere. Names of lists
go one by one (a treaty of five is one of the three who are there), entries that are about something outside
go whole, and whatever waited for them goes with them. People, money and men of a state that reaches beyond
the window, and what it owes by treaty, are those of its part in it, by where its people live.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from game.events.effects.bodies import FoundBody
from game.events.effects.marks import Code, Ref, Sets
from game.events.effects.treaties import SignTreaty
from game.events.expressions.conditions import signature
from game.events.expressions.grammar import BadExpression, Signature
from game.events.expressions.language import compile_expression
from game.scenarios.folder.cuts import entry_around, value_at, without
from game.scenarios.folder.ground import Pieces
from game.scenarios.folder.layers import Layers
from game.scenarios.folder.overseas import boxes_of, seated
from game.scenarios.folder.people import place_weights, spread
from game.scenarios.folder.region import WINDOW
from game.scenarios.folder.schema import (
    FILES,
    BodyEntry,
    EventEntry,
    EventsFile,
    PowersFile,
    ProvincesFile,
    ScenarioFile,
    TreatyEntry,
)
from game.scenarios.reading.overlay import Layer
from game.scenarios.reading.problems import Where
from game.scenarios.reading.references import FLAG, Finding, Marked, Named, findings
from game.scenarios.reading.yamlpos import judge
from game.words import PlaceKind
from game.world.calendar import read_quarter
from game.world.map.gamemap import GameMap
from game.world.map.mapindex import index_of
from game.world.map.projection import COLUMN

#: Keys that an entry can do without: of what they name nothing is said any more.
SPARE: Final = ("capital", "aggressor")
#: Mappings whose keys are powers: each can go without the others.
BY_POWER: Final = ("members", "verdicts")
#: How many names some lists need to mean anything; others need one.
NEEDED: Final = {"parties": 2, "members": 2, "verdicts": 0}
#: What of a state is shared by where its people live.
SHARED: Final = ("population", "treasury", "debt", "manpower")
NEAR: Final = 0.01  # hexes by which the corners of two maps may miss each other for want of digits
EFFECTS: Final = "effects"
OPTIONS: Final = "options"


def what_remains(layers: Layers, whole: Layers, below: Pieces, above: Pieces) -> Layers:
    """The files of a base on the ground ``above`` it, which were written for the ground ``below``.

    ``whole`` are all its files, those too that its patch does without: they tell where its people live.
    Where a map cannot be read its mistakes are told, and nothing is left behind; while nobody can tell who
    owns the land, nothing is for its owner's sake.
    """
    if below.map is None or above.map is None or below.roster is None:
        return layers
    layers = _moved(_shared(layers, _shares(whole, below, above)), below.map, above.map)
    powers = {facts.id for facts in below.roster}
    before = _Known.of(layers, below.map, powers)
    gone = _landed(below, layers) - _landed(above, layers) if above.owners else set()
    now = powers - gone
    while True:
        after = _Known.of(layers, above.map, now)
        cuts = {key: _cuts(key, layer, before, after) for key, layer in layers.items()}
        if not any(cuts.values()):
            return layers
        layers = {key: without(layer, cuts[key])[0] for key, layer in layers.items()}


def _landed(pieces: Pieces, layers: Layers) -> set[str]:
    """The powers that own land, or whose country is a box."""
    owners = pieces.owners[0].owners.values() if pieces.owners else ()
    return {*owners, *seated(pieces, layers.get("powers"))}


def _found(key: str, layer: Layer) -> Iterator[Finding]:
    return findings(FILES.get(key, EventsFile), layer[0])


@dataclass(frozen=True)
class _Known:
    """The names that files can use, by what they are of, and the flags that are set."""

    names: Mapping[str, frozenset[str]]
    flags: frozenset[str]

    @staticmethod
    def of(layers: Layers, game_map: GameMap, powers: set[str]) -> _Known:
        """All that is known on a map where just these powers are."""
        land = [p.id for p in game_map.places if p.kind is PlaceKind.LAND]
        any_place = boxes_of(game_map) | {*land}
        items = [item for key, layer in layers.items() for item in _found(key, layer)]

        def ids(*kinds: type) -> frozenset[str]:
            return frozenset(item.id for item in items if isinstance(item, Named) and item.kind in kinds)

        names = {
            "power": frozenset(powers),
            "place": frozenset(land),
            "any_place": any_place,
            "spot": any_place | {city.id for city in game_map.cities},
            "body": ids(BodyEntry, FoundBody),
            "pact": ids(TreatyEntry, SignTreaty),
            "event": ids(EventEntry),
        }
        set_here = (i.text for i in items if isinstance(i, Marked) and isinstance(i.mark, Sets))
        return _Known(names, frozenset(set_here))

    def signature(self) -> Signature:
        """What conditions may speak of."""
        names = self.names
        return signature(
            names["power"], names["place"], names["event"], bodies=names["body"], pacts=names["pact"]
        )


def _cuts(key: str, layer: Layer, before: _Known, after: _Known) -> set[Where]:
    """The ways to what has to go from a file."""
    judge_of = _Judge(before, after)
    ways = {
        _part_around(layer[0], item.where)
        for item in _found(key, layer)
        if isinstance(item, Marked) and item.where[0] != WINDOW and judge_of.is_outside(item)
    }
    lost = Counter(way[:-1] for way in ways if len(way) > 2)  # lists and mappings that lose a part
    return {_with_its_holder(layer[0], way, lost) for way in ways}


class _Judge:
    """Tells what was known and is no more."""

    def __init__(self, before: _Known, after: _Known) -> None:
        self.before, self.after = before, after

    @cached_property
    def _signatures(self) -> tuple[Signature, Signature]:
        return self.before.signature(), self.after.signature()

    def is_outside(self, item: Marked) -> bool:
        """Whether a marked text names what is not there any more."""
        if isinstance(item.mark, Ref):
            domain = item.mark.domain
            return (
                item.text in self.before.names.get(domain, ()) and item.text not in self.after.names[domain]
            )
        if isinstance(item.mark, Code):
            if any(flag in self.before.flags - self.after.flags for flag in FLAG.findall(item.text)):
                return True
            first, then = self._signatures
            return _compiles(item.text, first, item.mark) and not _compiles(item.text, then, item.mark)
        return False


def _compiles(text: str, known: Signature, mark: Code) -> bool:
    try:
        compile_expression(text, known, mark.result)
    except BadExpression:
        return False
    return True


def _part_around(data: object, where: Where) -> Where:
    """What goes with a name: itself in a list, a key that can be spared, else the entry about it."""
    if isinstance(where[-1], int) or where[-1] in SPARE:
        return where
    if len(where) > 1 and where[-2] in BY_POWER:
        return where
    return entry_around(data, where)


def _with_its_holder(data: object, way: Where, lost: Counter[Where]) -> Where:
    """The way, or that of the entry whose list has too few names left to mean anything."""
    holder = way[:-1]
    if len(way) < 3 or way[-1] in SPARE:
        return way
    left = len(value_at(data, holder)) - lost[holder]  # type: ignore[arg-type]
    if left >= NEEDED.get(str(holder[-1]), 1):
        return way
    entry = entry_around(data, holder)
    if holder[-1] == EFFECTS and (_says_more(value_at(data, entry)) or OPTIONS in entry):
        return way
    return entry


def _says_more(entry: object) -> bool:
    """Whether an event without effects still asks somebody."""
    return isinstance(entry, dict) and bool(entry.get(OPTIONS))


# --- numbers --------------------------------------------------------------------------------------------


def _changed(
    layers: Layers, file: str, key: str, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> Layers:
    """The files with the entries of a list in one of them changed, if it is there."""
    data, at = layers.get(file, ({}, None))
    entries = data.get(key) if isinstance(data, dict) else None
    if at is None or not isinstance(data, dict) or not isinstance(entries, list):
        return layers
    changed = [change(entry) if isinstance(entry, dict) else entry for entry in entries]
    return {**layers, file: ({**data, key: changed}, at)}


def _shared(layers: Layers, shares: Mapping[str, tuple[int, int]]) -> Layers:
    """People, money and men of states of which a part is outside, in proportion to the people inside."""

    def part(entry: dict[str, Any], power: str, keys: Iterable[str]) -> dict[str, Any]:
        inside, everybody = shares.get(str(entry.get(power)), (1, 1))
        if inside in (0, everybody):
            return entry
        known = {key: entry[key] for key in keys if isinstance(entry.get(key), int)}
        return {**entry, **{key: value * inside // everybody for key, value in known.items()}}

    layers = _changed(layers, "powers", "powers", lambda entry: part(entry, "id", SHARED))
    return _changed(layers, "treaties", "treaties", lambda entry: part(entry, "subject", ("amount",)))


def _shares(layers: Layers, below: Pieces, above: Pieces) -> dict[str, tuple[int, int]]:
    """By power: thousands of its people who live inside, and all; nobody where the files have mistakes."""
    frame, powers, provinces = (
        judge(shape, *layers[key])[0] if key in layers else None
        for key, shape in (("scenario", ScenarioFile), ("powers", PowersFile), ("provinces", ProvincesFile))
    )
    if frame is None or powers is None or provinces is None or below.map is None or above.map is None:
        return {}
    try:
        year = read_quarter(frame.start)[0]
    except ValueError:
        return {}
    index, inside = index_of(below.map).by_id, index_of(above.map).by_id
    weights = place_weights(below.map, frame.people, year)
    special = {index[entry.id]: entry for entry in provinces.provinces if entry.id in index}
    owners = below.owners[0].owners if below.owners else {}
    found = {}
    for entry in powers.powers:
        mine = sorted(index[place] for place, owner in owners.items() if owner == entry.id and place in index)
        people = spread(entry.population * 1000, mine, weights, special)
        kept = sum(int(n) for n, p in zip(people, mine, strict=True) if below.map.place_id(p) in inside)
        found[entry.id] = (kept // 1000, int(people.sum()) // 1000)
    return found


def _moved(layers: Layers, old: GameMap, new: GameMap) -> Layers:
    """Fronts by the hex in the new map's numbers; on one of other hexes a front is the whole province."""
    columns = (new.origin[0] - old.origin[0]) / (old.km * COLUMN)
    rows = (old.origin[1] - new.origin[1]) / old.km
    across, down = round(columns), round(rows)
    is_near = abs(columns - across) < NEAR and abs(rows - down) < NEAR
    is_same = is_near and (old.km, old.centre) == (new.km, new.centre)

    def change(entry: dict[str, Any]) -> dict[str, Any]:
        hexes = entry.get("hexes")
        if not isinstance(hexes, list) or not all(isinstance(h, int) for h in hexes):
            return entry
        spots = [divmod(h, old.width) for h in hexes]
        moved = [(row - down) * new.width + col - across for row, col in spots]
        return {**entry, "hexes": moved if is_same else []}

    return _changed(layers, "affairs", "held", change)
