"""What steps cost on the ground, at any scale of the map."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.land.ground import (
    CROSSING,
    adjacent,
    between,
    can_enter,
    costs,
    edges_of,
    in_contact,
    steps_of,
    toll_of,
    twelfths,
)
from game.rules.supply.fields import UNREACHED, spread
from game.words import Branch, RiverRank, Terrain
from game.world.state.world import World
from tests.kit import SIGNS, small_map, small_world

GROUND = st.text(alphabet="".join(s for s in SIGNS if s != " "), min_size=30, max_size=30)


def summer(world: World) -> World:
    world.turn = 6
    return world


def price(world: World, branch: Branch, here: int, there: int) -> int:
    return dict(steps_of(world, branch)[here]).get(there, 0)


@pytest.mark.parametrize("sign", sorted(s for s, t in SIGNS.items() if t >= Terrain.PLAIN))
@pytest.mark.parametrize("branch", [Branch.FOOT, Branch.HORSE, Branch.GUNS])
def test_every_ground_costs_what_its_rule_says(sign: str, branch: Branch) -> None:
    world = summer(small_world("." + sign))
    rule = world.rules.terrain[SIGNS[sign]]
    assert price(world, branch, 0, 1) == (rule.horse if branch is Branch.HORSE else rule.foot)


def test_winter_makes_ground_dearer_but_not_rivers() -> None:
    world = small_world("..", rivers={(0, 2): RiverRank.GREAT})
    winter = price(world, Branch.FOOT, 0, 1)
    dry = price(small_world(".."), Branch.FOOT, 0, 1)
    summery = price(summer(small_world("..")), Branch.FOOT, 0, 1)
    assert dry == summery * world.rules.movement.winter // 10_000
    assert winter - dry == twelfths(world.map, world.rules.movement.river_km[RiverRank.GREAT])


@pytest.mark.parametrize("rank", list(RiverRank))
def test_rivers_cost_by_rank(rank: RiverRank) -> None:
    world = summer(small_world("..", rivers={(0, 2): rank}))
    expected = 12 + twelfths(world.map, world.rules.movement.river_km[rank])
    assert price(world, Branch.FOOT, 0, 1) == price(world, Branch.FOOT, 1, 0) == expected


def test_a_crossing_is_a_dear_step_and_contact() -> None:
    world = summer(small_world(".~.", crossings=((0, 2),)))
    ferry = twelfths(world.map, world.rules.movement.crossing_km)
    assert price(world, Branch.FOOT, 0, 2) == 12 + ferry
    assert between(world.map, 0, 2) == CROSSING
    assert in_contact(world.map, 0, 2)
    assert not in_contact(world.map, 0, 1) or world.map.is_land[1]
    assert adjacent(world.map)[0] == ()


def test_reservoirs_are_water_only_in_their_era() -> None:
    world = small_world("...")
    world.map.reservoir[1] = True
    assert can_enter(world, Branch.FOOT, 1)
    world.rules = replace(world.rules, movement=replace(world.rules.movement, reservoirs=True))
    assert not can_enter(world, Branch.FOOT, 1)
    assert price(world, Branch.FOOT, 0, 1) == 0


def test_distances_in_km_mean_the_same_on_any_map() -> None:
    coarse, fine = small_map(".."), replace(small_map("..."), km=20.0)
    assert twelfths(coarse, 60) == 12
    assert twelfths(fine, 60) == 36


@given(GROUND)
def test_cost_laws(ground: str) -> None:
    """Every step has a step back, and both lose the same at the river between."""
    world = small_world("\n".join(ground[i : i + 6] for i in range(0, 30, 6)), rivers={(8, 1): 3, (14, 2): 2})
    edges, price_of = edges_of(world.map), costs(world.map, toll_of(world, Branch.FOOT))
    entry = toll_of(world, Branch.FOOT).terrain
    lost = {
        (s, d): c - entry[int(world.map.terrain[d])]
        for s, d, c in zip(edges.src.tolist(), edges.dst.tolist(), price_of.tolist(), strict=True)
    }
    assert all(lost[d, s] == extra >= 0 for (s, d), extra in lost.items())


@given(GROUND, st.integers(0, 29), st.integers(0, 29))
def test_fields_forward_and_backward_agree(ground: str, a: int, b: int) -> None:
    world = small_world("\n".join(ground[i : i + 6] for i in range(0, 30, 6)))
    price_of = costs(world.map, toll_of(world, Branch.FOOT))
    if world.map.is_land[a] and world.map.is_land[b]:
        there = spread(world.map, price_of, [a])[b]
        assert there == spread(world.map, price_of, [b], is_backward=True)[a]


def test_a_field_without_sources_reaches_nothing() -> None:
    game_map = small_map("...")
    assert (spread(game_map, np.ones(len(edges_of(game_map).src), np.int32), []) == UNREACHED).all()
