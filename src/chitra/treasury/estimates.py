"""Questions about estimates: what was granted by which document, and how much of it has been drawn."""

import dataclasses
import datetime
from typing import Any

from django.db import connection

from chitra.kernel import sql


@dataclasses.dataclass(frozen=True, slots=True)
class EstimateStanding:
    """A year's estimate of one source: granted by its documents, drawn by its drawdowns."""

    organisation_code: str
    organisation_name: str
    programme_code: str
    source_code: str
    source_name: str
    year: int
    granted_vnd: int
    drawn_vnd: int

    @property
    def left_vnd(self) -> int:
        return self.granted_vnd - self.drawn_vnd


@dataclasses.dataclass(frozen=True, slots=True)
class EstimatePaper:
    """One document that grants, adds or takes away."""

    id: int
    organisation_code: str
    programme_code: str
    source_code: str
    year: int
    amount_vnd: int
    document_no: str
    document_date: datetime.date
    by: str


def estimate_standings(year: int) -> tuple[EstimateStanding, ...]:
    """List the estimates of a year in the entered territory, by office, programme and source."""
    return tuple(EstimateStanding(*row) for row in _rows("estimate_standings", {"year": year}))


def estimate_papers(*, after: int = 0, limit: int = 50) -> tuple[EstimatePaper, ...]:
    """Give a page of the documents of estimates, the latest recorded first; `after` is the id of the last one seen."""
    told = {"after": after or None, "limit": limit}
    return tuple(EstimatePaper(*row) for row in _rows("estimate_papers", told))


def _rows(statement: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("treasury", statement), told)
        return list(cursor.fetchall())
