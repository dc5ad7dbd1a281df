"""Figures follow a month from its order to its closing, and stay as they were closed."""

import concurrent.futures

import pytest
from django.db import connection, connections, transaction

from chitra.access import operations as access
from chitra.delivery.tests import builders as d
from chitra.payouts.tests import builders as b
from chitra.reports import operations, queries
from chitra.settlement.tests import builders as s


def counted(*, day=20, month=10):
    return operations.count(at=d.moment(day, month))


def whole():
    with transaction.atomic(), access.system_scope():
        (found,) = queries.figures(month=b.SEPTEMBER, level="all", organisation_code="PL-506")
    return found


def test_a_month_in_which_nothing_is_frozen_has_no_figures(office):
    assert counted() == 0


def test_an_answered_month_counts_who_was_paid_how_and_who_was_not(office, tmp_path):
    s.answered(tmp_path)
    assert counted() == 1
    found = whole()
    assert (found.cashless_vnd, found.cash_vnd + found.home_vnd) == (6 * d.SHARE_VND, 4 * d.SHARE_VND)
    assert found.unpaid_vnd == s.UNPAID_VND
    assert found.payable_vnd == d.TOTAL_VND
    assert found.paid_people + found.unpaid_people == found.people
    assert found.account_people >= found.cashless_people
    assert not found.is_final


def test_an_open_month_is_counted_anew_and_a_closed_one_for_the_last_time(office, tmp_path):
    s.answered(tmp_path)
    assert counted() == counted() == 1
    s.settle("ke")
    s.settle("hoa")
    s.close()
    assert counted() == 1
    assert whole().is_final
    assert counted() == 0


def test_two_workers_who_count_at_once_leave_one_count(committed_office, tmp_path):
    s.answered(tmp_path)

    def count(_):
        try:
            return counted()
        finally:
            connections.close_all()

    with concurrent.futures.ThreadPoolExecutor(2) as workers:
        assert list(workers.map(count, range(2))) == [1, 1]
    assert whole().payable_vnd == d.TOTAL_VND


def test_no_office_sees_the_figures_of_another(office, tmp_path):
    s.answered(tmp_path)
    counted()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chitra.organisations', '0', true)")
        assert queries.figures(month=b.SEPTEMBER, level="all") == ()


def test_who_may_not_look_at_figures_does_not_have_them_counted(office, tmp_path):
    with pytest.raises(access.MandateMissing):
        operations.recount(by="hoa", at=d.moment(20, 10))
