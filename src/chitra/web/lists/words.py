"""How the pages about lists call things: kinds of lists, standings, changes; and what a finding says."""

import dataclasses
import re
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from chitra.formats.lists import findings as cells
from chitra.formats.lists import headers, outlines
from chitra.kernel import messages
from chitra.rosters import rules
from chitra.web import pages

KINDS = {
    "monthly": _("Chi trả hằng tháng"),
    "increase": _("Tăng"),
    "decrease": _("Giảm"),
    "adjustment": _("Điều chỉnh"),
    "one_time": _("Một lần"),
    "opening": _("Số dư đầu kỳ"),
}
SEVERITIES = {"block": _("Chặn"), "warn": _("Cảnh báo"), "info": _("Thông tin")}
STANDINGS = {"block": _("Có lỗi"), "warn": _("Cảnh báo"), "valid": _("Hợp lệ"), "ignored": _("Bỏ qua")}
OUTCOMES = {
    "accepted": _("Nhận"),
    "held": _("Giữ"),
    "refused": _("Từ chối"),
    "excluded": _("Đã loại"),
    "ignored": _("Bỏ qua"),
}
ROW_KINDS = {
    "data": _("dữ liệu"),
    "title": _("tiêu đề danh sách"),
    "header": _("dòng tiêu đề cột"),
    "number": _("dòng đánh số cột"),
    "group": _("dòng nhóm"),
    "subtotal": _("dòng cộng nhóm"),
    "total": _("dòng tổng cộng"),
    "words": _("số tiền bằng chữ"),
    "signature": _("phần ký"),
    "note": _("ghi chú"),
}
CHANGES = {
    "new": _("Mới"),
    "stopped": _("Thôi hưởng"),
    "amount": _("Đổi mức"),
    "account": _("Đổi tài khoản"),
    "commune": _("Đổi xã"),
}
EXPLAINED = {"list": _("có trong danh sách biến động"), "law": _("đúng mức theo quy định"), "": _("chưa có giải thích")}
STATES = {
    "sheets": _("chọn trang tính"),
    "columns": _("ghép cột"),
    "check": _("chờ kiểm tra"),
    "checked": _("đã kiểm tra"),
    "stored": _("đã nhận"),
    "dropped": _("đã bỏ"),
}
# Shown in full only on purpose, and each time on record.
HIDDEN_FIELDS = frozenset({"cccd", "proxy_cccd", "account_no", "phone"})

_LONG_NUMBER = re.compile(r"\d{9,}")


class Found(Protocol):
    """A finding, of a draft or of a stored list."""

    @property
    def stage(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def row_number(self) -> int | None: ...
    @property
    def cell_column(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def expected(self) -> str: ...


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """A finding in words."""

    code: str
    severity: str
    message: str
    cause: str
    fix: str
    basis: str
    cell: str


def told(found: Found, *, is_open: bool = False) -> Told:
    """Put a finding into words; cards and accounts are hidden unless they are shown on purpose."""
    cell = f"{found.sheet}!{found.cell_column}{found.row_number or ''}".strip("!")
    hidden = (lambda text: text) if is_open else hide
    fields = {"cell": cell, "value": hidden(found.value), "expected": hidden(found.expected)}
    code = found.code if found.stage == "import" else f"check:{found.code}"
    said = messages.rendered(code, fields, pages.language())
    message = said.message.removeprefix(f"{cell}: ")
    return Told(found.code, found.severity, message, said.cause, said.fix, _basis(found), cell)


def hide(text: str) -> str:
    """Hide all but the last three digits of every long number in a text."""
    return _LONG_NUMBER.sub(lambda number: "•" * (len(number[0]) - 3) + number[0][-3:], text)


def fields_to_choose() -> list[tuple[Any, Any]]:
    """List what a column may hold: identity and money first, for these must be right."""
    sensitive = [(field, title) for field, title in headers.TITLES.items() if field in outlines.CONFIRMED]
    others = [(field, title) for field, title in headers.TITLES.items() if field not in outlines.CONFIRMED]
    return [
        ("", _("— không dùng —")),
        (_("Tiền, giấy tờ, tài khoản"), sensitive),
        (_("Nội dung khác"), others),
    ]


def _basis(found: Found) -> str:
    if found.stage == "import":
        return cells.CATALOGUE[found.code].basis if found.code in cells.CATALOGUE else ""
    return rules.BY_CODE[found.code].legal_basis if found.code in rules.BY_CODE else ""
