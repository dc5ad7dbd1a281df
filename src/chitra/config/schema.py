"""Bring the schema up to date as its owner, once, whoever comes first."""

import contextlib
import datetime
import hashlib
import pathlib
from collections.abc import Iterator

import django
from django.core import management
from django.db import Error, connections
from django.db.backends import utils

from chitra.access import operations as access
from chitra.config import database
from chitra.kernel import errors, sql
from chitra.ledger import operations as ledger

# One arbitrary, fixed number: the advisory lock under which this database is migrated ("Chitra" in ASCII).
MIGRATION_LOCK = 0x436869747261


class RoleUnsafe(errors.StateForbids):
    """The application's role could step around row security on this server."""


def is_current() -> bool:
    """Compare the schema's fingerprint with the migrations at hand: one query."""
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT fingerprint FROM chitra_schema")
            return bool(cursor.fetchone() == (fingerprint(),))
    except Error:
        # No table, no role, no database yet. If the server is gone, migrating says so next.
        connections["default"].close()
        return False


def migrate(*, at: datetime.datetime) -> None:
    """Apply what is pending; a second process waits and finds nothing left to do.

    :raises RoleUnsafe: the application's role is a superuser, bypasses row security, or owns a table
    """
    with _alone() as cursor:
        cursor.execute(sql.statement("config", "prepare_roles"))
        cursor.execute(sql.statement("config", "unsafe_role"))
        if cursor.fetchone():
            raise RoleUnsafe("E-DB-ROLE", role=database.APPLICATION)
        management.call_command("migrate", database="owner", interactive=False, verbosity=0)
        # Whatever tables there are now: rows within their territory, closed periods closed, written rows as written.
        access.protect()
        ledger.guard()
        cursor.execute(sql.statement("config", "protect_bookkeeping"))
        cursor.execute(sql.statement("config", "seal_schema"), {"fingerprint": fingerprint(), "at": at})
    connections["owner"].close()


def fingerprint() -> str:
    """Hash every migration of every room: names and contents."""
    package = pathlib.Path(__file__).parent.parent
    digest = hashlib.sha256(django.get_version().encode())
    for path in sorted(package.glob("*/migrations/**/*")):
        if path.suffix in {".py", ".sql"}:
            digest.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@contextlib.contextmanager
def _alone() -> Iterator[utils.CursorWrapper]:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s::bigint)", [MIGRATION_LOCK])
        try:
            yield cursor
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s::bigint)", [MIGRATION_LOCK])
