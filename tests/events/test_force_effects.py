"""Effects on men under arms: quality moved within bounds, men sent home, ground left, readiness."""

from __future__ import annotations

import pytest

from game.campaign.present import Presenter
from game.events.effects.forces import Disband, Mobilise, MoveQuality, Withdraw
from game.politics.war.consequences.ranks import ForcesSentHome, ForcesWithdrew, QualityMoved
from game.rules.land.occupation import mark_occupation
from game.rules.money.budget import FootingChanged
from game.words import Branch, Footing
from game.world.state import queries
from game.world.state.world import World
from tests.kit import BLUE, RED, corps, every, fleet, four_neighbours, small_world

A, B = 0, 1


@pytest.fixture
def world() -> World:
    """Red holds A, blue B, green C, white D, two hexes each; red stands at home and in B."""
    made = four_neighbours()
    corps(made, RED, 0)
    corps(made, RED, 1)
    return made


def test_a_purge_takes_heads_and_drill_within_bounds(world: World) -> None:
    (told,) = every(
        MoveQuality("forces_quality", "red", command=-300, drill=-1_500).apply(world), QualityMoved
    )
    assert {force.command for force in world.forces_of(RED)} == {200}
    assert world.powers[RED].army_quality == 8_500
    assert (told.forces, told.changes) == (2, {"command": -300, "drill": -1_500})
    MoveQuality("forces_quality", "red", command=-900).apply(world)
    assert {force.command for force in world.forces_of(RED)} == {0}
    world.check_invariants()


def test_a_mutiny_is_of_one_place_or_of_one_branch(world: World) -> None:
    MoveQuality("forces_quality", "red", ("B",), morale=-400).apply(world)
    assert [force.morale for force in world.forces_of(RED)] == [700, 300]
    MoveQuality("forces_quality", "red", branches=(Branch.HORSE,), morale=-100).apply(world)
    assert [force.morale for force in world.forces_of(RED)] == [700, 300]


def test_a_share_goes_home_and_is_a_year_there(world: World) -> None:
    before = queries.strength_of(world, RED)
    (told,) = every(Disband("disband", "red", ("B",), share=2_500).apply(world), ForcesSentHome)
    assert (told.men, told.forces) == (5_000, 0)
    assert queries.strength_of(world, RED) == before - 5_000
    assert world.powers[RED].furlough == 5_000
    (told,) = every(Disband("disband", "red").apply(world), ForcesSentHome)
    assert told.forces == 2
    assert not world.forces_of(RED)
    assert "go home" in Presenter(world).record(told)
    world.check_invariants()


def test_who_withdraws_gives_the_ground_back(world: World) -> None:
    world.controller[world.map.place == B] = RED
    mark_occupation(world, B)
    (told,) = every(Withdraw("withdraw", "red", ("B",)).apply(world), ForcesWithdrew)
    assert told.men == 20_000
    assert queries.holder_of(world, B) == BLUE
    assert world.places.occupied_since[B] == -1
    assert {force.hex for force in world.forces_of(RED)} == {0}


def test_ships_leave_a_port_for_another_of_their_own() -> None:
    world = small_world("..~..", "AAzBB", {"B": "blue"}, ports=(1, 3))
    ships = fleet(world, RED, port=3)
    assert every(Withdraw("withdraw", "red", ("B",)).apply(world), ForcesWithdrew)
    assert ships.hex == 1


def test_it_mobilises_for_all_to_see(world: World) -> None:
    (told,) = every(Mobilise("mobilise", "red").apply(world), FootingChanged)
    assert (told.before, told.footing) == (Footing.PEACE, Footing.MOBILISED)
    assert world.powers[RED].footing is Footing.MOBILISED
