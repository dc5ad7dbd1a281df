"""Rows for any table, made from the catalogue: enough to see which rows the guards and the policies let through.

What else the tables claim (keys, checks, other rooms' triggers) is out of the way in such a database.
"""

import psycopg
from psycopg import sql

_VALUES = {
    "bigint": "{n}",
    "integer": "{n}",
    "smallint": "{n}",
    "boolean": "false",
    "text": "'{n}'",
    "character": "'{n}'",
    "bytea": "'\\x0{n}'",
    "date": "date '2023-01-01' + {n}",
    "jsonb": "'{n}'",
    "numeric": "{n}",
    "timestamp": "timestamptz '2023-01-01' + interval '{n} hours'",
}


def stripped(owner: psycopg.Connection) -> None:
    """Drop every constraint but primary keys, so that rows need nothing but themselves."""
    found = owner.execute(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'c', 'u', 'x') AND conrelid <> 0"
        " ORDER BY contype <> 'f'"
    )
    for table, constraint in found.fetchall():
        owner.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{constraint}"')
    found = owner.execute(
        "SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid"
        " WHERE relnamespace = 'public'::regnamespace AND indisunique AND NOT indisprimary"
    )
    for (index,) in found.fetchall():
        owner.execute(f"DROP INDEX {index}")


def without_triggers_but(owner: psycopg.Connection, prefix: str) -> None:
    """Drop every trigger whose name does not begin so."""
    found = owner.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal")
    for table, trigger in found.fetchall():
        if not trigger.startswith(prefix):
            owner.execute(f'DROP TRIGGER "{trigger}" ON {table}')


def tables_with(owner: psycopg.Connection, column: str) -> list[str]:
    """List the tables that have a column of that name."""
    found = owner.execute(
        "SELECT relname::text FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid"
        " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attname = %s ORDER BY 1",
        [column],
    )
    return [name for (name,) in found.fetchall()]


def columns(owner: psycopg.Connection, table: str) -> dict[str, str]:
    """Name a table's columns, all but its key, and what kind each is."""
    found = owner.execute(
        "SELECT attname::text, split_part(format_type(atttypid, NULL), ' ', 1) FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''",
        [table],
    )
    return dict(found.fetchall())


def first_column(owner: psycopg.Connection, table: str) -> str:
    """Name any column that may be assigned."""
    return next(iter(columns(owner, table)))


def value(kind: str, n: int) -> str:
    """Write a value of that kind, made of a digit."""
    if kind.endswith("[]"):
        return f"ARRAY[{value(kind.removesuffix('[]'), n)}]::{kind}"
    return _VALUES[kind].format(n=n)


def plant(owner: psycopg.Connection, table: str, n: int, **given: object) -> None:
    """Insert a row whose every column is made of the digit `n`, but for those given and the key."""
    made = {name: value(kind, n) for name, kind in columns(owner, table).items() if name not in given}
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, [*made, *given])),
        sql.SQL(", ").join([*map(sql.SQL, made.values()), *map(sql.Literal, given.values())]),
    )
    owner.execute(statement)
