"""Fleets: finding each other, fighting, fleeing, blockade; and troops that share their fate."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.land.zoc import Board
from game.rules.orders import Code
from game.rules.sea.naval import Sail, apply_sail, blockade_share, check_sail, meet
from game.rules.sea.sea import Seas
from game.rules.sea.seabattle import SeaBattleFought, contact_chance, meetings, sea_odds
from game.rules.sea.transport import Land, check_land, room_aboard
from game.words import Branch, Mission
from game.world.dice import Dice
from game.world.state.forces import NOWHERE
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, corps, fleet, small_world

SEA = 2


def channel() -> World:
    """Red north, blue south, a port each on one water."""
    world = small_world("....\n~~~~\n....", "AAAA\nzzzz\nBBBB", {"B": "blue"}, ports=(0, 8))
    world.turn = 6
    at_war(world, RED, BLUE)
    return world


def test_patrols_seek_and_convoys_avoid() -> None:
    world = channel()
    red, blue = fleet(world, RED, zone=SEA), fleet(world, BLUE, zone=SEA)
    chances = {}
    for mission in (Mission.PATROL, Mission.CONVOY, Mission.BLOCKADE):
        red.mission, blue.mission = mission, Mission.CONVOY
        chances[mission] = contact_chance(world, [red], [blue])
    assert chances[Mission.PATROL] > chances[Mission.BLOCKADE] > chances[Mission.CONVOY] > 0


def test_fleets_at_peace_pass_each_other_by() -> None:
    world = channel()
    fleet(world, RED, zone=SEA, mission=Mission.PATROL)
    fleet(world, GREEN, zone=SEA, mission=Mission.PATROL)
    assert meetings(Seas(Board(world))) == []


def test_comrades_fight_together() -> None:
    world = channel()
    world.wars[1].attackers.append(GREEN)
    fleets = [fleet(world, power, zone=SEA, mission=Mission.PATROL) for power in (RED, GREEN, BLUE, WHITE)]
    (met,) = meetings(Seas(Board(world)))
    assert met.seekers == fleets[:2]
    assert met.others == [fleets[2]]


@given(st.integers(1, 600), st.integers(1, 600), st.integers(0, 200))
def test_guns_and_men_are_conserved_in_battle(red_guns: int, blue_guns: int, seed: int) -> None:
    world = channel()
    fleets = [fleet(world, power, zone=SEA, mission=Mission.PATROL) for power in (RED, BLUE)]
    fleets[0].strength, fleets[1].strength = red_guns, blue_guns
    corps(world, RED, NOWHERE, 9000, zone=SEA, aboard=fleets[0].id)
    after = world.copy()
    records = [r for r in meet(after, Dice(seed)) if isinstance(r, SeaBattleFought)]
    after.check_invariants()
    guns = {p: sum(f.strength for f in after.forces.values() if f.power == p) for p in (RED, BLUE)}
    lost = {"red": red_guns + 9000 - guns[RED], "blue": blue_guns - guns[BLUE]}
    told = dict.fromkeys(lost, 0)
    for record in records:
        for table in (record.losses, record.drowned):
            for name, count in table.items():
                told[name] += count
    assert told == lost


def test_the_stronger_fleet_wins_as_often_as_foreseen() -> None:
    world = channel()
    red = [fleet(world, RED, zone=SEA, mission=Mission.PATROL) for _ in range(2)]
    blue = [fleet(world, BLUE, zone=SEA, mission=Mission.PATROL)]
    _, chance = sea_odds(world, red, blue)
    battles = []
    for seed in range(300):
        after = world.copy()
        battles += [r for r in meet(after, Dice(seed)) if isinstance(r, SeaBattleFought)]
    wins = sum(battle.winners == ("red",) for battle in battles)
    assert len(battles) > 150
    assert abs(wins * 10_000 // len(battles) - chance) < 700


def test_the_beaten_without_a_harbour_flee_to_quiet_water() -> None:
    world = small_world("......\n~~~~~~", "AAAAAA\nxxxyyy")
    at_war(world, RED, BLUE)
    for _ in range(4):
        fleet(world, RED, zone=1, mission=Mission.PATROL)
    weak = fleet(world, BLUE, zone=1, mission=Mission.PATROL)
    seed = next(s for s in range(50) if meet(world.copy(), Dice(s)))
    (battle,) = (r for r in meet(world, Dice(seed)) if isinstance(r, SeaBattleFought))
    assert battle.losers == ("blue",)
    assert world.forces[weak.id].zone == 2


def test_a_blockade_stops_trade_while_it_outguns_the_ports_own_ships() -> None:
    world = channel()
    assert blockade_share(world, BLUE) == 0
    blockader = fleet(world, RED, zone=SEA, mission=Mission.BLOCKADE)
    assert blockade_share(world, BLUE) == world.rules.naval.blockade
    assert blockade_share(world, RED) == blockade_share(world, GREEN) == 0
    fleet(world, BLUE, zone=SEA)
    assert blockade_share(world, BLUE) == 0
    blockader.strength += 1
    assert blockade_share(world, BLUE) == world.rules.naval.blockade


def test_every_second_port_closed_stops_half() -> None:
    world = small_world("....\n~~~~", "AABB\nxxyy", {"A": "blue", "B": "blue"}, ports=(0, 2))
    at_war(world, RED, BLUE)
    fleet(world, RED, zone=int(world.map.place[4]), mission=Mission.BLOCKADE)
    assert blockade_share(world, BLUE) == world.rules.naval.blockade // 2


def test_a_long_passage_takes_all_a_fresh_fleet_has() -> None:
    world = channel()
    squadron = fleet(world, RED, port=0)
    world.rules = replace(
        world.rules,
        units={k: replace(u, march_km=60) if k == squadron.kind else u for k, u in world.rules.units.items()},
    )
    squadron.points = 12
    order = Sail(RED, (squadron.id,), (SEA,))
    assert check_sail(world, order) is None
    apply_sail(world, Dice(1), order)
    assert squadron.zone == SEA


@pytest.mark.parametrize("guns", [600, 300])
def test_a_battered_fleet_carries_fewer(guns: int) -> None:
    world = channel()
    squadron = fleet(world, RED, port=0)
    squadron.strength = guns
    capacity = world.rules.units[squadron.kind].capacity
    assert room_aboard(world, squadron) == capacity * guns // 600
    corps(world, RED, 0, 1000, aboard=squadron.id)
    assert room_aboard(world, squadron) == capacity * guns // 600 - 1000


def test_nobody_lands_on_flooded_ground() -> None:
    world = channel()
    world.rules = replace(world.rules, movement=replace(world.rules.movement, reservoirs=True))
    world.map.reservoir[9] = True
    squadron = fleet(world, RED, zone=SEA)
    force = corps(world, RED, NOWHERE, zone=SEA, aboard=squadron.id)
    assert world.rules.units[force.kind].branch is Branch.FOOT
    refusal = check_land(world, Land(RED, (force.id,), 9))
    assert refusal is not None
    assert refusal.code is Code.NO_ENTRY
