"""Keeping payments back, lifting that, and signing them out: several at a time, with count and sum confirmed first."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chitra.delivery import queries as delivery
from chitra.kernel import errors
from chitra.kernel import vnd as money
from chitra.payouts import operations as deeds
from chitra.payouts import queries as payouts
from chitra.web import gate, pages
from chitra.web.months import forms, places, views

AT_ONCE = 2000  # payments in one decision: more is a matter for the list itself


@dataclasses.dataclass(frozen=True, slots=True)
class Decision:
    """A deed about payments, and how its page words it."""

    title: Any
    button: Any
    done: Any
    hint: Any
    does: Callable[..., None]


HOLD = Decision(
    _("Tạm giữ khoản chi"),
    _("Tạm giữ"),
    _("Đã tạm giữ %(count)s khoản, %(vnd)s đồng."),
    _("Khoản bị giữ không nằm trong số trình duyệt. Nếu đợt chi đã trình, người duyệt thấy số liệu khác và trả lại."),
    deeds.hold,
)
UNHOLD = Decision(
    _("Gỡ tạm giữ khoản chi"),
    _("Gỡ tạm giữ"),
    _("Đã gỡ tạm giữ %(count)s khoản, %(vnd)s đồng."),
    _("Nếu đợt chi đã duyệt, khoản được gỡ sẽ chờ đợt bổ sung."),
    deeds.unhold,
)
EXCLUDE = Decision(
    _("Loại khoản chi sau duyệt"),
    _("Loại khỏi đợt chi"),
    _("Đã loại %(count)s khoản, %(vnd)s đồng."),
    _("Số phát lệnh = số đã duyệt trừ các khoản bị loại. Người duyệt ký việc loại này."),
    deeds.exclude,
)


@gate.month("hold")
def hold(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """Keep payments back before their run is approved."""
    return _decided(request, entered, HOLD)


@gate.month("unhold")
def unhold(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """Lift the holds of payments."""
    return _decided(request, entered, UNHOLD)


@gate.month("exclude_after_approval")
def exclude(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """Sign payments out of an approved run."""
    return _decided(request, entered, EXCLUDE)


def _decided(request: HttpRequest, entered: gate.Month, decision: Decision) -> HttpResponse:
    """Show what is about to be decided, count and sum, and decide it once confirmed."""
    period_id = places.known(entered)
    communes = places.commune_names(entered)
    form = forms.Deciding(request.POST or None)
    if form.is_bound:
        form.is_valid()
        ids = tuple(form.cleaned_data.get("payments", ()))
    else:
        ids = _chosen(request, entered, communes)
    found = delivery.payments(period_id, delivery.Filters(ids=ids), limit=views.PAGE) if ids else None
    if form.is_bound and form.is_valid() and found is not None:
        try:
            decision.does(**entered.deed, payment_ids=ids, reason=form.cleaned_data["reason"])
        except errors.Refusal as refusal:
            form.refuse(refusal)
        else:
            told = {"count": money.dotted(found.count), "vnd": money.dotted(found.amount_vnd)}
            messages.success(request, decision.done % told)
            return redirect(reverse("month_payments", kwargs=entered.address))
    if not form.is_bound:
        form = forms.Deciding(initial={"payments": ",".join(map(str, ids))})
    context = {
        "month": entered,
        "title": places.title(entered),
        "crumbs": [*places.crumbs(entered), (_("Các khoản chi"), reverse("month_payments", kwargs=entered.address))],
        "decision": decision,
        "found": found,
        "is_too_many": len(ids) > AT_ONCE,
        "at_once": AT_ONCE,
        "communes": communes,
        "form": form,
    }
    return pages.page(request, "months/decide", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, entered: gate.Month, communes: Mapping[str, str]) -> tuple[int, ...]:
    """Read which payments were ticked, or find all that fit the filters."""
    if "all" not in request.GET:
        ticked = request.GET.getlist("payment")
        return tuple(int(number) for number in ticked if number.isdecimal() and len(number) < 16)
    period_id = places.known(entered)
    form = views.payment_filters(request, payouts.runs(period_id), entered.programme, communes)
    found = delivery.payments(period_id, views.chosen_filters(form), limit=AT_ONCE + 1)
    return tuple(each.id for each in found.page)
