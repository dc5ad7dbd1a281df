"""Taking rows out of their lists: by name, with a reason, one or many at once."""

import datetime
import hashlib
from collections.abc import Sequence

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.kernel import errors, sql
from chitra.ledger import operations as ledger
from chitra.rosters import intake, queries


class RowUnknown(errors.StateForbids):
    """No row of the officer's territory has this number."""


class RowNotExcludable(errors.StateForbids):
    """Only a refused or held row of a current list can be excluded, once, and before a run has taken it."""


class ReasonMissing(errors.BadInput):
    """A row is excluded by name and with a reason."""


def exclude_row(*, row_id: int, reason: str, by: str, at: datetime.datetime) -> None:
    """Take a refused or held row out of its list, by name and with a reason.

    :raises ReasonMissing, RowUnknown, RowNotExcludable:
    """
    if not reason.strip():
        raise ReasonMissing("E-ROW-REASON", row=row_id)
    with transaction.atomic():
        with access.system_scope():
            place = queries.place_of_row(row_id)
        if place is None:
            raise RowUnknown("E-ROW-UNKNOWN", row=row_id)
        intake.enter(
            by=by,
            deed="exclude",
            organisation_code=place.organisation_code,
            programme=place.programme_code,
            month=place.month,
            on=at.date(),
        )
        ledger.lock_open_period(
            organisation_code=place.organisation_code, programme_code=place.programme_code, month=place.month
        )
        if not _excluded([row_id], reason, by, at):
            raise RowNotExcludable("E-ROW-STATE", row=place.row_number, sheet=place.sheet, file=place.file_name)
        audit.record(
            chain=place.organisation_code,
            at=at,
            by=by,
            deed="exclude",
            object_kind="row",
            object_id=row_id,
            facts={"reason": reason.strip(), "name": place.full_name, "row": place.row_number, "sheet": place.sheet},
        )


def exclude_rows(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    row_ids: Sequence[int],
    reason: str,
    by: str,
    at: datetime.datetime,
) -> int:
    """Take many rows of a month's lists out at once: all of them or none. Give how many.

    :raises ReasonMissing:
    :raises RowNotExcludable: one of them is no refused or held row of a current list of this month
    """
    if not reason.strip():
        raise ReasonMissing("E-ROW-REASON", row="")
    with transaction.atomic():
        intake.enter(
            by=by, deed="exclude", organisation_code=organisation_code, programme=programme, month=month, on=at.date()
        )
        period = ledger.lock_open_period(organisation_code=organisation_code, programme_code=programme, month=month)
        wanted = sorted(set(row_ids))
        done = _excluded(wanted, reason, by, at, period_id=period.id)
        if done != wanted or not wanted:
            left = sorted(set(wanted) - set(done))
            raise RowNotExcludable("E-ROWS-STATE", count=len(left), rows=", ".join(map(str, left[:10])) or "-")
        chosen = queries.chosen_rows(done)
        audit.record(
            chain=organisation_code,
            at=at,
            by=by,
            deed="exclude",
            object_kind="period",
            object_id=period.id,
            facts={
                "programme": programme,
                "month": str(month),
                "reason": reason.strip(),
                "count": chosen.count,
                "amount_vnd": chosen.amount_vnd,
                "events": hashlib.sha256(",".join(map(str, done)).encode()).hexdigest(),
            },
        )
    return len(done)


def _excluded(
    row_ids: Sequence[int], reason: str, by: str, at: datetime.datetime, period_id: int | None = None
) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            sql.statement("rosters", "exclude_rows"),
            {"row_ids": list(row_ids), "period_id": period_id, "reason": reason.strip(), "at": at, "by": by},
        )
        return sorted(row[0] for row in cursor.fetchall())
