"""The calendar: a turn is a quarter of a year, a quarter of war has three months.

Turns are ints counted from the scenario's first quarter, which is turn 0; earlier dates have turns below 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MONTHS_A_QUARTER: Final = 3
DAYS_A_MONTH: Final = 30
QUARTERS_A_YEAR: Final = 4
_QUARTER_FORM: Final = re.compile(r"(\d{4})[ -]?Q([1-4])", re.ASCII)
_ISO_FORM: Final = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)
_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Season(StrEnum):
    """The season of a quarter; the first quarter of a year is winter."""

    WINTER = "winter"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"


_SEASONS: Final = tuple(Season)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a scenario begins, and with it the date of every turn.

    >>> calendar = Calendar(1816, 1)
    >>> calendar.date(1), calendar.turn_of("1848-Q4")
    ('1816-04-01', 131)
    """

    start_year: int
    start_quarter: int  # 1 to 4

    def __post_init__(self) -> None:
        if not (1 <= self.start_year <= 9999 and 1 <= self.start_quarter <= QUARTERS_A_YEAR):
            raise ValueError(f"no quarter {self.start_quarter} of a year {self.start_year}")

    @classmethod
    def starting(cls, text: str) -> Calendar:
        """The calendar whose turn 0 is the quarter of a written date.

        >>> Calendar.starting("1919-Q3")
        Calendar(start_year=1919, start_quarter=3)
        """
        return cls(*read_quarter(text))

    def quarter_of(self, turn: int) -> tuple[int, int]:
        """The year, and the quarter 1 to 4, of a turn.

        >>> Calendar(1919, 3).quarter_of(2)
        (1920, 1)
        """
        year, quarter = divmod(
            self.start_year * QUARTERS_A_YEAR + self.start_quarter - 1 + turn, QUARTERS_A_YEAR
        )
        return year, quarter + 1

    def year(self, turn: int) -> int:
        """The year of a turn."""
        return self.quarter_of(turn)[0]

    def season(self, turn: int) -> Season:
        """The season of a turn.

        >>> Calendar(1816, 1).season(0)
        <Season.WINTER: 'winter'>
        """
        return _SEASONS[(self.start_quarter - 1 + turn) % QUARTERS_A_YEAR]

    def is_winter(self, turn: int) -> bool:
        """Whether roads, harbours and soldiers suffer from the cold this turn."""
        return self.season(turn) is Season.WINTER

    def date(self, turn: int, month: int = 1) -> str:
        """The ISO date on which a turn begins, or one of its months 1 to 3.

        >>> Calendar(1816, 1).date(0), Calendar(1816, 1).date(2, month=3)
        ('1816-01-01', '1816-09-01')
        """
        return f"{self.year(turn):04d}-{self._month(turn, month):02d}-01"

    def written(self, turn: int) -> str:
        """A turn's quarter, as files of scenarios write it.

        >>> Calendar(1816, 1).written(2)
        '1816-Q3'
        """
        year, quarter = self.quarter_of(turn)
        return f"{year:04d}-Q{quarter}"

    def turn_of(self, text: str) -> int:
        """The turn in which a written date lies; below 0 before the scenario begins.

        Reads what `read_quarter` reads, and raises the same errors.
        """
        year, quarter = read_quarter(text)
        return (year - self.start_year) * QUARTERS_A_YEAR + quarter - self.start_quarter

    def _month(self, turn: int, month: int) -> int:
        if not 1 <= month <= MONTHS_A_QUARTER:
            raise ValueError(f"a quarter has months 1 to 3, not {month}")
        return self.quarter_of(turn)[1] * MONTHS_A_QUARTER - MONTHS_A_QUARTER + month


def read_quarter(text: str) -> tuple[int, int]:
    """The year and quarter of a date written as ``1820-Q3``, ``1820-07`` or ``1820-07-14``.

    Anything else is a `ValueError` that says what is wrong.

    >>> read_quarter("1820-Q3"), read_quarter("1820-07-14")
    ((1820, 3), (1820, 3))
    """
    if (found := _QUARTER_FORM.fullmatch(text)) and int(found[1]):
        return int(found[1]), int(found[2])
    if (found := _ISO_FORM.fullmatch(text)) and int(found[1]):
        year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
        if 1 <= month <= 12 and 1 <= day <= _days(year, month):
            return year, (month + 2) // MONTHS_A_QUARTER
        raise ValueError(f"there is no such day as {text}")
    raise ValueError(f"{text!r} is no date; write 1820-Q3 or 1820-07-14")


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]
