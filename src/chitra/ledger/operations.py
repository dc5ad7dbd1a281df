"""Opening, locking and closing periods, and the one way in which money moves."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, connection, connections, transaction

from chitra.kernel import errors, sql
from chitra.ledger import rules

Movement = rules.Movement
PeriodFacts = rules.PeriodFacts


class UnknownPeriod(errors.StateForbids):
    """No list was imported for that organisation, programme and month."""


class PeriodClosed(errors.StateForbids):
    """The period is closed: nothing that carries its id can be written."""


class BalanceTooLow(errors.StateForbids):
    """An account would hold less than nothing."""


def open_period(
    *, organisation_id: int, organisation_code: str, programme_code: str, month: datetime.date, at: datetime.datetime
) -> int:
    """Find the period, or open it; two at once open one."""
    parameters: dict[str, Any] = {
        "organisation_id": organisation_id,
        "organisation_code": organisation_code,
        "programme_code": programme_code,
        "month": month,
        "at": at,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("ledger", "open_period"), parameters)
        return int(cursor.fetchone()[0])


def lock_period(*, organisation_code: str, programme_code: str, month: datetime.date) -> rules.PeriodFacts:
    """Lock a period until the transaction ends, so that deeds on it come one after the other.

    :raises UnknownPeriod: it has not been opened, or lies outside the territory
    """
    assert connection.in_atomic_block, "a lock lasts as long as its transaction"
    parameters: dict[str, Any] = {
        "organisation_code": organisation_code,
        "programme_code": programme_code,
        "month": month,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("ledger", "lock_period"), parameters)
        found = cursor.fetchone()
    if found is None:
        raise UnknownPeriod("E-LEDGER-NO-PERIOD", **_named(organisation_code, programme_code, month))
    return rules.PeriodFacts(*found)


def lock_open_period(*, organisation_code: str, programme_code: str, month: datetime.date) -> rules.PeriodFacts:
    """Lock a period in which money may still move.

    :raises UnknownPeriod: as `lock_period`
    :raises PeriodClosed: it is settled or closed
    """
    facts = lock_period(organisation_code=organisation_code, programme_code=programme_code, month=month)
    if not facts.is_open:
        code = "E-LEDGER-CLOSED" if facts.status == "closed" else "E-LEDGER-SETTLED"
        raise PeriodClosed(code, **_named(organisation_code, programme_code, month))
    return facts


def settle_period(*, period_id: int) -> None:
    """Note that both sides have signed: from here on no deed begins in the period but the one that closes it.

    :raises PeriodClosed: it is settled or closed already, or lies outside the territory
    """
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("ledger", "settle_period"), {"period_id": period_id})
        if cursor.fetchone() is None:
            raise PeriodClosed("E-LEDGER-CLOSED", period_id=period_id)


def close_period(*, period_id: int, by: str, at: datetime.datetime) -> None:
    """Close a period for good; the last write of the deed that closes it, for none is possible afterwards.

    :raises PeriodClosed: it is closed already, or lies outside the territory
    """
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("ledger", "close_period"), {"period_id": period_id, "at": at, "by": by})
        if cursor.fetchone() is None:
            raise PeriodClosed("E-LEDGER-CLOSED", period_id=period_id)


def post(
    *,
    period_id: int,
    deed: str,
    object_kind: str,
    object_id: int,
    by: str,
    at: datetime.datetime,
    movements: Sequence[rules.Movement],
) -> int | None:
    """Move money in one journal and return its id; nothing moves when every amount is 0.

    :raises BalanceTooLow: an account would leave its side
    :raises PeriodClosed: the period is closed
    """
    assert connection.in_atomic_block, "money moves in the transaction of its deed"
    parameters: dict[str, Any] = {
        "period_id": period_id,
        "deed": deed,
        "object_kind": object_kind,
        "object_id": object_id,
        "at": at,
        "by": by,
        "sources": [movement.source_code for movement in movements],
        "providers": [movement.provider_code for movement in movements],
        "credits": [movement.credit_kind for movement in movements],
        "debits": [movement.debit_kind for movement in movements],
        "amounts": [movement.amount_vnd for movement in movements],
    }
    # A savepoint, so that the deed around a refused movement may still go on.
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql.statement("ledger", "post"), parameters)
            journal_id: int | None = cursor.fetchone()[0]
            return journal_id
    except IntegrityError as broken:
        raise _refusal(broken, period_id, movements) from broken


def guard(*, using: str = "owner") -> None:
    """Guard closed periods and written rows; called as the owner, after all migrations, as often as one likes."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(sql.statement("ledger", "guard"), {"tables": list(rules.INSERT_ONLY_TABLES)})
        for table, columns in rules.REVISABLE_COLUMNS.items():
            cursor.execute(sql.statement("ledger", "guard_columns"), {"table": table, "columns": list(columns)})


def _named(organisation_code: str, programme_code: str, month: datetime.date) -> dict[str, str]:
    return {"org": organisation_code, "programme": programme_code, "period": f"{month:%m/%Y}"}


def _refusal(broken: IntegrityError, period_id: int, movements: Sequence[rules.Movement]) -> Exception:
    """Translate the constraint that broke; one that names nothing we know is a defect and stays what it was."""
    constraint = getattr(getattr(broken.__cause__, "diag", None), "constraint_name", None)
    total_vnd = sum(movement.amount_vnd for movement in movements)
    if constraint == "ledger_account_keeps_its_side":
        kinds = ", ".join(sorted({f"{movement.credit_kind} → {movement.debit_kind}" for movement in movements}))
        return BalanceTooLow("E-LEDGER-BALANCE", period_id=period_id, movements=kinds, amount_vnd=total_vnd)
    if constraint == "ledger_period_is_open":
        return PeriodClosed("E-LEDGER-CLOSED", period_id=period_id)
    return broken
