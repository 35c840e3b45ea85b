"""Powers off the map: a box for a country, with people, a purse, fleets and an army that sails."""

from __future__ import annotations

import pytest

from game.events.effects.bonds import Cede
from game.events.effects.states import end_landless, keep_capital
from game.events.effects.void import EffectVoid
from game.politics.war.consequences import passing
from game.politics.war.might import reach
from game.politics.war.outbreak import war
from game.rules.land.zoc import board_of
from game.rules.money import economy
from game.rules.money.raising import Disband, Fortify, Raise, Reinforce
from game.rules.orders import Code
from game.rules.sea.naval import Sail
from game.rules.sea.sea import Seas
from game.rules.sea.transport import Embark, Land
from game.words import Mission, Phase, Term
from game.world.state import queries
from game.world.state.treaties import PeaceTerm
from game.world.state.world import World
from tests.ai.test_staff import SPRING, play
from tests.kit import BLUE, RED, at_war, corps, every, fleet, give, given, place_called, refused, small_world


@pytest.fixture
def world() -> World:
    """Blue's coast in the east; red's country lies behind the water."""
    rows, letters = "~~~~....", "zzzzBBBB"
    made = small_world(
        "\n".join([rows] * 4), "\n".join([letters] * 4), {"B": "blue", "far": "red"},
        ports=(4,), boxes={"far": "z"},
    )  # fmt: skip
    made.turn = SPRING
    return made


def far(world: World) -> int:
    return place_called(world, "far")


def test_its_people_work_and_serve(world: World) -> None:
    assert queries.home_box(world, RED) == world.powers[RED].capital == far(world)
    assert queries.home_box(world, BLUE) == -1
    assert economy.outputs(world)[RED] > economy.outputs(world)[BLUE] > 0
    assert economy.manpower_cap(world, RED) > 0
    world.check_invariants()


def test_it_does_not_end_for_lack_of_land_and_keeps_its_seat(world: World) -> None:
    for power in (2, 3):
        world.powers[power].exists = False
    assert end_landless(world) == []
    keep_capital(world, RED)
    assert world.powers[RED].capital == far(world)


def test_it_raises_fills_and_disbands_forces_in_its_box(world: World) -> None:
    box, world.phase = far(world), Phase.POLITICS
    for unit in ("infantry_corps", "frigate_squadron"):
        given(world, Raise(RED, unit, box))
    army, ships = world.forces_of(RED)
    assert {(f.hex, f.zone) for f in (army, ships)} == {(-1, box)}
    army.strength //= 2
    given(world, Reinforce(RED, army.id, 100))
    given(world, Disband(RED, ships.id))
    assert refused(give(world, Fortify(RED, box))) is Code.NO_SUCH_PLACE
    assert refused(give(world, Raise(BLUE, "infantry_corps", box))) is Code.NO_SUCH_PLACE
    world.check_invariants()


def test_an_expedition_goes_aboard_lands_and_comes_home(world: World) -> None:
    box, water = far(world), place_called(world, "z")
    at_war(world, RED, BLUE)
    army, ships = corps(world, RED, -1, zone=box), fleet(world, RED, zone=box, mission=Mission.PORT)
    given(world, Embark(RED, (army.id,), ships.id))
    given(world, Sail(RED, (ships.id,), (water,)))
    assert (army.zone, ships.zone, ships.mission) == (water, water, Mission.PATROL)
    given(world, Land(RED, (army.id,), 4))
    assert army.hex == 4
    world.wars.clear()
    passing.give_ground(world, place_called(world, "B"), BLUE)
    assert [force for force, _ in passing.send_home(world, RED)] == [army]
    ships.points = 10_000
    given(world, Sail(RED, (ships.id,), (box,)))
    assert {(f.hex, f.zone, f.aboard) for f in (army, ships)} == {(-1, box, -1)}
    assert ships.mission is Mission.PORT
    world.check_invariants()


def test_its_staff_sends_an_army_overseas(world: World) -> None:
    box = far(world)
    at_war(world, RED, BLUE)
    host = [corps(world, RED, -1, zone=box) for _ in range(3)]
    for _ in range(2):
        fleet(world, RED, zone=box, mission=Mission.PORT)
    desks = play(world, RED, 4)
    assert any(desk.given(Embark) for desk in desks)
    assert any(desk.given(Land) for desk in desks)
    assert any(force.hex >= 0 for force in host)
    assert queries.holder_of(world, place_called(world, "B")) == RED


def test_its_harbours_hide_its_ships(world: World) -> None:
    box = far(world)
    at_war(world, RED, BLUE)
    ships = fleet(world, RED, zone=box, mission=Mission.PORT)
    assert ships not in Seas(board_of(world)).fleets.get(box, [])
    ships.mission = Mission.PATROL
    assert ships in Seas(board_of(world)).fleets[box]


def test_nobody_conquers_it(world: World) -> None:
    box = far(world)
    fleet(world, BLUE, port=4)
    corps(world, BLUE, 4)
    assert reach.strike_of(world, BLUE, RED) == 0
    corps(world, RED, -1, zone=box)
    fleet(world, RED, zone=box)
    assert reach.strike_of(world, RED, BLUE) > 0
    assert not war.is_sound(world, PeaceTerm(Term.CESSION, RED, BLUE, box), (BLUE,), (RED,))
    (refusal,) = every(Cede("cede", ("far",), "blue").apply(world), EffectVoid)
    assert refusal.reason == "not_to_give"
    assert world.places.owner[box] == RED
