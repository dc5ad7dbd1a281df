"""The papers of providers: agreements, accounts, fees, limits, points. Only what the entered territory holds."""

import dataclasses
import datetime
from typing import Any

from django.db import connection

from chitra.kernel import sql


@dataclasses.dataclass(frozen=True, slots=True)
class AgreementPaper:
    """`valid_until` is exclusive."""

    id: int
    provider_code: str
    provider_name: str
    organisation_code: str
    organisation_name: str
    programme_code: str
    channel: str
    valid_from: datetime.date
    valid_until: datetime.date | None
    document_no: str
    document_date: datetime.date
    by: str


@dataclasses.dataclass(frozen=True, slots=True)
class AccountPaper:
    """`valid_until` is exclusive."""

    id: int
    provider_code: str
    organisation_code: str
    organisation_name: str
    programme_code: str
    bank_name: str
    account_no: str
    holder_name: str
    valid_from: datetime.date
    valid_until: datetime.date | None
    by: str


@dataclasses.dataclass(frozen=True, slots=True)
class FeePaper:
    """A fee with its scope: no provider means every one, no unit everywhere. 0.50 % is 500."""

    id: int
    programme_code: str
    channel: str
    provider_code: str
    unit_code: str
    rate_per_100k: int
    cap_per_100k: int | None
    valid_from: datetime.date
    valid_until: datetime.date | None
    source_document: str
    confidence: str


@dataclasses.dataclass(frozen=True, slots=True)
class LimitPaper:
    channel: str
    provider_code: str
    monthly_cap_vnd: int
    valid_from: datetime.date
    valid_until: datetime.date | None
    source_document: str
    confidence: str


@dataclasses.dataclass(frozen=True, slots=True)
class PointPaper:
    id: int
    provider_code: str
    unit_code: str
    unit_name: str
    name: str
    address: str
    days: str
    valid_from: datetime.date
    valid_until: datetime.date | None


@dataclasses.dataclass(frozen=True, slots=True)
class BareCommune:
    """A commune without a payout point: the plan asks for one in every commune."""

    unit_code: str
    name: str


def agreement_papers(
    *,
    on: datetime.date | None = None,
    provider_code: str = "",
    organisation_code: str = "",
    after: int = 0,
    limit: int = 50,
) -> tuple[AgreementPaper, ...]:
    """Give a page of agreements, the latest recorded first; with a day, those in force on it."""
    told = _page(after, limit) | {"on": on, "provider_code": provider_code, "organisation_code": organisation_code}
    return tuple(AgreementPaper(*row) for row in _rows("agreement_papers", told))


def agreement_paper(agreement_id: int) -> AgreementPaper | None:
    """Find an agreement of the entered territory."""
    told = _page(agreement_id + 1, 1) | {"on": None, "provider_code": "", "organisation_code": ""}
    found = [AgreementPaper(*row) for row in _rows("agreement_papers", told)]
    return found[0] if found and found[0].id == agreement_id else None


def account_papers(*, provider_code: str = "", after: int = 0, limit: int = 50) -> tuple[AccountPaper, ...]:
    """Give a page of advance accounts, the latest recorded first."""
    told = _page(after, limit) | {"provider_code": provider_code}
    return tuple(AccountPaper(*row) for row in _rows("account_papers", told))


def fee_papers(*, on: datetime.date | None = None, after: int = 0, limit: int = 50) -> tuple[FeePaper, ...]:
    """Give a page of fees, the latest recorded first; with a day, those in force on it."""
    return tuple(FeePaper(*row) for row in _rows("fee_papers", _page(after, limit) | {"on": on}))


def limit_papers() -> tuple[LimitPaper, ...]:
    """List the monthly limits of channels."""
    return tuple(LimitPaper(*row) for row in _rows("limit_papers", {}))


def point_papers(
    *, on: datetime.date, provider_code: str = "", after: int = 0, limit: int = 50
) -> tuple[PointPaper, ...]:
    """Give a page of the payout points of a day, the latest recorded first."""
    told = _page(after, limit) | {"on": on, "provider_code": provider_code}
    return tuple(PointPaper(*row) for row in _rows("point_papers", told))


def communes_without_point(on: datetime.date) -> tuple[BareCommune, ...]:
    """List the communes of the entered territory in which nobody pays cash on a day."""
    return tuple(BareCommune(*row) for row in _rows("communes_without_point", {"on": on}))


def _page(after: int, limit: int) -> dict[str, Any]:
    """Page backwards by id: 0 begins with the latest."""
    return {"after": after or None, "limit": limit}


def _rows(statement: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("providers", statement), told)
        return list(cursor.fetchall())
