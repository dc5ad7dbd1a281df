"""The money of a month: what its runs need, what has arrived, and ordering once more what came back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.delivery import operations as orders
from chitra.delivery import queries as delivery
from chitra.kernel import errors
from chitra.kernel import vnd as money
from chitra.ledger import queries as ledger
from chitra.oversight import queries as oversight
from chitra.payouts import queries as payouts
from chitra.programmes import queries as programmes
from chitra.providers import queries as providers
from chitra.treasury import operations as treasury
from chitra.treasury import queries as estimates
from chitra.web import gate, pages
from chitra.web.months import forms, places


@gate.month("show", sends="fund")
def fund(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """Show need, arrivals and estimate by source and provider; record an advance."""
    period_id = places.known(entered)
    gaps = payouts.gaps(period_id)
    form = forms.Funding(request.POST or None, initial=_proposed(gaps, entered))
    form.fields["place"].choices = _funding_places(entered)  # type: ignore[attr-defined]
    if form.is_bound and form.is_valid():
        source, _bar, provider = form.cleaned_data["place"].partition("|")
        try:
            funded = treasury.fund(
                **entered.deed,
                provider_code=provider,
                source_code=source,
                amount_vnd=form.cleaned_data["amount"],
                ref=form.cleaned_data["ref"],
                received_on=form.cleaned_data["received_on"],
            )
        except errors.Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _told(funded))
            return redirect(reverse("month_funding", kwargs=entered.address))
    context = {
        "month": entered,
        "title": places.title(entered),
        "crumbs": places.crumbs(entered),
        "gaps": [gap for gap in gaps if gap.source_code],
        "missing_vnd": sum(gap.missing_vnd for gap in gaps),
        "drawdowns": estimates.drawdowns(period_id),
        "accounts": [account for account in ledger.accounts(period_id) if account.kind == "UNALLOCATED"],
        "left": estimates.estimates_left(
            organisation_id=entered.office.id, programme_code=entered.programme, year=entered.visitor.on.year
        ),
        "year": entered.visitor.on.year,
        "form": form if entered.may("fund") and entered.status != "closed" else None,
    }
    return pages.page(request, "months/funding", context, status=422 if form.errors else 200)


@gate.signed
@gate.month("look_people", sends="release")
def reissue(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """List what was rejected or came back, and order some of it once more."""
    period_id = places.known(entered)
    refusal: errors.Refusal | None = None
    if request.method == "POST":
        try:
            again = orders.reissue(
                **entered.deed, references=request.POST.getlist("reference"), checks=oversight.broken
            )
        except (orders.NotReissuable, orders.ReferenceUnknown) as refused:
            refusal = refused
        else:
            told = {"count": money.dotted(again.count), "vnd": money.dotted(again.total_vnd)}
            messages.success(request, _("Đã lập lại %(count)s lệnh chi, %(vnd)s đồng.") % told)
            return redirect(reverse("month", kwargs=entered.address))
    context = {
        "month": entered,
        "title": places.title(entered),
        "crumbs": places.crumbs(entered),
        "orders": delivery.came_back(period_id),
        "chosen": request.POST.getlist("reference"),
        "communes": places.commune_names(entered),
        "refusal": pages.said(refusal) if refusal else None,
        "may": entered.may("release") and entered.status not in ("settled", "closed"),
    }
    return pages.page(request, "months/reissue", context, status=422 if refusal else 200)


def _proposed(gaps: tuple[payouts.Gap, ...], entered: gate.Month) -> dict[str, Any]:
    """Propose the first advance that is missing."""
    proposed: dict[str, Any] = {"received_on": entered.visitor.on}
    for gap in gaps:
        if gap.missing_vnd:
            place = f"{gap.source_code}|{gap.provider_code}"
            return proposed | {"place": place, "amount": money.dotted(gap.missing_vnd)}
    return proposed


def _funding_places(entered: gate.Month) -> list[tuple[str, str]]:
    """List each source of the programme with each provider."""
    sources = programmes.funding_sources_of(programme_code=entered.programme, month=entered.period)
    return [
        (f"{source.code}|{provider.code}", f"{source.name} ({source.code}) → {provider.name}")
        for source in sources
        for provider in providers.providers()
    ]


def _told(funded: treasury.Funded) -> str:
    missing_vnd = sum(gap.missing_vnd for gap in funded.missing)
    told = _("Đã ghi nhận tạm ứng %(vnd)s đồng.") % {"vnd": money.dotted(funded.amount_vnd)}
    if missing_vnd:
        return f"{told} " + _("Còn thiếu %(vnd)s đồng.") % {"vnd": money.dotted(missing_vnd)}
    return f"{told} " + _("Kinh phí đã đủ.")
