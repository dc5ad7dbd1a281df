"""Which payments stand where: the rows behind a month's figures, and what may be ordered once more."""

import dataclasses
import datetime
from typing import Any

from django.db import connection

from chitra.kernel import sql, text

STATUSES = ("due", "held", "excluded", "released", "instructed", "paid", "rejected", "returned", "unclaimed", "carried")


@dataclasses.dataclass(frozen=True, slots=True)
class Filters:
    """Which payments of a period are asked for; what is empty fits all. Commune `-` is a commune that nobody knows."""

    run_number: int = 0
    status: str = ""
    commune: str = ""
    channel: str = ""
    kind: str = ""
    group: str = ""
    words: str = ""
    ids: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Payment:
    """A payment, where it stands and why."""

    id: int
    run_number: int
    person_id: int
    person_name: str
    person_cccd: str
    unit_code: str
    hamlet: str
    category_code: str
    kind: str
    months: tuple[datetime.date, ...]
    amount_vnd: int
    channel: str
    provider_code: str
    payee_name: str
    payee_relation: str
    payee_account: str
    status: str
    reasons: tuple[str, ...]
    reference: str
    outcome: str


@dataclasses.dataclass(frozen=True, slots=True)
class Payments:
    """A page of payments, and what all that fit come to."""

    count: int
    amount_vnd: int
    page: tuple[Payment, ...]
    next_after: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class CameBack:
    """An instruction that was finally rejected or came back, and that nobody has ordered again."""

    reference: str
    person_name: str
    unit_code: str
    amount_vnd: int
    channel: str
    provider_code: str
    standing: str
    reason: str
    booked_on: datetime.date
    attempt: int


def payments(period_id: int, filters: Filters, *, after: int = 0, limit: int = 50) -> Payments:
    """Give a page of a period's payments that fit; `after` is the id of the last one seen."""
    words = filters.words.strip()
    told: dict[str, Any] = {
        **dataclasses.asdict(filters),
        "words": words,
        "ids": list(filters.ids),
        "name": text.match_name(words),
        "period_id": period_id,
        "after": after,
        "limit": limit + 1,
    }
    found = _rows("payments", told)
    count, amount_vnd = found[0][:2]
    page = tuple(_payment(row[2:]) for row in found if row[2] is not None)
    return Payments(count, amount_vnd, page[:limit], page[limit - 1].id if len(page) > limit else None)


def came_back(period_id: int) -> tuple[CameBack, ...]:
    """List what may be ordered once more, by commune and name."""
    return tuple(CameBack(*row) for row in _rows("reissuable", {"period_id": period_id}))


def _payment(row: tuple[Any, ...]) -> Payment:
    facts: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    return Payment(*facts)


def _rows(statement: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("delivery", statement), told)
        return list(cursor.fetchall())
