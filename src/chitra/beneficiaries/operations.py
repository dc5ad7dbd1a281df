"""Deeds about people and rights. Crowds come in through the session's own tables; a fixed number of statements each."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.beneficiaries import queries
from chitra.kernel import errors, sql
from chitra.territory import queries as territory

PersonUnknown = queries.PersonUnknown


class AlreadyDecided(errors.StateForbids):
    """A decision of that number is recorded for the person already."""


class ShowingUnexplained(errors.BadInput):
    """Full numbers are shown for a reason, and the reason is recorded."""


@dataclasses.dataclass(frozen=True, slots=True)
class Death:
    """A person reported dead; `month` is the first day of the month of death, which is still payable."""

    person_id: int
    month: datetime.date
    document: str = ""


def stage_claims() -> None:
    """Make ready `beneficiaries_claimed`, which the caller fills, and `beneficiaries_enacted`, which it reads."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("beneficiaries", "stage_claims"))


def enact_entitlements(*, organisation_id: int, programme_code: str, month: datetime.date) -> None:
    """Open, continue and end the rights that `beneficiaries_claimed` claims; name each in `beneficiaries_enacted`.

    The same right of another organisation goes over to this one: months that it has paid stay paid.
    """
    assert connection.in_atomic_block, "rights are enacted within the deed that pays them"
    parameters = {"organisation_id": organisation_id, "programme_code": programme_code, "month": month}
    with access.widened():
        for name in ("measure_claims", "end_entitlements", "open_entitlements", "name_entitlements"):
            _execute(name, parameters)


def report_deaths(*, deaths: Sequence[Death], source: str, by: str, at: datetime.datetime) -> int:
    """Record reported deaths within another deed; a person's earliest month counts. Give how many are new."""
    if not deaths:
        return 0
    parameters = {
        "people": [death.person_id for death in deaths],
        "months": [death.month for death in deaths],
        "documents": [death.document for death in deaths],
        "source": source,
        "by": by,
        "at": at,
    }
    return int(_execute("report_deaths", parameters)[0][0])


def record_recovery(
    *,
    person_id: int,
    programme_code: str,
    decision_no: str,
    decision_date: datetime.date,
    amount_vnd: int,
    by: str,
    at: datetime.datetime,
) -> int:
    """Record a decision to recover within another deed; only such a decision allows a deduction.

    :raises AlreadyDecided:
    """
    assert amount_vnd > 0, amount_vnd
    parameters = {
        "person_id": person_id,
        "programme_code": programme_code,
        "decision_no": decision_no,
        "decision_date": decision_date,
        "amount_vnd": amount_vnd,
        "by": by,
        "at": at,
    }
    recorded = _execute("record_recovery", parameters)
    if not recorded:
        raise AlreadyDecided("E-RECOVERY-KNOWN", value=decision_no, person_id=person_id)
    return int(recorded[0][0])


def unmask(*, person_id: int, reason: str, by: str, at: datetime.datetime) -> queries.Person:
    """Let an officer see a person's full numbers, once, for a reason; the showing is recorded before it happens.

    :raises PersonUnknown: nobody in the officer's sight has that number
    :raises ShowingUnexplained:
    """
    with transaction.atomic():
        person = enter(person_id=person_id, deed="unmask", programme=None, by=by, at=at)
        if not reason.strip():
            raise ShowingUnexplained("E-PERSON-UNMASK")
        record(person=person, deed="unmask", facts={"reason": reason.strip()}, by=by, at=at)
    return person


def enter(*, person_id: int, deed: str, programme: str | None, by: str, at: datetime.datetime) -> queries.Person:
    """Let an officer into a deed about a person, at the office that looks after them.

    :raises PersonUnknown:
    """
    person = queries.person(person_id)
    access.enter(
        by=by,
        deed=deed,
        organisation_id=person.organisation_id,
        lineage=territory.lineage(person.organisation_code, on=at.date()),
        programme=programme,
        on=at.date(),
    )
    return person


def record(*, person: queries.Person, deed: str, facts: Mapping[str, object], by: str, at: datetime.datetime) -> None:
    """Write a deed about a person into the journal of their office."""
    audit.record(
        chain=person.organisation_code,
        at=at,
        by=by,
        deed=deed,
        object_kind="person",
        object_id=person.id,
        facts=facts,
    )


def _execute(name: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("beneficiaries", name), parameters)
        return cursor.fetchall() if cursor.description else []
