"""Questions about the law. Bulk work joins the views (`sql/view_*.sql`); these answer one screen or one list."""

import dataclasses
import datetime
import json
from collections.abc import Sequence
from typing import Any

from django.db import connection

from chitra.kernel import errors, period, sql
from chitra.programmes import catalogue, models

CategoryUnknown = catalogue.CategoryUnknown
CategoryRate = catalogue.CategoryRate
CategoryFacts = catalogue.CategoryFacts
SettingValue = catalogue.SettingValue
category = catalogue.category
categories = catalogue.categories
rates_on = catalogue.rates_on
rates_of = catalogue.rates_of
settings = catalogue.settings
funding_sources = catalogue.funding_sources
settings_on = catalogue.settings_on
programme_documents = catalogue.programme_documents


class ProgrammeUnknown(errors.BadInput):
    """No programme has this code."""


@dataclasses.dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    code: str
    name: str
    adds_up: bool


@dataclasses.dataclass(frozen=True, slots=True)
class LawfulRate:
    """A rate as it was known on a day. `applies_until` is exclusive; no amount: the law leaves it to another text."""

    category_code: str
    amount_vnd: int | None
    applies_from: datetime.date
    applies_until: datetime.date | None
    in_force_from: datetime.date
    is_derived: bool
    coefficient_milli: int | None
    legal_basis: str


@dataclasses.dataclass(frozen=True, slots=True)
class ListKey:
    """What a list says of a row. `key` is made by `rules.list_text_key` from the category text or the sheet's name."""

    programme_code: str
    key: str
    is_sheet: bool
    component: str
    injury_pct: int | None = None
    age_months: int | None = None
    relation_key: str = ""
    sex: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class ListCategory:
    category_code: str
    list_key: str
    is_required: bool
    is_per_quantity: bool


@dataclasses.dataclass(frozen=True, slots=True)
class LawfulArrears:
    category_code: str
    months: int
    amount_vnd: int
    is_derived: bool


@dataclasses.dataclass(frozen=True, slots=True)
class FundingFacts:
    code: str
    name: str
    budget_level: str
    budget_chapter: str
    budget_item: str


def programme(code: str) -> ProgrammeFacts:
    """Find a programme.

    :raises ProgrammeUnknown:
    """
    found = models.Programme.objects.filter(code=code).values_list("code", "name", "adds_up").first()
    if found is None:
        raise ProgrammeUnknown("E-PROGRAMME-UNKNOWN", value=code)
    return ProgrammeFacts(*found)


def programme_name(code: str) -> str:
    """Name a programme as forms print it.

    :raises ProgrammeUnknown:
    """
    return programme(code).name


def programmes() -> tuple[ProgrammeFacts, ...]:
    rows = models.Programme.objects.order_by("id").values_list("code", "name", "adds_up")
    return tuple(ProgrammeFacts(*row) for row in rows)


def lawful_rate(*, category_code: str, month: period.Period, known_on: datetime.date) -> LawfulRate | None:
    """Find the rate of a category for a month as it was known on a day."""
    with connection.cursor() as cursor:
        parameters: dict[str, Any] = {"category_code": category_code, "month": month.first_day, "known_on": known_on}
        cursor.execute(sql.statement("programmes", "lawful_rate"), parameters)
        row = cursor.fetchone()
    return None if row is None else LawfulRate(*row)


def lawful_arrears(*, month: period.Period, known_on: datetime.date, months: int) -> tuple[LawfulArrears, ...]:
    """List what a month's list owes, by category and by how many months before it (1 … `months`) are in question.

    Each of those months counts as paid at the rate that was known when its own list was due.
    """
    with connection.cursor() as cursor:
        parameters: dict[str, Any] = {"month": month.first_day, "known_on": known_on, "months": months}
        cursor.execute(sql.statement("programmes", "lawful_arrears"), parameters)
        return tuple(LawfulArrears(*row) for row in cursor.fetchall())


def categories_of(keys: Sequence[ListKey]) -> dict[ListKey, ListCategory]:
    """Tell the category of each combination that a list shows, in one statement; what means nothing is left out."""
    rows = [{"place": place, **dataclasses.asdict(key)} for place, key in enumerate(keys)]
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("programmes", "categories_of"), {"rows": json.dumps(rows)})
        return {keys[place]: ListCategory(*facts) for place, *facts in cursor.fetchall()}


def compatible_groups(programme_code: str) -> frozenset[tuple[str, str]]:
    """List the pairs of groups that may be drawn together, lower group first; `rules.groups_clash` asks for them."""
    found = models.CompatibleGroups.objects.filter(programme__code=programme_code)
    return frozenset(found.values_list("group_a", "group_b"))


def funding_source(code: str) -> FundingFacts | None:
    """Find a budget by its code."""
    fields = ("code", "name", "budget_level", "budget_chapter", "budget_item")
    found = models.FundingSource.objects.filter(code=code).values_list(*fields).first()
    return None if found is None else FundingFacts(*found)


def funding_sources_of(*, programme_code: str, month: period.Period) -> tuple[FundingFacts, ...]:
    """List the budgets that pay a programme in a month, the programme's own first."""
    with connection.cursor() as cursor:
        parameters: dict[str, Any] = {"programme_code": programme_code, "month": month.first_day}
        cursor.execute(sql.statement("programmes", "funding_sources_of"), parameters)
        return tuple(FundingFacts(*row) for row in cursor.fetchall())


def sensitive_categories() -> frozenset[str]:
    """List the categories that no public list may show: HIV."""
    return frozenset(models.Category.objects.filter(is_sensitive=True).values_list("code", flat=True))
