"""The opening page: what waits for this officer, the oldest deadline first."""

import dataclasses
import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from chitra.kernel import period
from chitra.oversight import queries as oversight
from chitra.web import gate, pages, tasks

SHOWN = 50
# What each deed is called, who may do it besides the deed's own name, and the page where it is done.
DEEDS: dict[str, tuple[Any, tuple[str, ...], str]] = {
    "import": (_("Nhận danh sách"), ("import",), "lists_month"),
    "freeze": (_("Kiểm tra, chốt danh sách"), ("freeze",), "month"),
    "submit": (_("Trình duyệt"), ("submit",), "month"),
    "approve": (_("Duyệt"), ("approve",), "month"),
    "fund": (_("Rút dự toán, cấp kinh phí"), ("fund",), "month"),
    "release": (_("Phát lệnh chi"), ("release",), "month"),
    "payfiles": (_("Lập tệp chi"), ("payfiles",), "batches_of_month"),
    "answer": (_("Nhận kết quả, sao kê"), ("answer",), "reconciliation"),
    "settle": (_("Ký quyết toán"), ("settle_office", "settle_provider"), "settlement"),
    "close": (_("Khoá sổ"), ("close",), "settlement"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A line of the list of work."""

    label: Any
    url: str
    place: str
    programme: str
    month: period.Period
    provider_code: str
    count: int
    amount_vnd: int
    due_on: datetime.date
    is_late: bool


@gate.reach("show")
def work(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Show what waits for the visitor: each line leads to where it is done."""
    today = reach.visitor.on
    this_month = period.Period.of(today)
    chosen = request.GET.get("deed", "")
    waiting = [each for each in oversight.waiting(this_month=this_month.first_day) if _is_theirs(reach, each)]
    mine = [each for each in waiting if chosen in ("", each.deed)]
    context = {
        "rows": [_row(each, today) for each in mine[:SHOWN]],
        "more": len(mine) - SHOWN,
        "kinds": _kinds(waiting),
        "chosen": chosen,
        "total_vnd": sum(each.amount_vnd for each in mine),
        "exceptions": oversight.open_exceptions(_owners(reach)),
        "tasks": tasks.recent(reach.visitor.officer.id),
        "today": today,
    }
    return pages.page(request, "work/work", context)


def _is_theirs(reach: gate.Reach, waiting: oversight.Waiting) -> bool:
    """Tell whether some mandate of the visitor's serves this piece of work."""
    return any(
        reach.may(
            deed,
            organisation_id=waiting.organisation_id,
            programme=waiting.programme_code,
            provider_code=waiting.provider_code,
        )
        for deed in DEEDS[waiting.deed][1]
    )


def _row(waiting: oversight.Waiting, today: datetime.date) -> Row:
    label, _, url_name = DEEDS[waiting.deed]
    month = period.Period.of(waiting.month)
    address = {"org": waiting.organisation_code, "programme": waiting.programme_code, "period": month}
    return Row(
        label=label,
        url=_url(url_name, address),
        place=waiting.organisation_code,
        programme=waiting.programme_code,
        month=month,
        provider_code=waiting.provider_code,
        count=waiting.count,
        amount_vnd=waiting.amount_vnd,
        due_on=waiting.due_on,
        is_late=waiting.due_on < today,
    )


def _url(name: str, address: dict[str, Any]) -> str:
    try:
        return reverse(name, kwargs=address)
    except NoReverseMatch:  # a page over all months
        return reverse(name)


def _kinds(waiting: list[oversight.Waiting]) -> list[tuple[str, Any, int]]:
    found = [each.deed for each in waiting]
    return [(deed, label, found.count(deed)) for deed, (label, _, _) in DEEDS.items() if deed in found]


def _owners(reach: gate.Reach) -> list[str]:
    """Name whose exceptions are the visitor's: their provider's, or their organisations'."""
    if not reach.visitor.may("answer"):
        return []
    valid = [mandate for mandate in reach.visitor.officer.mandates if mandate.is_valid_on(reach.visitor.on)]
    return sorted({mandate.provider_code or mandate.organisation_code for mandate in valid})
