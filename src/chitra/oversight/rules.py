"""The calendar of a month, and what becomes of work that is late."""

import dataclasses
import datetime
from collections.abc import Mapping

from chitra.kernel import period


@dataclasses.dataclass(frozen=True, slots=True)
class DueDay:
    """The last day for a deed: a day of the month paid for, or of one before it, and the paper that says so."""

    months_later: int
    day: int
    source: str

    def of(self, month: period.Period) -> datetime.date:
        due = month.plus(self.months_later)
        return datetime.date(due.year, due.month, self.day)


_LISTS = "NĐ 20/2021 Điều 34.4, TT 44/2022 Điều 8.3: gửi danh sách và rút kinh phí trước ngày 25 tháng trước"
_PAYING = "kế hoạch chi trả của địa phương: ghi có từ ngày 01 đến ngày 10"
_REPORT = "NĐ 20/2021 Điều 34.5, TT 44/2022 Điều 8.4: tổ chức dịch vụ báo cáo trước ngày 20"
_SETTLING = "Kế hoạch 2023 mục III.5: đối chiếu, quyết toán từ ngày 20 đến ngày 24"

CALENDAR: Mapping[str, DueDay] = {
    "import": DueDay(-1, 24, _LISTS),
    "freeze": DueDay(-1, 24, _LISTS),
    "submit": DueDay(-1, 24, _LISTS),
    "approve": DueDay(-1, 24, _LISTS),
    "fund": DueDay(-1, 24, _LISTS),
    "release": DueDay(0, 10, _PAYING),
    "payfiles": DueDay(0, 10, _PAYING),
    "answer": DueDay(0, 19, _REPORT),
    "settle": DueDay(0, 24, _SETTLING),
    "close": DueDay(0, 24, _SETTLING),
}
