"""Fixed-point arithmetic: the only arithmetic of everything that decides.

A fixed-point number is an int that counts ten-thousandths, so ``ONE`` is 1 and 3500 is 0.35. Ints add and
compare the same on every machine and in every order; floats do not in their last bits, and a campaign must
replay to the last bit. One rule of rounding holds everywhere: **to the nearest, halves away from zero**.
The curves come from tables that integers alone fill, with straight lines between the entries; each
function states how far it may be off. `mul_columns` does the same to whole numpy columns, element by element
equal to `mul`; its products must stay below 2**63.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from operator import index
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

ONE: Final = 10_000
HALF: Final = ONE // 2
Column: TypeAlias = NDArray[np.int64]

_STEP: Final = 100  # distance between two entries of a table: 0.01
_FINE: Final = ONE * ONE  # what the entries of a table count
_FAR: Final = 10 * ONE  # where decay and the S-curve have run out
_EXP_LIMIT: Final = 20 * ONE  # exp saturates beyond
_LOG_STEPS: Final = 256  # entries of the logarithm's table between 1 and 2
_BITS: Final = 96  # precision in which the tables are reckoned


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

    >>> mul(5_000, 5_000), mul(37, 5_000)
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

    >>> blend(100, 200, 2_500)
    125
    """
    return a + mul(b - a, share)


def exp(x: int) -> int:
    """e to the x, either sign; off by at most 0.7 / ONE and 1 in a million; stays at e**20 beyond x = 20.

    >>> exp(0), exp(ONE), exp(-ONE)
    (10000, 27183, 3679)
    """
    if x > 0:
        return div(_grown(x * ONE), ONE)
    return 0 if x <= -_FAR else div(_between(_DECAY, -x), ONE)


def logistic(x: int) -> int:
    """The S-curve from 0 to 1 with 1/2 at x = 0; off by at most 0.6 / ONE.

    Exactly symmetric: logistic(x) + logistic(-x) == ONE.

    >>> logistic(0), logistic(2 * ONE), logistic(-2 * ONE), logistic(50 * ONE)
    (5000, 8808, 1192, 10000)
    """
    size = abs(x)
    high = ONE if size >= _FAR else div(_between(_LOGISTIC, size), ONE)
    return high if x >= 0 else ONE - high


def log(x: int) -> int:
    """The natural logarithm of a number above 0, else `ValueError`; off by at most 0.7 / ONE.

    >>> log(ONE), log(2 * ONE), log(5_000)
    (0, 6931, -6931)
    """
    return div(_fine_log(x), ONE)


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


def mul_columns(a: ArrayLike, b: ArrayLike) -> Column:
    """`mul` for columns."""
    product = np.asarray(a, dtype=np.int64) * np.asarray(b, dtype=np.int64)
    rounded: Column = np.sign(product) * ((2 * np.abs(product) + ONE) // (2 * ONE))
    return rounded


def _between(table: Sequence[int], x: int) -> int:
    """A table's value at x >= 0 on the line between two entries, counting 1 / _FINE."""
    i, part = divmod(x, _STEP)
    return div(table[i] * (_STEP - part) + table[i + 1] * part, _STEP) if part else table[i]


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
