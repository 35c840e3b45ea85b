"""Fixed point: rounding, bounds of error against real mathematics, and columns that equal the scalars."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.world import fixed
from game.world.fixed import ONE

NUMBERS = st.integers(-(10**12), 10**12)
SMALL = st.integers(-30 * ONE, 30 * ONE)
COLUMNS = st.lists(st.integers(-(10**8), 10**8), max_size=20)


def rounded(exact: Fraction) -> int:
    """The nearest whole number, halves away from zero, by another way than the code's."""
    size = math.floor(abs(exact) + Fraction(1, 2))
    return size if exact >= 0 else -size


@given(NUMBERS, NUMBERS.filter(bool))
def test_division_rounds_to_the_nearest_and_halves_away_from_zero(a: int, b: int) -> None:
    assert fixed.div(a, b) == rounded(Fraction(a, b))
    assert fixed.ratio(a, b) == rounded(Fraction(a * ONE, b))


@given(NUMBERS, NUMBERS)
def test_products_round_once_and_are_symmetric(a: int, b: int) -> None:
    assert fixed.mul(a, b) == rounded(Fraction(a * b, ONE)) == fixed.mul(b, a) == -fixed.mul(-a, b)
    assert fixed.mul(a, ONE) == a


def test_division_by_zero_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        fixed.div(1, 0)
    with pytest.raises(ZeroDivisionError):
        fixed.mean([])


def test_numbers_that_are_none_are_refused() -> None:
    with pytest.raises(TypeError):
        fixed.stable_sum([1, 0.5])  # type: ignore[list-item]


@pytest.mark.parametrize("step", [1, 37])
def test_curves_keep_their_bounds_of_error(step: int) -> None:
    for x in range(0, 12 * ONE if step > 1 else 300, step):
        real = x / ONE
        assert abs(fixed.exp(-x) - ONE * math.exp(-real)) <= 0.7
        assert abs(fixed.logistic(x) - ONE / (1 + math.exp(-real))) <= 0.6
        assert abs(fixed.exp(x) - ONE * math.exp(real)) <= 0.7 + 1e-6 * ONE * math.exp(real)
        if x:
            assert abs(fixed.log(x) - ONE * math.log(real)) <= 0.7


@given(st.integers(1, 10**14))
def test_logarithms_of_all_sizes(x: int) -> None:
    assert abs(fixed.log(x) - ONE * math.log(x / ONE)) <= 0.7


def test_curves_end_where_they_say() -> None:
    assert fixed.exp(-10 * ONE) == fixed.exp(-99 * ONE) == 0
    assert fixed.exp(99 * ONE) == fixed.exp(20 * ONE)
    for x in (0, -1):
        with pytest.raises(ValueError, match="logarithm"):
            fixed.log(x)


@given(SMALL, SMALL)
def test_curves_never_turn_back(a: int, b: int) -> None:
    low, high = sorted((a, b))
    assert fixed.logistic(low) <= fixed.logistic(high)
    assert fixed.exp(low) <= fixed.exp(high)
    assert fixed.logistic(a) + fixed.logistic(-a) == ONE
    if low > 0:
        assert fixed.log(low) <= fixed.log(high)


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_shared_out_parts_add_up_and_are_fair(total: int, weights: list[int]) -> None:
    parts = fixed.share_out(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    if whole:
        for part, weight in zip(parts, weights, strict=True):
            assert abs(part - Fraction(total * weight, whole)) < 1
    else:
        assert max(parts) - min(parts) <= 1


def test_nobody_to_share_with() -> None:
    with pytest.raises(ValueError, match="nobody"):
        fixed.share_out(5, [])


@given(COLUMNS, st.integers(-(10**8), 10**8))
def test_columns_equal_the_scalars(column: list[int], other: int) -> None:
    array = np.array(column, dtype=np.int64)
    assert fixed.mul_columns(array, other).tolist() == [fixed.mul(x, other) for x in column]
