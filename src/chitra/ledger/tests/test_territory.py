"""Row security over every table of the protected rooms: no territory, no rows; a territory, its own rows only."""

import psycopg
import pytest
from django.db import transaction, utils

from chitra.access import operations as access
from chitra.access import rules as access_rules
from chitra.ledger import operations, queries
from chitra.ledger.tests import builders, planting

PLACES = {"organisation_id": 506, "period_id": 1, "person_id": 1, "principal_id": 1, "kept_id": 1}
OTHER_PLACES = {"organisation_id": 507, "period_id": 2, "person_id": 2, "principal_id": 2, "kept_id": 2}


def protected_tables(owner):
    found = owner.execute(
        "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        " AND split_part(relname, '_', 1) = ANY (%s) AND relname <> ALL (%s) ORDER BY 1",
        [list(access_rules.PROTECTED_ROOMS), list(access_rules.SHARED_TABLES)],
    )
    return [name for (name,) in found.fetchall()]


@pytest.fixture
def owner(guarded_db):
    with psycopg.connect(guarded_db.url, autocommit=True) as connected:
        yield connected


@pytest.fixture
def application(guarded_db):
    with psycopg.connect(guarded_db.url, options="-c role=chitra_app") as connected:
        yield connected


def count(application, territory, table):
    with application.transaction():
        application.execute("SELECT set_config('chitra.organisations', %s, true)", [territory])
        return application.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_every_table_of_the_rooms_says_whose_its_rows_are_or_is_shared_for_a_reason(owner):
    tables = protected_tables(owner)
    silent = {table for table in tables if not set(PLACES) & set(planting.columns(owner, table))}
    assert silent == set(), "name these among access.rules.SHARED_TABLES with a reason, or let them say whose they are"
    for shared in access_rules.SHARED_TABLES:
        assert owner.execute("SELECT to_regclass(%s)", [f"public.{shared}"]).fetchone()[0], shared


def test_no_view_of_the_rooms_looks_with_its_owners_eyes(owner):
    found = owner.execute(
        "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')"
        " AND split_part(relname, '_', 1) = ANY (%s)"
        " AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)",
        [list(access_rules.PROTECTED_ROOMS)],
    )
    assert found.fetchall() == []


def test_every_protected_table_shows_a_territory_its_own_rows_only(owner, application):
    planting.stripped(owner)
    planting.without_triggers_but(owner, "none of them")
    tables = protected_tables(owner)
    for table in ("ledger_period", "beneficiaries_person"):
        for row_id, organisation_id in ((1, 506), (2, 507)):
            planting.plant(owner, table, row_id, id=row_id, organisation_id=organisation_id)
    for table in set(tables) - {"ledger_period", "beneficiaries_person"}:
        columns = planting.columns(owner, table)
        for number, places in ((1, PLACES), (2, OTHER_PLACES)):
            planting.plant(owner, table, number, **{name: at for name, at in places.items() if name in columns})
    for table in tables:
        seen = {
            territory: count(application, territory, table) for territory in ("", "506", "507", "506,507", "*", "9")
        }
        assert seen == {"": 0, "506": 1, "507": 1, "506,507": 2, "*": 2, "9": 0}, table


def test_a_row_of_another_organisation_can_be_neither_written_nor_changed(guarded_db):
    with access.system_scope():
        builders.period(507)
    with transaction.atomic():
        _scoped(506)
        builders.period(506)
        with pytest.raises(utils.ProgrammingError, match="row-level security"), transaction.atomic():
            builders.period(508)
        with pytest.raises(operations.UnknownPeriod):
            operations.lock_period(organisation_code="PL-507", programme_code="btxh", month=builders.MONTH)


def test_without_a_territory_nothing_can_be_opened_or_posted(guarded_db):
    with access.system_scope():
        period_id = builders.period()
        builders.post(period_id, ("FUNDED", "UNALLOCATED", 1))
    with pytest.raises(utils.ProgrammingError, match="row-level security"), transaction.atomic():
        builders.period(507)
    with pytest.raises(utils.Error), transaction.atomic():
        builders.post(period_id, ("FUNDED", "UNALLOCATED", 1))
    assert queries.accounts(period_id) == ()


def test_the_views_of_the_books_show_a_territory_its_own_sums_only(guarded_db, application):
    with access.system_scope():
        for organisation_id in (506, 507):
            builders.post(builders.period(organisation_id), ("FUNDED", "UNALLOCATED", 1))
    assert [count(application, territory, "ledger_conservation") for territory in ("", "506", "*")] == [0, 1, 2]


def _scoped(organisation_id):
    access.enter(
        by="admin",
        deed="dry_run",
        organisation_id=organisation_id,
        lineage=["PL-506"],
        programme="btxh",
        on=builders.MONTH,
    )
