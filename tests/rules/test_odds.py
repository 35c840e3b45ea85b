"""Every modifier of a battle: each term shows, multiplies as its rule says, and the chain makes the value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.land.odds import Side, attacking_side, defending_side, garrison_side
from game.rules.land.zoc import Board
from game.words import Era, Footing, RiverRank, Stance, Terrain
from game.world import fixed
from game.world.state.forces import Force
from game.world.state.world import World
from tests.kit import BLUE, RED, SIGNS, at_war, corps, small_world

ONE = fixed.ONE


def duel(terrain: str = "....", **geography: object) -> tuple[World, Force, Force]:
    """Red on hex 1, blue on hex 2, in summer, all mobilised, every other modifier neutral."""
    world = small_world(terrain, "AABB", {"B": "blue"}, **geography)
    world.turn = 6
    for power in world.powers:
        power.footing = Footing.MOBILISED
    at_war(world, RED, BLUE)
    return world, corps(world, RED, 1), corps(world, BLUE, 2)


def attack_of(world: World, *attackers: Force, landing: bool = False) -> Side:
    return attacking_side(Board(world), attackers, 2, landing)


def defence_of(world: World, *defenders: Force) -> Side:
    return defending_side(Board(world), defenders, [], 2)


def shares(side: Side) -> dict[str, int]:
    return {factor.name: factor.share for factor in side.factors}


def test_two_plain_corps_meet_even() -> None:
    world, red, blue = duel()
    assert attack_of(world, red).value == defence_of(world, blue).value == ONE
    assert attack_of(world, red).factors == defence_of(world, blue).factors == ()


def test_half_a_corps_is_worth_half() -> None:
    world, red, _ = duel()
    red.strength //= 2
    assert attack_of(world, red).value == ONE // 2


@pytest.mark.parametrize("rank", [RiverRank.MINOR, RiverRank.MAJOR, RiverRank.GREAT])
def test_rivers_hinder_attackers(rank: RiverRank) -> None:
    world, red, _ = duel(rivers={(1, 2): rank} if _is_even(1) else {(1, 1): rank})
    assert shares(attack_of(world, red)) == {"river": world.rules.combat.river[rank]}


def _is_even(column: int) -> bool:
    return column % 2 == 0


def test_only_those_behind_the_river_are_hindered() -> None:
    world = small_world("...\n...", "AAA\nBBB", {"B": "blue"}, rivers={(0, 3): RiverRank.GREAT})
    world.turn = 6
    at_war(world, RED, BLUE)
    behind, beside = corps(world, RED, 0), corps(world, RED, 4)
    river = world.rules.combat.river[RiverRank.GREAT]
    side = attacking_side(Board(world), [behind, beside], 3)
    assert shares(side)["river"] == (river + ONE) // 2


def test_crossings_and_landings_hinder_attackers() -> None:
    world, red, _ = duel(".~..", crossings=((0, 2),))
    red.hex = 0
    assert shares(attack_of(world, red)) == {"crossing": world.rules.combat.crossing}
    assert shares(attack_of(world, red, landing=True)) == {"landing": world.rules.combat.landing}


def test_winter_hinders_attackers_only() -> None:
    world, red, blue = duel()
    world.turn = 4
    assert shares(attack_of(world, red)) == {"winter": world.rules.combat.winter}
    assert shares(defence_of(world, blue)) == {}


@pytest.mark.parametrize("sign", sorted(s for s, t in SIGNS.items() if t >= Terrain.PLAIN))
def test_ground_helps_defenders_and_rules_horse(sign: str) -> None:
    world, red, blue = duel(".." + sign + ".")
    rule = world.rules.terrain[SIGNS[sign]]
    assert defence_of(world, blue).value == rule.defence
    red.kind = "cavalry_corps"
    red.strength = 8000
    worth = world.rules.units["cavalry_corps"].attack
    assert attack_of(world, red).value == fixed.mul(worth, rule.horse_attack)


@pytest.mark.parametrize("level", [1, 2])
def test_trenches_help_by_level(level: int) -> None:
    world, _, blue = duel()
    blue.entrenchment = level
    dug = world.rules.combat.entrenchment[world.facts.era]
    assert shares(defence_of(world, blue)) == {"entrenchment": ONE + level * dug}


def test_a_fortress_helps_those_whose_it_is() -> None:
    world, _, blue = duel()
    world.places.fortress[1], world.places.garrison[1] = 2, 8000
    assert shares(defence_of(world, blue)) == {"fortress": ONE + 2 * world.rules.combat.fortress}
    world.controller[2] = RED
    assert shares(defence_of(world, blue)) == {}


@pytest.mark.parametrize("stance", list(Stance))
def test_stance_tells(stance: Stance) -> None:
    world, _, blue = duel()
    blue.stance = stance
    assert defence_of(world, blue).value == world.rules.combat.stance_value[stance]


def test_arms_work_together() -> None:
    world, red, _ = duel()
    bonus = world.rules.combat.combined_arms
    horse = corps(world, RED, 1, kind="cavalry_corps")
    guns = corps(world, RED, 1, kind="artillery_reserve")
    assert shares(attack_of(world, red, horse))["combined_arms"] == ONE + bonus
    assert shares(attack_of(world, red, horse, guns))["combined_arms"] == ONE + 2 * bonus
    assert "combined_arms" not in shares(attack_of(world, horse, guns))
    horse.strength = 300
    assert "combined_arms" not in shares(attack_of(world, red, horse))


@pytest.mark.parametrize(
    ("name", "change", "lowers"),
    [
        ("experience", lambda w, f: setattr(f, "experience", 0), True),
        ("experience", lambda w, f: setattr(f, "experience", 900), False),
        ("morale", lambda w, f: setattr(f, "morale", 200), True),
        ("morale", lambda w, f: setattr(f, "morale", 1000), False),
        ("supply", lambda w, f: setattr(f, "supply", 300), True),
        ("quality", lambda w, f: setattr(w.powers[f.power], "army_quality", 8000), True),
        ("quality", lambda w, f: setattr(w.powers[f.power], "army_quality", 12_000), False),
        ("command", lambda w, f: setattr(f, "command", 100), True),
        ("command", lambda w, f: setattr(f, "command", 900), False),
        ("readiness", lambda w, f: setattr(w.powers[f.power], "footing", Footing.PEACE), True),
        ("readiness", lambda w, f: setattr(f, "ready_turn", 99), True),
    ],
)
def test_the_state_of_a_force_tells_on_both_sides(
    name: str, change: Callable[[World, Force], None], lowers: bool
) -> None:
    world, red, blue = duel()
    for side_of, force in ((attack_of, red), (defence_of, blue)):
        change(world, force)
        side = side_of(world, force)
        assert list(shares(side)) == [name]
        assert (side.value < side.base) == lowers


def test_forming_forces_are_worth_their_share_whatever_the_footing() -> None:
    world, _, blue = duel()
    blue.ready_turn = 99
    assert defence_of(world, blue).value == world.rules.combat.unready


def test_supporters_bring_their_share_and_no_trenches() -> None:
    world, _, blue = duel()
    friend = corps(world, BLUE, 3, entrenchment=2)
    side = defending_side(Board(world), [blue], [friend], 2)
    assert side.value == ONE + world.rules.combat.support
    assert shares(side) == {"support": fixed.ratio(ONE + world.rules.combat.support, 2 * ONE)}


def test_walls_multiply_a_garrison_and_breaches_undo_them() -> None:
    world, _, _ = duel()
    places, rules = world.places, world.rules
    places.fortress[1], places.garrison[1] = 2, 8000
    whole = garrison_side(world, 1, BLUE)
    assert whole.base == 2 * rules.siege.garrison_value
    assert shares(whole) == {"fortress": ONE + 2 * rules.combat.storm_fortress}
    places.siege[1] = 10_000
    assert garrison_side(world, 1, BLUE).value == whole.base
    assert list(shares(garrison_side(world, 1, BLUE))) == ["fortress", "breach"]


FORCES: Any = st.builds(
    dict,
    kind=st.sampled_from(["infantry_corps", "cavalry_corps", "artillery_reserve", "guard_corps"]),
    strength=st.integers(1, 20_000),
    morale=st.integers(0, 1000),
    experience=st.integers(0, 1000),
    supply=st.integers(0, 1000),
    command=st.integers(0, 1000),
    entrenchment=st.integers(0, 2),
    stance=st.sampled_from(list(Stance)),
)


@given(st.lists(FORCES, min_size=1, max_size=6), st.sampled_from(sorted(".fhmawds")), st.booleans())
def test_factors_multiply_to_the_value_used(army: list[dict[str, Any]], sign: str, winter: bool) -> None:
    world, _, blue = duel(".." + sign + ".")
    world.turn = 4 if winter else 6
    del world.forces[blue.id]
    attackers = [corps(world, RED, 1, **made) for made in army]
    defenders = [corps(world, BLUE, 2, **made) for made in army]
    for side in (attack_of(world, *attackers), defence_of(world, *defenders)):
        running = side.base
        for factor in side.factors:
            assert factor.before == running
            running = factor.after
        assert side.value == max(1, running)
        assert side.men == sum(made["strength"] for made in army)


NUMBERS = (
    "crossing landing winter fortress storm_fortress combined_arms arms_share experience ordinary_experience "
    "morale_floor ordinary_morale supply_floor command unready support"
)


def test_every_constant_of_value_is_felt() -> None:
    """Each constant that makes up values moves some side of a scene that has everything."""
    world = small_world("hh.\n.~.", "AAB\nAzB", {"B": "blue"}, rivers={(1, 1): 1}, crossings=((3, 2),))
    world.turn = 4
    at_war(world, RED, BLUE)
    world.places.fortress[1], world.places.garrison[1], world.places.siege[1] = 1, 4000, 100
    attackers = [
        corps(world, RED, 1, morale=500, experience=500, supply=500, command=400),
        corps(world, RED, 3, kind="cavalry_corps", ready_turn=99),
        corps(world, RED, 1, kind="artillery_reserve"),
    ]
    defender = corps(world, BLUE, 2, entrenchment=1, stance=Stance.DELAY)
    helper = corps(world, BLUE, 5, stance=Stance.SUPPORT)

    def values() -> tuple[int, ...]:
        return (
            attacking_side(Board(world), attackers, 2).value,
            attacking_side(Board(world), attackers, 2, True).value,
            defending_side(Board(world), [defender], [helper], 2).value,
            garrison_side(world, 1, BLUE).value,
        )

    rules, before = world.rules, values()

    def is_felt(name: str, changed: object) -> bool:
        combat: Any = replace(rules.combat, **{name: changed})  # type: ignore[arg-type]
        world.rules = replace(rules, combat=combat)
        return values() != before

    for name in NUMBERS.split():
        assert is_felt(name, 9999 if name == "arms_share" else getattr(rules.combat, name) * 3 // 2), name
    for name, key in (
        ("river", RiverRank.MINOR),
        ("entrenchment", Era.CONCERT),
        ("stance_value", Stance.DELAY),
    ):
        assert is_felt(name, {**getattr(rules.combat, name), key: 5000}), name
