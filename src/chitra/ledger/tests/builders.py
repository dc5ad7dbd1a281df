"""Periods and money, through the doors."""

import datetime

from chitra.ledger import operations, rules

AT = datetime.datetime(2023, 9, 5, 1, 30, tzinfo=datetime.UTC)
MONTH = datetime.date(2023, 9, 1)


def period(organisation_id=506, *, programme="btxh", month=MONTH):
    """Open a period of PL-<organisation_id>."""
    return operations.open_period(
        organisation_id=organisation_id,
        organisation_code=f"PL-{organisation_id}",
        programme_code=programme,
        month=month,
        at=AT,
    )


def post(period_id, *movements, deed="test"):
    """Post (credit, debit, amount), or (credit, debit, amount, source, provider)."""
    return operations.post(
        period_id=period_id,
        deed=deed,
        object_kind="period",
        object_id=period_id,
        by="lan",
        at=AT,
        movements=[movement(*each) for each in movements],
    )


def movement(credit, debit, amount_vnd, source="BTXH-DF", provider="VNPOST"):
    return rules.Movement(source, provider, credit, debit, amount_vnd)
