"""Signing a month's figures, for the office and for a provider, and closing it: each with a fresh second factor."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.delivery import queries as deliveries
from chitra.kernel import period
from chitra.ledger import queries as ledger
from chitra.oversight import queries as oversight
from chitra.settlement import operations
from chitra.settlement import queries as figures
from chitra.territory import queries as territory
from chitra.web import gate, pages, tasks
from chitra.web.settlement import forms, views

SIGNING = (operations.NotReady, operations.DoesNotAddUp, operations.FiguresChanged)


@gate.signed
@gate.month("settle_office")
def for_office(request: HttpRequest, month: gate.Month) -> HttpResponse:
    """Show the figures of every provider, and sign them for the office."""
    place = {"organisation_code": month.office.code, "programme": month.programme, "month": month.period.first_day}
    return _signing(
        request,
        month.visitor,
        place=place,
        office_name=month.office.name,
        period_id=month.period_id,
        status=month.status,
    )


@gate.signed
@gate.provider("settle_provider")
def for_provider(
    request: HttpRequest, provider: gate.Provider, org: str, programme: str, period: period.Period
) -> HttpResponse:
    """Show a provider's own figures, and sign them for it."""
    place = {"organisation_code": org, "programme": programme, "month": period.first_day}
    found = ledger.period(organisation_code=org, programme_code=programme, month=period.first_day)
    is_served = not provider.programmes or programme in provider.programmes
    period_id, status = (found.id, found.status) if found and is_served else (None, "")
    name = territory.organisation(org).name
    return _signing(
        request,
        provider.visitor,
        place=place,
        office_name=name,
        period_id=period_id,
        status=status,
        provider_code=provider.code,
    )


@gate.signed
@gate.month("close")
def close(request: HttpRequest, month: gate.Month) -> HttpResponse:
    """Show what a settled month came to, and close it for good."""
    form = forms.Close(request.POST or None)
    if request.method == "POST":
        if _is_large(month.deed):
            return _asked(month.visitor, "close", month.deed, _("Khoá sổ kỳ %(month)s, %(office)s"), month.office.name)
        try:
            operations.close(**month.deed, checks=oversight.broken)
        except operations.NotReady as refusal:
            form.is_valid()
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã khoá sổ kỳ chi trả."))
            return redirect(reverse("closing", kwargs=month.address))
    rows = list(figures.settled_figures(month.period_id)) if month.period_id else []
    context = {
        "month": month,
        "minutes": rows,
        "totals": views.totals(rows),
        "facts": figures.closing_facts(month.period_id) if month.period_id else {},
        "form": form,
        "own": "",
        "crumbs": [*views.crumbs(month), (_("Quyết toán"), reverse("settlement", kwargs=month.address))],
    }
    return pages.page(request, "settlement/close", context, status=422 if form.errors else 200)


@tasks.work("settle")
def settle(asked: tasks.Asked) -> str:
    """Sign a large month's figures."""
    operations.settle(**_deed(asked), seen_hash=asked.arguments["seen_hash"])
    return reverse("settlement", kwargs=_address(asked))


@tasks.work("close")
def close_large(asked: tasks.Asked) -> str:
    """Close a large month."""
    operations.close(**_deed(asked), checks=oversight.broken)
    return reverse("closing", kwargs=_address(asked))


def _signing(
    request: HttpRequest,
    visitor: gate.Visitor,
    *,
    place: dict[str, Any],
    office_name: str,
    period_id: int | None,
    status: str,
    provider_code: str = "",
) -> HttpResponse:
    month = period.Period.of(place["month"])
    address = {"org": place["organisation_code"], "programme": place["programme"], "period": month}
    if period_id is None or status != "open":
        messages.info(request, _("Kỳ này không chờ ký quyết toán."))
        return redirect(reverse("settlement", kwargs=address))
    form = forms.Sign(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = {**place, "by": visitor.by, "at": visitor.at}
        seen = form.cleaned_data["seen_hash"]
        if _is_large(deed):
            return _asked(visitor, "settle", deed, _("Ký quyết toán kỳ %(month)s, %(office)s"), office_name, seen)
        try:
            settled = operations.settle(**deed, seen_hash=seen)
        except SIGNING as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _told(settled))
            return redirect(reverse("settlement", kwargs=address))
    rows, unpaid = views.drawn_up(period_id, is_open=True)
    shown = [each for each in rows if provider_code in ("", each.provider_code)]
    context = {
        "office_name": office_name,
        "address": address,
        "minutes": shown,
        "totals": views.totals(shown),
        "unpaid": () if provider_code else figures.unpaid_sums(unpaid),
        "hash": figures.seen_hash(rows, unpaid),
        "prevents": [
            (each.code, {"count": each.count, "amount_vnd": each.amount_vnd}) for each in figures.prevents(period_id)
        ],
        "form": form,
        "provider_code": provider_code,
        "own": provider_code,
        "crumbs": [(_("Quyết toán"), reverse("settlement", kwargs=address))],
    }
    return pages.page(request, "settlement/sign", context, status=422 if form.errors else 200)


def _told(settled: operations.Settled) -> str:
    if settled.is_settled:
        return _("Đã ký. Hai bên đã ký đủ: kỳ chi trả đã quyết toán.")
    return _("Đã ký. Còn chờ %(count)s chữ ký.") % {"count": len(settled.waiting_for)}


def _is_large(deed: dict[str, Any]) -> bool:
    batches = deliveries.batches(
        programmes=[deed["programme"]], month=deed["month"], organisation_code=deed["organisation_code"]
    )
    return sum(each.count for each in batches) > tasks.AT_ONCE


def _asked(  # noqa: PLR0917 - said in the order of the sentence
    visitor: gate.Visitor, kind: str, deed: dict[str, Any], subject: str, office_name: str, seen_hash: str = ""
) -> HttpResponse:
    month = period.Period.of(deed["month"])
    task_id = tasks.ask(
        kind=kind,
        officer_id=visitor.officer.id,
        subject=subject % {"month": f"{month.month:02d}/{month.year}", "office": office_name},
        arguments={
            "organisation": deed["organisation_code"],
            "programme": deed["programme"],
            "month": str(month),
            "seen_hash": seen_hash,
        },
        at=visitor.at,
    )
    return redirect("task", task_id=task_id)


def _deed(asked: tasks.Asked) -> dict[str, Any]:
    return {
        "organisation_code": asked.arguments["organisation"],
        "programme": asked.arguments["programme"],
        "month": period.Period.parse(asked.arguments["month"]).first_day,
        "by": asked.by,
        "at": asked.at,
    }


def _address(asked: tasks.Asked) -> dict[str, Any]:
    told = asked.arguments
    return {"org": told["organisation"], "programme": told["programme"], "period": period.Period.parse(told["month"])}
