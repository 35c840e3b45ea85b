"""Resolve: drawn once an affair, hidden, and as often enough as the forecast's chance said."""

from __future__ import annotations

import pytest

from game.ai.seat.resolve import resolve
from game.world import fixed
from tests.ai.desks import LoneDesk
from tests.kit import BLUE, RED, small_world

AFFAIRS = 4_000


def desk_of(power: int = RED) -> LoneDesk:
    return LoneDesk(small_world("....", provinces="AABB", owners={"B": "blue"}), power)


def test_it_is_the_same_whenever_it_is_asked_and_everybodys_own() -> None:
    assert resolve(desk_of(), 5, "belgian question") == resolve(desk_of(), 5, "belgian question")
    mine = [resolve(desk_of(), 5, n) for n in range(20)]
    assert len(set(mine)) > 15
    assert mine != [resolve(desk_of(BLUE), 5, n) for n in range(20)]


@pytest.mark.parametrize("score", [-12_000, -6_000, -2_000, 0, 3_000, 9_000])
def test_a_power_acts_as_often_as_the_forecast_of_its_score_says(score: int) -> None:
    desk = desk_of()
    acts = sum(score + resolve(desk, 5, n) > 0 for n in range(AFFAIRS))
    chance = fixed.logistic(fixed.mul(desk.view.rules.coalition.j_slope, score)) / fixed.ONE
    error = (chance * (1 - chance) / AFFAIRS) ** 0.5
    assert abs(acts / AFFAIRS - chance) < 4 * error
