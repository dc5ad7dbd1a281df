"""Deeds about the law: an officer enters a new decree."""

import dataclasses
import datetime
from typing import Any

from django.db import connection, transaction

from chitra.audit import operations as audit
from chitra.audit import rules as audit_rules
from chitra.kernel import errors, sql
from chitra.programmes import models


class CategoryUnknown(errors.BadInput):
    """No category has this code."""


class SourceMissing(errors.BadInput):
    """A rate without a source document is hearsay."""


class RateOverlaps(errors.StateForbids):
    """A rate that begins on the same day or later is stored already."""


class DatesReversed(errors.BadInput):
    """The rate would end before it begins."""


@dataclasses.dataclass(frozen=True, slots=True)
class NewRate:
    """A rate as the decree states it. `applies_until` is exclusive; amounts are whole đồng."""

    category_code: str
    amount_vnd: int | None
    applies_from: datetime.date
    in_force_from: datetime.date
    legal_basis: str
    source_document: str
    applies_until: datetime.date | None = None
    coefficient_milli: int | None = None
    standard_vnd: int | None = None
    unit: str = "đồng/tháng"


def enter_rate(*, rate: NewRate, by: str, at: datetime.datetime) -> int:
    """Enter a new rate and end the one before it; give the new rate's id.

    :raises CategoryUnknown:
    :raises SourceMissing:
    :raises DatesReversed:
    :raises RateOverlaps: when a rate begins on the same day or later: the law is entered in its order.
    """
    if not rate.legal_basis.strip() or not rate.source_document.strip():
        raise SourceMissing("E-RATE-SOURCE", category=rate.category_code)
    if rate.applies_until is not None and rate.applies_until <= rate.applies_from:
        raise DatesReversed("E-RATE-DATES", category=rate.category_code, value=rate.applies_until)
    with transaction.atomic(), connection.cursor() as cursor:
        _lock_category(rate.category_code)
        later = models.Rate.objects.filter(category__code=rate.category_code, applies_from__gte=rate.applies_from)
        if later.exists():
            raise RateOverlaps("E-RATE-OVERLAPS", category=rate.category_code, value=rate.applies_from)
        parameters: dict[str, Any] = {**dataclasses.asdict(rate), "by": by, "at": at}
        cursor.execute(sql.statement("programmes", "close_former_rate"), parameters)
        cursor.execute(sql.statement("programmes", "insert_rate"), parameters)
        rate_id = int(cursor.fetchone()[0])
        audit.record(
            chain=audit_rules.SYSTEM_CHAIN,
            at=at,
            by=by,
            deed="rate",
            object_kind="rate",
            object_id=rate_id,
            facts=dataclasses.asdict(rate),
        )
    return rate_id


def _lock_category(code: str) -> None:
    """Let one officer at a time change a category's rates."""
    if models.Category.objects.select_for_update().filter(code=code).first() is None:
        raise CategoryUnknown("E-CATEGORY-UNKNOWN", value=code)
