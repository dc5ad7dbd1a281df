"""The forms of a settled month: to read as a page, to fetch as Excel. Fetching one is written into the journal."""

import dataclasses

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.kernel import errors, vnd
from chitra.settlement import operations
from chitra.settlement import queries as figures
from chitra.web import gate, pages
from chitra.web.settlement import views

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBERS = frozenset({"vnd", "count", "percent"})


class FormUnknown(errors.BadInput):
    """There is no such form."""


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a page writes it."""

    text: str
    is_number: bool
    label: str


@gate.month("report")
def form(request: HttpRequest, month: gate.Month, name: str) -> HttpResponse:
    """Show a form that names nobody; give it out as Excel."""
    if name not in figures.FORM_NAMES or name in figures.NAMING_FORMS:
        raise FormUnknown("E-REPORT-UNKNOWN", name=name)
    if request.method == "POST":
        return _given(month, name, deed="report")
    if month.period_id is None or month.status == "open":
        raise operations.NotSettled(
            "E-REPORT-NOT-SETTLED",
            org=month.office.code,
            programme=month.programme,
            period=f"{month.period.first_day:%m/%Y}",
            name=name,
        )
    table = figures.form(name, month.period_id, provider_code=month.actor.provider_code)
    context = {
        "month": month,
        "name": name,
        "table": table,
        "headings": [(_heading(column), column.kind in NUMBERS) for column in table.columns],
        "rows": [_cells(table, row) for row in table.rows],
        "sums": _sums(table),
        "crumbs": [*views.crumbs(month), (_("Quyết toán"), reverse("settlement", kwargs=month.address))],
    }
    return pages.page(request, "settlement/form", context)


@gate.month("look_deliveries")
def names(request: HttpRequest, month: gate.Month) -> HttpResponse:
    """Give out the list of the unpaid by name; it is read on a page of its own."""
    if request.method != "POST":
        return redirect(reverse("unpaid", kwargs=month.address))
    return _given(month, "unclaimed", deed="look_deliveries")


def _given(month: gate.Month, name: str, *, deed: str) -> HttpResponse:
    printed = operations.print_form(**month.deed, name=name, deed=deed)
    response = HttpResponse(printed.data, content_type=EXCEL)
    response["Content-Disposition"] = f'attachment; filename="{printed.file_name}"'
    response["Cache-Control"] = "no-store"
    return response


def _heading(column: figures.Column) -> str:
    return f"{column.group}: {column.heading}" if column.group else column.heading


def _cells(table: figures.Form, row: tuple[object, ...]) -> list[Cell]:
    return [
        Cell(_said(column, value), column.kind in NUMBERS, _heading(column))
        for column, value in zip(table.columns, row, strict=True)
    ]


def _said(column: figures.Column, value: object) -> str:
    if value in (None, ""):
        return "–"
    if column.kind == "percent":
        return f"{value:.3f}".replace(".", ",")
    return vnd.dotted(value) if isinstance(value, int) and column.kind in NUMBERS else str(value)


def _sums(table: figures.Form) -> list[Cell]:
    """Add up the columns that a form adds up; nothing for a form without such."""
    if not any(column.is_summed for column in table.columns):
        return []
    return [
        Cell(
            vnd.dotted(sum(int(str(row[place] or 0)) for row in table.rows)) if column.is_summed else "",
            column.kind in NUMBERS,
            _heading(column),
        )
        for place, column in enumerate(table.columns)
    ]
