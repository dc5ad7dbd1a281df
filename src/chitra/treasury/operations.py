"""Deeds of the treasury: record an estimate, receive an advance."""

import dataclasses
import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from chitra.access import operations as access
from chitra.access import rules as access_rules
from chitra.audit import operations as audit
from chitra.kernel import errors, sql
from chitra.ledger import operations as ledger
from chitra.payouts import operations as payouts
from chitra.payouts import queries as payout_queries
from chitra.territory import queries as territory


class EstimateTwice(errors.StateForbids):
    """A document of this number has been recorded for the same source and year."""


class EstimateEmpty(errors.BadInput):
    """An estimate of 0 đồng says nothing, and one below zero must not go below what has been drawn."""


class EstimateExceeded(errors.StateForbids):
    """The year's drawdowns from a source would exceed its estimate."""


class DrawdownTwice(errors.StateForbids):
    """A drawdown of this number has been recorded."""


class DrawdownEmpty(errors.BadInput):
    """A drawdown brings an amount above zero."""


class NoAgreement(errors.StateForbids):
    """No agreement with this provider is in force on the day the money arrives."""


class SourceUnknown(errors.BadInput):
    """The programme knows no funding source of this code."""


@dataclasses.dataclass(frozen=True, slots=True)
class Funded:
    """An advance that arrived, and what approved runs still wait for."""

    drawdown_id: int
    amount_vnd: int
    missing: tuple[payout_queries.Gap, ...]


def record_estimate(
    *,
    organisation_code: str,
    programme: str,
    source_code: str,
    year: int,
    amount_vnd: int,
    document_no: str,
    document_date: datetime.date,
    by: str,
    at: datetime.datetime,
) -> int:
    """Record what an organisation may draw from a source in a year; a later document adds to it, or takes away.

    :raises EstimateEmpty: nothing, or less than has been drawn already
    :raises EstimateTwice:
    :raises SourceUnknown:
    """
    office = territory.organisation(organisation_code)
    told = {
        "organisation_id": office.id,
        "programme_code": programme,
        "source_code": source_code,
        "year": year,
        "amount_vnd": amount_vnd,
        "document_no": document_no.strip(),
        "document_date": document_date,
        "at": at,
        "by": by,
    }
    place = {"org": office.code, "programme": programme, "source": source_code, "year": year}
    with transaction.atomic():
        _enter("estimate", office, programme, by, at)
        _refuse_unknown_source(told, place)
        allowed_vnd, drawn_vnd = _estimate_locked(told)
        if amount_vnd == 0 or allowed_vnd + amount_vnd < drawn_vnd:
            raise EstimateEmpty(
                "E-FUND-ESTIMATE-LOW", **place, amount_vnd=amount_vnd, allowed_vnd=allowed_vnd, drawn_vnd=drawn_vnd
            )
        try:
            estimate_id = int(_rows("record_estimate", told)[0][0])
        except IntegrityError as refused:
            raise EstimateTwice("E-FUND-ESTIMATE-TWICE", **place, document=document_no) from refused
        audit.record(
            chain=office.code,
            at=at,
            by=by,
            deed="estimate",
            object_kind="estimate",
            object_id=estimate_id,
            facts={**place, "amount_vnd": amount_vnd, "document_no": document_no, "document_date": str(document_date)},
        )
    return estimate_id


def fund(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    provider_code: str,
    source_code: str,
    amount_vnd: int,
    ref: str,
    received_on: datetime.date,
    by: str,
    at: datetime.datetime,
) -> Funded:
    """Record an advance that a provider has received from one source; runs that it covers become funded.

    :raises DrawdownEmpty:
    :raises EstimateExceeded: the year's estimate of that source does not allow it
    :raises DrawdownTwice: the same document again moves nothing
    :raises NoAgreement:
    """
    if amount_vnd <= 0 or not ref.strip():
        raise DrawdownEmpty("E-FUND-EMPTY", amount_vnd=amount_vnd, ref=ref)
    office = territory.organisation(organisation_code, on=month)
    told = {
        "organisation_id": office.id,
        "programme_code": programme,
        "source_code": source_code,
        "year": received_on.year,
        "provider_code": provider_code,
        "amount_vnd": amount_vnd,
        "ref": ref.strip(),
        "received_on": received_on,
        "at": at,
        "by": by,
    }
    place = {"org": office.code, "programme": programme, "source": source_code, "year": received_on.year, "ref": ref}
    with transaction.atomic():
        actor = _enter("fund", office, programme, by, at)
        period = ledger.lock_open_period(organisation_code=office.code, programme_code=programme, month=month)
        allowed_vnd, drawn_vnd = _estimate_locked(told)
        if drawn_vnd + amount_vnd > allowed_vnd:
            raise EstimateExceeded(
                "E-FUND-ESTIMATE", **place, amount_vnd=amount_vnd, allowed_vnd=allowed_vnd, drawn_vnd=drawn_vnd
            )
        drawdown_id = _drawdown(told | {"period_id": period.id}, place)
        _arrived(period, drawdown_id, told)
        audit.record(
            chain=office.code,
            at=at,
            by=by,
            deed="fund",
            object_kind="drawdown",
            object_id=drawdown_id,
            facts={
                **place,
                "month": str(month),
                "provider": provider_code,
                "amount_vnd": amount_vnd,
                "received_on": str(received_on),
            },
        )
        missing = payouts.recognise_funding(period=period, actor=actor, at=at)
    return Funded(drawdown_id, amount_vnd, missing)


def _enter(
    deed: str, office: territory.OrganisationFacts, programme: str, by: str, at: datetime.datetime
) -> access_rules.Actor:
    return access.enter(
        by=by,
        deed=deed,
        organisation_id=office.id,
        lineage=territory.lineage(office.code, on=at.date()),
        programme=programme,
        on=at.date(),
    )


def _refuse_unknown_source(told: dict[str, Any], place: dict[str, Any]) -> None:
    if not _rows("source_of_programme", told)[0][0]:
        raise SourceUnknown("E-FUND-SOURCE", **place)


def _estimate_locked(told: dict[str, Any]) -> tuple[int, int]:
    """Lock a year's estimate of one source; give what it allows and what has been drawn."""
    allowed_vnd, drawn_vnd = _rows("estimate_locked", told)[0]
    return int(allowed_vnd), int(drawn_vnd)


def _arrived(period: ledger.PeriodFacts, drawdown_id: int, told: dict[str, Any]) -> None:
    """Book the advance: what the treasury paid in waits at the provider, unallocated."""
    arrived = ledger.Movement(told["source_code"], told["provider_code"], "FUNDED", "UNALLOCATED", told["amount_vnd"])
    ledger.post(
        period_id=period.id,
        deed="fund",
        object_kind="drawdown",
        object_id=drawdown_id,
        by=told["by"],
        at=told["at"],
        movements=[arrived],
    )


def _drawdown(told: dict[str, Any], place: dict[str, Any]) -> int:
    try:
        found = _rows("record_drawdown", told)
    except IntegrityError as refused:
        if "treasury_drawdown_ref_is_once" not in str(refused):
            raise
        raise DrawdownTwice("E-FUND-TWICE", **place) from refused
    if not found:
        raise NoAgreement("E-FUND-NO-AGREEMENT", **place, provider=told["provider_code"], date=told["received_on"])
    return int(found[0][0])


def _rows(statement: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("treasury", statement), told)
        return list(cursor.fetchall())
