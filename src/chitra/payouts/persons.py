"""What was kept back of one person's payments, by whom, and when it was let go."""

import dataclasses
import datetime

from django.db import connection

from chitra.kernel import sql


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """A hold of a payment, or its exclusion, and its lifting if it was lifted."""

    payment_id: int
    programme_code: str
    month: datetime.date
    amount_vnd: int
    is_exclusion: bool
    reason_code: str
    reason: str
    at: datetime.datetime
    by: str
    lifted_at: datetime.datetime | None
    lifted_by: str
    lifted_why: str


def holds_of_person(person_id: int, *, limit: int = 100) -> tuple[Kept, ...]:
    """List what was kept back of a person's payments, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("payouts", "holds_of_person"), {"person_id": person_id, "limit": limit})
        return tuple(Kept(*row) for row in cursor.fetchall())
