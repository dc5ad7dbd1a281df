"""Units and organisations to leaf through on a day: what lies below, what stood before, what came after."""

import dataclasses
import datetime
from typing import Any

from django.db import connection

from chitra.kernel import sql


@dataclasses.dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit of a day, how many units lie directly below it, and the text that made it."""

    code: str
    name: str
    level: str
    parent_code: str
    valid_from: datetime.date
    valid_until: datetime.date | None
    source_document: str
    below: int


@dataclasses.dataclass(frozen=True, slots=True)
class UnitStep:
    """One step between units: a share of the people of the one went to the other on a day."""

    from_date: datetime.date
    old_code: str
    old_name: str
    old_from: datetime.date
    new_code: str
    new_name: str
    new_from: datetime.date
    share_permille: int


@dataclasses.dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """An organisation with who stands above it, which programmes it pays, and who took over from it."""

    id: int
    code: str
    name: str
    kind: str
    unit_code: str
    unit_name: str
    parent_code: str
    valid_from: datetime.date
    valid_until: datetime.date | None
    source_document: str
    confidence: str
    pays: tuple[str, ...]
    heirs: tuple[str, ...]
    predecessors: tuple[str, ...]


def units_below(*, code: str, on: datetime.date) -> tuple[UnitEntry, ...]:
    """List the units directly below a unit on a day; with no code, the provinces."""
    return tuple(UnitEntry(*row) for row in _rows("units_below", {"code": code, "on": on}))


def units_coded(code: str) -> tuple[UnitEntry, ...]:
    """List every unit that a code has meant, the latest first."""
    return tuple(UnitEntry(*row) for row in _rows("units_coded", {"code": code}))


def unit_steps(code: str) -> tuple[UnitStep, ...]:
    """List what a code's units came from and what became of them, the earliest first."""
    return tuple(UnitStep(*row) for row in _rows("unit_steps", {"code": code}))


def organisations_serving(*, unit_code: str, on: datetime.date) -> tuple[OrganisationEntry, ...]:
    """List the organisations with duties over a unit or directly below it on a day."""
    return _organisations(code="", unit_code=unit_code, on=on)


def organisation_entry(*, code: str, on: datetime.date) -> OrganisationEntry | None:
    """Describe an organisation as it stands on a day, whether it exists then or not."""
    found = _organisations(code=code, unit_code="", on=on)
    return found[0] if found else None


def _organisations(**told: Any) -> tuple[OrganisationEntry, ...]:
    rows = _rows("organisation_entries", told)
    return tuple(OrganisationEntry(*row[:11], *map(tuple, row[11:])) for row in rows)


def _rows(statement: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("territory", statement), told)
        return list(cursor.fetchall())
