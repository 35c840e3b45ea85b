"""The atlas of a window shows the relief, coasts and what lies beyond; that of another map is plain."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from game.scenarios.maps.window import cut
from game.ui.map.frame import CHUNK, Frame
from game.ui.map.pieces import overseas
from game.ui.map.printing.chunk import Press
from game.ui.map.printing.lattice import lattice
from game.ui.map.printing.relief import Part, Plain, Tiles, relief_for
from game.words import PlaceKind, Terrain
from game.world.map.gamemap import GameMap
from tests.ui.mapkit import world_1815

RELIEF = Path(__file__).parents[2] / "maps" / "relief"
ROWS = 28


@lru_cache(maxsize=1)
def italy() -> GameMap:
    return cut(world_1815().map, ("piedmont", "lombardy", "venetia", "tuscany", "naples"), 250)


def test_a_window_has_the_relief_of_the_map_it_was_cut_from() -> None:
    europe, window = world_1815().map, italy()
    assert isinstance(relief_for(europe, RELIEF), Tiles)
    found = relief_for(window, RELIEF)
    assert isinstance(found, Part)
    whole = relief_for(europe, RELIEF)
    here = lattice(Frame.of(window), ROWS, 0, 0)
    west = round((Frame.of(window).west - Frame.of(europe).west) / 60 * ROWS)
    north = round((Frame.of(europe).north - Frame.of(window).north) / 60 * ROWS)
    column, row = west // CHUNK, north // CHUNK
    part = whole.patch(lattice(Frame.of(europe), ROWS, column, row)).land.reshape(CHUNK, CHUNK)
    mine = found.patch(here).land.reshape(CHUNK, CHUNK)
    x, y = west - column * CHUNK, north - row * CHUNK
    same = part[y:, x:]
    shown = mine[: same.shape[0], : same.shape[1]]
    assert same.size > CHUNK * CHUNK / 10
    assert np.abs(same - shown).mean() < 0.02


def test_a_map_with_other_land_and_sea_is_not_taken_for_a_window() -> None:
    window = italy()
    terrain = np.where(window.terrain == Terrain.SEA, np.uint8(Terrain.PLAIN), np.uint8(Terrain.SEA))
    assert isinstance(relief_for(replace(window, terrain=terrain), RELIEF), Plain)
    assert isinstance(relief_for(replace(window, km=20.0), RELIEF), Plain)


def test_only_a_window_has_land_abroad() -> None:
    europe, window = world_1815().map, italy()
    assert not Press.of(europe, relief_for(europe, RELIEF)).abroad.any()
    abroad = Press.of(window, relief_for(window, RELIEF)).abroad
    assert np.array_equal(abroad > 0, window.terrain == Terrain.VOID)


def test_cartouches_take_little_of_a_small_map() -> None:
    europe = world_1815().map
    ocean = cut(europe, ("estremadura", "minho"), 100)
    assert overseas.half(europe) == (overseas.HALF_WIDTH, overseas.HALF_HEIGHT)
    wide, high = overseas.half(ocean)
    boxes = sum(place.kind is PlaceKind.BOX for place in ocean.places)
    width, height = (side / 100 for side in Frame.of(ocean).size(100))
    assert 0 < boxes * wide * high * 4 < width * height / 3
