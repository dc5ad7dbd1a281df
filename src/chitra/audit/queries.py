"""Questions about the journal."""

import dataclasses
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
