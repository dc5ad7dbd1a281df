"""Opening, locking and closing periods; a closed one takes no row in any table."""

import concurrent.futures
import datetime
import threading
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from chitra.access import operations as access
from chitra.ledger import operations, queries
from chitra.ledger.tests import builders, planting

PLACE: dict[str, Any] = {"organisation_code": "PL-506", "programme_code": "btxh", "month": builders.MONTH}


def test_a_period_is_opened_once(books):
    first = builders.period()
    assert builders.period() == first
    assert builders.period(programme="ncc") != first
    facts = operations.lock_period(**PLACE)
    assert (facts.id, facts.organisation_id, facts.status, facts.is_open) == (first, 506, "open", True)
    assert queries.period(**PLACE) == facts


def test_a_period_that_was_never_opened_cannot_be_locked(books):
    with pytest.raises(operations.UnknownPeriod):
        operations.lock_period(**PLACE)
    assert queries.period(**PLACE) is None


def test_a_period_begins_on_a_first_day(books):
    with pytest.raises(IntegrityError, match="is_a_first_day"), transaction.atomic():
        builders.period(month=datetime.date(2023, 9, 2))


def test_a_period_goes_from_open_to_settled_to_closed_and_never_back(books):
    period_id = builders.period()
    operations.settle_period(period_id=period_id)
    with pytest.raises(operations.PeriodClosed, match="E-LEDGER-SETTLED"):
        operations.lock_open_period(**PLACE)
    with pytest.raises(operations.PeriodClosed):
        operations.settle_period(period_id=period_id)
    with pytest.raises(IntegrityError, match="is settled"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_period SET status = 'open'")
    operations.close_period(period_id=period_id, by="minh", at=builders.AT)
    with pytest.raises(operations.PeriodClosed, match="E-LEDGER-CLOSED"):
        operations.lock_open_period(**PLACE)
    with pytest.raises(operations.PeriodClosed):
        operations.close_period(period_id=period_id, by="minh", at=builders.AT)
    with pytest.raises(IntegrityError, match="is closed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_period SET status = 'open', closed_at = NULL")
    assert operations.lock_period(**PLACE).status == "closed"


def test_nothing_is_posted_in_a_closed_period(books):
    period_id = builders.period()
    builders.post(period_id, ("FUNDED", "UNALLOCATED", 100))
    operations.close_period(period_id=period_id, by="minh", at=builders.AT)
    with pytest.raises(operations.PeriodClosed):
        builders.post(period_id, ("FUNDED", "UNALLOCATED", 1))
    with pytest.raises(operations.PeriodClosed):
        builders.post(period_id, ("UNALLOCATED", "HELD", 1))
    later = builders.period(month=datetime.date(2023, 10, 1))
    assert builders.post(later, ("FUNDED", "UNALLOCATED", 1))


def test_a_period_opened_by_two_at_once_is_one(guarded_db):
    begin_together = threading.Barrier(4)

    def open_it():
        with access.system_scope():
            begin_together.wait()
            period_id = builders.period()
        connection.close()
        return period_id

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert len({done.result() for done in [pool.submit(open_it) for _ in range(4)]}) == 1


def test_a_row_written_while_its_period_closes_waits_and_is_refused(guarded_db):
    with access.system_scope():
        period_id = builders.period()
    written = threading.Event()

    def write():
        written.set()
        with pytest.raises(operations.PeriodClosed), access.system_scope():
            builders.post(period_id, ("FUNDED", "UNALLOCATED", 1))
        connection.close()

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        with access.system_scope():
            operations.close_period(period_id=period_id, by="minh", at=builders.AT)
            done = pool.submit(write)
            written.wait()
            assert _somebody_waits(guarded_db.url, unless=done)
        done.result()
    with access.system_scope():
        assert queries.accounts(period_id) == ()


def _somebody_waits(url, *, unless):
    with psycopg.connect(url, autocommit=True) as observer:
        while not unless.done():
            if observer.execute("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'").fetchone():
                return True
    return False


def test_every_table_with_a_period_refuses_rows_of_a_closed_one(guarded_db):
    with psycopg.connect(guarded_db.url, autocommit=True) as owner:
        planting.stripped(owner)
        planting.without_triggers_but(owner, "ledger_refuse_closed")
        for period_id in (1, 2):
            planting.plant(owner, "ledger_period", period_id, id=period_id, status="open")
        tables = planting.tables_with(owner, "period_id")
        assert {"ledger_account", "ledger_journal", "ledger_posting"} <= set(tables)
        for table in tables:
            planting.plant(owner, table, 1, period_id=1)
            planting.plant(owner, table, 2, period_id=2)
        owner.execute("UPDATE ledger_period SET status = 'closed' WHERE id = 2")
        for table in tables:
            planting.plant(owner, table, 3, period_id=1)
            owner.execute(f"UPDATE {table} SET period_id = 1 WHERE period_id = 1")
            for refused in (
                f"UPDATE {table} SET period_id = period_id",
                f"UPDATE {table} SET period_id = 2 WHERE period_id = 1",
                f"UPDATE {table} SET period_id = 1 WHERE period_id = 2",
                f"DELETE FROM {table}",
            ):
                assert _claim_broken(owner.execute, refused) == "ledger_period_is_open", refused
            assert _claim_broken(planting.plant, owner, table, 4, period_id=2) == "ledger_period_is_open", table
            owner.execute(f"DELETE FROM {table} WHERE period_id = 1")


def _claim_broken(deed, *args, **more):
    with pytest.raises(psycopg.errors.IntegrityError) as refused:
        deed(*args, **more)
    return refused.value.diag.constraint_name


def test_the_guard_sees_a_closed_period_outside_the_territory(books):
    period_id = builders.period()
    operations.close_period(period_id=period_id, by="minh", at=builders.AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chitra.organisations', '507', true)")
        with pytest.raises(IntegrityError, match="is closed"), transaction.atomic():
            cursor.execute(
                "INSERT INTO ledger_account (period_id, organisation_id, source_code, provider_code, kind, balance_vnd)"
                " VALUES (%s, 507, 'S', 'P', 'HELD', 0)",
                [period_id],
            )
