"""Fixed-point arithmetic: the only arithmetic of everything that decides.

A fixed-point number is an int that counts ten-thousandths, so ``ONE`` is 1 and 3500 is 0.35. Ints add and
compare the same on every machine and in every order; floats do not in their last bits, and a campaign must
replay to the last bit. One rule of rounding holds everywhere: **to the nearest, halves away from zero**.
The curves come from tables that integers alone fill, with straight lines between the entries; each
function states how far it may be off. ``*_columns`` do the same to whole numpy columns, element by element
equal to the scalar ones; their products must stay below 2**63.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import isqrt
from operator import index
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

ONE: Final = 10_000
Column: TypeAlias = NDArray[np.int64]

_STEP: Final = 100  # distance between two entries of a table: 0.01
_FINE: Final = ONE * ONE  # what the entries of a table count
_FAR: Final = 10 * ONE  # where exp_neg and logistic have run out
_EXP_LIMIT: Final = 20 * ONE  # exp saturates beyond
_LOG_STEPS: Final = 256  # entries of the logarithm's table between 1 and 2
_BITS: Final = 96  # precision in which the tables are reckoned


def of(value: int | float | str | Fraction) -> int:
    """The fixed-point number nearest to a number as people write it.

    A float counts as the shortest decimal that names it, so 0.35 is exactly 3500.

    >>> of(0.35), of("1/3"), of(-2), of("0.00005")
    (3500, 3333, -20000, 1)
    """
    exact = Fraction(repr(value)) if isinstance(value, float) else Fraction(value)
    return div(exact.numerator * ONE, exact.denominator)


def div(a: int, b: int) -> int:
    """a / b to the nearest whole number, halves away from zero; `ZeroDivisionError` if b is 0.

    >>> div(7, 2), div(-7, 2), div(5, 3), div(4, 3)
    (4, -4, 2, 1)
    """
    if b < 0:
        a, b = -a, -b
    return (2 * a + b) // (2 * b) if a >= 0 else -((b - 2 * a) // (2 * b))


def mul(a: int, b: int) -> int:
    """The product of two fixed-point numbers (or of a whole number and a share of it).

    >>> mul(of("0.5"), of("0.5")), mul(37, of("0.5"))
    (2500, 19)
    """
    product = 2 * a * b  # `div` written out: nothing else is asked so often
    return (product + ONE) // (2 * ONE) if product >= 0 else -((ONE - product) // (2 * ONE))


def ratio(a: int, b: int) -> int:
    """What part a is of b, in fixed point; `ZeroDivisionError` if b is 0.

    >>> ratio(1, 3), ratio(5, 2)
    (3333, 25000)
    """
    return div(a * ONE, b)


def clip(x: int, low: int = 0, high: int = ONE) -> int:
    """The number, or the nearer bound if it lies outside them.

    >>> clip(12_345), clip(-3), clip(7, 10, 20)
    (10000, 0, 10)
    """
    return low if x < low else high if x > high else x


def blend(a: int, b: int, share: int) -> int:
    """What lies the given share of the way from a to b.

    >>> blend(100, 200, of("0.25"))
    125
    """
    return a + mul(b - a, share)


def power(x: int, n: int) -> int:
    """x multiplied by itself n times, rounded once at the end; n from 0 to 16, else `ValueError`.

    >>> power(of("1.5"), 2), power(of("0.5"), 3), power(of("0.3"), 0)
    (22500, 1250, 10000)
    """
    if not 0 <= n <= 16:
        raise ValueError(f"exponent {n} is not between 0 and 16")
    return div(x**n * ONE, ONE**n)


def sqrt(x: int) -> int:
    """The square root, to the nearest ten-thousandth; `ValueError` below 0.

    >>> sqrt(of(2)), sqrt(of("0.25"))
    (14142, 5000)
    """
    return (isqrt(4 * x * ONE) + 1) // 2


def exp_neg(x: int) -> int:
    """How much is left of 1 after a decay of x: e to the minus x, for x >= 0; off by at most 0.7 / ONE.

    >>> exp_neg(0), exp_neg(ONE), exp_neg(of("0.005")), exp_neg(of(12))
    (10000, 3679, 9950, 0)
    """
    if x < 0:
        raise ValueError(f"exp_neg is for numbers from 0 up, not {x}")
    return 0 if x >= _FAR else div(_between(_DECAY, x), ONE)


def exp(x: int) -> int:
    """e to the x, either sign; off by at most 0.7 / ONE and 1 in a million; stays at e**20 beyond x = 20.

    >>> exp(0), exp(ONE), exp(-ONE)
    (10000, 27183, 3679)
    """
    return exp_neg(-x) if x <= 0 else div(_grown(x * ONE), ONE)


def logistic(x: int) -> int:
    """The S-curve from 0 to 1 with 1/2 at x = 0; off by at most 0.6 / ONE.

    Exactly symmetric: logistic(x) + logistic(-x) == ONE.

    >>> logistic(0), logistic(of(2)), logistic(of(-2)), logistic(of(50))
    (5000, 8808, 1192, 10000)
    """
    size = abs(x)
    high = ONE if size >= _FAR else div(_between(_LOGISTIC, size), ONE)
    return high if x >= 0 else ONE - high


def log(x: int) -> int:
    """The natural logarithm of a number above 0, else `ValueError`; off by at most 0.7 / ONE.

    >>> log(ONE), log(of(2)), log(of("0.5"))
    (0, 6931, -6931)
    """
    return div(_fine_log(x), ONE)


def raised(x: int, exponent: int) -> int:
    """x to a fixed-point exponent, for x >= 0 and exponents from -8 to 8.

    Off by at most 0.7 / ONE and 1 in 50,000 of the result; stays at e**20 beyond it. 0 to an exponent
    above 0 is 0, to an exponent of 0 or less it is a `ValueError`.

    >>> raised(of(4), of("0.5")), raised(of(2), of("1.5")), raised(0, ONE)
    (20000, 28284, 0)
    """
    if abs(exponent) > 8 * ONE:
        raise ValueError(f"exponent {exponent} is not between -8 and 8")
    if x == 0 and exponent > 0:
        return 0
    growth = div(_fine_log(x) * exponent, ONE)
    return div(_grown(growth), ONE) if growth >= 0 else div(_FINE * ONE, _grown(-growth))


def stable_sum(numbers: Iterable[int]) -> int:
    """The sum, the same in whatever order the numbers come; refuses floats with `TypeError`.

    >>> stable_sum([3, 1, 2])
    6
    """
    return sum(index(n) for n in numbers)


def mean(numbers: Sequence[int], weights: Sequence[int] | None = None) -> int:
    """The (weighted) mean; `ZeroDivisionError` where there is nothing to weigh.

    >>> mean([1, 2, 4]), mean([0, ONE], [3, 1])
    (2, 2500)
    """
    if weights is None:
        return div(stable_sum(numbers), len(numbers))
    return div(stable_sum(n * w for n, w in zip(numbers, weights, strict=True)), stable_sum(weights))


def share_out(total: int, weights: Sequence[int]) -> list[int]:
    """A whole amount divided by weights (each >= 0) so that the parts add up to it exactly.

    What rounding leaves over goes to the largest remainders, the earlier one first. With no weight at
    all the parts are as equal as can be.

    >>> share_out(10, [1, 1, 1]), share_out(-7, [2, 1]), share_out(5, [0, 0])
    ([4, 3, 3], [-5, -2], [3, 2])
    """
    if not weights:
        raise ValueError("nobody to share with")
    heavy = weights if any(weights) else [1] * len(weights)
    whole, amount = stable_sum(heavy), abs(total)
    parts = [amount * w // whole for w in heavy]
    order = sorted(range(len(heavy)), key=lambda i: (-(amount * heavy[i] % whole), i))
    for i in order[: amount - sum(parts)]:
        parts[i] += 1
    return parts if total >= 0 else [-part for part in parts]


def div_columns(a: ArrayLike, b: ArrayLike) -> Column:
    """`div` for columns; where b is 0 the answer is 0 (a mask says so better, if it matters)."""
    top, bottom = np.asarray(a, dtype=np.int64), np.asarray(b, dtype=np.int64)
    size = np.abs(bottom)
    safe = np.where(size == 0, 1, size)
    quotient = (2 * np.abs(top) + safe) // (2 * safe)
    return np.where(size == 0, 0, quotient * np.sign(top) * np.sign(bottom)).astype(np.int64)


def mul_columns(a: ArrayLike, b: ArrayLike) -> Column:
    """`mul` for columns."""
    product = np.asarray(a, dtype=np.int64) * np.asarray(b, dtype=np.int64)
    rounded: Column = np.sign(product) * ((2 * np.abs(product) + ONE) // (2 * ONE))
    return rounded


def ratio_columns(a: ArrayLike, b: ArrayLike) -> Column:
    """`ratio` for columns; where b is 0 the answer is 0."""
    return div_columns(np.asarray(a, dtype=np.int64) * ONE, b)


def exp_neg_columns(x: ArrayLike) -> Column:
    """`exp_neg` for columns; nothing below 0 may be in them, else `ValueError`."""
    column = np.asarray(x, dtype=np.int64)
    if column.size and int(column.min()) < 0:
        raise ValueError("exp_neg is for numbers from 0 up")
    return np.where(column >= _FAR, 0, _between_columns(_DECAY_COLUMN, column)).astype(np.int64)


def logistic_columns(x: ArrayLike) -> Column:
    """`logistic` for columns."""
    column = np.asarray(x, dtype=np.int64)
    size = np.abs(column)
    high = np.where(size >= _FAR, ONE, _between_columns(_LOGISTIC_COLUMN, size))
    return np.where(column >= 0, high, ONE - high).astype(np.int64)


def sqrt_columns(x: ArrayLike) -> Column:
    """`sqrt` for columns of numbers from 0 to 2**46, else `ValueError`."""
    column = np.asarray(x, dtype=np.int64)
    if column.size and not 0 <= int(column.min()) <= int(column.max()) <= 1 << 46:
        raise ValueError("sqrt_columns is for numbers from 0 to 2**46")
    square = 4 * ONE * column
    # The float root is only a guess, off by one at most; integers settle it, so every machine agrees.
    root = np.sqrt(square.astype(np.float64)).astype(np.int64)
    root -= root * root > square
    root += (root + 1) * (root + 1) <= square
    return (root + 1) // 2


def _between(table: Sequence[int], x: int) -> int:
    """A table's value at x >= 0 on the line between two entries, counting 1 / _FINE."""
    i, part = divmod(x, _STEP)
    return div(table[i] * (_STEP - part) + table[i + 1] * part, _STEP) if part else table[i]


def _between_columns(table: Column, x: Column) -> Column:
    """`_between` at every x, rounded to ten-thousandths; past the end it stays at the last entry."""
    i, part = np.divmod(np.minimum(x, (len(table) - 1) * _STEP), _STEP)
    after = table[np.minimum(i + 1, len(table) - 1)]
    return div_columns(div_columns(table[i] * (_STEP - part) + after * part, _STEP), ONE)


def _grown(x: int) -> int:
    """e to the x for x >= 0; both count 1 / _FINE; off by at most 1 in a million."""
    whole, part = divmod(min(x, _EXP_LIMIT * ONE), _FINE)
    i, rest = divmod(part, _STEP * ONE)
    curve = _FINE + rest + rest * rest // (2 * _FINE)  # rest is below 0.01: two terms are enough
    return _WHOLE[whole] * _GROWTH[i] * curve // (_FINE * _FINE)


def _fine_log(x: int) -> int:
    """ln(x / ONE), counting 1 / _FINE; off by at most 2 in a million."""
    if x <= 0:
        raise ValueError(f"the logarithm of {x} is not a number")
    doublings = x.bit_length() - ONE.bit_length()
    top, bottom = (x, ONE << doublings) if doublings >= 0 else (x << -doublings, ONE)
    if top < bottom:
        top, doublings = 2 * top, doublings - 1
    i, part = divmod((top - bottom) * _LOG_STEPS * _FINE // bottom, _FINE)
    line = div(_LOG[i] * (_FINE - part) + _LOG[i + 1] * part, _FINE)
    return doublings * _LOG[_LOG_STEPS] + line


def _powers_of_e(exponent: Fraction, count: int) -> tuple[int, ...]:
    """e to 0, 1, .. count times the exponent, counting 1 / _FINE."""
    one = 1 << _BITS
    step, term, n = one, one, 0
    while term:
        n += 1
        term = int(term * exponent / n)
        step += term
    entries, value = [], one
    for _ in range(count + 1):
        entries.append(div(value * _FINE, one))
        value = value * step >> _BITS
    return tuple(entries)


def _logarithms(steps: int) -> tuple[int, ...]:
    """ln of 1 to 2 in even steps and one entry more, counting 1 / _FINE."""
    one = 1 << _BITS
    entries = []
    for i in range(steps + 2):
        # ln(a/b) is twice the artanh of (a - b) / (a + b)
        z = (one * i) // (2 * steps + i)
        total, term, n = 0, z, 1
        while term:
            total += term // n
            term, n = term * z * z >> 2 * _BITS, n + 2
        entries.append(div(2 * total * _FINE, one))
    return tuple(entries)


_DECAY: Final = _powers_of_e(Fraction(-1, 100), _FAR // _STEP)
_GROWTH: Final = _powers_of_e(Fraction(1, 100), ONE // _STEP)
_WHOLE: Final = _powers_of_e(Fraction(1), _EXP_LIMIT // ONE)
_LOGISTIC: Final = tuple(div(_FINE * _FINE, _FINE + left) for left in _DECAY)
_LOG: Final = _logarithms(_LOG_STEPS)
_DECAY_COLUMN: Final[Column] = np.array(_DECAY, dtype=np.int64)
_LOGISTIC_COLUMN: Final[Column] = np.array(_LOGISTIC, dtype=np.int64)
