"""Where months stand, what prevents their next step, and which months there are."""

import dataclasses
import datetime
from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection

from chitra.kernel import sql
from chitra.ledger import rules as ledger_rules
from chitra.payouts import queries as payouts
from chitra.payouts import rules
from chitra.rosters import queries as rosters
from chitra.settlement import queries as settlement

#: Before anything is frozen a month is a draft; then it stands where the run stands that lags behind.
STATUSES = ("draft", *rules.STATUSES)


@dataclasses.dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that prevents a month's next step: the code of its message, with its fields."""

    code: str
    fields: dict[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """Where a month stands. `next_deed` is empty once it is closed."""

    status: str
    runs: tuple[payouts.Run, ...]
    next_deed: str
    obstacles: tuple[Obstacle, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class MonthLine:
    """A month as one line of a table: its lists, what was signed, and what is in the way."""

    period_id: int
    organisation_id: int
    organisation_code: str
    organisation_name: str
    programme_code: str
    month: datetime.date
    status: str
    people_count: int
    listed_vnd: int
    refused_count: int
    blocking_count: int
    run_count: int
    signed_count: int
    signed_vnd: int

    @property
    def next_deed(self) -> str:
        return next_deed(self.status)


@dataclasses.dataclass(frozen=True, slots=True)
class Filters:
    """Which months are asked for; what is empty fits all. `programmes` are those that the officer serves."""

    programmes: Collection[str] = ()
    programme: str = ""
    organisation: str = ""
    month: datetime.date | None = None
    status: str = ""


def standing(period: ledger_rules.PeriodFacts) -> Standing:
    """Tell where a month stands and what prevents its next step."""
    runs = payouts.runs(period.id)
    if period.status == "closed":
        return Standing("closed", runs, "", ())
    status = least_advanced(runs)
    return Standing(status, runs, next_deed(status), tuple(_obstacles(period.id, runs)))


def least_advanced(runs: Iterable[payouts.Run]) -> str:
    """Name the state of the run that lags behind; a month without a run is still a draft."""
    return min((run.status for run in runs), key=rules.STATUSES.index, default="draft")


def next_deed(status: str) -> str:
    """Name the deed that moves a month on."""
    return "" if status == "closed" else rules.NEXT_DEED.get(status, "freeze")


def months(
    filters: Filters, *, after: tuple[datetime.date, str, str] | None = None, limit: int = 50
) -> tuple[MonthLine, ...]:
    """Give a page of the months in sight, the latest first; `after` is month, office and programme of the last seen."""
    after_month, after_organisation, after_programme = after or (None, "", "")
    told = {
        "statuses": list(rules.STATUSES),
        **dataclasses.asdict(filters),
        "programmes": sorted(filters.programmes),
        "after_month": after_month,
        "after_organisation": after_organisation,
        "after_programme": after_programme,
        "limit": limit,
    }
    return tuple(MonthLine(*row) for row in _rows("months", told))


def choices() -> dict[str, tuple[tuple[str, str], ...]]:
    """List what one may choose a month by: `office` and `month`, each as (code, name)."""
    found = _rows("month_places", {})
    return {
        wanted: tuple((code, name) for kind, code, name in found if kind == wanted) for wanted in ("office", "month")
    }


def _obstacles(period_id: int, runs: tuple[payouts.Run, ...]) -> Iterable[Obstacle]:
    """Name what keeps the runs from their next step."""
    statuses = {run.status for run in runs}
    if "frozen" not in statuses:
        unready = rosters.unready_rows(period_id)
        if unready:
            yield Obstacle("E-MONTH-ROWS-REFUSED", {"count": len(unready)})
    if statuses <= {"frozen", "submitted"}:
        blocking = rosters.blocking(period_id)
        if blocking:
            codes = ", ".join(sorted({finding.code for finding in blocking}))
            yield Obstacle("E-MONTH-BLOCKED", {"count": len(blocking), "codes": codes})
    if "approved" in statuses:
        for gap in payouts.gaps(period_id):
            if gap.missing_vnd:
                yield Obstacle(
                    "E-MONTH-UNFUNDED",
                    {
                        "run": gap.number,
                        "source": gap.source_code,
                        "provider": gap.provider_code,
                        "missing_vnd": gap.missing_vnd,
                    },
                )
    if statuses == {"released"}:
        for each in settlement.prevents(period_id):
            yield Obstacle(each.code, {"count": each.count, "amount_vnd": each.amount_vnd})


def _rows(statement: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("oversight", statement), told)
        return list(cursor.fetchall())
