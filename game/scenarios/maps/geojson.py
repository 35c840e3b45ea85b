"""The map as GeoJSON, for work with other tools: one feature a hex, in longitude and latitude."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from game.words import Era, PlaceKind, Terrain
from game.world.map import projection
from game.world.map.gamemap import GameMap

DIGITS = 4  # decimals of a degree: about ten metres


def feature_collection(
    game_map: GameMap,
    owner_of: Sequence[str | None],
    overlord_of: Mapping[str, str],
    era: Era = Era.CONCERT,
    *,
    floods: bool = False,
) -> dict[str, Any]:
    """Every hex of land, sea and lake as a polygon with what lies there and who holds it.

    ``owner_of`` gives a power by place index (None at sea), ``overlord_of`` the power above a power; names
    are those of ``era``; ``floods`` makes water of reservoirs. Rings run counter-clockwise, as GeoJSON wants.
    Hexes come in order of their ids.
    """
    centres = projection.hex_centres(game_map.width, game_map.height, game_map.km, game_map.origin)
    corners = projection.hex_corners(centres, game_map.km)[:, ::-1]
    lon, lat = projection.inverse(corners[..., 0], corners[..., 1], game_map.centre)
    rings = np.round(np.stack([lon, lat], axis=2), DIGITS).tolist()
    cities = _cities(game_map, era)
    features = [
        {
            "type": "Feature",
            "id": here,
            "geometry": {"type": "Polygon", "coordinates": [[*rings[here], rings[here][0]]]},
            "properties": _facts(game_map, here, owner_of, overlord_of, era, floods=floods)
            | {"city": cities.get(here)},
        }
        for here in np.flatnonzero(game_map.terrain != Terrain.VOID).tolist()
    ]
    return {"type": "FeatureCollection", "features": features}


def _cities(game_map: GameMap, era: Era) -> dict[int, str]:
    """The greatest town of each hex, by name."""
    found: dict[int, str] = {}
    for city in sorted(game_map.cities, key=lambda c: (c.rank, c.id)):
        if city.not_before <= int(era):
            found.setdefault(city.hex, city.names[era])
    return found


def _facts(
    game_map: GameMap,
    here: int,
    owner_of: Sequence[str | None],
    overlord_of: Mapping[str, str],
    era: Era,
    *,
    floods: bool,
) -> dict[str, Any]:
    """What one hex tells about itself."""
    number = int(game_map.place[here])
    place = game_map.places[number] if number >= 0 else None
    land = place is not None and place.kind is PlaceKind.LAND
    owner = owner_of[number] if land else None
    terrain = Terrain(int(game_map.terrain[here]))
    if floods and game_map.reservoir[here]:
        terrain = Terrain.LAKE
    row, col = divmod(here, game_map.width)
    return {
        "col": col,
        "row": row,
        "terrain": terrain.name.lower(),
        "province": place.id if place and land else None,
        "sea_zone": place.id if place and not land else None,
        "name": place.name(era) if place else None,
        "owner": owner,
        "overlord": overlord_of.get(owner) if owner else None,
    }
