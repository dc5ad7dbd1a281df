"""Writing a note beside a finding: what an officer looked up, asked, or decided about it."""

import datetime
from typing import Any

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.kernel import errors, sql
from chitra.ledger import operations as ledger
from chitra.rosters import intake, queries


class NoteEmpty(errors.BadInput):
    """A note says something."""


def note(*, finding_id: int, text: str, by: str, at: datetime.datetime) -> None:
    """Write a note beside a finding. It stays when the lists are judged anew.

    :raises NoteEmpty:
    :raises queries.FindingUnknown: there is none of that number in the officer's territory
    """
    if not text.strip():
        raise NoteEmpty("E-NOTE-EMPTY")
    with transaction.atomic():
        with access.system_scope():
            place = queries.place_of_finding(finding_id)
        intake.enter(
            by=by,
            deed="check",
            organisation_code=place.organisation_code,
            programme=place.programme_code,
            month=place.month,
            on=at.date(),
        )
        ledger.lock_open_period(
            organisation_code=place.organisation_code, programme_code=place.programme_code, month=place.month
        )
        told: dict[str, Any] = {"finding_id": finding_id, "text": text.strip(), "at": at, "by": by}
        with connection.cursor() as cursor:
            cursor.execute(sql.statement("rosters", "note"), told)
        audit.record(
            chain=place.organisation_code,
            at=at,
            by=by,
            deed="note",
            object_kind="period",
            object_id=place.period_id,
            facts={"code": place.code, "row": place.row_id, "text": text.strip()},
        )
