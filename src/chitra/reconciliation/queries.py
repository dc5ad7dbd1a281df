"""What reconciliation still asks of somebody."""

import dataclasses
import datetime

from django.db import connection

from chitra.kernel import sql


@dataclasses.dataclass(frozen=True, slots=True)
class OpenException:
    """A line that somebody has to look into by a day."""

    id: int
    code: str
    owner_code: str
    due_on: datetime.date
    file_name: str
    line_no: int | None
    reference: str
    amount_vnd: int | None
    booked_on: datetime.date | None
    name: str


def open_exceptions(
    *, provider_id: int, owner_code: str = "", limit: int = 100, offset: int = 0
) -> tuple[OpenException, ...]:
    """List what a provider's answers left open, the oldest deadline first; an empty owner means everybody's."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql.statement("reconciliation", "open_exceptions"),
            {"provider_id": provider_id, "owner_code": owner_code, "limit": limit, "offset": offset},
        )
        return tuple(OpenException(*row) for row in cursor.fetchall())
