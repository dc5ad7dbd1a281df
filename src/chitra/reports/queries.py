"""What districts' months came to: where each stands, who is paid how, by commune and group, and over months."""

import dataclasses
import datetime
from collections.abc import Iterable
from typing import Any, Literal, TypeAlias

from django.db import connection

from chitra.kernel import sql
from chitra.reports import rules, workbook

Level = Literal["all", "commune", "group"]
Sheet: TypeAlias = workbook.Sheet
Column: TypeAlias = workbook.Column


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """Where one office's month of one programme stands: its slowest run decides."""

    organisation_code: str
    organisation_name: str
    programme_code: str
    state: str
    run_count: int
    closed_on: datetime.date | None


@dataclasses.dataclass(frozen=True, slots=True)
class Figures:
    """Counted figures of a scope: `key` and `name` say of what. People are summed over offices and programmes."""

    key: str
    name: str
    organisation_code: str
    programme_code: str
    payment_count: int
    people: int
    account_people: int
    agent_people: int
    paid_people: int
    cashless_people: int
    cash_people: int
    home_people: int
    unpaid_people: int
    payable_vnd: int
    cashless_vnd: int
    agent_vnd: int
    cash_vnd: int
    home_vnd: int
    unpaid_vnd: int
    is_final: bool
    counted_at: datetime.datetime | None

    @property
    def paid_vnd(self) -> int:
        return self.cashless_vnd + self.cash_vnd + self.home_vnd

    @property
    def account_share(self) -> int | None:
        """Give the share of people with an account, in permille of those the month is to pay."""
        return rules.permille(self.account_people, self.people)

    @property
    def cashless_people_share(self) -> int | None:
        """Give the share of people paid through an account, in permille of the people paid."""
        return rules.permille(self.cashless_people, self.paid_people)

    @property
    def cashless_money_share(self) -> int | None:
        """Give the share of money paid through an account, in permille of the money paid."""
        return rules.permille(self.cashless_vnd, self.paid_vnd)


@dataclasses.dataclass(frozen=True, slots=True)
class MonthFigures:
    month: datetime.date
    figures: Figures


@dataclasses.dataclass(frozen=True, slots=True)
class PaidRow:
    """One payment behind a figure. `place`: account, cash, home, unpaid."""

    id: int
    person_name: str
    unit_name: str
    group_name: str
    kind: str
    channel: str
    payee_relation: str
    payee_account: str
    amount_vnd: int
    place: str
    reason: str
    booked_on: datetime.date | None


def months(*, limit: int = 24) -> tuple[datetime.date, ...]:
    """List the months for which any office of the entered territory has a period, the latest first."""
    return tuple(month for (month,) in _rows("months", {"limit": limit}))


def standings(*, month: datetime.date, programmes: Iterable[str] = ()) -> tuple[Standing, ...]:
    """Tell where every paying office of the entered territory stands in a month, whether it has begun or not."""
    told = {"month": month, "programmes": sorted(programmes)}
    return tuple(Standing(*row) for row in _rows("standings", told))


def figures(
    *,
    month: datetime.date,
    level: Level,
    organisation_code: str = "",
    programme_code: str = "",
    key: str | None = None,
    programmes: Iterable[str] = (),
) -> tuple[Figures, ...]:
    """Give the counted figures of a month, a row an office × programme × commune or group."""
    told = {
        "month": month,
        "level": level,
        "organisation_code": organisation_code,
        "programme_code": programme_code,
        "key": key,
        "programmes": sorted(programmes),
    }
    return tuple(Figures(*row) for row in _rows("figures", told))


def trend(*, until: datetime.date, months: int = 12, programmes: Iterable[str] = ()) -> tuple[MonthFigures, ...]:
    """Sum the figures of the last months, the earliest first."""
    told = {"until": until, "months": months, "programmes": sorted(programmes)}
    return tuple(MonthFigures(row[0], Figures(*row[1:])) for row in _rows("trend", told))


def totalled(rows: Iterable[Figures], *, key: str = "", name: str = "", programme_code: str = "") -> Figures:
    """Sum figures of several offices; the last of them to be counted says as of when."""
    found = list(rows)
    fields = (field.name for field in dataclasses.fields(Figures)[4:19])
    sums = {name: sum(getattr(row, name) for row in found) for name in fields}
    counted = [row.counted_at for row in found if row.counted_at is not None]
    return Figures(
        key=key,
        name=name,
        organisation_code="",
        programme_code=programme_code,
        is_final=all(row.is_final for row in found),
        counted_at=min(counted, default=None),
        **sums,
    )


def rows_behind(
    *,
    period_id: int,
    unit_code: str | None = None,
    group: str = "",
    place: str = "",
    has_account: bool | None = None,
    after: int = 0,
    limit: int = 50,
) -> tuple[PaidRow, ...]:
    """Give a page of the payments behind a figure of one office's month; what is empty is not asked.

    `place`: account, cash, home, unpaid, or paid for the first three.
    """
    told = {
        "period_id": period_id,
        "unit_code": unit_code,
        "group": group,
        "place": place,
        "has_account": has_account,
        "after": after,
        "limit": limit,
    }
    return tuple(PaidRow(*row) for row in _rows("rows_behind", told))


def _rows(statement: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("reports", statement), told)
        return list(cursor.fetchall())
