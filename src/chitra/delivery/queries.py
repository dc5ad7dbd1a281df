"""Where the payments of a period stand."""

import dataclasses

from django.db import connection

from chitra.kernel import sql


@dataclasses.dataclass(frozen=True, slots=True)
class Share:
    """How many payments, and how much."""

    count: int
    amount_vnd: int


def payment_states(period_id: int) -> dict[str, Share]:
    """Count a period's payments by status.

    due, held, excluded; released, instructed; paid, rejected, returned, unclaimed; carried.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("delivery", "payment_states"), {"period_id": period_id})
        return {status: Share(count, amount_vnd) for status, count, amount_vnd in cursor.fetchall()}
