"""What was found in the rows of one person."""

import dataclasses
import datetime

from django.db import connection

from chitra.kernel import sql


@dataclasses.dataclass(frozen=True, slots=True)
class FoundOfPerson:
    """A finding about a row of a person, and where the row stands. An exclusion has taken the row out of its list."""

    id: int
    organisation_code: str
    programme_code: str
    month: datetime.date
    list_id: int
    sheet: str
    row_number: int
    cell_column: str
    stage: str
    code: str
    severity: str
    value: str
    expected: str
    at: datetime.datetime
    excluded_why: str


def findings_of_person(person_id: int, *, limit: int = 100) -> tuple[FoundOfPerson, ...]:
    """List what was found in a person's rows of current lists, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("rosters", "findings_of_person"), {"person_id": person_id, "limit": limit})
        return tuple(FoundOfPerson(*row) for row in cursor.fetchall())
