"""Deeds of settlement: both sides sign the figures, then the month is settled; the head closes it."""

import dataclasses
import datetime
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.access import rules as access_rules
from chitra.audit import operations as audit
from chitra.audit import queries as journal
from chitra.kernel import errors, sql
from chitra.ledger import operations as ledger
from chitra.payouts import operations as payouts
from chitra.settlement import printing, queries, rules
from chitra.territory import queries as territory

print_form = printing.print_form
Printed = printing.Printed
NotSettled = printing.NotSettled


class NotReady(errors.StateForbids):
    """Something still prevents the deed; `fields["prevents"]` names it all."""


class DoesNotAddUp(errors.StateForbids):
    """Opening + received − paid − refunded is not what is unpaid by name."""


class NotClosed(errors.StateForbids):
    """The month has not been closed yet."""


class FiguresChanged(errors.StateForbids):
    """The figures are no longer those that the signer was shown."""


class NeitherSide(errors.NotPermitted):
    """The officer may sign neither for the office nor for one of its providers."""


@dataclasses.dataclass(frozen=True, slots=True)
class Settled:
    """Where a settlement stands: settled once every provider's month carries two signatures under the same figures."""

    is_settled: bool
    content_hash: str
    waiting_for: tuple[str, ...]
    minutes: tuple[rules.Minutes, ...]


def settle(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    by: str,
    at: datetime.datetime,
    countersigned_by: str | None = None,
    seen_hash: str = "",
) -> Settled:
    """Sign the figures of a month, for the office or for a provider; the last signature settles it.

    Signatures are under one hash of figures and unpaid names: if these changed since the other side signed, that
    signature is withdrawn. Settling carries the unpaid out by name, refunds the surplus, and works out the fee on top.
    Where another office has taken over since, its officers sign, and what is unpaid is carried to it.

    `seen_hash` is the hash of the figures that the signer was shown; nothing is signed if they are others now.

    :raises NotReady: when the books, the answers or the fee table prevent it.
    :raises DoesNotAddUp: when the figures contradict each other.
    :raises FiguresChanged: when they are not those that the signer was shown.
    :raises NeitherSide: when an officer may sign for neither side.
    """
    lineage = territory.lineage(organisation_code, on=at.date())
    with transaction.atomic():
        with access.widened():  # which side the officer signs for is known only with the period's providers
            period = ledger.lock_open_period(organisation_code=organisation_code, programme_code=programme, month=month)
            provider_codes = queries.provider_codes(period.id)
        side = _side(by, period, lineage, provider_codes, on=at.date())
        _refuse_unready(period.id)
        minutes, unpaid = queries.minutes(period.id), queries.unpaid(period.id)
        _refuse_contradictions(minutes)
        content_hash = rules.content_hash(minutes, unpaid)
        if seen_hash not in {"", content_hash}:
            raise FiguresChanged("E-SETTLE-CHANGED", seen=seen_hash[:12], now=content_hash[:12])
        _sign(period, minutes, side, content_hash, at=at)
        if countersigned_by:  # the period is locked: what both sign is the same
            other = _side(countersigned_by, period, lineage, provider_codes, on=at.date())
            _sign(period, minutes, other, content_hash, at=at)
        waiting_for = _waiting_for(period.id, minutes, content_hash)
        if not waiting_for:
            _settle(period, minutes, unpaid, content_hash, at=at, by=by)
    return Settled(not waiting_for, content_hash, waiting_for, minutes)


def close(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    by: str,
    at: datetime.datetime,
    checks: Callable[[int], Sequence[str]] | None = None,
) -> None:
    """Close a settled month for good: from here on nothing that carries it can be written.

    `checks` names the invariants that are broken in a period; one is enough to refuse.

    :raises NotReady: when the month is not settled, or an invariant is broken.
    """
    office = territory.organisation(organisation_code)
    with transaction.atomic():
        access.enter(
            by=by,
            deed="close",
            organisation_id=office.id,
            lineage=territory.lineage(organisation_code, on=at.date()),
            programme=programme,
            on=at.date(),
        )
        period = ledger.lock_period(organisation_code=organisation_code, programme_code=programme, month=month)
        if period.status != "settled":
            raise NotReady("E-CLOSE-NOT-SETTLED", org=organisation_code, programme=programme, period=f"{month:%m/%Y}")
        broken = checks(period.id) if checks else ()
        if broken:
            raise NotReady("E-CLOSE-CHECKS", prevents=", ".join(broken), period=f"{month:%m/%Y}")
        payouts.close_runs(period_id=period.id)
        audit.record(
            chain=organisation_code,
            at=at,
            by=by,
            deed="close",
            object_kind="period",
            object_id=period.id,
            facts=queries.closing_facts(period.id),
        )
        seq, digest = journal.head(organisation_code)
        with connection.cursor() as cursor:
            cursor.execute(
                sql.statement("settlement", "record_closing"),
                {"period_id": period.id, "audit_seq": seq, "audit_hash": digest.hex(), "at": at, "by": by},
            )
        ledger.close_period(period_id=period.id, at=at, by=by)


@dataclasses.dataclass(frozen=True, slots=True)
class _Side:
    """Who signs: for the office (every provider's month), or for one provider."""

    name: str
    actor: access_rules.Actor
    provider_code: str


def _side(
    signer: str,
    period: ledger.PeriodFacts,
    lineage: Sequence[str],
    provider_codes: Sequence[str],
    *,
    on: datetime.date,
) -> _Side:
    """Find for which side an officer may sign: the office first, then each provider of the period."""
    providers = [("settle_provider", code) for code in provider_codes]
    refused: errors.NotPermitted | None = None
    for deed, provider_code in [("settle_office", ""), *providers]:
        try:
            actor = access.enter(
                by=signer,
                deed=deed,
                organisation_id=period.organisation_id,
                lineage=lineage,
                programme=period.programme_code,
                on=on,
                provider_code=provider_code,
            )
        except errors.NotPermitted as refusal:
            refused = refusal
            continue
        return _Side("office" if deed == "settle_office" else "provider", actor, provider_code)
    raise NeitherSide("E-SETTLE-NEITHER-SIDE", username=signer, org=lineage[0]) from refused


def _refuse_unready(period_id: int) -> None:
    prevents = queries.prevents(period_id)
    if prevents:
        raise NotReady(
            prevents[0].code,
            count=prevents[0].count,
            amount_vnd=prevents[0].amount_vnd,
            prevents=", ".join(each.code for each in prevents),
        )


def _refuse_contradictions(minutes: Sequence[rules.Minutes]) -> None:
    for each in minutes:
        if not each.adds_up():
            raise DoesNotAddUp(
                "E-SETTLE-DIFFERS",
                provider=each.provider_code,
                source=each.source_code,
                closing_vnd=each.closing_vnd,
                unpaid_vnd=each.unpaid_vnd,
                named_vnd=each.named_vnd,
                paid_vnd=each.paid_vnd,
                booked_vnd=each.booked_paid_vnd,
            )


def _sign(
    period: ledger.PeriodFacts,
    minutes: Sequence[rules.Minutes],
    side: _Side,
    content_hash: str,
    *,
    at: datetime.datetime,
) -> None:
    signed = [each for each in minutes if side.name == "office" or each.provider_code == side.provider_code]
    with connection.cursor() as cursor:
        cursor.execute(
            sql.statement("settlement", "sign"),
            {
                "period_id": period.id,
                "provider_ids": sorted({each.provider_id for each in signed}),
                "side": side.name,
                "officer_id": side.actor.officer_id,
                "person_key": side.actor.person_key,
                "content_hash": content_hash,
                "at": at,
            },
        )
        if cursor.fetchone() is None:
            return
    audit.record(
        chain=period.organisation_code,
        at=at,
        by=side.actor.username,
        deed="settle_sign",
        object_kind="period",
        object_id=period.id,
        facts={"side": side.name, "provider": side.provider_code, "content_hash": content_hash},
    )


def _waiting_for(period_id: int, minutes: Sequence[rules.Minutes], content_hash: str) -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("settlement", "signed_sides"), {"period_id": period_id})
        signed = {(provider_id, side) for provider_id, side, under in cursor.fetchall() if under == content_hash}
    return tuple(
        f"{code}:{side}"
        for provider_id, code in sorted({(each.provider_id, each.provider_code) for each in minutes})
        for side in ("office", "provider")
        if (provider_id, side) not in signed
    )


def _settle(
    period: ledger.PeriodFacts,
    minutes: Sequence[rules.Minutes],
    unpaid: Sequence[rules.Unpaid],
    content_hash: str,
    *,
    at: datetime.datetime,
    by: str,
) -> None:
    """Move the money, carry the names, charge the fee; from here on the month waits only to be closed."""
    heir = territory.successor_of(
        organisation_code=period.organisation_code, programme_code=period.programme_code, on=at.date()
    )
    with access.widened():
        carried = payouts.carry_out(
            period_id=period.id,
            unpaid=[(each.payment_id, each.reason, each.is_funded) for each in unpaid],
            at=at,
            organisation_id=heir.id,
        )
    movements = [
        ledger.Movement(account.source_code, account.provider_code, account.kind, to, account.balance_vnd)
        for account in queries.open_accounts(period.id)
        for to in ("REFUNDED" if account.kind == "UNALLOCATED" else "CARRIED_OUT",)
    ]
    if movements:
        ledger.post(
            period_id=period.id,
            deed="settle",
            object_kind="period",
            object_id=period.id,
            at=at,
            by=by,
            movements=movements,
        )
    fee_vnd = _fee_charged(period, at=at, by=by)
    with connection.cursor() as cursor:
        cursor.execute(
            sql.statement("settlement", "record_settlement"), _settlement_facts(period, minutes, at=at, by=by)
        )
    payouts.settle_runs(period_id=period.id)
    ledger.settle_period(period_id=period.id)
    audit.record(
        chain=period.organisation_code,
        at=at,
        by=by,
        deed="settle",
        object_kind="period",
        object_id=period.id,
        facts={
            "content_hash": content_hash,
            "paid_vnd": sum(each.paid_vnd for each in minutes),
            "carried": {"count": carried, "amount_vnd": sum(each.amount_vnd for each in unpaid)},
            "refunded_vnd": sum(each.left_over_vnd for each in minutes),
            "fee_vnd": fee_vnd,
        },
    )


def _fee_charged(period: ledger.PeriodFacts, *, at: datetime.datetime, by: str) -> int:
    """Work out the fee and book it apart from the beneficiaries' money; tell how much."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("settlement", "charge_fees"), {"period_id": period.id})
        fees = cursor.fetchall()
    movements = [ledger.Movement(source, code, "FEE_DUE", "FEE", fee) for code, source, _, _, _, _, fee in fees if fee]
    if movements:
        ledger.post(
            period_id=period.id,
            deed="fee",
            object_kind="period",
            object_id=period.id,
            at=at,
            by=by,
            movements=movements,
        )
    return sum(movement.amount_vnd for movement in movements)


def _settlement_facts(
    period: ledger.PeriodFacts, minutes: Sequence[rules.Minutes], *, at: datetime.datetime, by: str
) -> dict[str, Any]:
    return {
        "period_id": period.id,
        "organisation_id": period.organisation_id,
        "at": at,
        "by": by,
        "provider_ids": [each.provider_id for each in minutes],
        "source_codes": [each.source_code for each in minutes],
        "openings": [each.opening_vnd for each in minutes],
        "receipts": [each.received_vnd for each in minutes],
        "paid_accounts": [each.paid_account_vnd for each in minutes],
        "paid_cashes": [each.paid_cash_vnd for each in minutes],
        "refunds": [each.refunded_vnd + each.left_over_vnd for each in minutes],
        "carries": [each.unpaid_vnd for each in minutes],
    }
