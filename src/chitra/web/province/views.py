"""The province's pages: progress, shares, communes, groups, the rows behind a figure, and the workbook."""

import collections
import itertools
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.kernel import period as periods
from chitra.programmes import queries as programmes
from chitra.reports import operations, queries, rules
from chitra.web import gate, pages, tasks
from chitra.web.province import chart, progress, sheets, works

PAGE_ROWS = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLACES = ("paid", "account", "cash", "home", "unpaid")
_WORKS = works  # the worker finds this section's work through its addresses


@gate.reach("look_figures")
def latest(_request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Lead to the latest month that any office has begun."""
    months = queries.months(limit=1)
    return redirect("province_month", period=periods.Period.of(months[0] if months else reach.visitor.on))


@gate.reach("look_figures")
def province(request: HttpRequest, reach: gate.Reach, period: periods.Period) -> HttpResponse:
    """Show where every office's month stands, the shares, and the trend."""
    offices, calendar, counted = progress.office_months(reach, period)
    trend = queries.trend(until=period.first_day, programmes=reach.programmes)
    by_state = collections.Counter(each.standing.state for each in offices)
    context = {
        "period": period,
        "months": _months(period),
        "served": sorted({each.standing.programme_code for each in offices}),
        "matrix": _matrix(offices),
        "counted": counted,
        "by_state": sorted(by_state.items(), key=lambda found: rules.STATES.index(found[0])),
        "late_count": sum(1 for each in offices if each.waiting.days_late),
        "calendar": calendar,
        "total": queries.totalled(counted),
        "programmes": _by_programme(counted),
        "trend": trend,
        "chart": chart.drawn(trend),
        "definitions": sheets.definitions(),
        "crumbs": [],
    }
    return pages.page(request, "province/province", context)


@gate.reach("look_figures")
def office(request: HttpRequest, reach: gate.Reach, period: periods.Period, code: str, programme: str) -> HttpResponse:
    """Show one office's month by commune and by group."""
    scope: dict[str, Any] = {
        "month": period.first_day,
        "organisation_code": code,
        "programme_code": programme,
        "programmes": reach.programmes,
    }
    whole = queries.figures(level="all", **scope)
    context = {
        "period": period,
        "code": code,
        "name": whole[0].name if whole else code,
        "programme": programmes.programme(programme),
        "whole": whole[0] if whole else None,
        "communes": queries.figures(level="commune", **scope),
        "groups": queries.figures(level="group", **scope),
        "definitions": sheets.definitions(),
        "crumbs": _crumbs(period),
    }
    return pages.page(request, "province/office", context)


@gate.reach("look_figures")
def communes(request: HttpRequest, reach: gate.Reach, period: periods.Period) -> HttpResponse:
    """Show the communes of one office at a time, for a province has hundreds."""
    found = queries.figures(month=period.first_day, level="commune", programmes=reach.programmes)
    whole = queries.figures(month=period.first_day, level="all", programmes=reach.programmes)
    offices = sorted({(each.organisation_code, each.name) for each in whole})
    asked = request.GET.get("org", "")
    shown = asked if asked in dict(offices) else (offices[0][0] if offices else "")
    context = {
        "period": period,
        "offices": offices,
        "shown": shown,
        "communes": [each for each in found if each.organisation_code == shown],
        "definitions": sheets.definitions(),
        "crumbs": _crumbs(period),
    }
    return pages.page(request, "province/communes", context)


@gate.reach("look_figures")
def groups(request: HttpRequest, reach: gate.Reach, period: periods.Period) -> HttpResponse:
    """Sum the groups over all offices; one group opens the offices behind it."""
    asked, programme = request.GET.get("group"), request.GET.get("programme", "")
    found = queries.figures(month=period.first_day, level="group", programmes=reach.programmes)
    behind = [each for each in found if asked is not None and (each.programme_code, each.key) == (programme, asked)]
    context = {
        "period": period,
        "groups": _by_group(found),
        "asked": asked if behind else None,
        "programme": programme,
        "behind": behind,
        "definitions": sheets.definitions(),
        "crumbs": _crumbs(period),
    }
    return pages.page(request, "province/groups", context)


@gate.month("look_figures")
def rows(request: HttpRequest, month: gate.Month) -> HttpResponse:
    """Show the payments behind a figure; names and accounts only to those who may see lists."""
    asked = request.GET
    unit, group, place = asked.get("unit"), asked.get("group", "")[:200], asked.get("place", "")
    after, has_account = asked.get("after", ""), {"1": True, "0": False}.get(asked.get("account", ""))
    found: tuple[queries.PaidRow, ...] = ()
    if month.period_id is not None:
        found = queries.rows_behind(
            period_id=month.period_id,
            unit_code=None if unit is None else unit[:10],
            group=group,
            place=place if place in PLACES else "",
            has_account=has_account,
            after=int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0,
            limit=PAGE_ROWS + 1,
        )
    shown = found[:PAGE_ROWS]
    context = {
        "month": month,
        "rows": shown,
        "unit": unit,
        "unit_name": shown[0].unit_name if shown and unit else "",
        "group": group,
        "place": place if place in PLACES else "",
        "has_account": has_account,
        "sees_names": month.may("look_lists"),
        "next_after": shown[-1].id if len(found) > len(shown) else "",
        "crumbs": [
            *_crumbs(month.period),
            (
                f"{month.office.name} – {month.programme.upper()}",
                reverse("province_office", args=[month.period, month.office.code, month.programme]),
            ),
        ],
    }
    return pages.page(request, "province/rows", context)


@gate.reach("look_figures")
def recount(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Ask the worker to count the months whose figures are not final."""
    if request.method != "POST":
        return redirect("province")
    task_id = tasks.ask(
        kind="count_figures",
        officer_id=reach.visitor.officer.id,
        subject=_("Đếm lại số liệu toàn tỉnh"),
        arguments={},
        at=reach.visitor.at,
    )
    return redirect("task", task_id)


@gate.reach("look_figures")
def export(request: HttpRequest, reach: gate.Reach, period: periods.Period) -> HttpResponse:
    """Hand out the month's figures as a workbook; who took it is recorded."""
    if request.method != "POST":
        return redirect("province_month", period=period)
    offices, _calendar, counted = progress.office_months(reach, period)
    if not counted:
        messages.info(request, _("Kỳ này chưa có số liệu để xuất."))
        return redirect("province_month", period=period)
    month = period.first_day
    made = sheets.workbook(
        month=month,
        on=reach.visitor.on,
        standings=offices,
        communes=queries.figures(month=month, level="commune", programmes=reach.programmes),
        groups=queries.figures(month=month, level="group", programmes=reach.programmes),
        trend=queries.trend(until=month, programmes=reach.programmes),
    )
    places = ", ".join(sorted({mandate.organisation_code for mandate in reach.mandates}))
    data = operations.export(sheets=made, month=month, by=reach.visitor.by, at=reach.visitor.at, place=places)
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="toan-tinh-{period}.xlsx"'
    response["Cache-Control"] = "no-store"
    return response


def _months(shown: periods.Period) -> list[periods.Period]:
    """List the months that may be chosen, the shown one among them."""
    found = {periods.Period.of(month) for month in queries.months(limit=12)} | {shown}
    return sorted(found, reverse=True)


def _matrix(offices: Iterable[progress.OfficeMonth]) -> list[tuple[str, str, list[progress.OfficeMonth | None]]]:
    """Lay offices out as rows and programmes as columns."""
    offices = tuple(offices)
    served = sorted({each.standing.programme_code for each in offices})
    names = {each.standing.organisation_code: each.standing.organisation_name for each in offices}
    cells = {(each.standing.organisation_code, each.standing.programme_code): each for each in offices}
    return [
        (code, name, [cells.get((code, programme)) for programme in served]) for code, name in sorted(names.items())
    ]


def _by_programme(counted: Iterable[queries.Figures]) -> list[queries.Figures]:
    by_code = itertools.groupby(sorted(counted, key=_programme), key=_programme)
    return [queries.totalled(found, name=code.upper(), programme_code=code) for code, found in by_code]


def _by_group(counted: Iterable[queries.Figures]) -> list[queries.Figures]:
    grouped = itertools.groupby(sorted(counted, key=_group), key=_group)
    return [
        queries.totalled(found, key=name, name=name, programme_code=programme) for (programme, name), found in grouped
    ]


def _programme(figures: queries.Figures) -> str:
    return figures.programme_code


def _group(figures: queries.Figures) -> tuple[str, str]:
    return figures.programme_code, figures.key


def _crumbs(period: periods.Period) -> list[tuple[str, str]]:
    label = _("Toàn tỉnh, kỳ %(month)s") % {"month": f"{period.month:02d}/{period.year}"}
    return [(label, reverse("province_month", args=[period]))]
