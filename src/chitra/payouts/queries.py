"""Questions about runs: where they stand, what they sign, what is held, what money they wait for."""

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Any

from django.db import connection

from chitra.kernel import sql
from chitra.payouts import figures, persons

RunFigures = figures.RunFigures
Share = figures.Share
SignedStage = figures.SignedStage
LookedAt = figures.LookedAt
run_figures = figures.run_figures
run_shares = figures.run_shares
run_signatures = figures.run_signatures
risky_payments = figures.risky_payments
drawn_payments = figures.drawn_payments
lifted_waiting = figures.lifted_waiting

Kept = persons.Kept
holds_of_person = persons.holds_of_person


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """One paying of a period."""

    id: int
    number: int
    status: str
    planned_pay_date: datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class Content:
    """What an approval signs: how many payments, how much, and the hash of what each of them says."""

    payment_count: int
    total_vnd: int
    content_hash: str


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """What an approved run needs of one source from one provider, and how much of it has not arrived."""

    run_id: int
    number: int
    status: str
    source_code: str
    provider_code: str
    needed_vnd: int
    missing_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class Note:
    """What an officer remarked about a person in a month."""

    person_id: int
    text: str
    at: datetime.datetime
    full_name: str


@dataclasses.dataclass(frozen=True, slots=True)
class HeldPayment:
    """A payment that is kept back or signed out, by name, and why."""

    id: int
    run_number: int
    person_name: str
    unit_code: str
    kind: str
    amount_vnd: int
    is_excluded: bool
    reasons: str


def runs(period_id: int) -> tuple[Run, ...]:
    """List a period's runs by number."""
    return tuple(Run(*row) for row in _rows("runs", {"period_id": period_id}))


def content(run_id: int) -> Content:
    """Add up what a run's approval signs, as it is now."""
    return Content(*_rows("content", {"run_id": run_id})[0])


def signed_content(run_id: int, stage: str) -> Content:
    """Recall what was signed at a stage that the run has passed."""
    return Content(*_rows("signed_content", {"run_id": run_id, "stage": stage})[0])


def gaps(period_id: int) -> tuple[Gap, ...]:
    """Compare what approved and funded runs need with the money that has arrived, earlier runs first."""
    return tuple(Gap(*row) for row in _rows("funding_gaps", {"period_id": period_id}))


def held_payments(period_id: int, *, after: int = 0, limit: int = 50) -> tuple[HeldPayment, ...]:
    """Give a page of a period's held and excluded payments; `after` is the id of the last one seen."""
    told = {"period_id": period_id, "after": after, "limit": limit}
    return tuple(HeldPayment(*row) for row in _rows("held_payments", told))


def notes(period_id: int, person_ids: Sequence[int]) -> tuple[Note, ...]:
    """List what officers remarked about these persons in a period, the first first."""
    return tuple(Note(*row) for row in _rows("notes", {"period_id": period_id, "person_ids": list(person_ids)}))


def _rows(statement: str, told: dict[str, Any]) -> Sequence[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("payouts", statement), told)
        return list(cursor.fetchall())
