"""Laws that hexes obey."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.world.map import hexes

WIDTH, HEIGHT = 23, 17
HEXES = st.integers(0, WIDTH * HEIGHT - 1)
NEAR = hexes.neighbour_table(WIDTH, HEIGHT)


def far(a: int, b: int) -> int:
    return hexes.distance(a, b, WIDTH)


@given(HEXES)
def test_axial_coordinates_go_there_and_back(a: int) -> None:
    assert hexes.from_axial(*hexes.to_axial(a, WIDTH), WIDTH, HEIGHT) == a


@given(HEXES, HEXES)
def test_distance_is_symmetric_and_zero_only_at_home(a: int, b: int) -> None:
    assert far(a, b) == far(b, a)
    assert (far(a, b) == 0) == (a == b)


@given(HEXES, HEXES, HEXES)
def test_no_detour_is_shorter(a: int, b: int, c: int) -> None:
    assert far(a, c) <= far(a, b) + far(b, c)


@given(HEXES)
def test_neighbours_are_one_step_away_and_see_each_other(a: int) -> None:
    for direction, b in enumerate(NEAR[a].tolist()):
        if b != hexes.NOWHERE:
            assert far(a, b) == 1
            assert NEAR[b, hexes.opposite(direction)] == a


@given(HEXES, st.integers(0, 6))
def test_a_disc_holds_all_within_its_radius(centre: int, radius: int) -> None:
    disc = hexes.within(centre, radius, WIDTH, HEIGHT)
    assert disc == [h for h in range(WIDTH * HEIGHT) if far(centre, h) <= radius]


@given(st.sets(HEXES, max_size=5), st.integers(0, 4))
def test_a_mask_grows_by_steps(seeds: set[int], steps: int) -> None:
    mask = np.zeros(WIDTH * HEIGHT, np.bool_)
    mask[sorted(seeds)] = True
    before = mask.copy()
    grown = hexes.dilate(mask, NEAR, steps)
    expected = [any(far(s, h) <= steps for s in seeds) for h in range(WIDTH * HEIGHT)]
    assert grown.tolist() == expected
    assert (mask == before).all()


def test_directions_go_clockwise_from_north() -> None:
    middle = 8 * WIDTH + 10
    north, _, _, south, _, _ = NEAR[middle].tolist()
    assert (north, south) == (middle - WIDTH, middle + WIDTH)
    east = NEAR[middle, 1:3].tolist()
    assert all(h % WIDTH == 11 for h in east)
