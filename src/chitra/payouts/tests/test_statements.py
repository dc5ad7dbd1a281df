"""A deed sends the same number of statements, whatever the crowd."""

import collections

import pytest
from django.db import connection, transaction

from chitra.payouts import operations as payouts
from chitra.payouts.tests import builders as b

MOST_STATEMENTS = {"submit": 20, "approve": 20, "fund": 20, "release": 20}


def counted(deed):
    """Do the deed and count its statements by their first line."""
    seen: collections.Counter[str] = collections.Counter()

    def count(execute, sql, params, many, context):
        seen[sql.split("\n", 1)[0]] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        deed()
    return {line: times for line, times in seen.items() if "SAVEPOINT" not in line}


def month_of(count):
    b.crowd(count)
    deeds = {
        "freeze": lambda: payouts.freeze(**b.place(), by="lan"),
        "submit": lambda: payouts.submit(**b.place(), by="lan"),
        "approve": lambda: payouts.approve(**b.place(), by="minh", reason="đã xem"),
        "fund": lambda: b.fund(count * b.INJURED_VND, ref="RDT"),
        "release": lambda: payouts.release(**b.place(), by="ha", checks=b.no_checks),
    }
    return {name: counted(deed) for name, deed in deeds.items()}


@pytest.mark.django_db
def test_five_thousand_payments_take_the_statements_of_fifty(office):
    with transaction.atomic():
        few = month_of(50)
        transaction.set_rollback(True)
    many = month_of(5000)
    assert b.rows("SELECT count(*) FROM payouts_payment") == [(5000,)]
    assert many == few
    totals = {name: sum(statements.values()) for name, statements in many.items()}
    assert all(totals[name] <= most for name, most in MOST_STATEMENTS.items()), totals
