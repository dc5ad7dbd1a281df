"""Rows that are written once, and the columns of others that may still change."""

import psycopg
import pytest
from django.db import connections

from chitra.access import operations as access
from chitra.ledger import operations, rules
from chitra.ledger.tests import builders, planting


@pytest.fixture
def owner(guarded_db):
    with psycopg.connect(guarded_db.url, autocommit=True) as connected:
        yield connected


def claim_broken(owner, statement):
    with pytest.raises(psycopg.errors.IntegrityError) as refused:
        owner.execute(statement)
    return refused.value.diag.constraint_name


def exists(owner, table):
    return owner.execute("SELECT to_regclass(%s) IS NOT NULL", [f"public.{table}"]).fetchone()[0]


def test_every_table_that_the_rules_name_exists(owner):
    named = {*rules.INSERT_ONLY_TABLES, *rules.REVISABLE_COLUMNS}
    assert {table for table in named if not exists(owner, table)} == set()


@pytest.mark.parametrize("table", rules.INSERT_ONLY_TABLES)
def test_an_insert_only_table_refuses_everything_else_even_to_its_owner(owner, table):
    column = planting.first_column(owner, table)
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        assert claim_broken(owner, statement) == "ledger_written_once"


@pytest.mark.parametrize("table", rules.REVISABLE_COLUMNS)
def test_a_revisable_table_lets_only_the_named_columns_change(owner, table):
    planting.stripped(owner)
    planting.without_triggers_but(owner, "ledger_only_columns")
    planting.plant(owner, table, 1)
    for column, kind in planting.columns(owner, table).items():
        change = f"UPDATE {table} SET {column} = {planting.value(kind, 7)}"
        if column in rules.REVISABLE_COLUMNS[table]:
            owner.execute(change)
        else:
            assert claim_broken(owner, change) == "ledger_written_once", column


@pytest.mark.parametrize("table", rules.REVISABLE_COLUMNS)
def test_a_revisable_table_keeps_its_rows(owner, table):
    for statement in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        assert claim_broken(owner, statement) in {"ledger_written_once", "audit_only_grows"}


def test_the_application_cannot_empty_any_table(guarded_db):
    with psycopg.connect(guarded_db.url, options="-c role=chitra_app") as application:
        found = application.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
            " AND has_table_privilege(oid, 'TRUNCATE')"
        )
        assert found.fetchall() == []


def test_guarding_again_changes_nothing(guarded_db):
    def triggers():
        with connections["owner"].cursor() as cursor:
            cursor.execute("SELECT tgrelid::regclass::text, tgname, tgtype FROM pg_trigger ORDER BY 1, 2")
            return cursor.fetchall()

    before = triggers()
    operations.guard()
    access.protect()
    assert triggers() == before
    connections["owner"].close()


def test_the_guards_let_a_month_through(guarded_db):
    with access.system_scope():
        period_id = builders.period()
        builders.post(period_id, ("FUNDED", "UNALLOCATED", 1))
        operations.settle_period(period_id=period_id)
        operations.close_period(period_id=period_id, by="minh", at=builders.AT)
