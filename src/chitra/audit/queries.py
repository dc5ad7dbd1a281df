"""Questions about the journal."""

import dataclasses
import datetime
from typing import Any, NamedTuple

from django.db import connection

from chitra.audit import rules
from chitra.kernel import sql

_AFTER_ANY = 2**63 - 1


@dataclasses.dataclass(frozen=True, slots=True)
class Broken:
    """Where a chain is broken and how: changed, unlinked, missing (before this entry) or head."""

    chain: str
    seq: int
    fault: str


class Chains(NamedTuple):
    """How many chains there are, and how many entries in all."""

    chains: int
    entries: int


class Head(NamedTuple):
    """The number and hash of a chain's last entry: what to print, sign and keep elsewhere."""

    seq: int
    hash: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class ChainHead:
    """A chain and the number and hash of its last entry."""

    name: str
    seq: int
    hash: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class Filters:
    """Which entries are asked for; what is empty fits all. `until` is exclusive."""

    by: str = ""
    deed: str = ""
    object_kind: str = ""
    object_id: str = ""
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None


def broken_entries() -> tuple[Broken, ...]:
    """Recompute every chain and list what does not agree."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("audit", "broken_entries"))
        return tuple(Broken(*row) for row in cursor.fetchall())


def chains() -> Chains:
    """Count the chains and their entries."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("audit", "chains"))
        return Chains(*cursor.fetchone())


def head(chain: str) -> Head:
    """Name the last entry of a chain; (0, nothing) for a chain that has not begun."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("audit", "head"), {"chain": chain})
        found = cursor.fetchone()
    return Head(found[0], bytes(found[1])) if found else Head(0, b"")


def entries(chain: str, *, before: int | None = None, count: int = 50) -> tuple[rules.Entry, ...]:
    """Read a page of a chain, the latest entry first."""
    parameters: dict[str, Any] = {"chain": chain, "before": _AFTER_ANY if before is None else before, "count": count}
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("audit", "entries"), parameters)
        return tuple(rules.Entry(*row) for row in cursor.fetchall())


def heads() -> tuple[ChainHead, ...]:
    """List every chain with its head, by name."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("audit", "heads"))
        return tuple(ChainHead(name, seq, bytes(hashed)) for name, seq, hashed in cursor.fetchall())


def links(chain: str, filters: Filters, *, before: int | None = None, count: int = 50) -> tuple[rules.Link, ...]:
    """Read a page of a chain with its hashes, the latest entry first."""
    parameters: dict[str, Any] = {
        "chain": chain,
        "before": _AFTER_ANY if before is None else before,
        "count": count,
        **dataclasses.asdict(filters),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("audit", "links"), parameters)
        return tuple(_link(row) for row in cursor.fetchall())


def links_after(chain: str, *, after: int, count: int) -> tuple[rules.Link, ...]:
    """Read on in a chain from an entry, the first first."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("audit", "links_after"), {"chain": chain, "after": after, "count": count})
        return tuple(_link(row) for row in cursor.fetchall())


def entries_about(object_kind: str, object_id: str, *, count: int = 100) -> tuple[rules.Entry, ...]:
    """List the last deeds on one object, the latest first, in whichever chain they stand."""
    parameters: dict[str, Any] = {"object_kind": object_kind, "object_id": object_id, "count": count}
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("audit", "entries_about"), parameters)
        return tuple(rules.Entry(*row) for row in cursor.fetchall())


def _link(row: tuple[Any, ...]) -> rules.Link:
    return rules.Link(rules.Entry(*row[:9]), bytes(row[9]), bytes(row[10]))
