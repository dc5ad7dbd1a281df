"""Checking, freezing and releasing: deeds about a whole month that the worker does."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.delivery import operations as delivery
from chitra.kernel import period as periods
from chitra.oversight import queries as oversight
from chitra.payouts import operations as deeds
from chitra.payouts import queries as payouts
from chitra.payouts import rules
from chitra.web import gate, pages, tasks
from chitra.web.months import forms, places, signing


@gate.month("check")
def check(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """Have the month's lists judged anew."""
    if request.method != "POST":
        return redirect(reverse("month", kwargs=entered.address))
    return _asked(entered, "month_check", _("Kiểm tra danh sách %(month)s") % {"month": _named(entered)}, {})


@gate.month("freeze")
def freeze(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """Have the month's next run frozen, to be paid on a day."""
    period_id = places.known(entered)
    usual = rules.usual_pay_date(month=entered.period.first_day, today=entered.visitor.on)
    form = forms.Freezing(request.POST or None, initial={"pay_date": usual})
    if form.is_bound and form.is_valid():
        subject = _("Chốt đợt chi %(month)s") % {"month": _named(entered)}
        return _asked(entered, "month_freeze", subject, {"pay_date": form.cleaned_data["pay_date"].isoformat()})
    standing = oversight.standing(places.facts(entered))
    waiting_count, waiting_vnd = payouts.lifted_waiting(period_id)
    context = {
        "month": entered,
        "title": places.title(entered),
        "crumbs": places.crumbs(entered),
        "form": form,
        "standing": standing,
        "number": len(standing.runs) + 1,
        "waiting_count": waiting_count,
        "waiting_vnd": waiting_vnd,
    }
    return pages.page(request, "months/freeze", context, status=422 if form.errors else 200)


@gate.signed
@gate.month("look_people", sends="release")
def release(request: HttpRequest, entered: gate.Month, number: int) -> HttpResponse:
    """Show what a release would move and whether the invariants hold; have it released."""
    period_id = places.known(entered)
    figures = signing.figures_of(period_id, number)
    if request.method == "POST":
        subject = _("Phát lệnh chi đợt %(run)s, %(month)s") % {"run": number, "month": _named(entered)}
        return _asked(entered, "month_release", subject, {"run_number": number})
    broken = oversight.broken(period_id) if figures.status == "funded" else ()
    signatures = [each for each in payouts.run_signatures(figures.id) if each.revoked_at is None]
    context = {
        "month": entered,
        "title": places.title(entered),
        "crumbs": places.crumbs(entered),
        "run": figures,
        "content": payouts.content(figures.id),
        "signatures": signatures,
        "shares": payouts.run_shares(figures.id),
        "checks_count": len(oversight.checks()),
        "broken": broken,
        "gaps": [gap for gap in payouts.gaps(period_id) if gap.run_id == figures.id],
        "may_release": figures.status == "funded"
        and not broken
        and entered.may("release")
        and entered.visitor.by not in {each.username for each in signatures},
    }
    return pages.page(request, "months/release", context)


@tasks.work("month_check")
def _checked(asked: tasks.Asked) -> str:
    place, url = _place(asked)
    deeds.check(**place, by=asked.by, at=asked.at)
    return url


@tasks.work("month_freeze")
def _frozen(asked: tasks.Asked) -> str:
    place, _url = _place(asked)
    pay_date = datetime.date.fromisoformat(asked.arguments["pay_date"])
    frozen = deeds.freeze(**place, by=asked.by, at=asked.at, pay_date=pay_date)
    return reverse("run", kwargs={**_address(asked), "number": frozen.number})


@tasks.work("month_release")
def _released(asked: tasks.Asked) -> str:
    place, url = _place(asked)
    delivery.release(
        **place, by=asked.by, at=asked.at, run_number=asked.arguments["run_number"], checks=oversight.broken
    )
    return url


def _asked(entered: gate.Month, kind: str, subject: str, arguments: dict[str, Any]) -> HttpResponse:
    """Write the work down for the worker, and lead to its progress."""
    place = {"org": entered.office.code, "programme": entered.programme, "period": str(entered.period)}
    task_id = tasks.ask(
        kind=kind,
        officer_id=entered.visitor.officer.id,
        subject=subject,
        arguments=place | arguments,
        at=entered.visitor.at,
    )
    return redirect(reverse("task", args=[task_id]))


def _place(asked: tasks.Asked) -> tuple[dict[str, Any], str]:
    """Say for which month a piece of work is, as its deed is told, and where that month's page is."""
    address = _address(asked)
    place = {
        "organisation_code": address["org"],
        "programme": address["programme"],
        "month": address["period"].first_day,
    }
    return place, reverse("month", kwargs=address)


def _address(asked: tasks.Asked) -> dict[str, Any]:
    told = asked.arguments
    return {"org": told["org"], "programme": told["programme"], "period": periods.Period.parse(told["period"])}


def _named(entered: gate.Month) -> str:
    return f"{entered.office.code} {places.title(entered)}"
