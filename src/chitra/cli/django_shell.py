"""What a command needs that talks to the database: Django, a running server, a schema that is up to date."""

import contextlib
import os
from collections.abc import Iterator

import django
import psycopg
from django.db import connections, utils

from chitra.config import clock, connection, database, schema
from chitra.kernel import errors


class DatabaseLost(errors.StateForbids):
    """The database cannot be reached, or went away."""


@contextlib.contextmanager
def ready(*, with_database: bool = True, migrated: bool = True) -> Iterator[None]:
    """Set Django up, and have the database running and its schema up to date within the block.

    :raises DatabaseLost: whenever the connection fails
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chitra.config.settings")
    django.setup()
    if not with_database:
        yield
        return
    cluster = connection.embedded()
    with database.in_use(cluster) if cluster else contextlib.nullcontext():
        try:
            if migrated and not schema.is_current():
                schema.migrate(at=clock.now())
            yield
        except (utils.OperationalError, utils.InterfaceError, psycopg.OperationalError) as lost:
            raise DatabaseLost("E-DB-LOST", reason=str(lost).strip().split("\n")[0]) from lost
        finally:
            connections.close_all()
