"""Pages of batches. Preparing a file records it; fetching it is recorded again, for it carries names and accounts."""

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.delivery import operations as delivery
from chitra.delivery import queries as deliveries
from chitra.delivery import rules
from chitra.kernel import period
from chitra.providers import queries as providers
from chitra.reconciliation import queries as reconciliation
from chitra.settlement import queries as settlement
from chitra.web import gate, pages, tasks
from chitra.web.deliveries import forms

PAGE = deliveries.PAGE
TYPES = {"pain001": "application/xml", "csv": "text/csv; charset=utf-8"}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@gate.reach("look_deliveries")
def batches(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List the batches of all offices and providers within reach."""
    shown = [] if reach.provider_code else [(each.code, each.name) for each in providers.providers()]
    form = forms.Filter(request.GET or None, providers=shown)
    wanted = form.cleaned_data if form.is_valid() else {}
    chosen = reach.provider_code or wanted.get("provider", "")
    return _listed(
        request,
        form,
        {"crumbs": []},
        provider_codes=[chosen] if chosen else [],
        programmes=reach.programmes,
        month=_first_day(wanted.get("month")),
    )


@gate.provider("look_deliveries")
def of_provider(request: HttpRequest, provider: gate.Provider) -> HttpResponse:
    """List one provider's batches."""
    form = forms.Filter(request.GET or None, providers=[])
    wanted = form.cleaned_data if form.is_valid() else {}
    facts = providers.provider(provider.code)
    return _listed(
        request,
        form,
        {"provider": facts, "crumbs": [(_("Đợt chi"), reverse("batches"))]},
        provider_codes=[provider.code],
        programmes=provider.programmes,
        month=_first_day(wanted.get("month")),
    )


@gate.month("look_deliveries")
def of_month(request: HttpRequest, month: gate.Month) -> HttpResponse:
    """List the batches of an office's month."""
    own = month.actor.provider_code
    return _listed(
        request,
        None,
        {"month": month, "crumbs": [(_("Đợt chi"), reverse("batches"))]},
        provider_codes=[own] if own else [],
        programmes=[month.programme],
        month=month.period.first_day,
        organisation_code=month.office.code,
    )


@gate.provider("look_deliveries", sends="payfiles")
def batch(request: HttpRequest, provider: gate.Provider, batch_id: int) -> HttpResponse:
    """Show a batch; prepare the files of its month for its provider."""
    found = deliveries.batch(batch_id, provider_code=provider.code)
    sent = request.POST if request.method == "POST" else None
    form = forms.Prepare(sent, formats=rules.formats(found.channel))
    if sent is not None and form.is_valid():
        try:
            return _prepared(request, provider, found, form.cleaned_data["format"])
        except (delivery.NoAdvanceAccount, delivery.TotalsDiffer) as refusal:
            form.refuse(refusal)
    standing, after = request.GET.get("standing", ""), _number(request.GET.get("after"))
    orders = deliveries.orders(batch_id, standing=standing, after=after, limit=PAGE + 1)
    shown = orders[:PAGE]
    places = reconciliation.places([each.evidence_id for each in shown if each.evidence_id])
    context = {
        "batch": found,
        "files": deliveries.files(batch_id),
        "sources": deliveries.sources(batch_id),
        "standings": deliveries.standings(batch_id),
        "standing": standing,
        "orders": [(each, settlement.rejection_text(each.reason), places.get(each.evidence_id or 0)) for each in shown],
        "next_after": shown[-1].id if len(orders) > PAGE else "",
        "form": form,
        "may_prepare": provider.visitor.may("payfiles"),
        "crumbs": [
            (_("Đợt chi"), reverse("batches")),
            (found.provider_name, reverse("batches_of_provider", kwargs=provider.address)),
        ],
    }
    return pages.page(request, "deliveries/batch", context, status=422 if form.errors else 200)


@gate.provider("look_deliveries", sends="payfiles")
def file(request: HttpRequest, provider: gate.Provider, batch_id: int, file_id: int) -> HttpResponse:
    """Give out a prepared file, and note who fetched it."""
    if request.method != "POST":
        return redirect("batch", provider=provider.code, batch_id=batch_id)
    handed = delivery.hand_over(
        batch_id=batch_id,
        file_id=file_id,
        provider_code=provider.code,
        by=provider.visitor.by,
        at=provider.visitor.at,
    )
    suffix = Path(handed.file_name).suffix
    kind = {".xml": TYPES["pain001"], ".csv": TYPES["csv"]}.get(suffix, EXCEL)
    response = HttpResponse(handed.data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{handed.file_name}"'
    response["Cache-Control"] = "no-store"
    return response


@tasks.work("payfiles")
def prepare(asked: tasks.Asked) -> str:
    """Prepare the files of a large month."""
    told = asked.arguments
    _made(
        organisation_code=told["organisation"],
        programme=told["programme"],
        month=period.Period.parse(told["month"]),
        provider_code=told["provider"],
        format_=told["format"],
        by=asked.by,
        at=asked.at,
    )
    return reverse("batch", kwargs={"provider": told["provider"], "batch_id": told["batch"]})


def _prepared(
    request: HttpRequest, provider: gate.Provider, batch: deliveries.ShownBatch, format_: rules.Format
) -> HttpResponse:
    month = period.Period(batch.month.year, batch.month.month)
    if batch.count > tasks.AT_ONCE:
        task_id = tasks.ask(
            kind="payfiles",
            officer_id=provider.visitor.officer.id,
            subject=_("Lập tệp chi %(batch)s") % {"batch": batch.message_id},
            arguments={
                "organisation": batch.organisation_code,
                "programme": batch.programme_code,
                "month": str(month),
                "provider": provider.code,
                "format": format_,
                "batch": batch.id,
            },
            at=provider.visitor.at,
        )
        return redirect("task", task_id=task_id)
    made = _made(
        organisation_code=batch.organisation_code,
        programme=batch.programme_code,
        month=month,
        provider_code=provider.code,
        format_=format_,
        by=provider.visitor.by,
        at=provider.visitor.at,
    )
    new = sum(each.is_new for each in made)
    told = _("Đã lập %(count)s tệp.") % {"count": new} if new else _("Tệp đã có sẵn, nội dung không thay đổi.")
    messages.success(request, told)
    return redirect("batch", provider=provider.code, batch_id=batch.id)


def _made(*, month: period.Period, format_: rules.Format, **told: Any) -> tuple[delivery.FileMade, ...]:
    """Record the files; their bytes are written once more when somebody fetches them."""
    with tempfile.TemporaryDirectory() as folder:
        return delivery.payfiles(month=month.first_day, format=format_, folder=Path(folder), **told)


def _listed(request: HttpRequest, form: forms.Filter | None, context: dict[str, Any], **wanted: Any) -> HttpResponse:
    before = _number(request.GET.get("after")) or None
    found = deliveries.batches(**wanted, before=before, limit=PAGE + 1)
    shown = found[:PAGE]
    context |= {
        "form": form,
        "batches": shown,
        "next_after": shown[-1].id if len(found) > PAGE else "",
        "count": sum(each.count for each in shown),
        "total_vnd": sum(each.total_vnd for each in shown),
    }
    return pages.page(request, "deliveries/batches", context)


def _first_day(month: period.Period | None) -> Any:
    return month.first_day if month else None


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 19 else 0
