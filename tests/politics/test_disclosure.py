"""What comes out about a power's commitment: steps up are public, steps back are found out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.politics.perception import commitment, disclosure
from game.politics.perception.disclosure import StageLeaked
from game.politics.perception.doctrine import creed_of
from game.words import Logic, Pathology
from game.world.dice import Dice
from game.world.sight.view import View
from game.world.state.world import Settings, World
from tests.kit import BLUE, GREEN, RED, every, four_in_a_row

DICE, SEEDS = Dice(1), 400


def world_at(stage: int, leak: int = 8_000) -> World:
    world = four_in_a_row()
    world.settings = Settings()
    world.rules = replace(world.rules, commitment=replace(world.rules.commitment, leak=leak))
    for power in world.powers:
        power.stage = power.stage_shown = stage
    return world


def believed(world: World, power: int = RED, by: int = BLUE) -> int:
    return View(world, by).powers[power].stage


def test_a_step_back_is_known_to_its_maker_alone_until_it_comes_out() -> None:
    world = world_at(3)
    (record,) = commitment.let_down(world, RED)
    assert record.readable_by("red")
    assert not record.readable_by("blue")
    assert (believed(world, by=RED), believed(world)) == (2, 3)
    world.rules = replace(world.rules, commitment=replace(world.rules.commitment, leak=10_000))
    (leak,) = every(disclosure.leak_stages(world, DICE), StageLeaked)
    assert (leak.power, leak.before, leak.after, leak.readers) == ("red", 3, 2, ())
    assert believed(world) == 2
    assert disclosure.leak_stages(world, DICE) == []


def test_what_others_expect_of_it_goes_by_what_they_believe() -> None:
    world = world_at(3)
    world.powers[RED].stage = 0
    assert creed_of(View(world, BLUE), RED).is_concert
    assert not creed_of(View(world, RED), RED).is_concert


def test_a_step_up_and_a_new_regime_hide_nothing() -> None:
    world = world_at(3)
    world.rules = replace(world.rules, commitment=replace(world.rules.commitment, leak=0))
    (record,) = commitment.restart(world, RED)
    assert (record.readers, believed(world)) == ((), 2)
    index = commitment.index_of_commitment(world, RED, [0] * 4)
    rise = commitment._step(world, RED, 3, index, 0, "experience")
    assert (rise.readers, believed(world)) == ((), 3)


@pytest.mark.parametrize(("leak", "least", "most"), [(0, 0, 0), (8_000, 280, 360), (10_000, SEEDS, SEEDS)])
def test_it_comes_out_as_often_as_the_rules_say(leak: int, least: int, most: int) -> None:
    world = world_at(3, leak)
    world.powers[RED].stage = 1
    found = sum(len(disclosure.leak_stages(world.copy(), Dice(seed))) for seed in range(SEEDS))
    assert least <= found <= most


@pytest.mark.parametrize(("shown", "seen"), [(4, 2), (3, 2), (2, 2), (1, 1), (0, 0)])
def test_an_aggressor_keeps_its_manners(shown: int, seen: int) -> None:
    world = world_at(shown, 10_000)
    home = world.powers[RED].home
    home.pathology, home.severity = Pathology.HYPERNATIONALISM, 9_000
    commitment.move_stages(world, DICE)
    disclosure.leak_stages(world, DICE)
    assert world.powers[RED].stage == 0
    assert believed(world) == seen
    home.pathology, home.severity = None, 0
    disclosure.leak_stages(world, DICE)
    assert believed(world) == 0


@pytest.mark.parametrize(("logic", "found"), [(Logic.ADAPTIVE, 1), (Logic.CONCERT, 0)])
def test_a_logic_that_the_campaign_fixes_is_no_secret(logic: Logic, found: int) -> None:
    world = world_at(3, 10_000)
    world.settings = Settings(logic=logic)
    world.powers[RED].home.pathology, world.powers[RED].home.severity = Pathology.HYPERNATIONALISM, 9_000
    assert len(disclosure.leak_stages(world, DICE)) == found


def test_clocks_and_dates_of_others_are_not_seen() -> None:
    world = world_at(3)
    state = world.powers[GREEN]
    state.stage_since, state.quarters_above, state.quarters_below = 7, 3, 2
    seen = View(world, BLUE).powers[GREEN]
    assert (seen.stage_since, seen.quarters_above, seen.quarters_below) == (0, 0, 0)
