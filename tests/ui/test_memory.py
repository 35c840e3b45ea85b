"""What the window keeps is bounded by bytes, whatever its size, and goes when nobody needs it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.ui.map.frame import CHUNK
from game.ui.map.printing.relief import TILES_KEPT, Tiles
from game.ui.map.printing.store import KEPT
from game.ui.memory import OVERHEAD, SHELF, Shelf, apart, bytes_of, keep
from game.ui.screens.base import Replace
from game.ui.screens.play.world import WorldScreen
from tests.ui.screenkit import Person, at_desk

SIZES = ((1600, 900), (2560, 1440), (800, 500), (1280, 720))
SQUARE = 100 * 100 * 4


def square() -> pygame.Surface:
    return pygame.Surface((100, 100), pygame.SRCALPHA)


def test_the_shelf_forgets_what_was_not_asked_for_longest() -> None:
    shelf = Shelf(3 * (SQUARE + OVERHEAD))
    for number in range(3):
        shelf.put(("squares", (number,)), square())
    assert shelf.take(("squares", (0,))) is not None  # used again: now the second is the oldest
    shelf.put(("squares", (3,)), square())
    assert [shelf.take(("squares", (n,))) is not None for n in range(4)] == [True, False, True, True]
    assert shelf.taken == 3 * (SQUARE + OVERHEAD)


def test_the_shelf_reckons_by_bytes_not_by_pictures() -> None:
    shelf = Shelf(SQUARE + OVERHEAD)
    for number in range(9):
        shelf.put(("specks", (number,)), pygame.Surface((4, 4)))
    assert len(shelf) == 9
    shelf.put(("squares", (0,)), square())
    assert len(shelf) == 1
    assert shelf.by_owner() == {"squares": SQUARE + OVERHEAD}


def test_a_picture_put_twice_counts_once() -> None:
    shelf = Shelf()
    for _ in range(2):
        shelf.put(("squares", ()), (square(), (3, 4)))
    assert shelf.taken == SQUARE + OVERHEAD


def test_what_is_kept_is_made_once_for_the_same_order() -> None:
    made: list[tuple[int, int]] = []

    @keep
    def drawn(width: int, height: int = 5) -> pygame.Surface:
        made.append((width, height))
        return pygame.Surface((width, height))

    assert drawn(7) is drawn(7)
    assert drawn(7) is not drawn(7, height=6)
    assert made == [(7, 5), (7, 6)]


def test_a_picture_apart_is_the_same_to_the_pixel_and_covers_what_is_below() -> None:
    picture = pygame.Surface((31, 17), 0, 32, (0xFF0000, 0xFF00, 0xFF, 0))
    pixels = np.random.default_rng(3).integers(0, 1 << 24, (31, 17), np.uint32)
    pygame.surfarray.blit_array(picture, pixels)
    board = pygame.Surface((31, 17), 0, 32, (0xFF0000, 0xFF00, 0xFF, 0))
    board.fill((200, 100, 50))
    board.blit(apart(picture), (0, 0))
    assert (pygame.surfarray.array2d(board) == pixels).all()


def test_a_picture_apart_keeps_alpha_as_data() -> None:
    picture = pygame.Surface((2, 1), pygame.SRCALPHA)
    picture.set_at((0, 0), (90, 90, 90, 40))
    picture.set_alpha(None)
    assert tuple(apart(picture).get_at((0, 0))) == (90, 90, 90, 40)


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    person = at_desk(tmp_path_factory.mktemp("saves"), "austria")
    yield person
    person.close()


def test_nothing_kept_outgrows_its_bounds_over_many_sizes(person: Person) -> None:
    app, atlas = person.app, person.session.atlas
    for number, size in enumerate(SIZES):
        app.resize(size)
        atlas.camera.zoom(number % 5 - 2)
        person.frames(3)
    store, relief = atlas.store, atlas.store.press.relief
    assert SHELF.taken <= SHELF.room
    assert sum(bytes_of(k.picture) for k in store.kept.values()) <= KEPT * CHUNK * CHUNK * 4
    assert isinstance(relief, Tiles)
    assert 0 < relief.kept_bytes() <= TILES_KEPT * relief.side**2 * 4


def test_another_size_needs_no_other_widgets_but_another_scale_does(person: Person) -> None:
    app = person.app
    before = app.gui
    app.resize((1600, 900))
    assert app.gui is before
    assert app.gui.manager.window_resolution == (1600, 900)
    app.context.options = replace(app.context.options, scale=125)
    app.resize((1600, 900))
    assert app.gui is not before
    forgotten = weakref.ref(before)
    del before
    gc.collect()
    assert forgotten() is None, "something still holds the widgets of the old scale"


def test_a_campaign_left_leaves_nothing_behind(person: Person) -> None:
    left = weakref.ref(person.session.atlas)
    again = person.session.campaign
    person.app.follow(Replace(WorldScreen(person.app.context, again)))
    person.frames(2)
    gc.collect()
    assert left() is None, "something still holds the atlas of the campaign that was left"
