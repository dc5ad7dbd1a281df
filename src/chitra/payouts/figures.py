"""What an approver looks at: a run's figures by part, its signatures, its riskiest payments, and lots drawn."""

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Any

from django.db import connection

from chitra.kernel import sql


@dataclasses.dataclass(frozen=True, slots=True)
class RunFigures:
    """What a run signs (`due`), keeps back and has signed out."""

    id: int
    number: int
    status: str
    planned_pay_date: datetime.date
    frozen_at: datetime.datetime
    frozen_by: str
    due_count: int
    due_vnd: int
    held_count: int
    held_vnd: int
    excluded_count: int
    excluded_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class Share:
    """A part of what a run pays. `dimension` is group, commune, channel or kind."""

    dimension: str
    key: str
    people_count: int
    payment_count: int
    amount_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class SignedStage:
    """A signature under a run's numbers; one that was revoked says when."""

    stage: str
    full_name: str
    title: str
    username: str
    at: datetime.datetime
    payment_count: int
    total_vnd: int
    content_hash: str
    reason: str
    revoked_at: datetime.datetime | None


@dataclasses.dataclass(frozen=True, slots=True)
class LookedAt:
    """A payment that an approver is shown by name, and why. `before_vnd` is the regular money of the month before."""

    id: int
    person_name: str
    unit_code: str
    category_code: str
    kind: str
    amount_vnd: int
    before_vnd: int | None
    payee_relation: str
    payee_account: str
    before_account: str
    reasons: tuple[str, ...]


def run_figures(period_id: int) -> tuple[RunFigures, ...]:
    """Count what each run of a period signs, holds and has excluded."""
    return tuple(RunFigures(*row) for row in _rows("run_figures", {"period_id": period_id}))


def run_shares(run_id: int) -> dict[str, tuple[Share, ...]]:
    """Divide what a run pays by each dimension."""
    shares = tuple(Share(*row) for row in _rows("run_shares", {"run_id": run_id}))
    names = ("group", "commune", "channel", "kind")
    return {name: tuple(share for share in shares if share.dimension == name) for name in names}


def run_signatures(run_id: int) -> tuple[SignedStage, ...]:
    """List who signed a run, in the order of signing, also what was revoked."""
    return tuple(SignedStage(*row) for row in _rows("run_signatures", {"run_id": run_id}))


def risky_payments(run_id: int, *, limit: int = 10) -> tuple[LookedAt, ...]:
    """Find the payments that an approver should look at first."""
    return _looked_at("risky_payments", {"run_id": run_id, "limit": limit})


def drawn_payments(run_id: int, *, seed: str, limit: int = 10) -> tuple[LookedAt, ...]:
    """Draw lots among a run's payments; the same seed draws the same ones."""
    return _looked_at("drawn_payments", {"run_id": run_id, "seed": seed, "limit": limit})


def lifted_waiting(period_id: int) -> tuple[int, int]:
    """Count what was lifted and waits for a supplementary run: how many, how much."""
    ((count, amount_vnd),) = _rows("lifted_waiting", {"period_id": period_id})
    return count, amount_vnd


def _looked_at(statement: str, told: dict[str, Any]) -> tuple[LookedAt, ...]:
    return tuple(_payment(row) for row in _rows(statement, told))


def _payment(row: tuple[Any, ...]) -> LookedAt:
    facts: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    return LookedAt(*facts)


def _rows(statement: str, told: dict[str, Any]) -> Sequence[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("payouts", statement), told)
        return list(cursor.fetchall())
