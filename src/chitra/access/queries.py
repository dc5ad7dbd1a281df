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


@dataclasses.dataclass(frozen=True, slots=True)
class GivenMandate:
    """A mandate, whose it is, and the paper it rests on. `delegates_id` is the mandate that it lends for a time."""

    id: int
    username: str
    full_name: str
    person_key: str
    mandate: rules.Mandate
    document: str
    given_at: datetime.datetime
    given_by: str
    delegates_id: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class Colleague:
    username: str
    full_name: str
    title: str


def officer(username: str) -> Officer | None:
    """Find an officer."""
    found = _officers("officer_with_mandates", {"username": username})
    return found[0] if found else None


def officers() -> tuple[Officer, ...]:
    """List every officer, by username."""
    return _officers("officers", {})


def officers_page(*, after: str = "", wanted: str = "", limit: int = 50) -> tuple[Officer, ...]:
    """Give a page of officers; `wanted` occurs in a username or name, or is an organisation's code."""
    return _officers("officers_page", {"after": after, "wanted": wanted, "limit": limit})


def mandate(mandate_id: int) -> GivenMandate | None:
    """Find a mandate."""
    found = _given(mandate_id=mandate_id)
    return found[0] if found else None


def mandates_of(username: str) -> tuple[GivenMandate, ...]:
    """List an officer's mandates with their papers, the latest first."""
    return _given(username=username)


def mandates_lent_by(username: str) -> tuple[GivenMandate, ...]:
    """List what an officer has lent to colleagues, the latest first."""
    return _given(lender=username)


def colleagues(*, username: str, organisation_codes: Sequence[str], on: datetime.date) -> tuple[Colleague, ...]:
    """List who else works at these offices on a day."""
    told: dict[str, Any] = {"username": username, "organisation_codes": list(organisation_codes), "on": on}
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("access", "colleagues"), told)
        return tuple(Colleague(*row) for row in cursor.fetchall())


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


def _given(
    *, mandate_id: int | None = None, username: str | None = None, lender: str | None = None
) -> tuple[GivenMandate, ...]:
    with connection.cursor() as cursor:
        told: dict[str, Any] = {"id": mandate_id, "username": username, "lender": lender}
        cursor.execute(sql.statement("access", "given_mandates"), told)
        return tuple(_given_mandate(row) for row in cursor.fetchall())


def _given_mandate(row: Sequence[Any]) -> GivenMandate:
    """Make a mandate of whose it is, its own six parts, and its papers."""
    whose, parts, papers = row[:4], row[4:10], row[10:]
    names = [field.name for field in dataclasses.fields(GivenMandate)]
    return GivenMandate(**dict(zip(names, (*whose, rules.Mandate(*parts), *papers), strict=True)))


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
