"""Questions about officers and the territory of the running transaction."""

import dataclasses
import datetime
import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from chitra.access import rules
from chitra.kernel import sql


@dataclasses.dataclass(frozen=True, slots=True)
class Officer:
    """An officer with every mandate ever given, the latest first."""

    id: int
    username: str
    full_name: str
    person_key: str
    title: str
    active_from: datetime.date
    active_until: datetime.date | None
    mandates: tuple[rules.Mandate, ...]

    def is_active_on(self, on: datetime.date) -> bool:
        return self.active_from <= on and (self.active_until is None or on < self.active_until)

    def acting(self, mandate: rules.Mandate) -> rules.Actor:
        return rules.Actor(
            self.id, self.username, self.full_name, self.person_key, mandate.role, self.title, mandate.provider_code
        )


def officer(username: str) -> Officer | None:
    """Find an officer."""
    found = _officers("officer_with_mandates", {"username": username})
    return found[0] if found else None


def officers() -> tuple[Officer, ...]:
    """List every officer, by username."""
    return _officers("officers", {})


def mandates_of_person(username: str) -> tuple[rules.Mandate, ...]:
    """List what the person behind a username may act as, under all their logins."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("access", "mandates_of_person"), {"username": username})
        return tuple(rules.Mandate(*row) for row in cursor.fetchall())


def territory() -> str:
    """Read the territory of the running transaction: ids joined by commas, '*', or nothing."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("access", "territory"))
        return str(cursor.fetchone()[0])


def _officers(statement: str, parameters: dict[str, Any]) -> tuple[Officer, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("access", statement), parameters)
        rows = cursor.fetchall()
    return tuple(_officer(facts, group) for facts, group in itertools.groupby(rows, key=lambda row: row[:7]))


def _officer(facts: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Officer:
    """Make an officer of the columns that all their rows share, and of the mandate that each row adds."""
    officer_id, username, full_name, person_key, title, active_from, active_until = facts
    mandates = tuple(rules.Mandate(*row[7:]) for row in rows if row[7] is not None)
    return Officer(officer_id, username, full_name, person_key, title, active_from, active_until, mandates)
