"""What two installations must have in common when the same month is over: every row of every table, every file."""

import dataclasses
import hashlib
import pathlib
from collections.abc import Mapping

import psycopg
from psycopg import sql

from tests.faults import site

TABLES = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
    " AND NOT relispartition ORDER BY relname"
)
ROWS = "SELECT count(*), md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) FROM {} AS t"


@dataclasses.dataclass(frozen=True, slots=True)
class State:
    """How many rows each table has and their digest; the SHA-256 of each file."""

    tables: Mapping[str, tuple[int, str | None]]
    files: Mapping[str, str]

    def differences(self, other: "State") -> list[str]:
        """Name the tables and files that are not the same."""
        pairs = ((self.tables, other.tables), (self.files, other.files))
        return [name for one, two in pairs for name in sorted(one.keys() | two.keys()) if one.get(name) != two.get(name)]

    @property
    def row_count(self) -> int:
        return sum(count for count, _ in self.tables.values())


def of(place: site.Site) -> State:
    """Look at everything that a month left behind."""
    with place.connected() as owner:
        tables = {name: _digest(owner, name) for (name,) in owner.execute(TABLES).fetchall()}
    files = {
        str(path.relative_to(place.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(place.folder.rglob("*"))
        if path.is_file()
    }
    return State(tables, files)


def only_in(one: site.Site, two: site.Site, table: str) -> list[str]:
    """Give the rows of a table that one installation has and the other has not."""
    found = []
    for place in (one, two):
        with place.connected() as owner:
            statement = sql.SQL("SELECT t::text FROM {} AS t").format(sql.Identifier(table))
            found.append({str(row) for (row,) in owner.execute(statement).fetchall()})
    return sorted(found[0] ^ found[1])


def _digest(owner: psycopg.Connection, table: str) -> tuple[int, str | None]:
    found = owner.execute(sql.SQL(ROWS).format(sql.Identifier(table))).fetchone()
    assert found is not None
    return int(found[0]), found[1]
