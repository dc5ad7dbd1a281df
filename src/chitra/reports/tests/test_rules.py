"""The calendar of a month, and what a month waits for."""

import datetime

import pytest

from chitra.kernel import period
from chitra.reports import rules

SETTINGS = {"list_day": 25, "pay_day": 10, "report_day": 20, "settle_day": 25}
SEPTEMBER = rules.deadlines(period.Period(2023, 9), SETTINGS)


def day(month, number):
    return datetime.date(2023, month, number)


def test_list_and_money_leave_before_the_25th_of_the_month_before():
    expected = rules.Deadlines(list=day(8, 24), pay=day(9, 10), report=day(9, 19), settle=day(9, 24), close=day(9, 30))
    assert expected == SEPTEMBER


def test_january_looks_back_into_december():
    assert rules.deadlines(period.Period(2024, 1), SETTINGS).list == day(12, 24)


@pytest.mark.parametrize(
    ("state", "on", "waiting"),
    [
        ("none", day(8, 24), ("import", day(8, 24), 0)),
        ("none", day(8, 25), ("import", day(8, 24), 1)),
        ("approved", day(9, 1), ("fund", day(8, 24), 8)),
        ("funded", day(9, 12), ("release", day(9, 10), 2)),
        ("released", day(9, 24), ("settle", day(9, 24), 0)),
        ("settled", day(10, 1), ("close", day(9, 30), 1)),
        ("closed", day(12, 31), ("", None, 0)),
    ],
)
def test_a_month_waits_for_its_next_step_and_counts_the_days_it_is_late(state, on, waiting):
    assert rules.waiting(state, SEPTEMBER, on) == rules.Waiting(*waiting)


def test_every_state_but_the_last_waits_for_something():
    for state in rules.STATES:
        assert bool(rules.waiting(state, SEPTEMBER, day(9, 1)).step) is (state != "closed")


def test_a_share_is_whole_only_if_all_are_in_it():
    assert rules.permille(999_999, 1_000_000) == 999
    assert rules.permille(5, 5) == 1000
    assert rules.permille(0, 0) is None
