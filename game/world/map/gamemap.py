"""The map: geography that never changes in play, shared by every copy of a world.

Shapes: n = width * height hexes, p = places (land provinces first, then sea zones, then boxes).
Everything here is read-only once built; `game.scenarios.maps.tiled` builds it from ``maps/europe.tmx``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.words import Era, PlaceKind, Terrain


@dataclass(frozen=True, slots=True)
class Place:
    """A province, a sea zone or an off-map box."""

    index: int
    id: str
    kind: PlaceKind
    names: dict[Era, str]
    centre: int  # the hex of its main city (land), or a hex in its middle (sea); -1 for a box
    stake: bool = False  # named in the history as something powers quarrel over
    people: Mapping[Era, str] = field(default_factory=dict)  # who lives there, most of it, by era

    def name(self, era: Era) -> str:
        """What people of the era call it."""
        return self.names[era]


@dataclass(frozen=True, slots=True)
class City:
    """A town on the map."""

    id: str
    names: dict[Era, str]
    hex: int
    rank: int  # 1 metropolis .. 4 small town
    port: bool
    not_before: int  # first year it exists; 0 for always


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two land hexes an army can pass between over narrow water (a ferry, a bridge)."""

    id: str
    name: str
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class Strait:
    """A passage for ships between two sea zones that whoever holds its shores may close."""

    id: str
    name: str
    a: int  # place index of a sea zone
    b: int
    shores: tuple[int, ...]  # land hexes whose controllers hold it


@dataclass(frozen=True, slots=True, eq=False)
class GameMap:
    """Everything about the ground: terrain, rivers, places, cities, who neighbours whom."""

    width: int
    height: int
    km: float  # distance between the centres of neighbouring hexes
    origin: tuple[float, float]  # projected km (x east, y north) of the centre of hex 0
    centre: tuple[float, float]  # longitude, latitude where the projection touches the globe
    terrain: NDArray[np.uint8]  # (n,) Terrain
    reservoir: NDArray[np.bool_]  # (n,) water where movement.reservoirs says so; terrain holds the dry ground
    place: NDArray[np.int16]  # (n,) place index, -1 for void and lakes
    river: NDArray[np.uint8]  # (n, 6) RiverRank by direction; the same seen from both sides
    neighbours: NDArray[np.int32]  # (n, 6)
    places: tuple[Place, ...]
    cities: tuple[City, ...]
    crossings: tuple[Crossing, ...]
    straits: tuple[Strait, ...]
    links: tuple[tuple[int, int], ...]  # open-water and box adjacency of places (a < b), straits not included
    ports: dict[int, tuple[int, ...]]  # port hex -> sea zones it opens to, ascending
    hash: str  # of all the above; equal maps have equal hashes

    @property
    def size(self) -> int:
        """Number of hexes."""
        return self.width * self.height

    @property
    def hex_area(self) -> int:
        """Square kilometres of a hex: half the root of three times the square of two centres' distance."""
        return round(self.km) ** 2 * 866 // 1_000

    @property
    def is_land(self) -> NDArray[np.bool_]:
        """(n,) True where a province can lie; read-only."""
        return _land_of(self)

    def place_id(self, index: int) -> str:
        """Slug of a place."""
        return self.places[index].id

    def land_count(self) -> int:
        """How many land provinces there are; they are places 0 .. count-1."""
        return sum(1 for place in self.places if place.kind is PlaceKind.LAND)


@lru_cache(maxsize=8)  # asked for in every loop over hexes
def _land_of(game_map: GameMap) -> NDArray[np.bool_]:
    land: NDArray[np.bool_] = game_map.terrain >= Terrain.PLAIN
    land.flags.writeable = False
    return land
