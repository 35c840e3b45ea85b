"""The export for other tools."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from game.scenarios.folder.ground import ground_of
from game.scenarios.maps.geojson import feature_collection
from game.words import Era, PlaceKind
from game.world.map.gamemap import GameMap


def exported(europe: GameMap, owners: dict[str, Any], era: Era) -> dict[str, Any]:
    title = owners[era.value]["owners"]
    owner_of = [title.get(place.id) for place in europe.places]
    overlord_of = {power: bond["lord"] for power, bond in owners[era.value]["overlords"].items()}
    return feature_collection(
        europe, owner_of, overlord_of, era, floods=ground_of(era).rules.movement.reservoirs
    )


def test_one_feature_a_hex_with_what_lies_there(europe: GameMap, owners: dict[str, Any]) -> None:
    data = exported(europe, owners, Era.CONCERT)
    assert len(data["features"]) == int((europe.terrain > 0).sum())
    by_city = {f["properties"]["city"]: f["properties"] for f in data["features"]}
    assert by_city["Warsaw"]["owner"] == "poland"
    assert by_city["Warsaw"]["overlord"] == "russia"
    assert by_city["Paris"]["province"] == "ile_de_france"
    assert by_city["Paris"]["overlord"] is None
    assert json.loads(json.dumps(data)) == data


def test_names_and_water_follow_the_era(europe: GameMap, owners: dict[str, Any]) -> None:
    early = {f["id"]: f["properties"] for f in exported(europe, owners, Era.CONCERT)["features"]}
    late = {f["id"]: f["properties"] for f in exported(europe, owners, Era.ENLARGEMENT)["features"]}
    danzig = next(place for place in europe.places if place.id == "danzig")
    assert (early[danzig.centre]["name"], late[danzig.centre]["name"]) == ("Danzig", "Gdańsk")
    for here, dammed in enumerate(europe.reservoir.tolist()):
        if dammed:
            assert early[here]["terrain"] != "lake"
            assert late[here]["terrain"] == "lake"


def test_rings_are_closed_and_turn_left(europe: GameMap, owners: dict[str, Any]) -> None:
    for feature in exported(europe, owners, Era.CONCERT)["features"][::50]:
        ring = feature["geometry"]["coordinates"][0]
        assert len(ring) == 7
        assert ring[0] == ring[-1]
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
        assert area > 0


def test_sea_has_a_zone_and_no_owner(europe: GameMap, owners: dict[str, Any]) -> None:
    zones = {place.id for place in europe.places if place.kind is PlaceKind.SEA}
    for feature in exported(europe, owners, Era.CONCERT)["features"]:
        facts = feature["properties"]
        if facts["terrain"] == "sea":
            assert facts["sea_zone"] in zones
            assert facts["owner"] is None
