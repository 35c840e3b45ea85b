"""Reach: who can come, and with how much of his army, by land, through others' land and over the sea."""

from __future__ import annotations

import pytest

from game.politics.war.might.coalition import Case, prepare
from game.politics.war.might.reach import host_of, reach_of, strike_of
from game.words import OverlordKind, TreatyKind
from game.world import fixed
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, corps, fleet, four_in_a_row, small_world, treaty


def two_shores() -> World:
    """Red's land and blue's with a water between, a port on either side, and thirty corps each."""
    world = small_world("..~~..", provinces="AA  BB", owners={"B": "blue"}, ports=(1, 4))
    for power, hex_id in ((RED, 0), (BLUE, 5)):
        for _ in range(30):
            corps(world, power, hex_id)
    return world


def test_next_door_an_army_comes_whole_and_from_afar_a_few_to_help_and_nobody_to_attack() -> None:
    world = four_in_a_row(0, 2, 4, 6)
    whole = world.rules.coalition.neighbour
    assert reach_of(world, RED, BLUE) == strike_of(world, RED, BLUE) == whole
    assert reach_of(world, RED, WHITE) == world.rules.coalition.far
    assert strike_of(world, RED, WHITE) == 0  # no ships, no way


def test_through_another_country_help_is_let_pass_an_attack_only_by_who_opens_his_ground() -> None:
    world = four_in_a_row(0, 2, 4, 6)
    second = world.rules.coalition.second_row
    assert reach_of(world, RED, GREEN) == second
    assert strike_of(world, RED, GREEN) == 0


@pytest.mark.parametrize("how", [TreatyKind.ACCESS, TreatyKind.DEFENSIVE_ALLIANCE, "vassal"])
def test_an_attack_goes_through_the_land_of_who_lets_it_pass(how: TreatyKind | str) -> None:
    world = four_in_a_row(0, 2, 4, 6)
    if isinstance(how, TreatyKind):
        treaty(world, how, RED, BLUE)
    else:
        world.powers[BLUE].overlord, world.powers[BLUE].overlord_kind = RED, OverlordKind.SUZERAIN
    assert strike_of(world, RED, GREEN) == world.rules.coalition.second_row


def test_overseas_go_as_many_as_the_ships_carry_to_a_port() -> None:
    world = two_shores()
    assert strike_of(world, RED, BLUE) == 0
    ship = fleet(world, RED, 0)
    men = world.armies[RED]
    unit = world.rules.units[ship.kind]
    lifted = unit.capacity * ship.strength // unit.full_strength
    share = strike_of(world, RED, BLUE)
    assert fixed.mul(men, share) <= lifted * world.rules.coalition.crossings
    assert 0 < share < world.rules.coalition.by_sea
    for _ in range(40):
        fleet(world, RED, 0)
    assert strike_of(world, RED, BLUE) == world.rules.coalition.by_sea  # an army is not all put to sea


def test_who_is_attacked_reckons_with_what_can_come() -> None:
    """A great army behind a neutral country threatens nobody beyond it."""
    world = four_in_a_row(0, 2, 4, 6)
    for _ in range(20):
        corps(world, RED, 0)
    assert (
        prepare(world, Case(RED, GREEN), world.armies).attack
        < prepare(world, Case(RED, BLUE), world.armies).attack
    )


def test_a_realm_stands_with_what_could_come_and_without_who_is_in_arms_against_it() -> None:
    world = four_in_a_row(0, 2, 4, 6)
    men = world.armies
    assert host_of(world, RED, men) == men[RED]
    for vassal in (BLUE, WHITE):
        world.powers[vassal].overlord, world.powers[vassal].overlord_kind = RED, OverlordKind.SUZERAIN
    far = fixed.mul(men[WHITE], reach_of(world, WHITE, RED))
    assert host_of(world, RED, men) == men[RED] + men[BLUE] + far < men[RED] + men[BLUE] + men[WHITE]
    at_war(world, BLUE, RED)
    assert host_of(world, RED, men) == men[RED] + far
