"""What reconciliation still asks of somebody."""

import dataclasses
import datetime

from django.db import connection

from chitra.kernel import sql
from chitra.reconciliation import reading

PAGE = reading.PAGE
AnswerUnknown = reading.AnswerUnknown
ExceptionUnknown = reading.ExceptionUnknown
Concern = reading.Concern
Gap = reading.Gap
Progress = reading.Progress
ShownAnswer = reading.ShownAnswer
Unexplained = reading.Unexplained
Waiting = reading.Waiting
Where = reading.Where
answer = reading.answer
answers = reading.answers
concern = reading.concern
concerns = reading.concerns
drawdowns_like = reading.drawdowns_like
gaps = reading.gaps
lines = reading.lines
lines_about = reading.lines_about
places = reading.places
progress = reading.progress
suggestions = reading.suggestions
unexplained = reading.unexplained
waiting = reading.waiting


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
