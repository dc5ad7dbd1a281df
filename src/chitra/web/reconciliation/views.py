"""The workbench: what a provider was to pay in a month, what is unanswered, what does not agree, how it ended."""

import dataclasses
import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.kernel import period
from chitra.providers import queries as providers
from chitra.reconciliation import operations
from chitra.reconciliation import queries as reconciliation
from chitra.web import gate, pages
from chitra.web.reconciliation import forms

PAGE = reconciliation.PAGE
MONTHS_SHOWN = 12
SHOWN = ("exceptions", "unanswered", "resolved")


@dataclasses.dataclass(slots=True)
class Bar:
    """What is left to explain; it must come to nothing."""

    ordered: int = 0
    ordered_vnd: int = 0
    unanswered: int = 0
    unanswered_vnd: int = 0
    exceptions: int = 0
    exceptions_vnd: int = 0
    gaps: int = 0

    @property
    def left(self) -> int:
        return self.unanswered + self.exceptions + self.gaps

    @property
    def answered(self) -> int:
        return self.ordered - self.unanswered

    def add(self, each: reconciliation.Progress) -> None:
        self.ordered += each.ordered
        self.ordered_vnd += each.ordered_vnd
        self.unanswered += each.unanswered
        self.unanswered_vnd += each.unanswered_vnd

    def add_open(self, found: Iterable[reconciliation.Unexplained]) -> None:
        for each in found:
            self.exceptions += each.count
            self.exceptions_vnd += each.amount_vnd


@gate.reach("look_deliveries")
def overview(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Show every provider's months within reach, and what is left to explain of each."""
    codes = [reach.provider_code] if reach.provider_code else []
    this_month = period.Period.of(reach.visitor.on)
    progress = reconciliation.progress(
        provider_codes=codes,
        programmes=reach.programmes,
        from_month=this_month.plus(-MONTHS_SHOWN).first_day,
        to_month=this_month.plus(1).first_day,
    )
    unexplained = reconciliation.unexplained(provider_codes=codes, programmes=reach.programmes)
    bars: dict[tuple[datetime.date, str, str], Bar] = {}
    for each in progress:
        bars.setdefault((each.month, each.provider_code, each.provider_name), Bar()).add(each)
    for (month, code, _name), bar in bars.items():
        bar.add_open(each for each in unexplained if (each.provider_code, each.month) == (code, month))
    context = {
        "bars": list(bars.items()),
        "providers": _of_bars(bars) or [(each.code, each.name) for each in providers.providers() if each.code in codes],
        "gaps": reconciliation.gaps(provider_codes=codes, programmes=reach.programmes),
        "may_answer": reach.visitor.may("answer"),
    }
    return pages.page(request, "reconciliation/overview", context)


@gate.provider("look_deliveries")
def workbench(request: HttpRequest, provider: gate.Provider, period: period.Period) -> HttpResponse:
    """Show a provider's month: statement, payment, difference; what is open, what waits, how the rest ended."""
    facts = providers.provider(provider.code)
    rows = reconciliation.progress(
        provider_codes=[provider.code],
        programmes=provider.programmes,
        from_month=period.first_day,
        to_month=period.first_day,
    )
    where = reconciliation.Where(
        month=period.first_day,
        organisation_code=request.GET.get("org", ""),
        programme_code=request.GET.get("programme", ""),
        with_unplaced=any(each.status == "open" for each in rows),
    )
    open_ones = reconciliation.unexplained(provider_codes=[provider.code], programmes=provider.programmes)
    gaps = reconciliation.gaps(provider_codes=[provider.code], programmes=provider.programmes)
    bar = _bar(rows, open_ones, gaps, where)
    show = request.GET.get("show", "")
    if show not in SHOWN:
        show = "unanswered" if bar.unanswered and not bar.exceptions else "exceptions"
    after = _number(request.GET.get("after"))
    told: dict[str, Any] = {
        "provider_id": facts.id,
        "programmes": provider.programmes,
        "where": where,
        "after": after,
        "limit": PAGE + 1,
    }
    found: Sequence[Any] = (
        reconciliation.waiting(**told)
        if show == "unanswered"
        else reconciliation.concerns(**told, is_resolved=show == "resolved")
    )
    shown = found[:PAGE]
    context = {
        "provider": facts,
        "period": period,
        "where": where,
        "bar": bar,
        "offices": [(each, _open_of(open_ones, each)) for each in rows],
        "gaps": gaps,
        "show": show,
        "rows": shown,
        "next_after": shown[-1].id if len(found) > PAGE else "",
        "today": provider.visitor.on,
        "may_answer": provider.visitor.may("answer"),
        "crumbs": [(_("Đối chiếu"), reverse("reconciliation"))],
    }
    return pages.page(request, "reconciliation/workbench", context)


@gate.provider("look_deliveries", sends="answer")
def exception(request: HttpRequest, provider: gate.Provider, exception_id: int) -> HttpResponse:
    """Show an exception with its evidence and what it may be about; close it with what was found out."""
    facts = providers.provider(provider.code)
    found = reconciliation.concern(exception_id, provider_id=facts.id, programmes=provider.programmes)
    sent = request.POST if request.method == "POST" else None
    form = forms.Resolve(sent, initial={"resolution": _resolution_begun(request)})
    if sent is not None and form.is_valid():
        try:
            operations.resolve(
                exception_id=exception_id,
                provider_code=provider.code,
                resolution=form.cleaned_data["resolution"],
                by=provider.visitor.by,
                at=provider.visitor.at,
            )
        except operations.ExceptionGone as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã ghi kết quả xử lý mục số %(number)s.") % {"number": exception_id})
            return redirect(_workbench_of(provider, found))
    line = found.line
    is_receipt = found.code == "E-RECON-RECEIPT"
    context = {
        "provider": facts,
        "each": found,
        "line": line,
        "said": line.detail,
        "history": reconciliation.lines_about(line.instruction_id) if line.instruction_id else (),
        "suggestions": ()
        if line.instruction_id or is_receipt or line.amount_vnd is None
        else reconciliation.suggestions(line, provider_id=facts.id),
        "drawdowns": reconciliation.drawdowns_like(line, provider_id=facts.id) if is_receipt else (),
        "is_late": found.resolved_at is None and found.due_on < provider.visitor.on,
        "may_answer": provider.visitor.may("answer"),
        "form": form,
        "crumbs": [
            (_("Đối chiếu"), reverse("reconciliation")),
            (facts.name, _workbench_of(provider, found)),
        ],
    }
    return pages.page(request, "reconciliation/exception", context, status=422 if form.errors else 200)


def _bar(
    rows: Sequence[reconciliation.Progress],
    open_ones: Sequence[reconciliation.Unexplained],
    gaps: Sequence[reconciliation.Gap],
    where: reconciliation.Where,
) -> Bar:
    """Add up what is left; what belongs to no order waits in whichever month is looked at."""
    bar = Bar(gaps=len(gaps))
    for each in rows:
        if _is_in(each, where):
            bar.add(each)
    bar.add_open(
        each
        for each in open_ones
        if _is_in(each, where) and (each.month == where.month or (where.with_unplaced and not each.is_matched))
    )
    return bar


def _is_in(each: reconciliation.Progress | reconciliation.Unexplained, where: reconciliation.Where) -> bool:
    return where.organisation_code in {"", each.organisation_code} and where.programme_code in {"", each.programme_code}


def _open_of(open_ones: Sequence[reconciliation.Unexplained], row: reconciliation.Progress) -> int:
    place = (row.organisation_code, row.programme_code, row.month)
    return sum(each.count for each in open_ones if (each.organisation_code, each.programme_code, each.month) == place)


def _of_bars(bars: Iterable[tuple[datetime.date, str, str]]) -> list[tuple[str, str]]:
    return sorted({(code, name) for _month, code, name in bars})


def _workbench_of(provider: gate.Provider, found: reconciliation.Concern) -> str:
    month = period.Period(found.month.year, found.month.month)
    return reverse("workbench", kwargs={**provider.address, "period": month})


def _resolution_begun(request: HttpRequest) -> str:
    """Begin the text with the order that the officer chose among the suggestions; placing it is the provider's."""
    reference = request.GET.get("reference", "")[:40]
    begun = _("Đơn vị chi trả xác nhận dòng này là của lệnh %(reference)s: ") % {"reference": reference}
    return begun if reference else ""


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 19 else 0
