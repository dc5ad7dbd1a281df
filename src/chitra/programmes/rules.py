"""Law as arithmetic: which rate was known when, what is owed for past months, which ages matter, what excludes what."""

import dataclasses
import datetime
from collections.abc import Collection, Iterable, Mapping

from chitra.kernel import dates, period, text

DRAWN_UP_DAY = 25  # before it, the list of the next month goes out: Decree 20/2021 Art. 34; Circular 44/2022 Art. 8
DERIVED_TOLERANCE_VND = 1_000  # decrees round to whole thousands
AGES_THAT_CHANGE_RIGHTS = (3, 4, 16, 22, 60, 75, 80)  # Decree 20/2021 Art. 5-6


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """A figure that is configuration: what it is called, what it counts, and the values it may have."""

    name_vi: str
    name_en: str
    unit_vi: str
    unit_en: str
    lowest: int
    highest: int


_DAY = ("ngày trong tháng", "day of the month", 1, 28)
_MONTHS = ("tháng", "months", 1, 60)
SETTINGS: Mapping[str, Setting] = {
    "change_day": Setting("Xã báo biến động, chậm nhất ngày", "Communes report changes by", *_DAY),
    "list_day": Setting(
        "Gửi danh sách và chuyển kinh phí kỳ sau, trước ngày", "List and money of the next month go out before", *_DAY
    ),
    "pay_day": Setting("Chi trả, chậm nhất ngày", "People are paid by", *_DAY),
    "report_day": Setting("Đơn vị chi trả báo kết quả, trước ngày", "The provider reports before", *_DAY),
    "settle_day": Setting("Đối chiếu, quyết toán, trước ngày", "The month is settled before", *_DAY),
    "unclaimed_warn_months": Setting("Nhắc khi chưa nhận liền", "Warn when unclaimed for", *_MONTHS),
    "unclaimed_propose_months": Setting("Đề nghị tạm dừng khi chưa nhận liền", "Propose to suspend after", *_MONTHS),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Rate:
    """A statutory amount: the days it applies to (until: exclusive), and the day since when it was in force."""

    category_code: str
    amount_vnd: int | None
    applies_from: datetime.date
    applies_until: datetime.date | None
    in_force_from: datetime.date
    is_derived: bool = False


def list_text_key(words: str) -> str:
    """Give the key under which a list's category text or sheet name is looked up."""
    return text.match_name(words)


def drawn_up_on(month: period.Period) -> datetime.date:
    """Tell on which day the list of a month was due, so what it could know."""
    before = month.previous
    return datetime.date(before.year, before.month, DRAWN_UP_DAY)


def rate_known(rates: Iterable[Rate], *, month: period.Period, known_on: datetime.date) -> Rate | None:
    """Find the rate for a month among those of one category, as it was known on a day.

    A rate that was replaced goes on until its successor is in force; one that nothing replaced ends when it ends.
    """
    known = [rate for rate in rates if rate.in_force_from <= known_on and rate.applies_from <= month.first_day]
    if not known:
        return None
    last = max(known, key=lambda rate: rate.applies_from)
    if last.applies_until is None or month.first_day < last.applies_until:
        return last
    was_replaced = any(rate.applies_from == last.applies_until for rate in rates)
    return last if was_replaced else None


def arrears_vnd(
    rates: Collection[Rate], *, paid_as_known: Mapping[period.Period, datetime.date], known_on: datetime.date
) -> int | None:
    """Sum what is owed for months that were paid at the rate known on the day their lists were drawn up.

    None when an amount is missing on either side: then the law as stored says nothing.
    """
    owed_vnd = 0
    for month, then in paid_as_known.items():
        now, before = rate_known(rates, month=month, known_on=known_on), rate_known(rates, month=month, known_on=then)
        if now is None or before is None or now.amount_vnd is None or before.amount_vnd is None:
            return None
        owed_vnd += now.amount_vnd - before.amount_vnd
    return owed_vnd


def agrees(*, amount_vnd: int, rate: Rate, quantity: int = 1) -> bool:
    """Tell whether a list's amount is the law's: to the đồng, or near a derived one; an empty rate agrees with all."""
    if rate.amount_vnd is None:
        return True
    difference_vnd = abs(amount_vnd - rate.amount_vnd * quantity)
    return difference_vnd <= (DERIVED_TOLERANCE_VND * quantity if rate.is_derived else 0)


def age_in_months(birth: dates.PartialDate, month: period.Period) -> int:
    """Count the whole months of age that a person reaches by the end of a month.

    Rights change with the month of the birthday (Decree 20/2021, Art. 8), so the day does not matter; a birth known by
    its year counts from January, as in Decree 135/2020, Art. 3.
    """
    return (month.year - birth.year) * 12 + month.month - birth.earliest.month


def birthday_that_matters(birth: dates.PartialDate, month: period.Period) -> int | None:
    """Name the age reached in a month after which another rate or group may apply: a proposal, never a deed."""
    years, months = divmod(age_in_months(birth, month), 12)
    return years if months == 0 and years in AGES_THAT_CHANGE_RIGHTS else None


def groups_clash(group: str, other: str, *, compatible: Collection[tuple[str, str]]) -> bool:
    """Tell whether two groups of social assistance may not be drawn at once (Decree 20/2021, Art. 6.2)."""
    return (min(group, other), max(group, other)) not in compatible
