"""What a month came to, who is unpaid and why, and what still prevents settling it."""

import dataclasses
from typing import Any

from django.db import connection

from chitra.kernel import sql
from chitra.settlement import forms, reading, rules, workbook

FORM_NAMES = forms.NAMES
NAMING_FORMS = forms.NAMING
Form = forms.Table
Column = forms.Column
Heading = forms.Heading
form = forms.table
write_form = workbook.write
reason_text = forms.reason_text
rejection_text = forms.rejection_text
Minutes = rules.Minutes
Unpaid = rules.Unpaid
PAGE = reading.PAGE
Closing = reading.Closing
Signature = reading.Signature
UnpaidByName = reading.UnpaidByName
UnpaidSum = reading.UnpaidSum
closing = reading.closing
seen_hash = reading.seen_hash
settled_figures = reading.settled_figures
signatures = reading.signatures
unpaid_by_name = reading.unpaid_by_name
unpaid_sums = reading.unpaid_sums


@dataclasses.dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that prevents a settlement: its code, how many, how much (0 where money is not the point)."""

    code: str
    count: int
    amount_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class OpenAccount:
    """An account of a month that still holds money no one has received."""

    source_code: str
    provider_code: str
    kind: str
    balance_vnd: int


def minutes(period_id: int) -> tuple[rules.Minutes, ...]:
    """Draw up the figures of a month: one row a provider × funding source."""
    return tuple(rules.Minutes(*row) for row in _rows("minutes", period_id))


def unpaid(period_id: int) -> tuple[rules.Unpaid, ...]:
    """Name every payment that did not reach its person."""
    return tuple(rules.Unpaid(*row) for row in _rows("unpaid", period_id))


def prevents(period_id: int) -> tuple[Obstacle, ...]:
    """Name what keeps the month from being settled; nothing means that both sides can sign."""
    return tuple(Obstacle(*row) for row in _rows("prevents", period_id))


def provider_codes(period_id: int) -> tuple[str, ...]:
    """List the providers that hold or held money of the month."""
    return tuple(code for (code,) in _rows("providers_of_period", period_id))


def open_accounts(period_id: int) -> tuple[OpenAccount, ...]:
    """List what is neither paid nor refunded nor carried yet."""
    return tuple(OpenAccount(*row) for row in _rows("open_accounts", period_id))


def closing_facts(period_id: int) -> dict[str, int]:
    """Sum up a settled month for its closing: payments, paid, carried, refunded."""
    (row,) = _rows("closing_facts", period_id)
    return dict(zip(("payment_count", "paid_vnd", "carried_vnd", "refunded_vnd"), row, strict=True))


def carried_by_code(period_id: int) -> tuple[tuple[str, int], ...]:
    """List what is carried out of a month by the code that lists know each person by: (code, đồng)."""
    return tuple((str(code), int(amount_vnd)) for code, amount_vnd in _rows("carried_by_code", period_id))


def _rows(statement: str, period_id: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("settlement", statement), {"period_id": period_id})
        return list(cursor.fetchall())
