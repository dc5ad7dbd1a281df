"""Deeds about providers: agreements, advance accounts, fees and payout points, one or a province's worth at once."""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import db
from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.audit import rules as audit_rules
from chitra.kernel import errors, sql
from chitra.providers import models
from chitra.territory import queries as territory


class PartyUnknown(errors.BadInput):
    """A provider, an organisation, a programme or a bank is not recorded."""


class AgreementOverlaps(errors.StateForbids):
    """Another agreement covers the same organisation, programme and channel on some of these days."""


class AdvanceAccountOverlaps(errors.StateForbids):
    """The provider already has an advance account for this organisation and programme on some of these days."""


class AlreadyEnded(errors.StateForbids):
    """The agreement has ended, or would end before it begins."""


class FeeBreaksTheCap(errors.BadInput):
    """The fee is above what the law allows."""


class FeeStands(errors.StateForbids):
    """A fee of the same programme, channel, provider and area begins on the same day or later."""


class Unlawful(errors.BadInput):
    """A value is none that the law or the form knows."""


@dataclasses.dataclass(frozen=True, slots=True)
class NewAgreement:
    """A signed agreement. `valid_until` is exclusive."""

    provider_code: str
    organisation_code: str
    programme_code: str
    channels: tuple[str, ...]
    valid_from: datetime.date
    document_no: str
    document_date: datetime.date
    valid_until: datetime.date | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class NewAdvanceAccount:
    """The account that receives the advances of one organisation and programme. `valid_until` is exclusive."""

    provider_code: str
    organisation_code: str
    programme_code: str
    bin: str
    account_no: str
    holder_name: str
    valid_from: datetime.date
    valid_until: datetime.date | None = None
    document: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class NewFeeRate:
    """A fee of one channel; no provider: every provider; no unit: everywhere. 0.50 % is 500."""

    programme_code: str
    channel: str
    rate_per_100k: int
    valid_from: datetime.date
    source_document: str
    cap_per_100k: int | None = None
    provider_code: str = ""
    unit_code: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class NewPayoutPoint:
    provider_code: str
    unit_code: str
    name: str
    valid_from: datetime.date
    address: str = ""
    days: str = ""
    document: str = ""


def record_agreements(*, agreements: Sequence[NewAgreement], by: str, at: datetime.datetime) -> int:
    """Record signed agreements, all or none; give how many channels they cover.

    :raises Unlawful: when a channel is unknown, a document number is missing, or dates are reversed.
    :raises PartyUnknown:
    :raises chitra.access.operations.MandateMissing: when `by` may not sign for one of the organisations.
    :raises AgreementOverlaps:
    """
    for agreement in agreements:
        _check_agreement(agreement)
    rows = [
        dataclasses.asdict(agreement) | {"channel": channel}
        for agreement in agreements
        for channel in agreement.channels
    ]
    try:
        with transaction.atomic():
            _check_parties(rows)
            _enter_all(rows, by=by, at=at)
            return _stored("agreement", "record_agreements", rows, by=by, at=at)
    except db.IntegrityError as error:
        _raise_if(error, "providers_agreement_never_overlaps", AgreementOverlaps, "E-AGREEMENT-OVERLAPS")
        raise


def record_agreement(*, agreement: NewAgreement, by: str, at: datetime.datetime) -> int:
    """Record one signed agreement; see `record_agreements`."""
    return record_agreements(agreements=(agreement,), by=by, at=at)


def end_agreement(
    *, agreement_id: int, until: datetime.date, by: str, at: datetime.datetime, document: str = ""
) -> None:
    """End an agreement before `until` (exclusive).

    :raises AlreadyEnded: when it has ended by then, or had not begun, or was never recorded.
    """
    parameters: dict[str, Any] = {"id": agreement_id, "until": until}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.statement("providers", "end_agreement"), parameters)
        ended = cursor.fetchone()
        if ended is None:
            raise AlreadyEnded("E-AGREEMENT-ENDED", value=agreement_id, until=until)
        organisation_code, programme_code = ended
        _enter_all([{"organisation_code": organisation_code, "programme_code": programme_code}], by=by, at=at)
        audit.record(
            chain=organisation_code,
            at=at,
            by=by,
            deed="agreement_end",
            object_kind="agreement",
            object_id=agreement_id,
            facts={"until": until, "document": document},
        )


def record_advance_accounts(*, accounts: Sequence[NewAdvanceAccount], by: str, at: datetime.datetime) -> int:
    """Record the accounts that receive advances, all or none; give how many.

    :raises Unlawful: when an account number is impossible or dates are reversed.
    :raises PartyUnknown:
    :raises AdvanceAccountOverlaps:
    """
    rows = [dataclasses.asdict(account) for account in accounts]
    try:
        with transaction.atomic():
            _check_parties(rows)
            _enter_all(rows, by=by, at=at)
            return _stored("advance_account", "record_advance_accounts", rows, by=by, at=at)
    except db.IntegrityError as error:
        _raise_if(error, "providers_advanceaccount_is_one_a_day", AdvanceAccountOverlaps, "E-ADVANCE-OVERLAPS")
        _raise_if(error, "providers_advanceaccount_number_is_lawful", Unlawful, "E-ADVANCE-NUMBER")
        _raise_if(error, "providers_advanceaccount_ends_after_it_begins", Unlawful, "E-AGREEMENT-DATES")
        raise


def record_advance_account(*, account: NewAdvanceAccount, by: str, at: datetime.datetime) -> int:
    """Record one advance account; see `record_advance_accounts`."""
    return record_advance_accounts(accounts=(account,), by=by, at=at)


def record_fee_rate(*, rate: NewFeeRate, by: str, at: datetime.datetime) -> int:
    """Record a fee rate and end the one before it; give the new one's id.

    :raises FeeBreaksTheCap:
    :raises Unlawful: the fee names no document, or no channel that there is
    :raises PartyUnknown:
    :raises FeeStands: a fee that begins on the same day or later is recorded
    :raises chitra.access.operations.MandateMissing: when `by` does not fix fees.
    """
    if not rate.source_document.strip():
        raise Unlawful("E-FEE-DOCUMENT")
    if rate.channel not in models.CHANNELS or rate.rate_per_100k < 0:
        raise Unlawful("E-AGREEMENT-CHANNEL", value=rate.channel)
    if rate.cap_per_100k is not None and rate.rate_per_100k > rate.cap_per_100k:
        raise FeeBreaksTheCap("E-FEE-CAP", value=rate.rate_per_100k, cap=rate.cap_per_100k)
    parameters: dict[str, Any] = {**dataclasses.asdict(rate), "by": by, "at": at}
    with transaction.atomic(), connection.cursor() as cursor:
        _check_parties([dataclasses.asdict(rate)])
        access.admit(by=by, deed="fee_rate", on=at.date(), programme=rate.programme_code)
        cursor.execute(sql.statement("providers", "close_former_fee_rate"), parameters)
        cursor.execute(sql.statement("providers", "insert_fee_rate"), parameters)
        stored = cursor.fetchone()
        if stored is None:
            raise FeeStands("E-FEE-STANDS", value=rate.valid_from)
        rate_id = int(stored[0])
        audit.record(
            chain=audit_rules.SYSTEM_CHAIN,
            at=at,
            by=by,
            deed="fee_rate",
            object_kind="fee_rate",
            object_id=rate_id,
            facts=dataclasses.asdict(rate),
        )
    return rate_id


def record_payout_points(*, points: Sequence[NewPayoutPoint], by: str, at: datetime.datetime) -> int:
    """Record payout points; those that are recorded already stay. Give how many are new.

    :raises PartyUnknown:
    :raises chitra.territory.queries.OrganisationUnknown: no committee serves a unit on that day
    :raises chitra.access.operations.MandateMissing: when `by` may not record points there, or for that provider.
    """
    rows = [dataclasses.asdict(point) for point in points]
    with transaction.atomic():
        _check_parties(rows)
        for unit_code, provider_code in sorted({(point.unit_code, point.provider_code) for point in points}):
            committee = territory.organisation(f"UB-{unit_code}", on=at.date())
            access.enter(
                by=by,
                deed="payout_point",
                organisation_id=committee.id,
                lineage=territory.lineage(committee.code, on=at.date()),
                programme=None,
                on=at.date(),
                provider_code=provider_code,
            )
        return _stored("payout_point", "record_payout_points", rows, by=by, at=at)


def _check_agreement(agreement: NewAgreement) -> None:
    unknown = sorted(set(agreement.channels) - set(models.CHANNELS))
    if unknown or not agreement.channels:
        raise Unlawful("E-AGREEMENT-CHANNEL", value=", ".join(unknown))
    if not agreement.document_no.strip():
        raise Unlawful("E-AGREEMENT-DOCUMENT", organisation=agreement.organisation_code)
    if agreement.valid_until is not None and agreement.valid_until <= agreement.valid_from:
        raise Unlawful("E-AGREEMENT-DATES", value=agreement.valid_until)


def _check_parties(rows: Iterable[dict[str, object]]) -> None:
    """Refuse codes that name nothing, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("providers", "unknown_parties"), {"rows": json.dumps(list(rows), default=str)})
        unknown = [code for (code,) in cursor.fetchall()]
    if unknown:
        raise PartyUnknown("E-PARTY-UNKNOWN", value=", ".join(unknown))


def _enter_all(rows: Iterable[Mapping[str, object]], *, by: str, at: datetime.datetime) -> None:
    """Refuse an officer who may not sign for every organisation and programme named: a few statements for each."""
    for organisation_code, programme_code in sorted({_signed_for(row) for row in rows}):
        access.enter(
            by=by,
            deed="agreement",
            organisation_id=territory.organisation(organisation_code).id,
            lineage=territory.lineage(organisation_code, on=at.date()),
            programme=programme_code,
            on=at.date(),
        )


def _signed_for(row: Mapping[str, object]) -> tuple[str, str]:
    return str(row["organisation_code"]), str(row["programme_code"])


def _stored(kind: str, statement: str, rows: list[dict[str, object]], *, by: str, at: datetime.datetime) -> int:
    """Store rows and record the deed: in the organisation's journal if there is only one, otherwise in the system's."""
    written = json.dumps(rows, default=str, sort_keys=True)
    parameters: dict[str, Any] = {"rows": written, "by": by, "at": at}
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("providers", statement), parameters)
        count = int(cursor.rowcount)
    organisations = {str(row.get("organisation_code", "")) for row in rows}
    is_one = len(organisations) == 1 and "" not in organisations
    audit.record(
        chain=organisations.pop() if is_one else audit_rules.SYSTEM_CHAIN,
        at=at,
        by=by,
        deed=kind,
        object_kind=kind,
        object_id=", ".join(sorted({str(row["provider_code"]) for row in rows})),
        facts={
            "count": count,
            "sha256": hashlib.sha256(written.encode()).hexdigest(),
            "first": rows[0] if rows else {},
        },
    )
    return count


def _raise_if(error: db.IntegrityError, constraint: str, fact: type[errors.Refusal], code: str) -> None:
    """Name the fact that a broken constraint stands for."""
    if constraint in str(error):
        raise fact(code) from error
