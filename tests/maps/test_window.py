"""Windows cut out of a map: whole provinces, the waters around them, and everything in its new numbers."""

from __future__ import annotations

import numpy as np

from game.scenarios.maps.window import cut
from game.words import PlaceKind, Terrain
from game.world.map import projection
from game.world.map.gamemap import GameMap
from game.world.map.mapindex import index_of

ITALY = ("piedmont", "lombardy", "venetia", "tuscany", "naples")


def place(game_map: GameMap, name: str) -> int:
    return index_of(game_map).by_id[name]


def at(game_map: GameMap, hex_id: int) -> tuple[float, float]:
    """Where on the paper a hex lies, km."""
    x, y = projection.hex_centres(game_map.width, game_map.height, game_map.km, game_map.origin)[hex_id]
    return round(float(x), 3), round(float(y), 3)


def test_provinces_are_whole_and_lie_where_they_lay(europe: GameMap) -> None:
    window = cut(europe, ITALY, 250)
    assert window.size < europe.size / 10
    for name in (p.id for p in window.places if p.kind is PlaceKind.LAND):
        here, there = place(window, name), place(europe, name)
        mine, theirs = index_of(window).hexes[here], index_of(europe).hexes[there]
        assert [at(window, h) for h in mine] == [at(europe, h) for h in theirs]
        assert at(window, window.places[here].centre) == at(europe, europe.places[there].centre)
        assert np.array_equal(window.terrain[list(mine)], europe.terrain[list(theirs)])


def test_a_margin_lets_in_what_is_near(europe: GameMap) -> None:
    alone = {p.id for p in cut(europe, ITALY, 0).places if p.kind is PlaceKind.LAND}
    near = {p.id for p in cut(europe, ITALY, 250).places if p.kind is PlaceKind.LAND}
    assert alone == set(ITALY)
    assert alone < near
    assert {"rome", "trieste", "bern"} <= near
    assert "ile_de_france" not in near


def test_what_is_left_out_is_void(europe: GameMap) -> None:
    window = cut(europe, ITALY, 0)
    owned = window.place >= 0
    assert (window.terrain[~owned & (window.terrain != Terrain.LAKE)] == Terrain.VOID).all()
    assert window.is_land[owned].sum() == sum(len(index_of(window).hexes[p]) for p in range(len(ITALY)))
    assert not window.river[~window.is_land].any()


def test_cities_ports_crossings_and_straits_go_with_their_land(europe: GameMap) -> None:
    window = cut(europe, ("thrace", "constantinople", "bursa", "kocaeli", "smyrna"), 100)
    names = {city.id: city for city in europe.cities}
    for city in window.cities:
        assert at(window, city.hex) == at(europe, names[city.id].hex)
        assert city.port == (city.hex in window.ports)
    assert all(window.places[zone].kind is PlaceKind.SEA for zones in window.ports.values() for zone in zones)
    assert {strait.id for strait in window.straits} <= {strait.id for strait in europe.straits}
    assert "bosporus" in {strait.id for strait in window.straits}
    for strait in window.straits:
        assert strait.shores
        assert window.is_land[list(strait.shores)].all()
    for crossing in window.crossings:
        assert window.is_land[[crossing.a, crossing.b]].all()


def test_boxes_stay_while_ships_can_reach_them(europe: GameMap) -> None:
    italy, ocean = cut(europe, ITALY, 0), cut(europe, ("estremadura", "minho"), 100)
    assert not [p for p in italy.places if p.kind is PlaceKind.BOX]
    boxes = [p.index for p in ocean.places if p.kind is PlaceKind.BOX]
    assert boxes
    assert all(any(box in link for link in ocean.links) for box in boxes)


def test_equal_windows_are_equal_maps_and_others_are_not(europe: GameMap) -> None:
    assert cut(europe, ITALY, 100).hash == cut(europe, tuple(reversed(ITALY)), 100).hash
    assert cut(europe, ITALY, 100).hash != cut(europe, ITALY, 250).hash


def test_a_window_of_nowhere_is_all_of_it(europe: GameMap) -> None:
    assert cut(europe, ("atlantis", "north_sea"), 100) is europe
