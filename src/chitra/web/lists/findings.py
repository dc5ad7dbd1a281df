"""What was found in a month's lists: filters as addresses, notes, and decisions about many rows with count and sum."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.kernel import errors
from chitra.rosters import operations as rosters
from chitra.rosters import queries
from chitra.web import gate, pages
from chitra.web.lists import forms, places, words


@gate.month("look_lists")
def findings(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """List what was found in a month's lists."""
    communes = places.communes(entered.office.code, entered.period.first_day)
    counts = queries.finding_counts(entered.period_id) if entered.period_id else ()
    form = forms.FindingFilters(request.GET)
    form.fields["code"].choices = [forms.ALL, *((code, code) for code in sorted({each[0] for each in counts}))]  # type: ignore[attr-defined]
    form.fields["commune"].choices = [forms.ALL, *sorted(communes.items(), key=lambda pair: pair[1])]  # type: ignore[attr-defined]
    form.is_valid()
    chosen = form.cleaned_data
    after, list_id = request.GET.get("after", ""), request.GET.get("list", "")
    found: tuple[queries.FindingShown, ...] = ()
    if entered.period_id:
        found = queries.findings_page(
            entered.period_id,
            severity=chosen.get("severity") or "",
            code=chosen.get("code") or "",
            commune=chosen.get("commune") or "",
            roster_id=int(list_id) if list_id.isdigit() else 0,
            after=int(after) if after.isdigit() else 0,
            limit=places.PAGE + 1,
        )
    shown = found[: places.PAGE]
    context = {
        "month": entered,
        "form": form,
        "list_id": list_id,
        "crumbs": places.crumbs(places.month_crumb(entered)),
        "counts": _counted(counts),
        "findings": [
            {"found": each, "told": words.told(each), "commune": communes.get(each.unit_code, each.unit_code)}
            for each in shown
        ],
        "next_after": shown[-1].id if len(found) > places.PAGE else "",
        "may_exclude": entered.may("exclude") and entered.status == "open",
        "severities": words.SEVERITIES,
    }
    return pages.page(request, "lists/findings", context)


def _counted(counts: tuple[tuple[str, str, int], ...]) -> list[dict[str, Any]]:
    return [
        {
            "severity": severity,
            "label": label,
            "count": sum(count for _code, each, count in counts if each == severity),
            "codes": [(code, count) for code, each, count in counts if each == severity],
        }
        for severity, label in words.SEVERITIES.items()
    ]


@gate.month("look_lists", sends="check")
def finding(request: HttpRequest, entered: gate.Month, finding_id: int) -> HttpResponse:
    """Show one finding with its cause, its remedy and the law; take a note."""
    found = queries.finding_shown(entered.period_id or 0, finding_id)
    form = forms.Note(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            rosters.note(
                finding_id=finding_id, text=form.cleaned_data["text"], by=entered.visitor.by, at=entered.visitor.at
            )
        except errors.BadInput as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã ghi chú."))
            return redirect(reverse("finding", kwargs={**entered.address, "finding_id": finding_id}))
    communes = places.communes(entered.office.code, entered.period.first_day)
    back = (_("Phát hiện"), reverse("findings", kwargs=entered.address))
    context = {
        "month": entered,
        "found": found,
        "told": words.told(found),
        "severity": words.SEVERITIES[found.severity],
        "commune": communes.get(found.unit_code, found.unit_code),
        "notes": queries.notes(finding_id),
        "form": form,
        "crumbs": places.crumbs(places.month_crumb(entered), back),
        "may_note": entered.may("check") and entered.status == "open",
        "may_exclude": entered.may("exclude") and entered.status == "open" and found.is_excludable,
    }
    return pages.page(request, "lists/finding", context, status=422 if form.errors else 200)


@gate.month("look_lists", sends="exclude")
def exclude(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """Show what excluding the chosen rows comes to, by name, count and sum; then do it."""
    sent = request.POST if request.method == "POST" else request.GET
    row_ids = sorted({int(each) for each in sent.getlist("row") if each.isdigit()})[: places.PAGE]
    rows = queries.rows_named(entered.period_id, row_ids) if entered.period_id else ()
    back = reverse("findings", kwargs=entered.address)
    if not rows:
        messages.warning(request, _("Chưa chọn dòng nào."))
        return redirect(back)
    form = forms.Reason(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            count = rosters.exclude_rows(
                **{**entered.deed, "row_ids": [each.id for each in rows]}, reason=form.cleaned_data["reason"]
            )
        except errors.Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã loại %(count)s dòng khỏi danh sách.") % {"count": count})
            return redirect(back)
    communes = places.communes(entered.office.code, entered.period.first_day)
    context = {
        "month": entered,
        "crumbs": places.crumbs(places.month_crumb(entered), (_("Phát hiện"), back)),
        "rows": [{"row": each, "commune": communes.get(each.unit_code, each.unit_code)} for each in rows],
        "total_vnd": sum(each.amount_vnd for each in rows),
        "form": form,
    }
    return pages.page(request, "lists/exclude", context, status=422 if form.errors else 200)
