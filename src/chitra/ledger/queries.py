"""Questions about periods and balances."""

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import connection

from chitra.kernel import sql
from chitra.ledger import rules


def period(*, organisation_code: str, programme_code: str, month: datetime.date) -> rules.PeriodFacts | None:
    """Find a period; nothing if it has not been opened, or lies outside the territory."""
    parameters: dict[str, Any] = {
        "organisation_code": organisation_code,
        "programme_code": programme_code,
        "month": month,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("ledger", "period"), parameters)
        found = cursor.fetchone()
    return rules.PeriodFacts(*found) if found else None


def periods(ids: Iterable[int]) -> dict[int, rules.PeriodFacts]:
    """Find periods by their ids, those within the territory."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("ledger", "periods_numbered"), {"ids": sorted(set(ids))})
        found = [rules.PeriodFacts(*row) for row in cursor.fetchall()]
    return {each.id: each for each in found}


def accounts(period_id: int) -> tuple[rules.Balance, ...]:
    """List the accounts of a period on which something stands, by source, provider and kind."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("ledger", "balances"), {"period_id": period_id})
        return tuple(rules.Balance(*row) for row in cursor.fetchall())


def balances(period_id: int) -> dict[str, int]:
    """Sum a period's accounts by kind, each on its own side (never below zero); every kind is named."""
    sums = Counter[str]()
    for balance in accounts(period_id):
        sums[balance.kind] += balance.amount_vnd
    return {kind: sums[kind] for kind in rules.KINDS}
