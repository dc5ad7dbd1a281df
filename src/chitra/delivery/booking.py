"""What became of the orders: outcomes written set-wise, their money moved, late ones booked where a month is open."""

import dataclasses
import datetime

from django.db import connection

from chitra.audit import operations as audit
from chitra.delivery import rules
from chitra.enrolment import operations as enrolment
from chitra.kernel import sql
from chitra.ledger import operations as ledger


def stage_booking() -> None:
    """Make the session's table `delivery_booking` (instruction_id, became, reason, booked_on, line_id), empty."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("delivery", "stage_booking"))


def book(*, by: str, at: datetime.datetime) -> int:
    """Write down what became of the instructions in the session's table `delivery_booking`, then empty it.

    The caller has filled it and locked the periods. What comes back
    after its own period was settled is booked in the next open one of the office, or of the office that took over, and
    carried there by name. An account that a provider says is closed is no longer a way to pay.

    :returns: how many instructions moved.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("delivery", "stage_booking_periods"), {"on": at.date()})
        if not cursor.rowcount:
            return 0
        cursor.execute(sql.statement("delivery", "open_booking_periods"), {"at": at})
        cursor.execute(sql.statement("delivery", "book"), {"at": at})
        moved = tuple(_Moved(*row) for row in cursor.fetchall())
        if any(movement.is_late for movement in moved):
            cursor.execute(sql.statement("delivery", "carry_late_returns"), {"at": at})
        cursor.execute(sql.statement("delivery", "closed_accounts"))
        closures = [enrolment.Closure(*row) for row in cursor.fetchall()]
        cursor.execute(sql.statement("delivery", "empty_booking"))
    enrolment.close_methods(closures=closures, on=at.date())
    for period_id in sorted({movement.period_id for movement in moved}):
        _booked_in(period_id, tuple(movement for movement in moved if movement.period_id == period_id), by=by, at=at)
    return sum(movement.count for movement in moved)


@dataclasses.dataclass(frozen=True, slots=True)
class _Moved:
    period_id: int
    organisation_code: str
    source_code: str
    provider_code: str
    was: str
    became: str
    is_cash: bool
    is_late: bool
    count: int
    amount_vnd: int
    events: str


def _booked_in(period_id: int, moved: tuple[_Moved, ...], *, by: str, at: datetime.datetime) -> None:
    movements = [
        ledger.Movement(m.source_code, m.provider_code, *sides, m.amount_vnd)
        for m in moved
        if (sides := rules.ledger_sides(was=m.was, became=m.became, is_cash=m.is_cash, is_late=m.is_late))
    ]
    if movements:
        ledger.post(
            period_id=period_id,
            deed="book",
            object_kind="period",
            object_id=period_id,
            at=at,
            by=by,
            movements=movements,
        )
    audit.record(
        chain=moved[0].organisation_code,
        at=at,
        by=by,
        deed="book",
        object_kind="period",
        object_id=period_id,
        facts={
            f"{m.source_code} {m.provider_code} {m.was}-{m.became}{' late' if m.is_late else ''}"
            f"{' cash' if m.is_cash else ''}": {"count": m.count, "amount_vnd": m.amount_vnd, "events": m.events}
            for m in moved
        },
    )
