"""Handing a form out as Excel: what leaves the office with figures and names is written into its journal."""

import dataclasses
import datetime
import hashlib
import io

from django.db import transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.kernel import errors
from chitra.ledger import queries as ledger
from chitra.programmes import queries as programmes
from chitra.settlement import forms, workbook
from chitra.territory import queries as territory


class NotSettled(errors.StateForbids):
    """The month has no settled figures yet."""


@dataclasses.dataclass(frozen=True, slots=True)
class Printed:
    """A form as a workbook."""

    file_name: str
    data: bytes


def print_form(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    name: str,
    deed: str = "report",
    by: str,
    at: datetime.datetime,
) -> Printed:
    """Write one form of a settled month; an officer of a provider gets the part that is the provider's own.

    `deed` is what the officer must be allowed to: forms with names ask for more than `report`.

    :raises NotSettled: before both sides have signed.
    """
    office = territory.organisation(organisation_code)
    with transaction.atomic():
        actor = access.enter(
            by=by,
            deed=deed,
            organisation_id=office.id,
            lineage=territory.lineage(organisation_code, on=at.date()),
            programme=programme,
            on=at.date(),
        )
        period = ledger.period(organisation_code=organisation_code, programme_code=programme, month=month)
        if period is None or period.is_open:
            raise NotSettled(
                "E-REPORT-NOT-SETTLED",
                org=organisation_code,
                programme=programme,
                period=f"{month:%m/%Y}",
                name=name,
            )
        heading = forms.Heading(office.name, programmes.programme_name(programme), month, at.date())
        table = forms.table(name, period.id, provider_code=actor.provider_code)
        target = io.BytesIO()
        workbook.write(target, table, heading)
        data = target.getvalue()
        audit.record(
            chain=organisation_code,
            at=at,
            by=by,
            deed="report",
            object_kind="period",
            object_id=period.id,
            facts={
                "form": name,
                "rows": len(table.rows),
                "provider": actor.provider_code,
                "sha256": hashlib.sha256(data).hexdigest(),
            },
        )
    return Printed(f"{name}-{organisation_code}-{programme}-{month:%Y-%m}.xlsx", data)
