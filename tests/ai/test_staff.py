"""The general staff on land: concentration, odds, sieges, retreats, food, guards and reasons."""

from __future__ import annotations

import pytest

from game.ai.staff import battles, command, fields, marches
from game.ai.staff.objectives import Objective
from game.ai.staff.picture import Picture
from game.ai.staff.targets import Target
from game.rules.land import movement
from game.rules.land.combat import Attack
from game.rules.land.forecast import forecast
from game.rules.land.ground import steps_of
from game.rules.land.movement import Move
from game.rules.land.stances import SetStance
from game.words import Branch, Motive, Stance
from game.world.dice import Dice
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.kit import BLUE, GREEN, RED, at_war, corps, small_world

WIDTH, HEIGHT = 20, 6
SPRING = 5


def country(letters: str, owners: dict[str, str], ground: str = ".", **geography: object) -> World:
    """A country of upright strips of equal width, one a letter, in spring; centres lie in the top row."""
    strip = "".join(letter * (WIDTH // len(letters)) for letter in letters)
    rows = "\n".join([ground * WIDTH] * HEIGHT)
    world = small_world(rows, "\n".join([strip] * HEIGHT), owners, **geography)
    world.turn = SPRING
    return world


def at(row: int, col: int) -> int:
    """Hex id."""
    return row * WIDTH + col


def fortify(world: World, letter: str, level: int = 1) -> int:
    """Build and man a fortress; returns its place."""
    place = next(p.index for p in world.map.places if p.id == letter)
    world.places.fortress[place] = level
    world.places.garrison[place] = world.rules.siege.garrison * level
    return place


def month(world: World, power: int) -> LoneDesk:
    """A new month in which only one power acts."""
    movement.begin_round(world, Dice(world.seed))
    desk = LoneDesk(world, power)
    command.play_round(desk)
    return desk


def play(world: World, power: int, months: int) -> list[LoneDesk]:
    """Some months of one power's operations."""
    return [month(world, power) for _ in range(months)]


def attacks(desks: list[LoneDesk]) -> list[Attack]:
    return [order for desk in desks for order in desk.given(Attack)]


@pytest.fixture
def frontier() -> World:
    """Red holds the west, blue the east, and they are at war."""
    world = country("ABCD", {"A": "red", "B": "red", "C": "blue", "D": "blue"})
    at_war(world, RED, BLUE)
    return world


def test_it_concentrates_before_it_attacks(frontier: World) -> None:
    host = [corps(frontier, RED, at(2, 8)), corps(frontier, RED, at(2, 2)), corps(frontier, RED, at(5, 1))]
    for _ in range(2):
        corps(frontier, BLUE, at(0, 10))
    first = month(frontier, RED)
    assert not first.given(Attack)
    alone = Picture(first.view)
    assert alone.facing[host[0].hex] <= alone.backing(host[0].hex), "the head waits out of the enemy's reach"
    struck = attacks(play(frontier, RED, 3))
    assert struck
    assert len(struck[0].forces) == 3


def test_several_hexes_strike_together(frontier: World) -> None:
    left, right = corps(frontier, RED, at(1, 9)), corps(frontier, RED, at(2, 10))
    corps(frontier, BLUE, at(1, 10))
    assert attacks([month(frontier, RED)])[0].forces == (left.id, right.id)


def test_it_declines_battle_at_bad_odds_and_falls_back(frontier: World) -> None:
    force = corps(frontier, RED, at(2, 9))
    for _ in range(3):
        corps(frontier, BLUE, at(2, 10))
    desk = month(frontier, RED)
    assert not desk.given(Attack)
    assert desk.given(Move), "outmatched in the open it goes"
    assert Picture(desk.view).facing[force.hex] == 0


def test_the_outmatched_stay_behind_walls(frontier: World) -> None:
    fortify(frontier, "B", 2)
    force = corps(frontier, RED, at(0, 5))
    for _ in range(3):
        corps(frontier, BLUE, at(1, 6))
    desk = month(frontier, RED)
    assert force.hex == at(0, 5)
    assert not desk.given(Attack)


def test_cornered_forces_give_ground_rather_than_stand(frontier: World) -> None:
    force = corps(frontier, RED, at(2, 9), points=0)
    for _ in range(2):
        corps(frontier, BLUE, at(2, 10))
    desk = LoneDesk(frontier, RED)
    command.play_round(desk)
    assert [order.stance for order in desk.given(SetStance)] == [Stance.RETREAT]
    assert frontier.forces[force.id].stance is Stance.RETREAT


def test_defenders_next_door_count_before_a_blow(frontier: World) -> None:
    force = corps(frontier, RED, at(2, 9))
    corps(frontier, BLUE, at(2, 10), 10_000)
    view = LoneDesk(frontier, RED).view
    alone = forecast(view, [force], at(2, 10))
    assert battles.prudent_chance(Picture(view).board, alone, [force]) == alone.chance
    corps(frontier, BLUE, at(2, 11), 20_000)
    view = LoneDesk(frontier, RED).view
    helped = forecast(view, [force], at(2, 10))
    assert helped.chance == alone.chance, "their stance is not known"
    assert battles.prudent_chance(Picture(view).board, helped, [force]) < alone.chance


def test_it_besieges_with_enough_and_goes_on_with_the_rest(frontier: World) -> None:
    place = fortify(frontier, "C")
    for _ in range(5):
        corps(frontier, RED, at(1, 8))
    play(frontier, RED, 5)
    where = [force.hex for force in frontier.forces.values()]
    before = where.count(frontier.map.places[place].centre)
    assert 1 <= before <= 3, "the walls do not hold the whole army"
    assert int(frontier.controller[at(0, 15)]) == RED, "the rest took the place beyond"


def test_it_relieves_a_siege(frontier: World) -> None:
    fortify(frontier, "B", 2)
    corps(frontier, BLUE, at(0, 5))
    for _ in range(3):
        corps(frontier, RED, at(5, 0))
    struck = attacks(play(frontier, RED, 3))
    assert struck
    assert struck[0].target == at(0, 5)


def test_it_spreads_where_the_country_cannot_feed() -> None:
    world = country("AB", {"A": "red", "B": "blue"}, ground="d")
    world.places.population[:] = 10_000
    at_war(world, RED, BLUE)
    for _ in range(8):
        corps(world, RED, at(0, 0))
    for _ in range(12):
        corps(world, BLUE, at(5, 18))
    month(world, RED)
    stood = [force.hex for force in world.forces.values() if force.power == RED]
    most = max(sum(world.forces[i].strength for i in world.forces if world.forces[i].hex == h) for h in stood)
    quarters = Picture(LoneDesk(world, RED).view).quarters
    assert len(set(stood)) > 1
    assert most <= 3 * 20_000
    assert not quarters.is_crowded(at(0, 0))


def test_it_does_not_march_into_a_desert_that_cannot_feed_it() -> None:
    world = country("ABCD", {"A": "red", "B": "red", "C": "blue", "D": "blue"}, ground="d")
    world.places.population[:] = 1_000
    at_war(world, RED, BLUE)
    for _ in range(6):
        corps(world, RED, at(3, 9))
    for desk in play(world, RED, 3):
        quarters = Picture(desk.view).quarters
        for hex_id in {force.hex for force in world.forces.values()}:
            assert quarters.men(hex_id) <= 2 * quarters.room(hex_id)


def test_it_protects_the_capital(frontier: World) -> None:
    for _ in range(4):
        corps(frontier, RED, at(2, 8))
    corps(frontier, BLUE, at(2, 4))
    corps(frontier, BLUE, at(1, 4), 15_000)
    desks = play(frontier, RED, 2)
    guards = [
        order for desk in desks for order, reasons in desk.orders
        if reasons and reasons[0].term in ("guard", "fight", "relieve", "chance")
    ]  # fmt: skip
    assert guards
    near = [f for f in frontier.forces.values() if f.power == RED and f.hex % WIDTH <= 5]
    assert near, "part of the army turned round"


def test_guards_are_a_part_of_the_army_only(frontier: World) -> None:
    for col in (7, 8, 9):
        for _ in range(2):
            corps(frontier, RED, at(3, col))
    corps(frontier, BLUE, at(0, 11), 12_000)
    play(frontier, RED, 3)
    ahead = [f for f in frontier.forces.values() if f.power == RED and f.hex % WIDTH >= 10]
    assert len(ahead) >= 2
    behind = [f for f in frontier.forces.values() if f.power == RED and f.hex % WIDTH < 7]
    assert len(behind) <= 1, "most of the army is for the war"


def test_reserves_follow_the_army(frontier: World) -> None:
    for _ in range(3):
        corps(frontier, RED, at(2, 9))
    recruit = corps(frontier, RED, at(5, 0))
    for _ in range(2):
        corps(frontier, BLUE, at(0, 15))
    play(frontier, RED, 2)
    assert recruit.hex % WIDTH > 2


def test_forces_that_stand_together_march_on_one_order(frontier: World) -> None:
    host = tuple(corps(frontier, RED, at(2, 4)).id for _ in range(2))
    host += (corps(frontier, RED, at(2, 4), kind="cavalry_corps").id,)
    for _ in range(2):
        corps(frontier, BLUE, at(0, 11), 15_000)
    assert [order.forces for order in month(frontier, RED).given(Move)] == [host]


def test_comrades_near_a_goal_count() -> None:
    world = country("ABCD", {"A": "red", "B": "green", "C": "blue", "D": "blue"})
    at_war(world, (RED, GREEN), BLUE)
    mine = corps(world, RED, at(1, 8))
    for _ in range(3):
        corps(world, GREEN, at(1, 9))
    for _ in range(2):
        corps(world, BLUE, at(0, 13))
    month(world, RED)
    assert mine.hex != at(1, 8), "it goes along where it would not go alone"
    alone = country("ABCD", {"A": "red", "B": "red", "C": "blue", "D": "blue"})
    at_war(alone, RED, BLUE)
    lonely = corps(alone, RED, at(1, 8))
    for _ in range(2):
        corps(alone, BLUE, at(0, 13))
    month(alone, RED)
    assert lonely.hex % WIDTH <= 9


def test_every_order_says_why_and_the_same_view_gives_the_same_orders(frontier: World) -> None:
    fortify(frontier, "C")
    for col in (3, 6, 9):
        corps(frontier, RED, at(3, col))
        corps(frontier, BLUE, at(2, col + 4), 9_000)
    again = frontier.copy()
    mine, theirs = play(frontier, RED, 3), play(again, RED, 3)
    given = [order for desk in mine for order in desk.orders]
    assert given
    assert all(reasons for _, reasons in given)
    assert given == [order for desk in theirs for order in desk.orders]


def test_where_the_hex_before_the_enemy_is_full_the_next_ones_deploy_beside_it() -> None:
    world = country("ABCDE", {"C": "blue", "D": "blue", "E": "blue"})
    at_war(world, RED, BLUE)
    goal, camp = at(2, 8), at(2, 6)
    corps(world, BLUE, goal)
    field = Picture(LoneDesk(world, RED).view).field_to(goal)
    front = fields.downhill(field, steps_of(world, Branch.FOOT), camp, 1)[0]  # the straight way
    for _ in range(4):
        corps(world, RED, front)
    second = [corps(world, RED, camp) for _ in range(3)]
    movement.begin_round(world, Dice(world.seed))
    desk = LoneDesk(world, RED)
    picture = Picture(desk.view)
    objective = Objective(Target(goal, Motive.TAKE, 1_000, 30_000), picture.field_to(goal), 30_000)
    objective.forces = [f for f in picture.own if f.hex == camp]
    marches.advance(desk, picture, objective, set())
    beside = set(picture.board.near[goal]) - {front}
    assert any(f.hex in beside for f in second), "men who cannot reach a front win no battle there"
