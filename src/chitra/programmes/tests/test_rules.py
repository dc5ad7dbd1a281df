import datetime

from hypothesis import given
from hypothesis import strategies as st

from chitra.kernel import dates, period
from chitra.programmes import rules

JULY, AUGUST, SEPTEMBER, OCTOBER = (period.Period(2023, month) for month in (7, 8, 9, 10))


def _risen(old_vnd: int | None, new_vnd: int | None) -> tuple[rules.Rate, ...]:
    """A rate that rose on 1 July 2023 by a decree in force since 5 September."""
    rise, in_force = datetime.date(2023, 7, 1), datetime.date(2023, 9, 5)
    return (
        rules.Rate("X", old_vnd, datetime.date(2021, 7, 1), rise, datetime.date(2021, 7, 1)),
        rules.Rate("X", new_vnd, rise, None, in_force),
    )


def _owed(rates: tuple[rules.Rate, ...], months: tuple[period.Period, ...], known_on: datetime.date) -> int | None:
    return rules.arrears_vnd(
        rates, paid_as_known={month: rules.drawn_up_on(month) for month in months}, known_on=known_on
    )


def test_an_invalid_of_21_percent_is_owed_two_months_in_september() -> None:
    assert _owed(_risen(1_094_000, 1_384_000), (JULY, AUGUST), datetime.date(2023, 9, 6)) == 580_000


def test_a_martyrs_relative_is_owed_two_months_in_september() -> None:
    assert _owed(_risen(1_624_000, 2_055_000), (JULY, AUGUST), datetime.date(2023, 9, 6)) == 862_000


def test_three_months_are_owed_in_october_when_september_was_paid_at_the_old_rate() -> None:
    months = (JULY, AUGUST, SEPTEMBER)
    assert _owed(_risen(1_094_000, 1_384_000), months, rules.drawn_up_on(OCTOBER)) == 870_000


def test_a_list_drawn_up_before_the_decree_knows_only_the_old_rate() -> None:
    rates = _risen(1_094_000, 1_384_000)
    before = rules.rate_known(rates, month=SEPTEMBER, known_on=rules.drawn_up_on(SEPTEMBER))
    after = rules.rate_known(rates, month=SEPTEMBER, known_on=datetime.date(2023, 9, 5))
    assert before
    assert after
    assert (before.amount_vnd, after.amount_vnd) == (1_094_000, 1_384_000)


def test_nothing_is_owed_before_the_decree_is_in_force() -> None:
    assert _owed(_risen(1_094_000, 1_384_000), (JULY, AUGUST), datetime.date(2023, 9, 4)) == 0


def test_a_missing_amount_says_nothing() -> None:
    assert _owed(_risen(None, 1_384_000), (JULY,), datetime.date(2023, 9, 6)) is None


def test_a_right_that_ended_is_not_paid_on() -> None:
    ended = (
        rules.Rate("BTXH.5C", 500_000, datetime.date(2024, 7, 1), datetime.date(2025, 7, 1), datetime.date(2024, 7, 1)),
    )
    assert rules.rate_known(ended, month=period.Period(2025, 6), known_on=datetime.date(2025, 7, 1))
    assert rules.rate_known(ended, month=period.Period(2025, 7), known_on=datetime.date(2025, 7, 1)) is None


@given(st.integers(1, 10_000_000), st.integers(1, 10_000_000), st.integers(0, 3))
def test_what_was_paid_and_what_is_owed_make_what_the_law_gives(old_vnd: int, new_vnd: int, count: int) -> None:
    months = (JULY, AUGUST, SEPTEMBER)[:count]
    owed_vnd = _owed(_risen(old_vnd, new_vnd), months, rules.drawn_up_on(OCTOBER))
    assert owed_vnd is not None
    assert old_vnd * count + owed_vnd == new_vnd * count


def test_a_derived_amount_agrees_within_a_thousand_and_a_cited_one_to_the_dong() -> None:
    first = datetime.date(2021, 7, 1)
    derived, cited = (rules.Rate("X", 1_094_000, first, None, first, is_derived=flag) for flag in (True, False))
    empty = rules.Rate("X", None, first, None, first)
    assert rules.agrees(amount_vnd=1_095_000, rate=derived)
    assert not rules.agrees(amount_vnd=1_095_001, rate=derived)
    assert not rules.agrees(amount_vnd=1_094_001, rate=cited)
    assert rules.agrees(amount_vnd=2_188_000, rate=cited, quantity=2)
    assert rules.agrees(amount_vnd=1, rate=empty)


def test_age_changes_in_the_month_of_the_birthday() -> None:
    born = dates.PartialDate(1943, 9, 30)
    assert rules.age_in_months(born, AUGUST) == 80 * 12 - 1
    assert rules.age_in_months(born, SEPTEMBER) == 80 * 12
    assert rules.birthday_that_matters(born, SEPTEMBER) == 80
    assert rules.birthday_that_matters(born, OCTOBER) is None


def test_a_birth_known_by_its_year_counts_from_january() -> None:
    assert rules.birthday_that_matters(dates.PartialDate(1943), period.Period(2023, 1)) == 80


def test_a_single_parent_may_also_be_disabled_but_an_elder_may_not_be_disabled_twice() -> None:
    compatible = {("4", "5"), ("4", "6"), ("4", "8")}
    assert not rules.groups_clash("6", "4", compatible=compatible)
    assert not rules.groups_clash("4", "8", compatible=compatible)
    assert rules.groups_clash("5", "6", compatible=compatible)
    assert rules.groups_clash("6", "6", compatible=compatible)
    assert rules.groups_clash("4", "7", compatible=compatible)
