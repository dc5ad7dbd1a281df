"""What the pages show of batches: their files, who fetched them, and what became of each order."""

import dataclasses
import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django.db import connection

from chitra.delivery import rules
from chitra.kernel import errors, sql

PAGE = 50
_LAST = 2**63 - 1


class BatchUnknown(errors.BadInput):
    """The provider has no such batch, or it lies outside the territory."""


@dataclasses.dataclass(frozen=True, slots=True)
class ShownBatch:
    """A batch with its place, its files and what is still unanswered of it."""

    id: int
    organisation_id: int
    organisation_code: str
    organisation_name: str
    programme_code: str
    period_id: int
    month: datetime.date
    period_status: str
    provider_code: str
    provider_name: str
    channel: str
    attempt: int
    message_id: str
    count: int
    total_vnd: int
    ordered_at: datetime.datetime
    file_count: int
    made_at: datetime.datetime | None
    handed_at: datetime.datetime | None
    handed_by: str
    unanswered: int
    unanswered_vnd: int

    @property
    def status(self) -> str:
        """Say in one word how far it is: ordered, made, handed, answered."""
        if not self.unanswered:
            return "answered"
        if self.handed_at:
            return "handed"
        return "made" if self.file_count else "ordered"


@dataclasses.dataclass(frozen=True, slots=True)
class ShownFile:
    """A recorded file of a batch, and who fetched it first."""

    id: int
    format: rules.FileFormat
    file_name: str
    sha256: str
    count: int
    total_vnd: int
    at: datetime.datetime
    by: str
    handed_at: datetime.datetime | None
    handed_by: str
    handed_times: int


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """One order of a batch and where it stands; `evidence_id` is the line of an answer that said so."""

    id: int
    reference: str
    unit_name: str
    person_name: str
    payee_name: str
    payee_bin: str
    payee_account: str
    amount_vnd: int
    standing: str
    reason: str
    booked_on: datetime.date | None
    evidence_id: int | None


def batches(
    *,
    provider_codes: Collection[str] = (),
    programmes: Collection[str] = (),
    month: datetime.date | None = None,
    organisation_code: str = "",
    before: int | None = None,
    limit: int = PAGE,
) -> tuple[ShownBatch, ...]:
    """Give a page of the batches in sight, the latest first; no provider or programme named means every one."""
    told = {
        "provider_codes": list(provider_codes),
        "programmes": list(programmes),
        "month": month,
        "organisation_code": organisation_code,
        "batch_id": None,
        "before": before or _LAST,
        "limit": limit,
    }
    return tuple(ShownBatch(*row) for row in _rows("batches", told))


def batch(batch_id: int, *, provider_code: str) -> ShownBatch:
    """Find a batch of a provider.

    :raises BatchUnknown:
    """
    told = {
        "provider_codes": [provider_code],
        "programmes": [],
        "month": None,
        "organisation_code": "",
        "batch_id": batch_id,
        "before": _LAST,
        "limit": 1,
    }
    found = _rows("batches", told)
    if not found:
        raise BatchUnknown("E-PAY-BATCH-UNKNOWN", batch=batch_id, provider=provider_code)
    return ShownBatch(*found[0])


def files(batch_id: int) -> tuple[ShownFile, ...]:
    """List what was prepared of a batch, the latest first."""
    return tuple(ShownFile(*row) for row in _rows("files_of_batch", {"batch_id": batch_id}))


def sources(batch_id: int) -> tuple[tuple[str, int], ...]:
    """Add a batch up by funding source: (code, đồng)."""
    return tuple((code, amount_vnd) for code, _, amount_vnd in _rows("batch_by_source", {"batch_id": batch_id}))


def standings(batch_id: int) -> dict[str, tuple[int, int]]:
    """Count a batch's orders by where each stands: (count, đồng)."""
    rows = _rows("standings_of_batch", {"batch_id": batch_id})
    return {standing: (count, amount_vnd) for standing, count, amount_vnd in rows}


def orders(batch_id: int, *, standing: str = "", after: int = 0, limit: int = PAGE) -> tuple[Order, ...]:
    """Give a page of a batch's orders by reference; `after` is the id of the last one seen."""
    told = {"batch_id": batch_id, "standing": standing, "after": after, "limit": limit}
    return tuple(Order(*row) for row in _rows("orders_of_batch", told))


def _rows(statement: str, told: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("delivery", statement), dict(told))
        return list(cursor.fetchall())
