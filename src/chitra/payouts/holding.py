"""Keeping payments back: holds before approval, exclusions after it, and lifting."""

import datetime
from collections.abc import Collection, Sequence

from chitra.kernel import errors
from chitra.payouts import desk as desks
from chitra.payouts import queries, rules

SHOWN = 10  # how many payments a refusal names before it only counts


class PaymentUnknown(errors.BadInput):
    """The period has no such payment in a run that allows the deed."""


class NotLiftable(errors.StateForbids):
    """The payment is not held, or its hold is a fact that no officer can lift."""


def hold(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    payment_ids: Sequence[int],
    reason: str,
    by: str,
    at: datetime.datetime,
) -> None:
    """Keep payments back before their run is approved. Of a submitted run, the approver will see that numbers differ.

    :raises ReasonMissing:
    :raises PaymentUnknown: no such payment in a run that is not approved yet
    """
    with desks.opened(
        deed="hold", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        _held(desk, payment_ids, reason, rules.OPEN_STATUSES)


def exclude(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    payment_ids: Sequence[int],
    reason: str,
    by: str,
    at: datetime.datetime,
) -> None:
    """Sign payments out of an approved run: what is released is what was approved less these.

    :raises ReasonMissing:
    :raises PaymentUnknown: no such payment in a run that is approved and not released
    """
    with desks.opened(
        deed="exclude_after_approval",
        organisation_code=organisation_code,
        programme=programme,
        month=month,
        by=by,
        at=at,
    ) as desk:
        _held(desk, payment_ids, reason, rules.SIGNED_STATUSES)
        desks.recognise(desk, queries.gaps(desk.period.id))


def unhold(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    payment_ids: Sequence[int],
    reason: str,
    by: str,
    at: datetime.datetime,
) -> None:
    """Lift every hold of these payments. Once their run is approved, they wait for a supplementary run.

    :raises ReasonMissing:
    :raises PaymentUnknown:
    :raises NotLiftable: not held, replaced already, or another payment pays these months
    """
    with desks.opened(
        deed="unhold", organisation_code=organisation_code, programme=programme, month=month, by=by, at=at
    ) as desk:
        desks.refuse_no_reason(desk, reason)
        run = _run_of(desk, payment_ids, frozenset(rules.STATUSES) - {"settled", "closed"})
        told = {
            "period_id": desk.period.id,
            "payment_ids": list(payment_ids),
            "is_open": run.status in rules.OPEN_STATUSES,
            "settled_anew": sorted(rules.SETTLED_ANEW),
            "reason": reason.strip(),
            "at": at,
            "by": by,
        }
        lifted = desks.rows("lift", told)
        facts = sorted({code for _, code, _ in lifted if code in rules.FACTS})
        if facts or {row[0] for row in lifted} != set(payment_ids):
            raise NotLiftable(
                "E-RUN-NOT-LIFTABLE", **desk.place, payments=_named(payment_ids), codes=", ".join(facts) or "-"
            )
        desks.record(
            desk, run, {"payments": list(payment_ids), "codes": [row[1] for row in lifted], "reason": reason.strip()}
        )


def _held(desk: desks.Desk, payment_ids: Sequence[int], reason: str, statuses: Collection[str]) -> None:
    desks.refuse_no_reason(desk, reason)
    run = _run_of(desk, payment_ids, statuses)
    is_exclusion = run.status in rules.SIGNED_STATUSES
    told = {
        "run_id": run.id,
        "payment_ids": list(payment_ids),
        "reason_code": rules.BY_HAND,
        "reason": reason.strip(),
        "is_exclusion": is_exclusion,
        "at": desk.at,
        "by": desk.by,
    }
    held = desks.rows("hold", told)
    desks.record(
        desk,
        run,
        {"payments": [row[0] for row in held], "amount_vnd": sum(row[1] for row in held), "reason": reason.strip()},
    )


def _run_of(desk: desks.Desk, payment_ids: Sequence[int], statuses: Collection[str]) -> queries.Run:
    """Find the one run that all these payments belong to, in a state that allows the deed."""
    found = desks.rows("payments_place", {"period_id": desk.period.id, "payment_ids": list(payment_ids)})
    runs = {run.id: run for run in queries.runs(desk.period.id)}
    run_ids = {row[1] for row in found}
    if not payment_ids or {row[0] for row in found} != set(payment_ids) or len(run_ids) != 1:
        raise PaymentUnknown("E-RUN-PAYMENT", **desk.place, payments=_named(payment_ids))
    run = runs[run_ids.pop()]
    if run.status not in statuses:
        needed = ", ".join(sorted(statuses))
        raise desks.WrongStatus(
            "E-RUN-STATUS", **desk.place, run=run.number, status=run.status, deed=desk.deed, needed=needed
        )
    if any(is_replaced for _, _, is_replaced in found):
        raise NotLiftable("E-RUN-NOT-LIFTABLE", **desk.place, payments=_named(payment_ids), codes="REPLACED")
    return run


def _named(payment_ids: Sequence[int]) -> str:
    shown = ", ".join(str(payment_id) for payment_id in payment_ids[:SHOWN])
    return f"{shown} … ({len(payment_ids)})" if len(payment_ids) > SHOWN else shown
