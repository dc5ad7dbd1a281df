"""How a run is frozen: staged in the session's temporary tables, a fixed number of statements whatever the crowd."""

import dataclasses
import datetime
from collections.abc import Mapping

from chitra.access import operations as access
from chitra.beneficiaries import operations as beneficiaries
from chitra.enrolment import operations as enrolment
from chitra.ledger import operations as ledger
from chitra.payouts import desk as desks
from chitra.payouts import rules


@dataclasses.dataclass(frozen=True, slots=True)
class Stored:
    """What was written: how many payments, how much, and the hash of their ids and amounts."""

    payment_count: int
    total_vnd: int
    events: str


def parameters(desk: desks.Desk, run: desks.Run, *, is_first_period: bool) -> dict[str, object]:
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


def claims_staged(desk: desks.Desk, told: Mapping[str, object]) -> int:
    """Stage what is to be paid: rows by component, lifted payments, money carried by name. Tell how many claims."""
    enrolment.adopt_list_methods(period_id=desk.period.id, by=desk.by, at=desk.at)
    for statement in ("freeze_rows", "freeze_lawful", "freeze_claims", "freeze_lifted", "freeze_carried"):
        desks.execute(statement, told)
    return int(desks.rows("count_claims", {})[0][0])


def payments_stored(desk: desks.Desk, told: Mapping[str, object]) -> Stored:
    """Turn the staged claims into payments, with what they cover and what holds them."""
    beneficiaries.enact_entitlements(
        programme_code=desk.period.programme_code, organisation_id=desk.period.organisation_id, month=desk.period.month
    )
    desks.execute("freeze_payments", told)
    stored = Stored(*desks.rows("freeze_store", told)[0])
    desks.execute("freeze_uncover", told)
    desks.execute("freeze_covers", told)
    desks.execute("freeze_holds", told)
    desks.execute("freeze_undecided", told)
    with access.widened():
        desks.execute("freeze_phone_limits", told)
    return stored


def carried_money_booked(desk: desks.Desk, run: desks.Run, told: Mapping[str, object]) -> int:
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


def next_run(desk: desks.Desk, pay_date: datetime.date) -> tuple[desks.Run, bool] | None:
    """Begin the period's next run, unless one is still being prepared; tell whether no earlier month was ever paid here."""
    told = {"period_id": desk.period.id, "pay_date": pay_date, "at": desk.at, "by": desk.by}
    found = desks.rows("begin_run", told)
    if not found:
        return None
    *run, is_first_period = found[0]
    return desks.Run(*run), is_first_period
