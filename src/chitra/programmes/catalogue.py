"""The law as a catalogue to leaf through: categories with their rates of a day, a category's history, settings."""

import dataclasses
import datetime
from typing import Any

from django.db import connection

from chitra.kernel import errors, sql
from chitra.programmes import models


class CategoryUnknown(errors.BadInput):
    """No category has this code."""


@dataclasses.dataclass(frozen=True, slots=True)
class CategoryFacts:
    code: str
    programme_code: str
    name: str
    benefit_kind: str
    component: str
    group_code: str
    is_sensitive: bool


@dataclasses.dataclass(frozen=True, slots=True)
class CategoryRate:
    """A rate with the documents it rests on. `applies_until` is exclusive; no id: nothing applies on that day."""

    category_code: str
    category_name: str
    id: int | None
    amount_vnd: int | None
    coefficient_milli: int | None
    unit: str
    applies_from: datetime.date | None
    applies_until: datetime.date | None
    in_force_from: datetime.date | None
    in_force_is_assumed: bool
    legal_basis: str
    source_document: str
    confidence: str
    is_derived: bool
    entered_by: str


@dataclasses.dataclass(frozen=True, slots=True)
class SettingValue:
    """A figure from a day on, and the text that fixes it."""

    key: str
    value: int
    valid_from: datetime.date
    source_document: str
    confidence: str
    entered_by: str


@dataclasses.dataclass(frozen=True, slots=True)
class ProgrammeDocument:
    code: str
    name: str
    source_document: str
    category_count: int
    sources: list[str]


def programme_documents() -> tuple[ProgrammeDocument, ...]:
    """List the programmes with the law they rest on and the budgets that pay them."""
    return tuple(ProgrammeDocument(*row) for row in _rows("programme_documents", {}))


def category(code: str) -> CategoryFacts:
    """Find a category.

    :raises CategoryUnknown:
    """
    fields = ("code", "programme_id", "name", "benefit_kind", "component", "group_code", "is_sensitive")
    found = models.Category.objects.filter(code=code).values_list(*fields).first()
    if found is None:
        raise CategoryUnknown("E-CATEGORY-UNKNOWN", value=code)
    return CategoryFacts(*found)


def categories(programme_code: str) -> tuple[CategoryFacts, ...]:
    """List a programme's categories by code."""
    fields = ("code", "programme_id", "name", "benefit_kind", "component", "group_code", "is_sensitive")
    found = models.Category.objects.filter(programme__code=programme_code).order_by("code").values_list(*fields)
    return tuple(CategoryFacts(*row) for row in found)


def rates_on(
    *, programme_code: str, on: datetime.date, wanted: str = "", after: str = "", limit: int = 50
) -> tuple[CategoryRate, ...]:
    """Give a page of a programme's categories, each with its rate of a day; `wanted` occurs in code or name."""
    told = {"programme_code": programme_code, "on": on, "wanted": wanted, "after": after, "limit": limit}
    return tuple(CategoryRate(*row) for row in _rows("rates_on", told))


def rates_of(category_code: str) -> tuple[CategoryRate, ...]:
    """List every rate that a category has had, the latest first."""
    return tuple(CategoryRate(*row) for row in _rows("rates_of", {"category_code": category_code}))


def funding_sources() -> tuple[tuple[str, str], ...]:
    """List every budget that there is: code and name."""
    return tuple(models.FundingSource.objects.order_by("code").values_list("code", "name"))


def settings() -> tuple[SettingValue, ...]:
    """List every value of every setting, the latest first."""
    return tuple(SettingValue(*row) for row in _rows("settings", {}))


def settings_on(on: datetime.date) -> dict[str, int]:
    """Give the settings that hold on a day."""
    values: dict[str, int] = {}
    for found in settings():
        if found.valid_from <= on:
            values.setdefault(found.key, found.value)
    return values


def _rows(statement: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("programmes", statement), told)
        return list(cursor.fetchall())
