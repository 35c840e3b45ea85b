"""Sieges and storms."""

from __future__ import annotations

import pytest

from game.campaign.phases import advance_sieges
from game.rules.land.siege import (
    FortressFell,
    FortressStormed,
    Storm,
    apply_storm,
    monthly_gain,
    rebuild_garrisons,
    storm_forecast,
)
from game.rules.land.zoc import Board
from game.rules.sea.sea import Seas
from game.words import Footing
from game.world.dice import Dice
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, at_war, corps, fleet, small_world

PLACE, CENTRE = 1, 2


def siege_of(level: int = 2, **geography: object) -> World:
    """A fortress of blue's on hex 2, fully manned; red is at war with it. It is summer."""
    world = small_world("....\n..~~", "AABB\nAAzz", {"B": "blue"}, **geography)
    world.turn = 6
    for power in world.powers:
        power.footing = Footing.MOBILISED
    at_war(world, RED, BLUE)
    world.places.fortress[PLACE] = level
    world.places.garrison[PLACE] = level * world.rules.siege.garrison
    return world


def gain(world: World) -> int:
    board = Board(world)
    return monthly_gain(world, PLACE, board.hostile_on(BLUE, CENTRE), is_fed=Seas(board).feeds(PLACE))


def test_more_besiegers_and_guns_are_quicker_up_to_a_point() -> None:
    world = siege_of()
    corps(world, RED, CENTRE)
    one = gain(world)
    guns = corps(world, RED, CENTRE, kind="artillery_reserve")
    with_guns = gain(world)
    guns.kind, guns.strength = "infantry_corps", 20_000
    assert with_guns > gain(world) > one
    for _ in range(20):
        corps(world, RED, CENTRE)
    most = gain(world)
    corps(world, RED, CENTRE)
    assert gain(world) == most


@pytest.mark.parametrize("level", [1, 2, 3])
def test_higher_works_hold_longer(level: int) -> None:
    low, high = siege_of(level), siege_of(level + 1)
    for world in (low, high):
        corps(world, RED, CENTRE)
    assert gain(low) > gain(high)


def test_thin_garrisons_and_hungry_besiegers_change_the_pace() -> None:
    world = siege_of()
    force = corps(world, RED, CENTRE)
    full = gain(world)
    world.places.garrison[PLACE] //= 2
    assert gain(world) > full
    world.places.garrison[PLACE] *= 2
    force.supply = 300
    assert gain(world) < full


def test_ships_keep_a_fortress_fed_until_they_are_driven_off() -> None:
    world = siege_of(ports=(CENTRE,))
    corps(world, RED, CENTRE)
    assert Seas(Board(world)).feeds(PLACE)
    fed = gain(world)
    fleet(world, RED, zone=2)
    assert not Seas(Board(world)).feeds(PLACE)
    assert gain(world) > fed + world.rules.siege.starvation


def test_one_corps_opens_a_small_fortress_in_about_a_quarter() -> None:
    world = siege_of(1)
    corps(world, RED, CENTRE)
    months = 0
    while world.places.garrison[PLACE] and months < 20:
        world.round = months
        advance_sieges(world, Dice(7))
        months += 1
    assert 2 <= months <= 4
    assert world.controller[CENTRE] == RED


def test_the_strongest_besieger_takes_the_surrender_and_the_score_moves() -> None:
    world = siege_of()
    world.wars[1].attackers.append(GREEN)
    world.places.siege[PLACE] = 9_999
    corps(world, RED, CENTRE, 5000)
    corps(world, GREEN, CENTRE)
    (fell,) = (r for r in advance_sieges(world, Dice(1)) if isinstance(r, FortressFell))
    assert (fell.by, fell.garrison, fell.is_stormed) == ("green", 8000, False)
    assert world.wars[1].score == fell.score == 2 * world.rules.siege.score
    world.check_invariants()


def test_an_occupier_mans_what_he_took_from_his_own_pool() -> None:
    world = siege_of()
    world.controller[CENTRE] = RED
    world.places.garrison[PLACE] = 0
    rebuild_garrisons(world, Dice(1))
    sent = 8000 * world.rules.siege.recovery // 10_000
    assert world.places.garrison[PLACE] == sent
    assert world.powers[RED].manpower == 100_000 - sent


def test_nobody_is_sent_from_an_empty_pool() -> None:
    world = siege_of()
    world.places.garrison[PLACE], world.powers[BLUE].manpower = 0, 0
    assert rebuild_garrisons(world, Dice(1)) == []


def test_storms_cost_what_was_foreseen_and_nobody_twice() -> None:
    world = siege_of(1)
    world.places.siege[PLACE] = 7000
    forces = [corps(world, RED, CENTRE) for _ in range(2)]
    order = Storm(RED, PLACE, tuple(force.id for force in forces))
    expected = storm_forecast(world, PLACE, forces)
    taken = losses = 0
    for seed in range(200):
        after = world.copy()
        (storm,) = (r for r in apply_storm(after, Dice(seed), order) if isinstance(r, FortressStormed))
        after.check_invariants()
        left = sum(after.forces[i].strength for i in order.forces if i in after.forces)
        assert storm.attacker_loss == 40_000 - left
        assert storm.is_taken == (after.places.garrison[PLACE] == 0)
        taken, losses = taken + storm.is_taken, losses + storm.attacker_loss
    assert abs(taken * 50 - expected.chance) < 800
    assert abs(losses // 200 - expected.attacker_loss.expected) < expected.attacker_loss.expected // 6


def test_breaches_make_storms_easier() -> None:
    world = siege_of(2)
    forces = [corps(world, RED, CENTRE)]
    whole = storm_forecast(world, PLACE, forces)
    world.places.siege[PLACE] = 8000
    breached = storm_forecast(world, PLACE, forces)
    assert breached.chance > whole.chance
