"""Random war: whatever legal orders are given in whatever order, the world stays whole and replays alike."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.campaign.phases import advance_sieges
from game.rules.land import combat, movement, siege, stances
from game.rules.land.ground import adjacent
from game.rules.orders import Order
from game.rules.sea import naval, transport
from game.rules.supply import supply
from game.rules.supply.routes import path_within, reachable
from game.words import Mission, Stance
from game.world.dice import Dice
from game.world.records import Record
from game.world.sight.view import View
from game.world.state import queries
from game.world.state.world import World
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, corps, fleet, small_world

ROWS = "..f..h..\n.m..~~..\n..w.~~.h\n.....f..\nf..m...."
PARTS = "AAABBBCC\nAAABzzCC\nAAABzzCC\nAADDDBCC\nAADDDBCC"
ORDERS = {
    movement.Move: (movement.check_move, movement.apply_move),
    combat.Attack: (combat.check_attack, combat.apply_attack),
    siege.Storm: (siege.check_storm, siege.apply_storm),
    stances.SetStance: (stances.check_set_stance, stances.apply_set_stance),
    stances.Entrench: (stances.check_entrench, stances.apply_entrench),
    naval.Sail: (naval.check_sail, naval.apply_sail),
    naval.SetNavalMission: (naval.check_set_naval_mission, naval.apply_set_naval_mission),
    transport.Embark: (transport.check_embark, transport.apply_embark),
    transport.Land: (transport.check_land, transport.apply_land),
}


def general_war() -> World:
    """Four powers, two a side, with fortresses, rivers, a port each and a sea between."""
    owners = {"B": "blue", "C": "green", "D": "white"}
    world = small_world(ROWS, PARTS, owners, rivers={(10, 2): 2, (25, 1): 3}, ports=(11, 14, 28))
    at_war(world, (RED, GREEN), (BLUE, WHITE))
    for place, level in ((1, 1), (2, 2)):
        world.places.fortress[place], world.places.garrison[place] = level, 4000 * level
    for power, hexes in ((RED, (0, 2, 17)), (BLUE, (3, 11, 19)), (GREEN, (7, 14, 31)), (WHITE, (26, 27, 35))):
        for i, hex_id in enumerate(hexes):
            corps(world, power, hex_id, kind=("infantry_corps", "cavalry_corps", "garrison_division")[i])
    for power, port in ((BLUE, 11), (GREEN, 14), (WHITE, 28)):
        if int(world.controller[port]) != power:
            world.controller[port] = power
        fleet(world, power, port=port)
    return world


class Whim:
    """Draws orders that may or may not be legal."""

    def __init__(self, world: World, dice: Dice) -> None:
        self.world, self.dice, self.asked = world, dice, 0

    def below(self, n: int) -> int:
        self.asked += 1
        return self.dice.below(0, n, "trial", self.asked)

    def order(self) -> Order:
        world = self.world
        force = list(world.forces.values())[self.below(len(world.forces))]
        power, near = force.power, [force.hex]
        if force.hex >= 0:
            near += adjacent(world.map)[force.hex]
        spot, zone = near[self.below(len(near))], len(world.map.places) - 1
        match self.below(10):
            case 0 | 1 if force.hex >= 0 and force.aboard < 0:
                reach = sorted(reachable(world, [force]))
                goal = reach[self.below(len(reach))]
                return movement.Move(power, (force.id,), path_within(world, [force], goal))
            case 2 | 3 | 4:
                return combat.Attack(power, (force.id,), spot, bool(self.below(2)))
            case 5:
                return siege.Storm(power, int(world.map.place[spot]) if spot >= 0 else 0, (force.id,))
            case 6:
                return stances.SetStance(power, force.id, list(Stance)[self.below(4)])
            case 7:
                port = (-1, *world.map.ports)[self.below(4)]
                return naval.Sail(power, (force.id,), (zone,) if force.zone < 0 else (), port)
            case 8:
                ships = [f.id for f in queries.fleets_of(world, power)]
                if force.aboard >= 0:
                    return transport.Land(power, (force.id,), self.below(world.map.size))
                return transport.Embark(power, (force.id,), ships[0] if ships else 0)
            case 9 if self.below(2):
                return naval.SetNavalMission(power, force.id, list(Mission)[self.below(4)])
            case _:
                return stances.Entrench(power, force.id)


def play(seed: int, rounds: int = 6) -> tuple[World, list[Record]]:
    """Some months of senseless war; every refused order must leave the world alone."""
    world, dice, told = general_war(), Dice(seed), list[Record]()
    whim = Whim(world, dice.fork("whim"))
    for month in range(rounds):
        world.turn, world.round = 4 + month // 3, 1 + month % 3
        told += movement.begin_round(world, dice)
        for _ in range(30):
            if not world.forces:
                break
            order = whim.order()
            check, apply = ORDERS[type(order)]
            before = world.state_hash()
            refusal = check(View(world, order.power), order)  # type: ignore[operator]
            assert world.state_hash() == before
            if refusal is None:
                told += apply(world, dice, order)  # type: ignore[operator]
                world.check_invariants()
                no_enemies_share_a_hex(world)
        for phase in (naval.meet, advance_sieges, supply.feed):
            told += phase(world, dice)
            world.check_invariants()
    return world, told


def no_enemies_share_a_hex(world: World) -> None:
    side = {RED: 1, GREEN: 1, BLUE: 2, WHITE: 2}
    seen: dict[int, int] = {}
    for force in world.forces.values():
        if force.hex >= 0 and world.rules.units[force.kind].branch != "fleet":
            assert seen.setdefault(force.hex, side[force.power]) == side[force.power]


@settings(max_examples=20)
@given(st.integers(0, 10**6))
def test_random_orders_never_break_the_world(seed: int) -> None:
    play(seed)


def test_a_senseless_war_still_has_everything_in_it() -> None:
    words = {record.type for seed in range(15) for record in play(seed)[1]}
    assert words >= {
        "force_moved", "battle_fought", "place_occupied", "army_wasted", "siege_advanced", "fleet_sailed",
        "forces_embarked", "forces_landed", "force_fell_back", "fortress_stormed",
    }  # fmt: skip


def test_the_same_war_twice_is_the_same_war() -> None:
    one, two = play(11), play(11)
    assert one[0].state_hash() == two[0].state_hash()
    assert one[1] == two[1]
