"""The orders to pay: one for each bundle that a run releases, and a further one for what finally came back."""

import dataclasses
import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.delivery import filing, rules
from chitra.formats.banking import instructions
from chitra.kernel import errors, sql
from chitra.ledger import operations as ledger
from chitra.payouts import operations as payouts
from chitra.territory import queries as territory

SHOWN = 10  # how many references a refusal names before it only counts


class NotOrdered(errors.StateForbids):
    """A payment of the run cannot be written into any file as it stands; nothing is released."""


class ReferenceUnknown(errors.BadInput):
    """No instruction of the period carries the reference, or one is named twice."""


class NotReissuable(errors.StateForbids):
    """An instruction has not finally come back, or its person has no lawful way to be paid by the same provider."""


@dataclasses.dataclass(frozen=True, slots=True)
class Batch:
    """The orders of one run to one provider through one channel."""

    id: int
    provider_id: int
    channel: str
    instruction_count: int
    total_vnd: int


@dataclasses.dataclass(frozen=True, slots=True)
class Released:
    """A released run and the batches that carry it."""

    run: payouts.Released
    batches: tuple[Batch, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Reissued:
    """Further orders for what came back: how many, how much, and the batches that carry them."""

    count: int
    total_vnd: int
    batches: tuple[Batch, ...]


def release(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    by: str,
    at: datetime.datetime,
    checks: Callable[[int], Sequence[str]],
    run_number: int | None = None,
) -> Released:
    """Release a funded run and order its payments: batches by provider and channel, each order under its own reference.

    The references are stored before anything leaves; making the files later only writes them down.

    :raises NotOrdered: a payee cannot be written into a file; exclude these payments first.
    :raises errors.Refusal: whatever `payouts.operations.release` refuses.
    """
    with transaction.atomic():
        run = payouts.release(
            organisation_code=organisation_code,
            programme=programme,
            month=month,
            by=by,
            at=at,
            checks=checks,
            run_number=run_number,
        )
        batches = _batched("instruct", {"run_id": run.run_id, "at": at, "by": by})
        total_vnd = sum(batch.total_vnd for batch in batches)
        if total_vnd != run.total_vnd:
            raise filing.TotalsDiffer(
                "E-PAY-TOTALS-DIFFER",
                batch=f"{organisation_code} {programme}",
                counted=total_vnd,
                expected=run.total_vnd,
            )
        _refuse_unwritable(batches)
        audit.record(
            chain=organisation_code,
            at=at,
            by=by,
            deed="instruct",
            object_kind="run",
            object_id=run.run_id,
            facts={
                "count": sum(batch.instruction_count for batch in batches),
                "amount_vnd": run.total_vnd,
                "events": run.content_hash,
                "batches": [batch.id for batch in batches],
            },
        )
    return Released(run, batches)


def reissue(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    references: Sequence[str],
    by: str,
    at: datetime.datetime,
    checks: Callable[[int], Sequence[str]],
) -> Reissued:
    """Order once more what was rejected or came back, under new references, as each person is to be paid now.

    Only within the open period, only after a final return of the attempt before, only through the provider that holds
    the money; whoever changed to another provider is paid by the next month's run. Signed by a releaser who neither
    prepared nor approved the run.

    :raises ReferenceUnknown: no such instruction in the period.
    :raises NotReissuable: naming each reference and what forbids it.
    :raises payouts.SamePerson: who signs has prepared or approved the run.
    :raises payouts.InvariantBroken: the period's books are in contradiction.
    """
    office = territory.organisation(organisation_code)
    with transaction.atomic():
        actor = access.enter(
            by=by,
            deed="release",
            organisation_id=office.id,
            lineage=territory.lineage(organisation_code, on=at.date()),
            programme=programme,
            on=at.date(),
        )
        period = ledger.lock_open_period(organisation_code=organisation_code, programme_code=programme, month=month)
        returned = _returned(period, references, person_key=actor.person_key, on=at.date())
        _refuse_not_reissuable(returned, username=by)
        broken = checks(period.id)
        if broken:
            raise payouts.InvariantBroken(
                "E-RUN-INVARIANT",
                org=organisation_code,
                programme=programme,
                period=f"{month:%Y-%m}",
                run=0,
                checks=", ".join(broken),
            )
        batches = _batched("reissue", {"at": at, "by": by})
        with connection.cursor() as cursor:
            cursor.execute(sql.statement("delivery", "reissue_over"))
        _refuse_unwritable(batches)
        _held_again(period, returned, at=at, by=by)
    return Reissued(len(returned), sum(each.amount_vnd for each in returned), batches)


def _batched(statement: str, told: dict[str, Any]) -> tuple[Batch, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("delivery", statement), told)
        return tuple(Batch(*row) for row in cursor.fetchall())


def _refuse_unwritable(batches: Sequence[Batch]) -> None:
    """Refuse an order that no file could carry, while its payment can still be excluded by name."""
    faults: Counter[str] = Counter()
    named = []
    for batch in batches:
        for row in filing.rows_of(batch.id):
            try:
                filing.checked(row, batch.channel)
            except instructions.NotOrderable as refused:
                faults[refused.code] += 1
                named.append(f"{row.person_name} ({row.payment_id}): {refused.code} «{refused.fields['value']}»")
    if named:
        raise NotOrdered(
            "E-PAY-NOT-WRITABLE", count=len(named), codes=", ".join(sorted(faults)), payments="; ".join(named[:SHOWN])
        )


@dataclasses.dataclass(frozen=True, slots=True)
class _Returned:
    reference: str
    source_code: str
    provider_code: str
    amount_vnd: int
    fault: str
    is_signer: bool


def _returned(
    period: ledger.PeriodFacts, references: Sequence[str], *, person_key: str, on: datetime.date
) -> tuple[_Returned, ...]:
    """Stage what the references name, with the payee of today, and what forbids a further attempt."""
    told: dict[str, Any] = {
        "period_id": period.id,
        "organisation_id": period.organisation_id,
        "programme_code": period.programme_code,
        "references": list(references),
        "person_key": person_key,
        "on": on,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("delivery", "stage_reissue"), told)
        cursor.execute(sql.statement("delivery", "staged_reissue"))
        found = tuple(_Returned(*row) for row in cursor.fetchall())
    missing = sorted(set(references) - {each.reference for each in found})
    if missing or not references or len(references) != len(found):
        raise ReferenceUnknown("E-PAY-REFERENCE", references=", ".join(missing or references) or "-")
    return found


def _refuse_not_reissuable(returned: Sequence[_Returned], *, username: str) -> None:
    faults = [each for each in returned if each.fault]
    if faults:
        raise NotReissuable(
            faults[0].fault,
            count=len(faults),
            references=", ".join(each.reference for each in faults[:SHOWN]),
        )
    if any(each.is_signer for each in returned):
        raise payouts.SamePerson("E-RUN-SAME-PERSON", username=username, stage="released", run=0)


def _held_again(period: ledger.PeriodFacts, returned: Sequence[_Returned], *, at: datetime.datetime, by: str) -> None:
    """Move the money that came back to where released money waits, and write the deed down."""
    amounts: Counter[tuple[str, str]] = Counter()
    for each in returned:
        amounts[each.source_code, each.provider_code] += each.amount_vnd
    ledger.post(
        period_id=period.id,
        deed="reissue",
        object_kind="period",
        object_id=period.id,
        at=at,
        by=by,
        movements=[
            ledger.Movement(source, provider, "RETURNED", "HELD", amount)
            for (source, provider), amount in sorted(amounts.items())
        ],
    )
    audit.record(
        chain=period.organisation_code,
        at=at,
        by=by,
        deed="reissue",
        object_kind="period",
        object_id=period.id,
        facts={
            "count": len(returned),
            "amount_vnd": sum(each.amount_vnd for each in returned),
            "events": rules.content_hash(each.reference for each in returned),
        },
    )
