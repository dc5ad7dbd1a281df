"""Deeds about the law: an officer enters a new decree."""

import dataclasses
import datetime
from typing import Any

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.audit import rules as audit_rules
from chitra.kernel import errors, sql
from chitra.programmes import models, rules


class CategoryUnknown(errors.BadInput):
    """No category has this code."""


class SourceMissing(errors.BadInput):
    """A rate without a source document is hearsay."""


class RateOverlaps(errors.StateForbids):
    """A rate that begins on the same day or later is stored already."""


class SettingUnknown(errors.BadInput):
    """No setting has this key, or the value is outside what it may be."""


class SettingStands(errors.StateForbids):
    """A value that holds from the same day is stored already; corrections begin on a later day."""


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
    :raises chitra.access.operations.MandateMissing: `by` does not enter the law
    :raises RateOverlaps: when a rate begins on the same day or later: the law is entered in its order.
    """
    if not rate.legal_basis.strip() or not rate.source_document.strip():
        raise SourceMissing("E-RATE-SOURCE", category=rate.category_code)
    if rate.applies_until is not None and rate.applies_until <= rate.applies_from:
        raise DatesReversed("E-RATE-DATES", category=rate.category_code, value=rate.applies_until)
    with transaction.atomic(), connection.cursor() as cursor:
        programme_code = _lock_category(rate.category_code)
        access.admit(by=by, deed="enter_rate", on=at.date(), programme=programme_code)
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


def enter_setting(
    *, key: str, value: int, valid_from: datetime.date, source_document: str, by: str, at: datetime.datetime
) -> int:
    """Enter a figure that holds from a day on, with the text that fixes it; give its id.

    :raises SettingUnknown:
    :raises SourceMissing:
    :raises SettingStands:
    :raises chitra.access.operations.MandateMissing: `by` keeps no settings
    """
    known = rules.SETTINGS.get(key)
    if known is None or not known.lowest <= value <= known.highest:
        raise SettingUnknown(
            "E-SETTING-VALUE",
            key=key,
            value=value,
            lowest=known.lowest if known else "-",
            highest=known.highest if known else "-",
        )
    if not source_document.strip():
        raise SourceMissing("E-SETTING-SOURCE", key=key)
    parameters: dict[str, Any] = {
        "key": key,
        "value": value,
        "valid_from": valid_from,
        "source_document": source_document.strip(),
        "by": by,
        "at": at,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        access.admit(by=by, deed="setting", on=at.date())
        cursor.execute(sql.statement("programmes", "insert_setting"), parameters)
        stored = cursor.fetchone()
        if stored is None:
            raise SettingStands("E-SETTING-STANDS", key=key, value=valid_from)
        audit.record(
            chain=audit_rules.SYSTEM_CHAIN,
            at=at,
            by=by,
            deed="setting",
            object_kind="setting",
            object_id=key,
            facts={"value": value, "valid_from": valid_from, "source_document": source_document.strip()},
        )
    return int(stored[0])


def _lock_category(code: str) -> str:
    """Let one officer at a time change a category's rates; name its programme."""
    found = models.Category.objects.select_for_update().filter(code=code).values_list("programme_id", flat=True).first()
    if found is None:
        raise CategoryUnknown("E-CATEGORY-UNKNOWN", value=code)
    return str(found)
