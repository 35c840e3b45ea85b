"""Roads, ships and country: more ground held never feeds an army worse."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from game.rules.land.zoc import Board
from game.rules.sea.sea import Seas
from game.rules.supply.provisions import Commissary, Provisions
from game.rules.supply.supply import ArmyWasted, feed, is_at_home
from game.words import Mission, TreatyKind
from game.world import fixed
from game.world.dice import Dice
from game.world.state.forces import Force
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, at_war, corps, fleet, small_world, treaty

DICE = Dice(7)
ROWS = "\n".join(["d" * 16] * 3)
PARTS = "\n".join(["AABBBBBBBBBBBBBB"] * 3)


def fed_share(world: World, force: Force, hex_id: int | None = None) -> int:
    """How much of what it needs a land force will get this month where it stands, or on another hex."""
    board = Board(world)
    where = force.hex if hex_id is None else hex_id
    if is_at_home(board, force.power, where):
        return fixed.ONE
    eaters = sum(f.strength for f in board.friendly_on(force.power, where) if f.id != force.id)
    return Commissary(board).of(force.power).share(where, eaters + force.strength)


def march_into_the_desert() -> World:
    """Red holds the west, blue owns a desert without people in which red may hold any hex."""
    world = small_world(ROWS, PARTS, {"B": "blue"})
    world.turn = 6
    world.places.population[1] = 0
    at_war(world, RED, BLUE)
    return world


def hold(world: World, *hexes: int) -> None:
    for hex_id in hexes:
        world.controller[hex_id] = RED


def provisions(world: World, power: int = RED) -> Provisions:
    return Provisions(Board(world), power)


def test_the_road_thins_out_with_distance_and_ends() -> None:
    world = march_into_the_desert()
    hold(world, *range(16, 32))
    carried = [provisions(world).carried(16 + column) for column in range(16)]
    assert carried[0] == world.rules.supply.road_capacity
    assert carried == sorted(carried, reverse=True)
    assert carried[-1] == 0


def test_winter_shortens_the_road_and_empties_the_country() -> None:
    summer, winter = march_into_the_desert(), march_into_the_desert()
    winter.turn = 4
    for world in (summer, winter):
        hold(world, *range(16, 32))
        world.places.population[1] = 400_000
    assert provisions(winter).carried(21) < provisions(summer).carried(21)
    assert provisions(winter).gathered(21) < provisions(summer).gathered(21)


def test_ruins_feed_fewer() -> None:
    world = march_into_the_desert()
    world.places.population[1] = 400_000
    whole = provisions(world).gathered(24)
    world.places.devastation[1] = 5000
    assert provisions(world).gathered(24) < whole


@given(st.sets(st.integers(0, 47), max_size=30), st.integers(0, 47), st.integers(0, 47))
def test_supply_is_monotone_in_control(held: set[int], more: int, where: int) -> None:
    world = march_into_the_desert()
    corps(world, BLUE, 40)
    hold(world, *sorted(held - {40}))
    before = provisions(world).share(where, 30_000)
    hold(world, *({more} - {40}))
    assert provisions(world).share(where, 30_000) >= before


@given(st.integers(1, 200_000), st.integers(1, 200_000), st.integers(0, 47))
def test_more_mouths_never_eat_better(a: int, b: int, where: int) -> None:
    stores = provisions(march_into_the_desert())
    assert stores.share(where, max(a, b)) <= stores.share(where, min(a, b))


def test_comrades_feed_each_other() -> None:
    world = small_world("......", "AABBCC", {"B": "green", "C": "blue"})
    world.turn = 6
    at_war(world, (RED, GREEN), BLUE)
    assert provisions(world).by_land[3] == 0 or provisions(world).carried(3) > 0
    assert provisions(world).sources == provisions(world, GREEN).sources


def test_powers_with_the_same_side_share_one_reckoning() -> None:
    world = small_world("......", "AABBCC", {"B": "green", "C": "blue"})
    at_war(world, (RED, GREEN), BLUE)
    stores = Commissary(Board(world))
    assert stores.of(RED) is stores.of(GREEN)
    assert stores.of(RED) is not stores.of(BLUE)


def test_convoys_feed_more_men_than_merchants_alone() -> None:
    world = small_world("dd~~dd\ndd~~dd", "AAzzBB\nAAzzBB", {"B": "blue"}, ports=(1, 4))
    world.turn = 6
    at_war(world, RED, BLUE)
    world.places.population[1] = 0
    world.controller[4] = RED
    for _ in range(3):
        corps(world, RED, 4)
    alone = fed_share(world, world.forces[2])
    fleet(world, RED, zone=2, mission=Mission.CONVOY)
    assert alone < fed_share(world, world.forces[2])
    assert Provisions(Board(world), RED).overseas > world.rules.supply.merchant_capacity


def test_a_guest_abroad_in_peace_is_fed_along_the_road() -> None:
    world = small_world("....", "AABB", {"B": "green"})
    guest = corps(world, RED, 2)
    treaty(world, TreatyKind.ACCESS, RED, GREEN)
    assert fed_share(world, guest) == fixed.ONE
    assert fed_share(world, guest, 1) == fixed.ONE


def test_men_lost_to_hunger_are_all_told() -> None:
    world = march_into_the_desert()
    corps(world, BLUE, 20)
    lost = [corps(world, RED, 29, supply=0), corps(world, RED, 30, 2, supply=0)]
    before = sum(force.strength for force in lost)
    (wasted,) = (r for r in feed(world, DICE) if isinstance(r, ArmyWasted) and r.power == "red")
    world.check_invariants()
    after = sum(force.strength for force in world.forces.values() if force.power == RED)
    assert wasted.men == before - after > 0
    assert sum(men for _, men in wasted.forces) == wasted.men


def test_the_dice_swing_attrition_within_bounds() -> None:
    world = march_into_the_desert()
    world.rules = replace(world.rules, supply=replace(world.rules.supply, sickness=0))
    corps(world, BLUE, 20)
    force = corps(world, RED, 29, supply=0)
    rules = world.rules.supply
    middle = force.strength * rules.attrition // fixed.ONE
    losses = set()
    for seed in range(40):
        after = world.copy()
        feed(after, Dice(seed))
        losses.add(force.strength - after.forces[force.id].strength)
    swing = middle * rules.attrition_swing // fixed.ONE
    assert len(losses) > 20
    assert max(losses) <= middle + swing + 2


def test_safe_water_is_where_no_more_hostile_guns_are() -> None:
    world = small_world("..\n~~", ports=(0,))
    at_war(world, RED, BLUE)
    assert Seas(Board(world)).is_safe(RED, 1)
    enemy = fleet(world, BLUE, zone=1)
    assert not Seas(Board(world)).is_safe(RED, 1)
    fleet(world, RED, zone=1)
    assert Seas(Board(world)).is_safe(RED, 1)
    enemy.strength += 1
    assert not Seas(Board(world)).is_safe(RED, 1)
