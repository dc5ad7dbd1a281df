"""Whether what must never be false is true: every invariant, and the journal of every organisation."""

import dataclasses
import datetime
import functools
from collections.abc import Sequence
from importlib import resources

from django.db import connection

from chitra.access import operations as access
from chitra.audit import queries as journal
from chitra.kernel import period, sql
from chitra.oversight import months as of_months
from chitra.oversight import rules

MONTH_STATUSES = of_months.STATUSES
MonthFilters = of_months.Filters
MonthLine = of_months.MonthLine
Obstacle = of_months.Obstacle
Standing = of_months.Standing
months = of_months.months
month_choices = of_months.choices
next_deed = of_months.next_deed
standing = of_months.standing


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


@dataclasses.dataclass(frozen=True, slots=True)
class Waiting:
    """A piece of work that waits for somebody: a deed, where, how much, and by when."""

    deed: str
    organisation_id: int
    organisation_code: str
    programme_code: str
    month: datetime.date
    run_number: int
    provider_code: str
    count: int
    amount_vnd: int

    @property
    def due_on(self) -> datetime.date:
        return rules.CALENDAR[self.deed].of(period.Period.of(self.month))


@dataclasses.dataclass(frozen=True, slots=True)
class OpenExceptions:
    """How many lines an organisation or provider has still to look into, and the earliest day by which."""

    owner_code: str
    count: int
    due_on: datetime.date


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


def waiting(*, this_month: datetime.date) -> tuple[Waiting, ...]:
    """List what waits in the territory of the running transaction, the oldest deadline first."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("oversight", "waiting"), {"this_month": this_month})
        found = [Waiting(*row) for row in cursor.fetchall()]
    return tuple(sorted(found, key=lambda each: (each.due_on, each.organisation_code, each.programme_code)))


def open_exceptions(owner_codes: Sequence[str]) -> tuple[OpenExceptions, ...]:
    """Count the exceptions that these organisations or providers have still to look into."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("oversight", "open_exceptions"), {"owner_codes": list(owner_codes)})
        return tuple(OpenExceptions(*row) for row in cursor.fetchall())


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
