"""Questions about estimates and the advances drawn from them."""

import dataclasses
import datetime
from typing import Any

from django.db import connection

from chitra.kernel import sql
from chitra.treasury import estimates

EstimateStanding = estimates.EstimateStanding
EstimatePaper = estimates.EstimatePaper
estimate_standings = estimates.estimate_standings
estimate_papers = estimates.estimate_papers


@dataclasses.dataclass(frozen=True, slots=True)
class Drawdown:
    """An advance that a provider received for a period."""

    ref: str
    source_code: str
    provider_code: str
    amount_vnd: int
    received_on: datetime.date
    at: datetime.datetime
    by: str


@dataclasses.dataclass(frozen=True, slots=True)
class EstimateLeft:
    """What a year's estimate of one source allows, and what has been drawn."""

    source_code: str
    allowed_vnd: int
    drawn_vnd: int

    @property
    def left_vnd(self) -> int:
        return self.allowed_vnd - self.drawn_vnd


def drawdowns(period_id: int) -> tuple[Drawdown, ...]:
    """List a period's advances in the order of the days on which they were received."""
    return tuple(Drawdown(*row) for row in _rows("drawdowns", {"period_id": period_id}))


def estimates_left(*, organisation_id: int, programme_code: str, year: int) -> tuple[EstimateLeft, ...]:
    """Compare an organisation's estimates of a year with what it has drawn, by source."""
    told = {"organisation_id": organisation_id, "programme_code": programme_code, "year": year}
    return tuple(EstimateLeft(*row) for row in _rows("estimates_left", told))


def _rows(statement: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("treasury", statement), told)
        return list(cursor.fetchall())
