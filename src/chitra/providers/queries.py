"""Questions about banks, providers and their agreements. Bulk work joins `providers_coverage` or the tables."""

import dataclasses
import datetime
from collections.abc import Collection, Mapping
from typing import Any, Literal

from django.db import connection

from chitra.kernel import errors, sql
from chitra.providers import models, papers, rules
from chitra.territory import queries as territory

AgreementPaper = papers.AgreementPaper
agreement_papers = papers.agreement_papers
agreement_paper = papers.agreement_paper
account_papers = papers.account_papers
fee_papers = papers.fee_papers
limit_papers = papers.limit_papers
point_papers = papers.point_papers
communes_without_point = papers.communes_without_point


class ProviderUnknown(errors.BadInput):
    """No provider has this code."""


@dataclasses.dataclass(frozen=True, slots=True)
class BankFacts:
    bin: str
    code: str
    short_name: str
    name: str
    swift: str
    takes_transfers: bool


@dataclasses.dataclass(frozen=True, slots=True)
class BankMatch:
    """What a list's bank text means. Only a known bank has a BIN; an ambiguous text is never resolved by guessing."""

    standing: Literal["known", "ambiguous", "unknown"]
    bin: str = ""
    note: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class ProviderFacts:
    id: int
    code: str
    name: str
    kind: str
    bin: str


@dataclasses.dataclass(frozen=True, slots=True)
class AgreementFacts:
    """`valid_until` is exclusive."""

    id: int
    provider_code: str
    organisation_code: str
    programme_code: str
    channel: str
    valid_from: datetime.date
    valid_until: datetime.date | None
    document_no: str
    document_date: datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class AdvanceAccountFacts:
    """`valid_until` is exclusive."""

    id: int
    provider_code: str
    organisation_code: str
    programme_code: str
    bin: str
    account_no: str
    holder_name: str
    valid_from: datetime.date
    valid_until: datetime.date | None


@dataclasses.dataclass(frozen=True, slots=True)
class FeeFacts:
    channel: str
    rate_per_100k: int
    cap_per_100k: int | None
    source_document: str


@dataclasses.dataclass(frozen=True, slots=True)
class PayoutPointFacts:
    provider_code: str
    unit_code: str
    name: str
    address: str
    days: str


def banks() -> tuple[BankFacts, ...]:
    fields = ("bin", "code", "short_name", "name", "swift", "takes_transfers")
    return tuple(BankFacts(*row) for row in models.Bank.objects.order_by("bin").values_list(*fields))


def banks_by_text(texts: Collection[str]) -> dict[str, BankMatch]:
    """Tell for each bank text of a list which bank it means: two statements, however many texts.

    `Agribank`, `NHNN&PTNT Đại Lộc` and `VCB CN Hội An` are known; `NHNN` and `Bưu điện` are ambiguous.
    """
    aliases = {
        key: (bin_, note) for key, bin_, note in models.BankAlias.objects.values_list("key", "bank__bin", "note")
    }
    places = territory.plain_names()
    return {written: _match(written, aliases, places) for written in texts}


def _match(written: str, aliases: Mapping[str, tuple[str | None, str]], places: Collection[str]) -> BankMatch:
    digits = written.strip()
    key = rules.bank_meant(written, aliases=aliases, places=places)
    if key is None:
        is_bin = any(digits == bin_ for bin_, _ in aliases.values())
        return BankMatch("known", digits) if is_bin else BankMatch("unknown")
    bin_, note = aliases[key]
    return BankMatch("ambiguous", note=note) if bin_ is None else BankMatch("known", bin_, note)


def provider(code: str) -> ProviderFacts:
    """Find a provider.

    :raises ProviderUnknown:
    """
    found = models.Provider.objects.filter(code=code).values_list("id", "code", "name", "kind", "bank__bin").first()
    if found is None:
        raise ProviderUnknown("E-PROVIDER-UNKNOWN", value=code)
    return ProviderFacts(*found[:-1], bin=found[-1] or "")


def providers() -> tuple[ProviderFacts, ...]:
    rows = models.Provider.objects.order_by("code").values_list("id", "code", "name", "kind", "bank__bin")
    return tuple(ProviderFacts(*row[:-1], bin=row[-1] or "") for row in rows)


def agreements_covering(
    *, organisation_code: str, programme_code: str, on: datetime.date, channel: str = ""
) -> tuple[AgreementFacts, ...]:
    """List the agreements in force for an organisation and programme on a day: at most one for each channel."""
    parameters: dict[str, Any] = {
        "organisation_code": organisation_code,
        "programme_code": programme_code,
        "channel": channel,
        "on": on,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("providers", "agreements_covering"), parameters)
        return tuple(AgreementFacts(*row) for row in cursor.fetchall())


def agreement_covering(
    *, organisation_code: str, programme_code: str, channel: str, on: datetime.date
) -> AgreementFacts | None:
    """Find the one agreement under which a channel is paid on a day."""
    found = agreements_covering(
        organisation_code=organisation_code, programme_code=programme_code, channel=channel, on=on
    )
    return found[0] if found else None


def advance_account(
    *, provider_code: str, organisation_code: str, programme_code: str, on: datetime.date
) -> AdvanceAccountFacts | None:
    """Find the account that receives an organisation's advances for a programme on a day: the debtor of bank files."""
    found = _advance_accounts(
        provider_code=provider_code,
        organisation_code=organisation_code,
        programme_code=programme_code,
        account_no="",
        on=on,
    )
    return found[0] if found else None


def advance_accounts_numbered(*, account_no: str, on: datetime.date) -> tuple[AdvanceAccountFacts, ...]:
    """List whose advance account a statement is of; several organisations may share one account."""
    return _advance_accounts(provider_code="", organisation_code="", programme_code="", account_no=account_no, on=on)


def _advance_accounts(**parameters: Any) -> tuple[AdvanceAccountFacts, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("providers", "advance_accounts"), parameters)
        return tuple(AdvanceAccountFacts(*row) for row in cursor.fetchall())


def fee_rates(*, programme_code: str, provider_code: str, unit_code: str, on: datetime.date) -> dict[str, FeeFacts]:
    """Give the fee of each channel on a day: the area's own first, then the provider's own."""
    parameters: dict[str, Any] = {
        "programme_code": programme_code,
        "provider_code": provider_code,
        "unit_code": unit_code,
        "on": on,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("providers", "fee_rates"), parameters)
        return {row[0]: FeeFacts(*row) for row in cursor.fetchall()}


def monthly_cap_vnd(*, channel: str, provider_code: str, on: datetime.date) -> int | None:
    """Tell how much one account of a channel may receive in a month; None: there is no cap."""
    parameters: dict[str, Any] = {"channel": channel, "provider_code": provider_code, "on": on}
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("providers", "monthly_cap"), parameters)
        row = cursor.fetchone()
    return None if row is None else row[0]


def payout_points(*, unit_codes: Collection[str], on: datetime.date) -> tuple[PayoutPointFacts, ...]:
    """List the payout points of communes on a day."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("providers", "payout_points"), {"unit_codes": list(unit_codes), "on": on})
        return tuple(PayoutPointFacts(*row) for row in cursor.fetchall())
