"""Battles: what the forecast promises, the dice keep; nobody is lost twice, and somebody wins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.land.battle import BattleFought
from game.rules.land.combat import Attack, apply_attack, check_attack
from game.rules.land.forecast import forecast
from game.rules.land.ground import adjacent
from game.rules.land.outcome import chance_above, even_losses, fortune, prospect, ratio_of
from game.words import Footing, Stance
from game.world import fixed
from game.world.dice import MILLION, Dice
from game.world.sight.view import View
from game.world.state.world import Settings, World
from tests.kit import BLUE, GREEN, RED, WHITE, at_war, corps, small_world

ROWS = "\n".join(["." * 9] * 5)
PARTS = "\n".join(["AAAABBBBB"] * 5)
HERE, THERE = 21, 22


def field_of_battle(corps_of_red: int = 1, **enemy: object) -> tuple[World, Attack]:
    world = small_world(ROWS, PARTS, {"B": "blue"})
    world.turn = 6
    for power in world.powers:
        power.footing = Footing.MOBILISED
    at_war(world, RED, BLUE)
    ids = tuple(corps(world, RED, HERE).id for _ in range(corps_of_red))
    corps(world, BLUE, THERE, **enemy)  # type: ignore[arg-type]
    return world, Attack(RED, ids, THERE)


def fought(world: World, order: Attack, seed: int) -> tuple[World, BattleFought]:
    after = world.copy()
    (battle,) = (r for r in apply_attack(after, Dice(seed), order) if isinstance(r, BattleFought))
    after.check_invariants()
    return after, battle


def men(world: World) -> dict[int, int]:
    return {p: sum(f.strength for f in world.forces.values() if f.power == p) for p in range(4)}


@pytest.mark.parametrize("odds", [1, 2, 3])
def test_dice_keep_what_the_forecast_promises(odds: int) -> None:
    world, order = field_of_battle(odds)
    expected = forecast(world, [world.forces[i] for i in order.forces], THERE)
    battles = [fought(world, order, seed)[1] for seed in range(300)]
    wins = sum(battle.attackers_won for battle in battles) * fixed.ONE // len(battles)
    assert abs(wins - expected.chance) < 600
    for side, loss in (("red", expected.attacker_loss), ("blue", expected.defender_loss)):
        mean = sum(battle.losses[side] for battle in battles) // len(battles)
        assert loss.low <= mean <= loss.high
        assert abs(mean - loss.expected) < loss.expected // 8
        inside = sum(loss.low <= battle.losses[side] <= loss.high for battle in battles)
        assert 0.7 < inside / len(battles) < 0.95


def test_even_battles_bleed_both_and_three_to_one_is_a_rout() -> None:
    """The shape of 1815: six to ten in a hundred in an even fight, a fifth and more of the routed."""
    even, three = (
        forecast(world, [world.forces[i] for i in order.forces], THERE)
        for world, order in (field_of_battle(1), field_of_battle(3))
    )
    assert even.chance == 5000
    assert 600 < even.attacker_loss.expected * fixed.ONE // even.attacker.men < 1000
    assert three.chance > 9000
    assert three.rout > 5000
    assert 300 < three.attacker_loss.expected * fixed.ONE // three.attacker.men < 600
    assert 1700 < three.defender_loss.expected * fixed.ONE // three.defender.men < 3000


@pytest.mark.parametrize("seed", range(20))
def test_few_men_can_only_kill_so_many(seed: int) -> None:
    """Of 242,739 who beat 6,834 a campaign once buried 14,443."""
    world, order = field_of_battle(12, strength=7_000)
    _, battle = fought(world, order, seed)
    assert battle.losses["red"] <= 7_000 * world.rules.combat.most_inflicted // fixed.ONE


def test_reduced_luck_halves_the_spread() -> None:
    world, order = field_of_battle(2)
    attackers = [world.forces[i] for i in order.forces]
    full = forecast(world, attackers, THERE)
    world.settings = replace(world.settings, luck="reduced")
    reduced = forecast(world, attackers, THERE)
    assert reduced.ratio == full.ratio
    assert reduced.chance > full.chance > 5000
    narrow, wide = reduced.defender_loss, full.defender_loss
    assert narrow.high - narrow.low < wide.high - wide.low


def test_a_view_foresees_what_the_world_does_when_nothing_is_hidden() -> None:
    world, order = field_of_battle(2)
    view = View(world, RED)
    seen = forecast(view, [view.forces[i] for i in order.forces], THERE)
    assert seen == forecast(world, [world.forces[i] for i in order.forces], THERE)


def test_the_same_battle_ends_the_same_way() -> None:
    world, order = field_of_battle(2)
    assert fought(world, order, 5)[0].state_hash() == fought(world, order, 5)[0].state_hash()


def test_a_battle_moves_the_score_of_its_war() -> None:
    world, order = field_of_battle(3)
    corps(world, BLUE, 44)
    after, battle = fought(world, order, 1)
    war = next(iter(after.wars.values()))
    assert battle.attackers_won
    assert war.battles == 1
    assert war.score == battle.score > 0


def test_cavalry_makes_victory_complete() -> None:
    world, order = field_of_battle(2)
    plain = forecast(world, [world.forces[i] for i in order.forces], THERE)
    mounted = replace(plain.attacker, horse=4000)
    pursued = prospect(world, mounted, plain.defender, plain.manner)
    assert pursued.defender_loss.expected > plain.defender_loss.expected
    assert pursued.attacker_loss == plain.attacker_loss


def test_delaying_forces_are_never_routed() -> None:
    world, order = field_of_battle(6, stance=Stance.DELAY)
    assert forecast(world, [world.forces[i] for i in order.forces], THERE).rout == 0
    assert not any(fought(world, order, seed)[1].is_rout for seed in range(40))


def test_beaten_commanders_may_lose_their_posts() -> None:
    world, order = field_of_battle(4)
    posts = {fought(world, order, seed)[0].forces[order.forces[-1] + 1].command for seed in range(30)}
    assert len(posts) > 3


def test_nobody_attacks_twice_a_round() -> None:
    world, order = field_of_battle(1)
    after, _ = fought(world, order, 1)
    refusal = check_attack(after, order)
    assert refusal is not None


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(300, 20_000)), min_size=1, max_size=5),
    st.lists(st.tuples(st.sampled_from(list(Stance)), st.integers(300, 20_000)), min_size=1, max_size=4),
    st.integers(0, 10_000),
)
def test_men_are_conserved_and_nobody_loses_more_than_he_has(
    attackers: list[tuple[int, int]], defenders: list[tuple[Stance, int]], seed: int
) -> None:
    world = small_world(ROWS, PARTS, {"B": "blue"})
    at_war(world, (RED, GREEN), (BLUE, WHITE))
    around = adjacent(world.map)[THERE]
    ids = tuple(corps(world, RED, around[spot], strength).id for spot, strength in attackers)
    for i, (stance, strength) in enumerate(defenders):
        corps(world, (BLUE, WHITE)[i % 2], THERE, strength, stance=stance)
    free = next(h for h in reversed(around) if h not in [world.forces[i].hex for i in ids])
    corps(world, BLUE, free, stance=Stance.SUPPORT)
    before = men(world)
    after = world.copy()
    records = apply_attack(after, Dice(seed), Attack(RED, ids, THERE))
    after.check_invariants()
    lost: dict[str, int] = {}
    for record in records:
        if isinstance(record, BattleFought):
            lost = record.losses
    names = ("red", "blue", "green", "white")
    assert {names[p]: before[p] - n for p, n in men(after).items() if before[p] != n} == {
        name: n for name, n in lost.items() if n
    }


@given(st.integers(-40_000, 40_000), st.integers(100, 600))
def test_fortune_has_exactly_the_chance_the_forecast_states(margin: int, steep: int) -> None:
    throws = range(500, MILLION, 1000)
    wins = sum(margin + fortune(throw, steep) > 0 for throw in throws)
    assert abs(wins * 10 - chance_above(margin, 0, steep)) <= 20


@given(st.integers(-20_000, 20_000))
def test_losses_lean_to_the_weaker_and_are_even_when_even(margin: int) -> None:
    world, _ = field_of_battle()
    rules = world.rules.combat
    attacker, defender = even_losses(rules, margin)
    assert (attacker <= defender) == (margin >= 0) or attacker == defender
    assert even_losses(rules, -margin) == (defender, attacker)
    assert max(attacker, defender) <= rules.max_loss


def test_ratios_stay_within_their_limit() -> None:
    assert ratio_of(10**9, 1, 60_000) == 60_000
    assert ratio_of(1, 10**9, 60_000) == 1667
    assert Settings().luck == "full"
