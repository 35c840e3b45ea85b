"""Chunks: bounded, redrawn only where something changed, and never showing what another power saw."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from game.ui.map.frame import CHUNK
from game.ui.map.modes import MapMode
from game.ui.map.printing.store import KEPT
from game.world.map.mapindex import index_of
from game.world.state import queries
from tests.ui.mapkit import atlas, view_of, world_1815


def test_the_store_stays_bounded_over_a_long_journey() -> None:
    map_view = atlas()
    rows = map_view.camera.levels[-1]
    store = map_view.store
    width, height = map_view.camera.frame.size(rows)
    picture = pygame.Surface((CHUNK, CHUNK))
    for key in store.keys_in(rows, 0, 0, width, height):
        store._keep(key, picture, 1)
    assert len(store.kept) <= KEPT
    assert all(key in store.kept for key in store.sheet_keys()), "the coarse sheet is always there"
    map_view.close()


def test_a_change_of_owner_redraws_only_the_chunks_it_touches() -> None:
    world = world_1815().copy()
    map_view = atlas(world=world)
    map_view.camera.level = 4
    mine = queries.power_of(world, "austria")
    place = next(p for p in queries.owned_by(world, mine) if world.map.places[p].centre >= 0)
    map_view.centre_on(world.map.places[place].centre)
    map_view.settle()
    before = dict(map_view.store.kept)
    changed = world.copy()
    changed.places.owner[place] = queries.power_of(world, "bavaria")
    hexes = np.array(index_of(world.map).hexes[place])
    printed = map_view.store.printed
    map_view.show(view_of("austria", changed))
    stale = set(map_view.store.stale)
    assert stale
    assert stale == {key for key in map_view.store.kept if map_view.store.touches(key, hexes)}
    map_view.settle()
    drawn = [k for k in map_view._keys() if k in stale] + [
        k for k in map_view.store.sheet_keys() if k in stale
    ]
    assert map_view.store.printed - printed == len(set(drawn))
    for key in before:
        if key not in stale:
            assert map_view.store.kept[key].picture is before[key].picture
    map_view.close()


def test_showing_the_same_moment_again_redraws_nothing() -> None:
    map_view = atlas()
    map_view.settle()
    printed = map_view.store.printed
    map_view.show(view_of("austria"))
    map_view.settle()
    assert map_view.store.printed == printed
    map_view.close()


def test_another_power_sees_nothing_of_the_one_before() -> None:
    map_view = atlas("austria")
    map_view.camera.level = 4
    map_view.settle()
    map_view.selected_force = next(iter(map_view.view.forces))
    map_view.show(view_of("ottoman_empire"))
    assert map_view.selected_force == -1
    assert set(map_view.store.kept) == set(map_view.store.sheet_keys()), "only the new power's sheet is there"
    map_view.close()


@pytest.mark.parametrize("mode", list(MapMode))
def test_every_mode_paints_and_explains_itself(mode: MapMode) -> None:
    map_view = atlas()
    map_view.mode = mode
    map_view.settle()
    screen = pygame.display.get_surface()
    assert screen is not None
    map_view.draw(screen)
    assert len(map_view.legend()) >= 4
    assert all(words and all(0 <= c <= 255 for c in colour) for colour, words in map_view.legend())
    map_view.close()


def test_work_beside_the_window_fills_the_view_in_the_end() -> None:
    map_view = atlas()
    map_view.camera.level = 3
    screen = pygame.display.get_surface()
    assert screen is not None
    map_view.draw(screen)  # stand-ins first: a frame never waits
    assert map_view.store.wanted(map_view._keys())
    clock = pygame.time.Clock()
    for _ in range(600):
        map_view.update(clock.tick(60) / 1000)
        if not map_view.store.wanted(map_view._keys()):
            break
    assert not map_view.store.wanted(map_view._keys())
    map_view.close()
