"""Where a month's settlement stands: its figures and signatures, what prevents it, who is unpaid, its closing."""

import dataclasses
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from chitra.settlement import operations
from chitra.settlement import queries as figures
from chitra.web import gate, pages

PAGE = figures.PAGE
SIDES = ("office", "provider")
RECONCILED = frozenset({"E-SETTLE-UNANSWERED", "E-SETTLE-EXCEPTIONS", "E-SETTLE-STATEMENT-GAP"})


@dataclasses.dataclass(frozen=True, slots=True)
class Signed:
    """One side of one provider's month: signed under these figures, under others, or not yet."""

    provider_code: str
    provider_name: str
    side: str
    signature: figures.Signature | None
    is_current: bool


@gate.month("show")
def settlement(request: HttpRequest, month: gate.Month) -> HttpResponse:
    """Show the month's figures by provider and source, who has signed, and what still prevents it."""
    context: dict[str, Any] = {"month": month, "crumbs": crumbs(month)}
    if month.period_id is None:
        return pages.page(request, "settlement/settlement", context)
    own = month.actor.provider_code
    is_open = month.status == "open"
    rows, unpaid = drawn_up(month.period_id, is_open=is_open)
    signed = figures.signatures(month.period_id)
    current = figures.seen_hash(rows, unpaid) if is_open else (signed[0].content_hash if signed else "")
    shown = [each for each in rows if own in ("", each.provider_code)]
    obstacles = _obstacles(month, figures.prevents(month.period_id), shown) if is_open else []
    context |= {
        "minutes": shown,
        "totals": totals(shown),
        "unpaid": () if own else figures.unpaid_sums(unpaid),
        "hash": current,
        "signed": [each for each in _signed(rows, signed, current) if own in ("", each.provider_code)],
        "obstacles": obstacles,
        "is_open": is_open,
        "own": own,
        "form_names": [name for name in figures.FORM_NAMES if name not in figures.NAMING_FORMS],
        "may_see_names": month.may("look_deliveries") or bool(own),
        "may_sign": is_open and not obstacles and month.may("settle_office"),
        "may_sign_provider": is_open and not obstacles and bool(own) and month.visitor.may("settle_provider"),
        "may_close": month.status == "settled" and month.may("close"),
    }
    return pages.page(request, "settlement/settlement", context)


@gate.month("look_deliveries")
def unpaid(request: HttpRequest, month: gate.Month) -> HttpResponse:
    """List who did not receive their money, by name, and why."""
    after = _number(request.GET.get("after"))
    found = (
        figures.unpaid_by_name(
            month.period_id,
            is_settled=month.status != "open",
            provider_code=month.actor.provider_code,
            after=after,
            limit=PAGE + 1,
        )
        if month.period_id
        else ()
    )
    shown = found[:PAGE]
    context = {
        "month": month,
        "rows": shown,
        "is_settled": month.status in ("settled", "closed"),
        "next_after": shown[-1].payment_id if len(found) > PAGE else "",
        "crumbs": [*crumbs(month), (_("Quyết toán"), reverse("settlement", kwargs=month.address))],
    }
    return pages.page(request, "settlement/unpaid", context)


@gate.month("show")
def certificate(request: HttpRequest, month: gate.Month) -> HttpResponse:
    """Show what a closed month came to and the head of its journal then: to print, sign and keep elsewhere."""
    closing = figures.closing(month.period_id) if month.period_id else None
    if closing is None or month.period_id is None:
        raise operations.NotClosed(
            "E-CLOSE-NOT-CLOSED",
            org=month.office.code,
            programme=month.programme,
            period=f"{month.period.first_day:%m/%Y}",
        )
    own = month.actor.provider_code
    rows = [each for each in figures.settled_figures(month.period_id) if own in ("", each.provider_code)]
    context = {
        "month": month,
        "closing": closing,
        "minutes": rows,
        "totals": totals(rows),
        "signed": [each for each in figures.signatures(month.period_id) if own in ("", each.provider_code)],
        "own": own,
        "crumbs": [*crumbs(month), (_("Quyết toán"), reverse("settlement", kwargs=month.address))],
    }
    return pages.page(request, "settlement/closing", context)


def crumbs(month: gate.Month) -> list[tuple[str, str]]:
    """Lead back to the month, or to the batches where no page of the month is for this visitor."""
    return [(_("Đợt chi"), reverse("batches_of_month", kwargs=month.address))]


def drawn_up(period_id: int, *, is_open: bool) -> tuple[tuple[figures.Minutes, ...], tuple[figures.Unpaid, ...]]:
    """Draw up an open month's figures and unpaid; of a settled one read the figures that were signed."""
    if is_open:
        return figures.minutes(period_id), figures.unpaid(period_id)
    return figures.settled_figures(period_id), ()


def totals(rows: list[figures.Minutes]) -> dict[str, int]:
    """Add the columns up."""
    return {
        "opening_vnd": sum(each.opening_vnd for each in rows),
        "received_vnd": sum(each.received_vnd for each in rows),
        "paid_account_vnd": sum(each.paid_account_vnd for each in rows),
        "paid_cash_vnd": sum(each.paid_cash_vnd for each in rows),
        "back_vnd": sum(each.back_vnd for each in rows),
        "closing_vnd": sum(each.closing_vnd for each in rows),
    }


def _signed(rows: tuple[figures.Minutes, ...], signatures: tuple[figures.Signature, ...], current: str) -> list[Signed]:
    there = {(each.provider_code, each.side): each for each in signatures}
    names = {each.provider_code: each.provider_name for each in rows}
    return [
        Signed(code, name, side, found, found is not None and found.content_hash == current)
        for code, name in sorted(names.items())
        for side in SIDES
        for found in (there.get((code, side)),)
    ]


def _obstacles(
    month: gate.Month, found: tuple[figures.Obstacle, ...], rows: list[figures.Minutes]
) -> list[tuple[figures.Obstacle, dict[str, Any], list[tuple[str, str]]]]:
    """Name what prevents settling, and where each is seen to."""
    narrowed = f"?org={month.office.code}&programme={month.programme}"
    links = {
        "E-SETTLE-NO-RUN": [(_("Kỳ chi trả"), _url("month", month.address))],
        "E-SETTLE-RUN-UNFINISHED": [(_("Kỳ chi trả"), _url("month", month.address))],
        "E-SETTLE-NOT-SENT": [(_("Lập tệp chi"), _url("batches_of_month", month.address))],
        "E-SETTLE-NO-FEE-RATE": [(_("Nghiệp vụ khác"), _url("affairs", {}))],
    }
    providers = dict.fromkeys((each.provider_code, each.provider_name) for each in rows)
    workbenches = [
        (
            _("Đối chiếu %(provider)s") % {"provider": name},
            _url("workbench", {"provider": code, "period": month.period}) + narrowed,
        )
        for code, name in providers
    ]
    return [
        (
            each,
            {"count": each.count, "amount_vnd": each.amount_vnd},
            workbenches if each.code in RECONCILED else [link for link in links.get(each.code, []) if link[1]],
        )
        for each in found
    ]


def _url(name: str, address: dict[str, Any]) -> str:
    try:
        return reverse(name, kwargs=address)
    except NoReverseMatch:
        return ""


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 19 else 0
