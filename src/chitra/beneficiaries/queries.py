"""Questions about people: who is meant, who they are, what they are entitled to, and what was recorded of them."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from chitra.kernel import errors, sql, text

_AFTER_NOBODY = ("", 0)


class PersonUnknown(errors.BadInput):
    """Nobody in the officer's sight has this number."""


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A person as a list of search results names them."""

    id: int
    full_name: str
    sort_key: str
    sex: str
    birth_year: int | None
    birth_month: int | None
    birth_day: int | None
    cccd: str
    organisation_code: str
    organisation_name: str
    unit_name: str
    hamlet: str
    died_month: datetime.date | None
    is_provisional: bool
    merged_into_id: int | None
    running: int


@dataclasses.dataclass(frozen=True, slots=True)
class Person:
    """A person as the offices know them. `merged_into` names the record that stands for this one now."""

    id: int
    full_name: str
    match_name: str
    sex: str
    birth_year: int | None
    birth_month: int | None
    birth_day: int | None
    cccd: str
    cmnd: str
    phone: str
    organisation_id: int
    organisation_code: str
    organisation_name: str
    unit_name: str
    hamlet: str
    died_month: datetime.date | None
    is_provisional: bool
    merged_into_id: int | None
    known_since: datetime.datetime
    codes: Sequence[str]


@dataclasses.dataclass(frozen=True, slots=True)
class Entitlement:
    """A right to a benefit; `until_month` is the first month without it. Another may receive it than its subject."""

    id: int
    subject_id: int
    subject_name: str
    recipient_id: int
    recipient_name: str
    programme_code: str
    category_code: str
    category_name: str
    component: str
    quantity: int
    organisation_code: str
    decision_no: str
    decision_date: datetime.date | None
    from_month: datetime.date
    until_month: datetime.date | None


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """What was recorded of a person: a death, a decision to recover, a merge with another record or its undoing."""

    kind: str
    at: datetime.datetime
    by: str
    month: datetime.date | None
    source: str
    document: str
    amount_vnd: int | None
    other_id: int | None


def named(name: str, *, after: tuple[str, int] = _AFTER_NOBODY, limit: int = 50) -> tuple[int, ...]:
    """Find people by parts of their name, in its order, accents or not; `after` is the key and id of the last one.

    "nguyen phuoc" finds NGUYỄN VĂN PHƯỚC.
    """
    parts = text.match_name(name).split()
    if not parts:
        return ()
    told = {"like": f"%{'%'.join(parts)}%", "after_key": after[0], "after_id": after[1], "limit": limit}
    return tuple(row[0] for row in _rows("people_named", told))


def numbered(numbers: Iterable[str], *, limit: int = 50) -> tuple[int, ...]:
    """Find people by a number as it stands: citizen card, old card, or the code by which a list knows them."""
    return tuple(row[0] for row in _rows("people_numbered", {"numbers": sorted(set(numbers)), "limit": limit}))


def people(ids: Sequence[int]) -> tuple[Found, ...]:
    """Describe these people, by given name."""
    return tuple(Found(*row) for row in _rows("people", {"ids": list(ids)})) if ids else ()


def person(person_id: int) -> Person:
    """Find a person.

    :raises PersonUnknown: nobody has that number, or nobody that the running transaction may see
    """
    found = _rows("person", {"person_id": person_id})
    if not found:
        raise PersonUnknown("E-PERSON-UNKNOWN", value=person_id)
    return Person(*found[0])


def entitlements(person_id: int) -> tuple[Entitlement, ...]:
    """List the rights of a person and those that they receive for another, the latest first."""
    return tuple(Entitlement(*row) for row in _rows("entitlements_of_person", {"person_id": person_id}))


def reports(person_id: int) -> tuple[Report, ...]:
    """List the deaths, recoveries and merges recorded of a person, the first first."""
    return tuple(Report(*row) for row in _rows("reports_of_person", {"person_id": person_id}))


def _rows(statement: str, told: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("beneficiaries", statement), dict(told))
        return list(cursor.fetchall())
