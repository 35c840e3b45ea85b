"""The general staff in peace and at sea: stations, the way home, landings, and when to stay in port."""

from __future__ import annotations

import pytest

from game.ai.staff import command, deployment, landings, waters
from game.ai.staff.picture import Picture
from game.rules.land import movement
from game.rules.land.movement import Move
from game.rules.sea.naval import Sail, SetNavalMission
from game.rules.sea.transport import Embark, Land
from game.words import Mission
from game.world.dice import Dice
from game.world.state.world import World
from tests.ai.desks import LoneDesk
from tests.ai.test_staff import SPRING, WIDTH, at, country, play
from tests.kit import BLUE, RED, at_war, corps, fleet, in_review, small_world

SEA_WIDTH = 14


def review(world: World) -> LoneDesk:
    """Red's quarter of peace."""
    movement.begin_round(world, Dice(world.seed))
    desk = LoneDesk(world, RED)
    command.play_round(desk)
    return desk


def test_an_army_found_abroad_in_peace_goes_home() -> None:
    world = country("ABCD", {"A": "red", "B": "red", "C": "blue", "D": "blue"})
    force = corps(world, RED, at(2, 13))
    for _ in range(3):
        review(world)
    assert force.hex % WIDTH < 10
    assert int(world.controller[at(2, 13)]) == BLUE


def test_in_peace_the_army_is_spread_and_then_stays() -> None:
    world = country("ABCDE", {"A": "red", "B": "red", "C": "red", "D": "blue", "E": "blue"})
    for _ in range(6):
        corps(world, RED, at(0, 0))
    for _ in range(6):
        corps(world, BLUE, at(0, 16))
    assert review(in_review(world, RED)).given(Move)
    for _ in range(6):
        review(world)
    stood = {force.hex for force in world.forces.values() if force.power == RED}
    assert len(stood) >= 2
    assert any(hex_id % WIDTH >= 8 for hex_id in stood), "some stand towards the neighbour"
    assert not review(world).orders, "an army at its stations costs no orders"


def test_staffs_review_in_different_quarters() -> None:
    world = country("AB", {"A": "red", "B": "blue"})
    when: dict[int, list[int]] = {RED: [], BLUE: []}
    for world.turn in range(4):
        for power, turns in when.items():
            if deployment.is_time(LoneDesk(world, power).view, power):
                turns.append(world.turn)
    assert when[RED] != when[BLUE]
    assert {len(turns) for turns in when.values()} == {world.rules.minds.staff.reviews}


@pytest.fixture
def straits() -> World:
    """Red's coast with a port in the west, blue's in the east, broad water between; they are at war."""
    land, water = "...", "~" * (SEA_WIDTH - 6)
    world = small_world(
        "\n".join([land + water + land] * 5),
        "\n".join(["AAA" + "z" * len(water) + "BBB"] * 5),
        {"A": "red", "B": "blue"},
        ports=(2, SEA_WIDTH - 3),
    )
    world.turn = SPRING
    at_war(world, RED, BLUE)
    return world


def test_the_weaker_navy_stays_in_port(straits: World) -> None:
    zone = next(p.index for p in straits.map.places if p.id == "z")
    mine = fleet(straits, RED, zone=zone)
    for _ in range(2):
        fleet(straits, BLUE, port=SEA_WIDTH - 3)
    desks = play(straits, RED, 2)
    assert mine.hex == 2
    assert not desks[1].given(Sail)


def test_the_stronger_navy_blockades(straits: World) -> None:
    for _ in range(3):
        fleet(straits, RED, port=2)
    fleet(straits, BLUE, port=SEA_WIDTH - 3)
    desk = play(straits, RED, 1)[0]
    assert desk.given(Sail)
    missions = {order.mission for order in desk.given(SetNavalMission)}
    assert missions == {Mission.BLOCKADE}


def test_it_lands_where_no_road_leads(straits: World) -> None:
    ships = [fleet(straits, RED, port=2) for _ in range(3)]
    host = [corps(straits, RED, SEA_WIDTH * 2), corps(straits, RED, SEA_WIDTH * 3), corps(straits, RED, 0)]
    desks = play(straits, RED, 5)
    loads = [order for desk in desks for order in desk.given(Embark)]
    landed = [order for desk in desks for order in desk.given(Land)]
    assert loads
    assert landed
    ashore = [f for f in host if f.hex >= 0 and f.hex % SEA_WIDTH >= SEA_WIDTH - 3]
    assert ashore
    assert int(straits.controller[SEA_WIDTH - 3]) == RED, "and takes what it came for"
    assert ships[0].id in straits.forces


def test_no_landing_against_a_stronger_navy(straits: World) -> None:
    fleet(straits, RED, port=2)
    for _ in range(2):
        fleet(straits, BLUE, port=SEA_WIDTH - 3)
    for _ in range(4):
        corps(straits, RED, 2)
    desks = play(straits, RED, 3)
    assert not any(desk.given(Embark) or desk.given(Sail) for desk in desks)


def test_no_landing_with_too_few_against_an_army(straits: World) -> None:
    for _ in range(3):
        fleet(straits, RED, port=2)
    corps(straits, RED, 2)
    for _ in range(4):
        corps(straits, BLUE, SEA_WIDTH - 3)
    assert not any(desk.given(Embark) for desk in play(straits, RED, 3))


def test_troops_at_sea_without_a_shore_come_home(straits: World) -> None:
    zone = next(p.index for p in straits.map.places if p.id == "z")
    ship = fleet(straits, RED, zone=zone)
    troops = corps(straits, RED, -1, 10_000, zone=zone, aboard=ship.id)
    for _ in range(5):
        corps(straits, BLUE, SEA_WIDTH - 3)
        corps(straits, BLUE, SEA_WIDTH * 3 - 2)
    play(straits, RED, 2)
    assert straits.forces[troops.id].hex == 2


def test_navies_are_weighed_by_what_the_attaches_report(straits: World) -> None:
    fleet(straits, RED, port=2)
    view = LoneDesk(straits, RED).view
    from game.rules.land.zoc import Board

    assert waters.superiority(view, Board(view)) > 10_000
    fleet(straits, BLUE, port=SEA_WIDTH - 3)
    view = LoneDesk(straits, RED).view
    assert waters.superiority(view, Board(view)) < 15_000


def test_a_landing_reckons_with_who_can_gather_against_it(straits: World) -> None:
    for _ in range(3):
        fleet(straits, RED, port=2)
    for _ in range(4):
        corps(straits, RED, 2)
    beach = SEA_WIDTH - 3
    before = landings.shores(Picture(LoneDesk(straits, RED).view))[0].men
    for row in range(5):
        corps(straits, BLUE, SEA_WIDTH * row + beach + 2)
    after = landings.shores(Picture(LoneDesk(straits, RED).view))[0].men
    assert before < 5 * 20_000 <= after
