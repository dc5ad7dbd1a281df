"""What two installations must have in common when the same month is over: every row of every table, every file."""

import dataclasses
import hashlib
from collections.abc import Mapping

import psycopg
from psycopg import sql

from tests.faults import site

TABLES = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
    " AND NOT relispartition ORDER BY relname"
)
ROWS = "SELECT count(*), md5(string_agg(row, '' ORDER BY row)) FROM ({}) AS digests (row)"
WHOLE = "SELECT md5(t::text) FROM {} AS t"
# Where a deed that is done twice may leave another number behind, though nothing else.
SET_ASIDE = {
    # Every judgement of the lists forgets the former ones and draws new numbers.
    "rosters_finding": "SELECT md5((to_jsonb(t) - 'id')::text) FROM rosters_finding AS t",
    # Who signs or checks the same once more stands in the journal once more: no entry is missing, none is foreign.
    "audit_entry": (
        "SELECT DISTINCT md5(concat_ws('|', chain_id, at, by, deed, object_kind, object_id, facts)) FROM audit_entry"
    ),
    "audit_chain": "SELECT md5(name) FROM audit_chain",
    "settlement_closing": "SELECT md5((to_jsonb(t) - 'audit_seq' - 'audit_hash')::text) FROM settlement_closing AS t",
}


@dataclasses.dataclass(frozen=True, slots=True)
class State:
    """How many rows each table has and their digest; the SHA-256 of each file."""

    tables: Mapping[str, tuple[int, str | None]]
    files: Mapping[str, str]

    def differences(self, other: "State") -> list[str]:
        """Name the tables and files that are not the same."""
        pairs = ((self.tables, other.tables), (self.files, other.files))
        return [
            name for one, two in pairs for name in sorted(one.keys() | two.keys()) if one.get(name) != two.get(name)
        ]

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
    rows = sql.SQL(SET_ASIDE.get(table, WHOLE)).format(sql.Identifier(table))
    found = owner.execute(sql.SQL(ROWS).format(rows)).fetchone()
    assert found is not None
    return int(found[0]), found[1]
