"""What the database holds: how many rows every table has, whoever may see them."""

from django.db import connection
from psycopg import sql

from chitra.access import operations as access

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"


def row_counts() -> dict[str, int]:
    """Count the rows of every table, as this transaction sees them."""
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(_TABLES)
        tables = [row[0] for row in cursor.fetchall()]
        counted = [
            sql.SQL("SELECT {}, count(*) FROM {}").format(sql.Literal(table), sql.Identifier(table)) for table in tables
        ]
        cursor.cursor.execute(sql.SQL(" UNION ALL ").join(counted))
        return dict(cursor.fetchall())
