"""Whether what must never be false is true: every invariant, and the journal of every organisation."""

import dataclasses
import functools
from importlib import resources

from django.db import connection

from chitra.access import operations as access
from chitra.audit import queries as journal


@dataclasses.dataclass(frozen=True, slots=True)
class Check:
    """One invariant: its name, what it claims, and its statement, which returns no row in health."""

    name: str
    claim: str
    statement: str


@dataclasses.dataclass(frozen=True, slots=True)
class Result:
    """How many rows break an invariant, and the first of them."""

    name: str
    claim: str
    rows: int
    examples: tuple[tuple[object, ...], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Verified:
    """What a whole look at the system found."""

    is_ok: bool
    checks: tuple[Result, ...]
    chain_count: int
    entry_count: int
    broken_entries: int


EXAMPLES = 5


@functools.cache
def checks() -> tuple[Check, ...]:
    """Read every file of `checks/`, in the order of their names."""
    folder = resources.files("chitra.oversight").joinpath("checks")
    found = []
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".sql"):
            statement = file.read_text(encoding="utf-8")
            claim = statement.split("\n", 1)[0].removeprefix("-- ")
            found.append(Check(file.name.removesuffix(".sql"), claim, statement))
    return tuple(found)


def broken(period_id: int) -> tuple[str, ...]:
    """Name the invariants that a period breaks; deeds about money ask this first."""
    with access.widened():  # people move: their papers may lie in another territory
        return tuple(result.name for result in _looked(period_id) if result.rows)


def verified() -> Verified:
    """Look at everything: every invariant over every period, and every entry of every journal."""
    with access.system_scope():
        results = _looked(None)
        chain_count, entry_count = journal.chains()
        broken_entries = len(journal.broken_entries())
    return Verified(
        is_ok=not broken_entries and not any(result.rows for result in results),
        checks=results,
        chain_count=chain_count,
        entry_count=entry_count,
        broken_entries=broken_entries,
    )


def _looked(period_id: int | None) -> tuple[Result, ...]:
    results = []
    with connection.cursor() as cursor:
        for check in checks():
            cursor.execute(check.statement, {"period_id": period_id})
            rows = cursor.fetchall()
            results.append(Result(check.name, check.claim, len(rows), tuple(rows[:EXAMPLES])))
    return tuple(results)
