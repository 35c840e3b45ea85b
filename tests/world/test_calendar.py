"""The calendar: turns to dates and back, as players read them and as files write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.world.calendar import Calendar, Season, read_quarter

CALENDARS = st.builds(Calendar, st.integers(1700, 2000), st.integers(1, 4))
TURNS = st.integers(-200, 400)


@pytest.mark.parametrize(
    ("start", "end", "turns"),
    [
        ("1816-Q1", "1848-Q4", 132),
        ("1816-Q1", "1856-Q4", 164),
        ("1919-Q3", "1939-Q4", 82),
        ("1919-Q3", "1945-Q4", 106),
        ("1995-Q1", "2015-Q4", 84),
    ],
)
def test_campaigns_are_as_long_as_the_design_says(start: str, end: str, turns: int) -> None:
    assert Calendar.starting(start).turn_of(end) == turns - 1


@given(CALENDARS, TURNS)
def test_dates_lead_back_to_their_turn(calendar: Calendar, turn: int) -> None:
    year, quarter = calendar.quarter_of(turn)
    assert calendar.turn_of(f"{year}-Q{quarter}") == turn
    for month in (1, 2, 3):
        assert calendar.turn_of(calendar.date(turn, month)) == turn
    assert calendar.date(turn) < calendar.date(turn + 1)


@given(CALENDARS, TURNS)
def test_seasons_follow_each_other(calendar: Calendar, turn: int) -> None:
    seasons = list(Season)
    following = seasons[(seasons.index(calendar.season(turn)) + 1) % 4]
    assert calendar.season(turn + 1) is following
    assert calendar.is_winter(turn) == calendar.date(turn).endswith("-01-01")


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_every_day_lies_in_its_quarter(day: date) -> None:
    assert read_quarter(day.isoformat()) == (day.year, (day.month + 2) // 3)


@pytest.mark.parametrize("text", ["1820-Q3", "1820 Q3", "1820Q3", "1820-07", "1820-09-30"])
def test_written_forms(text: str) -> None:
    assert read_quarter(text) == (1820, 3)


@pytest.mark.parametrize(
    "text", ["", "1820", "Q3 1820", "1820-Q5", "1820-Q3 ", "0000-Q1", "٣٣٣٣-Q1", "20-01-01"]
)
def test_other_forms_are_refused_with_the_right_one(text: str) -> None:
    with pytest.raises(ValueError, match="write 1820-Q3"):
        read_quarter(text)


@pytest.mark.parametrize("text", ["1821-02-29", "1900-02-29", "1820-13", "1820-00-10", "1820-04-31"])
def test_days_that_never_were_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no such day"):
        read_quarter(text)


def test_months_and_starts_outside_the_calendar_are_refused() -> None:
    with pytest.raises(ValueError, match="months 1 to 3"):
        Calendar(1816, 1).date(0, month=4)
    with pytest.raises(ValueError, match="quarter 5"):
        Calendar(1816, 5)
