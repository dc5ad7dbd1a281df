"""What was handed in: the months, a month's lists, a list's rows, and its file as it came."""

import urllib.parse
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from chitra.audit import operations as audit
from chitra.rosters import queries
from chitra.web import gate, pages
from chitra.web.lists import forms, places, words


@gate.reach("look_lists")
def lists(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List for which months lists were handed in, the latest first."""
    form = forms.ListFilters(request.GET)
    names = [each for each in places.programme_names() if not reach.programmes or each[0] in reach.programmes]
    form.fields["programme"].choices = [forms.ALL, *names]  # type: ignore[attr-defined]
    form.is_valid()
    chosen = form.cleaned_data
    month = chosen.get("period")
    found = queries.months_handed_in(
        month=month.first_day if month else None,
        organisation_code=chosen.get("org") or "",
        programme=chosen.get("programme") or "",
        programmes=tuple(sorted(reach.programmes)),
        after=request.GET.get("after", ""),
        limit=places.PAGE + 1,
    )
    shown = found[: places.PAGE]
    context = {
        "form": form,
        "programme_names": dict(names),
        "months": [{"month": each, "programme": dict(names).get(each.programme, each.programme)} for each in shown],
        "next_after": shown[-1].key if len(found) > places.PAGE else "",
        "may_import": reach.visitor.may("import"),
    }
    return pages.page(request, "lists/lists", context)


@gate.month("look_lists")
def month(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """List what was handed in for a month."""
    found = queries.lists_of_month(entered.period_id) if entered.period_id else ()
    communes = places.communes(entered.office.code, entered.period.first_day)
    paying = [each for each in found if each.kind not in {"increase", "decrease", "adjustment"}]
    context = {
        "month": entered,
        "programme": dict(places.programme_names()).get(entered.programme, entered.programme),
        "crumbs": places.crumbs(),
        "lists": [
            {"list": each, "commune": communes.get(each.unit_code, ""), "kind": words.KINDS.get(each.kind, each.kind)}
            for each in found
        ],
        "totals": {
            "amount_vnd": sum(each.amount_vnd for each in paying),
            "accepted": sum(each.accepted for each in found),
            "held": sum(each.held for each in found),
            "refused": sum(each.refused for each in found),
            "ignored": sum(each.ignored for each in found),
            "block": sum(each.block_count for each in found),
            "warn": sum(each.warn_count for each in found),
        },
        "is_stored": "stored" in request.GET,
        "may_import": entered.may("import"),
    }
    return pages.page(request, "lists/month", context)


@gate.month("look_lists")
def one(request: HttpRequest, entered: gate.Month, list_id: int) -> HttpResponse:
    """Show a list's rows by Excel's numbers, those among them that were ignored and why."""
    place = _place(entered, list_id)
    outcome, after = request.GET.get("outcome", ""), request.GET.get("after", "")
    outcome = outcome if outcome in words.OUTCOMES else ""
    rows = queries.rows_of_list(
        list_id, outcome=outcome, after=int(after) if after.isdigit() else 0, limit=places.PAGE + 1
    )
    shown = rows[: places.PAGE]
    communes = places.communes(entered.office.code, entered.period.first_day)
    context = {
        "month": entered,
        "list": place,
        "kind": words.KINDS.get(place.kind, place.kind),
        "commune": communes.get(place.unit_code, ""),
        "crumbs": places.crumbs(places.month_crumb(entered)),
        "outcome": outcome,
        "outcomes": words.OUTCOMES.items(),
        "rows": [_line(each, communes) for each in shown],
        "next_after": shown[-1].row_number if len(rows) > places.PAGE else "",
        "may_reopen": entered.may("import") and place.is_current and not place.frozen_at and entered.status == "open",
        "may_download": entered.may("report"),
    }
    return pages.page(request, "lists/list", context)


def _line(row: Any, communes: dict[str, str]) -> dict[str, Any]:
    return {
        "row": row,
        "outcome": words.OUTCOMES[row.outcome],
        "kind": words.ROW_KINDS.get(row.row_kind, row.row_kind),
        "commune": communes.get(row.unit_code, row.unit_code),
        "text": words.hide(" · ".join(cell for cell in row.raw.split("\t") if cell.strip())[:200]),
    }


@gate.month("look_lists", sends="report")
def original(request: HttpRequest, entered: gate.Month, list_id: int) -> HttpResponse:
    """Give the file of a list as it came; that somebody took it is on record."""
    if request.method != "POST":
        return redirect(reverse("list", kwargs={**entered.address, "list_id": list_id}))
    place = _place(entered, list_id)
    kept = queries.original(place.sha256)
    assert kept is not None, "a list holds its original"
    audit.record(
        chain=entered.office.code,
        at=entered.visitor.at,
        by=entered.visitor.by,
        deed="report",
        object_kind="list",
        object_id=list_id,
        facts={"name": "original", "file": place.file_name, "sha256": place.sha256},
    )
    answer = HttpResponse(kept[1], content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{urllib.parse.quote(place.file_name)}"
    answer["Cache-Control"] = "no-store"
    return answer


def _place(entered: gate.Month, list_id: int) -> queries.ListPlace:
    place = queries.place_of_list(list_id)
    if place.period_id != entered.period_id:
        raise queries.ListUnknown("E-LIST-UNKNOWN", value=list_id)
    return place
