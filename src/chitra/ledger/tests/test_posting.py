"""Posting: two sides, nothing below nothing, and sums that hold whatever happens."""

import concurrent.futures
import threading
from collections import Counter

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chitra.access import operations as access
from chitra.kernel import messages as catalogue
from chitra.ledger import messages as said_here  # noqa: F401 - declares what this room says
from chitra.ledger import operations, queries, rules
from chitra.ledger.tests import builders

MONTH_OF_MOVEMENTS = (
    ("FUNDED", "UNALLOCATED", 1000),
    ("CARRIED_IN", "UNALLOCATED", 200),
    ("UNALLOCATED", "HELD", 1100),
    ("HELD", "IN_FLIGHT", 900),
    ("HELD", "PAID", 150),
    ("IN_FLIGHT", "PAID", 800),
    ("IN_FLIGHT", "RETURNED", 60),
    ("PAID", "RETURNED", 40),
    ("RETURNED", "CARRIED_OUT", 100),
    ("HELD", "CARRIED_OUT", 50),
    ("IN_FLIGHT", "CARRIED_OUT", 40),
    ("UNALLOCATED", "REFUNDED", 100),
)


def rows(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def balanced(period_id):
    """Every conservation and every balance holds, and every journal has two sides."""
    checked = rows(
        "SELECT funded_vnd + carried_in_vnd - placed_vnd FROM ledger_conservation WHERE period_id = %s", period_id
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return all(difference == 0 for (difference,) in checked) and rows("SELECT * FROM ledger_balance_drift") == []


def write_crooked_journal(period_id, postings):
    """Write a journal past `ledger_post`, look elsewhere, and come to the point of the commit."""
    ((journal_id,),) = rows(
        "INSERT INTO ledger_journal (period_id, organisation_id, deed, object_kind, object_id, at, by)"
        " VALUES (%s, 506, 'x', 'x', 1, now(), 'x') RETURNING id",
        period_id,
    )
    for kind, amount in postings.items():
        ((account_id,),) = rows(
            "INSERT INTO ledger_account (period_id, organisation_id, source_code, provider_code, kind, balance_vnd)"
            " VALUES (%s, 506, 'S', 'P', %s, 0) RETURNING id",
            *(period_id, kind),
        )
        rows(
            "INSERT INTO ledger_posting (journal_id, period_id, account_id, amount_vnd)"
            " VALUES (%s, %s, %s, %s) RETURNING id",
            *(journal_id, period_id, account_id, amount),
        )
    rows("SELECT set_config('chitra.organisations', '', true)")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def post_and_fail(period_id):
    builders.post(period_id, ("FUNDED", "UNALLOCATED", 100))
    raise RuntimeError("the audit failed")


def test_a_month_of_movements_leaves_every_dong_somewhere(books):
    period_id = builders.period()
    for movement in MONTH_OF_MOVEMENTS:
        builders.post(period_id, movement)
    assert queries.balances(period_id) == {
        "FUNDED": 1000,
        "CARRIED_IN": 200,
        "FEE_DUE": 0,
        "UNALLOCATED": 0,
        "HELD": 0,
        "IN_FLIGHT": 0,
        "PAID": 910,
        "RETURNED": 0,
        "REFUNDED": 100,
        "CARRIED_OUT": 190,
        "FEE": 0,
    }
    assert rows("SELECT funded_vnd, carried_in_vnd, placed_vnd FROM ledger_conservation") == [(1000, 200, 1200)]
    assert balanced(period_id)


def test_one_journal_may_move_many_amounts_of_many_sources(books):
    period_id = builders.period()
    journal_id = builders.post(
        period_id,
        ("FUNDED", "UNALLOCATED", 70, "NCC-TW", "VNPOST"),
        ("FUNDED", "UNALLOCATED", 20, "NCC-TW", "VNPOST"),
        ("FUNDED", "UNALLOCATED", 10, "BTXH-DF", "AGRIBANK"),
    )
    assert queries.accounts(period_id) == (
        rules.Balance("BTXH-DF", "AGRIBANK", "FUNDED", 10),
        rules.Balance("BTXH-DF", "AGRIBANK", "UNALLOCATED", 10),
        rules.Balance("NCC-TW", "VNPOST", "FUNDED", 90),
        rules.Balance("NCC-TW", "VNPOST", "UNALLOCATED", 90),
    )
    posted = rows("SELECT amount_vnd FROM ledger_posting WHERE journal_id = %s ORDER BY 1", journal_id)
    assert posted == [(-90,), (-10,), (10,), (90,)]


def test_money_that_passes_through_an_account_leaves_no_posting_there(books):
    period_id = builders.period()
    builders.post(period_id, ("FUNDED", "UNALLOCATED", 5), ("UNALLOCATED", "HELD", 5))
    assert set(rows("SELECT kind, balance_vnd FROM ledger_account")) == {("FUNDED", -5), ("HELD", 5)}


def test_movements_of_nothing_make_no_journal(books):
    period_id = builders.period()
    assert builders.post(period_id) is None
    assert builders.post(period_id, ("FUNDED", "UNALLOCATED", 0)) is None
    assert rows("SELECT count(*) FROM ledger_journal") == [(0,)]


def test_the_whole_of_a_national_month_fits(books):
    period_id = builders.period()
    builders.post(period_id, ("FUNDED", "UNALLOCATED", 9 * 10**18))
    assert queries.balances(period_id)["FUNDED"] == 9 * 10**18


def test_an_account_never_holds_less_than_nothing_and_the_deed_may_go_on(books):
    period_id = builders.period()
    builders.post(period_id, ("FUNDED", "UNALLOCATED", 100))
    with pytest.raises(operations.BalanceTooLow) as refused:
        builders.post(period_id, ("FUNDED", "UNALLOCATED", 100), ("UNALLOCATED", "HELD", 201))
    said = catalogue.rendered(refused.value.code, refused.value.fields, "en")
    assert said.message == "There is not enough to move 301 đồng (FUNDED → UNALLOCATED, UNALLOCATED → HELD)."
    assert queries.balances(period_id)["UNALLOCATED"] == 100


def test_money_of_one_source_or_provider_does_not_pay_for_another(books):
    period_id = builders.period()
    builders.post(period_id, ("FUNDED", "UNALLOCATED", 100, "NCC-TW", "VNPOST"))
    for source, provider in (("BTXH-DF", "VNPOST"), ("NCC-TW", "AGRIBANK")):
        with pytest.raises(operations.BalanceTooLow):
            builders.post(period_id, ("UNALLOCATED", "HELD", 1, source, provider))


def test_a_fee_stands_beside_the_benefits(books):
    period_id = builders.period()
    builders.post(period_id, ("FEE_DUE", "FEE", 33))
    assert queries.balances(period_id)["FEE"] == 33
    assert rows("SELECT * FROM ledger_conservation") == []
    assert balanced(period_id)


def test_the_database_refuses_a_movement_that_the_rules_do_not_know(books):
    statement = (
        "SELECT ledger_post(%s, 'x', 'period', 1, now(), 'x', '{S}', '{P}', ARRAY[%s], ARRAY[%s], ARRAY[%s]::bigint[])"
    )
    period_id = builders.period()
    for credit, debit, amount in (("PAID", "HELD", 1), ("FEE_DUE", "PAID", 1), ("FUNDED", "UNALLOCATED", -1)):
        with pytest.raises(IntegrityError, match="no such movement"), transaction.atomic():
            rows(statement, period_id, credit, debit, amount)


@pytest.mark.parametrize(
    ("postings", "claim"),
    [
        ({"UNALLOCATED": 5, "FUNDED": -4}, "ledger_journal_has_two_sides"),
        ({"UNALLOCATED": 5}, "ledger_journal_has_two_sides"),
        ({"UNALLOCATED": 5, "FEE_DUE": -5}, "ledger_journal_keeps_fees_apart"),
    ],
)
def test_a_crooked_journal_does_not_survive_to_the_commit(books, postings, claim):
    period_id = builders.period()
    with pytest.raises(IntegrityError, match=claim), transaction.atomic():
        write_crooked_journal(period_id, postings)


def test_posting_takes_one_statement_in_its_savepoint(books, django_assert_num_queries):
    period_id = builders.period()
    with django_assert_num_queries(3):
        builders.post(period_id, *[("FUNDED", "UNALLOCATED", 1, f"S{number}", "P") for number in range(50)])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(rules.MOVEMENTS)),
            st.integers(0, 1000),
            st.sampled_from(["NCC-TW", "BTXH-DF"]),
            st.sampled_from(["VNPOST", ""]),
        ),
        max_size=30,
    )
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_movements_conserves_and_impossible_ones_are_refused(books, sequence):
    with transaction.atomic():
        period_id = builders.period()
        expected = Counter[tuple[str, str, str]]()
        for (credit, debit), amount, source, provider in sequence:
            is_possible = credit in rules.CREDIT_KINDS or expected[source, provider, credit] >= amount
            if not is_possible:
                with pytest.raises(operations.BalanceTooLow):
                    builders.post(period_id, (credit, debit, amount, source, provider))
                continue
            builders.post(period_id, (credit, debit, amount, source, provider))
            expected[source, provider, credit] += amount if credit in rules.CREDIT_KINDS else -amount
            expected[source, provider, debit] += amount
        standing = {
            (each.source_code, each.provider_code, each.kind): each.amount_vnd for each in queries.accounts(period_id)
        }
        assert standing == {key: amount for key, amount in expected.items() if amount}
        assert balanced(period_id)
        transaction.set_rollback(True)


def test_postings_at_once_wait_for_each_other_and_lose_nothing(guarded_db):
    with access.system_scope():
        period_id = builders.period()
    begin_together = threading.Barrier(4)

    def post(order):
        begin_together.wait()
        for _ in range(10):
            with access.system_scope():
                builders.post(period_id, *[("FUNDED", "UNALLOCATED", 1, source, "P") for source in order])
        connection.close()

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(post, order) for order in ("ABC", "CBA", "BAC", "CAB")]:
            done.result()
    with access.system_scope():
        assert queries.balances(period_id)["UNALLOCATED"] == 120
        assert balanced(period_id)


def test_a_deed_that_fails_after_posting_moves_nothing(guarded_db):
    with access.system_scope():
        period_id = builders.period()
    with pytest.raises(RuntimeError), access.system_scope():
        post_and_fail(period_id)
    with access.system_scope():
        assert queries.accounts(period_id) == ()
