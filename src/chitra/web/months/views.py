"""The months that an officer's mandates reach; one month, and the payments behind its figures."""

import contextlib
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chitra.delivery import queries as delivery
from chitra.kernel import period as periods
from chitra.kernel import words as office_words
from chitra.ledger import queries as ledger
from chitra.oversight import queries as oversight
from chitra.payouts import queries as payouts
from chitra.programmes import queries as programmes
from chitra.web import gate, pages
from chitra.web.months import forms, places, words

PAGE = 50
#: The deed that a run's page offers in each state: its name, what the button says, and which page it opens.
STEPS = {
    "frozen": ("submit", _("Xem và trình"), "run"),
    "submitted": ("approve", _("Xem và duyệt"), "run"),
    "funded": ("release", _("Xem và phát lệnh chi"), "run_release"),
}
KINDS = ("regular", "arrears", "one_time", "funeral", "carried")


@gate.reach("show")
def months(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List the months in reach, the latest first."""
    form = forms.MonthFilters(request.GET)
    choices = oversight.month_choices()
    form.offer(
        period=choices["month"],
        org=choices["office"],
        programme=[(each.code, each.name) for each in programmes.programmes()],
        status=_said(oversight.MONTH_STATUSES),
    )
    form.is_valid()
    chosen = form.cleaned_data
    filters = oversight.MonthFilters(
        programmes=reach.programmes,
        programme=chosen.get("programme", ""),
        organisation=chosen.get("org", ""),
        month=periods.Period.parse(chosen["period"]).first_day if chosen.get("period") else None,
        status=chosen.get("status", ""),
    )
    found = oversight.months(filters, after=_month_after(request.GET.get("after", "")), limit=PAGE + 1)
    last = found[PAGE - 1] if len(found) > PAGE else None
    return pages.page(
        request,
        "months/months",
        {
            "form": form,
            "lines": [_line(line) for line in found[:PAGE] if _is_theirs(reach, line)],
            "next_after": f"{last.month:%Y-%m}/{last.organisation_code}/{last.programme_code}" if last else "",
        },
    )


@gate.month("show")
def month(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """Show where a month stands, what prevents its next step, and what this officer may do."""
    if entered.period_id is None:
        context = {"month": entered, "crumbs": places.crumbs(entered, is_below=False), "title": places.title(entered)}
        return pages.page(request, "months/nothing", context | {"lists_url": places.address("lists_month", entered)})
    standing = oversight.standing(places.facts(entered))
    states = delivery.payment_states(entered.period_id)
    runs = payouts.run_figures(entered.period_id)
    waiting_count, waiting_vnd = payouts.lifted_waiting(entered.period_id)
    return pages.page(
        request,
        "months/month",
        {
            "month": entered,
            "title": places.title(entered),
            "crumbs": places.crumbs(entered, is_below=False),
            "standing": standing,
            "obstacles": [_obstacle(each, entered) for each in standing.obstacles],
            "runs": runs,
            "states": [(status, states[status]) for status in delivery.PAYMENT_STATUSES if status in states],
            "total_count": sum(share.count for share in states.values()),
            "total_vnd": sum(share.amount_vnd for share in states.values()),
            "accounts": [(kind, vnd) for kind, vnd in ledger.balances(entered.period_id).items() if vnd],
            "waiting_count": waiting_count,
            "waiting_vnd": waiting_vnd,
            "may": _possible(entered, standing, states),
            "steps": [
                (run, STEPS[run.status][1], STEPS[run.status][2]) for run in runs if _awaits(run.status, entered)
            ],
            "sees_people": entered.may("look_people"),
            "links": _links(entered),
        },
    )


@gate.month("look_people")
def payments(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """List the payments behind a figure."""
    period_id = places.known(entered)
    communes = places.commune_names(entered)
    runs = payouts.runs(period_id)
    form = payment_filters(request, runs, entered.programme, communes)
    found = delivery.payments(period_id, chosen_filters(form), after=_number(request.GET.get("after")), limit=PAGE)
    statuses = {run.status for run in runs}
    return pages.page(
        request,
        "months/payments",
        {
            "month": entered,
            "title": places.title(entered),
            "crumbs": places.crumbs(entered),
            "form": form,
            "found": found,
            "communes": communes,
            "next_after": found.next_after,
            "may_hold": bool(statuses & {"frozen", "submitted"}) and entered.may("hold"),
            "may_unhold": bool(statuses - {"settled", "closed"}) and entered.may("unhold"),
            "may_exclude": bool(statuses & {"approved", "funded"}) and entered.may("exclude_after_approval"),
        },
    )


def payment_filters(
    request: HttpRequest, runs: Sequence[payouts.Run], programme: str, communes: Mapping[str, str]
) -> forms.PaymentFilters:
    """Offer what payments may be filtered by."""
    form = forms.PaymentFilters(request.GET)
    form.offer(
        status=_said(delivery.PAYMENT_STATUSES),
        run=[(str(run.number), str(run.number)) for run in runs],
        commune=[*communes.items(), ("-", words.UNKNOWN_COMMUNE)],
        group=words.GROUPS.get(programme, {}).items(),
        channel=words.CHANNELS.items(),
        kind=_said(KINDS),
    )
    return form


def chosen_filters(form: forms.PaymentFilters) -> delivery.Filters:
    """Read which payments are asked for; a filter that cannot be read filters nothing."""
    form.is_valid()
    chosen = form.cleaned_data
    return delivery.Filters(
        run_number=_number(chosen.get("run")),
        status=chosen.get("status", ""),
        commune=chosen.get("commune", ""),
        channel=chosen.get("channel", ""),
        kind=chosen.get("kind", ""),
        group=chosen.get("group", ""),
        words=chosen.get("words", ""),
    )


def _is_theirs(reach: gate.Reach, line: oversight.MonthLine) -> bool:
    return reach.may(
        "show",
        organisation_id=line.organisation_id,
        programme=line.programme_code,
        provider_code=reach.provider_code,
    )


def _line(line: oversight.MonthLine) -> dict[str, Any]:
    month = periods.Period.of(line.month)
    where = {"org": line.organisation_code, "programme": line.programme_code, "period": month}
    return {"line": line, "month": month, "url": reverse("month", kwargs=where), "prevents": _short(line)}


def _short(line: oversight.MonthLine) -> list[Any]:
    """Name in a few words what is in a month's way."""
    found: list[Any] = []
    if line.refused_count and line.status == "draft":
        found.append(_("%(count)d dòng không đọc được") % {"count": line.refused_count})
    if line.blocking_count and line.status in ("draft", "frozen", "submitted"):
        found.append(_("%(count)d phát hiện chặn danh sách") % {"count": line.blocking_count})
    if line.status == "approved":
        found.append(_("chờ kinh phí"))
    return found


def _obstacle(obstacle: oversight.Obstacle, entered: gate.Month) -> dict[str, Any]:
    url, label = places.remedy(obstacle.code, entered)
    return {"code": obstacle.code, "fields": obstacle.fields, "url": url, "label": label}


def _possible(entered: gate.Month, standing: oversight.Standing, states: dict[str, delivery.Share]) -> dict[str, bool]:
    """Tell which deeds the month's state and the visitor's mandates allow; the doors decide."""
    statuses = {run.status for run in standing.runs}
    is_open = standing.status not in ("settled", "closed")
    return {
        "check": is_open and entered.may("check"),
        "freeze": is_open and "frozen" not in statuses and entered.may("freeze"),
        "fund": bool(statuses & {"approved", "funded"}) and entered.may("fund"),
        "reissue": bool({"rejected", "returned"} & states.keys()) and is_open and entered.may("release"),
    }


def _awaits(status: str, entered: gate.Month) -> bool:
    """Tell whether a run in this state waits for the visitor."""
    return status in STEPS and entered.may("look_people") and entered.may(STEPS[status][0])


def _links(entered: gate.Month) -> list[tuple[str, Any]]:
    """Lead to what other sections tell of the month, as far as the visitor may look."""
    known_pages = (
        ("lists_month", "look_lists", _("Danh sách đã nhận và các phát hiện")),
        ("batches_of_month", "look_deliveries", _("Đợt chi, tệp và kết quả chi trả")),
        ("settlement", "show", _("Quyết toán và khoá sổ")),
    )
    return [
        (url, label)
        for name, deed, label in known_pages
        if entered.may(deed) and (url := places.address(name, entered))
    ]


def _said(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(code, office_words.said(code, pages.language())) for code in codes]


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 16 else 0


def _month_after(written: str) -> tuple[datetime.date, str, str] | None:
    """Read the key of the last month that was shown; one that cannot be read means the first page."""
    month, _, place = written.partition("/")
    organisation, _, programme = place.partition("/")
    with contextlib.suppress(ValueError):
        return periods.Period.parse(month).first_day, organisation, programme
    return None
