"""Every address of the site, and something to fill it with: for tests that walk them all."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from chitra.access import operations as access
from chitra.kernel import period
from chitra.web import gate

# What an address is filled with for one office: the parts that only look like codes.
PARTS = {"programme": "btxh", "period": period.Period(2023, 9)}
PROVIDER = "AGRIBANK-QNA"
# One row of each kind that an address may name by number, belonging to an organisation.
NUMBERS = {
    "batch_id": "SELECT min(b.id) FROM delivery_batch b JOIN providers_provider p ON p.id = b.provider_id"
    " WHERE b.organisation_id = %(org)s AND p.code = %(provider)s",
    "file_id": "SELECT min(f.id) FROM delivery_batchfile f JOIN delivery_batch b ON b.id = f.batch_id"
    " JOIN providers_provider p ON p.id = b.provider_id WHERE b.organisation_id = %(org)s AND p.code = %(provider)s",
    "answer_id": "SELECT min(t.answer_id) FROM reconciliation_tally t"
    " JOIN reconciliation_answer a ON a.id = t.answer_id JOIN providers_provider p ON p.id = a.provider_id"
    " WHERE t.organisation_id = %(org)s AND p.code = %(provider)s",
    "list_id": "SELECT min(id) FROM rosters_roster WHERE organisation_id = %(org)s",
    "finding_id": "SELECT min(f.id) FROM rosters_finding f JOIN ledger_period p ON p.id = f.period_id"
    " WHERE p.organisation_id = %(org)s",
    "person_id": "SELECT min(person_id) FROM payouts_payment WHERE organisation_id = %(org)s",
    "payment_id": "SELECT min(id) FROM payouts_payment WHERE organisation_id = %(org)s",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Address:
    """A named address: its view, the converters of its parts."""

    name: str
    view: Callable[..., Any]
    parts: tuple[str, ...]

    @property
    def rule(self) -> gate.Rule | None:
        return getattr(self.view, "rule", None)


def every() -> Iterator[Address]:
    """List every address there is, our own and the libraries'."""
    yield from _below(get_resolver().url_patterns, ())


def _below(patterns: list[URLPattern | URLResolver], parts: tuple[str, ...]) -> Iterator[Address]:
    for each in patterns:
        own = parts + tuple(each.pattern.converters)
        if isinstance(each, URLResolver):
            yield from _below(each.url_patterns, own)
        else:
            yield Address(each.name or str(each.pattern), each.callback, own)


def filled(address: Address, *, organisation_code: str) -> str | None:
    """Write an address of an organisation; None where it needs a row that the rehearsal does not have."""
    parts: dict[str, Any] = {}
    for part in address.parts:
        value = _part(address, part, organisation_code)
        if value is None:
            return None
        parts[part] = value
    return reverse(address.name, kwargs=parts)


def _part(address: Address, part: str, organisation_code: str) -> Any:
    if part in PARTS:
        return PARTS[part]
    if (
        part == "org"
        or (part == "code" and "office" in address.name)
        or (part == "code" and address.name == "organisation")
    ):
        return organisation_code
    if part == "provider":
        return PROVIDER
    if part in NUMBERS:
        return _number(NUMBERS[part], organisation_code)
    known = {
        "username": "lan.dailoc",
        "code": "btxh" if address.name == "rates" else "49",
        "number": 1,
        "name": "summary",
    }
    if part == "code" and address.name in {"category", "enter_rate"}:
        return _first("SELECT min(code) FROM programmes_category")
    return known.get(part, 1 if re.search(r"_(id|no|number)$|^pk$", part) else None)


def _number(statement: str, organisation_code: str) -> int | None:
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM territory_organisation WHERE code = %s", [organisation_code])
        (organisation_id,) = cursor.fetchone()
        cursor.execute(statement, {"org": organisation_id, "provider": PROVIDER})
        found: int | None = cursor.fetchone()[0]
        return found


def _first(statement: str) -> Any:
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]
