"""What must be true of the map of Europe whatever is painted: coasts, rivers, straits, ports."""

from __future__ import annotations

import numpy as np
import pytest

from game.words import PlaceKind, RiverRank, Terrain
from game.world.map import hexes, projection
from game.world.map.gamemap import GameMap


def hex_of(europe: GameMap, lon: float, lat: float) -> int:
    x, y = projection.forward(lon, lat, europe.centre)
    return projection.hex_at(float(x), float(y), europe.width, europe.height, europe.km, europe.origin)


def landmass(europe: GameMap, start: int) -> set[int]:
    """All land an army can walk to without a crossing."""
    seen, stack = {start}, [start]
    land = europe.is_land
    while stack:
        for there in europe.neighbours[stack.pop()].tolist():
            if there >= 0 and land[there] and there not in seen:
                seen.add(there)
                stack.append(there)
    return seen


def city_hex(europe: GameMap, name: str) -> int:
    return next(city.hex for city in europe.cities if city.id == name)


def test_the_map_has_the_size_the_design_names(europe: GameMap) -> None:
    assert europe.km == 60.0
    assert 8000 <= europe.size <= 10000
    assert 4500 <= int(europe.is_land.sum()) <= 5500
    assert 250 <= europe.land_count() <= 400


def test_neighbours_are_mutual(europe: GameMap) -> None:
    for direction in range(6):
        there = europe.neighbours[:, direction]
        inside = there >= 0
        back = europe.neighbours[there[inside], hexes.opposite(direction)]
        assert (back == np.flatnonzero(inside)).all()


def test_rivers_look_alike_from_both_banks_and_keep_to_dry_land(europe: GameMap) -> None:
    land = np.append(europe.is_land, False)
    for direction in range(6):
        river = europe.river[:, direction]
        there = europe.neighbours[:, direction]
        flowing = np.flatnonzero(river)
        assert (europe.river[there[flowing], hexes.opposite(direction)] == river[flowing]).all()
        assert land[flowing].all()
        assert land[there[flowing]].all()


@pytest.mark.parametrize(
    ("west", "east", "rank"),
    [
        ((11.3, 53.0), (12.2, 52.6), RiverRank.GREAT),  # the Elbe
        ((23.5, 44.4), (24.0, 43.3), RiverRank.GREAT),  # the Danube between Wallachia and Bulgaria
        ((7.4, 48.6), (8.4, 48.8), RiverRank.GREAT),  # the Rhine between Alsace and Baden
        ((20.0, 52.9), (20.6, 52.2), RiverRank.GREAT),  # the Vistula
        ((43.8, 49.4), (45.6, 48.9), RiverRank.GREAT),  # the Volga
        ((8.6, 45.5), (8.9, 44.8), RiverRank.MAJOR),  # the Po
    ],
)
def test_great_rivers_part_what_they_part(
    europe: GameMap, west: tuple[float, float], east: tuple[float, float], rank: RiverRank
) -> None:
    ring = hexes.within(hex_of(europe, *west), 1, europe.width, europe.height)
    ring += hexes.within(hex_of(europe, *east), 1, europe.width, europe.height)
    assert int(europe.river[ring].max()) >= rank


def test_every_hex_lies_in_the_place_its_ground_wants(europe: GameMap) -> None:
    kinds = [place.kind for place in europe.places]
    for here, number in enumerate(europe.place.tolist()):
        terrain = int(europe.terrain[here])
        if terrain >= Terrain.PLAIN:
            assert kinds[number] is PlaceKind.LAND
        elif terrain == Terrain.SEA:
            assert kinds[number] is PlaceKind.SEA
        else:
            assert number == -1


def test_the_continent_is_one_and_islands_are_apart(europe: GameMap) -> None:
    main = landmass(europe, city_hex(europe, "paris"))
    for town in ("lisbon", "istanbul", "moscow", "naples", "athens", "oslo", "cairo", "kalmar"):
        assert city_hex(europe, town) in main, town
    islands = (
        "london dublin reykjavik palermo cagliari ajaccio valletta heraklion nicosia corfu rhodes visby"
        " mariehamn palma_de_mallorca odense copenhagen messina"
    )
    for town in islands.split():
        assert city_hex(europe, town) not in main, town
    assert city_hex(europe, "gibraltar") in main


def test_narrow_seas_stay_open(europe: GameMap) -> None:
    index = {place.id: place.index for place in europe.places}
    ways: dict[int, set[int]] = {}
    pairs = [*europe.links, *((strait.a, strait.b) for strait in europe.straits)]
    for a, b in pairs:
        ways.setdefault(a, set()).add(b)
        ways.setdefault(b, set()).add(a)
    seen, stack = {index["english_channel"]}, [index["english_channel"]]
    while stack:
        for there in ways[stack.pop()] - seen:
            seen.add(there)
            stack.append(there)
    inland = {index["caspian_north"], index["caspian_south"]}
    everything = {place.index for place in europe.places if place.kind is not PlaceKind.LAND}
    assert everything - seen == inland


def test_straits_close_the_only_way(europe: GameMap) -> None:
    names = {strait.id for strait in europe.straits}
    assert {"bosporus", "dardanelles", "sund", "great_belt", "little_belt", "gibraltar", "kerch"} <= names
    for strait in europe.straits:
        assert strait.a < strait.b
        assert (strait.a, strait.b) not in europe.links
        assert strait.shores
        assert europe.is_land[list(strait.shores)].all()


def test_crossings_join_shores_that_do_not_touch(europe: GameMap) -> None:
    assert {"messina", "great_belt", "little_belt", "scutari", "chanak"} == {c.id for c in europe.crossings}
    for crossing in europe.crossings:
        assert europe.is_land[crossing.a]
        assert europe.is_land[crossing.b]
        assert 2 <= hexes.distance(crossing.a, crossing.b, europe.width) <= 4


def test_ports_open_to_the_sea_beside_them(europe: GameMap) -> None:
    assert len(europe.ports) > 150
    for here, zones in europe.ports.items():
        near = {int(europe.place[h]) for h in hexes.within(here, 2, europe.width, europe.height)}
        assert europe.is_land[here]
        assert zones == tuple(sorted(zones))
        assert set(zones) <= near
        assert all(europe.places[zone].kind is PlaceKind.SEA for zone in zones)


def test_boxes_are_reached_by_sea(europe: GameMap) -> None:
    index = {place.id: place.index for place in europe.places}
    links = set(europe.links)
    assert (index["north_atlantic"], index["americas"]) in links
    assert (index["persian_gulf"], index["india_and_the_east"]) in links
    assert not any(
        europe.places[b].kind is PlaceKind.BOX and europe.places[a].id == "levantine_sea" for a, b in links
    )


@pytest.mark.parametrize(
    ("lon", "lat", "wanted"),
    [
        (8.4, 46.7, {Terrain.ALPINE, Terrain.MOUNTAIN}),
        (42.5, 43.2, {Terrain.ALPINE, Terrain.MOUNTAIN}),
        (0.7, 42.7, {Terrain.ALPINE, Terrain.MOUNTAIN}),
        (-4.8, 57.0, {Terrain.MOUNTAIN}),
        (20.2, 49.2, {Terrain.MOUNTAIN, Terrain.ALPINE}),
        (27.0, 52.1, {Terrain.MARSH}),
        (46.0, 61.0, {Terrain.FOREST}),
        (45.0, 47.0, {Terrain.STEPPE}),
        (5.0, 31.0, {Terrain.DESERT}),
        (55.0, 68.0, {Terrain.TUNDRA}),
        (2.3, 48.8, {Terrain.PLAIN}),
        (31.2, 60.9, {Terrain.LAKE}),
        (28.3, 40.7, {Terrain.SEA}),
        (-14.0, 48.0, {Terrain.SEA}),
    ],
)
def test_known_ground(europe: GameMap, lon: float, lat: float, wanted: set[Terrain]) -> None:
    assert Terrain(int(europe.terrain[hex_of(europe, lon, lat)])) in wanted


def test_projection_goes_there_and_back() -> None:
    lon, lat = np.meshgrid(np.linspace(-60, 90, 31), np.linspace(-20, 85, 22))
    x, y = projection.forward(lon, lat, (18.0, 50.0))
    back = projection.inverse(x, y, (18.0, 50.0))
    assert np.allclose(back[0], lon)
    assert np.allclose(back[1], lat)


def test_projection_keeps_areas() -> None:
    """A cell of one degree on the paper is as large as on the globe, wherever it lies."""
    for lon, lat in ((-20.0, 60.0), (18.0, 50.0), (45.0, 32.0)):
        side = np.linspace(0, 1, 200)
        ring_lon = np.concatenate([lon + side, np.full(200, lon + 1), lon + 1 - side, np.full(200, lon)])
        ring_lat = np.concatenate([np.full(200, lat), lat + side, np.full(200, lat + 1), lat + 1 - side])
        x, y = projection.forward(ring_lon, ring_lat, (18.0, 50.0))
        paper = 0.5 * abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)))
        top, low = np.sin(np.radians([lat + 1, lat]))
        globe = projection.EARTH_KM**2 * np.radians(1.0) * (top - low)
        assert paper == pytest.approx(globe, rel=1e-4)


def test_hex_under_its_own_centre(europe: GameMap) -> None:
    centres = projection.hex_centres(europe.width, europe.height, europe.km, europe.origin)
    for here in range(0, europe.size, 97):
        x, y = centres[here].tolist()
        found = projection.hex_at(x + 20, y - 15, europe.width, europe.height, europe.km, europe.origin)
        assert found == here
