"""How a language counts, lists things and writes figures and months: Babel's data on the locale it names.

Babel is loaded when the first figure is written, not when the game starts; what it works out is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@dataclass(frozen=True)
class Grammar:
    """The habits of one locale, such as ``en_GB``.

    >>> english = grammar_of("en_GB")
    >>> english.form_of(1), english.form_of(2), english.listed(["France", "Spain", "Prussia"])
    ('one', 'other', 'France, Spain and Prussia')
    """

    locale: str

    @cached_property
    def _data(self) -> Locale:
        from babel import Locale

        return Locale.parse(self.locale)

    @cached_property
    def forms(self) -> frozenset[str]:
        """The plural forms that it tells apart: ``one`` and ``other`` in English."""
        return frozenset(self._data.plural_form.tags) | {"other"}

    def form_of(self, count: int) -> str:
        """The plural form for a number of things."""
        return str(self._data.plural_form(abs(count)))

    def listed(self, words: Sequence[str]) -> str:
        """A list as one says it."""
        from babel.lists import format_list

        return format_list(words, locale=self._data) if words else ""

    def number(self, value: int) -> str:
        """A whole number with its separators.

        >>> grammar_of("en_GB").number(-12_340), grammar_of("de").number(12_340)
        ('-12,340', '12.340')
        """
        return _number(self._data, value)

    def decimal(self, digits: str) -> str:
        """A number written with a full stop as this locale writes it, with as many decimals.

        >>> grammar_of("en_GB").decimal("1234.50"), grammar_of("de").decimal("1234.50")
        ('1234.50', '1234,50')
        """
        return _decimal(self._data, digits)

    def month(self, year: int, month: int) -> str:
        """A month of a year, such as ``May 1816``."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", date(year, month, 1), locale=self._data)


@lru_cache(maxsize=32)
def grammar_of(locale: str) -> Grammar:
    """A locale; one that Babel does not know is an `UnknownLocaleError` or `ValueError` when it is asked."""
    return Grammar(locale)


@lru_cache(maxsize=16_384)
def _number(locale: Locale, value: int) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale)


@lru_cache(maxsize=16_384)
def _decimal(locale: Locale, digits: str) -> str:
    from babel.numbers import format_decimal

    places = len(digits.partition(".")[2])
    shape = f"0.{'0' * places}" if places else "0"
    return format_decimal(Decimal(digits), shape, locale=locale, group_separator=False)
