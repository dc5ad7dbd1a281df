"""Freezing a run: staged in the session's temporary tables, a fixed number of statements whatever the crowd."""

import dataclasses
import datetime
from typing import Any

from chitra.access import operations as access
from chitra.beneficiaries import operations as beneficiaries
from chitra.enrolment import operations as enrolment
from chitra.kernel import errors
from chitra.ledger import operations as ledger
from chitra.payouts import desk as desks
from chitra.payouts import queries, rules
from chitra.rosters import operations as rosters
from chitra.rosters import queries as lists

SHOWN = 10  # how many rows a refusal names before it only counts


class RowsRefused(errors.StateForbids):
    """A list has rows that could not be read and that nobody has excluded by name."""


class AlreadyFrozen(errors.StateForbids):
    """The period's last run is still being prepared."""


class NothingToFreeze(errors.StateForbids):
    """No list, lifted payment or carried money waits for a run."""


@dataclasses.dataclass(frozen=True, slots=True)
class Frozen:
    """A run as it was frozen."""

    run_id: int
    number: int
    planned_pay_date: datetime.date
    due_count: int
    due_vnd: int
    held_count: int
    held_vnd: int


def freeze(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    by: str,
    at: datetime.datetime,
    pay_date: datetime.date | None = None,
) -> Frozen:
    """Freeze the period's next run: the main one first, later supplementary ones with what has come up since.

    :raises RowsRefused: rows that could not be read are neither corrected nor excluded
    :raises AlreadyFrozen: the last run has not been submitted yet
    :raises NothingToFreeze:
    """
    with desks.opened(
        deed="freeze", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        _refuse_unready(desk)
        begun = _next_run(desk, pay_date or rules.usual_pay_date(month=month, today=at.date()))
        if begun is None:
            raise AlreadyFrozen("E-RUN-FROZEN", **desk.place)
        run, is_first_period = begun
        carry = dict(desks.rows("expected_carry", {"period_id": desk.period.id}))
        rosters.report_listed_deaths(period_id=desk.period.id, by=by, at=at)
        rosters.judge_period(period=desk.period, expected_carry=carry)
        told = _told(desk, run, is_first_period=is_first_period)
        if not _claims_staged(desk, told):
            raise NothingToFreeze("E-RUN-NOTHING", **desk.place)
        stored = _payments_stored(desk, told)
        carried_vnd = _carried_money_booked(desk, run, told)
        desks.execute("freeze_over", {})
        rosters.mark_frozen(period_id=desk.period.id, at=at)
        due_count, due_vnd, held_count, held_vnd = desks.rows("standing_of_run", {"run_id": run.id})[0]
        facts = {"count": stored.payment_count, "amount_vnd": stored.total_vnd, "events": stored.events}
        desks.record(desk, run, {**facts, "due_vnd": due_vnd, "held_vnd": held_vnd, "carried_in_vnd": carried_vnd})
        return Frozen(run.id, run.number, run.planned_pay_date, due_count, due_vnd, held_count, held_vnd)


def _refuse_unready(desk: desks.Desk) -> None:
    unready = lists.unready_rows(desk.period.id)
    if unready:
        first = unready[0]
        named = "; ".join(
            f"{row.file_name} {row.sheet} {row.row_number} {row.full_name}".strip() for row in unready[:SHOWN]
        )
        raise RowsRefused(
            "E-RUN-ROWS-REFUSED",
            **desk.place,
            count=len(unready),
            rows=named,
            file=first.file_name,
            sheet=first.sheet,
            row=first.row_number,
        )


@dataclasses.dataclass(frozen=True, slots=True)
class _Stored:
    """What was written: how many payments, how much, and the hash of their ids and amounts."""

    payment_count: int
    total_vnd: int
    events: str


def _told(desk: desks.Desk, run: queries.Run, *, is_first_period: bool) -> dict[str, Any]:
    """Gather what the statements of a freeze are told."""
    return {
        "run_id": run.id,
        "period_id": desk.period.id,
        "organisation_id": desk.period.organisation_id,
        "programme_code": desk.period.programme_code,
        "month": desk.period.month,
        "pay_date": run.planned_pay_date,
        "is_first_period": is_first_period,
        "arrears_months": rules.ARREARS_MONTHS,
        "at": desk.at,
        "by": desk.by,
    }


def _claims_staged(desk: desks.Desk, told: dict[str, Any]) -> int:
    """Stage what is to be paid: rows by component, lifted payments, money carried by name. Tell how many claims."""
    desks.execute("freeze_rows", told)
    desks.execute("measure_rows", {})
    enrolment.stage_offers()
    desks.execute("freeze_offers", told)
    enrolment.adopt_offers(programme_code=desk.period.programme_code, on=told["pay_date"], by=desk.by, at=desk.at)
    for statement in ("freeze_lawful", "freeze_sources", "freeze_claims", "freeze_lifted", "freeze_carried"):
        desks.execute(statement, told)
    desks.execute("measure_claims", {})
    return int(desks.rows("count_claims", {})[0][0])


def _payments_stored(desk: desks.Desk, told: dict[str, Any]) -> _Stored:
    """Turn the staged claims into payments, with what they cover and what holds them."""
    beneficiaries.stage_claims()
    desks.execute("freeze_rights", told)
    beneficiaries.enact_entitlements(
        programme_code=desk.period.programme_code, organisation_id=desk.period.organisation_id, month=desk.period.month
    )
    with access.widened():
        # Who receives for whom is found person by person: row security would look up everybody's office first.
        desks.execute("freeze_payments", told)
    stored = _Stored(*desks.rows("freeze_store", told)[0])
    desks.execute("freeze_uncover", told)
    desks.execute("freeze_covers", told)
    desks.execute("freeze_holds", told)
    desks.execute("freeze_undecided", told)
    with access.widened():
        desks.execute("freeze_phone_limits", told)
    return stored


def _carried_money_booked(desk: desks.Desk, run: queries.Run, told: dict[str, Any]) -> int:
    """Bring the carried money that the run pays out onto UNALLOCATED; tell how much."""
    movements = [
        ledger.Movement(source, provider, credit_kind, "UNALLOCATED", amount_vnd)
        for source, provider, credit_kind, amount_vnd in desks.rows("freeze_carried_in", told)
    ]
    if movements:
        ledger.post(
            period_id=desk.period.id,
            deed="freeze",
            object_kind="run",
            object_id=run.id,
            at=desk.at,
            by=desk.by,
            movements=movements,
        )
    return sum(movement.amount_vnd for movement in movements)


def _next_run(desk: desks.Desk, pay_date: datetime.date) -> tuple[queries.Run, bool] | None:
    """Begin the period's next run, unless one is being prepared; tell whether no earlier month was ever paid here."""
    told = {"period_id": desk.period.id, "pay_date": pay_date, "at": desk.at, "by": desk.by}
    found = desks.rows("begin_run", told)
    if not found:
        return None
    *run, is_first_period = found[0]
    return queries.Run(*run), is_first_period
