"""What the pages show of a settlement: who has signed what, who is unpaid by name, what a closing came to."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from chitra.kernel import sql
from chitra.settlement import forms, rules

PAGE = 50


@dataclasses.dataclass(frozen=True, slots=True)
class Signature:
    """A signature that stands: for the office or the provider, under which figures."""

    provider_code: str
    provider_name: str
    side: str
    full_name: str
    title: str
    content_hash: str
    at: datetime.datetime


@dataclasses.dataclass(frozen=True, slots=True)
class UnpaidByName:
    """Somebody who did not receive their money, and why. `is_funded`: the provider holds it."""

    payment_id: int
    commune: str
    person_name: str
    person_cccd: str
    category: str
    channel: str
    provider_code: str
    amount_vnd: int
    is_funded: bool
    reason: str
    months: int

    @property
    def why(self) -> str:
        return forms.reason_text(self.reason)


@dataclasses.dataclass(frozen=True, slots=True)
class UnpaidSum:
    """How many did not receive their money for one reason, and how much."""

    why: str
    is_funded: bool
    count: int
    amount_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class Closing:
    """What a closed month came to, and the head of its journal at that moment."""

    payment_count: int
    paid_vnd: int
    carried_vnd: int
    refunded_vnd: int
    audit_seq: int
    audit_hash: str
    at: datetime.datetime
    by: str
    full_name: str
    title: str


def signatures(period_id: int) -> tuple[Signature, ...]:
    """List who has signed the figures of a month; withdrawn signatures are not among them."""
    return tuple(Signature(*row) for row in _rows("signatures", {"period_id": period_id}))


def seen_hash(minutes: Iterable[rules.Minutes], unpaid: Iterable[rules.Unpaid]) -> str:
    """Hash the figures that a signer is shown, as `operations.settle` takes them back."""
    return rules.content_hash(minutes, unpaid)


def settled_figures(period_id: int) -> tuple[rules.Minutes, ...]:
    """Read the figures of a settled month; nothing before that."""
    return tuple(rules.Minutes(*row) for row in _rows("settled_figures", {"period_id": period_id}))


def unpaid_sums(unpaid: Iterable[rules.Unpaid]) -> tuple[UnpaidSum, ...]:
    """Add the unpaid up by reason, those whose money the provider holds first."""
    sums: dict[tuple[bool, str], tuple[int, int]] = {}
    for each in unpaid:
        key = (not each.is_funded, forms.reason_text(each.reason))
        count, amount_vnd = sums.get(key, (0, 0))
        sums[key] = (count + 1, amount_vnd + each.amount_vnd)
    return tuple(UnpaidSum(why, not lacks, *sums[lacks, why]) for lacks, why in sorted(sums))


def unpaid_by_name(
    period_id: int, *, is_settled: bool, provider_code: str = "", after: int = 0, limit: int = PAGE
) -> tuple[UnpaidByName, ...]:
    """Give a page of those who are unpaid; `after` is the payment's id of the last one seen."""
    told = {"period_id": period_id, "provider_code": provider_code, "after": after, "limit": limit}
    return tuple(UnpaidByName(*row) for row in _rows("carried_names" if is_settled else "unpaid_names", told))


def closing(period_id: int) -> Closing | None:
    """Read what a closed month came to."""
    found = _rows("closing", {"period_id": period_id})
    return Closing(*found[0]) if found else None


def _rows(statement: str, told: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("settlement", statement), dict(told))
        return list(cursor.fetchall())
