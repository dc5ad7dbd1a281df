"""The application's role, the schema's fingerprint, and who may do what."""

import datetime
import threading

import psycopg
import pytest
from django.db import connection, connections, utils

from chitra.config import schema

AT = datetime.datetime(2023, 9, 1, tzinfo=datetime.UTC)


def rows(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


@pytest.mark.django_db
def test_the_application_owns_nothing_and_cannot_bypass_row_security():
    role = "FROM pg_roles WHERE rolname = current_user"
    assert rows("SELECT current_user::text") == [("chitra_app",)]
    assert rows(f"SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole {role}") == [(False,) * 4]
    assert rows(f"SELECT count(*) FROM pg_class WHERE relowner = (SELECT oid {role})") == [(0,)]


@pytest.mark.django_db
def test_the_application_cannot_make_tables_or_rewrite_the_history_of_migrations():
    for forbidden in (
        "CREATE TABLE public.mine (id int)",
        "DELETE FROM django_migrations",
        "UPDATE chitra_schema SET fingerprint = ''",
        "TRUNCATE django_migrations",
    ):
        with pytest.raises(utils.ProgrammingError, match="permission denied"), connection.cursor() as cursor:
            cursor.execute(f"SAVEPOINT before; {forbidden}")
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK TO before")


def test_a_month_database_commits_for_real(month_db):
    assert rows("SELECT current_database()::text") == [(month_db.name,)]
    with psycopg.connect(month_db.url) as owner:
        owner.execute("CREATE TABLE seen AS SELECT 1 AS number")
    with psycopg.connect(month_db.url) as another:
        assert another.execute("SELECT number FROM seen").fetchone() == (1,)


def test_a_schema_is_current_until_a_migration_changes(month_db, monkeypatch):
    assert schema.is_current()
    monkeypatch.setattr(schema, "fingerprint", lambda: "another")
    assert not schema.is_current()


def test_two_processes_that_migrate_at_once_both_find_it_done(month_db):
    with psycopg.connect(month_db.url) as owner:
        owner.execute("DELETE FROM chitra_schema")
    failures = []

    def migrate():
        try:
            schema.migrate(at=AT)
        except utils.Error as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=migrate) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert schema.is_current()
    assert rows("SELECT count(*) FROM chitra_schema") == [(1,)]
