"""Where a month's pages lie, how they lead to one another, and the period and communes that they are about."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from chitra.ledger import operations as books
from chitra.ledger import rules as ledger_rules
from chitra.territory import queries as territory
from chitra.web import gate

#: Where what prevents a month is put right: the address's name, who may look there, and what is done.
REMEDIES = {
    "E-MONTH-ROWS-REFUSED": ("findings", "look_lists", _("Sửa hoặc loại các dòng này")),
    "E-MONTH-BLOCKED": ("findings", "look_lists", _("Xem các phát hiện của danh sách")),
    "E-MONTH-UNFUNDED": ("month_funding", "show", _("Ghi nhận kinh phí tạm ứng")),
    "E-SETTLE-NOT-SENT": ("batches_of_month", "look_deliveries", _("Lập và gửi tệp chi trả")),
    "E-SETTLE-UNANSWERED": ("batches_of_month", "look_deliveries", _("Xem các lệnh chưa có kết quả")),
}
_ELSEWHERE = ("settlement", "show", _("Xem ở trang quyết toán"))


def remedy(code: str, month: gate.Month) -> tuple[str, Any]:
    """Lead to where an obstacle is put right: address and label; both empty where no page is for it."""
    name, deed, label = REMEDIES.get(code, _ELSEWHERE)
    url = address(name, month) if month.may(deed) else ""
    return (url, label) if url else ("", "")


def address(name: str, month: gate.Month) -> str:
    """Write the address of a month's page, or nothing if there is no such page."""
    try:
        return reverse(name, kwargs=month.address)
    except NoReverseMatch:
        return ""


def title(month: gate.Month) -> str:
    """Call a month by programme and month, as its pages' titles do."""
    return f"{month.programme.upper()} {month.period.month:02d}/{month.period.year}"


def crumbs(month: gate.Month, *, is_below: bool = True) -> list[tuple[Any, str]]:
    """Lead back from a month's page."""
    way: list[tuple[Any, str]] = [(_("Kỳ chi trả"), reverse("months"))]
    if is_below:
        way.append((f"{month.office.code} {title(month)}", reverse("month", kwargs=month.address)))
    return way


def known(entered: gate.Month) -> int:
    """Give the period of a month that has been entered.

    :raises books.UnknownPeriod: no list has come in yet
    """
    if entered.period_id is None:
        raise books.UnknownPeriod(
            "E-LEDGER-NO-PERIOD", org=entered.office.code, programme=entered.programme, period=str(entered.period)
        )
    return entered.period_id


def facts(entered: gate.Month) -> ledger_rules.PeriodFacts:
    """Describe the period of a month that has been entered."""
    office = entered.office
    return ledger_rules.PeriodFacts(
        known(entered), office.id, office.code, entered.programme, entered.period.first_day, entered.status
    )


def commune_names(entered: gate.Month) -> dict[str, str]:
    """Name the communes that the office answered for in that month."""
    found = territory.communes_of(organisation_code=entered.office.code, on=entered.period.first_day)
    return {unit.code: unit.name for unit in found}
