"""Rounds of war: a quarter has as many as fit, and what comes in a month comes in proportion."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.campaign.campaign import Campaign
from game.campaign.phases import TURN, SeatStep, turn_of, turn_with
from game.events.engine import EventBook
from game.politics.war.ends.bargain import month_is_over
from game.rules.land.movement import begin_round, full_points
from game.rules.land.siege import advance_sieges
from game.rules.land.zoc import Board
from game.rules.supply.supply import feed
from game.words import Phase
from game.world.constants.ruleset import Days
from game.world.dice import Dice
from game.world.state.world import World
from tests.kit import BLUE, RED, at_war, corps, small_world

LENGTHS: tuple[Days, ...] = (30, 10)


def front(days: Days) -> World:
    """Red and blue at war, face to face; blue's corps stands on a fortress."""
    world = small_world("....\n..~~", "AABB\nAAzz", {"B": "blue"})
    world.rules = replace(world.rules, movement=replace(world.rules.movement, days_a_round=days))
    world.turn = 6
    at_war(world, RED, BLUE)
    return world


@pytest.mark.parametrize(("days", "rounds"), [(30, 3), (10, 9), (15, 6), (45, 2), (90, 1)])
def test_a_quarter_has_as_many_rounds_as_fit(days: Days, rounds: int) -> None:
    world = front(days)
    steps = turn_of(world)
    numbers = [s.round for s in steps if isinstance(s, SeatStep) and s.phase is Phase.OPERATIONS]
    assert numbers == list(range(1, rounds + 1))
    months = [world.rules.movement.month(number) for number in numbers]
    assert months == sorted(months)
    assert set(months) <= {1, 2, 3}
    assert months[-1] == 1 + (90 - days) // 30


def test_a_round_a_month_is_the_quarter_there_always_was() -> None:
    assert turn_with(3) is TURN
    assert turn_of(front(30)) is TURN


@pytest.mark.parametrize("days", [10, 15, 90])
def test_marches_go_by_the_days(days: Days) -> None:
    monthly, world = front(30), front(days)
    there = [corps(w, RED, 1) for w in (monthly, world)]
    assert full_points(world, there[1]) == full_points(monthly, there[0]) * days // 30


def test_three_short_rounds_are_a_month_of_siege() -> None:
    gains = {}
    for days in LENGTHS:
        world = front(days)
        world.places.fortress[1], world.places.garrison[1] = 2, 2 * world.rules.siege.garrison
        world.rules = replace(world.rules, siege=replace(world.rules.siege, swing=0))
        corps(world, RED, 2)
        for number in range(30 // days):
            world.round = number + 1
            advance_sieges(world, Dice(1), Board(world), lambda place: False)
        gains[days] = int(world.places.siege[1])
    assert 0 < gains[30] - gains[10] < 10 or gains[30] == gains[10] > 0


def test_hunger_goes_by_the_days() -> None:
    lost = {}
    for days in LENGTHS:
        world = front(days)
        force = corps(world, RED, 3)
        force.supply = 0
        before = force.strength
        world.rules = replace(world.rules, supply=replace(world.rules.supply, attrition_swing=0))
        feed(world, Dice(1))
        lost[days] = before - force.strength
    assert lost[30] > 0
    assert abs(lost[10] * 3 - lost[30]) <= 30


def test_an_army_digs_in_by_the_month() -> None:
    world = front(10)
    force = corps(world, RED, 1)
    depth = []
    for number in range(1, 10):
        world.round = number
        force.points = full_points(world, force)
        begin_round(world, Dice(1))
        depth.append(force.entrenchment)
    assert depth[:3] == [depth[0]] * 3
    assert depth[3] == min(depth[0] + 1, world.rules.combat.max_entrenchment[world.facts.era])


def test_a_month_is_over_after_its_days() -> None:
    world = front(10)
    world.phase = Phase.OPERATIONS
    over = []
    for number in range(1, 10):
        world.round = number
        over.append(month_is_over(world))
    assert over == [False] * 3 + [True] * 6


def test_a_campaign_plays_all_its_rounds_and_dates_them_by_the_month() -> None:
    campaign = Campaign(front(10), EventBook(()))
    while campaign.world.turn == 6:
        campaign.tick()
    rounds = [e.month for e in campaign.chronicle.entries if getattr(e.record, "phase", "") == "operations"]
    assert rounds == [1, 1, 1, 2, 2, 2, 3, 3, 3]
