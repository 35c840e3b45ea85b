"""Powers off the map: a state that owns no land has the box for its country in which its capital lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from game.scenarios.folder.ground import Ground, Pieces
from game.scenarios.folder.schema import PowerEntry, PowersFile
from game.scenarios.reading.overlay import Layer
from game.scenarios.reading.problems import Positions, Problem
from game.words import PlaceKind
from game.world.map.gamemap import GameMap


def with_boxes(ground: Ground, powers: PowersFile) -> Ground:
    """The ground with each box the land of the first state, in the order of the file, that sits in it."""
    boxes, landed = boxes_of(ground.map), set(ground.owners.owners.values())
    usual = {facts.id: facts.capitals.get(ground.era, -1) for facts in ground.roster}
    held: dict[str, str] = {}
    for entry in powers.powers:
        seat = usual.get(entry.id, -1)
        capital = entry.capital or (ground.map.place_id(seat) if seat >= 0 else "")
        if entry.id not in landed and capital in boxes:
            held.setdefault(capital, entry.id)
    if not held:
        return ground
    return replace(ground, owners=replace(ground.owners, owners={**ground.owners.owners, **held}))


def misplaced_seat(at: Positions, number: int, entry: PowerEntry, ground: Ground) -> Iterator[Problem]:
    """A capital is the state's own; a box is the whole country of one state that has no other land."""
    owners, where = ground.owners.owners, ("powers", number, "capital")
    owner, is_box = owners.get(entry.capital or "", ""), entry.capital in boxes_of(ground.map)
    has_land = entry.id in owners.values()
    if owner != entry.id and owner and (is_box or has_land):
        yield at.problem(where, f"`{entry.capital}` belongs to {owner}")
    elif owner != entry.id and is_box and has_land:
        what = f"`{entry.capital}` lies off the map, and {entry.id} owns land on it"
        yield at.problem(where, what, "a box is the country of a state without land")


def seated(pieces: Pieces, layer: Layer | None) -> frozenset[str]:
    """Powers whose capital, of the era or of the file `powers.yaml`, is a box of a map."""
    if pieces.map is None or pieces.roster is None:
        return frozenset()
    places = pieces.map.places
    capitals = {f.id: places[f.capitals[pieces.era]].id for f in pieces.roster if pieces.era in f.capitals}
    capitals |= _named(layer[0] if layer else None)
    boxes = boxes_of(pieces.map)
    return frozenset(power for power, capital in capitals.items() if capital in boxes)


def _named(data: object) -> Mapping[str, str]:
    """Capitals that a file of powers names, as far as it can be read."""
    entries = data.get("powers") if isinstance(data, dict) else None
    rows = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return {str(row["id"]): str(row["capital"]) for row in rows if "id" in row and row.get("capital")}


def boxes_of(game_map: GameMap) -> frozenset[str]:
    """The boxes of a map, by id."""
    return frozenset(place.id for place in game_map.places if place.kind is PlaceKind.BOX)
