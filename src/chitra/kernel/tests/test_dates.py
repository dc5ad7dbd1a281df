"""Partial dates and periods."""

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitra.kernel import dates
from chitra.kernel import period as periods


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "is_estimated"),
    [
        ("1942", 1942, None, None, False),
        ("00/00/1942", 1942, None, None, False),
        ("/1942", 1942, None, None, False),
        ("//1942", 1942, None, None, False),
        ("03/1942", 1942, 3, None, False),
        ("00/05/1950", 1950, 5, None, False),
        ("1942 (tuổi ta)", 1942, None, None, True),
        ("khoảng 1942", 1942, None, None, True),
        ("3/5/42", 1942, 5, 3, True),
        ("3/5/07", 2007, 5, 3, True),
        ("24/04/1954", 1954, 4, 24, False),
        ("12-08-1951", 1951, 8, 12, False),
        ("1.2.1951", 1951, 2, 1, False),
        ("1951-02-01", 1951, 2, 1, False),
    ],
)
def test_a_date_keeps_what_is_known(
    text: str, year: int, month: int | None, day: int | None, is_estimated: bool
) -> None:
    date = dates.parse(text)
    assert (date.year, date.month, date.day, date.is_estimated) == (year, month, day, is_estimated)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("31/04/1950", 1950),
        ("05/23/1950", 1950),
        ("05/00/1950", 1950),
        ("29/02/1900", 1900),
        ("abc", None),
        ("1e5", None),
        ("1/2/3333", None),
        ("", None),
    ],
)
def test_a_date_that_never_was_leaves_its_year(text: str, year: int | None) -> None:
    with pytest.raises(dates.NotADate) as refusal:
        dates.parse(text)
    assert refusal.value.year == year


def test_days_since_1900_are_recognised_and_marked() -> None:
    date = dates.from_number(18023)
    assert (date.year, date.month, date.day, date.is_estimated) == (1949, 5, 5, True)
    assert dates.from_number(1949).is_complete is False


@given(st.dates(datetime.date(1850, 1, 1), datetime.date(2100, 12, 31)))
def test_a_whole_date_is_read_back(day: datetime.date) -> None:
    read = dates.parse(f"{day.day:02d}/{day.month:02d}/{day.year}")
    assert (read.is_complete, read.earliest) == (True, day)
    assert dates.parse(str(read)).earliest == day
    assert dates.from_day(day).earliest == day


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_none(text: str) -> None:
    with contextlib.suppress(dates.NotADate):
        assert dates.FIRST_YEAR <= dates.parse(text).year <= dates.LAST_YEAR


def test_age_rules_count_from_the_first_day_that_is_possible() -> None:
    assert dates.parse("1943").earliest == datetime.date(1943, 1, 1)
    assert dates.parse("08/1943").earliest == datetime.date(1943, 8, 1)


@given(st.integers(1900, 9000), st.integers(1, 12), st.integers(-500, 500))
def test_periods_count_months(year: int, month: int, months: int) -> None:
    start = periods.Period(year, month)
    if year > 1950:
        later = start.plus(months)
        assert start.months_until(later) == months
        assert (later > start) == (months > 0)
        assert later.next.previous == later
    assert periods.Period.parse(str(start)) == start
    assert periods.Period.of(start.last_day) == start
    assert start.last_day + datetime.timedelta(days=1) == start.next.first_day


@pytest.mark.parametrize("text", ["2023-13", "2023-9", "09/2023", "", "2023-00", "２０２３-09"])
def test_only_one_way_of_writing_a_period_is_read(text: str) -> None:
    with pytest.raises(ValueError, match="no period"):
        periods.Period.parse(text)


def test_the_months_between_two_periods_include_both() -> None:
    months = periods.Period(2023, 11).months_to(periods.Period(2024, 2))
    assert [str(month) for month in months] == ["2023-11", "2023-12", "2024-01", "2024-02"]
