"""Camera and picking: exact at every zoom, on every hex, in every corner."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.map.camera.camera import MARGIN, Camera
from game.ui.map.camera.steering import Steering
from game.ui.map.frame import CHUNK, SEAMLESS, Frame, levels
from tests.ui.mapkit import SIZE, world_1815

FRAME = Frame.of(world_1815().map)


@pytest.mark.parametrize("rows", levels(1.0))
def test_every_hex_is_picked_by_its_centre_at_every_zoom(rows: int) -> None:
    camera = Camera(FRAME, SIZE)
    while camera.rows < rows and camera.zoom(1):
        pass
    assert camera.rows == max(rows, camera.levels[camera.lowest])
    for hex_id in range(world_1815().map.size):
        x, y = FRAME.centre(hex_id, rows)
        assert FRAME.hex_at(x, y, rows) == hex_id
        assert camera.hex_at(camera.of_hex(hex_id)) == hex_id


@pytest.mark.parametrize("rows", [9, 28, 96])
def test_picking_agrees_with_the_sides_of_hexes(rows: int) -> None:
    reach = rows * 0.49  # just inside the sides above and below
    for hex_id in range(0, world_1815().map.size, 37):
        x, y = FRAME.centre(hex_id, rows)
        assert FRAME.hex_at(x, y - reach, rows) == hex_id
        assert FRAME.hex_at(x, y + reach, rows) == hex_id
        assert FRAME.hex_at(x - reach, y, rows) == hex_id


def test_outside_the_paper_there_is_no_hex() -> None:
    assert FRAME.hex_at(-40, 100, 28) == -1
    assert FRAME.hex_at(100, -40, 28) == -1
    width, height = FRAME.size(28)
    assert FRAME.hex_at(width + 40, height + 40, 28) == -1


@given(
    level=st.integers(2, 6), step=st.sampled_from([-1, 1]), x=st.integers(0, SIZE[0] - 1),
    y=st.integers(0, SIZE[1] - 1), east=st.integers(20, 70), south=st.integers(20, 55),
)  # fmt: skip
def test_zoom_keeps_the_point_under_the_pointer(
    level: int, step: int, x: int, y: int, east: int, south: int
) -> None:
    camera = Camera(FRAME, SIZE)
    camera.level = level
    camera.centre_on(east, south)
    before = [p / camera.rows for p in camera.to_paper((x, y))]
    if not camera.zoom(step, (x, y)):
        return
    room = FRAME.size(camera.rows)
    touches = not (
        -MARGIN < camera.left < room[0] + MARGIN - SIZE[0]
        and -MARGIN < camera.top < room[1] + MARGIN - SIZE[1]
    )
    after = [p / camera.rows for p in camera.to_paper((x, y))]
    if not touches:  # at the edge of the paper the camera has to give way
        assert max(abs(a - b) for a, b in zip(before, after, strict=True)) * camera.rows <= 1


def test_the_whole_map_fits_the_window_at_the_lowest_zoom() -> None:
    for size in ((1280, 720), (1920, 1080), (3840, 2160)):
        camera = Camera(FRAME, size, 2.0 if size[0] > 3000 else 1.0)
        width, height = FRAME.size(camera.rows)
        assert width <= size[0]
        assert height <= size[1]
        assert camera.zoom(-1) is False


def test_levels_are_many_and_seamless() -> None:
    for scale in (0.75, 1.0, 1.5, 2.0):
        found = levels(scale)
        assert len(found) >= 7
        assert all(rows in SEAMLESS and CHUNK * 56 % rows == 0 for rows in found)
    assert levels(1.0)[-1] >= 90


def test_slow_scrolling_adds_up() -> None:
    camera = Camera(FRAME, SIZE)
    camera.level = 5
    camera.centre_on(50, 40)
    left = camera.left
    for _ in range(10):
        camera.pan(0.25, 0)
    assert camera.left == left + 2


def test_keys_and_the_edge_pan_and_a_drag_is_no_click() -> None:
    camera = Camera(FRAME, SIZE)
    camera.level = 5
    camera.centre_on(50, 40)
    steering = Steering(camera)
    left = camera.left
    assert steering.handle(pygame.Event(pygame.KEYDOWN, key=pygame.K_d, mod=0))
    steering.update(0.1)
    assert camera.left > left
    steering.handle(pygame.Event(pygame.KEYUP, key=pygame.K_d, mod=0))
    left = camera.left
    steering.update(0.1)
    assert camera.left == left
    assert not steering.handle(pygame.Event(pygame.KEYDOWN, key=pygame.K_s, mod=pygame.KMOD_CTRL))

    steering.handle(pygame.Event(pygame.MOUSEMOTION, pos=(0, 300), rel=(0, 0), buttons=(0, 0, 0)))
    steering.update(0.1)
    assert camera.left < left

    def press(kind: int, pos: tuple[int, int]) -> bool:
        return steering.handle(pygame.Event(kind, pos=pos, button=1))

    assert not press(pygame.MOUSEBUTTONDOWN, (300, 300))
    assert not press(pygame.MOUSEBUTTONUP, (300, 300)), "a click is for the screen"
    press(pygame.MOUSEBUTTONDOWN, (300, 300))
    left = camera.left
    assert steering.handle(pygame.Event(pygame.MOUSEMOTION, pos=(340, 300), rel=(40, 0), buttons=(1, 0, 0)))
    assert camera.left == left - 40
    assert press(pygame.MOUSEBUTTONUP, (340, 300)), "the end of a drag is nobody's click"
