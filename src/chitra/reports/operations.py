"""Count the figures of months, and hand them out as a workbook."""

import datetime
import io
from collections.abc import Sequence

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.audit import rules as audit_rules
from chitra.kernel import sql
from chitra.reports import workbook


def count(*, at: datetime.datetime) -> int:
    """Count every month anew that has been frozen and whose figures are not final yet; give how many office-months.

    The system's own work: figures name nobody, and each office still sees only its own.
    """
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(sql.statement("reports", "lock_figures"))
        cursor.execute(sql.statement("reports", "due_periods"))
        due = [period_id for (period_id,) in cursor.fetchall()]
        if due:
            cursor.execute(sql.statement("reports", "forget_figures"), {"period_ids": due})
            cursor.execute(sql.statement("reports", "count_figures"), {"period_ids": due, "at": at})
    return len(due)


def recount(*, by: str, at: datetime.datetime) -> int:
    """Count at an officer's wish; give how many office-months.

    :raises chitra.access.operations.MandateMissing: `by` may not look at figures
    """
    with transaction.atomic():
        access.admit(by=by, deed="look_figures", on=at.date())
        return count(at=at)


def export(
    *, sheets: Sequence[workbook.Sheet], month: datetime.date, by: str, at: datetime.datetime, place: str
) -> bytes:
    """Write figures into a workbook of typed cells, and record who took them.

    :raises chitra.access.operations.MandateMissing: `by` may not take reports
    """
    target = io.BytesIO()
    workbook.write(target, sheets)
    with transaction.atomic():
        access.admit(by=by, deed="report", on=at.date())
        audit.record(
            chain=audit_rules.SYSTEM_CHAIN,
            at=at,
            by=by,
            deed="report",
            object_kind="figures",
            object_id=f"{month:%Y-%m}",
            facts={
                "place": place,
                "sheets": [sheet.name for sheet in sheets],
                "rows": sum(len(s.rows) for s in sheets),
            },
        )
    return target.getvalue()
