"""Where forces can go: what is offered is allowed, and ways lead where they say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.rules.land.movement import Move, apply_move, check_move, full_points
from game.rules.land.zoc import Board
from game.rules.supply.routes import CostGraph, edge_costs, find_path, first_leg, path_within, reachable
from game.words import Branch, TreatyKind
from game.world.dice import Dice
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, at_war, corps, small_world, treaty

DICE = Dice(7)
ROWS = "........\n..fmh...\n.f.w..h.\n........\n..aa....\n........"
PARTS = "AAABBBCC\nAAABBBCC\nAAABBBCC\nAAABBBCC\nAAABBBCC\nAAABBBCC"


def front() -> World:
    """Red west, blue in the middle at war with red, green east and at peace."""
    world = small_world(ROWS, PARTS, {"B": "blue", "C": "green"}, rivers={(10, 2): 2, (18, 2): 3})
    world.turn = 6
    at_war(world, RED, BLUE)
    return world


def test_everything_in_reach_is_a_legal_move_at_that_price_and_nothing_else_is() -> None:
    world = front()
    corps(world, BLUE, 21)
    corps(world, BLUE, 44, kind="garrison_division")
    world.places.fortress[1], world.places.garrison[1] = 1, 4000
    mixed = [corps(world, RED, 18), corps(world, RED, 18, kind="cavalry_corps")]
    for column in ([mixed[0]], [mixed[1]], mixed):
        reach, board = reachable(world, column), Board(world)
        ids = tuple(force.id for force in column)
        for hex_id, cost in reach.items():
            if hex_id == 18:
                continue
            path = path_within(world, column, hex_id, board)
            assert check_move(world, Move(RED, ids, path)) is None
            after = world.copy()
            (moved, *_) = apply_move(after, DICE, Move(RED, ids, path))
            assert moved.cost == cost  # type: ignore[attr-defined]
        for start in reach:
            for there in board.near[start]:
                path = (*path_within(world, column, start, board), there)
                if there not in reach:
                    assert check_move(world, Move(RED, ids, path)) is not None


def test_a_force_out_of_points_reaches_only_where_it_is() -> None:
    world = front()
    assert reachable(world, [corps(world, RED, 18, points=0)]) == {18: 0}


def test_a_long_way_is_walked_in_legs_and_gets_there() -> None:
    world = front()
    force = corps(world, RED, 0)
    goal, rounds = 45, 0
    while force.hex != goal and rounds < 9:
        leg = first_leg(world, [force], find_path(world, [force], goal))
        assert check_move(world, Move(RED, (force.id,), leg)) is None
        apply_move(world, DICE, Move(RED, (force.id,), leg))
        force.points, rounds = full_points(world, force), rounds + 1
    assert force.hex == goal


def test_ways_go_around_enemies_but_may_end_at_them() -> None:
    world = small_world("...\n...\n...", "AAB\nAAB\nAAB", {"B": "blue"})
    at_war(world, RED, BLUE)
    enemy = corps(world, BLUE, 4, kind="garrison_division")
    force = corps(world, RED, 1)
    assert enemy.hex not in find_path(world, [force], 7)
    assert find_path(world, [force], enemy.hex) == (enemy.hex,)


def test_there_is_no_way_over_closed_frontiers() -> None:
    world = small_world("....", "AABB", {"B": "green"})
    force = corps(world, RED, 0)
    assert find_path(world, [force], 3) == ()
    treaty(world, TreatyKind.ACCESS, RED, GREEN)
    assert find_path(world, [force], 3) == (1, 2, 3)


@given(st.integers(0, 47), st.integers(0, 47))
def test_a_graph_prices_its_own_paths(a: int, b: int) -> None:
    world = front()
    corps(world, BLUE, 28)
    graph = CostGraph(world, RED)
    far = int(graph.field([a])[b])
    path = graph.path(a, graph.field_to([b]))
    if far >= 2**31 - 1 or a == b:
        assert path == ()
    else:
        assert path[-1] == b
        assert sum(int(graph.field([p])[q]) for p, q in zip((a, *path), path, strict=False)) == far


def test_edges_cost_what_steps_cost() -> None:
    world = front()
    force = corps(world, RED, 18)
    step = next(iter(h for h in reachable(world, [force]) if h in Board(world).near[18]))
    assert reachable(world, [force])[step] == CostGraph(world, RED).field([18])[step]
    assert (edge_costs(Board(world), RED, Branch.FOOT) >= 0).all()
