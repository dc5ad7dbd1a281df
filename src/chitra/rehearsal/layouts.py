"""Columns and words of the lists: MIS POSASoft for BTXH, a sheet a category for NCC, and their lists of changes."""

import dataclasses
from collections.abc import Sequence

from chitra.kernel import period
from chitra.rehearsal import groups, people, sheets

_BORN = (sheets.Column("born_m", "Ngày sinh", "Nam"), sheets.Column("born_f", "Ngày sinh", "Nữ"))


def _columns(*pairs: tuple[str, str]) -> tuple[sheets.Column, ...]:
    return tuple(sheets.Column(key, head) for key, head in pairs)


_BTXH_PERSON = (
    *_columns(("stt", "STT"), ("code", "Mã đối tượng"), ("name", "Họ và tên")),
    *_BORN,
    *_columns(("card", "Số CCCD/CMND"), ("hamlet", "Thôn/Tổ"), ("group", "Loại đối tượng (NĐ20)")),
)
_CARE = sheets.Column("care", "KP chăm sóc, nuôi dưỡng")
BTXH_MONTHLY = (
    *_BTXH_PERSON,
    *_columns(("coefficient", "Hệ số"), ("allowance", "Mức trợ cấp")),
    _CARE,
    sheets.Column("arrears_months", "Truy lĩnh", "Số tháng"),
    sheets.Column("arrears", "Truy lĩnh", "Số tiền"),
    *_columns(("carried", "Tháng trước chuyển sang"), ("total", "Tổng cộng")),
    sheets.Column("proxy_name", "Người nhận thay", "Họ tên"),
    sheets.Column("proxy_card", "Người nhận thay", "CCCD"),
    *_columns(("account", "Số tài khoản"), ("bank", "Ngân hàng"), ("signed", "Ký nhận"), ("note", "Ghi chú")),
)
_NCC_PERSON = _columns(
    ("stt", "STT"), ("code", "Số hồ sơ"), ("name", "Họ tên người hưởng"), ("born", "Năm sinh"), ("card", "CCCD"),
    ("related", "Họ tên liệt sĩ/NCC"), ("relation", "Quan hệ"), ("injury", "Tỷ lệ %"),
)  # fmt: skip
_NCC_MONEY = _columns(("allowance", "Trợ cấp"), ("supplement", "Phụ cấp"), ("care", "Người phục vụ"))
_NCC_END = _columns(("total", "Cộng"), ("account", "Số TK"), ("bank", "NH"), ("signed", "Ký nhận"), ("note", "Ghi chú"))
NCC_MONTHLY = (*_NCC_PERSON, *_NCC_MONEY, sheets.Column("arrears", "Truy lĩnh"), *_NCC_END)
NCC_MONTHLY_CARRIED = (
    *NCC_MONTHLY[:12], sheets.Column("carried", "Tháng trước chuyển sang"), *NCC_MONTHLY[12:],
)  # fmt: skip
_NCC_CHANGE = (*_NCC_PERSON[:5], sheets.Column("group", "Loại đối tượng"), *_NCC_PERSON[5:], *_NCC_MONEY)

_CHANGE_COLUMNS = {
    "increase": _columns(
        ("reason", "Lý do tăng"), ("decision", "Số QĐ"), ("decided", "Ngày QĐ"), ("from_month", "Hưởng từ tháng")
    ),
    "decrease": _columns(
        ("reason", "Lý do giảm"),
        ("happened", "Ngày chết/chuyển đi"),
        ("decision", "Số QĐ"),
        ("from_month", "Thôi từ tháng"),
    ),
    "adjustment": _columns(
        ("old", "Mức cũ"),
        ("new", "Mức mới"),
        ("difference", "Chênh lệch"),
        ("reason", "Lý do"),
        ("from_month", "Từ tháng"),
    ),
}
CHANGE_SHEETS = {"increase": "Ds tăng", "decrease": "Ds giảm", "adjustment": "Ds điều chỉnh"}
_CHANGE_WORDS = {"increase": "TĂNG", "decrease": "GIẢM", "adjustment": "ĐIỀU CHỈNH"}
_PROGRAMME_WORDS = {"btxh": "BẢO TRỢ XÃ HỘI", "ncc": "NGƯỜI CÓ CÔNG"}


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A person and what the month's list grants."""

    person: people.Person
    due: groups.Due
    arrears_months: int = 0
    arrears_vnd: int = 0
    carried_vnd: int = 0

    @property
    def total_vnd(self) -> int:
        return self.due.regular_vnd + self.arrears_vnd + self.carried_vnd


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """A person who came, went, or changed; amounts are the regular ones before and after."""

    kind: str
    person: people.Person
    due: groups.Due
    reason: str
    decision: str
    decided: str = ""
    happened: str = ""
    from_month: str = ""
    old_vnd: int = 0
    new_vnd: int = 0


def change_columns(programme: str, kind: str, *, has_care: bool) -> tuple[sheets.Column, ...]:
    """Give a change list's columns; carers' money of BTXH has a column only where there is any."""
    if programme == "ncc":
        return (*_NCC_CHANGE, *_CHANGE_COLUMNS[kind])
    care = (_CARE,) if has_care else ()
    return (*_BTXH_PERSON, sheets.Column("allowance", "Mức trợ cấp"), *care, *_CHANGE_COLUMNS[kind])


def monthly_heading(programme: str, group_key: str = "") -> str:
    if programme == "btxh":
        return "DANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI HÀNG THÁNG"
    return f"DANH SÁCH CHI TRẢ TRỢ CẤP ƯU ĐÃI - {groups.NCC[group_key].title}"


def change_heading(programme: str, kind: str) -> str:
    return f"DANH SÁCH {_CHANGE_WORDS[kind]} ĐỐI TƯỢNG {_PROGRAMME_WORDS[programme]}"


def place(month: period.Period, unit_name: str) -> str:
    return f"Tháng {month.month:02d} năm {month.year} - {unit_name}"


def monthly_line(entry: Entry) -> sheets.Line:
    """Write one person of the monthly list."""
    person, due = entry.person, entry.due
    cells = _person_cells(person)
    cells["allowance"] = due.allowance_vnd
    cells["care"] = due.care_vnd
    cells["account"] = person.account or None
    cells["bank"] = person.bank or None
    cells["total"] = entry.total_vnd
    cells["carried"] = entry.carried_vnd
    if person.right.programme == "btxh":
        cells["coefficient"] = int(due.coefficient) if due.coefficient == int(due.coefficient) else due.coefficient
        cells["arrears_months"] = entry.arrears_months or None
        cells["arrears"] = entry.arrears_vnd or None
        cells["proxy_name"] = person.proxy_name or None
        cells["proxy_card"] = person.proxy_card or None
    else:
        cells["supplement"] = due.supplement_vnd
        cells["arrears"] = entry.arrears_vnd
        if person.right.group == "GDCM":
            cells["note"] = groups.MEDALS[person.right.quantity - 1]
        elif person.right.has_extra:
            cells["note"] = "Tuất nuôi dưỡng"
    return sheets.Line("data", cells, entry.total_vnd, entry.total_vnd, person)


def change_line(change: Change) -> sheets.Line:
    """Write one person of a list of increases, decreases or adjustments."""
    cells = _person_cells(change.person)
    cells["group"] = change.person.group.label
    cells["allowance"] = change.due.allowance_vnd
    cells["supplement"] = change.due.supplement_vnd
    cells["care"] = change.due.care_vnd
    cells["reason"] = change.reason
    cells["decision"] = change.decision or None
    cells["decided"] = change.decided or None
    cells["happened"] = change.happened or None
    cells["from_month"] = change.from_month
    if change.kind == "adjustment":
        cells["old"], cells["new"] = change.old_vnd, change.new_vnd
        cells["difference"] = change.new_vnd - change.old_vnd
    return sheets.Line("data", cells, person=change.person)


def written_birth(person: people.Person) -> str:
    """Write a birth as clerks do; a year alone now and then with zeros for what is unknown."""
    year, month, day = person.born
    if day:
        return f"{day:02d}/{month:02d}/{year}"
    return f"00/00/{year}" if person.serial % 90 == 0 else str(year)


def monthly_groups(lines: Sequence[sheets.Line], key: str) -> list[tuple[str, list[sheets.Line]]]:
    """Gather lines under the hamlet or commune that `key` of their person names, in the order of appearance."""
    gathered: dict[str, list[sheets.Line]] = {}
    for line in lines:
        assert line.person is not None
        gathered.setdefault(getattr(line.person, key), []).append(line)
    return list(gathered.items())


def _person_cells(person: people.Person) -> dict[str, sheets.Value]:
    cells: dict[str, sheets.Value] = {"code": person.code, "name": person.name, "card": person.card or None}
    if person.right.programme == "btxh":
        cells["born_m" if person.sex == "nam" else "born_f"] = written_birth(person)
        cells["hamlet"] = person.hamlet
        cells["group"] = person.group.label
    else:
        cells["born"] = person.born[0]
        cells["related"] = person.related_name or None
        cells["relation"] = person.relation or None
        cells["injury"] = person.right.quantity if person.right.group in {"TB", "TBB", "BB", "CDHH"} else None
    return cells
