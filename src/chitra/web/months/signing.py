"""A run's sheet: what is signed, by whom, and the payments to look at; submitting, approving and returning it."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.kernel import vnd as money
from chitra.payouts import operations as deeds
from chitra.payouts import queries as payouts
from chitra.rosters import queries as rosters
from chitra.web import gate, pages
from chitra.web.months import forms, places

SHOWN = 10
#: The stage that each state of a run waits for, and who signs it.
AWAITED = {"frozen": "submitted", "submitted": "approved", "approved": "released", "funded": "released"}


@gate.month("look_people")
def run(request: HttpRequest, entered: gate.Month, number: int) -> HttpResponse:
    """Show a run as its approver signs it."""
    return _sheet(request, entered, number, Sent())


@gate.month("submit")
def submit(request: HttpRequest, entered: gate.Month, number: int) -> HttpResponse:
    """Sign a run as prepared."""
    if request.method != "POST":
        return redirect(_run_url(entered, number))
    signed = deeds.submit(**entered.deed, run_number=number)
    messages.success(request, _told(_("Đã trình đợt %(run)s: %(count)s khoản, %(vnd)s đồng."), signed))
    return redirect(_run_url(entered, number))


@gate.signed
@gate.month("approve")
def approve(request: HttpRequest, entered: gate.Month, number: int) -> HttpResponse:
    """Sign a run's numbers as approved: those that were shown."""
    if request.method != "POST":
        return redirect(_run_url(entered, number))
    form = forms.Approving(request.POST)
    if form.is_valid():
        try:
            signed = deeds.approve(**entered.deed, run_number=number, **form.cleaned_data)
        except (deeds.ListsBlocked, deeds.TotalsDiffer) as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _told(_("Đã duyệt đợt %(run)s: %(count)s khoản, %(vnd)s đồng."), signed))
            return redirect(reverse("month", kwargs=entered.address))
    return _sheet(request, entered, number, Sent(approving=form))


@gate.month("return")
def return_(request: HttpRequest, entered: gate.Month, number: int) -> HttpResponse:
    """Give a run back to its preparer."""
    if request.method != "POST":
        return redirect(_run_url(entered, number))
    form = forms.Returning(request.POST)
    if form.is_valid():
        try:
            deeds.return_(**entered.deed, run_number=number, reason=form.cleaned_data["back_reason"])
        except deeds.ReasonMissing as refusal:
            form.refuse(refusal, "back_reason")
        else:
            messages.success(request, _("Đã trả lại đợt %(run)s cho người lập.") % {"run": number})
            return redirect(_run_url(entered, number))
    return _sheet(request, entered, number, Sent(returning=form))


@dataclasses.dataclass(frozen=True, slots=True)
class Sent:
    """The form that was sent to the sheet and not taken, if any."""

    approving: forms.Approving | None = None
    returning: forms.Returning | None = None


def _sheet(request: HttpRequest, entered: gate.Month, number: int, sent: Sent) -> HttpResponse:
    period_id = places.known(entered)
    figures = figures_of(period_id, number)
    content = payouts.content(figures.id)
    signatures = [each for each in payouts.run_signatures(figures.id) if each.revoked_at is None]
    equations = rosters.equations(period_id)
    sheet = {
        "month": entered,
        "title": places.title(entered),
        "crumbs": places.crumbs(entered),
        "run": figures,
        "content": content,
        "shares": payouts.run_shares(figures.id),
        "signatures": signatures,
        "awaited": _awaited(figures.status, signatures),
        "compared": rosters.changes(period_id, limit=1),
        "whole": equations[0] if equations else None,
        "risky": payouts.risky_payments(figures.id, limit=SHOWN),
        "drawn": payouts.drawn_payments(figures.id, seed=content.content_hash, limit=SHOWN),
        "communes": places.commune_names(entered),
        "blocking": _by_code(rosters.blocking(period_id)),
    }
    status = 200 if sent == Sent() else 422
    return pages.page(request, "months/run", sheet | _offered(entered, sheet, sent), status=status)


def figures_of(period_id: int, number: int) -> payouts.RunFigures:
    """Find a run by its number.

    :raises Http404:
    """
    for figures in payouts.run_figures(period_id):
        if figures.number == number:
            return figures
    raise Http404


def _offered(entered: gate.Month, sheet: Mapping[str, Any], sent: Sent) -> dict[str, Any]:
    """Offer what the run's state and the visitor's mandates allow; nobody is offered a second signature."""
    status = sheet["run"].status
    is_free = entered.visitor.by not in {each.username for each in sheet["signatures"]}
    approving = returning = None
    if status == "submitted" and entered.may("approve") and is_free:
        approving = sent.approving or forms.Approving()
        # A changed run is shown with its new hash: what was refused is looked at again before it is signed.
        approving.show(sheet["content"].content_hash, needs_reason=bool(sheet["blocking"]))
    if status in ("submitted", "approved") and entered.may("return"):
        returning = sent.returning or forms.Returning()
    return {
        "may_submit": status == "frozen" and entered.may("submit"),
        "may_release": status == "funded" and entered.may("release") and is_free,
        "approving": approving,
        "returning": returning,
    }


@dataclasses.dataclass(frozen=True, slots=True)
class Awaited:
    """A signature that is still missing: its stage, and whether it comes next."""

    stage: str
    is_next: bool


def _awaited(status: str, signatures: list[payouts.SignedStage]) -> list[Awaited]:
    signed = {each.stage for each in signatures}
    return [
        Awaited(stage, stage == AWAITED.get(status))
        for stage in ("submitted", "approved", "released")
        if stage not in signed
    ]


def _by_code(found: tuple[rosters.FoundOne, ...]) -> list[tuple[str, int]]:
    codes = [each.code for each in found]
    return [(code, codes.count(code)) for code in sorted(set(codes))]


def _run_url(entered: gate.Month, number: int) -> str:
    return reverse("run", kwargs={**entered.address, "number": number})


def _told(sentence: str, signed: deeds.Signed) -> str:
    return sentence % {
        "run": signed.number,
        "count": money.dotted(signed.payment_count),
        "vnd": money.dotted(signed.total_vnd),
    }
